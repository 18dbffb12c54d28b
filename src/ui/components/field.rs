//! A text or number field with its label, a hint, and what is wrong with it.

use super::error_summary::FieldError;
use leptos::prelude::*;

/// A field of one line.
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
    /// The mistakes of the form; those of this field are shown at it.
    errors: RwSignal<Vec<FieldError>>,
    /// Whether it takes a whole number.
    #[prop(optional)]
    number: bool,
    /// Longest text in characters.
    #[prop(default = 60)]
    longest: u32,
) -> impl IntoView {
    let error = move || errors.with(|errors| errors.iter().find(|error| error.field == id).map(|error| error.text.clone()));
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || if error().is_some() { format!("{error_id} {hint_id}") } else { hint_id.clone() }
    };
    view! {
        <div class="field" class:field-wrong=move || error().is_some()>
            <label for=id>{label}</label>
            <p id=hint_id class="hint">{hint}</p>
            {move || error().map(|text| view! { <p id=error_id.clone() class="field-error">{text}</p> })}
            <input
                id=id
                type="text"
                class:short=number
                inputmode=if number { "numeric" } else { "text" }
                maxlength=if number { 4 } else { longest }
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || if error().is_some() { "true" } else { "false" }
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}
