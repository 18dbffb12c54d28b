//! A release as text behind the `#` of an address, which a browser never sends to the host: the release file in base64url.

use super::FileError;
use super::release_file::{self, ReleaseFileError};
use crate::release::Release;
use base64ct::{Base64UrlUnpadded, Encoding};

/// What stands before a release in the fragment of an address.
pub const MARK: &str = "r=";

/// Most characters of a fragment that chats, mail and QR codes pass on whole. Longer releases go as files.
pub const MAX_CHARACTERS: usize = 2_000;

/// The release as text, or `None` where it is too long for a link.
pub fn encode(release: &Release) -> Option<String> {
    let text = Base64UrlUnpadded::encode_string(release_file::encode(release).as_bytes());
    (text.len() <= MAX_CHARACTERS).then_some(text)
}

/// Reads a release from whatever text somebody was given: a link, or the content of a file.
///
/// # Errors
/// As [`decode`] and [`release_file::decode`].
pub fn decode_text(text: &str) -> Result<Release, ReleaseFileError> {
    let text = text.trim();
    match text.split_once('#').and_then(|(_, fragment)| fragment.strip_prefix(MARK)) {
        Some(link) => decode(link),
        None => release_file::decode(text.as_bytes()),
    }
}

/// Reads a release from the text of a link.
///
/// # Errors
/// [`ReleaseFileError::Damaged`] where the text is cut, changed or longer than [`MAX_CHARACTERS`], or what [`release_file::decode`] says
/// of its content.
pub fn decode(text: &str) -> Result<Release, ReleaseFileError> {
    if text.len() > MAX_CHARACTERS {
        // Candour makes no such link.
        return Err(ReleaseFileError::Damaged);
    }
    let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| ReleaseFileError::Damaged)?;
    match release_file::decode(&bytes) {
        Err(ReleaseFileError::File(FileError::NotJson { .. } | FileError::OtherKind | FileError::Empty)) => Err(ReleaseFileError::Damaged),
        read => read,
    }
}
