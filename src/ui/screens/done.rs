//! Counted. Nothing of the answers is left on the page.

use crate::route::Route;
use crate::state::Sent;
use crate::ui::components::heading::Heading;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Done() -> impl IntoView {
    let t = use_locale().done();
    let (title, content) = match use_app().sent() {
        Some(Sent::Counted) => (t.title, t.text),
        Some(Sent::Refused) => (t.refused_title, t.refused),
        Some(Sent::Ended | Sent::NotKept) | None => (t.refused_title, t.ended),
    };
    view! {
        <Heading title />
        <p class="lead">{content}</p>
        <p>{t.hand_back}</p>
        <div class="actions">
            <a id="next-person" class="button large" href=Route::Desk.href()>
                {t.next}
            </a>
        </div>
    }
}
