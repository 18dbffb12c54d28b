//! The report on a release that is kept on this device.

use crate::pages::report::{report, title};
use crate::platform::focus;
use crate::platform::view::{View, link, text, view};
use crate::release::Release;
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::release_actions::release_actions;
use crate::ui::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen of the release kept under `name`.
pub fn stored_report(ui: Ui, name: &str) -> Vec<View> {
    let found = RwSignal::new(None::<Option<Release>>);
    let reading = ui.app.release(name.to_owned());
    spawn_local(async move {
        let release = reading.await;
        // Somebody may have gone on meanwhile.
        if found.try_set(Some(release)).is_none() {
            leptos::task::tick().await;
            focus::heading();
        }
    });
    let page = move || match found.get() {
        None => Vec::new(),
        Some(None) => gone(ui),
        Some(Some(release)) => untrack(|| shown(ui, release)),
    };
    vec![view("div").live(page)]
}

fn shown(ui: Ui, release: Release) -> Vec<View> {
    let t = &ui.locale.text.report;
    vec![
        heading(ui, &title(ui.locale, &release)),
        text("p", if ui.app.storage_lasts() { t.kept } else { t.kept_not }).attr("class", "hint no-print"),
        view("div").markup(&report(ui.locale, &release)),
        release_actions(ui, release),
    ]
}

/// Results that are not here.
pub fn gone(ui: Ui) -> Vec<View> {
    let t = &ui.locale.text.results;
    vec![
        heading(ui, t.gone_title),
        text("p", t.gone),
        view("p").with(link("button", &Route::Results.href(), ui.locale.text.common.results)),
    ]
}
