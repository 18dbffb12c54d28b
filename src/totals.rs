//! Totals: counts and sums over sheets, and nothing that could be taken apart again.
//!
//! [`Totals`] only ever add. They cannot be read outside this crate's release rules, stored, printed or copied. No products of
//! answers to different statements are kept: for one area of five statements those rebuild the exact rows of 90 % of teams of five.
//!
//! Per statement: one count for each point as ticked, and one of no answer. Per area: `full` (people who answered all of it) and, over
//! people who answered more than half of it, n, S1 = sum of u and S2 = sum of u squared, where u is the person score in units of
//! 1/L, L = lcm(1..k): a whole number. Scores lie on the grid of complete sheets, see [`person_score`].

use crate::answers::AnswerSheet;
use crate::hex;
use crate::question_set::{QuestionSet, StructureHash};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// A random number given to each batch of sheets, so that no batch is added twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BatchId(pub [u8; 16]);

impl fmt::Display for BatchId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex::encode(&self.0))
    }
}

/// Why a sheet is not counted. The totals are as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// The sheet answers another question set.
    #[error("the sheet belongs to another question set")]
    OtherQuestionSet,
    /// As many sheets as people invited are counted already.
    #[error("everybody invited has answered")]
    EverybodyAnswered,
}

/// Why two totals are not merged. Both are as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// They count answers to different question sets.
    #[error("the totals belong to different question sets")]
    OtherQuestionSet,
    /// They share a batch: somebody would be counted twice.
    #[error("the totals share a batch")]
    SharedBatch,
}

/// Sums of one area over people.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct AreaSums {
    /// People who answered every statement of the area.
    pub full: u32,
    /// People who answered more than half of it.
    pub n: u32,
    /// Sum of their person scores.
    pub s1: u64,
    /// Sum of the squares.
    pub s2: u64,
}

impl AreaSums {
    /// Whether so many sheets can have these sums.
    fn is_possible(&self, sheets: u32, unit: u64, points: u8) -> bool {
        let (n, top) = (u128::from(self.n), u128::from(unit) * u128::from(points));
        let (s1, s2, unit) = (u128::from(self.s1), u128::from(self.s2), u128::from(unit));
        self.full <= self.n && self.n <= sheets && (n * unit..=n * top).contains(&s1) && (n * unit * unit..=n * top * top).contains(&s2)
    }
}

/// The person score u of somebody who gave `answered` of the `statements` of an area, whose keyed points add up to `sum`: the mean of the
/// answers in units of 1 / `unit`, rounded to what a complete sheet can score, upwards from the middle between two. `None` unless more than
/// half of the area is answered.
///
/// A complete sheet scores a multiple of a step, `unit / statements`. An exact mean of fewer answers often does not, and what is left over
/// when the sum of all scores is divided by the step would be a trace of the incomplete sheets alone. Rounding each score before it is
/// added is off by half a step at most, and both ways to collect can do it alike (`docs/statistics.md`).
pub fn person_score(unit: u32, statements: usize, answered: usize, sum: u64) -> Option<u64> {
    let (k, a) = (statements as u64, answered as u64);
    (2 * a > k).then(|| u64::from(unit) / k * ((k * sum + a / 2) / a))
}

/// The first `N` bytes, which are taken off.
fn take<'a, const N: usize>(bytes: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(first)
}

/// How the answers of one area become a person score.
struct AreaPlan {
    unit: u32,
    members: Vec<(usize, bool)>,
}

/// Counts and sums over sheets of one question set.
pub struct Totals {
    set: StructureHash,
    points: u8,
    plan: Vec<AreaPlan>,
    /// Sorted, each once.
    batches: Vec<BatchId>,
    sheets: u32,
    /// For each statement `points + 1` counts: no answer, then each point as ticked.
    counts: Box<[u32]>,
    areas: Box<[AreaSums]>,
}

impl Totals {
    /// Totals of no sheet yet.
    pub fn empty(set: &QuestionSet, batch: BatchId) -> Self {
        let points = set.scale().points;
        let plan = set.areas().iter().map(|area| AreaPlan {
            unit: area.unit(),
            members: area.members.iter().map(|&at| (at, set.statements()[at].reversed)).collect(),
        });
        Self {
            set: set.structure_hash(),
            points,
            plan: plan.collect(),
            batches: vec![batch],
            sheets: 0,
            counts: vec![0; set.statements().len() * (usize::from(points) + 1)].into_boxed_slice(),
            areas: vec![AreaSums::default(); set.areas().len()].into_boxed_slice(),
        }
    }

