//! The report on a release from a file, a text or a link, or on one there was no room to keep.

use super::stored_report::gone;
use crate::pages::report::{report, title};
use crate::platform::view::{View, button, link, view};
use crate::release::{Provenance, Release};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::notice::error_notice;
use crate::ui::components::release_actions::release_actions;
use crate::ui::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
pub fn handed_in(ui: Ui) -> Vec<View> {
    match ui.app.handed_in() {
        Some(Ok(release)) => shown(ui, release),
        Some(Err(problem)) => vec![
            heading(ui, ui.locale.text.errors.link_what),
            error_notice(&ui.locale.release_error(&problem)),
            view("p").with(link("button", &Route::Results.href(), ui.locale.text.common.results)),
        ],
        None => gone(ui),
    }
}

fn shown(ui: Ui, release: Release) -> Vec<View> {
    let t = ui.locale.text;
    let no_room = RwSignal::new(release.provenance() == Provenance::MadeHere);
    let kept = release.clone();
    let keep = button("button quiet", t.results.keep, move || {
        let kept = kept.clone();
        spawn_local(async move {
            match ui.app.keep_release(kept).await {
                Some(name) => crate::ui::go(&Route::Report(name)),
                None => drop(no_room.try_set(true)),
            }
        });
    });
    let say = move || if no_room.get() { t.errors.storage_full } else { t.results.not_stored }.to_owned();
    vec![
        heading(ui, &title(ui.locale, &release)),
        view("div").attr("class", "notice no-print").with(view("p").live_text(say)).with(view("p").with(keep.id("keep"))),
        view("div").markup(&report(ui.locale, &release)),
        release_actions(ui, release),
    ]
}
