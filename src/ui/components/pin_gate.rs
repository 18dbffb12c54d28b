//! The desk PIN, asked before a round ends.

use super::error_summary::FieldError;
use super::field::{Field, Kind};
use super::question::Gate;
use crate::platform::focus;
use crate::platform::view::View;
use crate::state::keeping::Permission;
use crate::ui::Ui;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field, and what lets go on once the right PIN stands in it.
pub fn pin_gate(ui: Ui, id: &'static str) -> (View, Gate) {
    let t = ui.locale.keep();
    let typed = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let checking = StoredValue::new(false);
    let gate = move |pass: Box<dyn FnOnce()>| {
        // One try at a time, however often somebody presses.
        if checking.try_update_value(|checking| std::mem::replace(checking, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            let permission = ui.app.may_end(&typed.get_untracked()).await;
            // The page may be gone by now; then there is nothing left to end.
            if checking.try_update_value(|checking| *checking = false).is_none() {
                return;
            }
            typed.set(String::new());
            let wrong = match permission {
                Permission::Given => {
                    errors.set(Vec::new());
                    return pass();
                }
                Permission::Wrong => t.pin_wrong.to_owned(),
                Permission::Wait(seconds) => ui.locale.count(&t.pin_wait, seconds),
            };
            ui.app.announce(&wrong);
            errors.set(vec![FieldError { field: id, text: wrong }]);
            focus::id(id);
        });
    };
    let field = Field { id, label: t.pin, hint: t.pin_hint, value: typed, kind: Kind::Secret };
    (field.view(errors), Box::new(gate))
}
