//! How alike people see something.

use super::AreaFigures;
use crate::disclosure::MIN_FOR_BANDS;

/// How far the person scores of an area lie apart, by their standard deviation ("climate strength": Schneider, Salvaggio and
/// Subirats 2002). The cuts are ours; standard deviations in real teams have medians of 0.58 to 0.97 on five points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spread {
    /// At most 0.5 on five points.
    Close,
    /// To 0.8.
    Some,
    /// Above.
    Wide,
}

/// The cuts of [`Spread`] on five points; on P points they grow with P/5.
const CUTS: (f64, f64) = (0.5, 0.8);

impl Spread {
    /// The spread of an area, from [`MIN_FOR_BANDS`] people.
    pub fn of(figures: &AreaFigures) -> Option<Self> {
        let sd = figures.sd.filter(|_| figures.n >= MIN_FOR_BANDS)? * 5.0 / f64::from(figures.points);
        Some(if sd <= CUTS.0 {
            Self::Close
        } else if sd <= CUTS.1 {
            Self::Some
        } else {
            Self::Wide
        })
    }
}

/// Van der Eijk's A below which a statement's counts hint at two camps. Our cut: people stand at both ends, in numbers not far apart, and
/// hardly anybody between them. At -0.5 stand 5 against 3 of eight people, which is a majority and no camp.
pub const TWO_CAMPS_BELOW: f64 = -0.5;

/// Whether a statement's counts hint at two camps: A below [`TWO_CAMPS_BELOW`] with at least [`MIN_FOR_BANDS`] answers. A hint, no more: how
/// often teams of ordinary opinions reach it stands in `docs/statistics.md`.
pub fn two_camps(counts: &[u32]) -> bool {
    counts.iter().sum::<u32>() >= MIN_FOR_BANDS && van_der_eijk_a(counts).is_some_and(|a| a < TWO_CAMPS_BELOW)
}

/// Van der Eijk's agreement A of counts along a scale: 1 one point only, 0 all points alike, -1 both ends only (van der Eijk 2001,
/// Quality and Quantity 35). `None` without answers or with fewer than three points.
pub fn van_der_eijk_a(counts: &[u32]) -> Option<f64> {
    let points = counts.len();
    let total: u32 = counts.iter().sum();
    if points < 3 || total == 0 {
        return None;
    }
    let mut rest: Vec<u32> = counts.to_vec();
    let mut agreement = 0.0;
    while let Some(least) = rest.iter().copied().filter(|&count| count > 0).min() {
        let filled: Vec<bool> = rest.iter().map(|&count| count > 0).collect();
        let layer = filled.iter().filter(|&&filled| filled).count();
        agreement += f64::from(least) * layer as f64 / f64::from(total) * layer_agreement(&filled, layer);
        for count in &mut rest {
            *count = count.saturating_sub(least);
        }
    }
    Some(agreement)
}

/// A of one layer: a row of points that are filled or not.
fn layer_agreement(filled: &[bool], layer: usize) -> f64 {
    let points = filled.len() as f64;
    if layer == filled.len() {
        return 0.0;
    }
    let (mut unimodal, mut bimodal) = (0u32, 0u32);
    for first in 0..filled.len() {
        for second in first + 1..filled.len() {
            for third in second + 1..filled.len() {
                match (filled[first], filled[second], filled[third]) {
                    (true, true, false) | (false, true, true) => unimodal += 1,
                    (true, false, true) => bimodal += 1,
                    _ => {}
                }
            }
        }
    }
    let (unimodal, bimodal) = (f64::from(unimodal), f64::from(bimodal));
    let modality = if unimodal + bimodal == 0.0 {
        1.0
    } else {
        ((points - 2.0) * unimodal - (points - 1.0) * bimodal) / ((points - 2.0) * (unimodal + bimodal))
    };
    modality * (1.0 - (layer as f64 - 1.0) / (points - 1.0))
}

/// Number of answers, their sum and the sum of their squares, on the scale 1 to P.
struct Moments {
    n: u64,
    sum: u64,
    squares: u64,
    points: u64,
}

impl Moments {
    fn of(counts: &[u32]) -> Self {
        let mut moments = Self { n: 0, sum: 0, squares: 0, points: counts.len() as u64 };
        for (point, &count) in (1u64..).zip(counts) {
            let count = u64::from(count);
            moments.n += count;
            moments.sum += count * point;
            moments.squares += count * point * point;
        }
        moments
    }

    /// n S2 - S1 squared: the variance times n (n - 1), without rounding.
    fn spread(&self) -> u128 {
        (u128::from(self.n) * u128::from(self.squares)).saturating_sub(u128::from(self.sum) * u128::from(self.sum))
    }

    /// The variance (n - 1 in the denominator) as a share of that of answers spread evenly over the scale, (P squared - 1) / 12.
    fn share_of_uniform(&self) -> Option<f64> {
        if self.n < 2 || self.points < 2 {
            return None;
        }
        let (n, points) = (self.n as f64, self.points as f64);
        Some(12.0 * self.spread() as f64 / (n * (n - 1.0) * (points * points - 1.0)))
    }
}

