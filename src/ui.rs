//! What people see: one file a screen, one file a component. Views hold no arithmetic.

pub mod components;
pub mod route;
pub mod screens;
mod shell;

pub use shell::start;

use crate::locale::Locale;
use leptos::prelude::expect_context;

/// The language the calling view speaks.
///
/// # Panics
/// Outside the app's own views.
pub fn use_locale() -> Locale {
    expect_context()
}
