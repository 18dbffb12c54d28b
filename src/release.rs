//! The release of a round: the only thing that is shown, stored in the clear, exported, printed or compared.
//!
//! It holds sums as [`crate::disclosure`] allows them and nothing else. What a rung does not show is not in it at all. A release is made
//! once, when a round closes, or read from a file somebody passed on; [`Provenance`] tells the two apart.

use crate::disclosure::{self, AreaRung, StatementRung, Threshold};
use crate::json;
use crate::question_set::{QuestionSet, SetHash, Statement};
use crate::round::Round;
use crate::totals::{AreaSums, BatchId, Totals};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How the answers were collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// On one device that went round.
    SharedDevice,
    /// On everybody's own device, by sealed ballots.
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
    /// People who answered all of it.
    pub full: u32,
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
}

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
    /// Something is shown that the rules of release withhold at this number of people.
    #[error("{0} shows more than the rules of release allow")]
    ShowsTooMuch(String),
    /// Something is missing that a release of this number of people holds.
    #[error("{0} is missing although it would be released")]
    ShowsTooLittle(String),
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
        Self { round, origin, provenance, set, sheets: sums.sheets, batches, areas, statements }
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

    /// Whether two releases count answers to the same statements.
    pub fn same_questions(&self, other: SetHash) -> bool {
        self.set.hash() == other
    }

    /// Checks that numbers from a file could come out of a round, and show exactly what the rules of release show.
    ///
    /// # Errors
    /// The first contradiction.
    pub(crate) fn check(&self) -> Result<(), Impossible> {
        let round = &self.round;
        if self.sheets < round.threshold.people() || self.sheets > round.invited {
            return Err(Impossible::Sheets);
        }
        for (area, released) in self.set.areas().iter().zip(&self.areas) {
            if let Some(released) = released {
                self.check_area(&area.id, area.members.len(), area.unit().into(), released)?;
            }
        }
        for (statement, released) in self.set.statements().iter().zip(&self.statements) {
            let area = &self.areas[statement.area];
            match released {
                Some(released) => self.check_statement(statement, released)?,
                // Everybody who is complete answered every statement of the area, so its n is at least `full`.
                None => {
                    if let Some(area) = area {
                        let rung = self.statement_rung(area.full, statement.area);
                        if rung != StatementRung::Nothing {
                            return Err(Impossible::ShowsTooLittle(statement.id.clone()));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn check_area(&self, id: &str, statements: usize, unit: u64, area: &ReleasedArea) -> Result<(), Impossible> {
        let contradiction = || Impossible::Area(id.to_owned());
        let n = u64::from(area.n);
        let (least, most) = (n * unit, n * unit * u64::from(self.set.scale().points));
        if area.n > self.sheets || area.full > area.n || !(least..=most).contains(&area.s1) {
            return Err(contradiction());
        }
        // Every u lies between L and P L, so n S2 is never below S1 squared and (u - L)(P L - u) is never negative: sums for which that does not
        // hold are not left as they are either.
        let points = self.set.scale().points;
        let unit = u32::try_from(unit).unwrap_or(u32::MAX);
        let (s1, s2) = disclosure::on_the_grid(area.s1, area.s2.unwrap_or(0), area.n, unit, statements, points);
        if s1 != area.s1 || area.s2.is_some_and(|given| given != s2) {
            return Err(contradiction());
        }
        let rung = disclosure::area_rung(area.n, statements, points, self.round.threshold);
        match (rung, area.s2) {
            (AreaRung::Nothing, _) | (AreaRung::Sum, Some(_)) => Err(Impossible::ShowsTooMuch(id.to_owned())),
            (AreaRung::SumAndSquares, None) => Err(Impossible::ShowsTooLittle(id.to_owned())),
            (AreaRung::Sum, None) | (AreaRung::SumAndSquares, Some(_)) => Ok(()),
        }
    }

    fn check_statement(&self, statement: &Statement, released: &ReleasedStatement) -> Result<(), Impossible> {
        let contradiction = || Impossible::Statement(statement.id.clone());
        let sum: u64 = released.counts.keyed().iter().map(|&count| u64::from(count)).sum();
        let least = self.areas[statement.area].map_or(0, |area| area.full);
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
        let lone_skippers = self.areas[area].is_none_or(|released| {
            let members = &self.set.areas()[area].members;
            // Where no statement is released, only a complete area is certain to have no lone skippers. Otherwise the most answered
            // statement is among those released: each needs the same number of answers.
            match members.iter().filter_map(|&at| self.statements[at].as_ref()).map(|statement| statement.n).max() {
                Some(most) => disclosure::lone_skippers(self.sheets, released.full, released.n, most),
                None => released.full < self.sheets,
            }
        });
        let statements = self.set.areas()[area].members.len();
        disclosure::statement_rung(n, statements, self.set.scale().points, lone_skippers, self.round.threshold)
    }
}

/// Sums before the rules of release are applied: borrowed, so that no copy of what is withheld stays behind.
pub(crate) struct Sums<'a> {
    pub sheets: u32,
    pub areas: &'a [AreaSums],
    /// For each statement the count of each point as ticked.
    pub counts: Vec<&'a [u32]>,
}

/// The rules of release, on sums from wherever they come.
pub(crate) fn apply_rules(
    threshold: Threshold,
    set: &QuestionSet,
    sums: &Sums<'_>,
) -> (Vec<Option<ReleasedArea>>, Vec<Option<ReleasedStatement>>) {
    let areas: Vec<Option<ReleasedArea>> = set
        .areas()
        .iter()
        .zip(sums.areas)
        .map(|(area, sums)| {
            let (statements, points) = (area.members.len(), set.scale().points);
            let rung = disclosure::area_rung(sums.n, statements, points, threshold);
            let (s1, s2) = disclosure::on_the_grid(sums.s1, sums.s2, sums.n, area.unit(), statements, points);
            let s2 = (rung == AreaRung::SumAndSquares).then_some(s2);
            (rung != AreaRung::Nothing).then_some(ReleasedArea { n: sums.n, full: sums.full, s1, s2 })
        })
        .collect();
    let points = set.scale().points;
    let lone_skippers: Vec<bool> = set
        .areas()
        .iter()
        .zip(&areas)
        .map(|(area, released)| {
            let most = area.members.iter().map(|&at| sums.counts[at].iter().sum()).max().unwrap_or(0);
            released.is_none_or(|released| disclosure::lone_skippers(sums.sheets, released.full, released.n, most))
        })
        .collect();
    let statements = set
        .statements()
        .iter()
        .zip(&sums.counts)
        .map(|(statement, ticked)| {
            let n = ticked.iter().sum();
            let keyed = directed(ticked, statement.reversed);
            let statements = set.areas()[statement.area].members.len();
            let (resolution, keyed) = match disclosure::statement_rung(n, statements, points, lone_skippers[statement.area], threshold) {
                StatementRung::Nothing => return None,
                StatementRung::Bands => (Resolution::Bands, in_bands(keyed, points)),
                StatementRung::Counts => (Resolution::Points, keyed.collect()),
            };
            let counts = Counts::of_keyed(resolution, keyed, statement.reversed);
            Some(ReleasedStatement { n, counts })
        })
        .collect();
    (areas, statements)
}

/// Counts turned round for a reverse-scored statement: from as ticked to keyed, and back.
fn directed(counts: &[u32], reversed: bool) -> impl Iterator<Item = u32> {
    (0..counts.len()).map(move |at| counts[if reversed { counts.len() - 1 - at } else { at }])
}

/// Counts of each point put together into the bands of the scale.
pub fn in_bands(counts: impl IntoIterator<Item = u32>, points: u8) -> Vec<u32> {
    let mut bands = vec![0; disclosure::bands(points)];
    for (point, count) in (1..=points).zip(counts) {
        bands[disclosure::band_of(point, points)] += count;
    }
    bands
}