/// Within-group agreement `r_wg` of one statement: 1 less the variance as a share of the uniform one, cut off at 0 (James, Demaree and
/// Wolf 1984, Journal of Applied Psychology 69). `None` for fewer than two answers.
pub fn rwg(counts: &[u32]) -> Option<f64> {
    Some(1.0 - Moments::of(counts).share_of_uniform()?.min(1.0))
}

/// Mean of the statements' variances as a share of the uniform one, and over how many statements; those with fewer than two answers
/// have no variance and are left out. `None` for fewer than two statements.
fn mean_share_of_uniform(statements: &[&[u32]]) -> Option<(f64, f64)> {
    mean_of(statements, |counts| Moments::of(counts).share_of_uniform())
}

fn mean_of(statements: &[&[u32]], figure: impl Fn(&[u32]) -> Option<f64>) -> Option<(f64, f64)> {
    let values: Vec<f64> = statements.iter().filter_map(|counts| figure(counts)).collect();
    let used = values.len() as f64;
    (values.len() >= 2).then(|| (values.iter().sum::<f64>() / used, used))
}

/// Within-group agreement `r_wg(j)` of an area, each variance from the statement's own answers (James, Demaree and Wolf 1984).
pub fn rwg_j(statements: &[&[u32]]) -> Option<f64> {
    let (share, used) = mean_share_of_uniform(statements)?;
    let agreement = used * (1.0 - share.min(1.0));
    Some(agreement / (agreement + share.min(1.0)))
}

/// The index r*_wg(j), which does not grow with the number of statements and may be negative (Lindell, Brandt and Whitney 1999, Applied
/// Psychological Measurement 23).
pub fn rstar_wg_j(statements: &[&[u32]]) -> Option<f64> {
    Some(1.0 - mean_share_of_uniform(statements)?.0)
}

/// Within-group agreement `a_wg` of one statement, which allows for the mean (Brown and Hauenstein 2005, Organizational Research Methods
/// 8). `None` for fewer than two answers, or with a mean nearer to an end of the scale than one person can bring it; 1 where all answers
/// are at one end.
pub fn a_wg(counts: &[u32]) -> Option<f64> {
    let Moments { n, sum, points, .. } = Moments::of(counts);
    if n < 2 || points < 2 {
        return None;
    }
    if sum == n || sum == n * points {
        return Some(1.0);
    }
    if sum < n - 1 + points || sum > points * (n - 1) + 1 {
        return None;
    }
    let (people, total, top) = (u128::from(n), u128::from(sum), u128::from(points));
    // Half the greatest variance with this mean, times n (n - 1). Positive, as the mean lies between the ends.
    let most = (top + 1) * total * people - total * total - top * people * people;
    Some(1.0 - 2.0 * Moments::of(counts).spread() as f64 / most as f64)
}

/// Mean of [`a_wg`] over the statements for which it is defined. `None` for none.
pub fn a_wg_j(statements: &[&[u32]]) -> Option<f64> {
    let values: Vec<f64> = statements.iter().filter_map(|counts| a_wg(counts)).collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Mean distance of the answers from their mean, in scale points (Burke, Finkelstein and Dusig 1999, Organizational Research Methods
/// 2). `None` for fewer than two answers.
pub fn ad_mean(counts: &[u32]) -> Option<f64> {
    let Moments { n, sum, .. } = Moments::of(counts);
    let distances: u128 = (1u64..).zip(counts).map(|(point, &count)| u128::from(count) * u128::from((n * point).abs_diff(sum))).sum();
    (n > 1).then(|| distances as f64 / (n as f64 * n as f64))
}

/// Mean distance of the answers from their median, in scale points; the middle of the two middle answers where their number is even.
/// `None` for fewer than two answers.
pub fn ad_median(counts: &[u32]) -> Option<f64> {
    let n: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    if n < 2 {
        return None;
    }
    let answer_at = |rank: u64| {
        let mut below = 0;
        (1u64..).zip(counts).find_map(|(point, &count)| {
            below += u64::from(count);
            (rank < below).then_some(point)
        })
    };
    let doubled = answer_at((n - 1) / 2)? + answer_at(n / 2)?;
    let distances: u64 = (1u64..).zip(counts).map(|(point, &count)| u64::from(count) * (2 * point).abs_diff(doubled)).sum();
    Some(distances as f64 / (2.0 * n as f64))
}

/// Mean of a statement's average deviation over the statements with at least two answers. `None` for fewer than two statements.
pub fn ad_j(statements: &[&[u32]], deviation: fn(&[u32]) -> Option<f64>) -> Option<f64> {
    Some(mean_of(statements, deviation)?.0)
}

/// Leik's ordinal dispersion D: 0 one point only, 1 half at each end (Leik 1966, Pacific Sociological Review 9). `None` without answers.
pub fn leik_d(counts: &[u32]) -> Option<f64> {
    let n: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    if n == 0 || counts.len() < 2 {
        return None;
    }
    let mut below = 0;
    let mut distances = 0;
    for &count in counts {
        below += u64::from(count);
        distances += below.min(n - below);
    }
    Some(2.0 * distances as f64 / (n as f64 * (counts.len() as f64 - 1.0)))
}
