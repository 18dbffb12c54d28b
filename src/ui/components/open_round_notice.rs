//! Says that a round is open, with the way back to it.

use super::notice::Notice;
use super::sentence::Sentence;
use crate::locale::{fill, isolated};
use crate::round::Round;
use crate::route::Route;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The notice; nothing if no round is open.
#[component]
pub fn OpenRoundNotice() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.common();
    let named = move |round: &Round| fill(t.round_open, &[("team", &isolated(&round.team)), ("label", &isolated(&round.label))]);
    let message = move || {
        let locked = || app.locked().map(|entry| entry.map_or_else(|_| locale.keep().unreadable.to_owned(), |entry| named(&entry.round)));
        app.with_round(|open| named(open.round())).or_else(locked)
    };
    let notice = move |message: String| {
        view! {
            <Notice>
                <p>
                    <Sentence text=message />
                </p>
                <p>
                    <a class="button" href=Route::Desk.href()>
                        {t.to_desk}
                    </a>
                </p>
            </Notice>
        }
    };
    view! { <div>{move || message().map(notice)}</div> }
}
