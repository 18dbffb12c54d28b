//! What people see: one file a screen, one file a component. Views hold no arithmetic.

pub mod chunks;
pub mod components;
pub mod route;
pub mod screens;
mod shell;

pub use shell::{go, replace, start};

use crate::locale::Locale;
use crate::state::App;

/// What every screen is given: the state of the app and the language it speaks.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The state.
    pub app: App,
    /// The language.
    pub locale: Locale,
}
