//! Two rounds of one team side by side: whether they may be compared, what to know before reading, and what moved in each area.

use crate::disclosure::{Compared, MIN_HALF_WIDTH, compared};
use crate::figures::AreaFigures;
use crate::figures::area::Interval;
use crate::figures::change::{Change, holm};
use crate::release::{Provenance, Release};
use crate::round::Kind;

/// The chance to call a change clear where there is none, over all areas together.
const SIGNIFICANCE: f64 = 0.05;

/// From how many times as many people in one round as in the other a report says that they may be other people. Our own cut.
const OTHER_SIZE: f64 = 1.5;

/// Why two releases are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotCompared {
    /// The statements, their areas or the scale differ, so the numbers do not mean the same.
    #[error("the question sets differ")]
    OtherQuestions,
    /// Some of the people in one of them are in the other, by their batches.
    #[error("the same answers are in both")]
    SameAnswers,
    /// The one that is to be the earlier opened later than the other.
    #[error("the earlier round opened later")]
    WrongOrder,
    /// One is real and the other practice or invented.
    #[error("one is real and the other is not")]
    OtherKind,
}

/// What to know before reading a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The teams have different names.
    OtherNames,
    /// Both rounds opened on one day, so nobody can tell which is the earlier one, or whether they are two groups.
    SameDay,
    /// So many more or fewer people were asked ([`OTHER_SIZE`]) that what moved may be who was asked.
    OtherSize,
    /// The same was asked in other words.
    OtherWording,
    /// One of them was made on this device and the other was not.
    OneHandedIn,
    /// One of them tells nothing of the spread of its answers ([`crate::disclosure`]), so a usual one stands in for it.
    AssumedSpread,
    /// So few people more or fewer answered that statements are not compared.
    FewPeopleDiffer,
}

/// What moved in one area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AreaChange {
    /// The difference of the two scores of 0 to 100, later less earlier.
    pub difference: f64,
    /// Between which differences the true one could be; at least as wide as two intervals of the smallest width ([`MIN_HALF_WIDTH`]) ask.
    pub interval: Interval,
    /// Whether the change is clear: zero lies outside the interval, and it holds after correcting for the other areas.
    pub is_clear: bool,
    /// The earlier score of 0 to 100.
    pub earlier: f64,
    /// The later score of 0 to 100.
    pub later: f64,
}

/// Two rounds side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What moved in each area, in the order of the question set; `None` where a round has no figure.
    pub areas: Vec<Option<AreaChange>>,
    /// Whether statements may stand side by side as well.
    pub compared: Compared,
    /// What to know before reading.
    pub remarks: Vec<Remark>,
}

impl Comparison {
    /// Compares an earlier with a later release.
    ///
    /// # Errors
    /// Why they are not compared.
    pub fn of(earlier: &Release, later: &Release) -> Result<Self, NotCompared> {
        if !earlier.same_questions(later.set().structure_hash()) {
            return Err(NotCompared::OtherQuestions);
        }
        if earlier.batches().iter().any(|batch| later.batches().contains(batch)) {
            return Err(NotCompared::SameAnswers);
        }
        if (earlier.round().kind == Kind::Real) != (later.round().kind == Kind::Real) {
            return Err(NotCompared::OtherKind);
        }
        if later.round().opened < earlier.round().opened {
            return Err(NotCompared::WrongOrder);
        }
        let compared = compared(earlier.sheets(), later.sheets());
        Ok(Self { areas: areas(earlier, later), compared, remarks: remarks(earlier, later, compared) })
    }
}

fn remarks(earlier: &Release, later: &Release, compared: Compared) -> Vec<Remark> {
    let [before, after] = [earlier, later].map(|release| f64::from(release.round().invited));
    let made_here = |release: &Release| release.provenance() == Provenance::MadeHere;
    [
        (earlier.round().team != later.round().team, Remark::OtherNames),
        (earlier.round().opened == later.round().opened, Remark::SameDay),
        (before.max(after) >= OTHER_SIZE * before.min(after), Remark::OtherSize),
        (earlier.set().wording_hash() != later.set().wording_hash(), Remark::OtherWording),
        (made_here(earlier) != made_here(later), Remark::OneHandedIn),
        ([earlier, later].into_iter().any(without_spread), Remark::AssumedSpread),
        (compared == Compared::AreasOnly, Remark::FewPeopleDiffer),
    ]
    .into_iter()
    .filter_map(|(is_so, remark)| is_so.then_some(remark))
    .collect()
}

/// Whether any area has an average and no sum of squares.
fn without_spread(release: &Release) -> bool {
    release.areas().iter().flatten().any(|sums| sums.s2.is_none())
}

fn areas(earlier: &Release, later: &Release) -> Vec<Option<AreaChange>> {
    let set = later.set();
    let figures = |release: &Release, area: usize| {
        let sums = release.areas()[area]?;
        AreaFigures::from_sums(sums.n, sums.s1, sums.s2, set.areas()[area].unit(), set.scale().points)
    };
    let pairs: Vec<Option<([f64; 2], Change)>> = (0..set.areas().len())
        .map(|area| {
            let (earlier, later) = (figures(earlier, area)?, figures(later, area)?);
            Some(([earlier.score(), later.score()], Change::between(&earlier, &later)?))
        })
        .collect();
    let raised = holm(&pairs.iter().map(|pair| pair.and_then(|(_, change)| change.p)).collect::<Vec<_>>());
    // What two bands of the smallest width leave open. Without it a team of one mind would be told apart from one that nearly is.
    let least = 100.0 * MIN_HALF_WIDTH * std::f64::consts::SQRT_2;
    let per_step = 100.0 / (f64::from(set.scale().points) - 1.0);
    let change = |(pair, raised): (Option<([f64; 2], Change)>, Option<f64>)| {
        let ([earlier, later], change) = pair?;
        let difference = change.difference * per_step;
        let half = change.interval.map_or(0.0, |interval| (interval.high - interval.low) / 2.0 * per_step).max(least);
        let is_clear = difference.abs() > half && raised.is_none_or(|p| p < SIGNIFICANCE);
        Some(AreaChange { difference, interval: Interval { low: difference - half, high: difference + half }, is_clear, earlier, later })
    };
    pairs.into_iter().zip(raised).map(change).collect()
}
