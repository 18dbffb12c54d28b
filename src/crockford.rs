//! Characters that people read out and write down: Crockford's Base32 (<https://www.crockford.com/base32.html>), which has no I, L, O and U.

use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters between two dashes.
const GROUP: usize = 4;

/// The lowest bits as so many characters, five bits each, the lowest first.
pub fn characters(mut bits: u128, number: usize) -> Zeroizing<Vec<u8>> {
    let mut characters = Zeroizing::new(Vec::with_capacity(number));
    for _ in 0..number {
        characters.push(ALPHABET[usize::from((bits & 31) as u8)]);
        bits >>= 5;
    }
    characters
}

/// Reads exactly so many characters: small letters, spaces and dashes do not matter, nor does O for 0, or I and L for 1.
pub fn read(typed: &str, number: usize) -> Option<Zeroizing<Vec<u8>>> {
    let mut characters = Zeroizing::new(Vec::with_capacity(number));
    for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let character = match c.to_ascii_uppercase() {
            'O' => b'0',
            'I' | 'L' => b'1',
            other => u8::try_from(other).ok().filter(|byte| ALPHABET.contains(byte))?,
        };
        if characters.len() == number {
            return None;
        }
        characters.push(character);
    }
    (characters.len() == number).then_some(characters)
}

/// Characters as they are shown: groups of four with dashes.
pub fn grouped(characters: &[u8]) -> Zeroizing<String> {
    let mut shown = Zeroizing::new(String::with_capacity(characters.len() + characters.len() / GROUP));
    for (at, &character) in characters.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            shown.push('-');
        }
        shown.push(char::from(character));
    }
    shown
}
