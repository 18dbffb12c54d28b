//! A release as text behind the `#` of an address, which a browser never sends to the host: the release file in base64url.
//!
//! Links arrive changed: chats and mail programs wrap and quote them, write signs in another way, and put others behind them. So everything
//! that is no letter of a link is taken away or ends it, and what stands behind the end of the file counts for nothing. The digest in the file
//! sees to it that no change makes another release.

use super::FileError;
use super::release_file::{self, ReleaseFileError};
use crate::json::{self, Beginning};
use crate::release::Release;
use base64ct::{Base64UrlUnpadded, Encoding};

/// What stands before a release in the fragment of an address.
pub const MARK: &str = "r=";

/// Most characters of a fragment that chats, mail and QR codes pass on whole. Longer releases go as files.
pub const MAX_CHARACTERS: usize = 2_000;

/// Largest text in which a link is looked for, in bytes: more than any mail that goes with one.
pub const MAX_TEXT: usize = release_file::MAX_BYTES;

/// So many letters say as much as so many bytes.
const LETTERS: usize = 4;
const BYTES: usize = 3;

/// The release as text, or `None` where it is too long for a link.
pub fn encode(release: &Release) -> Option<String> {
    let text = Base64UrlUnpadded::encode_string(release_file::encode(release).as_bytes());
    (text.len() <= MAX_CHARACTERS).then_some(text)
}

/// Whether the fragment of an address carries a release and names no page of the app: also where the mark came in percent signs, or behind
/// signs that nobody sees.
pub fn is_link(fragment: &str) -> bool {
    let mut rest = fragment;
    while let Some(behind) = rest.strip_prefix('%').and_then(|code| code.get(2..)) {
        rest = behind;
    }
    let Some(behind) = rest.strip_prefix('r') else { return false };
    behind.starts_with('=') || behind.get(..3).is_some_and(|code| code.eq_ignore_ascii_case("%3D"))
}

/// Reads a release from whatever text somebody was given: a link and what stands around it, or the content of a file.
///
/// # Errors
/// As [`decode`] and [`release_file::decode`].
pub fn decode_text(text: &str) -> Result<Release, ReleaseFileError> {
    let is_file = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('{');
    match (!is_file && text.len() <= MAX_TEXT).then(|| letters(text)).flatten() {
        Some(letters) => read(&letters),
        None => release_file::decode(text.trim().as_bytes()),
    }
}

/// Reads a release from the text of a link, behind its mark.
///
/// # Errors
/// [`ReleaseFileError::CutOff`] where its end is missing, [`ReleaseFileError::Damaged`] where it is changed, or what [`release_file::decode`]
/// says of its content.
pub fn decode(text: &str) -> Result<Release, ReleaseFileError> {
    if text.len() > MAX_TEXT {
        // Candour makes no such link.
        return Err(ReleaseFileError::Damaged);
    }
    letters(&format!("{MARK}{text}")).map_or(Err(ReleaseFileError::Damaged), |letters| read(&letters))
}

/// The longest run of letters of a link behind a mark; `None` where there is no mark. A mark stands at the start or behind a `#`.
fn letters(text: &str) -> Option<String> {
    let plain = format!("#{}", plain(text));
    let behind_marks = plain.match_indices('#').filter_map(|(at, _)| plain.get(at + 1..)?.strip_prefix(MARK));
    let run = |behind: &str| behind.chars().take_while(|&c| is_letter(c)).take(MAX_CHARACTERS).collect::<String>();
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

/// Reads the letters of a link, and whatever letters follow it.
fn read(letters: &str) -> Result<Release, ReleaseFileError> {
    // The letters before the end may be any that followed, so they need not come out even. Zeros fill up the last of them.
    let whole = letters.len().next_multiple_of(LETTERS);
    let mut bytes = Base64UrlUnpadded::decode_vec(&format!("{letters:A<whole$}")).map_err(|_| ReleaseFileError::Damaged)?;
    bytes.truncate(letters.len() * BYTES / LETTERS);
    let file = match json::beginning(&bytes) {
        Beginning::Whole(file) => file,
        Beginning::CutOff => return Err(ReleaseFileError::CutOff),
        Beginning::Other => return Err(ReleaseFileError::Damaged),
    };
    match release_file::decode(file) {
        Err(ReleaseFileError::File(FileError::NotJson { .. } | FileError::OtherKind | FileError::Empty)) => Err(ReleaseFileError::Damaged),
        read => read,
    }
}
