//! The releases on a device: listed, read, kept and taken away.
//!
//! That of a round in memory stays there until somebody asks to keep it. Where there is no vault all of them live in memory as long as the
//! page does, under the same rules.

use super::cipher::Cipher;
use super::stored_release::{Meeting, StoredReleaseError, meeting};
use super::vault::{ReleaseEntry, Swap, Vault, VaultError};
use super::{RoundKeeper, stored_release};
use crate::release::Release;

/// What is kept on a device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Releases {
    /// Each release with its name, the latest first.
    pub found: Vec<(String, Release)>,
    /// Whether something among them cannot be read.
    pub damaged: bool,
    /// Whether a later version of Candour kept something among them.
    pub newer: bool,
}

/// Why a release was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotKept {
    /// Other numbers of the same batches are kept under this name, and stay.
    #[error("other numbers of the same batches are kept as {0}")]
    OtherNumbers(String),
    /// There is no room.
    #[error("there is no room")]
    NoRoom,
}

/// What is kept of the batches of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptAlready {
    /// The same numbers, under this name.
    Same(String),
    /// Other numbers, under this name.
    OtherNumbers(String),
}

impl<V: Vault, C: Cipher> RoundKeeper<V, C> {
    /// All releases.
    pub async fn releases(&self) -> Releases {
        let kept = self.known(self.vault.releases().await);
        // An entry that nobody can get at now counts as one that cannot be read; where there is no vault there is none.
        let mut releases = Releases { damaged: kept == Err(VaultError::Refused), ..Releases::default() };
        let mut listed = kept.unwrap_or_default();
        releases.damaged |= listed.damaged;
        for (name, text) in self.visit.releases().await.unwrap_or_default().releases {
            if listed.releases.iter().all(|(kept, _)| *kept != name) {
                listed.releases.push((name, text));
            }
        }
        for (name, text) in listed.releases.into_iter().rev() {
            match stored_release::decode(&text) {
                Ok(release) => releases.found.push((name, release)),
                Err(StoredReleaseError::NewerVersion) => releases.newer = true,
                Err(StoredReleaseError::Damaged) => releases.damaged = true,
            }
        }
        // The vault's own order holds, unless something lives in memory beside it.
        releases.found.sort_by_key(|(_, release)| std::cmp::Reverse(release.round().opened));
        releases
    }

    /// The release kept under a name.
    pub async fn release(&self, name: &str) -> Option<Release> {
        stored_release::decode(&self.release_text(name).await?).ok()
    }

    async fn release_text(&self, name: &str) -> Option<String> {
        match self.known(self.vault.release(name).await) {
            Ok(Some(text)) => Some(text),
            Ok(None) | Err(_) => self.visit.release(name).await.ok().flatten(),
        }
    }

    /// What is kept of the batches of a release already.
    pub async fn kept_already(&self, release: &Release) -> Option<KeptAlready> {
        let entry = stored_release::entry(release)?;
        let kept = self.release_text(&entry.name).await?;
        match meeting(Some(&kept), &entry.text) {
            Meeting::Free => None,
            Meeting::Same => Some(KeptAlready::Same(entry.name)),
            Meeting::OtherNumbers => Some(KeptAlready::OtherNumbers(entry.name)),
        }
    }

    /// Keeps a release and gives the name under which it can be found again.
    ///
    /// # Errors
    /// [`NotKept`]: a release never takes the place of one with other numbers of the same batches.
    pub async fn keep_release(&self, release: &Release) -> Result<String, NotKept> {
        let entry = stored_release::entry(release).ok_or(NotKept::NoRoom)?;
        let met = match self.known(keep_in(&self.vault, &entry).await) {
            Err(VaultError::Unavailable) => keep_in(&self.visit, &entry).await,
            Ok(met @ (Meeting::Free | Meeting::Same)) => {
                // Nothing goes with the page any more.
                let _ = self.visit.remove_release(&entry.name).await;
                Ok(met)
            }
            met => met,
        };
        match met {
            Ok(Meeting::Free | Meeting::Same) => Ok(entry.name),
            Ok(Meeting::OtherNumbers) => Err(NotKept::OtherNumbers(entry.name)),
            Err(_) => Err(NotKept::NoRoom),
        }
    }

    /// Holds a release as long as the page is open and gives the name under which it can be found.
    pub(super) async fn keep_in_memory(&self, release: &Release) -> Option<String> {
        let entry = stored_release::entry(release)?;
        keep_in(&self.visit, &entry).await.ok().map(|_| entry.name)
    }

    /// Whether a release is in memory and goes with the page.
    pub async fn is_in_memory(&self, name: &str) -> bool {
        matches!(self.visit.release(name).await, Ok(Some(_)))
    }

    /// Remembers that somebody has asked for the file of a release, or has copied its text or its link.
    pub fn take_along(&self, release: &Release) {
        let name = stored_release::name(release.batches());
        self.taken_along.borrow_mut().extend(name);
    }

    /// Whether a release goes with the page that nobody has kept or taken along.
    pub fn has_release_to_lose(&self) -> bool {
        let taken_along = self.taken_along.borrow();
        self.visit.has_release(|name| !taken_along.iter().any(|taken| taken == name))
    }

    /// Takes a release away.
    pub async fn remove_release(&self, name: &str) {
        // One that cannot be taken away now is still listed, and can be taken away later.
        let _ = self.known(self.vault.remove_release(name).await);
        let _ = self.visit.remove_release(name).await;
    }
}

/// Compare and swap, until the release is kept or what is kept under its name may stay there.
async fn keep_in(vault: &impl Vault, entry: &ReleaseEntry) -> Result<Meeting, VaultError> {
    let mut kept = vault.release(&entry.name).await?;
    loop {
        let met = meeting(kept.as_deref(), &entry.text);
        if met != Meeting::Free {
            return Ok(met);
        }
        match vault.swap_release(kept.as_deref(), entry).await? {
            Swap::Done => return Ok(Meeting::Free),
            Swap::Other(other) => kept = other,
        }
    }
}
