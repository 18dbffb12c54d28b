//! Counted. Nothing of the answers is left on the page; what happens next is.

use crate::locale::{fill, isolated};
use crate::route::Route;
use crate::state::Sent;
use crate::ui::components::heading::Heading;
use crate::ui::components::sentence::Sentence;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Done() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.done();
    let sent = app.sent();
    let (title, content) = match sent {
        Some(Sent::Counted) => (t.title, t.text),
        Some(Sent::Refused) => (t.refused_title, t.refused),
        Some(Sent::Ended | Sent::NotKept) | None => (t.refused_title, t.ended),
    };
    let then = app.arrangements().filter(|_| sent == Some(Sent::Counted)).map(|told| {
        let results = fill(locale.promise().results, &[("readers", &isolated(&told.readers)), ("when", &isolated(&told.when))]);
        let closes = fill(t.then, &[("host", &isolated(&told.host))]);
        view! {
            <p>
                <Sentence text=format!("{closes} {results}") />
            </p>
        }
    });
    view! {
        <Heading title />
        <p class="lead">{content}</p>
        {then}
        <p>{t.hand_back}</p>
        <div class="actions">
            <a id="next-person" class="button large" href=Route::Desk.href()>
                {t.next}
            </a>
        </div>
    }
}
