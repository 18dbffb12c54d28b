//! Interval dot plot: a row an area on one fixed axis, a dot for the mean, a band that fades from its 50 % core to its 95 % ends.

use crate::figures::AreaFigures;

/// A row of the plot. Positions are shares of the axis, 0 at its lower end and 1 at its upper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The mean.
    pub dot: f64,
    /// Ends of the 95 % band, if the release allows one.
    pub band: Option<(f64, f64)>,
    /// Ends of the 50 % core.
    pub core: Option<(f64, f64)>,
}

/// The row of an area.
pub fn row(figures: &AreaFigures) -> Row {
    let place = |value: f64| (figures.score_of(value) / 100.0).clamp(0.0, 1.0);
    let ends = |interval: crate::figures::Interval| (place(interval.low), place(interval.high));
    Row { dot: place(figures.mean), band: figures.shown_interval().map(ends), core: figures.shown_core().map(ends) }
}

/// The scores that are marked on the axis.
pub const TICKS: [u8; 5] = [0, 25, 50, 75, 100];
