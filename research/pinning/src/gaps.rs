//! What a release tells of people who left something out, to somebody who has learned elsewhere who they are.
//!
//! A release says how many left something out, not who. But somebody may have seen a neighbour tick "prefer not", or been told.
//! Two things are asked: the band of the answer of those who answered only one statement of an area of two ([`LoneAnswers`]), and the person
//! score of the only one who left something out in a larger area ([`OnlyOne`]).

use crate::area::{Area, Shape, Sheet, Team};
use crate::exhaustive::fingerprint;
use crate::opinions::Opinions;
use candour::disclosure::{MIN_FOR_COUNTS, band_of, bands};
use std::collections::{BTreeMap, HashMap};

/// People of whom everybody answers both statements of an area of two on five points, and some more who answer only its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoneAnswers {
    /// Who answer both.
    pub complete: usize,
    /// Who answer one.
    pub lone: usize,
    /// How many of the complete put their own sheets together.
    pub members: usize,
}

/// What complete people add up to in everything that is shown of them: how many there are in each band of each statement, the sum of their
/// scores, and that of the squares.
type Sums = ([u8; 6], u32, Option<u32>);

/// Teams that add up alike.
struct Alike {
    chance: f64,
    /// The sheets of one of them.
    team: Vec<usize>,
}

impl LoneAnswers {
    /// In what share of teams of ordinary opinions the band of the lone answers is known: all of them the same. Exact, by going through all
    /// sums that people can have; `None` from where points are shown.
    pub fn share(self) -> Option<f64> {
        let area = Area::of(Shape { statements: 2, points: 5 })?;
        let points = area.shape().points;
        let chances = Opinions::Ordinary.people(points).sheets(&area)?;
        if self.complete + self.lone >= MIN_FOR_COUNTS as usize {
            return None;
        }
        self.share_with(&area, &chances, area.position(&[3, 3]))
    }

    /// The rules ask for numbers of people only, and complete people add the same to these. So it does not matter which sheets those who look
    /// know and take away: here it is `own`, and a test has several.
    fn share_with(self, area: &Area, chances: &[f64], own: usize) -> Option<f64> {
        let complete = std::iter::repeat_n(own, self.complete);
        let squares = squares_are_shown(area, complete, std::iter::repeat_n(area.position(&[1, 0]), self.lone));
        let others = sums_of(area, chances, self.complete.checked_sub(self.members)?, squares);
        let own = vec![own; self.members];
        let answers = of_those_who_answered(area, chances);
        let mut heaps: HashMap<u128, (u8, f64)> = HashMap::new();
        for alike in others.into_values() {
            let mut team = Team::with(area, &alike.team);
            for &sheet in &own {
                team.add(sheet);
            }
            each_lone(&answers, self.lone, 0, &mut team, (0, alike.chance), &mut |team, (bands, chance)| {
                let heap = heaps.entry(fingerprint(&team.shown())).or_default();
                heap.0 |= bands;
                heap.1 += chance;
            });
        }
        // In a fixed order, so that the sum is the same to the last digit in every run.
        let known = heaps.into_iter().filter(|(_, (bands, _))| bands.is_power_of_two());
        let known: BTreeMap<u128, f64> = known.map(|(release, (_, chance))| (release, chance)).collect();
        Some(known.into_values().sum())
    }
}

/// For each band a sheet with an answer in it to the first statement alone, and how likely somebody who gives only that one gives it.
fn of_those_who_answered(area: &Area, chances: &[f64]) -> Vec<(usize, f64)> {
    let points = area.shape().points;
    let of_band = |band: usize| {
        let sheets: Vec<usize> =
            (1..=points).filter(|&point| band_of(point, points) == band).map(|point| area.position(&[point, 0])).collect();
        (sheets[0], sheets.iter().map(|&sheet| chances[sheet]).sum::<f64>())
    };
    let answers: Vec<(usize, f64)> = (0..bands(points)).map(of_band).collect();
    let all: f64 = answers.iter().map(|(_, chance)| chance).sum();
    answers.into_iter().map(|(sheet, chance)| (sheet, chance / all)).collect()
}

