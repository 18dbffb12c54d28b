//! What every component can ask for: the state of the app and the language of the page.

use crate::locale::Locale;
use crate::state::App;
use leptos::prelude::expect_context;

/// The state of the app.
pub fn use_app() -> App {
    expect_context()
}

/// The language of the page.
pub fn use_locale() -> Locale {
    expect_context()
}
