//! Everything that needs the browser, in small pieces. Only this folder and `store.rs` name web-sys, js-sys or gloo.
#![allow(clippy::disallowed_methods, reason = "this is where the browser is talked to")]

pub mod address;
pub mod cipher;
pub mod claim;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod document;
pub mod files;
pub mod focus;
pub mod intl;
pub mod keyboard;
pub mod lifecycle;
pub mod panic;
pub mod png;
pub mod presses;
pub mod random;
pub mod vault;
