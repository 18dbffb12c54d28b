//! What there is to know and to do once the browser was asked to save a file. Browsers inside other apps ignore that without a word, so the
//! file can still be had here: by a link, and as a text to copy.

use super::copy_box::CopyBox;
use super::sentence::Sentence;
use crate::locale::{fill, isolated};
use crate::platform::files;
use crate::ui::context::use_locale;
use leptos::prelude::*;
use std::sync::Arc;

/// The file, for as long as this is shown.
#[component]
pub fn OfferedFile(
    /// The file.
    file: Arc<files::OfferedFile>,
    /// What happens when somebody has copied its content.
    #[prop(optional, into)]
    on_copy: Option<Callback<()>>,
) -> impl IntoView {
    let t = use_locale().saving();
    let named = |pattern| fill(pattern, &[("file", &isolated(file.name()))]);
    let link = file.address().map(|address| {
        view! {
            <p>
                <a href=address.to_owned() download=file.name().to_owned()>
                    <Sentence text=named(t.link) />
                </a>
            </p>
        }
    });
    let text = file.content().map(|content| {
        view! {
            <details>
                <summary>{t.fold}</summary>
                <p>{t.explain}</p>
                <CopyBox id="offered-text" label=t.content content=content.to_owned() on_copy />
            </details>
        }
    });
    view! {
        <div class="offered-file">
            <p>
                <Sentence text=named(t.asked) />
            </p>
            {link}
            {text}
        </div>
    }
}
