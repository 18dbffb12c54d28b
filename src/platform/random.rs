//! Random numbers, only from the browser's own cryptographic source.

use leptos::prelude::window;

/// `N` random bytes; `None` where the browser has no source, in which case nothing that needs them may go on.
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
