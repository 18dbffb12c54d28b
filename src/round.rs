//! What is known of a round: one team answers one question set once. What people answer is in [`crate::open_round`].

use crate::disclosure::{MAX_PEOPLE, Threshold};
use crate::json::{self, Fault, Wanted};
use crate::text::{Line, Name};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

pub use crate::text::{MAX_LINE, MAX_NAME};

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
        let length = length(year, month)?;
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

    /// Days from an earlier day to this one; `None` if it is not earlier, and not this one.
    pub fn days_since(self, earlier: Self) -> Option<u32> {
        self.number().checked_sub(earlier.number())
    }

    /// Days since the first day of the year 2000.
    fn number(self) -> u32 {
        let years = (2000..self.year).map(|year| if is_leap(year) { 366 } else { 365 }).sum::<u32>();
        let months = (1..self.month).map(|month| u32::from(length(self.year, month).unwrap_or(0))).sum::<u32>();
        years + months + u32::from(self.of_month) - 1
    }

    /// The day so many days later, while it lies before the year 2200.
    pub fn plus(self, days: u32) -> Option<Self> {
        let mut left = self.number() + days;
        let mut year = 2000;
        let mut month = 1;
        loop {
            let length = u32::from(length(year, month)?);
            if left < length {
                return Self::new(year, month, u8::try_from(left + 1).ok()?);
            }
            left -= length;
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            if year >= 2200 {
                return None;
            }
        }
    }

    /// Year, month (1 to 12) and day (1 to 31).
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.of_month)
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days of a month; `None` for a month there is not.
fn length(year: u16, month: u8) -> Option<u8> {
    match month {
        4 | 6 | 9 | 11 => Some(30),
        2 if is_leap(year) => Some(29),
        2 => Some(28),
        1..=12 => Some(31),
        _ => None,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| Fault::WrongType(Wanted::Text).raise())
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

const KINDS: [(Kind, &str); 3] = [(Kind::Real, "real"), (Kind::Practice, "practice"), (Kind::Example, "example")];

impl Kind {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        KINDS.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::word(deserializer, &KINDS)
    }
}

/// What is known of a round before anybody answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Name of the team.
    pub team: Name,
    /// Label of the round, such as "Autumn 2026".
    pub label: Name,
    /// The day the round opened.
    pub opened: Day,
    /// How many people are invited.
    pub invited: u32,
    /// How many must have answered before anything is shown.
    pub threshold: Threshold,
    /// What the round is for.
    pub kind: Kind,
}

/// What people are told beside that before they answer. None of it is part of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangements {
    /// Who runs the round.
    pub host: Name,
    /// Who will get the results.
    pub readers: Line,
    /// When they will get them.
    pub when: Line,
}

/// A round as somebody typed it into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundDraft {
    /// See [`Round::team`].
    pub team: String,
    /// See [`Round::label`].
    pub label: String,
    /// See [`Round::opened`].
    pub opened: Day,
    /// See [`Round::invited`].
    pub invited: u32,
    /// See [`Round::threshold`].
    pub threshold: Threshold,
    /// See [`Round::kind`].
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

impl RoundDraft {
    /// Checks everything a person typed; white space at the ends of names goes.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn check(self) -> Result<Round, Vec<RoundError>> {
        let (team, label) = (Name::new(&self.team).ok(), Name::new(&self.label).ok());
        let people = check_people(self.invited, self.threshold).err();
        match (team, label, people) {
            (Some(team), Some(label), None) => {
                let Self { opened, invited, threshold, kind, .. } = self;
                Ok(Round { team, label, opened, invited, threshold, kind })
            }
            (team, label, people) => {
                let (no_team, no_label) = (team.is_none().then_some(RoundError::Team), label.is_none().then_some(RoundError::Label));
                Err([no_team, no_label, people].into_iter().flatten().collect())
            }
        }
    }
}

impl Round {
    /// Whether so many people can be invited to a round on one device.
    ///
    /// # Errors
    /// [`RoundError::TooFewPeople`] or [`RoundError::TooManyPeople`].
    pub fn check_people(&self) -> Result<(), RoundError> {
        check_people(self.invited, self.threshold)
    }
}

fn check_people(invited: u32, threshold: Threshold) -> Result<(), RoundError> {
    if invited < threshold.people() {
        Err(RoundError::TooFewPeople(threshold.people()))
    } else if invited > MAX_PEOPLE {
        Err(RoundError::TooManyPeople)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        for (earlier, later, days) in [
            ("2000-01-01", "2000-01-01", 0),
            ("2026-11-26", "2026-11-27", 1),
            ("2026-10-01", "2026-11-26", 56),
            ("2027-12-31", "2028-03-01", 61),
            ("2026-12-31", "2027-03-01", 60),
            ("2000-01-01", "2100-03-01", 36_584),
        ] {
            assert_eq!(day(later).days_since(day(earlier)), Some(days), "{earlier} to {later}");
            assert_eq!(day(earlier).plus(days), Some(day(later)), "{days} after {earlier}");
        }
        assert_eq!(day("2026-11-25").days_since(day("2026-11-26")), None);
        assert_eq!(day("2199-12-31").plus(1), None);
    }
}
