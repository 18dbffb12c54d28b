//! The rules of release, on sums from wherever they come.

use super::{Counts, ReleasedArea, ReleasedStatement, Resolution};
use crate::disclosure::{self, AreaRung, StatementRung, Threshold};
use crate::question_set::QuestionSet;
use crate::rungs::{Numbers, Rungs};
use crate::totals::AreaSums;

/// Sums before the rules of release are applied: borrowed, so that no copy of what is withheld stays behind.
pub(crate) struct Sums<'a> {
    pub sheets: u32,
    pub areas: &'a [AreaSums],
    /// For each statement the count of each point as ticked.
    pub counts: Vec<&'a [u32]>,
}

/// What may be known of these sums: of each area and of each statement, in the order of the set.
pub(crate) fn apply_rules(
    threshold: Threshold,
    set: &QuestionSet,
    sums: &Sums<'_>,
) -> (Vec<Option<ReleasedArea>>, Vec<Option<ReleasedStatement>>) {
    let points = set.scale().points;
    let numbers = Numbers {
        sheets: sums.sheets,
        answers: sums.counts.iter().map(|counts| counts.iter().sum()).collect(),
        scored: sums.areas.iter().map(|area| area.n).collect(),
        full: sums.areas.iter().map(|area| area.full).collect(),
    };
    let rungs = Rungs::of(set, threshold, &numbers);
    let areas = (rungs.areas.iter().zip(sums.areas))
        .map(|(&rung, of_area)| {
            let full = (rung >= AreaRung::SumAndFull).then_some(of_area.full);
            let s2 = (rung >= AreaRung::Squares).then_some(of_area.s2);
            (rung != AreaRung::Nothing).then_some(ReleasedArea { n: of_area.n, full, s1: of_area.s1, s2 })
        })
        .collect();
    let statements = (set.statements().iter().zip(&sums.counts).zip(&rungs.statements))
        .map(|((statement, ticked), rung)| {
            let keyed = directed(ticked, statement.reversed);
            let (resolution, keyed) = match rung {
                StatementRung::Nothing => return None,
                StatementRung::Bands => (Resolution::Bands, in_bands(keyed, points)),
                StatementRung::Counts => (Resolution::Points, keyed.collect()),
            };
            let counts = Counts::of_keyed(resolution, keyed, statement.reversed);
            Some(ReleasedStatement { n: ticked.iter().sum(), counts })
        })
        .collect();
    (areas, statements)
}

/// Counts turned round for a reverse-scored statement: from as ticked to keyed, and back.
pub(super) fn directed(counts: &[u32], reversed: bool) -> impl Iterator<Item = u32> {
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
