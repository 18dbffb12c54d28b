//! For somebody who was asked to take part and opened the page on a device without a survey.

use crate::platform::view::{View, link, text, view};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::route::Route;
use crate::ui::screens::welcome::open_round_notice;
use leptos::prelude::untrack;

/// How to take part.
pub fn join(ui: Ui) -> Vec<View> {
    let t = ui.locale.join();
    let mut page = vec![heading(ui, t.title), open_round_notice(ui)];
    if !untrack(|| ui.app.has_round() || ui.app.locked().is_some()) {
        page.extend([text("p", t.shared), text("p", t.ask)]);
    }
    page.push(view("p").with(link("", &Route::Start.href(), ui.locale.common().home)));
    page
}
