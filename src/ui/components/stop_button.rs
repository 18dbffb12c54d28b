//! Stop and wipe: on every page with answers, for whoever would rather not go on.

use super::confirm_dialog::ConfirmDialog;
use crate::route::Route;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::replace;
use leptos::prelude::*;

/// The button, with a question if there is something to wipe. On other pages it is hidden.
#[component]
pub fn StopButton() -> impl IntoView {
    let app = use_app();
    let t = use_locale().answer();
    let asking = RwSignal::new(false);
    let stop = move || {
        app.stop_sheet();
        // In place of the page with the answers, so that "back" does not lead to it.
        replace(app, &Route::Desk);
    };
    let press = move |_| if app.has_ticks() { asking.set(true) } else { stop() };
    view! {
        <div class="stop">
            <button type="button" id="stop" class="link-button" prop:hidden=move || !app.route().shows_sheet() on:click=press>
                {t.stop}
            </button>
            <ConfirmDialog
                id="stop-question"
                about_ticks=true
                title=t.stop_question
                open=asking
                danger=true
                confirm=t.stop_yes
                on_confirm=move |()| stop()
                cancel=t.leave_no
            >
                <p>{t.stop_text}</p>
            </ConfirmDialog>
        </div>
    }
}
