//! A vault in memory: for a visit to a browser that keeps nothing, and for tests.

use super::vault::{Next, ReleaseEntry, Shelf, Swap, Vault, VaultError};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

#[derive(Debug, Default)]
struct Content {
    round: Option<String>,
    releases: Vec<ReleaseEntry>,
    claim: Weak<()>,
}

impl Content {
    fn put(&mut self, entry: &ReleaseEntry) {
        self.remove(&entry.name);
        self.releases.push(entry.clone());
        self.releases.sort_by(|one, other| (&one.opened, &one.name).cmp(&(&other.opened, &other.name)));
    }

    fn remove(&mut self, name: &str) {
        self.releases.retain(|kept| kept.name != name);
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.releases.iter().find(|kept| kept.name == name).map(|kept| kept.text.as_str())
    }
}

/// A vault in memory. A handle: copies mean the same vault, as windows of a browser have.
#[derive(Debug, Clone, Default)]
pub struct MemoryVault(Rc<RefCell<Content>>);

impl MemoryVault {
    /// Whether there is a release with a name such as `wanted` says.
    pub fn has_release(&self, wanted: impl Fn(&str) -> bool) -> bool {
        self.0.borrow().releases.iter().any(|kept| wanted(&kept.name))
    }
}

impl Vault for MemoryVault {
    type Claim = Rc<()>;

    async fn claim(&self) -> Option<Rc<()>> {
        let mut content = self.0.borrow_mut();
        if content.claim.strong_count() > 0 {
            return None;
        }
        let claim = Rc::new(());
        content.claim = Rc::downgrade(&claim);
        Some(claim)
    }

    async fn round(&self) -> Result<Option<String>, VaultError> {
        Ok(self.0.borrow().round.clone())
    }

    async fn swap_round(&self, expected: Option<&str>, next: Next<'_>) -> Result<Swap, VaultError> {
        let mut content = self.0.borrow_mut();
        let release_as_expected = match next {
            Next::Release { entry, in_place_of } => content.text(&entry.name) == in_place_of,
            Next::Round(_) | Next::Nothing => true,
        };
        if content.round.as_deref() != expected || !release_as_expected {
            return Ok(Swap::Other(content.round.clone()));
        }
        content.round = match next {
            Next::Round(text) => Some(text.to_owned()),
            Next::Release { .. } | Next::Nothing => None,
        };
        if let Next::Release { entry, .. } = next {
            content.put(entry);
        }
        Ok(Swap::Done)
    }

    async fn releases(&self) -> Result<Shelf, VaultError> {
        let releases = self.0.borrow().releases.iter().map(|kept| (kept.name.clone(), kept.text.clone())).collect();
        Ok(Shelf { releases, damaged: false })
    }

    async fn release(&self, name: &str) -> Result<Option<String>, VaultError> {
        Ok(self.0.borrow().text(name).map(str::to_owned))
    }

    async fn swap_release(&self, expected: Option<&str>, next: &ReleaseEntry) -> Result<Swap, VaultError> {
        let mut content = self.0.borrow_mut();
        let current = content.text(&next.name);
        if current != expected {
            return Ok(Swap::Other(current.map(str::to_owned)));
        }
        content.put(next);
        Ok(Swap::Done)
    }

    async fn remove_release(&self, name: &str) -> Result<(), VaultError> {
        self.0.borrow_mut().remove(name);
        Ok(())
    }

    async fn clear(&self) -> Result<(), VaultError> {
        let mut content = self.0.borrow_mut();
        content.round = None;
        content.releases.clear();
        Ok(())
    }
}
