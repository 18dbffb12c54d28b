//! A release as it is kept on the device: the text of its file, and whether this app made it. Layout: `docs/file-formats.md`.

use super::vault::ReleaseEntry;
use crate::release::{Provenance, Release};
use crate::round::Day;
use crate::transfer::release_file;
use serde::{Deserialize, Serialize};

/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Largest entry that is read, in bytes: a release file with every quote escaped, and what stands around it.
pub const MAX_BYTES: usize = 2 * release_file::MAX_BYTES;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRelease {
    file: String,
    made_here: bool,
    version: u32,
}

/// The entry of a release; `None` if it has no batch to be named after, or cannot be written.
pub fn entry(release: &Release) -> Option<ReleaseEntry> {
    let made_here = release.provenance() == Provenance::MadeHere;
    let stored = StoredRelease { file: release_file::encode(release), made_here, version: VERSION };
    Some(ReleaseEntry {
        name: release.batches().first()?.to_string(),
        opened: release.round().opened.to_string(),
        text: serde_json::to_string(&stored).ok()?,
    })
}

fn stored(text: &str) -> Option<StoredRelease> {
    let stored: StoredRelease = (text.len() <= MAX_BYTES).then(|| serde_json::from_str(text).ok()).flatten()?;
    (stored.version == VERSION).then_some(stored)
}

/// Who made the release of an entry; `None` if it is damaged or from a later version. What its numbers say is not looked at.
pub fn provenance(text: &str) -> Option<Provenance> {
    Some(glance(text)?.0)
}

/// Who made a release, and the day its round opened.
fn glance(text: &str) -> Option<(Provenance, Day)> {
    let stored = stored(text)?;
    let provenance = if stored.made_here { Provenance::MadeHere } else { Provenance::HandedIn };
    Some((provenance, release_file::opened(stored.file.as_bytes())?))
}

/// Reads the text of an entry; `None` if it is damaged or from a later version.
pub fn decode(text: &str) -> Option<Release> {
    let stored = stored(text)?;
    let release = release_file::decode(stored.file.as_bytes()).ok()?;
    Some(if stored.made_here { release.made_here() } else { release })
}

/// The entry of a text that was kept elsewhere before, as it is: also one that cannot be read is not thrown away.
pub fn entry_of_text(name: &str, text: &str) -> ReleaseEntry {
    let opened = glance(text).map(|(_, opened)| opened.to_string()).unwrap_or_default();
    ReleaseEntry { name: name.to_owned(), opened, text: text.to_owned() }
}

/// Whether one text may take the place of another under the same name. What this app made gives way to nothing, and nothing gives way to
/// what cannot be read.
pub fn may_replace(kept: &str, next: &str) -> bool {
    provenance(next).is_some() && provenance(kept).is_none_or(|kept| kept == Provenance::HandedIn)
}
