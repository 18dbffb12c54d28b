//! What stays on this device between visits: preferences and releases. Never an answer, never a total of an open round.
//!
//! Every key begins with `candour.` and every entry carries a version. An entry that cannot be read is left where it is and passed over.

use crate::json::{self, Object, Whole};
use crate::release::{Provenance, Release};
use crate::transfer::release_file;
use gloo_storage::{LocalStorage, Storage};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Mutex;

/// A place for short texts by key.
pub trait Store {
    /// The text at `key`.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text at `key`; `false` if there is no room.
    fn set(&self, key: &str, text: &str) -> bool;
    /// Takes a key away.
    fn remove(&self, key: &str);
    /// All keys of Candour.
    fn keys(&self) -> Vec<String>;
    /// Whether texts are still there after the page is closed.
    fn is_lasting(&self) -> bool;
}

/// First part of every key.
const PREFIX: &str = "candour.";
const PREFERENCES: &str = "candour.preferences";
const RELEASE: &str = "candour.release.";

/// The browser's local storage.
struct BrowserStore;

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Option<String> {
        // The texts as they are: gloo-storage's own `get` and `set` would wrap each in JSON once more.
        LocalStorage::raw().get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> bool {
        LocalStorage::raw().set_item(key, text).is_ok()
    }

    fn remove(&self, key: &str) {
        LocalStorage::delete(key);
    }

    fn keys(&self) -> Vec<String> {
        // Not `get_all`: other pages of the same origin keep their things here too.
        let storage = LocalStorage::raw();
        let length = storage.length().unwrap_or(0);
        (0..length).filter_map(|index| storage.key(index).ok().flatten()).filter(|key| key.starts_with(PREFIX)).collect()
    }

    fn is_lasting(&self) -> bool {
        true
    }
}

/// Memory of this page, where the browser keeps nothing.
#[derive(Default)]
struct MemoryStore(Mutex<Vec<(String, String)>>);

impl MemoryStore {
    fn entries(&self) -> std::sync::MutexGuard<'_, Vec<(String, String)>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Option<String> {
        self.entries().iter().find(|(known, _)| known == key).map(|(_, text)| text.clone())
    }

    fn set(&self, key: &str, text: &str) -> bool {
        self.remove(key);
        self.entries().push((key.to_owned(), text.to_owned()));
        true
    }

    fn remove(&self, key: &str) {
        self.entries().retain(|(known, _)| known != key);
    }

    fn keys(&self) -> Vec<String> {
        self.entries().iter().map(|(key, _)| key.clone()).collect()
    }

    fn is_lasting(&self) -> bool {
        false
    }
}

/// The browser's storage where it can be used, else memory.
pub fn open() -> Box<dyn Store + Send + Sync> {
    if browser_storage_works() { Box::new(BrowserStore) } else { Box::new(MemoryStore::default()) }
}

