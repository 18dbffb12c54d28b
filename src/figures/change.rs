//! What moved between two rounds of one team: the difference of an area's means with its interval (Welch 1947), corrected for looking at
//! several areas (Holm 1979), and in units of the spread (Hedges 1981).

use super::area::{AreaFigures, Interval, WidthFrom};
use super::distributions::{ln_gamma, normal_quantile, normal_tail, t_quantile};
use super::f_distribution::f_tail;
use crate::disclosure::USUAL_SPREAD;

/// The two-sided confidence of the interval, as a probability below its upper end.
const UPPER: f64 = 0.975;

/// The change of one area, on the scale 1 to P.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The later mean less the earlier one.
    pub difference: f64,
    /// Standard error of the difference; 0 where on both sides everybody has the same score.
    pub se: f64,
    /// Degrees of freedom by Welch and Satterthwaite; `None` where they are infinite, because no side has a spread of its own, and where
    /// there is no standard error.
    pub df: Option<f64>,
    /// 95 % interval of the difference; `None` without a standard error.
    pub interval: Option<Interval>,
    /// The difference in standard errors; `None` without one.
    pub t: Option<f64>,
    /// The probability of a difference at least as large where nothing has changed, before [`holm`]; `None` without a standard error.
    pub p: Option<f64>,
    /// Hedges' g with its exact correction; `None` where a side has no spread of its own, or nobody differs.
    pub hedges_g: Option<f64>,
}

/// Of one side: the squared standard error of the mean and its degrees of freedom, infinite for a usual spread.
fn error_of(side: &AreaFigures) -> Option<(f64, f64)> {
    let n = f64::from(side.n);
    match side.width_from {
        WidthFrom::UsualSpread => Some(((USUAL_SPREAD * f64::from(side.points)).powi(2) / n, f64::INFINITY)),
        WidthFrom::OwnSpread => side.sd.map(|sd| (sd * sd / n, n - 1.0)),
    }
}

impl Change {
    /// The change from an earlier to a later round. `None` on another scale, or where a side of one person says nothing of its spread.
    pub fn between(earlier: &AreaFigures, later: &AreaFigures) -> Option<Self> {
        if earlier.points != later.points {
            return None;
        }
        let ((first, first_df), (second, second_df)) = (error_of(earlier)?, error_of(later)?);
        let difference = later.mean - earlier.mean;
        let se = (first + second).sqrt();
        let df = (first + second).powi(2) / (first.powi(2) / first_df + second.powi(2) / second_df);
        let t = (se > 0.0).then(|| difference / se);
        let (quantile, p) = if df.is_finite() {
            // The square of t is F with one degree of freedom more above it.
            (t_quantile(UPPER, df), t.and_then(|t| f_tail(t * t, 1.0, df)))
        } else {
            (normal_quantile(UPPER), t.map(|t| 2.0 * normal_tail(t.abs())))
        };
        let half = t.and(quantile).map(|quantile| quantile * se);
        Some(Self {
            difference,
            se,
            df: t.and(df.is_finite().then_some(df)),
            interval: half.map(|half| Interval { low: difference - half, high: difference + half }),
            t,
            p,
            hedges_g: hedges_g(earlier, later, difference),
        })
    }
}

fn hedges_g(earlier: &AreaFigures, later: &AreaFigures, difference: f64) -> Option<f64> {
    let squares = |side: &AreaFigures| side.sd.map(|sd| sd * sd * (f64::from(side.n) - 1.0));
    let df = f64::from(earlier.n) + f64::from(later.n) - 2.0;
    let sd = ((squares(earlier)? + squares(later)?) / df).sqrt();
    let correction = (ln_gamma(df / 2.0) - ln_gamma(f64::midpoint(df, -1.0))).exp() / (df / 2.0).sqrt();
    (sd > 0.0 && df > 1.0).then(|| correction * difference / sd)
}

/// The spread of person scores in an ordinary team, as a share of the points of the scale: 0.7 on five points. Medians in real teams are 0.54 to
/// 0.97 (`docs/statistics.md`).
const ORDINARY_SPREAD: f64 = 0.14;

