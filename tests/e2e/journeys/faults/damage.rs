//! What is kept is damaged, from another version, or somebody else's.

use super::locked_round;
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{self, Plan, answered, close_round, discard_round, open_round, type_codes, unlock};
use candour_e2e::kept;
use candour_e2e::person::answer_at_once;
use candour_e2e::questions::Questions;
use candour_e2e::release_file::canonical;
use candour_e2e::report::{assert_holds_exactly, open_file};
use candour_e2e::samples::{self, mixed};
use serde_json::{Value, json};

/// The fields of a kept round, of which one byte or another is damaged.
const FIELDS: [&str; 17] = [
    "batch",
    "format",
    "host",
    "id",
    "invited",
    "kind",
    "label",
    "opened",
    "pin",
    "readers",
    "salt",
    "structure_hash",
    "team",
    "threshold",
    "totals",
    "when",
    "wording_hash",
];

/// The text with one bit of one byte turned round.
fn damaged(text: &str, at: usize) -> String {
    text.char_indices().map(|(place, c)| if place == at { char::from(c as u8 ^ 1) } else { c }).collect()
}

/// Puts texts in place of the round one after the other and tries the right code on each; gives those that open. Keys that were made once
/// are not made again, which is all that takes time.
const TRY_ALL: &str = "
    const made = new Map();
    const importKey = crypto.subtle.importKey, deriveKey = crypto.subtle.deriveKey;
    const bytes = source => String(Array.from(source));
    const secrets = new WeakMap();
    crypto.subtle.importKey = async (...given) => {
        const secret = bytes(given[1]);
        const key = await importKey.apply(crypto.subtle, given);
        secrets.set(key, secret);
        return key;
    };
    crypto.subtle.deriveKey = (...given) => {
        const name = `${secrets.get(given[1])} ${bytes(given[0].salt)}`;
        if (!made.has(name)) made.set(name, deriveKey.apply(crypto.subtle, given));
        return made.get(name);
    };
    const form = document.querySelector('main form');
    const field = document.getElementById('code');
    field.value = CODE;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const opened = [];
    for (const [name, text] of TEXTS) {
        await change(store => finished(store.put(text, 'round')));
        const refused = new Promise(done => {
            const look = new MutationObserver(() => {
                if (!form.isConnected || document.getElementById('code-error')) { look.disconnect(); done(form.isConnected); }
            });
            look.observe(document.body, { childList: true, subtree: true });
        });
        form.requestSubmit();
        if (!await refused) { opened.push(name); break; }
    }
    crypto.subtle.importKey = importKey;
    crypto.subtle.deriveKey = deriveKey;
    return opened;";

async fn that_open(device: &Device, code: &str, texts: &[(String, String)]) -> Value {
    let script = TRY_ALL.replace("CODE", &json!(code).to_string()).replace("TEXTS", &json!(texts).to_string());
    device.js_async(&format!("{} {script}", kept::OPEN)).await
}

