//! Copying a text, on the click of a button.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`; `false` where the browser does not allow it.
pub async fn copy(text: String) -> bool {
    // Absent where the page is no secure context.
    let present = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    present && JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok()
}
