//! Wipes a sheet that somebody has left lying: a warning first, which one can answer, then the answers go.

use crate::idle::{Idle, IdleState};
use crate::locale::fill;
use crate::platform::clock::{self, device_time, page_time};
use crate::platform::{dialog, lifecycle};
use crate::route::Route;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::replace;
use leptos::html::Dialog;
use leptos::prelude::*;
use std::time::Duration;

/// Watches over the sheet being filled in for as long as it is on the page.
#[component]
pub fn IdleGuard() -> impl IntoView {
    let app = use_app();
    let now = || Idle::since(page_time(), device_time());
    let idle = StoredValue::new(now());
    // Whole seconds left, while the warning shows.
    let left = RwSignal::new(None::<u32>);
    let active = move || {
        if idle.try_set_value(now()).is_none() {
            let _ = left.try_set(None);
        }
    };
    let over = StoredValue::new(false);
    // The page changes a moment after it was told to, and a clock may run on meanwhile: then nothing of this may be there any more.
    let look = move || match idle.try_get_value().map(|idle| idle.look(app.patience(), page_time(), device_time())) {
        None | Some(IdleState::Active) => {}
        Some(IdleState::Warning { seconds_left }) => drop(left.try_set(Some(seconds_left))),
        Some(IdleState::Over) => {
            if over.try_get_value() == Some(false) {
                over.set_value(true);
                let _ = left.try_set(None);
                app.wipe_idle_sheet();
                // In place of the page with the answers, and at once: a page that wakes up must not be painted with them.
                replace(app, &Route::Desk);
            }
        }
    };
    clock::every(Duration::from_secs(1), look);
    lifecycle::on_visible(look);
    lifecycle::on_activity(move || {
        // While the warning shows only its button counts: a key pressed by accident should not hide it unread. On a device that has just
        // woken up the time is looked at before the touch counts.
        if left.try_get_untracked() == Some(None) {
            look();
            if left.try_get_untracked() == Some(None) {
                active();
            }
        }
    });
    view! { <IdleWarning seconds_left=left on_stay=move |()| active() /> }
}

/// The warning, while there are seconds left.
#[component]
pub fn IdleWarning(
    /// Whole seconds until the answers are wiped; none while nobody has to be warned.
    #[prop(into)]
    seconds_left: Signal<Option<u32>>,
    /// What happens when somebody says that they are still there.
    #[prop(into)]
    on_stay: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.answer();
    let element = NodeRef::<Dialog>::new();
    Effect::new(move |_| dialog::set_open(element, seconds_left.get().is_some()));
    let sentence = move || seconds_left.get().map(|seconds| fill(t.idle, &[("n", &locale.whole(seconds))]));
    // The browser says that a dialog has closed when the page may have moved on already.
    let closed = move |_| {
        let _ = on_stay.try_run(());
    };
    view! {
        <dialog node_ref=element id="idle" class="confirm-dialog" aria-labelledby="idle-title" on:close=closed>
            <h2 id="idle-title">{t.idle_title}</h2>
            <p>{sentence}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| on_stay.run(())>
                    {t.idle_stay}
                </button>
            </div>
        </dialog>
    }
}
