//! Figures from sums: mean, spread, interval, score, and the words for them. Formulas and sources: `docs/statistics.md`.
//!
//! All of it is computed from what a release holds, so that every way to collect answers tells exactly the same.

pub mod agreement;
pub mod area;
pub mod change;
pub mod distributions;
pub mod f_distribution;
pub mod pooled;

pub use agreement::{Spread, TWO_CAMPS_BELOW, two_camps, van_der_eijk_a};
pub use area::{AreaFigures, Band, Interval, WidthFrom};
