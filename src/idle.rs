//! When a sheet that somebody left lying is wiped: a warning first, then the answers go. Arithmetic only; the clocks are the caller's.
//!
//! Two clocks are asked and the larger lapse counts. The page's clock may stand still while the device sleeps; the device's clock goes on,
//! but can be set back.

/// Seconds without a touch, click or key after which a sheet is wiped. Our own cut (`docs/design.md`).
pub const IDLE_SECONDS: u32 = 180;

/// Seconds of warning before that. WCAG 2.2, criterion 2.2.1, asks for at least 20.
pub const WARNING_SECONDS: u32 = 30;

/// The moment of the last touch, click or key, by both clocks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Idle {
    page_ms: f64,
    device_ms: f64,
}

/// How things stand with a sheet that is being filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleState {
    /// Somebody touched it not long ago.
    Active,
    /// It will be wiped soon.
    Warning {
        /// Whole seconds until then, 1 to [`WARNING_SECONDS`].
        seconds_left: u32,
    },
    /// It is to be wiped now.
    Over,
}

impl Idle {
    /// Idle since this moment. `page_ms`: milliseconds by a clock that nobody can set back. `device_ms`: milliseconds by the device's clock.
    pub fn since(page_ms: f64, device_ms: f64) -> Self {
        Self { page_ms, device_ms }
    }

    /// How things stand at this moment, by the same clocks.
    pub fn look(&self, page_ms: f64, device_ms: f64) -> IdleState {
        let seconds = (page_ms - self.page_ms).max(device_ms - self.device_ms) / 1000.0;
        let left = f64::from(IDLE_SECONDS) - seconds;
        if left <= 0.0 {
            IdleState::Over
        } else if left <= f64::from(WARNING_SECONDS) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "above 0, at most 30")]
            let seconds_left = left.ceil() as u32;
            IdleState::Warning { seconds_left }
        } else {
            IdleState::Active
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: f64 = 5_000.0;
    const DEVICE: f64 = 1_795_000_000_000.0;

    /// The state after so many seconds by the page's and by the device's clock.
    fn after(page: f64, device: f64) -> IdleState {
        Idle::since(PAGE, DEVICE).look(PAGE + page * 1000.0, DEVICE + device * 1000.0)
    }

    #[test]
    fn a_warning_comes_half_a_minute_before_the_end_and_counts_down() {
        assert_eq!(after(0.0, 0.0), IdleState::Active);
        assert_eq!(after(149.9, 149.9), IdleState::Active);
        assert_eq!(after(150.0, 150.0), IdleState::Warning { seconds_left: 30 });
        assert_eq!(after(150.5, 150.5), IdleState::Warning { seconds_left: 30 });
        assert_eq!(after(151.0, 151.0), IdleState::Warning { seconds_left: 29 });
        assert_eq!(after(179.9, 179.9), IdleState::Warning { seconds_left: 1 });
        assert_eq!(after(180.0, 180.0), IdleState::Over);
    }

    #[test]
    fn while_the_device_sleeps_its_own_clock_counts() {
        assert_eq!(after(3.0, 3_600.0), IdleState::Over);
        assert_eq!(after(3.0, 170.0), IdleState::Warning { seconds_left: 10 });
    }

    #[test]
    fn a_device_clock_that_is_set_back_gains_nobody_time() {
        assert_eq!(after(160.0, -86_400.0), IdleState::Warning { seconds_left: 20 });
        assert_eq!(after(200.0, -86_400.0), IdleState::Over);
    }

    #[test]
    fn a_clock_that_gives_no_number_leaves_it_to_the_other() {
        assert_eq!(after(f64::NAN, 200.0), IdleState::Over);
        assert_eq!(after(10.0, f64::NAN), IdleState::Active);
    }

    #[test]
    fn the_warning_lasts_at_least_as_long_as_wcag_asks() {
        assert!((20..IDLE_SECONDS).contains(&WARNING_SECONDS));
    }
}
