//! A boxed message: something to know, or an error with what to do next.

use crate::locale::errors::Message;
use crate::platform::view::{View, text, view};
use leptos::prelude::*;

/// Something to know before going on.
pub fn notice(paragraphs: &[&str]) -> View {
    boxed("notice", paragraphs)
}

/// An error: what happened, and what to do.
pub fn error_notice(message: &Message) -> View {
    view("div").attr("class", "notice notice-error").with(view("p").with(text("strong", &message.what))).with(text("p", &message.next))
}

/// The place for an error that comes from something somebody does. Read out at once.
pub fn error_place(message: RwSignal<Option<Message>>) -> View {
    view("div").attr("role", "alert").live(move || message.with(|message| message.iter().map(error_notice).collect()))
}

fn boxed(class: &str, paragraphs: &[&str]) -> View {
    view("div").attr("class", class).with_all(paragraphs.iter().map(|paragraph| text("p", paragraph)).collect())
}
