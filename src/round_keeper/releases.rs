//! The releases on a device: listed, read, kept and taken away.
//!
//! Where there is no vault they live in memory as long as the page does, under the same rules.

use super::cipher::Cipher;
use super::vault::{ReleaseEntry, Swap, Vault, VaultError};
use super::{RoundKeeper, stored_release};
use crate::release::{Provenance, Release};

impl<V: Vault, C: Cipher> RoundKeeper<V, C> {
    /// All releases with their names, the latest first, and whether some entry could not be read.
    pub async fn releases(&self) -> (Vec<(String, Release)>, bool) {
        let kept = self.known(self.vault.releases().await);
        // An entry that nobody can get at now counts as one that cannot be read; where there is no vault there is none.
        let mut damaged = kept == Err(VaultError::Refused);
        let mut listed = kept.unwrap_or_default();
        damaged |= listed.damaged;
        for (name, text) in self.visit.releases().await.unwrap_or_default().releases {
            if listed.releases.iter().all(|(kept, _)| *kept != name) {
                listed.releases.push((name, text));
            }
        }
        let mut found = Vec::new();
        for (name, text) in listed.releases.into_iter().rev() {
            match stored_release::decode(&text) {
                Some(release) => found.push((name, release)),
                None => damaged = true,
            }
        }
        // The vault's own order holds, unless something lives in memory beside it.
        found.sort_by_key(|(_, release)| std::cmp::Reverse(release.round().opened));
        (found, damaged)
    }

    /// The release kept under a name.
    pub async fn release(&self, name: &str) -> Option<Release> {
        let text = match self.known(self.vault.release(name).await) {
            Ok(Some(text)) => Some(text),
            Ok(None) | Err(_) => self.visit.release(name).await.ok().flatten(),
        };
        stored_release::decode(&text?)
    }

    /// Keeps a release and gives the name under which it can be found again; `None` if there is no room.
    ///
    /// What this app made is not replaced by what somebody hands in under the same batch.
    pub async fn keep_release(&self, release: &Release) -> Option<String> {
        let entry = stored_release::entry(release)?;
        match self.known(keep_in(&self.vault, &entry).await) {
            Ok(()) => Some(entry.name),
            Err(VaultError::Unavailable) => keep_in(&self.visit, &entry).await.ok().map(|()| entry.name),
            Err(VaultError::Refused) => None,
        }
    }

    /// Takes in releases that an earlier version of the app kept elsewhere, by name and text. Gives the names of those that are safe here now,
    /// so that the caller may take them away there; the others can be read as long as the page is open.
    pub async fn take_in(&self, earlier: Vec<(String, String)>) -> Vec<String> {
        let mut safe = Vec::new();
        for (name, text) in earlier {
            let entry = stored_release::entry_of_text(&name, &text);
            if self.known(keep_in(&self.vault, &entry).await).is_ok() {
                safe.push(name);
            } else {
                // Memory always has room.
                let _ = keep_in(&self.visit, &entry).await;
            }
        }
        safe
    }

    /// Takes a release away.
    pub async fn remove_release(&self, name: &str) {
        // One that cannot be taken away now is still listed, and can be taken away later.
        let _ = self.known(self.vault.remove_release(name).await);
        let _ = self.visit.remove_release(name).await;
    }

    /// The release of a round that this app closed before: it is not replaced by another one.
    pub(super) async fn closed_before(&self, name: &str) -> Result<bool, VaultError> {
        let text = self.vault.release(name).await?;
        Ok(text.as_deref().and_then(stored_release::provenance) == Some(Provenance::MadeHere))
    }
}

/// Compare and swap, until what is kept under the name may stay there.
async fn keep_in(vault: &impl Vault, entry: &ReleaseEntry) -> Result<(), VaultError> {
    let mut kept = vault.release(&entry.name).await?;
    loop {
        if kept.as_deref().is_some_and(|kept| !stored_release::may_replace(kept, &entry.text)) {
            return Ok(());
        }
        match vault.swap_release(kept.as_deref(), entry).await? {
            Swap::Done => return Ok(()),
            Swap::Other(other) => kept = other,
        }
    }
}
