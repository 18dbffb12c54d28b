//! Interval dot plot: a row an area on one fixed axis, a dot for the mean, a band that fades from its 50 % core to its 95 % ends.

use crate::figures::{AreaFigures, Interval};

/// A row of the plot. Positions are shares of the axis, 0 at its lower end and 1 at its upper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The mean.
    pub dot: f64,
    /// Ends of the 95 % band.
    pub band: (f64, f64),
    /// Ends of the 50 % core.
    pub core: (f64, f64),
}

/// A band and how it fades: full inside its core, thinning out towards both ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fade {
    /// Lower end of the band, as a share of the axis.
    pub start: f64,
    /// Width of the band, as a share of the axis.
    pub width: f64,
    /// Ends of the core, as shares of the band: 0 at its lower end and 1 at its upper.
    pub core: (f64, f64),
}

impl Row {
    /// The row's band and how it fades. One without a width is core in its middle.
    pub fn fade(&self) -> Fade {
        let ((low, high), core) = (self.band, self.core);
        let inside = |place: f64| if high > low { (place - low) / (high - low) } else { 0.5 };
        Fade { start: low, width: high - low, core: (inside(core.0), inside(core.1)) }
    }
}

/// The row of an area.
pub fn row(figures: &AreaFigures) -> Row {
    let place_of = |value: f64| place(figures.score_of(value));
    let ends = |interval: Interval| (place_of(interval.low), place_of(interval.high));
    Row { dot: place_of(figures.mean), band: ends(figures.shown_interval()), core: ends(figures.shown_core()) }
}

/// Where a score from 0 to 100 stands, as a share of the axis. The axis is that of the score on every scale.
pub fn place(score: f64) -> f64 {
    (score / 100.0).clamp(0.0, 1.0)
}

/// The scores that are marked on the axis.
pub const TICKS: [u8; 5] = [0, 25, 50, 75, 100];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::percent;

    const ROW: Row = Row { dot: 0.5, band: (0.25, 0.75), core: (0.375, 0.625) };

    #[test]
    fn scores_stand_on_an_axis_from_0_to_100_and_never_beside_it() {
        assert_eq!(TICKS.map(|score| percent(place(score.into()))), ["0.00%", "25.00%", "50.00%", "75.00%", "100.00%"]);
        assert_eq!((place(-3.0), place(104.0)), (0.0, 1.0));
    }

    #[test]
    fn a_band_fades_from_its_core_to_its_ends() {
        assert_eq!(ROW.fade(), Fade { start: 0.25, width: 0.5, core: (0.25, 0.75) });
    }

    #[test]
    fn a_band_without_a_width_has_its_core_in_the_middle() {
        let flat = Row { band: (0.5, 0.5), core: (0.5, 0.5), ..ROW };
        assert_eq!(flat.fade(), Fade { start: 0.5, width: 0.0, core: (0.5, 0.5) });
    }

    #[test]
    fn the_core_of_a_real_row_lies_inside_its_band() {
        let figures = AreaFigures::from_sums(6, 6 * 200, Some(6 * 200 * 200 + 20_000), 60, 5).expect("figures");
        let fade = row(&figures).fade();
        assert!(fade.core.0 > 0.0 && fade.core.0 < fade.core.1 && fade.core.1 < 1.0, "{fade:?}");
        assert!(fade.start >= 0.0 && fade.start + fade.width <= 1.0, "{fade:?}");
    }
}
