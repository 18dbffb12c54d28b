//! Counted. Nothing of the answers is left on the page.

use crate::platform::view::{View, actions, link, text};
use crate::state::Sent;
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::route::Route;

/// The screen.
pub fn done(ui: Ui) -> Vec<View> {
    let t = ui.locale.done();
    let (title, content) = match ui.app.sent() {
        Some(Sent::Counted) => (t.title, t.text),
        Some(Sent::Refused) => (t.refused_title, t.refused),
        Some(Sent::Ended | Sent::NotKept) | None => (t.refused_title, t.ended),
    };
    vec![
        heading(ui, title),
        text("p", content).attr("class", "lead"),
        text("p", t.hand_back),
        actions(vec![link("button large", &Route::Desk.href(), t.next).id("next-person")]),
    ]
}
