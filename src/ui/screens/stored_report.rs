//! The report on a release that is kept on this device.

use crate::pages::report::{report, title};
use crate::state::use_app;
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::route::Route;
use crate::ui::use_locale;
use leptos::prelude::*;

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
                <Heading text=title(locale, &release) />
                <p class="hint no-print">{kept}</p>
                <Markup element=report(locale, &release) />
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
