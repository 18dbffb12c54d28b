//! The report on a release from a file, a text or a link, or on one there was no room to keep.

use crate::pages::report::{report, title};
use crate::release::Provenance;
use crate::state::use_app;
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::route::Route;
use crate::ui::{shell, use_locale};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn HandedIn() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let no_room = RwSignal::new(false);
    move || match app.handed_in.get() {
        Some(Ok(release)) => {
            let notice = if release.provenance() == Provenance::MadeHere { t.errors.storage_full } else { t.results.not_stored };
            let kept = release.clone();
            view! {
                <Heading text=title(locale, &release) />
                <div class="notice no-print">
                    <p>{move || if no_room.get() { t.errors.storage_full } else { notice }}</p>
                    <p>
                        <button
                            type="button"
                            id="keep"
                            class="button quiet"
                            on:click=move |_| match app.keep(&kept) {
                                Some(name) => shell::go(&Route::Report(name)),
                                None => no_room.set(true),
                            }
                        >
                            {t.results.keep}
                        </button>
                    </p>
                </div>
                <Markup element=report(locale, &release) />
                <ReleaseActions release />
            }
            .into_any()
        }
        Some(Err(problem)) => {
            let message = locale.release_error(&problem);
            view! {
                <Heading text=t.errors.link_what />
                <div class="notice notice-error">
                    <p>{message.what}</p>
                    <p>{message.next}</p>
                </div>
                <p>
                    <a class="button" href=Route::Results.href()>{t.common.results}</a>
                </p>
            }
            .into_any()
        }
        None => view! {
            <Heading text=t.results.gone_title />
            <p>{t.results.gone}</p>
            <p>
                <a class="button" href=Route::Results.href()>{t.common.results}</a>
            </p>
        }
        .into_any(),
    }
}
