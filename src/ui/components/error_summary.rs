//! What is wrong with a form, at its top, with a link to each field. It takes the focus when it appears.

use crate::platform::focus;
use crate::platform::view::{View, text, view};
use crate::ui::Ui;
use leptos::prelude::*;

/// A mistake in a form: the id of the field, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Id of the field's input.
    pub field: &'static str,
    /// What is wrong.
    pub text: String,
}

/// The list of mistakes in the order of the form; nothing while there are none.
pub fn error_summary(ui: Ui, errors: RwSignal<Vec<FieldError>>) -> View {
    // Effects run after the page is drawn.
    Effect::new(move |_| {
        if errors.with(|errors| !errors.is_empty()) {
            focus::id("error-summary");
        }
    });
    view("div").live(move || errors.with(|errors| if errors.is_empty() { Vec::new() } else { vec![summary(ui, errors)] }))
}

fn summary(ui: Ui, errors: &[FieldError]) -> View {
    let entries = errors.iter().map(|error| {
        let field = error.field;
        let link = text("a", &error.text).attr("href", &format!("#{field}")).on("click", move |event| {
            // The fragment of the address names the page; a jump inside the page must not change it.
            event.prevent_default();
            focus::id(field);
        });
        view("li").with(link)
    });
    view("section")
        .id("error-summary")
        .attr("class", "notice notice-error")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "error-summary-title")
        .with(text("h2", ui.locale.common().errors_title).id("error-summary-title"))
        .with(view("ul").with_all(entries.collect()))
}
