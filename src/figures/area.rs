//! Figures of one area from its sums.

use super::distributions::t_quantile;
use crate::disclosure::{MIN_HALF_WIDTH, USUAL_SPREAD};

/// An interval on the scale 1 to P.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Where a mean lies. The cuts are ours (2.5 and 3.5 on five points, moved with the scale); there are no norms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Below 37.5 of 100, which is written 38.
    Low,
    /// Between.
    Mixed,
    /// 62.5 of 100, which is written 63, or more.
    Good,
}

/// Scores of 100 between which a band is mixed: 2.5 and 3.5 on a five-point scale.
const MIXED: (f64, f64) = (37.5, 62.5);

/// Share of the team below which the report says what the silent ones could change. Our cut.
pub const LOW_RESPONSE: f64 = 0.7;

/// Two-sided confidence of the drawn interval and of its dark core.
const CONFIDENCE: f64 = 0.95;
const CORE_CONFIDENCE: f64 = 0.5;

/// The same as multiples of the standard error of a normal distribution, for intervals made of a usual spread.
const NORMAL_95: f64 = 1.96;
const NORMAL_50: f64 = 0.6745;

/// What an interval is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WidthFrom {
    /// The spread of the team's own scores.
    OwnSpread,
    /// A usual spread ([`USUAL_SPREAD`]), the same for every team, because the release does not hold the team's own.
    UsualSpread,
}

/// Figures of one area. Means and spreads are on the scale 1 to P, keyed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AreaFigures {
    /// People scored; at least 1.
    pub n: u32,
    /// Points of the scale.
    pub points: u8,
    /// Mean person score.
    pub mean: f64,
    /// Standard deviation of the person scores, n - 1 in the denominator.
    pub sd: Option<f64>,
    /// Standard error of the mean.
    pub se: Option<f64>,
    /// 95 % interval, not clipped: with squares by Student's t, and `None` for one person or where all scores are equal; without squares from a
    /// usual spread and the normal distribution.
    pub interval: Option<Interval>,
    /// What the interval is made of.
    pub width_from: WidthFrom,
}

impl AreaFigures {
    /// Figures from n, S1 and S2 (where released) in units of `unit` (L of [`crate::totals`]); `None` if nobody is scored.
    pub fn from_sums(n: u32, s1: u64, s2: Option<u64>, unit: u32, points: u8) -> Option<Self> {
        if n == 0 || unit == 0 {
            return None;
        }
        let (people, scale) = (f64::from(n), f64::from(unit));
        let mean = s1 as f64 / (people * scale);
        let sd = s2.filter(|_| n > 1).and_then(|s2| {
            // n S2 - S1 squared in 128 bits: exact, where floating point would lose the difference of two large numbers.
            let squares = (u128::from(n) * u128::from(s2)).checked_sub(u128::from(s1) * u128::from(s1))?;
            Some((squares as f64 / (people * (people - 1.0))).sqrt() / scale)
        });
        let se = sd.map(|sd| sd / people.sqrt());
        let width_from = if s2.is_some() { WidthFrom::OwnSpread } else { WidthFrom::UsualSpread };
        let mut figures = Self { n, points, mean, sd, se, interval: None, width_from };
        figures.interval = figures.interval_of(CONFIDENCE, NORMAL_95);
        Some(figures)
    }

    /// The interval of a confidence, which is `normal` standard errors of a normal distribution.
    fn interval_of(&self, confidence: f64, normal: f64) -> Option<Interval> {
        let half = match self.width_from {
            WidthFrom::UsualSpread => normal * USUAL_SPREAD * f64::from(self.points) / f64::from(self.n).sqrt(),
            WidthFrom::OwnSpread => {
                let se = self.se.filter(|se| *se > 0.0)?;
                t_quantile(f64::midpoint(1.0, confidence), f64::from(self.n) - 1.0)? * se
            }
        };
        Some(Interval { low: self.mean - half, high: self.mean + half })
    }

    /// The 95 % interval as it is drawn and said: never narrower than [`MIN_HALF_WIDTH`] allows, clipped to the scale.
    pub fn shown_interval(&self) -> Interval {
        self.widened(self.interval)
    }

    /// The inner half of the drawn band: the 50 % interval, drawn by the same rules.
    pub fn shown_core(&self) -> Interval {
        self.widened(self.interval_of(CORE_CONFIDENCE, NORMAL_50))
    }

    fn widened(&self, interval: Option<Interval>) -> Interval {
        let least = MIN_HALF_WIDTH * self.steps();
        let Interval { low, high } = interval.unwrap_or(Interval { low: self.mean, high: self.mean });
        Interval { low: low.min(self.mean - least).max(1.0), high: high.max(self.mean + least).min(f64::from(self.points)) }
    }

    /// Steps from one end of the scale to the other.
    fn steps(&self) -> f64 {
        f64::from(self.points) - 1.0
    }

    /// The mean as a score from 0 to 100.
    pub fn score(&self) -> f64 {
        self.score_of(self.mean)
    }

    /// A value on the scale as a score from 0 to 100.
    pub fn score_of(&self, value: f64) -> f64 {
        100.0 * (value - 1.0) / self.steps()
    }

    /// Where the mean lies.
    pub fn band(&self) -> Band {
        self.band_of(self.mean)
    }

    /// Whether the whole shown interval lies in the band of the mean, and that band is not the middle one.
    pub fn is_clear(&self) -> bool {
        let (band, shown) = (self.band(), self.shown_interval());
        band != Band::Mixed && self.band_of(shown.low) == band && self.band_of(shown.high) == band
    }

    /// Whether an end of the shown interval lies in this band.
    pub fn could_be(&self, band: Band) -> bool {
        let shown = self.shown_interval();
        [shown.low, shown.high].into_iter().any(|end| self.band_of(end) == band)
    }

    /// Between which means the whole team of `invited` would lie whatever the others had said: no assumption about them at all. Given only
    /// where fewer than [`LOW_RESPONSE`] of the team are counted.
    pub fn if_all_had_answered(&self, invited: u32) -> Option<Interval> {
        let (counted, all) = (f64::from(self.n), f64::from(invited));
        let silent = all - counted;
        (silent > 0.0 && counted < LOW_RESPONSE * all).then(|| Interval {
            low: (counted * self.mean + silent) / all,
            high: (counted * self.mean + silent * f64::from(self.points)) / all,
        })
    }

    fn band_of(&self, value: f64) -> Band {
        let score = self.score_of(value);
        if score < MIXED.0 {
            Band::Low
        } else if score >= MIXED.1 {
            Band::Good
        } else {
            Band::Mixed
        }
    }
}
