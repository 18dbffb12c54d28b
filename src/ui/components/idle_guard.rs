//! Wipes a sheet that somebody has left lying: a warning first, which one can answer, then the answers go.

use crate::locale::fill;
use crate::platform;
use crate::platform::clock::{device_time, page_time};
use crate::state::use_app;
use crate::ui::route::Route;
use crate::ui::{shell, use_locale};
use leptos::html::Dialog;
use leptos::prelude::*;
use std::time::Duration;

/// Seconds without a touch, click or key after which a sheet is wiped (privacy.md: three idle minutes).
pub const IDLE_SECONDS: f64 = 180.0;
/// Seconds of warning before that. WCAG 2.2, criterion 2.2.1, asks for at least 20.
pub const WARNING_SECONDS: f64 = 30.0;

/// Watches over the sheet being filled in for as long as it is on the page.
#[component]
pub fn IdleGuard() -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    let locale = use_locale();
    let dialog = NodeRef::<Dialog>::new();
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
            app.wipe_sheet();
            app.wiped_idle.set(true);
            shell::go(&Route::Desk);
        } else if idle >= IDLE_SECONDS - WARNING_SECONDS {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 30")]
            left.set(Some((IDLE_SECONDS - idle).ceil() as u32));
        }
    };
    platform::clock::every(Duration::from_secs(1), look);
    platform::lifecycle::on_visible(look);
    platform::lifecycle::on_activity(move || {
        // While the warning shows only its button counts: a key pressed by accident should not hide it unread.
        if left.get_untracked().is_none() {
            // A device that has just woken up: the time is looked at before the touch counts.
            look();
            if left.get_untracked().is_none() {
                active();
            }
        }
    });
    let warning = Memo::new(move |_| left.get().is_some());
    Effect::new(move |_| platform::dialog::show(dialog, warning.get()));

    view! {
        <dialog node_ref=dialog class="question" id="idle" aria-labelledby="idle-title" on:close=move |_| active()>
            <h2 id="idle-title">{t.answer.idle_title}</h2>
            <p>{move || left.get().map(|seconds| fill(t.answer.idle, &[("n", &locale.whole(seconds))]))}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| active()>
                    {t.answer.idle_stay}
                </button>
            </div>
        </dialog>
    }
}
