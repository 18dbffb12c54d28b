//! The last questions before a round ends: whether to close it, and whether to throw it away.

use super::confirm_dialog::ConfirmDialog;
use super::pin_gate::{PinField, PinGate};
use crate::locale::errors::Message;
use crate::locale::fill;
use crate::open_round::OpenRound;
use crate::route::Route;
use crate::secrets::Custody;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::end_round;
use leptos::prelude::*;

/// Which of the questions is asked, and where it is said if the round cannot be ended. A handle: copies mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndQuestions {
    /// Whether to close the round is being asked.
    pub closing: RwSignal<bool>,
    /// Whether to discard the round is being asked.
    pub discarding: RwSignal<bool>,
    /// What went wrong.
    pub problem: RwSignal<Option<Message>>,
}

impl EndQuestions {
    /// Nothing is asked and nothing went wrong.
    pub fn new() -> Self {
        Self { closing: RwSignal::new(false), discarding: RwSignal::new(false), problem: RwSignal::new(None) }
    }
}

impl Default for EndQuestions {
    fn default() -> Self {
        Self::new()
    }
}

/// Asks whether to close the round.
#[component]
pub fn CloseButton(
    /// The questions.
    ending: EndQuestions,
) -> impl IntoView {
    view! {
        <button type="button" id="close" class="button" on:click=move |_| ending.closing.set(true)>
            {use_locale().desk().close}
        </button>
    }
}

/// The questions about the round on this device; nothing if there is none. Those about an open round stand behind the desk PIN already, that
/// about a locked one asks for it.
#[component]
pub fn EndDialogs(
    /// Which of them is asked.
    ending: EndQuestions,
) -> impl IntoView {
    let app = use_app();
    untrack(|| match app.locked() {
        Some(locked) => Some(discard_locked(locked.is_ok(), ending).into_any()),
        None => app.with_round(|open| questions(open, ending).into_any()),
    })
}

/// Whether to discard a locked round. Of one that cannot be read nobody can tell whose PIN would be the right one.
fn discard_locked(readable: bool, EndQuestions { discarding, problem, .. }: EndQuestions) -> impl IntoView {
    view! {
        <DiscardDialog open=discarding problem pin=readable.then(|| PinGate::new("discard-pin"))>
            <p>{use_locale().unlock().discard}</p>
        </DiscardDialog>
    }
}

fn questions(open: &OpenRound, EndQuestions { closing, discarding, problem }: EndQuestions) -> impl IntoView + use<> {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.host();
    let numbers = [open.sheets(), open.round().invited, open.round().threshold.people()].map(|number| locale.whole(number));
    let say = |pattern| fill(pattern, &[("sheets", &numbers[0]), ("invited", &numbers[1]), ("threshold", &numbers[2])]);
    let (close_text, too_few, discard_text) = (say(t.close_text), say(t.too_few), say(t.discard_text));
    // The same whatever was answered: a sentence only for some rounds would tell of their answers before they are closed.
    let statement = locale.whole(open.round().threshold.least_for_a_statement());
    let empty = fill(t.close_empty, &[("threshold", &numbers[2]), ("statement", &statement)]);
    let missing = (!open.everybody_answered()).then(|| locale.count(&t.close_missing, open.not_answered()));
    let codes = match app.custody() {
        Custody::TwoCodes => t.close_two_codes,
        Custody::OneCode => t.close_one_code,
        Custody::InMemory => t.close_in_memory,
    };
    let close = if open.can_close() {
        view! {
            <ConfirmDialog
                id="close-question"
                title=t.close_question
                open=closing
                confirm=t.close_yes
                on_confirm=move |()| end_round(app, locale, problem, app.close_round())
                cancel=t.keep_open
            >
                <p>{close_text}</p>
                {missing.map(|missing| view! { <p>{missing}</p> })}
                <p>{empty}</p>
                <p>{t.close_final}</p>
                <p>{codes}</p>
            </ConfirmDialog>
        }
        .into_any()
    } else {
        view! {
            <ConfirmDialog
                id="close-question"
                title=t.too_few_title
                open=closing
                danger=true
                confirm=t.discard
                on_confirm=move |()| discarding.set(true)
                cancel=t.keep_open
            >
                <p>{too_few}</p>
                <p>
                    <a href=Route::Guide.href()>{t.talk}</a>
                </p>
            </ConfirmDialog>
        }
        .into_any()
    };
    view! {
        {close}
        <DiscardDialog open=discarding problem pin=None>
            <p>{discard_text}</p>
        </DiscardDialog>
    }
}

/// Asks whether to discard the round on this device, with what is lost as children.
#[component]
fn DiscardDialog(
    /// Whether it is being asked.
    open: RwSignal<bool>,
    /// Where it is said if the round cannot be ended.
    problem: RwSignal<Option<Message>>,
    /// The PIN that is asked for; none where it has been asked for already, or nobody can tell whose would be the right one.
    pin: Option<PinGate>,
    children: Children,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.host();
    view! {
        <ConfirmDialog
            id="discard-question"
            title=t.discard_question
            open
            danger=true
            guard=pin.map(PinGate::guard)
            confirm=t.discard_yes
            on_confirm=move |()| end_round(app, locale, problem, app.discard_round())
            cancel=t.keep_open
        >
            {children()} {pin.map(|gate| view! { <PinField gate /> })}
        </ConfirmDialog>
    }
}
