//! Charts as shapes in plain numbers: data in, positions out, no page and no colour.
//!
//! * [`interval_dots`]: one row an area, a dot and its band on a common axis.
//! * [`stacked_bars`]: one bar a statement, what disagrees, a line, what agrees, and neither aside.

pub mod interval_dots;
pub mod stacked_bars;

/// A share between 0 and 1 as a percentage with two decimals, for places and widths. What is below 0 or no number is 0.
pub fn percent(share: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a picture: at most a few thousand")]
    let hundredths = (share.max(0.0) * 10_000.0).round() as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_have_two_decimals() {
        assert_eq!(percent(0.0), "0.00%");
        assert_eq!(percent(0.1), "10.00%");
        assert_eq!(percent(1.0 / 3.0), "33.33%");
        assert_eq!(percent(1.0), "100.00%");
        assert_eq!(percent(-0.1), "0.00%");
        assert_eq!(percent(f64::NAN), "0.00%");
    }
}
