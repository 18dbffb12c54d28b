//! What is pressed on a keyboard.

/// The key pressed, unless Ctrl, Alt or Meta is held with it.
pub fn plain_key(event: &web_sys::KeyboardEvent) -> Option<String> {
    (!event.ctrl_key() && !event.alt_key() && !event.meta_key()).then(|| event.key())
}
