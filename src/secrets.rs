//! What people keep: the recovery code or codes of a round, and the PIN of its desk. None of them is on the device.
//!
//! A recovery code is twelve characters of Crockford's Base32 ([`crate::crockford`]): 60 random bits. The key of the stored totals is made of one code, or of two that two people have. Codes are shown once, when a round opens,
//! and written down on paper. The PIN guards the buttons that end a round.

use crate::crockford;
use crate::disclosure::{MAX_PIN_DIGITS, MIN_PIN_DIGITS, PIN_TRIES, PIN_WAIT_SECONDS, RECOVERY_CODE_CHARACTERS};
use std::fmt;
use zeroize::Zeroizing;

/// Who holds what opens a round after a crash. Chosen when a round is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Custody {
    /// The round is kept on the disk. Two people have one recovery code each, and only both together open it.
    #[default]
    TwoCodes,
    /// The round is kept on the disk. One person has the one recovery code.
    OneCode,
    /// The round is in memory and nowhere else. A crash loses it, and there is no code.
    InMemory,
}

impl Custody {
    /// How many recovery codes there are.
    pub fn codes(self) -> usize {
        match self {
            Self::TwoCodes => 2,
            Self::OneCode => 1,
            Self::InMemory => 0,
        }
    }

    /// The one with so many codes.
    pub fn with_codes(codes: usize) -> Option<Self> {
        [Self::TwoCodes, Self::OneCode, Self::InMemory].into_iter().find(|custody| custody.codes() == codes)
    }
}

/// A recovery code. Wiped when it is dropped.
pub struct RecoveryCode(Zeroizing<Vec<u8>>);

impl RecoveryCode {
    /// A code made of random bytes, of which four bits are left over.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self(crockford::characters(u64::from_le_bytes(bytes).into(), RECOVERY_CODE_CHARACTERS))
    }

    /// Reads so many codes, one or more, typed one after the other: small letters, spaces and dashes do not matter, nor does O for 0, or I and L for 1.
    pub fn parse(typed: &str, codes: usize) -> Option<Vec<Self>> {
        let all = crockford::read(typed, codes * RECOVERY_CODE_CHARACTERS)?;
        let code = |characters: &[u8]| Self(Zeroizing::new(characters.to_vec()));
        (codes > 0).then(|| all.chunks(RECOVERY_CODE_CHARACTERS).map(code).collect())
    }

    /// What the key is made of: the characters of all codes. The order in which people type them does not matter.
    pub fn secret(codes: &[Self]) -> Zeroizing<Vec<u8>> {
        let mut codes: Vec<&[u8]> = codes.iter().map(|code| code.0.as_slice()).collect();
        codes.sort_unstable();
        let mut secret = Zeroizing::new(Vec::with_capacity(codes.len() * RECOVERY_CODE_CHARACTERS));
        for code in codes {
            secret.extend_from_slice(code);
        }
        secret
    }

    /// The code as it is shown: groups of four with dashes.
    pub fn shown(&self) -> Zeroizing<String> {
        crockford::grouped(&self.0)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCode(..)")
    }
}

/// Whether a desk PIN has the right form: digits, not too few and not too many.
pub fn is_pin(typed: &str) -> bool {
    (MIN_PIN_DIGITS..=MAX_PIN_DIGITS).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit())
}

/// Wrong tries of the PIN since the last right one, and how long to wait after them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tries {
    wrong: u32,
    wait_until: f64,
}

impl Tries {
    /// Seconds to wait at `now`, a time in seconds by a clock nobody can set back; 0 if none.
    pub fn wait(&self, now: f64) -> f64 {
        (self.wait_until - now).max(0.0)
    }

    /// One more wrong try at `now`. After [`PIN_TRIES`] of them each makes one wait, twice as long as the one before.
    pub fn wrong(&mut self, now: f64) {
        self.wrong += 1;
        if let Some(more) = self.wrong.checked_sub(PIN_TRIES) {
            self.wait_until = now + PIN_WAIT_SECONDS * f64::from(1_u32 << more.min(MOST_DOUBLINGS));
        }
    }

    /// The PIN was right.
    pub fn right(&mut self) {
        *self = Self::default();
    }
}

/// The longest wait is an hour or so: a facilitator who mistyped should not lose the day.
const MOST_DOUBLINGS: u32 = 7;
