//! Whether an area and its statements can come from the same answers.
//!
//! Everything is counted in *steps*: the score of a complete sheet is the sum of its `k` keyed answers, from `k` to `k` times the points,
//! and any score is such a number ([`crate::totals::person_score`]). Where every sheet is complete and every count is released the sums of both levels
//! are equal; else what is not known leaves room, and the two are compared within it. What follows from the numbers is exact; that numbers
//! which pass can be answered by some team is not claimed.

use super::{ReleasedArea, ReleasedStatement};
use crate::disclosure::{self, band_of};

/// One area of a release and its statements.
pub(super) struct Levels<'a> {
    /// People who sent a sheet.
    pub sheets: u32,
    /// Points of the scale.
    pub points: u8,
    /// What one answer more counts in the sums of the area.
    pub step: u64,
    /// The area, if it is released.
    pub area: Option<ReleasedArea>,
    /// Each of its statements, if it is released.
    pub statements: Vec<Option<&'a ReleasedStatement>>,
}

/// Answers of people as far as counts tell: between which points each of them lies, the lowest first.
struct Answers {
    least: Vec<u64>,
    most: Vec<u64>,
}

impl Levels<'_> {
    fn k(&self) -> u64 {
        self.statements.len() as u64
    }

    /// The most statements of the area that somebody can answer without being scored.
    fn most_unscored(&self) -> u64 {
        self.k() / 2
    }

    fn shown(&self) -> impl Iterator<Item = &ReleasedStatement> {
        self.statements.iter().flatten().copied()
    }

    /// Answers to the statements that are shown.
    fn answers(&self) -> u64 {
        self.shown().map(|statement| u64::from(statement.n)).sum()
    }

    /// How many are scored at least, whoever gave the answers that are shown.
    pub fn fewest_scored(&self) -> u32 {
        let all_unscored = u64::from(self.sheets) * self.most_unscored();
        let scored = self.answers().saturating_sub(all_unscored).div_ceil(self.k() - self.most_unscored());
        u32::try_from(scored).unwrap_or(u32::MAX)
    }

    /// See [`disclosure::lone_answers`]; `None` where what is shown does not tell.
    pub fn lone_answers(&self, scored: u32) -> Option<bool> {
        if self.statements.len() != 2 || scored == self.sheets {
            return Some(false);
        }
        let answers: Option<Vec<u32>> = self.statements.iter().map(|statement| Some((*statement)?.n)).collect();
        Some(disclosure::lone_answers(scored, &answers?))
    }

    /// Whether the numbers of the area alone can be those of people who answered it.
    pub fn sums_are_possible(&self, area: &ReleasedArea) -> bool {
        let (n, k, step, points) = (u64::from(area.n), self.k(), self.step, u64::from(self.points));
        let (sum, rest) = (area.s1 / step, area.s1 % step);
        let people = n > 0 && area.n <= self.sheets && area.full.is_none_or(|full| full <= area.n);
        // Where more than half of the statements are all of them, only complete sheets are scored.
        let complete = k > 2 || area.full.is_none_or(|full| full == area.n);
        if !people || !complete || rest != 0 || !(n * k..=n * k * points).contains(&sum) {
            return false;
        }
        area.s2.is_none_or(|s2| {
            let (squares, rest) = (s2 / (step * step), s2 % (step * step));
            let same = || Answers { least: vec![k; area.n as usize], most: vec![k * points; area.n as usize] };
            // A number and its square are both odd or both even.
            rest == 0 && squares % 2 == sum % 2 && squares <= same().greatest_squares(sum) && squares >= same().least_squares(sum)
        })
    }
}

/// Whether the numbers of an area and of its statements, each possible by itself, can come from the same answers.
pub(super) fn agree(levels: &Levels<'_>) -> bool {
    let Some(area) = levels.area else { return true };
    let (k, n, sheets, steps) = (levels.k(), u64::from(area.n), u64::from(levels.sheets), u64::from(levels.points) - 1);
    let answers = levels.answers();
    let all_shown = levels.statements.iter().all(Option::is_some);
    // Between these lie the answers of everybody scored. Without `full` anybody of them may be complete.
    let most_of_scored = area.full.map_or(n * k, |full| u64::from(full) * k + (n - u64::from(full)) * (k - 1));
    let least_of_scored = area.full.map_or(0, u64::from) * k + (n - area.full.map_or(0, u64::from)) * (levels.most_unscored() + 1);
    let most_of_others = (sheets - n) * levels.most_unscored();
    if answers > most_of_scored + most_of_others || (all_shown && answers < least_of_scored) {
        return false;
    }
    let of_others = if all_shown { most_of_others.min(answers - least_of_scored) } else { most_of_others };
    // Of whoever is scored, a score lies at least as far above the lowest as the answers it is made of, and as far below the highest.
    // Answers of others are in the counts only. A statement that is not shown adds nothing to what is certain.
    let sum = area.s1 / levels.step;
    let (above, below) = (sum - n * k, n * k * (steps + 1) - sum);
    let (mut certain_above, mut certain_below) = (0, 0);
    for statement in levels.shown() {
        let answers = Answers::to(statement, levels.points);
        certain_above += answers.least.iter().map(|point| point - 1).sum::<u64>();
        certain_below += answers.most.iter().map(|point| steps + 1 - point).sum::<u64>();
    }
    if certain_above > above + of_others * steps || certain_below > below + of_others * steps {
        return false;
    }
    let everybody_complete = area.full == Some(area.n) && all_shown && levels.shown().all(|statement| statement.n == area.n);
    match area.s2 {
        Some(s2) if everybody_complete => squares_agree(levels, sum, s2 / (levels.step * levels.step)),
        _ => true,
    }
}

