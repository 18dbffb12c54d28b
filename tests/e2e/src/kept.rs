//! What the browser's database holds for the app, read and changed behind the app's back.

use crate::device::{Device, LOOK_AGAIN, PATIENCE};
use serde_json::{Map, Value, json};
use std::time::Instant;

/// The key of the open round.
pub const ROUND: &str = "round";

/// Script: `change` works on a store in one transaction, on that of the open round if none is named. Opens the database as the app's own window does, and makes nothing where there is none.
pub const OPEN: &str = "
    const finished = request => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = event => { event.preventDefault(); reject(request.error); };
    });
    const change = async (work, name = 'texts') => {
        if (!(await indexedDB.databases()).some(found => found.name === 'candour')) return null;
        const database = await finished(indexedDB.open('candour'));
        try {
            const transaction = database.transaction(name, 'readwrite');
            const complete = new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = reject; });
            const result = await work(transaction.objectStore(name));
            await complete;
            return result;
        } finally {
            database.close();
        }
    };";

/// Everything in the database whose key is a text: the open round, and after `release.` each release.
pub async fn entries(device: &Device) -> Map<String, Value> {
    let script = format!(
        "{OPEN}
        const all = async (store, prefix, value) => {{
            const [keys, values] = [await finished(store.getAllKeys()), await finished(store.getAll())];
            return keys.map((key, at) => [prefix + key, value(values[at])]);
        }};
        const texts = await change(store => all(store, '', text => text)) ?? [];
        const releases = await change(store => all(store, 'release.', record => record.entry), 'releases') ?? [];
        return Object.fromEntries([...texts, ...releases])"
    );
    device.js_async(&script).await.as_object().cloned().unwrap_or_else(|| panic!("the database cannot be read"))
}

/// The open round as it is kept.
pub async fn round(device: &Device) -> Option<String> {
    entries(device).await.get(ROUND).and_then(Value::as_str).map(str::to_owned)
}

/// Puts a value in place of what is kept under a key.
pub async fn put(device: &Device, key: &str, value: &Value) {
    let script = format!("{OPEN} await change(store => finished(store.put({value}, {}))); return true", json!(key));
    assert_eq!(device.js_async(&script).await, json!(true), "the database cannot be changed");
}

/// Puts a text in place of that of a release.
pub async fn put_release(device: &Device, name: &str, text: &str) {
    let script = format!(
        "{OPEN} await change(async store => {{
            const record = await finished(store.get(arguments[0]));
            await finished(store.put({{ ...record, entry: arguments[1] }}, arguments[0]));
        }}, 'releases'); return true"
    );
    let script = script.replace("arguments[0]", &json!(name).to_string()).replace("arguments[1]", &json!(text).to_string());
    assert_eq!(device.js_async(&script).await, json!(true), "the database cannot be changed");
}

/// Takes a release away.
pub async fn delete_release(device: &Device, name: &str) {
    let script = format!("{OPEN} await change(store => finished(store.delete({})), 'releases'); return true", json!(name));
    assert_eq!(device.js_async(&script).await, json!(true), "the database cannot be changed");
}

/// Takes a key away.
pub async fn delete(device: &Device, key: &str) {
    let script = format!("{OPEN} await change(store => finished(store.delete({}))); return true", json!(key));
    assert_eq!(device.js_async(&script).await, json!(true), "the database cannot be changed");
}

/// Waits until there is a release on the device, which must be the only one: its batch, and it as it is kept.
pub async fn the_release(device: &Device) -> (String, Value) {
    let start = Instant::now();
    loop {
        let found = releases(device).await;
        assert!(found.len() < 2, "there should be one release, not {found:?}");
        if let Some(release) = found.into_iter().next() {
            return release;
        }
        assert!(start.elapsed() < PATIENCE, "no release is kept");
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// The releases on the device by their name: each as it is kept.
pub async fn releases(device: &Device) -> Map<String, Value> {
    let mut found = Map::new();
    for (key, value) in entries(device).await {
        if let Some(batch) = key.strip_prefix("release.") {
            found.insert(batch.to_owned(), value);
        }
    }
    found
}
