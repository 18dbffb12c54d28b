//! A cipher that costs nothing, and a real one.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use candour::round_keeper::cipher::Cipher;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::rc::Rc;
use zeroize::Zeroizing;

/// Bytes of the number that no two texts sealed with one key share.
const NONCE: usize = 12;

/// The next of the numbers that are never used twice.
fn next(nonces: &Cell<u64>) -> [u8; NONCE] {
    nonces.set(nonces.get() + 1);
    let mut nonce = [0; NONCE];
    nonce[..8].copy_from_slice(&nonces.get().to_le_bytes());
    nonce
}

/// Seals with a mark that only the key makes, and hides nothing: for tests that look into what is kept.
#[derive(Debug, Clone, Default)]
pub struct Plain(Rc<Cell<u64>>);

impl Plain {
    fn mark(key: &[u8; 32], bound_to: &str, content: &[u8]) -> [u8; 32] {
        Sha256::new().chain_update(key).chain_update(bound_to).chain_update([0]).chain_update(content).finalize().into()
    }

    /// What is sealed, whoever asks.
    pub fn content(sealed: &[u8]) -> &[u8] {
        sealed.get(32 + NONCE..).unwrap_or_default()
    }
}

impl Cipher for Plain {
    type Key = [u8; 32];

    async fn derive(&self, secret: &[u8], salt: &[u8]) -> Option<[u8; 32]> {
        Some(Sha256::new().chain_update(secret).chain_update(salt).finalize().into())
    }

    async fn seal(&self, key: &[u8; 32], bound_to: &str, content: &[u8]) -> Option<Vec<u8>> {
        let numbered = [&next(&self.0), content].concat();
        Some([&Self::mark(key, bound_to, &numbered), numbered.as_slice()].concat())
    }

    async fn open(&self, key: &[u8; 32], bound_to: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (mark, numbered) = sealed.split_at_checked(32)?;
        (mark == Self::mark(key, bound_to, numbered)).then(|| Zeroizing::new(Self::content(sealed).to_vec()))
    }
}

/// Rounds of PBKDF2: a test need not be as slow as somebody who guesses has to be.
const ROUNDS: u32 = 1000;

/// AES-GCM with keys by PBKDF2, as the browser has them.
#[derive(Debug, Clone, Default)]
pub struct Real(Rc<Cell<u64>>);

impl Cipher for Real {
    type Key = [u8; 32];

    async fn derive(&self, secret: &[u8], salt: &[u8]) -> Option<[u8; 32]> {
        let mut key = [0; 32];
        pbkdf2::pbkdf2_hmac::<Sha256>(secret, salt, ROUNDS, &mut key);
        Some(key)
    }

    async fn seal(&self, key: &[u8; 32], bound_to: &str, content: &[u8]) -> Option<Vec<u8>> {
        let nonce = next(&self.0);
        let sealed = Aes256Gcm::new(key.into()).encrypt(&Nonce::from(nonce), Payload { msg: content, aad: bound_to.as_bytes() }).ok()?;
        Some([&nonce, sealed.as_slice()].concat())
    }

    async fn open(&self, key: &[u8; 32], bound_to: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, content) = sealed.split_at_checked(NONCE)?;
        let nonce = Nonce::try_from(nonce).ok()?;
        let opened = Aes256Gcm::new(key.into()).decrypt(&nonce, Payload { msg: content, aad: bound_to.as_bytes() }).ok()?;
        Some(Zeroizing::new(opened))
    }
}
