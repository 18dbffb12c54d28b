//! A release as text behind the `#` of an address: the release file in base64url. The digest in the file sees to it that no change makes another
//! release.

use super::FileError;
use super::link_text::{self, LinkFault};
use super::release_file::{self, ReleaseFileError};
use crate::release::Release;

pub use super::link_text::MAX_CHARACTERS;

/// What stands before a release in the fragment of an address.
pub const MARK: &str = "r=";

/// Largest text in which a link is looked for, in bytes: more than any mail that goes with one.
pub const MAX_TEXT: usize = release_file::MAX_BYTES;

/// The release as text, or `None` where it is too long for a link.
pub fn encode(release: &Release) -> Option<String> {
    let text = link_text::write(&release_file::encode(release));
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
    match (!is_file && text.len() <= MAX_TEXT).then(|| link_text::letters(text, MARK, MAX_CHARACTERS)).flatten() {
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
    link_text::letters(&format!("{MARK}{text}"), MARK, MAX_CHARACTERS).map_or(Err(ReleaseFileError::Damaged), |letters| read(&letters))
}

/// Reads the letters of a link, and whatever letters follow it.
fn read(letters: &str) -> Result<Release, ReleaseFileError> {
    let file = link_text::content(letters).map_err(|fault| match fault {
        LinkFault::CutOff => ReleaseFileError::CutOff,
        LinkFault::Damaged => ReleaseFileError::Damaged,
    })?;
    match release_file::decode(&file) {
        Err(ReleaseFileError::File(FileError::NotJson { .. } | FileError::OtherKind | FileError::Empty)) => Err(ReleaseFileError::Damaged),
        read => read,
    }
}
