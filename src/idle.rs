//! When a sheet that somebody left lying is wiped: a warning first, then the answers go. Arithmetic only; the clocks are the caller's.
//!
//! Two clocks are asked and the larger lapse counts. The page's clock may stand still while the device sleeps; the device's clock goes on,
//! but can be set back.

/// How long nobody may touch a page, click, type or scroll before a sheet is wiped. Our own cuts (`docs/design.md`); whoever answers chooses
/// among them before the first statement, as WCAG 2.2, criterion 2.2.1, asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Patience {
    /// Three minutes.
    #[default]
    Short,
    /// Six minutes.
    Longer,
    /// Ten minutes.
    Longest,
}

impl Patience {
    /// From the shortest to the longest.
    pub const ALL: [Self; 3] = [Self::Short, Self::Longer, Self::Longest];

    /// Whole minutes.
    pub fn minutes(self) -> u32 {
        match self {
            Self::Short => 3,
            Self::Longer => 6,
            Self::Longest => 10,
        }
    }
}

/// Seconds of warning before that. WCAG 2.2, criterion 2.2.1, asks for at least 20.
pub const WARNING_SECONDS: u32 = 30;

/// The moment of the last touch, click, key or scrolling, by both clocks.
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
    pub fn look(&self, patience: Patience, page_ms: f64, device_ms: f64) -> IdleState {
        let seconds = (page_ms - self.page_ms).max(device_ms - self.device_ms) / 1000.0;
        let left = f64::from(patience.minutes() * 60) - seconds;
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

    /// The state after so many seconds by the page's and by the device's clock, with the shortest patience.
    fn after(page: f64, device: f64) -> IdleState {
        Idle::since(PAGE, DEVICE).look(Patience::Short, PAGE + page * 1000.0, DEVICE + device * 1000.0)
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
    fn whoever_asks_for_more_time_has_it_and_the_same_warning() {
        for (patience, seconds) in Patience::ALL.into_iter().zip([180.0, 360.0, 600.0]) {
            let after = |seconds: f64| Idle::since(PAGE, DEVICE).look(patience, PAGE + seconds * 1000.0, DEVICE);
            assert_eq!(after(seconds - 31.0), IdleState::Active, "{patience:?}");
            assert_eq!(after(seconds - 30.0), IdleState::Warning { seconds_left: 30 }, "{patience:?}");
            assert_eq!(after(seconds), IdleState::Over, "{patience:?}");
        }
    }

    #[test]
    fn the_warning_lasts_at_least_as_long_as_wcag_asks() {
        assert!((20..Patience::default().minutes() * 60).contains(&WARNING_SECONDS));
    }
}