#[test]
fn a_round_damaged_at_any_byte_is_refused_and_opens_again_when_the_byte_is_right() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let (people, code, text) = locked_round(device, &questions, plan).await;
        let mut texts: Vec<_> = (0..text.len()).map(|at| (format!("byte {at}"), damaged(&text, at))).collect();
        texts.extend((0..text.len()).step_by(37).map(|length| (format!("cut after {length}"), text[..length].to_owned())));
        texts.push(("one character more".to_owned(), format!("{text}}}")));
        for some in texts.chunks(200) {
            assert_eq!(that_open(device, &code, some).await, json!([]), "a damaged round was opened");
        }
        assert_eq!(that_open(device, &code, &[("the right one".to_owned(), text.clone())]).await, json!(["the right one"]));
        assert_eq!(answered(device).await, people.len());
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn a_device_that_starts_with_a_damaged_round_refuses_it_and_changes_nothing() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let (people, code, text) = locked_round(device, &questions, plan).await;
        // Of each field its name, the beginning, the middle and the end of its value; and both ends of the whole.
        let mut places = vec![0, text.len() - 1];
        for field in FIELDS {
            let name = format!("\"{field}\":");
            let start = text.find(&name).unwrap_or_else(|| panic!("{field} is not in {text}"));
            let value = start + name.len();
            let length = text[value..].find([',', '}']).unwrap_or(1);
            places.extend([start + 1, value + length / 2, value + length - 1]);
        }
        for at in places {
            let wrong = damaged(&text, at);
            let what = || format!("byte {at}, “{}”", &text[at.saturating_sub(20)..=at]);
            kept::put(device, kept::ROUND, &json!(wrong)).await;
            device.reload().await;
            // It can be read but not be opened, or not even be read.
            let locked = "return document.querySelector('main form #code') ? 'locked'
                : document.querySelector('.notice-error') ? 'unreadable' : ''";
            let seen = device.js_until(&format!("a refusal of {}", what()), locked, &[]).await;
            if seen == json!("locked") {
                // What was damaged may be the number of codes.
                let two = device.texts("label[for=code]").await == ["Recovery code of one person"];
                type_codes(device, &if two { format!("{code} {code}") } else { code.clone() }).await;
                device.reads(if two { "These two codes do not open the round." } else { "This code does not open the round." }).await;
            } else {
                device.reads("A round is kept on this device that cannot be read.").await;
                device.reads("all that can be done is to discard it").await;
            }
            assert_eq!(device.count("#answered, #start").await, 0, "{} was opened", what());
            assert_eq!(kept::round(device).await.as_ref(), Some(&wrong), "{} was changed", what());
        }
        // No other round takes its place.
        device.type_address("#/new").await;
        device.reads("Close or discard that round before you open another one.").await;
        device.type_address("#/desk").await;
        kept::put(device, kept::ROUND, &json!(text)).await;
        device.reload().await;
        assert_eq!(unlock(device, &code).await, people.len());
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn a_round_of_another_version_is_named_and_left_alone() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let (people, code, text) = locked_round(device, &questions, plan).await;
        let later = "It was opened with a later version of Candour. Reload the page where that version is, or discard the round.";
        let damaged = "The browser’s storage is damaged, or somebody changed it.";
        for (version, words) in [("2", later), ("4294967296", later), ("0", damaged), ("-1", damaged), ("\"1\"", damaged)] {
            let other = text.replace("\"version\":1", &format!("\"version\":{version}"));
            kept::put(device, kept::ROUND, &json!(other)).await;
            device.reload().await;
            device.reads("A round is kept on this device that cannot be read.").await;
            device.reads(words).await;
            assert_eq!(device.count("#code").await, 0);
            assert_eq!(kept::round(device).await, Some(other));
        }
        kept::put(device, kept::ROUND, &json!(text)).await;
        device.reload().await;
        assert_eq!(unlock(device, &code).await, people.len());
        // A round that nobody can read can still be taken away.
        kept::put(device, kept::ROUND, &json!("{")).await;
        device.reload().await;
        device.press("Discard the round").await;
        device.press("Discard everything").await;
        device.until_shown(".doors").await;
        assert_eq!(kept::round(device).await, None);
    });
}

/// Things of others, next to Candour's own.
const OTHERS: &str = "
    await change(async store => {
        for (const [key, value] of [['another', 'text'], ['round.copy', 'text'], ['rounds', '{}'], [7, 'text'], [['round'], 'text'],
            ['number', 7], ['bytes', new Uint8Array([1, 2, 3])], ['blob', new Blob(['text'])], ['release.foreign', 'text'], ['release.number', 7], ['release.object', { a: 1 }]]) {
            store.put(value, key);
        }
    });
    await new Promise(done => {
        const request = indexedDB.open('another', 3);
        request.onupgradeneeded = () => request.result.createObjectStore('texts').put('text', 'round');
        request.onsuccess = () => { request.result.close(); done(); };
    });
    for (const key of ['candour.something', 'candour', 'candour.releases', 'round', 'another']) localStorage.setItem(key, 'text');
    return true";

/// What there is of it.
const LOOK_AT_OTHERS: &str = "
    const database = await finished(indexedDB.open('another'));
    const other = await finished(database.transaction('texts').objectStore('texts').get('round'));
    const version = database.version;
    database.close();
    const found = await change(async store => {
        const [keys, values] = [await finished(store.getAllKeys()), await finished(store.getAll())];
        return keys.map((key, at) => [key, values[at]]).filter(([key]) => key !== 'round');
    });
    const shown = await Promise.all(found.map(async ([key, value]) => JSON.stringify([key, value instanceof Blob ? await value.text() : value])));
    const mine = key => key === 'candour.preferences' || /^candour[.]release[.][0-9a-f]{32}$/.test(key);
    const local = Object.entries(localStorage).filter(([key]) => !mine(key)).map(String).sort();
    return [other, version, shown, local]";