/// Tries the storage without gloo-storage, which panics where storage is blocked.
fn browser_storage_works() -> bool {
    let Ok(Some(storage)) = leptos::prelude::window().local_storage() else { return false };
    let key = "candour.probe";
    storage.set_item(key, "1").is_ok() && storage.remove_item(key).is_ok()
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Appearance {
    /// As the device is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

const APPEARANCES: [(Appearance, &str); 3] = [(Appearance::System, "system"), (Appearance::Light, "light"), (Appearance::Dark, "dark")];

/// How somebody likes the app on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// Light or dark.
    pub appearance: Appearance,
}

/// Version of the preferences and of stored releases.
const VERSION: u32 = 1;
/// Largest entry that is read, in bytes: a release, and what stands around it.
const MAX_BYTES: usize = 2 * release_file::MAX_BYTES;

type Version = Whole<u32, { VERSION as u64 }, { VERSION as u64 }>;

#[derive(Serialize, Deserialize)]
struct StoredPreferences {
    appearance: String,
    version: Version,
}

#[derive(Serialize, Deserialize)]
struct StoredRelease {
    file: String,
    #[serde(default)]
    made_here: bool,
    version: Version,
}

/// An entry of the version this app writes.
fn entry<T: DeserializeOwned>(text: &str) -> Option<T> {
    let Object(entry): Object<T> = json::parse(json::read(text.as_bytes(), MAX_BYTES).ok()?, "").ok()?;
    Some(entry)
}

/// The preferences, or the ordinary ones if there are none that can be read.
pub fn preferences(store: &dyn Store) -> Preferences {
    let appearance = || {
        let StoredPreferences { appearance: name, .. } = entry(&store.get(PREFERENCES)?)?;
        APPEARANCES.iter().find(|(_, known)| *known == name).map(|(appearance, _)| *appearance)
    };
    Preferences { appearance: appearance().unwrap_or_default() }
}

/// Keeps the preferences.
pub fn set_preferences(store: &dyn Store, preferences: Preferences) -> bool {
    let name = APPEARANCES.iter().find(|(known, _)| *known == preferences.appearance).map_or("", |(_, name)| name);
    store.set(PREFERENCES, &json::canonical(&StoredPreferences { appearance: name.to_owned(), version: Whole(VERSION) }))
}

/// Keeps a release and gives the name under which it can be found again: the first batch, which no other release of a round shares.
pub fn keep_release(store: &dyn Store, release: &Release) -> Option<String> {
    let name = release.batches().first()?.to_string();
    let key = format!("{RELEASE}{name}");
    // What this device made is not replaced by what somebody hands in under the same number.
    if release.provenance() == Provenance::HandedIn
        && matches!(read(store, &key), Some(Ok(kept)) if kept.provenance() == Provenance::MadeHere)
    {
        return Some(name);
    }
    store.set(&key, &entry_of(release)).then_some(name)
}

/// The entry of a release, as it is stored.
pub fn entry_of(release: &Release) -> String {
    let made_here = release.provenance() == Provenance::MadeHere;
    json::canonical(&StoredRelease { file: release_file::encode(release), made_here, version: Whole(VERSION) })
}

/// Keeps the entry of a release under its name, which a crash prevented earlier.
///
/// `false` if it is none, or there is no room.
pub fn keep_entry(store: &dyn Store, name: &str, entry: &str) -> bool {
    release_in(entry).is_some() && store.set(&format!("{RELEASE}{name}"), entry)
}

/// Whether a release this app made is kept under a name.
pub fn has_release(store: &dyn Store, name: &str) -> bool {
    release(store, name).is_some_and(|kept| kept.provenance() == Provenance::MadeHere)
}

/// The release kept under a name.
pub fn release(store: &dyn Store, name: &str) -> Option<Release> {
    read(store, &format!("{RELEASE}{name}"))?.ok()
}

/// All releases with their names, the latest first, and whether some entry could not be read.
pub fn releases(store: &dyn Store) -> (Vec<(String, Release)>, bool) {
    let mut found = Vec::new();
    let mut damaged = false;
    for key in store.keys() {
        let Some(name) = key.strip_prefix(RELEASE) else { continue };
        match read(store, &key) {
            Some(Ok(release)) => {
                // One after another into its place: there are few, and a sorting algorithm is large.
                let later = |(_, other): &(String, Release)| other.round().opened < release.round().opened;
                let place = found.iter().position(later).unwrap_or(found.len());
                found.insert(place, (name.to_owned(), release));
            }
            _ => damaged = true,
        }
    }
    (found, damaged)
}

/// Takes a release away.
pub fn remove_release(store: &dyn Store, name: &str) {
    store.remove(&format!("{RELEASE}{name}"));
}

/// Takes everything of Candour away.
pub fn remove_everything(store: &dyn Store) {
    for key in store.keys() {
        store.remove(&key);
    }
}

fn read(store: &dyn Store, key: &str) -> Option<Result<Release, ()>> {
    Some(release_in(&store.get(key)?).ok_or(()))
}

fn release_in(text: &str) -> Option<Release> {
    let StoredRelease { file, made_here, .. } = entry(text)?;
    let release = release_file::decode(file.as_bytes()).ok()?;
    Some(if made_here { release.made_here() } else { release })
}
