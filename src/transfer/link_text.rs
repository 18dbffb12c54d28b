//! Files as text behind the `#` of an address, which a browser never sends to the host: base64url (RFC 4648, section 5, without padding).
//!
//! Links arrive changed: chats and mail programs wrap and quote them, write signs in another way, and put others behind them. So everything
//! that is no letter of a link is taken away or ends it, and what stands behind the end of the file counts for nothing.

use crate::json::{self, Beginning};
use base64ct::{Base64UrlUnpadded, Encoding};

/// Most characters of a fragment that chats, mail and QR codes pass on whole. What is longer goes as a file.
pub const MAX_CHARACTERS: usize = 2_000;

/// So many letters say as much as so many bytes.
const LETTERS: usize = 4;
const BYTES: usize = 3;

/// What is wrong with the letters of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkFault {
    /// The end is missing.
    CutOff,
    /// They are no file.
    Damaged,
}

/// A file as the letters of a link.
pub(super) fn write(file: &str) -> String {
    Base64UrlUnpadded::encode_string(file.as_bytes())
}

/// The longest run of at most `most` letters of a link behind a mark; `None` where there is no mark. A mark stands at the start or behind a `#`.
pub(super) fn letters(text: &str, mark: &str, most: usize) -> Option<String> {
    let plain = format!("#{}", plain(text));
    let behind_marks = plain.match_indices('#').filter_map(|(at, _)| plain.get(at + 1..)?.strip_prefix(mark));
    let run = |behind: &str| behind.chars().take_while(|&c| is_letter(c)).take(most).collect::<String>();
    // Of several that are as long the first.
    behind_marks.map(run).reduce(|longest, run| if run.len() > longest.len() { run } else { longest })
}

/// Whether links are made of this letter.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// A text without what programs put into it on its way: percent signs are read, and white space, marks of quoting at the start of a line and
/// whatever is no ASCII, invisible signs among it, are gone.
fn plain(text: &str) -> String {
    let decoded = percent_decoded(text);
    let decoded = String::from_utf8_lossy(&decoded);
    let lines = decoded.split(['\n', '\r']).map(|line| line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '|')));
    lines.flat_map(str::chars).filter(char::is_ascii_graphic).collect()
}

/// The bytes of a text in which `%` and two hexadecimal digits are a byte. Links have no `%` of their own.
fn percent_decoded(text: &str) -> Vec<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = digit(bytes.get(at + 1)).zip(digit(bytes.get(at + 2))).filter(|_| byte == b'%');
        decoded.push(code.map_or(byte, |(high, low)| high << 4 | low));
        at += if code.is_some() { 3 } else { 1 };
    }
    decoded
}

/// The file in the letters of a link, and whatever letters follow it.
///
/// # Errors
/// [`LinkFault`].
pub(super) fn content(letters: &str) -> Result<Vec<u8>, LinkFault> {
    // The letters before the end may be any that followed, so they need not come out even. Zeros fill up the last of them.
    let whole = letters.len().next_multiple_of(LETTERS);
    let mut bytes = Base64UrlUnpadded::decode_vec(&format!("{letters:A<whole$}")).map_err(|_| LinkFault::Damaged)?;
    bytes.truncate(letters.len() * BYTES / LETTERS);
    match json::beginning(&bytes) {
        Beginning::Whole(file) => Ok(file.to_vec()),
        Beginning::CutOff => Err(LinkFault::CutOff),
        Beginning::Other => Err(LinkFault::Damaged),
    }
}
