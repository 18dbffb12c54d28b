//! The part of the desk for whoever runs the survey, behind the desk PIN: close, discard, invite.

use super::copy_box::CopyBox;
use super::desk_gate::DeskGate;
use super::end_dialogs::{CloseButton, EndDialogs, EndQuestions};
use super::notice::ErrorPlace;
use super::sentence::Sentence;
use crate::invitation::invitation;
use crate::locale::{fill, isolated};
use crate::open_round::OpenRound;
use crate::round::Kind;
use crate::state::keeping::Guard;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// What there is to do with the open round; nothing if there is none.
#[component]
pub fn HostSection() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.host();
    let facts = |open: &OpenRound| (open.round().kind, open.everybody_answered());
    let round = untrack(|| app.arrangements().zip(app.with_round(facts)));
    round.map(|(told, (kind, everybody_answered))| {
        // A practice round has no PIN.
        let guard = if kind == Kind::Real { Guard::Pin } else { Guard::Nothing };
        view! {
            <section class="host-section">
                // When everybody has answered it is the facilitator's turn.
                <details open=everybody_answered>
                    <summary id="host-tools">
                        <span>
                            <Sentence text=fill(t.title, &[("host", &isolated(&told.host))]) />
                        </span>
                    </summary>
                    <DeskGate guard reason=t.gate pin_id="tools-pin" target="close">
                        <Tools />
                    </DeskGate>
                </details>
            </section>
        }
    })
}

#[component]
fn Tools() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.host();
    let ending = EndQuestions::new();
    let text = untrack(|| app.arrangements().and_then(|told| app.with_round(|open| invitation(locale, open.round(), open.set(), &told))));
    view! {
        <p>{t.text}</p>
        <ErrorPlace message=ending.problem />
        <div class="actions">
            <CloseButton ending />
            <button type="button" id="discard" class="button quiet" on:click=move |_| ending.discarding.set(true)>
                {t.discard}
            </button>
        </div>
        <details>
            <summary>{locale.invitation().show}</summary>
            {text.map(|content| view! { <CopyBox id="invitation" label=locale.invitation().label content /> })}
        </details>
        <EndDialogs ending />
    }
}
