//! What is wrong with a form, at its top, with a link to each field. It takes the focus when it appears.

use crate::platform::focus;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// A mistake in a form: the id of the field, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FieldError {
    /// Id of the field's input.
    pub field: &'static str,
    /// What is wrong.
    pub text: String,
}

/// What is wrong with one field, by the id of its input.
pub fn error_of(field: &'static str, errors: RwSignal<Vec<FieldError>>) -> Memo<Option<String>> {
    Memo::new(move |_| errors.with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.text.clone())))
}

/// The list of mistakes in the order of the form; nothing while there are none.
#[component]
pub fn ErrorSummary(
    /// The mistakes.
    errors: RwSignal<Vec<FieldError>>,
) -> impl IntoView {
    // Effects run after the page is drawn.
    Effect::new(move |_| {
        if errors.with(|errors| !errors.is_empty()) {
            focus::id("error-summary");
        }
    });
    let entry = |FieldError { field, text }| {
        let to_field = move |event: leptos::ev::MouseEvent| {
            // The fragment of the address names the page; a jump inside the page must not change it.
            event.prevent_default();
            focus::id(field);
        };
        view! {
            <li>
                <a href=format!("#{field}") on:click=to_field>
                    {text}
                </a>
            </li>
        }
    };
    view! {
        <div>
            <Show when=move || errors.with(|errors| !errors.is_empty())>
                <section id="error-summary" class="notice notice-error" tabindex="-1" aria-labelledby="error-summary-title">
                    <h2 id="error-summary-title">{use_locale().common().errors_title}</h2>
                    <ul>
                        <For each=move || errors.get() key=FieldError::clone children=entry />
                    </ul>
                </section>
            </Show>
        </div>
    }
}
