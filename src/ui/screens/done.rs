//! Counted. Nothing of the answers is left on the page.

use crate::state::{Sent, use_app};
use crate::ui::components::heading::Heading;
use crate::ui::route::Route;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Done() -> impl IntoView {
    let t = use_locale().text;
    let (title, text) = match use_app().sent.get_untracked() {
        Sent::Counted => (t.done.title, t.done.text),
        Sent::Refused => (t.done.refused_title, t.done.refused),
    };
    view! {
        <Heading text=title />
        <p class="lead">{text}</p>
        <p>{t.done.hand_back}</p>
        <div class="actions">
            <a class="button large" id="next-person" href=Route::Desk.href()>{t.done.next}</a>
        </div>
    }
}
