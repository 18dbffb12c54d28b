//! What people call a ballot or a survey: the beginning of its hash. Programs compare the whole hash.
//!
//! A ballot has twelve characters, such as 7F3K-Q2M9-XW4P: people tell ballots apart by it. A survey has more, because people *compare* it, and whoever
//! sets a survey up could look for two that have the same: see [`SURVEY_CODE_CHARACTERS`].

use crate::crockford;
use crate::disclosure::SURVEY_CODE_CHARACTERS;
use std::fmt;

/// Characters of a ballot's code, five bits each.
pub const CHARACTERS: usize = 12;

/// A code of so many characters, at most 25.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode<const LENGTH: usize = CHARACTERS>([u8; LENGTH]);

/// The code of a survey.
pub type SurveyCode = ShortCode<SURVEY_CODE_CHARACTERS>;

impl<const LENGTH: usize> ShortCode<LENGTH> {
    /// The code of a hash.
    pub fn of(hash: &[u8; 32]) -> Self {
        let bits = hash.first_chunk::<16>().map_or(0, |first| u128::from_be_bytes(*first));
        let unused = 128_usize.saturating_sub(5 * LENGTH);
        let mut code = [0; LENGTH];
        code.copy_from_slice(&crockford::characters(bits >> unused, LENGTH));
        // The highest bits first, as one reads the hash.
        code.reverse();
        Self(code)
    }

    /// Reads a code as somebody typed it; `None` if it is none.
    pub fn parse(typed: &str) -> Option<Self> {
        crockford::read(typed, LENGTH)?.as_slice().try_into().ok().map(Self)
    }
}

impl<const LENGTH: usize> fmt::Display for ShortCode<LENGTH> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&crockford::grouped(&self.0))
    }
}

impl<const LENGTH: usize> fmt::Debug for ShortCode<LENGTH> {
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
        let code: ShortCode = ShortCode::of(&hash);
        assert_eq!(code.to_string(), "0123-4567-89AB");
        for typed in ["0123-4567-89AB", " o123 4567 89ab ", "Oi23456789ab", "0L23456789AB"] {
            assert_eq!(ShortCode::parse(typed), Some(code), "{typed}");
        }
        for typed in ["", "0123-4567-89A", "0123-4567-89ABC", "0123-4567-89AU"] {
            assert_eq!(ShortCode::<CHARACTERS>::parse(typed), None, "{typed}");
        }
        hash[7] ^= 0x0F;
        assert_eq!(ShortCode::of(&hash), code, "the last four of 64 bits are not in it");
        hash[7] ^= 0x10;
        assert_ne!(ShortCode::of(&hash), code);
    }

    #[test]
    fn a_survey_has_a_code_of_120_bits() {
        let mut hash = [0; 32];
        hash[14] = 1;
        let code = SurveyCode::of(&hash);
        assert_eq!(code.to_string(), "0000-0000-0000-0000-0000-0001");
        hash[15] = 255;
        assert_eq!(SurveyCode::of(&hash), code, "and no more");
        hash[14] = 33;
        assert_eq!(SurveyCode::of(&hash).to_string(), "0000-0000-0000-0000-0000-0011");
    }
}
