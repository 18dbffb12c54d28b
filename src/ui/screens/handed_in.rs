//! The report on a release from a file, a text or a link.

use super::stored_report::Gone;
use crate::release::Release;
use crate::report;
use crate::route::Route;
use crate::state;
use crate::state::keeping::{KeptAlready, NotKept};
use crate::transfer::release_file::ReleaseFileError;
use crate::transfer::release_link;
use crate::ui::components::compared_report::ComparedReport;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::ErrorPlace;
use crate::ui::components::paste_field::PasteField;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::{go, replace};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
#[component]
pub fn HandedIn() -> impl IntoView {
    match use_app().handed_in() {
        Some(state::HandedIn::Text(text)) => match release_link::decode_text(&text) {
            Ok(release) => view! { <HandedInReport release /> }.into_any(),
            Err(problem) => view! { <Unreadable problem text /> }.into_any(),
        },
        Some(state::HandedIn::Release(release)) => view! { <HandedInReport release=*release /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

/// What cannot be read, to be mended: it is nowhere else any more.
#[component]
fn Unreadable(
    /// Why it cannot be read.
    problem: ReleaseFileError,
    /// What was handed in.
    text: String,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.results();
    let error = RwSignal::new(Some(locale.release_error(&problem)));
    let mended = RwSignal::new(text);
    let open = move |_| {
        let text = mended.get_untracked();
        match release_link::decode_text(&text) {
            Ok(release) => {
                app.hand_in(state::HandedIn::Release(Box::new(release)));
                replace(app, &Route::HandedIn);
            }
            Err(problem) => {
                app.hand_in(state::HandedIn::Text(text));
                error.set(Some(locale.release_error(&problem)));
            }
        }
    };
    view! {
        <Heading title=locale.errors().link_what />
        <ErrorPlace message=error />
        <PasteField id="results-text" label=t.paste hint=t.mend_hint rows="6" text=mended>
            <button type="button" id="results-read" class="button" on:click=open>
                {t.read}
            </button>
            <a class="button quiet" href=Route::Results.href()>
                {locale.common().results}
            </a>
        </PasteField>
    }
}

#[component]
fn HandedInReport(release: Release) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let to_look_for = release.clone();
    let kept = LocalResource::new(move || app.kept_already(to_look_for.clone()));
    let to_keep = release.clone();
    let keeping = move || {
        let to_keep = to_keep.clone();
        let state = move || match kept.get() {
            Some(Some(kept)) => view! { <Kept kept /> }.into_any(),
            Some(None) => view! { <Keep release=to_keep.clone() on_other=move |()| kept.refetch() /> }.into_any(),
            None => view! { <p>{locale.results().not_stored}</p> }.into_any(),
        };
        view! { <div class="notice no-print">{state}</div> }
    };
    view! {
        <Heading title=report::title(locale, &release) />
        // Whoever opened it has it in their hands: it is read first, and then kept.
        <ComparedReport release before_actions=keeping />
    }
}

/// A way to keep the results on this device.
#[component]
fn Keep(
    release: Release,
    /// Results of the same people are on this device by now.
    #[prop(into)]
    on_other: Callback<()>,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.results();
    let no_room = RwSignal::new(false);
    let keep = move |_| {
        let release = release.clone();
        spawn_local(async move {
            match app.keep_release(release).await {
                Ok(name) => go(&Route::Report(name)),
                Err(NotKept::OtherNumbers(_)) => drop(on_other.try_run(())),
                Err(NotKept::NoRoom) => drop(no_room.try_set(true)),
            }
        });
    };
    view! {
        <p>{move || if no_room.get() { locale.errors().storage_full } else { t.not_stored }}</p>
        <p>
            <button type="button" id="keep" class="button quiet" on:click=keep>
                {t.keep}
            </button>
        </p>
    }
}

/// What is on this device of the same people, and the way there.
#[component]
fn Kept(kept: KeptAlready) -> impl IntoView {
    let t = use_locale().results();
    let (says, name) = match kept {
        KeptAlready::Same(name) => (t.kept_already, name),
        KeptAlready::OtherNumbers(name) => (t.other_numbers, name),
    };
    view! {
        <p>{says}</p>
        <p>
            <a href=Route::Report(name).href()>{t.show_kept}</a>
        </p>
    }
}
