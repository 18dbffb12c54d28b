//! One choice out of a few, each with a line that explains it.

use leptos::prelude::*;

/// One of the choices.
#[derive(Debug, Clone, Copy)]
pub struct RadioOption<T> {
    /// What is chosen with it.
    pub value: T,
    /// Id of its input.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// What explains it; may be empty.
    pub hint: &'static str,
}

/// A group of radio buttons.
#[component]
pub fn RadioGroup<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The question.
    legend: &'static str,
    /// Name of the group in the form.
    name: &'static str,
    /// The choices.
    options: Vec<RadioOption<T>>,
    /// What is chosen.
    chosen: RwSignal<T>,
) -> impl IntoView {
    let option = |RadioOption { value, id, label, hint }| {
        let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
        view! {
            <div class="radio">
                <input
                    type="radio"
                    id=id
                    name=name
                    autocomplete="off"
                    aria-describedby=hint_id.clone()
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| chosen.set(value)
                />
                <label for=id>{label}</label>
                {hint_id
                    .map(|hint_id| {
                        view! {
                            <p id=hint_id class="hint">
                                {hint}
                            </p>
                        }
                    })}
            </div>
        }
    };
    view! {
        <fieldset class="radio-group">
            <legend>{legend}</legend>
            {options.into_iter().map(option).collect_view()}
        </fieldset>
    }
}
