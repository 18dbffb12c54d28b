//! The heading of a screen: it names the page, and takes the focus when the screen appears.

use crate::platform::{document, focus};
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The first heading of a screen.
#[component]
pub fn Heading(
    /// Its text, which is also the name of the page.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let app = use_app();
    document::set_title(&format!("{title} - {}", use_locale().common().app));
    // Effects run once the heading is on the page.
    Effect::new(move |_| {
        if app.has_moved() {
            focus::heading();
        }
    });
    view! { <h1 tabindex="-1">{title}</h1> }
}
