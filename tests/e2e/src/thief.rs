//! Whoever has a copy of the stored round and its recovery codes, and opens it without a browser and without any code of Candour.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::Sha256;

use crate::release_file::canonical;

/// Rounds of PBKDF2, and bytes of the number before what is sealed.
const ROUNDS: u32 = 600_000;
const NONCE: usize = 12;

/// The key that a PIN, a recovery code, or two of them with a space between them give with the salt of a stored round.
pub fn key(entry: &Value, secret: &str) -> [u8; 32] {
    let salt = entry["salt"].as_str().unwrap_or_default();
    let salt: Vec<u8> = (0..salt.len() / 2).filter_map(|at| u8::from_str_radix(&salt[2 * at..2 * at + 2], 16).ok()).collect();
    assert_eq!(salt.len(), 16, "a stored round has a salt");
    let mut parts: Vec<String> = secret.split(' ').map(|part| part.replace('-', "")).collect();
    parts.sort_unstable();
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(parts.concat().as_bytes(), &salt, ROUNDS, &mut key);
    key
}

/// The totals of a stored round, if the key is the right one.
pub fn totals(entry: &Value, key: &[u8; 32]) -> Option<Vec<u8>> {
    open(entry, key, "totals", &["totals"])
}

/// Whether a key is that of the desk PIN of a stored round.
pub fn is_key_of_pin(entry: &Value, key: &[u8; 32]) -> bool {
    open(entry, key, "pin", &["pin", "totals"]).is_some_and(|content| content.is_empty())
}

/// Opens one sealed field, which is bound to the entry without some fields.
fn open(entry: &Value, key: &[u8; 32], field: &str, without: &[&str]) -> Option<Vec<u8>> {
    let sealed = sealed(entry, field);
    let mut bound_to = entry.clone();
    for field in without {
        bound_to.as_object_mut()?.remove(*field)?;
    }
    let bound_to = canonical(&bound_to);
    let (nonce, content) = sealed.split_at_checked(NONCE)?;
    let cipher = Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key));
    let nonce = Nonce::try_from(nonce).ok()?;
    cipher.decrypt(&nonce, Payload { msg: content, aad: bound_to.as_bytes() }).ok()
}

/// The bytes of a sealed field.
pub fn sealed(entry: &Value, field: &str) -> Vec<u8> {
    let text = entry[field].as_str().unwrap_or_else(|| panic!("a stored round has {field}"));
    STANDARD.decode(text).unwrap_or_else(|error| panic!("{field} is not Base64: {error}"))
}
