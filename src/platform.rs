//! Everything that needs the browser, in small pieces. Only this folder and `store.rs` name web-sys, js-sys or gloo.

pub mod address;
pub mod cipher;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod files;
pub mod focus;
pub mod intl;
pub mod lifecycle;
pub mod panic;
pub mod random;
pub mod vault;
pub mod view;
