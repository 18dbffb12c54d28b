//! Sealing and opening with keys made of what people know: what a [`Cipher`] promises.

use zeroize::Zeroizing;

/// Authenticated encryption, and keys made slowly of secrets that people can remember or write down.
#[allow(async_fn_in_trait, reason = "a page has one thread")]
pub trait Cipher {
    /// A key. A handle: copies mean the same key.
    type Key: Clone;

    /// Makes a key of a secret; `None` where that is not possible.
    async fn derive(&self, secret: &[u8], salt: &[u8]) -> Option<Self::Key>;

    /// Seals bytes and binds them to a text, under a nonce that no other text of this key has; `None` where that is not possible.
    async fn seal(&self, key: &Self::Key, bound_to: &str, content: &[u8]) -> Option<Vec<u8>>;

    /// Opens what [`Self::seal`] made; `None` with another key or another text, or if a bit of it has changed.
    async fn open(&self, key: &Self::Key, bound_to: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>>;
}
