//! The report on a release from a file, a text or a link, or on one there was no room to keep.

use super::stored_report::Gone;
use crate::release::{Provenance, Release};
use crate::report;
use crate::route::Route;
use crate::state;
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
    let t = locale.results();
    let no_room = RwSignal::new(release.provenance() == Provenance::MadeHere);
    let to_keep = release.clone();
    let keep = move |_| {
        let release = to_keep.clone();
        spawn_local(async move {
            match app.keep_release(release).await {
                Some(name) => go(&Route::Report(name)),
                None => drop(no_room.try_set(true)),
            }
        });
    };
    view! {
        <Heading title=report::title(locale, &release) />
        <div class="notice no-print">
            <p>{move || if no_room.get() { locale.errors().storage_full } else { t.not_stored }}</p>
            <p>
                <button type="button" id="keep" class="button quiet" on:click=keep>
                    {t.keep}
                </button>
            </p>
        </div>
        <Report release=release.clone() />
        <ReleaseActions release />
    }
}
