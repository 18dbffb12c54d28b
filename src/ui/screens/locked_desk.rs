//! The desk of a round that is on the device and whose recovery code is needed to go on.

use crate::locale::errors::Message;
use crate::locale::fill;
use crate::platform::focus;
use crate::route::Route;
use crate::transfer::stored_round::StoredRoundError;
use crate::ui::components::end_dialogs::{EndDialogs, EndQuestions};
use crate::ui::components::error_summary::FieldError;
use crate::ui::components::field::Field;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::{ErrorNotice, ErrorPlace};
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::replace;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen; nothing if no round is locked.
#[component]
pub fn LockedDesk() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.unlock();
    let ending = EndQuestions::new();
    let content = untrack(|| app.locked()).map(|locked| match locked {
        Ok(entry) => view! {
            <Heading title=format!("{}: {}", entry.round.team, entry.round.label) />
            <p class="lead">{t.locked}</p>
            <p>{t.kept}</p>
            <p>{fill(t.next, &[("host", &entry.arrangements.host)])}</p>
            <CodeForm />
        }
        .into_any(),
        Err(error) => {
            let next = if error == StoredRoundError::NewerVersion { t.newer } else { t.unreadable_next };
            let message = Message { what: locale.keep().unreadable.to_owned(), next: next.to_owned() };
            view! {
                <Heading title=t.desk />
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

/// Where the recovery code is typed.
#[component]
fn CodeForm() -> impl IntoView {
    let app = use_app();
    let t = use_locale().unlock();
    let typed = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let unlocking = RwSignal::new(false);
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if unlocking.get_untracked() {
            return;
        }
        unlocking.set(true);
        errors.set(Vec::new());
        spawn_local(async move {
            let code = typed.get_untracked();
            // Or it has ended meanwhile, in another window.
            if app.unlock(&code).await || untrack(|| app.locked().is_none()) {
                replace(app, &Route::Desk);
            } else if unlocking.try_set(false).is_none() {
                app.announce(t.wrong);
                errors.set(vec![FieldError { field: "code", text: t.wrong.to_owned() }]);
                focus::id("code");
            }
        });
    };
    view! {
        <form autocomplete="off" novalidate on:submit=unlock>
            <Field id="code" label=t.code hint=t.code_hint value=typed errors />
            <div class="actions">
                <button type="submit" class="button">
                    {t.go_on}
                </button>
            </div>
            <p role="status">{move || unlocking.get().then_some(t.unlocking)}</p>
        </form>
    }
}
