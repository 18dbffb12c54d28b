//! A field of several lines for a text that somebody was given.

use super::field::unaided;
use leptos::prelude::*;

/// The field, with the buttons that use its text as children.
#[component]
pub fn PasteField(
    /// Id of the field.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// What helps to fill it in.
    hint: &'static str,
    /// How many lines are shown.
    rows: &'static str,
    /// What stands in it.
    text: RwSignal<String>,
    children: Children,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p id=hint_id.clone() class="hint">
                {hint}
            </p>
            <textarea
                {..unaided()}
                id=id
                rows=rows
                aria-describedby=hint_id
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <div class="actions">{children()}</div>
        </div>
    }
}