/// Standard errors of a difference that is noticed in four of five comparisons: 1.96 for a test at 5 %, and 0.84 for the chance.
const NOTICED: f64 = 1.96 + 0.84;

/// The change of a score of 0 to 100 that so many people before and after would usually notice, where they differ as ordinary teams do. It hardly
/// depends on the points of the scale: that of five is taken.
pub fn detectable(earlier: u32, later: u32) -> f64 {
    let per_person = |people: u32| 1.0 / f64::from(people.max(1));
    100.0 * NOTICED * ORDINARY_SPREAD * 5.0 / 4.0 * (per_person(earlier) + per_person(later)).sqrt()
}

/// Probabilities of several tests, each raised so that the chance to find any change at all where there is none stays what it is for one
/// (Holm 1979). What is not defined stays so and counts as no test.
pub fn holm(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(usize, f64)> = p.iter().enumerate().filter_map(|(at, p)| Some((at, (*p)?))).collect();
    order.sort_by(|(_, first), (_, second)| first.total_cmp(second));
    let mut raised = vec![None; p.len()];
    let mut least = 0.0_f64;
    for (rank, &(at, p)) in order.iter().enumerate() {
        least = least.max((order.len() - rank) as f64 * p).min(1.0);
        raised[at] = Some(least);
    }
    raised
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(n: u32, s1: u64, s2: Option<u64>) -> AreaFigures {
        AreaFigures::from_sums(n, s1, s2, 1, 5).expect("people")
    }

    fn is_close(got: f64, expected: f64) -> bool {
        (got - expected).abs() < 1e-9
    }

    #[test]
    fn a_side_without_squares_has_a_usual_spread_and_infinite_degrees_of_freedom() {
        // Both sides: the normal distribution, with a variance of 1 over n each.
        let change = Change::between(&side(5, 10, None), &side(7, 21, None)).expect("a change");
        let se = (1.0_f64 / 5.0 + 1.0 / 7.0).sqrt();
        assert!(is_close(change.difference, 1.0) && is_close(change.se, se) && change.df.is_none());
        let interval = change.interval.expect("an interval");
        assert!(is_close(interval.high - interval.low, 2.0 * 1.959_963_984_540_054 * se), "{interval:?}");
        // One side: Welch's degrees of freedom with one term left.
        let own = side(8, 24, Some(86));
        let variance = own.sd.expect("a spread").powi(2) / 8.0;
        let change = Change::between(&side(5, 10, None), &own).expect("a change");
        assert!(is_close(change.df.expect("finite"), (0.2 + variance).powi(2) / (variance.powi(2) / 7.0)));
        assert_eq!(change.hedges_g, None);
    }

    #[test]
    fn where_nobody_differs_there_is_a_difference_and_no_test() {
        let change = Change::between(&side(8, 16, Some(32)), &side(8, 24, Some(72))).expect("a change");
        assert!(is_close(change.difference, 1.0) && change.se == 0.0);
        assert_eq!((change.df, change.interval, change.t, change.p, change.hedges_g), (None, None, None, None, None));
        assert_eq!(Change::between(&side(1, 3, Some(9)), &side(8, 24, Some(72))), None);
    }

    #[test]
    fn eight_and_eight_people_notice_a_change_of_a_quarter_of_the_scale() {
        assert!((detectable(8, 8) - 24.5).abs() < 1e-9);
        assert!(detectable(100, 100) < 7.0 && detectable(0, 8) > detectable(1, 8) - 1e-9);
    }

    #[test]
    fn holm_raises_in_the_order_of_the_probabilities_and_never_above_one() {
        // R: p.adjust(c(0.01, 0.04, 0.03), "holm")
        let raised = holm(&[Some(0.01), Some(0.04), None, Some(0.03)]);
        for (got, expected) in raised.iter().zip([Some(0.03), Some(0.06), None, Some(0.06)]) {
            assert!(got.zip(expected).map_or(got.is_none() && expected.is_none(), |(got, expected)| is_close(got, expected)), "{raised:?}");
        }
        assert_eq!(holm(&[Some(0.9), Some(0.8)]), [Some(1.0), Some(1.0)]);
        assert_eq!(holm(&[]), []);
    }
}
