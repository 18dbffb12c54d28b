//! Every number that guards somebody, with its source: the thresholds and rules of what may be known, and how hard the recovery code and
//! the desk PIN are to guess. Pure functions of a few numbers; nothing here sees an answer, a code or a PIN.
//!
//! The reasons are in `docs/threat-model.md`, the enumerations behind them in `docs/statistics.md`.

use crate::json::Whole;
use serde::{Deserialize, Deserializer, Serialize};

/// Fewest people of whom anything is shown. Default of Culture Amp, Viva Glint and Qualtrics; an own round may raise it, nothing
/// lowers it.
pub const MIN_PEOPLE: u32 = 5;

/// Highest threshold a round can be given. Above it an ordinary team would never see a result.
pub const MAX_THRESHOLD: u32 = 50;

/// Most people in one round on one device. Beyond this a round is no longer one team in one room.
pub const MAX_PEOPLE: u32 = 500;

/// Fewest answers for the three bands of a statement (but see [`statement_rung`]). With mean, spread and counts of five people the exact
/// answers are fixed in 63 % of outcomes, of eight in 29 % (enumerated).
pub const MIN_FOR_BANDS: u32 = 8;

/// Fewest people for the spread of an area, and for how many of them answered all of it. With the exact spread of five people three of them
/// who put their answers together always know the averages of the other two, and an outsider knows of every person on which side of the
/// middle they stand in some area in 65 to 68 % of teams; with the sum alone in 2 to 4 % (enumerated).
pub const MIN_FOR_SPREAD: u32 = 8;

/// The standard deviation, as a share of the points of the scale, of which the interval is made where a release holds no spread: a fifth, 1.0 on
/// five points. The same for every team, so that the width says nothing about this one. Person scores of real teams have medians of 0.54 to
/// 0.97 and 90th percentiles of 0.71 to 1.18 on five points (seven item sets, `docs/statistics.md`).
pub const USUAL_SPREAD: f64 = 0.2;

/// Fewest answers for the full counts of a statement. ONS and GP Patient Survey ask 10 for a cell of a table; a full distribution of
/// twenty has on average four people in each of five cells.
pub const MIN_FOR_COUNTS: u32 = 20;

/// One to this many people who left something out in an area are *lone skippers*: the exact sum of the area less its counts would be
/// the sum of their incomplete sheets. In an area of two statements also those who answered only one of them, see [`lone_answers`].
pub const LONE_SKIPPERS: u32 = MIN_PEOPLE - 1;

/// Scales with at most this many points have bands that are the full counts already, and are treated as such.
pub const POINTS_WITHOUT_BANDS: u8 = 3;

/// Two rounds whose numbers of answers differ by one to this many are not compared statement by statement.
pub const FEW_PEOPLE_DIFFER: u32 = MIN_PEOPLE - 1;

/// Days that should lie between two rounds of one team, eight weeks: who holds the results of both can subtract them. Where eight people
/// answer and then nine, and nine answers in ten stay the same, the band of the ninth person's answers is known in 83 % (simulated). Advice,
/// not a lock: another team name evades it.
pub const DAYS_BETWEEN_ROUNDS: u32 = 56;

/// Half the smallest width at which an interval is drawn or said, as a share of the whole scale (0.1 of the 4 steps from 1 to 5). A
/// unanimous team then looks like one that nearly agrees.
pub const MIN_HALF_WIDTH: f64 = 0.025;

/// Characters of a recovery code, five random bits each: 60 bits. With [`KEY_ROUNDS`] a search through half of them takes some 2^78 hashes.
pub const RECOVERY_CODE_CHARACTERS: usize = 12;

/// Characters of a keeper's recovery code, five random bits each: 100 bits. So many that the key needs no slow hash: at 2^60 tries a second half
/// of them take longer than ten thousand years.
pub const KEEPER_CODE_CHARACTERS: usize = 20;

/// Characters of the code of a survey with sealed ballots, five bits each: 120 bits. Whoever sets a survey up chooses what it is made of, and could look for
/// two with one code, one to show to the second keeper and one, with another key, to the team. That takes some 2^60 hashes; with 60 bits it would take
/// 2^30, which is minutes.
pub const SURVEY_CODE_CHARACTERS: usize = 24;

/// Rounds of PBKDF2 with HMAC-SHA-256 that make a key of a recovery code or a PIN. OWASP's Password Storage Cheat Sheet (2023) asks for
/// 600,000.
pub const KEY_ROUNDS: u32 = 600_000;