/// Whether the squares of the scores of complete sheets lie between what the counts of the statements allow. Most where whoever stands highest in one
/// statement stands highest in all; least, which is worked out for one statement and for two, where it is the other way round. Of two in bands
/// it is the least of the lowest points of each band: nobody stands below those.
fn squares_agree(levels: &Levels<'_>, sum: u64, squares: u64) -> bool {
    let answers: Vec<Answers> = levels.shown().map(|statement| Answers::to(statement, levels.points)).collect();
    let together = |of: fn(&Answers) -> &Vec<u64>| {
        let people = answers.first().map_or(0, |answers| answers.least.len());
        (0..people).map(|person| answers.iter().map(|answers| of(answers)[person]).sum()).collect::<Vec<u64>>()
    };
    let alike = Answers { least: together(|answers| &answers.least), most: together(|answers| &answers.most) };
    let least = match answers.as_slice() {
        [one] => one.least_squares(sum),
        [first, second] => first.least.iter().zip(second.least.iter().rev()).map(|(first, second)| (first + second).pow(2)).sum(),
        _ => 0,
    };
    (least..=alike.greatest_squares(sum)).contains(&squares)
}

impl Answers {
    /// The answers to a statement, keyed.
    fn to(statement: &ReleasedStatement, points: u8) -> Self {
        let (mut least, mut most) = (Vec::new(), Vec::new());
        let counts = statement.counts.keyed();
        for (at, &count) in counts.iter().enumerate() {
            // A band, or on scales whose bands are the points a point: the points that fall into it.
            let inside = |point: &u8| {
                if counts.len() == usize::from(points) { usize::from(*point) == at + 1 } else { band_of(*point, points) == at }
            };
            let lowest = (1..=points).find(inside).unwrap_or(1);
            let highest = (1..=points).rev().find(inside).unwrap_or(points);
            least.extend(std::iter::repeat_n(u64::from(lowest), count as usize));
            most.extend(std::iter::repeat_n(u64::from(highest), count as usize));
        }
        Self { least, most }
    }

    /// The greatest sum of squares of numbers between these bounds that add up to `sum`: as many of the highest as can be at their top.
    fn greatest_squares(&self, sum: u64) -> u64 {
        let mut left = sum.saturating_sub(self.least.iter().sum());
        let mut squares = 0;
        for (least, most) in self.least.iter().zip(&self.most).rev() {
            let more = left.min(most - least);
            left -= more;
            squares += (least + more).pow(2);
        }
        squares
    }

