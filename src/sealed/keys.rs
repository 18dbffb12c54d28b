//! The two keepers and their keys: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and `ChaCha20Poly1305` of HPKE (RFC 9180).
//!
//! A key pair is made for one survey and one role, and never used for another. Randomness is that of the platform; where it gives none the
//! program stops.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use std::fmt;
use zeroize::Zeroizing;

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

    /// The same as a byte, for what is hashed.
    pub(super) fn number(self) -> u8 {
        u8::from(self == Self::Second)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// A public key of a keeper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

    /// Whether somebody can have made it: it is not one of the few points with which every secret gives the same (RFC 9180, section 7.1.4).
    pub fn is_one(&self) -> bool {
        self.seal(b"", b"", b"").is_some()
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

    /// The secret of these bytes; `None` if they are none.
    pub(crate) fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Option<Self> {
        Private::from_bytes(bytes).ok().map(Self)
    }

    /// Its bytes, to be sealed and kept.
    pub(crate) fn bytes(&self) -> Zeroizing<[u8; KEY_BYTES]> {
        Zeroizing::new(self.0.to_bytes().into())
    }

    /// Its public key.
    pub fn key(&self) -> KeeperKey {
        KeeperKey(X25519HkdfSha256::sk_to_pk(&self.0).to_bytes().into())
    }

    /// Seals a text for the other keeper, who can tell that this one did it (Auth mode, RFC 9180, section 5.1.3).
    ///
    /// `None` where the other's key is none that anybody can have made.
    pub fn seal_from(&self, other: &KeeperKey, info: &[u8], beside: &[u8], text: &[u8]) -> Option<Vec<u8>> {
        let key = Public::from_bytes(&other.0).ok()?;
        let sender = OpModeS::Auth((self.0.clone(), X25519HkdfSha256::sk_to_pk(&self.0)));
        let (encapped, sealed) =
            hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&sender, &key, info, text, beside).ok()?;
        Some([&encapped.to_bytes()[..], &sealed].concat())
    }

    /// Opens what the other keeper sealed with [`Self::seal_from`]; `None` if anybody else did, or anything is changed.
    pub fn open_from(&self, other: &KeeperKey, info: &[u8], beside: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (encapped, sealed) = sealed.split_at_checked(KEY_BYTES)?;
        let (encapped, key) = (Encapped::from_bytes(encapped).ok()?, Public::from_bytes(&other.0).ok()?);
        let sender = OpModeR::Auth(key);
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&sender, &self.0, &encapped, info, sealed, beside).ok()
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
