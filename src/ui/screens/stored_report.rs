//! The report on a release that is kept on this device.

use crate::pages::report::{report, title};
use crate::platform::view::{View, link, text, view};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::release_actions::release_actions;
use crate::ui::route::Route;

/// The screen of the release kept under `name`.
pub fn stored_report(ui: Ui, name: &str) -> Vec<View> {
    let t = ui.locale.report();
    let Some(release) = ui.app.release(name) else { return gone(ui) };
    vec![
        heading(ui, &title(ui.locale, &release)),
        text("p", if ui.app.storage_lasts() { t.kept } else { t.kept_not }).attr("class", "hint no-print"),
        view("div").markup(&report(ui.locale, &release)),
        release_actions(ui, release),
    ]
}

/// Results that are not here.
pub fn gone(ui: Ui) -> Vec<View> {
    let t = ui.locale.results();
    vec![heading(ui, t.gone_title), text("p", t.gone), view("p").with(link("button", &Route::Results.href(), ui.locale.common().results))]
}
