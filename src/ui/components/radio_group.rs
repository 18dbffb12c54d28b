//! One choice out of a few, each with a line that explains it.

use leptos::prelude::*;

/// One of the choices.
#[derive(Debug, Clone, Copy)]
pub struct RadioOption<T> {
    /// What it stands for.
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
    /// Name that ties the buttons together.
    name: &'static str,
    /// The choices.
    options: Vec<RadioOption<T>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with what somebody chooses.
    #[prop(into)]
    choose: Callback<T>,
) -> impl IntoView {
    view! {
        <fieldset class="radio-group">
            <legend>{legend}</legend>
            {options
                .into_iter()
                .map(|option| {
                    let hint_id = format!("{}-hint", option.id);
                    let described = (!option.hint.is_empty()).then(|| hint_id.clone());
                    view! {
                        <div class="radio">
                            <input
                                type="radio"
                                id=option.id
                                name=name
                                autocomplete="off"
                                aria-describedby=described
                                prop:checked=move || chosen.get() == option.value
                                on:change=move |_| choose.run(option.value)
                            />
                            <label for=option.id>{option.label}</label>
                            {(!option.hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{option.hint}</p> })}
                        </div>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}
