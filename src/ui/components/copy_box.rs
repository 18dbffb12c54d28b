//! A text to copy and pass on.

use super::field::unaided;
use crate::platform::clipboard;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// A text with a button that copies it.
#[component]
pub fn CopyBox(
    /// Id of the text.
    id: &'static str,
    /// What the text is.
    label: &'static str,
    /// The text.
    content: String,
    /// What happens when somebody has copied it.
    #[prop(optional_no_strip)]
    on_copy: Option<Callback<()>>,
) -> impl IntoView {
    let (app, t) = (use_app(), use_locale().common());
    let said = RwSignal::new("");
    let to_copy = content.clone();
    let copy = move |_| {
        clipboard::copy(to_copy.clone(), move |allowed| {
            let message = if allowed { t.copied } else { t.copy_failed };
            let _ = said.try_set(message);
            app.announce(message);
            if let (true, Some(on_copy)) = (allowed, on_copy) {
                let _ = on_copy.try_run(());
            }
        });
    };
    view! {
        <div class="copy-box">
            <label for=id>{label}</label>
            <textarea
                {..unaided()}
                id=id
                readonly
                rows="10"
                prop:value=content
            ></textarea>
            <div class="actions">
                <button type="button" class="button quiet" on:click=copy>
                    {t.copy}
                </button>
                <span class="said" aria-hidden="true">
                    {said}
                </span>
            </div>
        </div>
    }
}
