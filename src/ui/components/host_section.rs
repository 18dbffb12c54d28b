//! The part of the desk for whoever runs the survey: close, discard, invite.

use super::copy_box::CopyBox;
use super::end_dialogs::{CloseButton, EndQuestions};
use super::notice::ErrorPlace;
use super::sentence::Sentence;
use crate::locale::{Locale, fill, isolated, plain};
use crate::open_round::OpenRound;
use crate::round::Arrangements;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// What there is to do with the open round; nothing if there is none.
#[component]
pub fn HostSection(
    /// The questions that come before it ends.
    ending: EndQuestions,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.host();
    let look = |told: Arrangements| {
        let title = fill(t.title, &[("host", &isolated(&told.host))]);
        app.with_round(|open| (title, invitation(locale, open, &told), open.sheets() == 0, open.everybody_answered()))
    };
    let round = untrack(|| app.arrangements().and_then(look));
    round.map(|(title, invitation, nobody_answered, everybody_answered)| {
        view! {
            <section class="host-section">
                <h2>
                    <Sentence text=title />
                </h2>
                <p>{t.text}</p>
                <ErrorPlace message=ending.problem />
                <div class="actions">
                    // When everybody has answered it stands at the top of the desk.
                    {(!everybody_answered).then(|| view! { <CloseButton ending class="button quiet" /> })}
                    <button type="button" id="discard" class="button quiet" on:click=move |_| ending.discarding.set(true)>
                        {t.discard}
                    </button>
                </div>
                // Until the first person has answered, inviting is what comes next.
                <details open=nobody_answered>
                    <summary>{t.invitation_show}</summary>
                    <CopyBox id="invitation" label=t.invitation content=invitation />
                </details>
            </section>
        }
    })
}

/// The text with which a facilitator invites the team.
fn invitation(locale: Locale, open: &OpenRound, told: &Arrangements) -> String {
    let t = locale.host();
    let statements = u32::try_from(open.set().statements().len()).unwrap_or(u32::MAX);
    let text = fill(
        t.invitation_text,
        &[
            ("team", &isolated(&open.round().team)),
            ("label", &isolated(&open.round().label)),
            ("statements", &locale.count(&locale.common().statements, statements)),
            ("minutes", &locale.count(&locale.common().minutes, open.set().minutes())),
            ("threshold", &locale.whole(open.round().threshold.people())),
            ("readers", &isolated(&told.readers)),
            ("when", &isolated(&told.when)),
            ("host", &isolated(&told.host)),
        ],
    );
    plain(&text)
}
