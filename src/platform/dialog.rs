//! The browser's own modal dialogs.

use leptos::html::Dialog;
use leptos::prelude::{GetUntracked, NodeRef};

/// Opens or closes a dialog that is on the page; nothing while it is not.
pub fn set_open(dialog: NodeRef<Dialog>, open: bool) {
    let Some(dialog) = dialog.try_get_untracked().flatten() else { return };
    if open && !dialog.open() {
        // Fails only for a dialog that is not on the page.
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}
