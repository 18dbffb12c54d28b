//! Copying a text, on the click of a button.

use leptos::prelude::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies `text` and calls back with whether the browser allowed it.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        // Absent where the page is no secure context.
        let present = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
        done(present && JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok());
    });
}
