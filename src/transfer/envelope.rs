//! What files have around their content: the name and version of their format, and a SHA-256 digest against damage.
//!
//! The digest tells a damaged file from a whole one. It is no signature: whoever can write a file can write its digest.

use crate::hex;
use crate::json::{self, FileError};
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Which files are read.
pub(super) struct Format {
    /// The name of the format.
    pub name: &'static str,
    /// The one version that is read.
    pub version: u32,
    /// Largest file that is read, in bytes.
    pub most: usize,
    /// Largest file of which it is found out whether a later version wrote it.
    pub most_later: usize,
}

/// Why a file is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EnvelopeError {
    /// It cannot be read.
    File(FileError),
    /// It is JSON, but of another format.
    OtherFormat,
    /// A later version of Candour wrote it.
    NewerVersion(u64),
    /// The content does not fit the digest.
    Damaged,
}

/// Content with its digest, canonical: equal contents have equal bytes.
pub(super) fn close(content: &impl Serialize) -> String {
    match json::value(content) {
        Value::Object(mut content) => {
            content.insert("digest".to_owned(), digest(&content).into());
            json::canonical(&content)
        }
        _ => unreachable!("a struct is an object"),
    }
}

/// The content of a file whose digest fits, without the digest.
///
/// # Errors
/// [`EnvelopeError`].
pub(super) fn open(bytes: &[u8], format: &Format) -> Result<Map<String, Value>, EnvelopeError> {
    // Before everything else: a later version may be larger and hold other things, and is to be called later and not wrong.
    if let Some(version) = json::version_of(bytes, format.name, format.most_later).filter(|version| *version > format.version.into()) {
        return Err(EnvelopeError::NewerVersion(version));
    }
    let mut content = match json::read(bytes, format.most).map_err(EnvelopeError::File)? {
        Value::Object(content) if content.get("format").and_then(Value::as_str) == Some(format.name) => content,
        _ => return Err(EnvelopeError::OtherFormat),
    };
    let missing = || EnvelopeError::File(FileError::Missing { at: "digest".to_owned() });
    let given = content.remove("digest").ok_or_else(missing)?;
    if given.as_str() == Some(digest(&content).as_str()) { Ok(content) } else { Err(EnvelopeError::Damaged) }
}

fn digest(content: &Map<String, Value>) -> String {
    hex::encode(&Sha256::digest(json::canonical(content)))
}
