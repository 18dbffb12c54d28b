//! The heading of a screen: it takes the focus when the screen appears, and names the page.

use crate::platform;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The first heading of a screen.
#[component]
pub fn Heading(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let app_name = use_locale().text.common.app;
    platform::document::set_title(&format!("{text} - {app_name}"));
    view! { <h1 tabindex="-1">{text}</h1> }
}
