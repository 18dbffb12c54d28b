//! A text or number field with its label, a hint, and what is wrong with it.

use super::error_summary::{FieldError, error_of};
use leptos::attr::custom::custom_attribute;
use leptos::attr::{Attribute, autocapitalize, autocomplete, spellcheck};
use leptos::prelude::*;

/// Longest text in a field, in characters.
const LONGEST: &str = "60";
/// The same of a line.
const LONGEST_LINE: &str = "80";
/// Longest number in a field, in digits: that of a desk PIN.
const DIGITS: &str = "8";

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A longer text.
    Line,
    /// A whole number.
    Number,
    /// Something nobody should read over somebody's shoulder. Not a password field: browsers offer to keep what is typed there.
    Secret,
}

/// Has the browser leave alone what somebody types: neither kept nor mended, nor sent to its maker for a word on spelling or on how to go on.
pub fn unaided() -> impl Attribute {
    // Leptos has no names for the last two.
    (
        autocomplete("off"),
        autocapitalize("off"),
        spellcheck("false"),
        custom_attribute("autocorrect", "off"),
        custom_attribute("writingsuggestions", "false"),
    )
}

/// A field of one line. Of the mistakes of the form it shows its own.
#[component]
pub fn Field(
    /// Id of the input.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// What helps to fill it in.
    hint: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// The mistakes of the form.
    errors: RwSignal<Vec<FieldError>>,
    /// What it takes.
    #[prop(default = Kind::Text)]
    kind: Kind,
) -> impl IntoView {
    let error = error_of(id, errors);
    let is_wrong = move || error.with(Option::is_some);
    let hint_id = format!("{id}-hint");
    let error_id = StoredValue::new(format!("{id}-error"));
    let described = hint_id.clone();
    let described_by = move || if is_wrong() { format!("{} {described}", error_id.get_value()) } else { described.clone() };
    let class = match kind {
        Kind::Text | Kind::Line => "",
        Kind::Number => "short",
        Kind::Secret => "short secret",
    };
    let (input_mode, longest) = match kind {
        Kind::Text | Kind::Secret => ("text", LONGEST),
        Kind::Line => ("text", LONGEST_LINE),
        Kind::Number => ("numeric", DIGITS),
    };
    view! {
        <div class="field" class:field-wrong=is_wrong>
            <label for=id>{label}</label>
            <p id=hint_id class="hint">
                {hint}
            </p>
            <div>
                {move || {
                    error
                        .get()
                        .map(|error| {
                            view! {
                                <p id=error_id.get_value() class="field-error">
                                    {error}
                                </p>
                            }
                        })
                }}
            </div>
            <input
                {..unaided()}
                id=id
                type="text"
                class=class
                inputmode=input_mode
                maxlength=longest
                aria-describedby=described_by
                aria-invalid=move || is_wrong().then_some("true")
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}
