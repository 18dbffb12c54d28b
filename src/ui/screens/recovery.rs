//! The recovery code of a round that was just opened: shown once, to be written down.

use crate::route::Route;
use crate::ui::components::heading::Heading;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The screen. The app goes here only while there is a code to show, and stays until somebody says that it is on paper.
#[component]
pub fn Recovery() -> impl IntoView {
    let app = use_app();
    let t = use_locale().recovery();
    // The page has to hold a copy. It goes with the page; nothing else holds the code in plain text.
    let code = app.recovery_code().map(|code| String::clone(&code));
    view! {
        <Heading title=t.title />
        <p class="lead">{t.lead}</p>
        <p id="recovery-code" class="recovery-code" translate="no">
            {code}
        </p>
        <p>{t.keep}</p>
        <p>{t.once}</p>
        <p>{t.after}</p>
        <div class="actions">
            <a class="button large" href=Route::Desk.href() on:click=move |_| app.forget_recovery_code()>
                {t.done}
            </a>
        </div>
    }
}
