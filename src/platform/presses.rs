//! Presses that were not meant for what they hit: those of a key held down, and the second one of a double click when the first has changed
//! the page.

use leptos::ev;
use leptos::prelude::window;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// The longest time between the presses of a double click, in milliseconds, as systems have it by themselves.
const DOUBLE_CLICK_MS: f64 = 500.0;

/// Lets none of them through, for as long as the page is there. `page` gives a number that changes with what is shown.
pub fn ignore_unmeant(page: impl Fn() -> u32 + 'static) {
    // While a key is held down the browser presses it again and again, also on the button that the first press has brought up.
    stop("keydown", |event: &ev::KeyboardEvent| event.repeat() && event.key() == "Enter" && !writes(event));
    let first = Cell::new((page(), 0.0));
    stop("click", move |event: &ev::MouseEvent| {
        // `detail` counts the presses of a double or triple click. A click that the keyboard makes has none. Some browsers count on for as long
        // as the mouse stays where it is.
        if event.detail() < 2 {
            first.set((page(), event.time_stamp()));
        }
        let (page_then, then) = first.get();
        page_then != page() && event.time_stamp() - then < DOUBLE_CLICK_MS
    });
}

/// Stops an event on its way down, before it reaches what it is for, where `unmeant` says so.
fn stop<E: JsCast>(name: &str, unmeant: impl Fn(&E) -> bool + 'static) {
    let listener = Closure::<dyn Fn(ev::Event)>::new(move |event: ev::Event| {
        if event.dyn_ref::<E>().is_some_and(&unmeant) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    // Fails for no name that there is.
    let _ = window().add_event_listener_with_callback_and_bool(name, listener.as_ref().unchecked_ref(), true);
    listener.forget();
}

/// In a text of several lines a key held down writes.
fn writes(event: &ev::KeyboardEvent) -> bool {
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlTextAreaElement>())
}
