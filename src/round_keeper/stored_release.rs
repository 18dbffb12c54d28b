//! A release as it is kept on the device: the text of its file, and whether this app made it. Layout: `docs/file-formats.md`.

use super::vault::ReleaseEntry;
use crate::hex;
use crate::release::{Provenance, Release};
use crate::totals::BatchId;
use crate::transfer::release_file::{self, ReleaseFileError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of the format.
const FORMAT: &str = "candour-stored-release";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Largest entry that is read, in bytes: a release file with every quote escaped, and what stands around it.
pub const MAX_BYTES: usize = 2 * release_file::MAX_BYTES;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRelease {
    file: String,
    format: String,
    made_here: bool,
    version: u32,
}

/// Why a release on the device cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoredReleaseError {
    /// A later version of Candour kept it.
    #[error("the release was kept by a later version")]
    NewerVersion,
    /// It is damaged, or something else.
    #[error("the entry is no stored release")]
    Damaged,
}

/// How a release meets what is kept of the same batches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// It may take the place: there is nothing, or nothing that can be read, or the same numbers of which it was not known that this app made
    /// them.
    Free,
    /// The same numbers are there.
    Same,
    /// Other numbers of the same batches are there. The difference of two such results is answers of few people, so the first one stays.
    OtherNumbers,
}

/// The entry of a release; `None` if it cannot be written.
pub fn entry(release: &Release) -> Option<ReleaseEntry> {
    let made_here = release.provenance() == Provenance::MadeHere;
    let stored = StoredRelease { file: release_file::encode(release), format: FORMAT.to_owned(), made_here, version: VERSION };
    Some(ReleaseEntry {
        name: name(release.batches())?,
        opened: release.round().opened.to_string(),
        text: serde_json::to_string(&stored).ok()?,
    })
}

/// The name under which a release of these batches is kept. A single batch is its own name; several together are none of them.
pub fn name(batches: &[BatchId]) -> Option<String> {
    match batches {
        [] => None,
        [batch] => Some(batch.to_string()),
        several => {
            let digest = several.iter().fold(Sha256::new(), |hasher, batch| hasher.chain_update(batch.0)).finalize();
            Some(hex::encode(&digest[..size_of::<BatchId>()]))
        }
    }
}

fn stored(text: &str) -> Result<StoredRelease, StoredReleaseError> {
    // Before everything else: a later version may be larger and hold other things.
    match crate::json::version_of(text.as_bytes(), FORMAT, usize::MAX) {
        Some(version) if version > u64::from(VERSION) => Err(StoredReleaseError::NewerVersion),
        Some(version) if version == u64::from(VERSION) && text.len() <= MAX_BYTES => {
            serde_json::from_str(text).map_err(|_| StoredReleaseError::Damaged)
        }
        _ => Err(StoredReleaseError::Damaged),
    }
}

/// Reads the text of an entry.
///
/// # Errors
/// [`StoredReleaseError`].
pub fn decode(text: &str) -> Result<Release, StoredReleaseError> {
    let stored = stored(text)?;
    let release = release_file::decode(stored.file.as_bytes()).map_err(|error| match error {
        ReleaseFileError::NewerVersion(_) => StoredReleaseError::NewerVersion,
        _ => StoredReleaseError::Damaged,
    })?;
    Ok(if stored.made_here { release.made_here() } else { release })
}

/// How the text of an entry meets what is kept under its name.
pub fn meeting(kept: Option<&str>, next: &str) -> Meeting {
    let Some(kept) = kept else { return Meeting::Free };
    match (stored(kept), stored(next)) {
        (Err(StoredReleaseError::NewerVersion), _) => Meeting::OtherNumbers,
        (Ok(kept), Ok(next)) if release_file::is_whole(kept.file.as_bytes()) => match kept.file == next.file {
            true if kept.made_here || !next.made_here => Meeting::Same,
            true => Meeting::Free,
            false => Meeting::OtherNumbers,
        },
        _ => Meeting::Free,
    }
}
