//! The desk of a round that is on the device and whose recovery code, or both of them, are needed to go on.

use crate::locale::errors::Message;
use crate::locale::{fill, isolated};
use crate::platform::focus;
use crate::route::Route;
use crate::secrets::{Custody, RecoveryCode};
use crate::transfer::stored_round::StoredRoundError;
use crate::ui::components::end_dialogs::{EndDialogs, EndQuestions};
use crate::ui::components::error_summary::FieldError;
use crate::ui::components::field::Field;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::{ErrorNotice, ErrorPlace};
use crate::ui::components::sentence::Sentence;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::replace;
use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

/// The screen; nothing if no round is locked.
#[component]
pub fn LockedDesk() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.unlock();
    let ending = EndQuestions::new();
    let custody = app.custody();
    let content = untrack(|| app.locked()).map(|locked| match locked {
        Ok(entry) => view! {
            <Heading title=format!("{}: {}", isolated(&entry.round.team), isolated(&entry.round.label)) />
            <p class="lead">{t.locked}</p>
            <p>{t.kept}</p>
            <p>
                <Sentence text=fill(
                    if custody == Custody::TwoCodes { t.next_two } else { t.next },
                    &[("host", &isolated(&entry.arrangements.host))],
                ) />
            </p>
            <CodeForm custody />
        }
        .into_any(),
        Err(error) => {
            let next = if error == StoredRoundError::NewerVersion { t.newer } else { t.unreadable_next };
            let message = Message { what: locale.keep().unreadable.to_owned(), next: next.to_owned() };
            view! {
                <Heading title=locale.desk().title />
                <ErrorNotice message />
            }
            .into_any()
        }
    });
    view! {
        {content}
        <ErrorPlace message=ending.problem />
        <div class="actions">
            <button type="button" id="discard" class="button quiet" on:click=move |_| ending.discarding.set(true)>
                {locale.host().discard}
            </button>
        </div>
        <EndDialogs ending />
    }
}

/// Where the recovery code is typed, or the two of them, one after the other, so that nobody sees the other one's.
#[component]
fn CodeForm(custody: Custody) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.unlock();
    let two = custody == Custody::TwoCodes;
    let typed = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    // The first of two, off the screen.
    let first = StoredValue::new(None::<Zeroizing<String>>);
    let is_second = RwSignal::new(false);
    let unlocking = RwSignal::new(false);
    let id = move || if is_second.get_untracked() { "second-code" } else { "code" };
    // Effects run once the other field is on the page.
    Effect::new(move |before: Option<bool>| {
        let second = is_second.get();
        if before.is_some_and(|before| before != second) {
            focus::id(id());
        }
        second
    });
    let refuse = move |text: &'static str| {
        app.announce(text);
        errors.set(vec![FieldError { field: id(), text: text.to_owned() }]);
        focus::id(id());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if unlocking.get_untracked() {
            return;
        }
        errors.set(Vec::new());
        let code = Zeroizing::new(typed.get_untracked());
        if two && RecoveryCode::parse(&code, 1).is_none() {
            return refuse(t.wrong_form);
        }
        if two && !is_second.get_untracked() {
            first.set_value(Some(code));
            typed.set(String::new());
            is_second.set(true);
            app.announce(t.first_given);
            return;
        }
        unlocking.set(true);
        spawn_local(async move {
            let all = first.with_value(|first| Zeroizing::new([first.as_deref().map_or("", String::as_str), &code].join(" ")));
            // Or it has ended meanwhile, in another window.
            if app.unlock(&all).await || untrack(|| app.locked().is_none()) {
                replace(app, &Route::Desk);
            } else if unlocking.try_set(false).is_none() {
                first.set_value(None);
                if two {
                    typed.set(String::new());
                }
                is_second.set(false);
                refuse(if two { t.wrong_two } else { t.wrong });
            }
        });
    };
    let field = move || match (two, is_second.get()) {
        (false, _) => view! { <Field id="code" label=t.code hint=t.code_hint value=typed errors /> }.into_any(),
        (true, false) => view! { <Field id="code" label=t.first_code hint=t.first_code_hint value=typed errors /> }.into_any(),
        (true, true) => view! {
            <p class="lead">{t.first_given}</p>
            <Field id="second-code" label=t.second_code hint=t.second_code_hint value=typed errors />
        }
        .into_any(),
    };
    let button = move || if two && !is_second.get() { locale.common().next } else { t.go_on };
    view! {
        <form autocomplete="off" novalidate on:submit=submit>
            <div>{field}</div>
            <div class="actions">
                <button type="submit" class="button">
                    {button}
                </button>
            </div>
            <p role="status">{move || unlocking.get().then_some(t.unlocking)}</p>
        </form>
    }
}
