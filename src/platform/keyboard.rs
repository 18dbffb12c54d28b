//! What is pressed on a keyboard.

/// A key that was pressed alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainKey {
    /// What it writes, or its name, such as `Delete`.
    pub sign: String,
    /// Its place by the names of the UI Events standard, such as `Digit1`; empty with Shift, when a key means what it writes.
    pub place: String,
}

/// The key pressed, unless Ctrl, Alt or Meta is held with it.
pub fn plain_key(event: &web_sys::KeyboardEvent) -> Option<PlainKey> {
    let place = if event.shift_key() { String::new() } else { event.code() };
    (!event.ctrl_key() && !event.alt_key() && !event.meta_key()).then(|| PlainKey { sign: event.key(), place })
}
