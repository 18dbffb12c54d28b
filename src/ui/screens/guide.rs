//! The discussion guide for teams too small for numbers.

use crate::pages::guide;
use crate::platform::document;
use crate::platform::view::{View, actions, button, view};
use crate::ui::Ui;
use crate::ui::components::heading::heading;

/// The screen.
pub fn guide(ui: Ui) -> Vec<View> {
    let t = ui.locale.guide();
    vec![
        heading(ui, t.title),
        view("div").markup(&guide::guide(ui.locale)),
        actions(vec![button("button quiet", t.print, document::print)]),
    ]
}
