//! The report on a release from a file, a text or a link.

use super::stored_report::Gone;
use crate::release::Release;
use crate::report;
use crate::route::Route;
use crate::state;
use crate::state::keeping::{KeptAlready, NotKept};
use crate::transfer::release_file::ReleaseFileError;
use crate::transfer::release_link;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::ErrorNotice;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::components::report::Report;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
#[component]
pub fn HandedIn() -> impl IntoView {
    let read = use_app().handed_in().map(|handed_in| match handed_in {
        state::HandedIn::Link(link) => release_link::decode(&link),
        state::HandedIn::Release(release) => Ok(*release),
    });
    match read {
        Some(Ok(release)) => view! { <HandedInReport release /> }.into_any(),
        Some(Err(problem)) => view! { <Unreadable problem /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

#[component]
fn Unreadable(problem: ReleaseFileError) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Heading title=locale.errors().link_what />
        <ErrorNotice message=locale.release_error(&problem) />
        <p>
            <a class="button" href=Route::Results.href()>
                {locale.common().results}
            </a>
        </p>
    }
}

#[component]
fn HandedInReport(release: Release) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let to_look_for = release.clone();
    let kept = LocalResource::new(move || app.kept_already(to_look_for.clone()));
    let to_keep = release.clone();
    view! {
        <Heading title=report::title(locale, &release) />
        <div class="notice no-print">
            {move || match kept.get() {
                Some(Some(kept)) => view! { <Kept kept /> }.into_any(),
                Some(None) => view! { <Keep release=to_keep.clone() on_other=move |()| kept.refetch() /> }.into_any(),
                None => view! { <p>{locale.results().not_stored}</p> }.into_any(),
            }}
        </div>
        <Report release=release.clone() />
        <ReleaseActions release />
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
