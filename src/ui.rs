//! What people see, in Leptos: one file a screen, one file a component. What a page says and decides is worked out in the core; a
//! component puts it on the page and passes on what people do.
#![allow(clippy::needless_pass_by_value, reason = "a component owns what it is given, as Leptos asks")]

pub mod chunks;
pub mod components;
pub mod context;
pub mod draft_place;
pub mod navigation;
pub mod plan_draft;
pub mod screens;
mod shell;
pub mod survey_draft;

pub use shell::start;