/// Fewest digits of a desk PIN. It guards buttons, not data: see the threat model.
pub const MIN_PIN_DIGITS: usize = 4;

/// Most digits of a desk PIN. More are not remembered.
pub const MAX_PIN_DIGITS: usize = 8;

/// Wrong tries of the desk PIN before each makes one wait. NIST SP 800-63B asks for a limit of at most 100.
pub const PIN_TRIES: u32 = 5;

/// Seconds to wait after the last of [`PIN_TRIES`]; doubles with each further wrong try.
pub const PIN_WAIT_SECONDS: f64 = 30.0;

/// The threshold of a round: how many people must have answered before anything is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Threshold(u32);

impl Threshold {
    /// A threshold between [`MIN_PEOPLE`] and [`MAX_THRESHOLD`]; `None` outside.
    pub fn new(people: u32) -> Option<Self> {
        (MIN_PEOPLE..=MAX_THRESHOLD).contains(&people).then_some(Self(people))
    }

    /// The number of people.
    pub fn people(self) -> u32 {
        self.0
    }

    /// With fewer answers than this nothing of a statement is released, whatever its area and its scale.
    pub fn least_for_a_statement(self) -> u32 {
        self.0.max(MIN_FOR_BANDS)
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self(MIN_PEOPLE)
    }
}

impl<'de> Deserialize<'de> for Threshold {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Whole(people) = Whole::<u32, { MIN_PEOPLE as u64 }, { MAX_THRESHOLD as u64 }>::deserialize(deserializer)?;
        Ok(Self(people))
    }
}

/// What a release holds of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaRung {
    /// Nothing.
    Nothing,
    /// n and the sum of the person scores.
    Sum,
    /// These, and how many answered all of it.
    SumAndFull,
    /// These, and the sum of squares.
    Squares,
}

/// What a release holds of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatementRung {
    /// Nothing.
    Nothing,
    /// n and counts in bands: disagree, neither, agree.
    Bands,
    /// n and the count of each point.
    Counts,
}

/// What may be known of an area of `statements` statements on a scale of `points`, in which `n` people are scored. Mean and spread of a
/// single statement are its distribution, those of two nearly so; such small areas wait for the rung on which that much is shown anyway.
/// `lone_answers`: see there.
pub fn area_rung(n: u32, statements: usize, points: u8, lone_answers: bool, threshold: Threshold) -> AreaRung {
    // With two answers to choose from, the sum of one statement is its count, and sum and squares of two statements are the counts of
    // both, one and none.
    let two_points = points <= 2;
    let sum_from = if statements <= 1 && two_points { MIN_FOR_COUNTS } else { MIN_PEOPLE };
    let squares_from = match statements {
        0 | 1 => MIN_FOR_COUNTS,
        2 if two_points => MIN_FOR_COUNTS,
        _ => MIN_FOR_SPREAD,
    };
    if n < threshold.people() || n < sum_from {
        AreaRung::Nothing
    } else if n < MIN_FOR_SPREAD {
        AreaRung::Sum
    } else if n < squares_from || lone_answers {
        AreaRung::SumAndFull
    } else {
        AreaRung::Squares
    }
}

/// Whether, in an area of two statements, so few people answered only one of them that its counts less the spread of the area would nearly
/// be their answers: for an outsider their band is certain in 7 % of teams, for two colluders in 20 %; without the spread in 2 % and 6 %
/// (enumerated). `scored` people are scored, which in such an area takes both answers; `answers` are those to each of its statements.
///
/// Larger areas are not meant: what a person with a gap answered lies within a score there.
pub fn lone_answers(scored: u32, answers: &[u32]) -> bool {
    answers.len() == 2 && answers.iter().any(|n| (1..=LONE_SKIPPERS).contains(&n.saturating_sub(scored)))
}

/// Whether so few people left something out in an area that its exact sum and the counts of its statements would together give the sum
/// of their incomplete sheets. `full` people answered all of it, `scored` more than half, and its most answered statement has
/// `most_answers` answers.
///
/// People who answered nothing in the area hide nobody: their part of the sums is known to be zero. So those who answered some of it are
/// counted apart, as well as the numbers tell: at least as many as are scored or answered one statement without being complete.
pub fn lone_skippers(sheets: u32, full: u32, scored: u32, most_answers: u32) -> bool {
    let few = |people: u32| (1..=LONE_SKIPPERS).contains(&people);
    few(sheets.saturating_sub(full)) || few(scored.max(most_answers).saturating_sub(full))
}

