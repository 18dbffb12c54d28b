//! Facts about the page as a whole.

use leptos::prelude::{document, window, window_event_listener_untyped};
use std::sync::Once;

/// The attribute of the whole document by which the stylesheet for paper knows that only a part is printed.
const PART: &str = "data-print";

/// The title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Language and direction of the page.
pub fn set_language(tag: &str, direction: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Light, dark, or (with `None`) as the device is set.
pub fn set_appearance(appearance: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match appearance {
            Some(appearance) => root.set_attribute("data-appearance", appearance),
            None => root.remove_attribute("data-appearance"),
        };
    }
}

/// Whether the browser takes this address for secure: https, localhost or a file.
pub fn is_secure() -> bool {
    window().is_secure_context()
}

/// Whether the page is wider than a phone that is held upright.
pub fn is_wide() -> bool {
    window().match_media("(min-width: 40rem)").ok().flatten().is_some_and(|found| found.matches())
}

/// Opens the print dialog.
pub fn print() {
    let _ = window().print();
}

/// Prints a part of the page: the stylesheet for paper knows which one by the attribute `data-print` of the whole document.
pub fn print_part(part: &str) {
    static LISTENS: Once = Once::new();
    let Some(root) = document().document_element() else { return };
    // Some browsers go on before the page has been printed.
    LISTENS.call_once(|| {
        let _ = window_event_listener_untyped("afterprint", |_| {
            if let Some(root) = document().document_element() {
                let _ = root.remove_attribute(PART);
            }
        });
    });
    if root.set_attribute(PART, part).is_ok() {
        print();
    }
}
