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

/// Whether a statement's counts hint at two camps: van der Eijk's A below 0 with at least [`MIN_FOR_BANDS`] answers. A hint, no more: it
/// finds about 40 % of truly split teams and is wrong in up to 5 % of others (simulated).
pub fn two_camps(counts: &[u32]) -> bool {
    counts.iter().sum::<u32>() >= MIN_FOR_BANDS && van_der_eijk_a(counts).is_some_and(|a| a < 0.0)
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
