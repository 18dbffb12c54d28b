//! The release of a round: the only thing that is shown, stored in the clear, exported, printed or compared.
//!
//! It holds sums as [`crate::disclosure`] allows them and nothing else. What a rung does not show is not in it at all. A release is made
//! once, when a round closes, or read from a file somebody passed on; [`Provenance`] tells the two apart.

mod levels;
mod possible;
mod rules;
mod sealed;

pub use possible::Impossible;
pub use rules::in_bands;
pub(crate) use rules::{Sums, apply_rules};
pub use sealed::NotProven;

use crate::json;
use crate::question_set::{QuestionSet, StructureHash};
use crate::round::Round;
use crate::sealed::messages::Evidence;
use crate::totals::{BatchId, Totals};
use rules::directed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How the answers were collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// On one device that went round.
    SharedDevice,
    /// On everybody's own device, in sealed ballots that two keepers added up.
    Sealed,
    /// From an earlier survey, counted elsewhere.
    Imported,
}

const ORIGINS: [(Origin, &str); 3] = [(Origin::SharedDevice, "shared-device"), (Origin::Sealed, "sealed"), (Origin::Imported, "imported")];

impl Origin {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        ORIGINS.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::word(deserializer, &ORIGINS)
    }
}

/// Whether this app made the release or somebody handed it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// Made by this app when a round closed on this device.
    MadeHere,
    /// Read from a file, a link or a paste. Releases are not signed: it carries no promise.
    HandedIn,
}

/// What is released of an area. Units of `s1` and `s2`: see [`crate::totals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleasedArea {
    /// People scored: they answered more than half of the area.
    pub n: u32,
    /// People who answered all of it, where the ladder allows it.
    pub full: Option<u32>,
    /// Sum of the person scores u.
    pub s1: u64,
    /// Sum of their squares, where the ladder allows it.
    pub s2: Option<u64>,
}

/// What is released of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedStatement {
    /// How many answered.
    pub n: u32,
    /// How many gave which answer.
    pub counts: Counts,
}

/// How finely answers are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// Below, on and above the middle of the scale; lower half and upper half on a scale without a middle point.
    Bands,
    /// One count for each point.
    Points,
}

/// Counts of a statement's answers. They can be had in two directions, which are the same unless the statement is reverse-scored; which one
/// is meant is said by the name of the method and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    resolution: Resolution,
    reversed: bool,
    keyed: Vec<u32>,
}

impl Counts {
    /// Counts whose last one is the favourable end, of a statement that is reverse-scored or not.
    pub(crate) fn of_keyed(resolution: Resolution, keyed: Vec<u32>, reversed: bool) -> Self {
        Self { resolution, reversed, keyed }
    }

    /// Whether these are bands or points.
    pub fn resolution(&self) -> Resolution {
        self.resolution
    }

    /// The counts with the favourable end last: what speaks for or against the area.
    pub fn keyed(&self) -> &[u32] {
        &self.keyed
    }

    /// The counts as people ticked them, the strongest disagreement first: what goes with the wording.
    pub fn as_ticked(&self) -> Vec<u32> {
        directed(&self.keyed, self.reversed).collect()
    }

    /// The same answers in bands.
    #[must_use]
    pub fn in_bands(&self) -> Self {
        let keyed = match (self.resolution, u8::try_from(self.keyed.len())) {
            (Resolution::Points, Ok(points)) => in_bands(self.keyed.iter().copied(), points),
            _ => self.keyed.clone(),
        };
        Self { resolution: Resolution::Bands, keyed, ..*self }
    }

    /// The same answers where each point is counted.
    pub fn in_points(&self) -> Option<&Self> {
        (self.resolution == Resolution::Points).then_some(self)
    }
}

/// The result of a round. Made by closing a round or by reading a file, and always within the rules of release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    pub(crate) round: Round,
    pub(crate) origin: Origin,
    pub(crate) provenance: Provenance,
    pub(crate) set: QuestionSet,
    pub(crate) sheets: u32,
    pub(crate) batches: Vec<BatchId>,
    pub(crate) areas: Vec<Option<ReleasedArea>>,
    pub(crate) statements: Vec<Option<ReleasedStatement>>,
    /// Both keepers' shares, of sealed ballots.
    pub(crate) evidence: Option<Box<Evidence>>,
}

impl Release {
    /// Applies the rules of release and lets the totals go.
    // By value on purpose: after the one release nobody holds the totals any more.
    #[allow(clippy::needless_pass_by_value)]
    pub(crate) fn make(round: Round, origin: Origin, set: QuestionSet, totals: Totals) -> Self {
        let sums = Sums {
            sheets: totals.sheets(),
            areas: totals.areas(),
            counts: (0..set.statements().len()).map(|at| &totals.counts(at)[1..]).collect(),
        };
        let batches = totals.batches().to_vec();
        Self::from_sums(round, origin, Provenance::MadeHere, set, &sums, batches)
    }

    /// Applies the rules of release to sums from wherever they come.
    pub(crate) fn from_sums(
        round: Round,
        origin: Origin,
        provenance: Provenance,
        set: QuestionSet,
        sums: &Sums<'_>,
        batches: Vec<BatchId>,
    ) -> Self {
        let (areas, statements) = apply_rules(round.threshold, &set, sums);
        Self { round, origin, provenance, set, sheets: sums.sheets, batches, areas, statements, evidence: None }
    }

    /// What is known of the round.
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// How the answers were collected.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// Whether this app made the release.
    pub fn provenance(&self) -> Provenance {
        self.provenance
    }

    /// The question set answered.
    pub fn set(&self) -> &QuestionSet {
        &self.set
    }

    /// How many people sent a sheet.
    pub fn sheets(&self) -> u32 {
        self.sheets
    }

    /// Both keepers' shares of its numbers, where the answers came in sealed ballots.
    pub fn evidence(&self) -> Option<&Evidence> {
        self.evidence.as_deref()
    }

    /// The batches of sheets in it.
    pub fn batches(&self) -> &[BatchId] {
        &self.batches
    }

    /// What is released of each area, in the order of the question set.
    pub fn areas(&self) -> &[Option<ReleasedArea>] {
        &self.areas
    }

    /// What is released of each statement, in the order of the question set.
    pub fn statements(&self) -> &[Option<ReleasedStatement>] {
        &self.statements
    }

    /// The same release, read back from where this app kept it after making it.
    pub(crate) fn made_here(mut self) -> Self {
        self.provenance = Provenance::MadeHere;
        self
    }

    /// Whether the numbers of two releases mean the same, so that they may be compared. What people read may differ: see
    /// [`QuestionSet::wording_hash`].
    pub fn same_questions(&self, other: StructureHash) -> bool {
        self.set.structure_hash() == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_put_into_bands_are_bands_and_bands_stay_as_they_are() {
        let points = Counts::of_keyed(Resolution::Points, vec![1, 2, 3, 4, 5], false);
        let bands = points.in_bands();
        assert_eq!((bands.resolution(), bands.keyed()), (Resolution::Bands, [3, 3, 9].as_slice()));
        assert!(bands.in_points().is_none() && points.in_points().is_some());
        assert_eq!(bands.in_bands(), bands);
        assert_eq!(Counts::of_keyed(Resolution::Points, vec![1, 2, 3, 4, 5], true).in_bands().as_ticked(), [9, 3, 3]);
    }
}
