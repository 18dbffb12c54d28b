//! The part of the address behind `#`: pages of the app, and links that carry a release. A browser never sends it to the host.

use leptos::prelude::{window, window_event_listener};

/// What stands behind `#`, without it.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to a page, as a click on a link does: "back" leads to where one was.
pub fn go(path: &str) {
    // Setting a fragment cannot fail for a page that is showing.
    let _ = window().location().set_hash(path);
}

/// Puts a page in place of the one in the history. No event follows.
pub fn replace(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{path}")));
    }
}

/// Calls back with each new fragment, for as long as the page lives.
pub fn on_change(call: impl Fn(String) + 'static) {
    let _ = window_event_listener(leptos::ev::hashchange, move |_| call(fragment()));
}

/// The address of the page itself without its fragment.
pub fn page() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
