//! The heading of a screen: it takes the focus when the screen appears, and names the page.

use crate::platform::document;
use crate::platform::view::{View, text};
use crate::ui::Ui;

/// The first heading of a screen.
pub fn heading(ui: Ui, title: &str) -> View {
    document::set_title(&format!("{title} - {}", ui.locale.common().app));
    text("h1", title).attr("tabindex", "-1")
}
