//! Wipes a sheet that somebody has left lying: a warning first, which one can answer, then the answers go.

use crate::locale::fill;
use crate::platform::clock::{self, device_time, page_time};
use crate::platform::lifecycle;
use crate::platform::view::{View, actions, button, text, view};
use crate::ui::Ui;
use crate::ui::route::Route;
use leptos::prelude::*;
use std::time::Duration;

/// Seconds without a touch, click or key after which a sheet is wiped.
pub const IDLE_SECONDS: f64 = 180.0;
/// Seconds of warning before that. WCAG 2.2, criterion 2.2.1, asks for at least 20.
pub const WARNING_SECONDS: f64 = 30.0;

/// Watches over the sheet being filled in for as long as it is on the page.
pub fn idle_guard(ui: Ui) -> View {
    let t = ui.locale.answer();
    let since = StoredValue::new((page_time(), device_time()));
    // Whole seconds left, while the warning shows.
    let left = RwSignal::new(None::<u32>);
    let active = move || {
        since.set_value((page_time(), device_time()));
        left.set(None);
    };
    let look = move || {
        let (page, device) = since.get_value();
        // The page's clock may stop while the device sleeps; the device's clock may be set back. The larger lapse counts.
        let idle = (page_time() - page).max(device_time() - device) / 1000.0;
        if idle >= IDLE_SECONDS {
            left.set(None);
            ui.app.wipe_idle_sheet();
            // In place of the page with the answers, and at once: a page that wakes up must not be painted with them.
            crate::ui::replace(ui.app, &Route::Desk);
        } else if idle >= IDLE_SECONDS - WARNING_SECONDS {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 30")]
            left.set(Some((IDLE_SECONDS - idle).ceil() as u32));
        }
    };
    clock::every(Duration::from_secs(1), look);
    lifecycle::on_visible(look);
    lifecycle::on_activity(move || {
        // While the warning shows only its button counts: a key pressed by accident should not hide it unread. On a device that has just
        // woken up the time is looked at before the touch counts.
        if left.get_untracked().is_none() {
            look();
            if left.get_untracked().is_none() {
                active();
            }
        }
    });

    let seconds = move || left.get().map(|seconds| fill(t.idle, &[("n", &ui.locale.whole(seconds))])).unwrap_or_default();
    let dialog = view("dialog")
        .id("idle")
        .attr("class", "question")
        .attr("aria-labelledby", "idle-title")
        .on("close", move |_| active())
        .with(text("h2", t.idle_title).id("idle-title"))
        .with(view("p").live_text(seconds))
        .with(actions(vec![button("button", t.idle_stay, active)]));
    let shown = dialog.clone();
    Effect::new(move |_| shown.show_modal(left.get().is_some()));
    dialog
}