#[test]
fn what_others_keep_next_to_a_round_is_passed_over_and_left_as_it_is() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        open_round(device, plan).await;
        discard_round(device).await;
        assert_eq!(device.js_async(&format!("{} {OTHERS}", kept::OPEN)).await, json!(true));
        let look = format!("{} {LOOK_AT_OTHERS}", kept::OPEN);
        let before = device.js_async(&look).await;
        assert_eq!(before[2].as_array().map(Vec::len), Some(11), "{before}");

        device.load().await;
        let (people, code, _) = locked_round(device, &questions, plan).await;
        assert_eq!(unlock(device, &code).await, people.len());
        assert_eq!(device.js_async(&look).await, before);
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
        device.reload().await;
        device.until_shown(".report").await;
        device.type_address("#/results").await;
        device.arrive_at("Read results").await;
        device.until_shown(".stored-release a").await;
        assert_eq!(device.texts(".stored-release a").await, ["Riverside, Autumn round"]);
        assert!(!device.text().await.contains("damaged"));
        let script = format!("{} return (await change(store => finished(store.getAllKeys()))).length === 11", kept::OPEN);
        device.js_async_until("the release in its place", &script).await;
        assert_eq!(device.js_async(&look).await, before);
    });
}

#[test]
fn a_database_of_a_later_version_is_left_alone_and_the_round_lives_in_memory() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        let later = "return await new Promise(done => {
            const request = indexedDB.open('candour', 3);
            request.onupgradeneeded = () => request.result.createObjectStore('later').put('its own', 'key');
            request.onsuccess = () => { request.result.close(); done(true); };
        })";
        assert_eq!(device.js_async(later).await, json!(true));
        device.load_at("#/new").await;
        facilitator::fill_in(device, plan).await;
        device.press("Open the round").await;
        device.arrive_at(&plan.heading()).await;
        device.reads("This browser lets Candour keep nothing, so there is no recovery code. Do not reload or close this page: the round would be lost.").await;
        let people: Vec<_> = (0..5).map(|number| mixed(&questions, number)).collect();
        for person in &people {
            answer_at_once(device, &questions, person).await;
        }
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
        let kept = "const database = await new Promise(done => {
                const request = indexedDB.open('candour');
                request.onsuccess = () => done(request.result);
            });
            const value = await new Promise(done => {
                const request = database.transaction('later').objectStore('later').get('key');
                request.onsuccess = () => done(request.result);
            });
            return [database.version, [...database.objectStoreNames], value]";
        assert_eq!(device.js_async(kept).await, json!([3, ["later"], "its own"]));
    });
}

#[test]
fn results_and_settings_damaged_at_any_place_are_passed_over() {
    let file = canonical(&samples::release(&Questions::full(), 8));
    on_a_device(async |device| {
        device.type_address("#/about").await;
        device.tick("Dark").await;
        open_file(device, &file).await;
        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;
        device.type_address("#/results").await;
        device.arrive_at("Read results").await;
        let mut storage: Vec<(String, String)> = device.local_storage().await.into_iter().collect();
        let releases = kept::releases(device).await;
        assert_eq!((storage.len(), releases.len()), (1, 1), "settings and one release");
        storage.extend(releases.into_iter().map(|(name, text)| (name, text.as_str().unwrap_or_default().to_owned())));
        let appearance = "return document.documentElement.outerHTML.slice(0, 300)";
        let dark = device.js_text(appearance).await;
        for (key, text) in storage {
            let settings = key == "candour.preferences";
            let put = async |text: &str| {
                if settings {
                    device.js("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(text)]).await;
                } else {
                    kept::put_release(device, &key, text).await;
                }
            };
            let places = if settings { 8 } else { 14 };
            for step in 0..places {
                let at = text.char_indices().nth(step * (text.chars().count() - 1) / (places - 1)).map_or(0, |(at, _)| at);
                let wrong = damaged(&text, at);
                put(&wrong).await;
                device.reload().await;
                device.arrive_at("Read results").await;
                if settings {
                    assert_ne!(device.js_text(appearance).await, dark, "settings damaged at {at} are used");
                    device.until_shown(".stored-release a").await;
                    assert_eq!(device.count(".stored-release a").await, 1);
                } else {
                    device.reads("Some results on this device are damaged and cannot be shown.").await;
                    assert_eq!(device.count(".stored-release a").await, 0, "results damaged at {at} are shown");
                    assert_eq!(device.js_text(appearance).await, dark);
                }
                let left = if settings {
                    device.local_storage().await.get(&key).cloned()
                } else {
                    kept::releases(device).await.get(&key).and_then(Value::as_str).map(str::to_owned)
                };
                assert_eq!(left.as_ref(), Some(&wrong), "what is damaged is left where it is");
            }
            put(&text).await;
        }
        device.reload().await;
        device.press("Riverside, Autumn round").await;
        device.arrive_at("Riverside: Autumn round").await;
        assert_eq!(device.js_text(appearance).await, dark);
    });
}
