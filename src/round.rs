//! A round: one team answers one question set once.
//!
//! An [`OpenRound`] holds the totals while people answer and shows nothing of them but how many sheets it has counted. Closing uses it
//! up: what comes out is the [`Release`], and the totals are gone.

use crate::answers::AnswerSheet;
use crate::disclosure::{MAX_PEOPLE, Threshold};
use crate::question_set::QuestionSet;
use crate::release::{Origin, Release};
use crate::totals::{BatchId, CountError, Totals};
use crate::transfer::json::is_hidden;
use std::fmt;

/// Longest name of a team or a round, in characters.
pub const MAX_NAME: usize = 60;

/// A day of the calendar. No finer time is kept anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

impl Day {
    /// A day that exists between the years 2000 and 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((2000..2200).contains(&year) && (1..=length).contains(&day)).then_some(Self { year, month, of_month: day })
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped =
            bytes.len() == 10 && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shaped {
            return None;
        }
        Self::new(text.get(0..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..10)?.parse().ok()?)
    }

    /// Year, month (1 to 12) and day (1 to 31).
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.of_month)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}

/// What a round is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// A team says what it thinks.
    #[default]
    Real,
    /// Somebody tries Candour out; the answers mean nothing.
    Practice,
    /// Invented answers that show what a report looks like.
    Example,
}

/// What is known of a round before anybody answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Name of the team, 1 to [`MAX_NAME`] characters.
    pub team: String,
    /// Label of the round, such as "Autumn 2026", 1 to [`MAX_NAME`] characters.
    pub label: String,
    /// The day the round opened.
    pub opened: Day,
    /// How many people are invited.
    pub invited: u32,
    /// How many must have answered before anything is shown.
    pub threshold: Threshold,
    /// What the round is for.
    pub kind: Kind,
}

/// What is wrong with a round that somebody wants to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoundError {
    /// No team name, one that is too long, or one with hidden characters.
    #[error("the team name is empty, too long or holds hidden characters")]
    Team,
    /// No label, one that is too long, or one with hidden characters.
    #[error("the label is empty, too long or holds hidden characters")]
    Label,
    /// Fewer people than the threshold: no result could ever be shown.
    #[error("fewer people than {0} are invited")]
    TooFewPeople(u32),
    /// More than [`MAX_PEOPLE`].
    #[error("more than {MAX_PEOPLE} people are invited")]
    TooManyPeople,
}

impl Round {
    /// Checks everything a person typed; white space at the ends of names goes.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn check(mut self) -> Result<Self, Vec<RoundError>> {
        self.team = String::from(self.team.trim());
        self.label = String::from(self.label.trim());
        let bad = |name: &str| name.is_empty() || name.chars().count() > MAX_NAME || name.chars().any(is_hidden);
        let people = if self.invited < self.threshold.people() {
            Some(RoundError::TooFewPeople(self.threshold.people()))
        } else {
            (self.invited > MAX_PEOPLE).then_some(RoundError::TooManyPeople)
        };
        let errors: Vec<_> = [bad(&self.team).then_some(RoundError::Team), bad(&self.label).then_some(RoundError::Label), people]
            .into_iter()
            .flatten()
            .collect();
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

/// A round people are answering. Shows how many have, and nothing else.
#[derive(Debug)]
pub struct OpenRound {
    round: Round,
    set: QuestionSet,
    totals: Totals,
}

impl OpenRound {
    /// Opens a round. `batch` is fresh and random.
    pub fn open(round: Round, set: QuestionSet, batch: BatchId) -> Self {
        let totals = Totals::empty(&set, batch);
        Self { round, set, totals }
    }

    /// What is known of the round.
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// The question set people answer.
    pub fn set(&self) -> &QuestionSet {
        &self.set
    }

    /// How many people have answered.
    pub fn sheets(&self) -> u32 {
        self.totals.sheets()
    }

    /// How many of those who were invited have not answered.
    pub fn not_answered(&self) -> u32 {
        self.round.invited.saturating_sub(self.sheets())
    }

    /// Whether as many people have answered as were invited.
    pub fn everybody_answered(&self) -> bool {
        self.sheets() >= self.round.invited
    }

    /// Whether enough people have answered to close.
    pub fn can_close(&self) -> bool {
        self.sheets() >= self.round.threshold.people()
    }

    /// Counts one sheet, which is used up and wiped whatever happens.
    ///
    /// # Errors
    /// [`CountError`]: more sheets than people invited, or a sheet of another question set.
    pub fn count(&mut self, sheet: AnswerSheet) -> Result<(), CountError> {
        *self = self.begin_count(sheet)?.commit();
        Ok(())
    }

    /// Counts one sheet for the time being: the round is as before until the counting is committed, and the sheet can be had back.
    ///
    /// # Errors
    /// As [`Self::count`]; the sheet is wiped.
    pub fn begin_count(&self, sheet: AnswerSheet) -> Result<Counting, CountError> {
        if self.everybody_answered() {
            return Err(CountError::EverybodyAnswered);
        }
        let totals = self.totals.with(&sheet)?;
        Ok(Counting { next: Self { round: self.round.clone(), set: self.set.clone(), totals }, sheet })
    }

    /// A round with totals that were stored; `None` if they cannot be its own.
    pub(crate) fn restore(round: Round, set: QuestionSet, totals: Totals) -> Option<Self> {
        let possible = totals.set() == set.hash() && totals.sheets() <= round.invited;
        possible.then_some(Self { round, set, totals })
    }

    /// The totals, to be sealed and stored.
    pub(crate) fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Closes the round: makes its one release and destroys the totals.
    ///
    /// # Errors
    /// The round itself, unchanged, if fewer people have answered than the threshold asks.
    pub fn close(self) -> Result<Release, Box<Self>> {
        if self.can_close() { Ok(Release::make(self.round, Origin::SharedDevice, self.set, self.totals)) } else { Err(Box::new(self)) }
    }
}

/// A sheet on its way into a round: counted when what is to be stored has been stored, else given back.
#[derive(Debug)]
pub struct Counting {
    next: OpenRound,
    sheet: AnswerSheet,
}

impl Counting {
    /// The round with the sheet, to be sealed and stored.
    pub(crate) fn next(&self) -> &OpenRound {
        &self.next
    }

    /// The sheet is counted, and wiped.
    pub fn commit(self) -> OpenRound {
        self.next
    }

    /// The sheet is not counted. The totals with it are wiped.
    pub fn cancel(self) -> AnswerSheet {
        self.sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_not_answered_becomes_fewer_with_every_sheet() {
        let set = QuestionSet::pulse();
        let round = Round {
            team: "Team".into(),
            label: "Round".into(),
            opened: Day::new(2026, 11, 26).expect("a day"),
            invited: 5,
            threshold: Threshold::default(),
            kind: Kind::Real,
        };
        let mut open = OpenRound::open(round, set.clone(), BatchId([7; 16]));
        for left in (0..5).rev() {
            assert_eq!((open.not_answered(), open.everybody_answered()), (left + 1, false));
            open.count(AnswerSheet::blank(&set)).expect("counted");
        }
        assert_eq!((open.not_answered(), open.everybody_answered()), (0, true));
    }
}
