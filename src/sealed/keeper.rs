//! The two keepers and their keys: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and `ChaCha20Poly1305` of HPKE (RFC 9180).
//!
//! A key pair is made for one survey and one role, and never used for another. Randomness is that of the platform; where it gives none the
//! program stops.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use std::fmt;

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;

/// Bytes that sealing adds: the encapsulated key before, and the tag behind (RFC 9180, sections 4.1 and 7.3).
pub const SEAL_BYTES: usize = KEY_BYTES + 16;

type Private = <X25519HkdfSha256 as Kem>::PrivateKey;
type Public = <X25519HkdfSha256 as Kem>::PublicKey;
type Encapped = <X25519HkdfSha256 as Kem>::EncappedKey;

/// Which of the two. Each has one half of every ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The keeper who sets the survey up, and has the longer half.
    First,
    /// The keeper who sends the card.
    Second,
}

impl Role {
    /// Both, in the order in which a definition names them.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// Number of the role in a list, and of the aggregator in Prio3.
    pub fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }
}

/// A public key of a keeper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeeperKey([u8; KEY_BYTES]);

impl KeeperKey {
    /// The key of these bytes.
    pub fn from_bytes(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Seals a text for whoever has the secret of this key. `info` says what for, and `beside` is bound to it and not sealed.
    ///
    /// `None` where the key is none that anybody can have made.
    pub fn seal(&self, info: &[u8], beside: &[u8], text: &[u8]) -> Option<Vec<u8>> {
        let key = Public::from_bytes(&self.0).ok()?;
        let (encapped, sealed) =
            hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&OpModeS::Base, &key, info, text, beside).ok()?;
        Some([&encapped.to_bytes()[..], &sealed].concat())
    }
}

/// The secret of a keeper. It cannot be printed, copied or compared; the library wipes it when it is dropped.
pub struct KeeperSecret(Private);

impl KeeperSecret {
    /// A new secret with its public key.
    ///
    /// # Panics
    ///
    /// Where the platform gives no random numbers.
    pub fn generate() -> (Self, KeeperKey) {
        let (secret, key) = X25519HkdfSha256::gen_keypair();
        (Self(secret), KeeperKey(key.to_bytes().into()))
    }

    /// Opens what was sealed for it; `None` if it was sealed for another key, for something else, beside something else, or is changed.
    pub fn open(&self, info: &[u8], beside: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (encapped, sealed) = sealed.split_at_checked(KEY_BYTES)?;
        let encapped = Encapped::from_bytes(encapped).ok()?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&OpModeR::Base, &self.0, &encapped, info, sealed, beside)
            .ok()
    }
}

impl fmt::Debug for KeeperSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("KeeperSecret(..)")
    }
}
