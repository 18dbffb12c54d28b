//! The heading of a screen: it names the page, and takes the focus when the screen appears.

use super::sentence::Sentence;
use crate::locale::plain;
use crate::platform::{document, focus};
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The first heading of a screen.
#[component]
pub fn Heading(
    /// Its text, which is also the name of the page unless it has another.
    #[prop(into)]
    title: String,
    /// The name of the page where it is not its heading: browsers write that into their history.
    #[prop(optional_no_strip)]
    page: Option<&'static str>,
    /// Id of what takes the focus in its stead.
    #[prop(optional_no_strip)]
    target: Option<String>,
) -> impl IntoView {
    let app = use_app();
    document::set_title(&plain(&format!("{} - {}", page.unwrap_or(&title), use_locale().common().app)));
    // Effects run once the heading is on the page.
    Effect::new(move |_| {
        if app.has_moved() {
            focus::heading();
            if let Some(target) = &target {
                focus::id(target);
            }
        }
    });
    view! {
        <h1 tabindex="-1">
            <Sentence text=title />
        </h1>
    }
}
