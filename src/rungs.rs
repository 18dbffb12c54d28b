//! What may be known of each area and each statement, worked out of numbers of people alone, so that both ways to collect come to the same:
//! a shared device, which has all sums, and two keepers, who see these numbers first and open only the sums that they allow.

use crate::disclosure::{self, AreaRung, StatementRung, Threshold};
use crate::question_set::QuestionSet;

/// How many people answered what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// Sheets.
    pub sheets: u32,
    /// For each statement the people who answered it.
    pub answers: Vec<u32>,
    /// For each area the people who answered more than half of it.
    pub scored: Vec<u32>,
    /// For each area the people who answered all of it.
    pub full: Vec<u32>,
}

/// What may be known, in the order of the question set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rungs {
    /// Of each area.
    pub areas: Vec<AreaRung>,
    /// Of each statement.
    pub statements: Vec<StatementRung>,
}

impl Rungs {
    /// The rungs of these numbers.
    pub fn of(set: &QuestionSet, threshold: Threshold, numbers: &Numbers) -> Self {
        let points = set.scale().points;
        let answers_of = |members: &[usize]| members.iter().map(|&at| numbers.answers[at]).collect::<Vec<u32>>();
        let areas: Vec<AreaRung> = set
            .areas()
            .iter()
            .zip(&numbers.scored)
            .map(|(area, &scored)| {
                let lone_answers = disclosure::lone_answers(scored, &answers_of(&area.members));
                disclosure::area_rung(scored, area.members.len(), points, lone_answers, threshold)
            })
            .collect();
        let lone_skippers: Vec<bool> = (set.areas().iter().zip(&areas).enumerate())
            .map(|(at, (area, &rung))| {
                let most = answers_of(&area.members).into_iter().max().unwrap_or(0);
                // Where the release does not say how many answered all of it, nobody can know.
                rung < AreaRung::SumAndFull || disclosure::lone_skippers(numbers.sheets, numbers.full[at], numbers.scored[at], most)
            })
            .collect();
        let statements = (set.statements().iter().zip(&numbers.answers))
            .map(|(statement, &n)| {
                let statements = set.areas()[statement.area].members.len();
                disclosure::statement_rung(n, statements, points, lone_skippers[statement.area], threshold)
            })
            .collect();
        Self { areas, statements }
    }
}

impl Numbers {
    /// Whether some sheets of this question set can have these numbers: exactly then.
    ///
    /// Of each area it asks whether a table of sheets and statements can be filled in that has these sums. A sheet that is not scored answers at most
    /// half of the k statements, a scored one more than half, and all of them only if it is complete. Such a table exists exactly where, for each j,
    /// the j most answered statements have no more answers than the sheets can give to j statements, and the j least answered ones no fewer than
    /// the sheets must give to them (Gale 1957 and Ryser 1957, with bounds on both sides by Hoffman's circulation theorem).
    pub fn are_possible(&self, set: &QuestionSet) -> bool {
        set.areas().iter().enumerate().all(|(at, area)| {
            let mut answers: Vec<u64> = area.members.iter().map(|&at| self.answers[at].into()).collect();
            answers.sort_unstable();
            let (sheets, scored, full) = (u64::from(self.sheets), u64::from(self.scored[at]), u64::from(self.full[at]));
            full <= scored && scored <= sheets && table_exists(&answers, full, scored - full, sheets - scored)
        })
    }
}

/// Whether so many complete, scored but incomplete, and unscored sheets can have these numbers of answers, which are sorted.
fn table_exists(answers: &[u64], complete: u64, incomplete: u64, unscored: u64) -> bool {
    let k = answers.len() as u64;
    let half = k / 2;
    // Where more than half are all of them, nobody is scored who is not complete.
    let nobody_between = half + 1 > k - 1 && incomplete > 0;
    !nobody_between
        && (1..=answers.len()).all(|statements| {
            let j = statements as u64;
            let most: u64 = answers[answers.len() - statements..].iter().sum();
            let least: u64 = answers[..statements].iter().sum();
            let can = complete * j + incomplete * j.min(k - 1) + unscored * j.min(half);
            let forced = complete * j + incomplete * (half + 1).saturating_sub(k - j);
            most <= can && least >= forced
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question_set::{Draft, DraftStatement};
    use std::collections::BTreeSet;

    /// A set of one area of so many statements.
    fn one_area(statements: usize) -> QuestionSet {
        let mut draft = Draft { id: "one".into(), title: "One".into(), points: 5, lowest: 1, ..Draft::default() };
        draft.areas.push(("a".into(), "A".into()));
        draft.statements.extend((0..statements).map(|at| DraftStatement {
            id: format!("s{at}"),
            area: "a".into(),
            text: format!("Statement {at}."),
            reversed: false,
        }));
        draft.check().expect("a set")
    }

    /// Every list of so many numbers up to a highest one.
    fn lists(length: usize, highest: u32) -> Vec<Vec<u32>> {
        (0..length).fold(vec![Vec::new()], |lists, _| {
            lists.iter().flat_map(|list| (0..=highest).map(|number| [list.as_slice(), &[number]].concat())).collect()
        })
    }

    #[test]
    fn numbers_are_possible_exactly_where_some_sheets_have_them() {
        for (statements, sheets) in [(1, 3), (2, 3), (3, 3), (4, 3), (5, 2)] {
            let set = one_area(statements);
            // Which statements each person answers, as bits.
            let teams = lists(sheets, (1 << statements) - 1);
            let of_team = |team: &Vec<u32>| {
                let given = |mask: &u32| mask.count_ones() as usize;
                let count = |people: usize| u32::try_from(people).expect("few");
                let answers = (0..statements).map(|at| count(team.iter().filter(|mask| *mask >> at & 1 == 1).count())).collect();
                let scored = count(team.iter().filter(|mask| 2 * given(mask) > statements).count());
                (answers, scored, count(team.iter().filter(|mask| given(mask) == statements).count()))
            };
            let some_team: BTreeSet<(Vec<u32>, u32, u32)> = teams.iter().map(of_team).collect();
            let more = u32::try_from(sheets).expect("few") + 1;
            let mut found = 0;
            for answers in lists(statements, more) {
                for (scored, full) in (0..=more).flat_map(|scored| (0..=more).map(move |full| (scored, full))) {
                    let numbers = Numbers { sheets: more - 1, answers: answers.clone(), scored: vec![scored], full: vec![full] };
                    let possible = numbers.are_possible(&set);
                    assert_eq!(possible, some_team.contains(&(answers.clone(), scored, full)), "{numbers:?}");
                    found += usize::from(possible);
                }
            }
            assert_eq!(found, some_team.len());
        }
    }
}
