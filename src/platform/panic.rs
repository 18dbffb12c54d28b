//! What happens if the program has a mistake: a message without any data, in place of the page.

use js_sys::WebAssembly::RuntimeError;
use leptos::ev;
use leptos::prelude::{document, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};

/// Replaces the page by a plain message when the program stops: at a panic, and at a trap that no panic goes before, after which half of the
/// page would still answer. The reason goes nowhere: it could hold an answer.
pub fn set_hook(message: &'static str) {
    std::panic::set_hook(Box::new(move |_| show(message)));
    let _ = window_event_listener(ev::error, move |event| show_after_trap(&event.error(), message));
    let _ = window_event_listener(ev::unhandledrejection, move |event| show_after_trap(&event.reason(), message));
}

fn show_after_trap(error: &JsValue, message: &str) {
    if error.is_instance_of::<RuntimeError>() {
        show(message);
    }
}

fn show(message: &str) {
    if let Some(body) = document().body() {
        body.set_text_content(Some(message));
    }
}
