//! The browser's own modal dialogs: they keep the focus inside, close on Escape and give the focus back.

use leptos::html::Dialog;
use leptos::prelude::{Get, NodeRef};

/// Opens or closes a dialog that is on the page.
pub fn show(dialog: NodeRef<Dialog>, open: bool) {
    let Some(dialog) = dialog.get() else { return };
    if open && !dialog.open() {
        // Fails only for a dialog that is not on the page.
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}