    /// Adds one sheet, which is used up and wiped.
    ///
    /// # Errors
    /// [`CountError::OtherQuestionSet`].
    // By value on purpose: a counted sheet must not be there to be counted again.
    #[allow(clippy::needless_pass_by_value)]
    pub fn accumulate(&mut self, sheet: AnswerSheet) -> Result<(), CountError> {
        self.add(&sheet)
    }

    /// These totals and one sheet more, while the sheet waits to be counted. When one of the two has been stored the other is dropped and
    /// wiped, as are the bytes of [`Self::to_bytes`]: the app has no other copy of totals in its memory.
    pub(crate) fn with(&self, sheet: &AnswerSheet) -> Result<Self, CountError> {
        let plan = self.plan.iter().map(|area| AreaPlan { unit: area.unit, members: area.members.clone() }).collect();
        let (batches, counts, areas) = (self.batches.clone(), self.counts.clone(), self.areas.clone());
        let mut next = Self { set: self.set, points: self.points, plan, batches, sheets: self.sheets, counts, areas };
        next.add(sheet)?;
        Ok(next)
    }

    fn add(&mut self, sheet: &AnswerSheet) -> Result<(), CountError> {
        if sheet.set() != self.set {
            return Err(CountError::OtherQuestionSet);
        }
        let width = usize::from(self.points) + 1;
        for (counts, answer) in self.counts.chunks_exact_mut(width).zip(sheet.points_given()) {
            counts[usize::from(answer.unwrap_or(0))] += 1;
        }
        for (plan, sums) in self.plan.iter().zip(&mut self.areas) {
            let (mut answered, mut sum) = (0, 0);
            for &(statement, reversed) in &plan.members {
                if let Some(point) = sheet.point(statement) {
                    answered += 1;
                    sum += u64::from(if reversed { self.points + 1 - point } else { point });
                }
            }
            if let Some(u) = person_score(plan.unit, plan.members.len(), answered, sum) {
                sums.n += 1;
                sums.s1 += u;
                sums.s2 += u * u;
            }
            sums.full += u32::from(answered == plan.members.len());
        }
        self.sheets += 1;
        Ok(())
    }

    /// Adds the sheets behind `other`.
    ///
    /// # Errors
    /// [`MergeError`]; nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), MergeError> {
        if other.set != self.set {
            return Err(MergeError::OtherQuestionSet);
        }
        if other.batches.iter().any(|batch| self.batches.contains(batch)) {
            return Err(MergeError::SharedBatch);
        }
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
        for (mine, theirs) in self.areas.iter_mut().zip(&other.areas) {
            mine.full += theirs.full;
            mine.n += theirs.n;
            mine.s1 += theirs.s1;
            mine.s2 += theirs.s2;
        }
        self.sheets += other.sheets;
        self.batches.extend(&other.batches);
        self.batches.sort_unstable();
        Ok(())
    }

    /// Every number as bytes, to be sealed and stored: little-endian, as long for one sheet as for all.
    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        // Its final size from the start: a list that grows leaves copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(4 * (1 + self.counts.len()) + 24 * self.areas.len()));
        for number in std::iter::once(&self.sheets).chain(&self.counts) {
            bytes.extend(number.to_le_bytes());
        }
        for area in &self.areas {
            bytes.extend(area.full.to_le_bytes());
            bytes.extend(area.n.to_le_bytes());
            bytes.extend(area.s1.to_le_bytes());
            bytes.extend(area.s2.to_le_bytes());
        }
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote of totals of one batch; `None` if it cannot be totals of this question set.
    pub(crate) fn from_bytes(set: &QuestionSet, batch: BatchId, bytes: &[u8]) -> Option<Self> {
        let mut totals = Self::empty(set, batch);
        let mut rest = bytes;
        for number in std::iter::once(&mut totals.sheets).chain(&mut totals.counts) {
            *number = u32::from_le_bytes(*take(&mut rest)?);
        }
        for area in &mut totals.areas {
            area.full = u32::from_le_bytes(*take(&mut rest)?);
            area.n = u32::from_le_bytes(*take(&mut rest)?);
            area.s1 = u64::from_le_bytes(*take(&mut rest)?);
            area.s2 = u64::from_le_bytes(*take(&mut rest)?);
        }
        let sheets = totals.sheets;
        let everybody = |counts: &[u32]| counts.iter().map(|&count| u64::from(count)).sum::<u64>() == u64::from(sheets);
        let possible = rest.is_empty()
            && totals.counts.chunks_exact(usize::from(totals.points) + 1).all(everybody)
            && totals.areas.iter().zip(&totals.plan).all(|(area, plan)| area.is_possible(sheets, plan.unit.into(), totals.points));
        possible.then_some(totals)
    }

    /// How many sheets are counted. The one number that may be known while a round is open.
    pub fn sheets(&self) -> u32 {
        self.sheets
    }

    /// The question set counted.
    pub fn set(&self) -> StructureHash {
        self.set
    }

    /// The batches counted.
    pub(crate) fn batches(&self) -> &[BatchId] {
        &self.batches
    }

    /// Sums of each area, for the rules of release.
    pub(crate) fn areas(&self) -> &[AreaSums] {
        &self.areas
    }

    /// Counts of a statement as ticked: no answer first, then each point from the lowest. For the rules of release.
    pub(crate) fn counts(&self, statement: usize) -> &[u32] {
        let width = usize::from(self.points) + 1;
        self.counts.get(statement * width..(statement + 1) * width).unwrap_or_default()
    }
}

