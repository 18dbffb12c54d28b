//! Where the keyboard is.

use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// Moves the focus to the first element a selector finds, which makes a screen reader read it and brings it into view.
pub fn first(selector: &str) {
    if let Some(element) =
        document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

/// Moves the focus to the heading of the page that has just been shown, and the page to its top.
pub fn heading() {
    leptos::prelude::window().scroll_to_with_x_and_y(0.0, 0.0);
    first("main h1");
}

/// Moves the focus to the element with this id.
pub fn id(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the heading of the part of the page with this id, and unfolds it where it is folded.
pub fn part(id: &str) {
    let Some(part) = document().get_element_by_id(id) else { return };
    if let Some(fold) = part.dyn_ref::<web_sys::HtmlDetailsElement>() {
        fold.set_open(true);
    }
    first(&format!("#{id} > :is(summary, h2)"));
}
