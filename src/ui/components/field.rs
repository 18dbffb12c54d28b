//! A text or number field with its label, a hint, and what is wrong with it.

use super::error_summary::FieldError;
use crate::platform::view::{View, text, view};
use leptos::prelude::*;

/// Longest text in a field, in characters.
const LONGEST: &str = "60";
/// Longest number in a field, in digits: that of a desk PIN.
const DIGITS: &str = "8";

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// Something nobody should read over somebody's shoulder. Not a password field: browsers offer to keep what is typed there.
    Secret,
}

/// A field of one line.
#[derive(Clone, Copy)]
pub struct Field {
    /// Id of the input.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// What helps to fill it in.
    pub hint: &'static str,
    /// What is typed.
    pub value: RwSignal<String>,
    /// What it takes.
    pub kind: Kind,
}

impl Field {
    /// The field. Of the mistakes of the form it shows its own.
    pub fn view(self, errors: RwSignal<Vec<FieldError>>) -> View {
        let Self { id, label, hint, value, kind } = self;
        let error = move || errors.with(|errors| errors.iter().find(|error| error.field == id).map(|error| error.text.clone()));
        let hint_id = format!("{id}-hint");
        let error_id = format!("{id}-error");
        let (described, both) = (hint_id.clone(), format!("{error_id} {hint_id}"));
        let class = match kind {
            Kind::Text => "",
            Kind::Number => "short",
            Kind::Secret => "short secret",
        };
        let input = view("input")
            .id(id)
            .attr("type", "text")
            .attr("class", class)
            .attr("inputmode", if kind == Kind::Number { "numeric" } else { "text" })
            .attr("maxlength", if kind == Kind::Number { DIGITS } else { LONGEST })
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .live_attr("aria-describedby", move || Some(if error().is_some() { both.clone() } else { described.clone() }))
            .live_attr("aria-invalid", move || error().map(|_| "true".to_owned()))
            .live_value(move || value.get())
            .on("input", move |event| value.set(event.value()));
        view("div")
            .live_attr("class", move || Some(if error().is_some() { "field field-wrong" } else { "field" }.to_owned()))
            .with(text("label", label).attr("for", id))
            .with(text("p", hint).id(&hint_id).attr("class", "hint"))
            .with(
                view("div")
                    .live(move || error().map(|error| text("p", &error).id(&error_id).attr("class", "field-error")).into_iter().collect()),
            )
            .with(input)
    }
}
