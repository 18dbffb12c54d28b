//! Whether numbers from a file could come out of a round, and show exactly what the rules of release show.

use super::{Release, ReleasedStatement, Resolution, levels};
use crate::disclosure::{self, AreaRung, StatementRung};
use crate::question_set::Statement;

/// What in a file cannot be the result of any round.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Impossible {
    /// The total of sheets is below the threshold or above the number of people invited.
    #[error("the number of sheets does not fit the people invited")]
    Sheets,
    /// The numbers of an area contradict each other.
    #[error("the numbers of area {0} contradict each other")]
    Area(String),
    /// The numbers of a statement contradict each other.
    #[error("the numbers of statement {0} contradict each other")]
    Statement(String),
    /// The numbers of an area contradict those of its statements.
    #[error("area {0} and its statements contradict each other")]
    Levels(String),
    /// Something is shown that the rules of release withhold at this number of people.
    #[error("{0} shows more than the rules of release allow")]
    ShowsTooMuch(String),
    /// Something is missing that a release of this number of people holds.
    #[error("{0} is missing although it would be released")]
    ShowsTooLittle(String),
}

impl Release {
    /// Checks that numbers from a file could come out of a round, and show exactly what the rules of release show.
    ///
    /// # Errors
    /// The first contradiction.
    pub(crate) fn check(&self) -> Result<(), Impossible> {
        let round = &self.round;
        if self.sheets < round.threshold.people() || self.sheets > round.invited {
            return Err(Impossible::Sheets);
        }
        for at in 0..self.areas.len() {
            self.check_area(at)?;
        }
        for (statement, released) in self.set.statements().iter().zip(&self.statements) {
            let area = &self.areas[statement.area];
            match released {
                Some(released) => self.check_statement(statement, released)?,
                // Everybody who is complete answered every statement of the area, so its n is at least `full`.
                None => {
                    if let Some(full) = area.and_then(|area| area.full) {
                        let rung = self.statement_rung(full, statement.area);
                        if rung != StatementRung::Nothing {
                            return Err(Impossible::ShowsTooLittle(statement.id.clone()));
                        }
                    }
                }
            }
        }
        // Only now is everything bounded that the levels are compared by.
        for (at, area) in self.set.areas().iter().enumerate() {
            if !levels::agree(&self.levels(at)) {
                return Err(Impossible::Levels(area.id.clone()));
            }
        }
        Ok(())
    }

    fn levels(&self, at: usize) -> levels::Levels<'_> {
        let area = &self.set.areas()[at];
        levels::Levels {
            sheets: self.sheets,
            points: self.set.scale().points,
            step: u64::from(area.unit()) / area.members.len() as u64,
            area: self.areas[at],
            statements: area.members.iter().map(|&member| self.statements[member].as_ref()).collect(),
        }
    }

    fn check_area(&self, at: usize) -> Result<(), Impossible> {
        let (id, statements) = (&self.set.areas()[at].id, self.set.areas()[at].members.len());
        let levels = self.levels(at);
        let rung = |n, lone_answers| disclosure::area_rung(n, statements, self.set.scale().points, lone_answers, self.round.threshold);
        let Some(area) = self.areas[at] else {
            let shown = rung(levels.fewest_scored(), true) != AreaRung::Nothing;
            return if shown { Err(Impossible::ShowsTooLittle(id.clone())) } else { Ok(()) };
        };
        if !levels.sums_are_possible(&area) {
            return Err(Impossible::Area(id.clone()));
        }
        let shown = match (area.full, area.s2) {
            (None, None) => AreaRung::Sum,
            (Some(_), None) => AreaRung::SumAndFull,
            (Some(_), Some(_)) => AreaRung::Squares,
            (None, Some(_)) => return Err(Impossible::Area(id.clone())),
        };
        // Where the answers to one of two statements are not shown, nobody can tell whether few gave that one alone.
        let (fewest, most) = match levels.lone_answers(area.n) {
            Some(lone_answers) => (rung(area.n, lone_answers), rung(area.n, lone_answers)),
            None => (rung(area.n, true), rung(area.n, false)),
        };
        if shown > most {
            Err(Impossible::ShowsTooMuch(id.clone()))
        } else if shown < fewest {
            Err(Impossible::ShowsTooLittle(id.clone()))
        } else {
            Ok(())
        }
    }

    fn check_statement(&self, statement: &Statement, released: &ReleasedStatement) -> Result<(), Impossible> {
        let contradiction = || Impossible::Statement(statement.id.clone());
        let sum: u64 = released.counts.keyed().iter().map(|&count| u64::from(count)).sum();
        let least = self.areas[statement.area].and_then(|area| area.full).unwrap_or(0);
        if sum != u64::from(released.n) || released.n > self.sheets || released.n < least {
            return Err(contradiction());
        }
        let points = self.set.scale().points;
        let (shown, length) = match released.counts.resolution() {
            Resolution::Bands => (StatementRung::Bands, disclosure::bands(points)),
            Resolution::Points => (StatementRung::Counts, usize::from(points)),
        };
        let allowed = self.statement_rung(released.n, statement.area);
        if shown > allowed {
            Err(Impossible::ShowsTooMuch(statement.id.clone()))
        } else if shown < allowed {
            Err(Impossible::ShowsTooLittle(statement.id.clone()))
        } else if released.counts.keyed().len() != length {
            Err(contradiction())
        } else {
            Ok(())
        }
    }

    /// What the rules allow of a statement with `n` answers in this area, as far as the release itself tells.
    fn statement_rung(&self, n: u32, area: usize) -> StatementRung {
        let counted = self.areas[area].and_then(|released| Some((released.n, released.full?)));
        let lone_skippers = counted.is_none_or(|(scored, full)| {
            let members = &self.set.areas()[area].members;
            // Where no statement is released, only a complete area is certain to have no lone skippers. Otherwise the most answered
            // statement is among those released: each needs the same number of answers.
            match members.iter().filter_map(|&at| self.statements[at].as_ref()).map(|statement| statement.n).max() {
                Some(most) => disclosure::lone_skippers(self.sheets, full, scored, most),
                None => full < self.sheets,
            }
        });
        let statements = self.set.areas()[area].members.len();
        disclosure::statement_rung(n, statements, self.set.scale().points, lone_skippers, self.round.threshold)
    }
}
