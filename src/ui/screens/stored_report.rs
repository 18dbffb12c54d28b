//! The report on a release that is kept on this device.

use crate::locale::{Locale, fill};
use crate::release::Release;
use crate::state::use_app;
use crate::ui::components::heading::Heading;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::components::report::Report;
use crate::ui::route::Route;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The title of a report.
pub fn report_title(locale: Locale, release: &Release) -> String {
    fill(locale.text.report.title, &[("team", &release.round().team), ("label", &release.round().label)])
}

/// The screen.
#[component]
pub fn StoredReport(
    /// The name under which the release is kept.
    name: String,
) -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    match app.release(&name) {
        Some(release) => {
            let kept = if app.storage_lasts() { t.report.kept } else { t.report.kept_not };
            view! {
                <Heading text=report_title(locale, &release) />
                <p class="hint no-print">{kept}</p>
                <Report release=release.clone() />
                <ReleaseActions release />
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
