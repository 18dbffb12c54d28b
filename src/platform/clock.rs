//! Today, and waiting. No finer time is ever kept.

use crate::round::Day;
use leptos::prelude::window;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Today by the device's calendar.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or(2000);
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_date()).unwrap_or(1);
    // A device whose clock stands outside the years a release can hold gets the first day of the first one.
    Day::new(year, month, day).or_else(|| Day::new(2000, 1, 1)).unwrap_or_else(|| unreachable!("the first of January 2000 exists"))
}

/// Milliseconds since the page was opened, by a clock nobody can set back. It may stand still while the device sleeps.
pub fn page_time() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Milliseconds by the device's clock. It goes on while the device sleeps.
pub fn device_time() -> f64 {
    js_sys::Date::now()
}

/// Calls back every `period` until the owner that is current now is gone, and never after that: a tick that comes late, as one may whose clock is
/// not the browser's own, finds nothing any more that it could ask.
pub fn every(period: Duration, call: impl Fn() + 'static) {
    let over = Arc::new(AtomicBool::new(false));
    let tick = {
        let over = Arc::clone(&over);
        move || {
            if !over.load(Ordering::Relaxed) {
                call();
            }
        }
    };
    if let Ok(handle) = leptos::prelude::set_interval_with_handle(tick, period) {
        leptos::prelude::on_cleanup(move || {
            over.store(true, Ordering::Relaxed);
            handle.clear();
        });
    }
}
