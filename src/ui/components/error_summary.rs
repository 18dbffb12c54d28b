//! What is wrong with a form, at its top, with a link to each field. It takes the focus when it appears.

use crate::platform;
use crate::ui::use_locale;
use leptos::prelude::*;

/// A mistake in a form: the id of the field, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Id of the field's input.
    pub field: &'static str,
    /// What is wrong.
    pub text: String,
}

/// The list of mistakes; nothing while there are none.
#[component]
pub fn ErrorSummary(
    /// The mistakes in the order of the form.
    errors: RwSignal<Vec<FieldError>>,
) -> impl IntoView {
    let t = use_locale().text;
    Effect::new(move |_| {
        if !errors.get().is_empty() {
            platform::focus::id("error-summary");
        }
    });
    move || {
        let found = errors.get();
        (!found.is_empty()).then(|| {
            view! {
                <section id="error-summary" class="notice notice-error" tabindex="-1" aria-labelledby="error-summary-title">
                    <h2 id="error-summary-title">{t.common.errors_title}</h2>
                    <ul>
                        {found
                            .into_iter()
                            .map(|error| {
                                let target = error.field;
                                view! {
                                    <li>
                                        <a
                                            href=format!("#{target}")
                                            on:click=move |event| {
                                                event.prevent_default();
                                                platform::focus::id(target);
                                            }
                                        >
                                            {error.text}
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </section>
            }
        })
    }
}
