//! A page that does not exist.

use crate::platform::view::{View, link, text, view};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::route::Route;

/// There is no such page.
pub fn not_found(ui: Ui) -> Vec<View> {
    let t = ui.locale.not_found();
    vec![heading(ui, t.title), text("p", t.text), view("p").with(link("button", &Route::Start.href(), t.home))]
}
