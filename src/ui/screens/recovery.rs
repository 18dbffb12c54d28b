//! The recovery code of a round that was just opened: shown once, to be written down.

use crate::platform::view::{View, actions, link, text};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::route::Route;

/// The screen. The app goes here only while there is a code to show, and stays until somebody says that it is on paper.
pub fn recovery(ui: Ui) -> Vec<View> {
    let t = ui.locale.keep();
    let code = ui.app.recovery_code().unwrap_or_default();
    vec![
        heading(ui, t.code_title),
        text("p", t.code_lead).attr("class", "lead"),
        text("p", &code).id("recovery-code").attr("class", "recovery-code").attr("translate", "no"),
        text("p", t.code_keep),
        text("p", t.code_once),
        text("p", t.code_after),
        actions(vec![link("button large", &Route::Desk.href(), t.code_done).on("click", move |_| ui.app.forget_recovery_code())]),
    ]
}
