//! Sealing and opening with keys made of what people know: AES-GCM (NIST SP 800-38D) with a key of 256 bits by PBKDF2 (RFC 8018), both
//! the browser's own (Web Cryptography API). A key cannot be taken out of the browser again.

use crate::disclosure::KEY_ROUNDS;
use crate::round_keeper::cipher::Cipher;
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};
use zeroize::Zeroizing;

/// Bytes of the number that no two texts sealed with one key share.
const NONCE: usize = 12;

/// A key. A handle on what the browser holds.
#[derive(Clone)]
pub struct Key(CryptoKey);

/// The browser's own cryptography.
#[derive(Debug, Clone, Copy)]
pub struct WebCipher;

impl Cipher for WebCipher {
    type Key = Key;

    async fn derive(&self, secret: &[u8], salt: &[u8]) -> Option<Key> {
        let subtle = subtle()?;
        let given = bytes(secret);
        let material = subtle.import_key_with_str("raw", &given, "PBKDF2", false, &Array::of1(&"deriveKey".into()));
        let material = JsFuture::from(material.ok()?).await;
        given.fill(0, 0, given.length());
        let recipe = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("iterations", KEY_ROUNDS.into()),
            ("salt", bytes(salt).into()),
        ]);
        let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let key = subtle.derive_key_with_object_and_object(&recipe, &material.ok()?.unchecked_into(), &kind, false, &uses);
        Some(Key(JsFuture::from(key.ok()?).await.ok()?.unchecked_into()))
    }

    /// 28 bytes longer than what is sealed.
    async fn seal(&self, key: &Key, bound_to: &str, content: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE] = super::random::bytes()?;
        let content = bytes(content);
        let sealed = subtle()?.encrypt_with_object_and_buffer_source(&parameters(&nonce, bound_to), &key.0, &content);
        let sealed = JsFuture::from(sealed.ok()?).await;
        content.fill(0, 0, content.length());
        let mut result = nonce.to_vec();
        result.extend(Uint8Array::new(&sealed.ok()?).to_vec());
        Some(result)
    }

    async fn open(&self, key: &Key, bound_to: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let opened = subtle()?.decrypt_with_object_and_buffer_source(&parameters(nonce, bound_to), &key.0, &bytes(sealed));
        let opened = Uint8Array::new(&JsFuture::from(opened.ok()?).await.ok()?);
        let content = Zeroizing::new(opened.to_vec());
        opened.fill(0, 0, opened.length());
        Some(content)
    }
}

fn parameters(nonce: &[u8], bound_to: &str) -> Object {
    object(&[("name", "AES-GCM".into()), ("iv", bytes(nonce).into()), ("additionalData", bytes(bound_to.as_bytes()).into())])
}

/// Absent where the page is no secure context.
fn subtle() -> Option<SubtleCrypto> {
    let subtle = window().crypto().ok()?.subtle();
    subtle.is_object().then_some(subtle)
}

fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A new object takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}
