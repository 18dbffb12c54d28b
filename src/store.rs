//! How somebody likes the app on this device, in the browser's local storage. Never an answer, a total or a result.
//!
//! Every key begins with `candour.` and every entry carries a version. An entry that cannot be read is left where it is and passed over.
//! Where the browser keeps nothing, preferences last as long as the page: the app's state holds them.
#![allow(clippy::disallowed_methods, reason = "this file talks to the browser, as src/platform does")]

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

/// First part of every key. Other pages of the same origin keep their things here too.
const PREFIX: &str = "candour.";
const PREFERENCES: &str = "candour.preferences";
/// Version of the preferences.
const VERSION: u32 = 1;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the device is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How somebody likes the app on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// Light or dark.
    pub appearance: Appearance,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredPreferences {
    appearance: Appearance,
    version: u32,
}

/// The browser's local storage, where it can be used.
#[derive(Debug)]
pub struct Store {
    works: bool,
}

impl Store {
    /// Looks whether the browser's storage can be used: without gloo-storage, which panics where it is blocked.
    pub fn open() -> Self {
        let works = || {
            let storage = leptos::prelude::window().local_storage().ok()??;
            let key = "candour.probe";
            storage.set_item(key, "1").ok()?;
            storage.remove_item(key).ok()
        };
        Self { works: works().is_some() }
    }

    /// Whether preferences are still there after the page is closed.
    pub fn is_lasting(&self) -> bool {
        self.works
    }

    /// The preferences, or the ordinary ones if there are none that can be read.
    pub fn preferences(&self) -> Preferences {
        let stored = self.works.then(|| LocalStorage::get::<StoredPreferences>(PREFERENCES).ok()).flatten();
        stored
            .filter(|stored| stored.version == VERSION)
            .map_or_else(Preferences::default, |stored| Preferences { appearance: stored.appearance })
    }

    /// Keeps the preferences, where there is room.
    pub fn set_preferences(&self, Preferences { appearance }: Preferences) {
        if self.works {
            // Without room for them they last as long as the page.
            let _ = LocalStorage::set(PREFERENCES, StoredPreferences { appearance, version: VERSION });
        }
    }

    /// Takes everything of Candour away.
    pub fn remove_everything(&self) {
        for key in self.keys() {
            LocalStorage::delete(key);
        }
    }

    /// All keys of Candour.
    fn keys(&self) -> Vec<String> {
        if !self.works {
            return Vec::new();
        }
        // Not `get_all`, which reads what is not ours.
        let storage = LocalStorage::raw();
        let length = storage.length().unwrap_or(0);
        (0..length).filter_map(|index| storage.key(index).ok().flatten()).filter(|key| key.starts_with(PREFIX)).collect()
    }
}
