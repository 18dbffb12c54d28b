//! The report on a release that is kept on this device.

use crate::release::Release;
use crate::report;
use crate::route::Route;
use crate::ui::components::heading::Heading;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::components::report::Report;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The screen of one release.
#[component]
pub fn StoredReport(
    /// The name under which it is kept.
    name: String,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let release = LocalResource::new(move || app.release(name.clone()));
    move || match release.get() {
        // A page has a heading from the start.
        None => view! { <Heading title=locale.chunks().on_its_way /> }.into_any(),
        Some(Some(release)) => view! { <KeptReport release /> }.into_any(),
        Some(None) => view! { <Gone /> }.into_any(),
    }
}

#[component]
fn KeptReport(release: Release) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.report();
    view! {
        <Heading title=report::title(locale, &release) />
        <p class="hint no-print">{if untrack(|| app.storage_lasts()) { t.kept } else { t.kept_not }}</p>
        <Report release=release.clone() />
        <ReleaseActions release />
    }
}

/// Results that are not here.
#[component]
pub fn Gone() -> impl IntoView {
    let locale = use_locale();
    let t = locale.results();
    view! {
        <Heading title=t.gone_title />
        <p>{t.gone}</p>
        <p>
            <a class="button" href=Route::Results.href()>
                {locale.common().results}
            </a>
        </p>
    }
}
