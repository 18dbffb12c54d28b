//! One plain question before something final, as the browser's own modal dialog.

use crate::platform::view::{View, actions, button, text, view};
use leptos::prelude::*;

/// The label of a button, and what it does.
pub type GoOn = (&'static str, Box<dyn Fn()>);

/// A question with what there is to know before answering.
pub struct Question {
    /// Id of the dialog.
    pub id: &'static str,
    /// The question itself.
    pub title: &'static str,
    /// What there is to know.
    pub details: Vec<View>,
    /// The label of the button that goes on, and what it does; none if there is nothing to go on with.
    pub yes: Option<GoOn>,
    /// The label of the button that leaves things as they are.
    pub no: &'static str,
}

impl Question {
    /// The dialog. It opens when `asking` turns true and turns it false when it is answered.
    pub fn view(self, asking: RwSignal<bool>) -> View {
        let title_id = format!("{}-title", self.id);
        let dialog = view("dialog")
            .id(self.id)
            .attr("class", "question")
            .attr("aria-labelledby", &title_id)
            .on("close", move |_| asking.set(false))
            .with(text("h2", self.title).id(&title_id))
            .with_all(self.details);
        let mut buttons = Vec::new();
        if let Some((label, go_on)) = self.yes {
            let answered = dialog.clone();
            buttons.push(button("button danger", label, move || {
                // Closed before anything else: a dialog that closes gives the focus back, which must not take it from where it goes now.
                answered.show_modal(false);
                asking.set(false);
                go_on();
            }));
        }
        buttons.push(button("button quiet", self.no, move || asking.set(false)));
        let dialog = dialog.with(actions(buttons));
        let shown = dialog.clone();
        Effect::new(move |_| shown.show_modal(asking.get()));
        dialog
    }
}
