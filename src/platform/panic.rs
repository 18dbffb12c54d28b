//! What happens if the program has a mistake: a message without any data, in place of the page.

use leptos::prelude::document;

/// Replaces the page by a plain message when the program stops. The reason goes nowhere: it could hold an answer.
pub fn set_hook(message: &'static str) {
    std::panic::set_hook(Box::new(move |_| {
        if let Some(body) = document().body() {
            body.set_text_content(Some(message));
        }
    }));
}
