//! Advises against a second round of a team soon after the last one.

use super::notice::Notice;
use super::sentence::Sentence;
use crate::disclosure::DAYS_BETWEEN_ROUNDS;
use crate::locale::{fill, isolated};
use crate::round::Round;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The advice; nothing where there is no such round.
#[component]
pub fn RecentRoundNotice(
    /// The round that lies so short a while ago.
    #[prop(into)]
    recent: Signal<Option<Round>>,
) -> impl IntoView {
    let locale = use_locale();
    let advice = move |recent: Round| {
        let (opened, wait) = (locale.day(recent.opened), locale.day(recent.opened.plus(DAYS_BETWEEN_ROUNDS)?));
        let advice = fill(locale.new_survey().recent, &[("label", &isolated(&recent.label)), ("opened", &opened), ("wait", &wait)]);
        Some(view! {
            <Notice>
                <p>
                    <Sentence text=advice />
                </p>
            </Notice>
        })
    };
    view! { <div>{move || recent.get().and_then(advice)}</div> }
}
