//! A text to copy and pass on.

use crate::platform;
use crate::state::use_app;
use crate::ui::use_locale;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A text with a button that copies it.
#[component]
pub fn CopyBox(
    /// Id of the text.
    id: &'static str,
    /// What it is.
    label: &'static str,
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    let said = RwSignal::new("");
    let content = StoredValue::new(text.clone());
    view! {
        <div class="copy-box">
            <label for=id>{label}</label>
            <textarea id=id readonly rows="10">{text}</textarea>
            <div class="actions">
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| {
                        spawn_local(async move {
                            let copied = platform::clipboard::copy(content.get_value()).await;
                            said.set(if copied { t.common.copied } else { t.common.copy_failed });
                            app.announcement.set(said.get_untracked().to_owned());
                        });
                    }
                >
                    {t.common.copy}
                </button>
                <span class="said" aria-hidden="true">{move || said.get()}</span>
            </div>
        </div>
    }
}
