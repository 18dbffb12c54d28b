//! Wipes a sheet that somebody has left lying: a warning first, which one can answer, then the answers go.

use crate::idle::{Idle, IdleState};
use crate::locale::fill;
use crate::platform::clock::{self, device_time, page_time};
use crate::platform::lifecycle;
use crate::platform::view::{View, actions, button, text, view};
use crate::ui::Ui;
use crate::ui::route::Route;
use leptos::prelude::*;
use std::time::Duration;

/// Watches over the sheet being filled in for as long as it is on the page.
pub fn idle_guard(ui: Ui) -> View {
    let t = ui.locale.answer();
    let since = StoredValue::new(Idle::since(page_time(), device_time()));
    // Whole seconds left, while the warning shows.
    let left = RwSignal::new(None::<u32>);
    let active = move || {
        since.set_value(Idle::since(page_time(), device_time()));
        left.set(None);
    };
    let look = move || {
        match since.get_value().look(page_time(), device_time()) {
            IdleState::Active => {}
            IdleState::Warning { seconds_left } => left.set(Some(seconds_left)),
            IdleState::Over => {
                left.set(None);
                ui.app.wipe_idle_sheet();
                // In place of the page with the answers, and at once: a page that wakes up must not be painted with them.
                crate::ui::replace(ui.app, &Route::Desk);
            }
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
