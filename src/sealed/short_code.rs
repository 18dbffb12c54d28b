//! What people call a ballot or a survey, and compare by eye: the first 60 bits of its hash, such as 7F3K-Q2M9-XW4P. Programs compare the whole
//! hash.

use crate::crockford;
use std::fmt;

/// Characters of a code, five bits each.
pub const CHARACTERS: usize = 12;

/// A short code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode([u8; CHARACTERS]);

impl ShortCode {
    /// The code of a hash.
    pub fn of(hash: &[u8; 32]) -> Self {
        let bits = hash.first_chunk::<8>().map_or(0, |first| u64::from_be_bytes(*first) >> 4);
        let mut code = [0; CHARACTERS];
        code.copy_from_slice(&crockford::characters(bits.into(), CHARACTERS));
        // The highest bits first, as one reads the hash.
        code.reverse();
        Self(code)
    }

    /// Reads a code as somebody typed it; `None` if it is none.
    pub fn parse(typed: &str) -> Option<Self> {
        crockford::read(typed, CHARACTERS)?.as_slice().try_into().ok().map(Self)
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&crockford::grouped(&self.0))
    }
}

impl fmt::Debug for ShortCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ShortCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_beginning_of_the_hash_and_is_read_as_people_type_it() {
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&0x0044_3214_C742_54B6_u64.to_be_bytes());
        // 00000 00001 00010 ... counts up in groups of five bits.
        let code = ShortCode::of(&hash);
        assert_eq!(code.to_string(), "0123-4567-89AB");
        for typed in ["0123-4567-89AB", " o123 4567 89ab ", "Oi23456789ab", "0L23456789AB"] {
            assert_eq!(ShortCode::parse(typed), Some(code), "{typed}");
        }
        for typed in ["", "0123-4567-89A", "0123-4567-89ABC", "0123-4567-89AU"] {
            assert_eq!(ShortCode::parse(typed), None, "{typed}");
        }
        hash[7] ^= 0x0F;
        assert_eq!(ShortCode::of(&hash), code, "the last four of 64 bits are not in it");
        hash[7] ^= 0x10;
        assert_ne!(ShortCode::of(&hash), code);
    }
}
