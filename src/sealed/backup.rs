//! A keeper's secrets, sealed under a recovery code that is on no device.
//!
//! The code is 20 characters of Crockford's Base32: 100 random bits, too many to be guessed however fast, so no slow hash is needed. The key is
//! made of it with HKDF-SHA-256 (RFC 5869) and a salt of its own, and used once, with `ChaCha20Poly1305` (RFC 8439).

use super::keys::{KEY_BYTES, KeeperSecret};
use crate::crockford;
use crate::disclosure::KEEPER_CODE_CHARACTERS;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// Bytes of a salt.
pub const SALT_BYTES: usize = 16;

/// Bytes of what is kept: secret, verify key, whether a share was given, and of what.
const TEXT_BYTES: usize = KEY_BYTES + 32 + 1 + 64;

/// Bytes of it when it is sealed. The same in every state.
pub const BACKUP_BYTES: usize = TEXT_BYTES + 16;

/// The code that opens a backup. Wiped when it is dropped.
pub struct KeeperCode(Zeroizing<Vec<u8>>);

impl KeeperCode {
    /// A code made of random bytes, of which 28 bits are left over.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(crockford::characters(u128::from_le_bytes(bytes), KEEPER_CODE_CHARACTERS))
    }

    /// Reads a code as somebody typed it; `None` if it is none.
    pub fn parse(typed: &str) -> Option<Self> {
        crockford::read(typed, KEEPER_CODE_CHARACTERS).map(Self)
    }

    /// The code as it is shown: groups of four with dashes.
    pub fn shown(&self) -> Zeroizing<String> {
        crockford::grouped(&self.0)
    }

    fn cipher(&self, salt: &[u8; SALT_BYTES]) -> ChaCha20Poly1305 {
        let mut key = Zeroizing::new([0; 32]);
        // 32 bytes are one block of the hash, of which HKDF gives up to 255.
        Hkdf::<Sha256>::new(Some(salt), &self.0)
            .expand(b"candour keeper backup 1", &mut *key)
            .unwrap_or_else(|_| unreachable!("one block of the hash"));
        ChaCha20Poly1305::new(&Key::from(*key))
    }
}

impl fmt::Debug for KeeperCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("KeeperCode(..)")
    }
}

/// What a keeper keeps.
pub struct Kept {
    /// The secret key.
    pub secret: KeeperSecret,
    /// The verify key; nothing but noughts before there is a survey.
    pub verify_key: Zeroizing<[u8; 32]>,
    /// Of what a share was given, if one was.
    pub given: Option<Given>,
}

/// Of what a keeper has given a share. It gives no share of anything else, ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The hash of the list of ballots.
    pub list: [u8; 32],
    /// The hash of the other keeper's commitments: with others the other keeper could open other numbers of people, and so ask for another rung.
    pub theirs: [u8; 32],
}

/// Seals what a keeper keeps. `salt` is random and new each time; `beside` is bound to it.
pub fn seal(
    code: &KeeperCode,
    salt: &[u8; SALT_BYTES],
    beside: &[u8],
    secret: &KeeperSecret,
    verify_key: &[u8; 32],
    given: Option<Given>,
) -> [u8; BACKUP_BYTES] {
    let mut bytes = [0; BACKUP_BYTES];
    let (text, tag) = bytes.split_at_mut(TEXT_BYTES);
    text[..KEY_BYTES].copy_from_slice(&*secret.bytes());
    text[KEY_BYTES..KEY_BYTES + 32].copy_from_slice(verify_key);
    text[KEY_BYTES + 32] = u8::from(given.is_some());
    if let Some(Given { list, theirs }) = given {
        text[KEY_BYTES + 33..].copy_from_slice(&[list, theirs].concat());
    }
    // The key is used for this text alone, so the number may be nought.
    let sealed = code.cipher(salt).encrypt_inout_detached(&Nonce::default(), beside, text.into());
    tag.copy_from_slice(&sealed.unwrap_or_else(|_| unreachable!("a short text")));
    bytes
}

impl Kept {
    /// Seals it: see [`seal`].
    pub fn seal(&self, code: &KeeperCode, salt: &[u8; SALT_BYTES], beside: &[u8]) -> [u8; BACKUP_BYTES] {
        seal(code, salt, beside, &self.secret, &self.verify_key, self.given)
    }

    /// Opens it; `None` with another code, beside something else, or if it is changed.
    pub fn open(code: &KeeperCode, salt: &[u8; SALT_BYTES], beside: &[u8], sealed: &[u8; BACKUP_BYTES]) -> Option<Self> {
        let mut text = Zeroizing::new(sealed.to_vec());
        let tag = text.split_off(TEXT_BYTES);
        let tag = <[u8; 16]>::try_from(tag).ok()?;
        code.cipher(salt).decrypt_inout_detached(&Nonce::default(), beside, text.as_mut_slice().into(), &tag.into()).ok()?;
        let (secret, rest) = text.split_first_chunk::<KEY_BYTES>()?;
        let (verify_key, rest) = rest.split_first_chunk::<32>()?;
        let (given, rest) = rest.split_first_chunk::<1>()?;
        let (list, rest) = rest.split_first_chunk::<32>()?;
        let theirs = <[u8; 32]>::try_from(rest).ok()?;
        Some(Self {
            secret: KeeperSecret::from_bytes(secret)?,
            verify_key: Zeroizing::new(*verify_key),
            given: (given[0] == 1).then_some(Given { list: *list, theirs }),
        })
    }
}
