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
    /// Whether some sheets of this question set can have these numbers. What follows from the numbers is exact.
    pub fn are_possible(&self, set: &QuestionSet) -> bool {
        let sheets = u64::from(self.sheets);
        set.areas().iter().enumerate().all(|(at, area)| {
            let (k, scored, full) = (area.members.len() as u64, u64::from(self.scored[at]), u64::from(self.full[at]));
            let answers: Vec<u64> = area.members.iter().map(|&at| u64::from(self.answers[at])).collect();
            if full > scored || scored > sheets || answers.iter().any(|&n| n > sheets || n < full) {
                return false;
            }
            // Whoever is scored answered more than half; whoever is not, at most half; and whoever is not complete left something out.
            let half = k / 2;
            let least = full * k + (scored - full) * (half + 1);
            let most = full * k + (scored - full) * (k - 1).max(half + 1) + (sheets - scored) * half;
            let incomplete_cannot_be_scored = k <= 2 && full < scored;
            (least..=most).contains(&answers.iter().sum()) && !incomplete_cannot_be_scored
        })
    }
}
