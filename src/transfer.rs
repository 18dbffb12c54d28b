//! Everything that comes in from outside: one decoder for each kind of file, each of them total, bounded and versioned.
//!
//! * [`json`]: the strict JSON all files are made of, and its canonical form.
//! * [`question_set_file`]: an own question set.
//! * [`release_file`]: the release of a round.
//! * [`release_link`]: a release as text that fits behind the `#` of an address.
//! * [`csv`]: a release as a table for spreadsheets.
//! * [`stored_round`]: an open round as it is kept on the device.
//!
//! A decoder takes any bytes and never panics. It checks the size before it parses, and what it returns is valid in full.

pub mod csv;
pub mod json;
pub mod question_set_file;
pub mod release_file;
pub mod release_link;
pub mod stored_round;

/// Why a file cannot be read, before its meaning is looked at. Paths look like `statements[3].area`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// More bytes than this kind of file ever needs.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// Largest size that is read, in bytes.
        limit: usize,
    },
    /// Nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// Something else altogether: a table, a letter, a picture.
    #[error("not JSON")]
    OtherKind,
    /// JSON with a mistake, cut short, or with something after its end.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The same name twice in one object, so that nobody can say which one counts.
    #[error("the name {name} stands twice")]
    NameTwice {
        /// The name.
        name: String,
    },
    /// Something required is not there.
    #[error("{at} is missing")]
    Missing {
        /// Where it should be.
        at: String,
    },
    /// A text where a number should be, and the like.
    #[error("{at} should be {wanted:?}")]
    WrongType {
        /// Where.
        at: String,
        /// What should be there.
        wanted: Wanted,
    },
    /// A name this version does not know: a typing mistake must not be passed over in silence.
    #[error("{at} is not known")]
    UnknownName {
        /// Where.
        at: String,
    },
    /// A number or length outside its bounds.
    #[error("{at} should be between {least} and {most}")]
    OutOfRange {
        /// Where.
        at: String,
        /// Smallest allowed number, or length in characters or entries.
        least: u64,
        /// Largest allowed number, or length in characters or entries.
        most: u64,
    },
    /// A text with characters that cannot be seen or that turn the direction of reading.
    #[error("{at} holds hidden characters")]
    HiddenCharacters {
        /// Where.
        at: String,
    },
    /// An id that is not made of letters A to Z, digits, `-` and `_`.
    #[error("{at} is not a plain id")]
    BadId {
        /// Where.
        at: String,
    },
}

/// What a value in a file should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesOrNo,
    /// A list in square brackets.
    List,
    /// An object in curly brackets.
    Object,
}

/// Bytes as lower-case hexadecimal digits.
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)] as char, DIGITS[usize::from(b & 15)] as char]).collect()
}

/// Lower-case hexadecimal digits as exactly `N` bytes; `None` for anything else.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(bytes)
}