/// What may be known of a statement with `n` answers in an area of `statements`, on a scale of `points`. `lone_skippers`: see
/// [`lone_skippers`]; true where the release does not say how many answered all of the area, so that nobody can know.
///
/// The only statement of an area waits for [`MIN_FOR_COUNTS`]: its bands and the sum of the area, which is its own, are the full counts
/// whenever one end of the scale is empty. With eight people of ordinary opinions that is in 19 % of teams (enumerated).
pub fn statement_rung(n: u32, statements: usize, points: u8, lone_skippers: bool, threshold: Threshold) -> StatementRung {
    let bands_from = if statements <= 1 { MIN_FOR_COUNTS } else { MIN_FOR_BANDS };
    if n < threshold.people() || n < bands_from {
        return StatementRung::Nothing;
    }
    if n >= MIN_FOR_COUNTS && !lone_skippers {
        StatementRung::Counts
    } else if points > POINTS_WITHOUT_BANDS {
        StatementRung::Bands
    } else {
        StatementRung::Nothing
    }
}

/// How many bands a scale has: three with a middle point, two (lower half, upper half) without.
pub fn bands(points: u8) -> usize {
    if points % 2 == 1 { 3 } else { 2 }
}

/// The band of a point: 0 is the lowest.
pub fn band_of(point: u8, points: u8) -> usize {
    match (2 * u16::from(point)).cmp(&(u16::from(points) + 1)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => bands(points) - 1,
    }
}

/// What of two rounds of one team is put side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// The areas alone: too few people differ to compare statements safely.
    AreasOnly,
    /// Areas and statements.
    AreasAndStatements,
}

/// What of two rounds may be compared in which so many people answered. The counts of two rounds that differ by one person differ by that
/// person's answers, as far as the others answered as before. Limits a report, not somebody who holds both files.
pub fn compared(earlier: u32, later: u32) -> Compared {
    if (1..=FEW_PEOPLE_DIFFER).contains(&earlier.abs_diff(later)) { Compared::AreasOnly } else { Compared::AreasAndStatements }
}

/// A group of people in a tree of groups, such as a department and its teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The group it is a part of, as a position before its own; `None` for a tree of its own.
    pub parent: Option<usize>,
    /// How many people, those of its parts included.
    pub people: u32,
}

/// Which groups of a tree may be shown so that nobody can work out sums of fewer than `least` people by adding shown groups up and
/// taking them from each other. `None` if it is no tree: a group that stands before its parent, or parts with more people than the whole.
///
/// Sums of groups in a tree can be taken apart into those of *remainders*, a shown group less the shown groups directly below it, and
/// no further. So each remainder is empty or of `least` people. It is not enough that every group and what its parent has besides are:
/// of a department of 21 with teams of 10, 10 and 1, each of the large teams leaves 11, but both together leave one person. Where a remainder
/// is too small, the smallest of the groups below (the first of several) is left out with all its parts, so that fewest people lose
/// their result; one is enough, because it has `least` people itself. Only numbers of people decide, never answers.
///
/// What is shown of a group follows from its own number, so a remainder can be known as finely as the group above it: for statements
/// ask with their rung ([`MIN_FOR_BANDS`], [`MIN_FOR_COUNTS`]) and their own numbers of answers. One person must not be in two groups unless
/// one is a part of the other.
pub fn shown_groups(groups: &[Group], least: Threshold) -> Option<Vec<bool>> {
    let least = least.people();
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (at, group) in groups.iter().enumerate() {
        if let Some(parent) = group.parent {
            parts.get_mut(parent).filter(|_| parent < at)?.push(at);
        }
    }
    let people = |of: &[usize]| of.iter().map(|&at| u64::from(groups[at].people)).sum::<u64>();
    let mut shown: Vec<bool> = groups.iter().map(|group| group.parent.is_none() && group.people >= least).collect();
    // Parents stand before their parts, so that what is decided about a group is known when its parts are looked at.
    for (at, parts) in parts.iter().enumerate() {
        u64::from(groups[at].people).checked_sub(people(parts))?;
        if !shown[at] {
            continue;
        }
        let mut below: Vec<usize> = parts.iter().copied().filter(|&part| groups[part].people >= least).collect();
        let remainder = u64::from(groups[at].people) - people(&below);
        if (1..u64::from(least)).contains(&remainder) {
            let smallest = below.iter().copied().min_by_key(|&part| groups[part].people);
            below.retain(|&part| Some(part) != smallest);
        }
        for part in below {
            shown[part] = true;
        }
    }
    Some(shown)
}
