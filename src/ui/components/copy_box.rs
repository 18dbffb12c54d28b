//! A text to copy and pass on.

use crate::platform::clipboard;
use crate::platform::view::{View, actions, button, text, view};
use crate::ui::Ui;
use leptos::prelude::*;

/// A text with a button that copies it.
pub fn copy_box(ui: Ui, id: &str, label: &str, content: &str) -> View {
    let t = ui.locale.common();
    let said = RwSignal::new("");
    let copied = content.to_owned();
    let copy = button("button quiet", t.copy, move || {
        clipboard::copy(copied.clone(), move |allowed| {
            let message = if allowed { t.copied } else { t.copy_failed };
            said.set(message);
            ui.app.announce(message);
        });
    });
    let echo = view("span").attr("class", "said").attr("aria-hidden", "true").live_text(move || said.get().to_owned());
    view("div")
        .attr("class", "copy-box")
        .with(text("label", label).attr("for", id))
        .with(text("textarea", content).id(id).attr("readonly", "").attr("rows", "10"))
        .with(actions(vec![copy, echo]))
}
