//! What people keep: the recovery code of a round, and the PIN of its desk. Neither is on the device.
//!
//! The key of the stored totals is made of the recovery code: twelve characters of Crockford's Base32 (<https://www.crockford.com/base32.html>), which has no I, L, O and U: 60 random
//! bits. It is shown once, when a round opens, and written down on paper by somebody else than the person who runs it. The PIN guards the
//! buttons that end a round.

use crate::disclosure::{MAX_PIN_DIGITS, MIN_PIN_DIGITS, PIN_TRIES, PIN_WAIT_SECONDS, RECOVERY_CODE_CHARACTERS};
use std::fmt;
use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters between two dashes.
const GROUP: usize = 4;

/// A recovery code. Wiped when it is dropped.
pub struct RecoveryCode(Zeroizing<Vec<u8>>);

impl RecoveryCode {
    /// A code made of random bytes, of which four bits are left over.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut bits = u64::from_le_bytes(bytes);
        let mut code = Zeroizing::new(Vec::with_capacity(RECOVERY_CODE_CHARACTERS));
        for _ in 0..RECOVERY_CODE_CHARACTERS {
            code.push(ALPHABET[usize::from((bits & 31) as u8)]);
            bits >>= 5;
        }
        Self(code)
    }

    /// Reads what somebody typed: small letters, spaces and dashes do not matter, nor does O for 0, or I and L for 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = Zeroizing::new(Vec::with_capacity(RECOVERY_CODE_CHARACTERS));
        for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let character = match c.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                other => u8::try_from(other).ok().filter(|byte| ALPHABET.contains(byte))?,
            };
            if code.len() == RECOVERY_CODE_CHARACTERS {
                return None;
            }
            code.push(character);
        }
        (code.len() == RECOVERY_CODE_CHARACTERS).then_some(Self(code))
    }

    /// The characters, for making the key.
    pub fn characters(&self) -> &[u8] {
        &self.0
    }

    /// The code as it is shown: groups of four with dashes.
    pub fn shown(&self) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(RECOVERY_CODE_CHARACTERS + 2));
        for (at, &character) in self.0.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(char::from(character));
        }
        shown
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