/// Visits the team with every way in which so many more answer, in order, with the bands they answer in and how likely it is.
fn each_lone(
    answers: &[(usize, f64)],
    lone: usize,
    band: usize,
    team: &mut Team<'_>,
    so_far: (u8, f64),
    visit: &mut dyn FnMut(&Team<'_>, (u8, f64)),
) {
    if lone == 0 {
        return visit(team, so_far);
    }
    let Some(&(sheet, chance)) = answers.get(band) else { return };
    for many in 0..=lone {
        let bands = if many > 0 { so_far.0 | 1 << band } else { so_far.0 };
        let here = crate::chance::choose(lone, many) * chance.powi(i32::try_from(many).unwrap_or(i32::MAX));
        each_lone(answers, lone - many, band + 1, team, (bands, so_far.1 * here), visit);
        team.add(sheet);
    }
    for _ in 0..=lone {
        team.remove(sheet);
    }
}

/// Whether the rules show the sum of squares of a team in which some are complete and some not. They ask for numbers of people only.
fn squares_are_shown(area: &Area, complete: impl Iterator<Item = usize>, left_out: impl Iterator<Item = usize>) -> bool {
    let sheets: Vec<usize> = complete.chain(left_out).collect();
    Team::with(area, &sheets).shown().areas[0].is_some_and(|area| area.s2.is_some())
}

/// All sums that so many complete people can have.
fn sums_of(area: &Area, chances: &[f64], people: usize, squares: bool) -> BTreeMap<Sums, Alike> {
    let shape = area.shape();
    let complete: Vec<usize> = (0..area.sheets().len()).filter(|&sheet| area.sheets()[sheet].is_complete()).collect();
    let all: f64 = complete.iter().map(|&sheet| chances[sheet]).sum();
    let nobody = ([0; 6], 0, squares.then_some(0));
    let mut sums = BTreeMap::from([(nobody, Alike { chance: 1.0, team: Vec::new() })]);
    for _ in 0..people {
        let mut more: BTreeMap<Sums, Alike> = BTreeMap::new();
        for (of_fewer, fewer) in &sums {
            for &sheet in &complete {
                let chance = fewer.chance * chances[sheet] / all;
                let alike = more.entry(with(of_fewer, &area.sheets()[sheet], shape)).or_insert_with(|| {
                    let team = fewer.team.iter().copied().chain([sheet]).collect();
                    Alike { chance: 0.0, team }
                });
                alike.chance += chance;
            }
        }
        sums = more;
    }
    sums
}

fn with(&(mut counts, sum, squares): &Sums, sheet: &Sheet, shape: Shape) -> Sums {
    for (statement, &answer) in sheet.answers.iter().enumerate() {
        counts[statement * bands(shape.points) + band_of(answer, shape.points)] += 1;
    }
    let score = sheet.score.unwrap_or(0);
    (counts, sum + score, squares.map(|squares| squares + score * score))
}

/// People of whom exactly one left something out in the area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnlyOne {
    /// The area.
    pub shape: Shape,
    /// How many people sent a sheet.
    pub people: usize,
    /// How many of the others put their own sheets together.
    pub members: usize,
}

impl OnlyOne {
    /// In what share of such teams the person score of that one is known from n, sum and squares of the area, as far as they are released.
    /// Where nothing else is, that is all that is known, otherwise the counts of statements could add to it.
    pub fn share(self, opinions: Opinions) -> Option<f64> {
        let area = Area::of(self.shape)?;
        let chances = opinions.people(self.shape.points).sheets(&area)?;
        let complete = area.position(&vec![1; self.shape.statements]);
        let mut answers = vec![1; self.shape.statements];
        answers[0] = 0;
        let squares = squares_are_shown(&area, std::iter::repeat_n(complete, self.people - 1), std::iter::once(area.position(&answers)));
        // The scores of the others, one person at a time. In order, so that every run adds in the same one.
        let complete = by_score(&area, &chances, Sheet::is_complete);
        let mut others = BTreeMap::from([((0, 0), 1.0)]);
        for _ in 0..self.people.checked_sub(1 + self.members)? {
            let mut more = BTreeMap::new();
            for (&(sum, squares), chance) in &others {
                for (score, of_score) in complete.iter().filter_map(|(score, chance)| Some(((*score)?, chance))) {
                    *more.entry((sum + score, squares + score * score)).or_insert(0.0) += chance * of_score;
                }
            }
            others = more;
        }
        let left_out = by_score(&area, &chances, |sheet| !sheet.is_complete());
        let mut heaps: BTreeMap<(u32, Option<u32>), (Vec<u32>, f64)> = BTreeMap::new();
        for (&(sum, of_others), chance) in &others {
            for (score, of_score) in left_out.iter().filter_map(|(score, chance)| Some(((*score)?, chance))) {
                let shown = (sum + score, squares.then_some(of_others + score * score));
                let heap = heaps.entry(shown).or_default();
                if !heap.0.contains(&score) {
                    heap.0.push(score);
                }
                heap.1 += chance * of_score;
            }
        }
        let known = heaps.into_values().filter(|(scores, _)| scores.len() == 1);
        Some(known.map(|(_, chance)| chance).sum())
    }
}

/// How likely each score is, or none, of people with such sheets.
fn by_score(area: &Area, chances: &[f64], wanted: impl Fn(&Sheet) -> bool) -> BTreeMap<Option<u32>, f64> {
    let mut scores = BTreeMap::new();
    for (sheet, chance) in area.sheets().iter().zip(chances).filter(|(sheet, _)| wanted(sheet)) {
        *scores.entry(sheet.score).or_insert(0.0) += chance;
    }
    let all: f64 = scores.values().sum();
    scores.into_iter().map(|(score, chance)| (score, chance / all)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_does_not_matter_which_complete_sheets_somebody_takes_away() {
        let area = Area::of(Shape { statements: 2, points: 5 }).expect("within bounds");
        let chances = Opinions::Ordinary.people(5).sheets(&area).expect("nothing in common");
        let lone = LoneAnswers { complete: 8, lone: 2, members: 3 };
        let shares = [[3, 3], [1, 1], [5, 2]].map(|own| lone.share_with(&area, &chances, area.position(&own)).expect("few people"));
        assert!(shares.iter().all(|share| (share - shares[0]).abs() < 1e-12), "{shares:?}");
    }
}