impl Drop for Totals {
    fn drop(&mut self) {
        self.counts.zeroize();
        for area in &mut self.areas {
            area.full.zeroize();
            area.n.zeroize();
            area.s1.zeroize();
            area.s2.zeroize();
        }
        self.sheets.zeroize();
    }
}

impl fmt::Debug for Totals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Totals(..)")
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use crate::answers::{Choice, memory};

    /// Whether every byte is nought, beside the notes of the allocator at the start.
    fn wiped(bytes: &[u8]) -> bool {
        bytes[memory::NOTES..].iter().all(|&byte| byte == 0)
    }

    /// One person who ticked `point` everywhere, with other sums for the first area.
    fn with_sums(point: u8, change: impl FnOnce(&mut AreaSums)) -> Option<Totals> {
        let set = QuestionSet::full();
        let mut totals = Totals::empty(&set, BatchId([1; 16]));
        let mut sheet = AnswerSheet::blank(&set);
        for (at, statement) in set.statements().iter().enumerate() {
            sheet.tick(at, Choice::Point(if statement.reversed { 6 - point } else { point }));
        }
        totals.accumulate(sheet).expect("the same set");
        change(&mut totals.areas[0]);
        Totals::from_bytes(&set, BatchId([1; 16]), &totals.to_bytes())
    }

    #[test]
    fn sums_beyond_the_ends_of_the_scale_are_nobodys() {
        for point in [1, 3, 5] {
            assert!(with_sums(point, |_| ()).is_some(), "{point} everywhere");
        }
        assert!(with_sums(1, |area| area.s1 -= 1).is_none());
        assert!(with_sums(1, |area| area.s2 -= 1).is_none());
        assert!(with_sums(5, |area| area.s1 += 1).is_none());
        assert!(with_sums(5, |area| area.s2 += 1).is_none());
        assert!(with_sums(3, |area| area.full += 1).is_none());
        assert!(with_sums(3, |area| (area.full, area.n) = (2, 2)).is_none());
    }

    #[test]
    fn dropped_totals_leave_none_of_their_numbers_in_memory() {
        let set = QuestionSet::full();
        let mut totals = Totals::empty(&set, BatchId([1; 16]));
        for point in 1..=5 {
            let mut sheet = AnswerSheet::blank(&set);
            for statement in 0..set.statements().len() {
                sheet.tick(statement, Choice::Point(point));
            }
            totals.accumulate(sheet).expect("the same set");
        }
        let memory = memory::open();
        // 20 statements of no answer and five points; four areas.
        let (counts, areas) = (totals.counts.as_ptr().addr(), totals.areas.as_ptr().addr());
        let (mut of_counts, mut of_areas) = ([0; 20 * 6 * 4], [0; 4 * size_of::<AreaSums>()]);
        assert_eq!((totals.counts.len() * 4, totals.areas.len() * size_of::<AreaSums>()), (of_counts.len(), of_areas.len()));
        memory::read(&memory, counts, &mut of_counts);
        memory::read(&memory, areas, &mut of_areas);
        assert!(!wiped(&of_counts) && !wiped(&of_areas), "the numbers are where they are looked for");
        drop(totals);
        memory::read(&memory, counts, &mut of_counts);
        memory::read(&memory, areas, &mut of_areas);
        assert!(wiped(&of_counts) && wiped(&of_areas));
    }
}
