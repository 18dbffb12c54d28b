//! One plain question before something final, as the browser's own modal dialog.

use crate::platform::focus;
use crate::platform::view::{View, actions, button, text, view};
use leptos::prelude::*;
use std::rc::Rc;

/// The label of a button, and what it does.
pub type GoOn = (&'static str, Rc<dyn Fn()>);

/// What has to be passed before going on: calls back when it is.
pub type Gate = Box<dyn Fn(Box<dyn FnOnce()>)>;

/// A question with what there is to know before answering.
pub struct Question {
    /// Id of the dialog.
    pub id: &'static str,
    /// The question itself.
    pub title: &'static str,
    /// What there is to know.
    pub details: Vec<View>,
    /// Whether going on destroys something.
    pub danger: bool,
    /// What has to be passed to go on, if anything.
    pub gate: Option<Gate>,
    /// The label of the button that goes on, and what it does; none if there is nothing to go on with.
    pub yes: Option<GoOn>,
    /// The label of the button that leaves things as they are.
    pub no: &'static str,
}

impl Question {
    /// The dialog. It opens when `asking` turns true and turns it false when it is answered.
    pub fn view(self, asking: RwSignal<bool>) -> View {
        let title_id = format!("{}-title", self.id);
        let dialog =
            view("dialog").id(self.id).attr("class", "question").attr("aria-labelledby", &title_id).on("close", move |_| asking.set(false));
        let mut form = view("form").attr("autocomplete", "off").with(text("h2", self.title).id(&title_id)).with_all(self.details);
        let gated = self.gate.is_some();
        let mut buttons = Vec::new();
        if let Some((label, go_on)) = self.yes {
            let (answered, gate) = (dialog.clone(), self.gate);
            let pass = move || {
                let (answered, go_on) = (answered.clone(), go_on.clone());
                // Closed before anything else: a dialog that closes gives the focus back, which must not take it from where it goes now.
                let passed = move || {
                    // While the PIN was checked somebody may have chosen to leave things as they are.
                    if asking.try_get_untracked() != Some(true) {
                        return;
                    }
                    answered.show_modal(false);
                    asking.set(false);
                    go_on();
                };
                match &gate {
                    Some(gate) => gate(Box::new(passed)),
                    None => passed(),
                }
            };
            buttons.push(text("button", label).attr("type", "submit").attr("class", if self.danger { "button danger" } else { "button" }));
            form = form.attr("novalidate", "").on("submit", move |event| {
                event.prevent_default();
                pass();
            });
        }
        let no_id = format!("{}-no", self.id);
        buttons.push(button("button quiet", self.no, move || asking.set(false)).id(&no_id));
        let dialog = dialog.with(form.with(actions(buttons)));
        let shown = dialog.clone();
        // Where nothing else asks again, a key pressed by habit leaves things as they are.
        let safe = self.danger && !gated;
        Effect::new(move |_| {
            shown.show_modal(asking.get());
            if safe && asking.get_untracked() {
                focus::id(&no_id);
            }
        });
        dialog
    }
}
