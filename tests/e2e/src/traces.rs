//! Everything a page holds that a script, a next person or somebody with the developer tools can read without having been there before.

use crate::device::Device;
use crate::paper::print;
use serde_json::{Value, json};

/// Where it was found, and what.
pub type Trace = (&'static str, String);

/// What stays although the page may change: every storage, the address, the history, the window.
pub async fn kept(device: &Device) -> Vec<Trace> {
    let script = format!("{PLAIN} {KEPT}");
    let parts = device.js_async(&script).await;
    let parts = parts.as_object().cloned().unwrap_or_else(|| panic!("the storages cannot be read: {parts}"));
    let mut traces: Vec<Trace> = NAMES
        .into_iter()
        .map(|name| (name, parts.get(name).and_then(Value::as_str).unwrap_or_else(|| panic!("{name} was not read")).to_owned()))
        .collect();
    let history = device.chromium().cdp("Page.getNavigationHistory", json!({})).await;
    traces.push(("the browser's history", history.to_string()));
    traces
}

/// What is on the page now: elements with attributes, properties and what was put on them, and what a screen reader is told.
pub async fn shown(device: &Device) -> Vec<Trace> {
    let elements = device.js_async(&format!("{PLAIN} {SHOWN}")).await;
    let tree = device.chromium().cdp("Accessibility.getFullAXTree", json!({})).await;
    vec![("the page", elements.as_str().unwrap_or_default().to_owned()), ("the accessibility tree", tree.to_string())]
}

/// What is on paper if somebody prints the page.
pub async fn printed(device: &Device) -> Trace {
    ("the print", print(device, 8.5, 11.0).await.join("\n"))
}

const NAMES: [&str; 11] = [
    "localStorage",
    "sessionStorage",
    "IndexedDB",
    "Cache API",
    "cookies",
    "the window's name",
    "the address",
    "the history's state",
    "files of the origin",
    "the window's own values",
    "what was loaded",
];

/// Writes any value down, bytes as numbers, as deep as it goes, each object once.
const PLAIN: &str = "
    const seen = new Set();
    const plain = (value, depth = 0) => {
        if (value === null || typeof value !== 'object') return typeof value === 'function' ? '' : String(value);
        if (seen.has(value) || depth > 6 || value instanceof Node || value === window) return '';
        seen.add(value);
        if (value instanceof ArrayBuffer) return '[' + new Uint8Array(value).join() + ']';
        if (ArrayBuffer.isView(value)) return '[' + Array.from(value).join() + ']';
        if (value instanceof Map) return plain([...value], depth);
        if (value instanceof Set) return plain([...value], depth);
        if (Array.isArray(value)) return '[' + value.map(one => plain(one, depth + 1)).join() + ']';
        return '{' + Object.entries(value).map(([name, one]) => JSON.stringify(name) + ':' + plain(one, depth + 1)).join() + '}';
    };
    const own = object => Object.entries(Object.getOwnPropertyDescriptors(object))
        .filter(([, property]) => 'value' in property && typeof property.value !== 'function').map(([name, property]) => [name, property.value]);";

const KEPT: &str = "
    const request = asked => new Promise((done, failed) => { asked.onsuccess = () => done(asked.result); asked.onerror = failed; });
    const databases = [];
    for (const { name, version } of await indexedDB.databases()) {
        const database = await request(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
            const entries = database.transaction(store).objectStore(store);
            const [keys, values] = await Promise.all([request(entries.getAllKeys()), request(entries.getAll())]);
            databases.push(name, version, store, [...entries.indexNames], keys, values);
        }
        database.close();
    }
    const cached = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const asked of await cache.keys()) cached.push(name, asked.url, await (await cache.match(asked)).text());
    }
    const files = async folder => {
        const found = [];
        for await (const [name, entry] of folder.entries()) {
            found.push(name, entry.kind === 'file' ? await (await entry.getFile()).text() : await files(entry));
        }
        return found;
    };
    const workers = await navigator.serviceWorker.getRegistrations();
    const storage = kept => Object.entries(kept).map(entry => entry.join('\\n')).join('\\n');
    return {
        'localStorage': storage(localStorage), 'sessionStorage': storage(sessionStorage), 'IndexedDB': plain(databases),
        'Cache API': plain(cached) + workers.map(worker => worker.scope), 'cookies': document.cookie, 'the window\\'s name': window.name,
        'the address': location.href + '\\n' + document.title + '\\n' + document.referrer,
        'the history\\'s state': history.length + plain(history.state),
        'files of the origin': plain(await files(await navigator.storage.getDirectory())),
        'the window\\'s own values': plain(own(window)) + plain(own(document)),
        'what was loaded': plain(performance.getEntries().map(entry => entry.toJSON())),
    };";

const SHOWN: &str = "
    const elements = [...document.querySelectorAll('*')];
    const fields = elements.filter(element => 'value' in element || 'checked' in element);
    return [document.documentElement.outerHTML, document.body.innerText, getSelection().toString(),
        fields.map(field => [field.id, field.value, field.defaultValue, field.checked, field.defaultChecked].join()).join('\\n'),
        elements.map(element => plain(own(element))).join(''), elements.map(element => plain({...element.dataset})).join('')].join('\\n');";