    /// The least sum of squares of such numbers: each as near to the others as its bounds allow.
    fn least_squares(&self, sum: u64) -> u64 {
        let at_level = |level: u64| self.least.iter().zip(&self.most).map(move |(&least, &most)| level.clamp(least, most));
        let (lowest, highest) = (self.least.first().copied().unwrap_or(0), self.most.last().copied().unwrap_or(0));
        let level = (lowest..=highest).rev().find(|&level| at_level(level).sum::<u64>() <= sum).unwrap_or(lowest);
        let left = sum.saturating_sub(at_level(level).sum());
        // As many as are left over stand one step higher.
        at_level(level).map(|value| value * value).sum::<u64>() + left * (2 * level + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::{Counts, Resolution};

    fn statement(n: u32) -> ReleasedStatement {
        ReleasedStatement { n, counts: Counts::of_keyed(Resolution::Bands, vec![0, 0, n], false) }
    }

    /// Statements that so many people answered.
    fn answered(numbers: &[u32]) -> Vec<ReleasedStatement> {
        numbers.iter().copied().map(statement).collect()
    }

    fn area(sheets: u32, statements: &[ReleasedStatement]) -> Levels<'_> {
        Levels { sheets, points: 5, step: 1, area: None, statements: statements.iter().map(Some).collect() }
    }

    #[test]
    fn one_to_four_answers_alone_are_looked_for_in_areas_of_two_statements_of_which_not_everybody_is_scored() {
        assert_eq!(area(10, &answered(&[10, 8])).lone_answers(8), Some(true));
        assert_eq!(area(10, &answered(&[8, 8])).lone_answers(8), Some(false), "nobody gave only one answer");
        assert_eq!(area(10, &answered(&[10, 10])).lone_answers(10), Some(false), "everybody is scored");
        assert_eq!(area(10, &answered(&[10, 8, 8])).lone_answers(8), Some(false), "of three statements two are enough");
        let hidden =
            |count, scored| Levels { sheets: 10, points: 5, step: 1, area: None, statements: vec![None; count] }.lone_answers(scored);
        assert_eq!((hidden(2, 8), hidden(2, 10), hidden(3, 8)), (None, Some(false), Some(false)), "where it matters, only counts tell");
    }

    #[test]
    fn answers_beyond_half_an_area_for_everybody_are_those_of_people_who_are_scored() {
        let fewest = |sheets, numbers: &[u32]| area(sheets, &answered(numbers)).fewest_scored();
        // Of five statements two can be answered without being scored, and whoever is scored adds three more.
        assert_eq!(fewest(10, &[10; 5]), 10);
        assert_eq!(fewest(10, &[4; 5]), 0);
        assert_eq!(fewest(10, &[4, 4, 4, 4, 5]), 1);
        assert_eq!(fewest(10, &[4, 4, 4, 5, 6]), 1);
        assert_eq!(fewest(10, &[4, 4, 5, 5, 6]), 2);
        assert_eq!(fewest(8, &[8, 5]), 5, "of two statements one can be");
        assert_eq!(fewest(8, &[6]), 6, "of a single one none can be");
    }

    #[test]
    fn squares_are_greatest_where_as_many_as_can_be_stand_at_their_top_and_least_where_all_are_near_each_other() {
        let answers = Answers { least: vec![1, 1, 4], most: vec![3, 3, 5] };
        let squares = |sum| (answers.greatest_squares(sum), answers.least_squares(sum));
        assert_eq!(squares(6), (1 + 1 + 16, 1 + 1 + 16), "all at their lowest");
        assert_eq!(squares(7), (1 + 1 + 25, 1 + 4 + 16));
        assert_eq!(squares(9), (1 + 9 + 25, 4 + 9 + 16));
        assert_eq!(squares(10), (4 + 9 + 25, 9 + 9 + 16));
        assert_eq!(squares(11), (9 + 9 + 25, 9 + 9 + 25), "all at their highest");
    }

    /// Whether an area of twelve sheets and ten people scored agrees with so many answers to its statements. All of them stand on the middle, as
    /// the mean does, so that only how many there are decides.
    fn agrees(full: Option<u32>, hidden: usize, numbers: &[u32]) -> bool {
        let on_the_middle = |&n: &u32| ReleasedStatement { n, counts: Counts::of_keyed(Resolution::Bands, vec![0, n, 0], false) };
        let statements: Vec<ReleasedStatement> = numbers.iter().map(on_the_middle).collect();
        let k = (numbers.len() + hidden) as u64;
        let sums = ReleasedArea { n: 10, full, s1: 10 * k * 3, s2: Some(10 * (k * 3).pow(2)) };
        let shown = statements.iter().map(Some).chain(vec![None; hidden]).collect();
        agree(&Levels { sheets: 12, points: 5, step: 1, area: Some(sums), statements: shown })
    }

    #[test]
    fn people_gave_as_many_answers_as_those_who_are_scored_and_those_who_are_not_can_give() {
        // Six gave five answers each, four scored ones three or four each, and two unscored ones up to two each.
        assert!(agrees(Some(6), 0, &[10, 10, 10, 10, 10]) && !agrees(Some(6), 0, &[11, 10, 10, 10, 10]), "at most 30 + 16 + 4");
        assert!(agrees(Some(6), 0, &[10, 8, 8, 8, 8]) && !agrees(Some(6), 0, &[9, 8, 8, 8, 8]), "at least 30 + 12");
        // Where it is not said how many are complete, it may be anybody.
        assert!(agrees(None, 0, &[11, 11, 11, 11, 10]) && !agrees(None, 0, &[11, 11, 11, 11, 11]), "at most 50 + 4");
        assert!(agrees(None, 0, &[6, 6, 6, 6, 6]) && !agrees(None, 0, &[6, 6, 6, 6, 5]), "at least 30");
        // Answers to a statement that is not shown may make up for what is missing.
        assert!(agrees(Some(6), 1, &[8, 8, 8, 8]));
        assert!(agrees(Some(10), 0, &[12, 12, 10, 10, 10]) && !agrees(Some(10), 0, &[12, 12, 11, 10, 10]), "everybody scored is complete");
    }
}
