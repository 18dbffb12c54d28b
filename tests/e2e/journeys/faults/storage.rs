//! Storage that is switched off, full, failing, or cleared.

use super::{assert_open, assert_released};
use candour_e2e::device::{Device, in_a_browser_of_its_own, on_a_device};
use candour_e2e::facilitator::{self, Plan, answered, ask_to_close, close_round, open_round, try_wrong_pin, unlock};
use candour_e2e::kept;
use candour_e2e::person::{COUNTED, answer_at_once, fill_in_at_once, send};
use candour_e2e::questions::{Questions, Tick};
use candour_e2e::release_file::canonical;
use candour_e2e::report::{assert_holds_exactly, open_file};
use candour_e2e::samples::{self, mixed};
use serde_json::json;

/// Ways in which the browser's database is not there.
const SWITCHED_OFF: [&str; 2] = [
    "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('switched off', 'SecurityError') } })",
    "Object.defineProperty(window, 'indexedDB', { get() { return undefined } })",
];

/// Ways in which writing fails, each until `mend` is called. They count how often they did.
const FAILURES: [(&str, &str); 4] = [
    (
        "put throws",
        "const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => { window.failures += 1; throw new DOMException('no', 'UnknownError') };
        window.mend = () => { IDBObjectStore.prototype.put = put }",
    ),
    (
        "the transaction is aborted",
        "const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...given) {
            const request = put.apply(this, given);
            this.transaction.addEventListener('abort', () => { window.failures += 1 });
            this.transaction.abort();
            return request;
        };
        window.mend = () => { IDBObjectStore.prototype.put = put }",
    ),
    (
        "the database does not open",
        "const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = () => { window.failures += 1; throw new DOMException('no', 'UnknownError') };
        window.mend = () => { IDBFactory.prototype.open = open }",
    ),
    (
        "no transaction begins",
        "const transaction = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = () => { window.failures += 1; throw new DOMException('no', 'InvalidStateError') };
        window.mend = () => { IDBDatabase.prototype.transaction = transaction }",
    ),
];

/// Lets writing fail in one of these ways.
async fn let_it_fail(device: &Device, failure: &str) {
    device.js(&format!("window.failures = 0; {failure}"), &[]).await;
}

/// Waits until it has failed so many times. What the page says of it may already stand there from the time before.
async fn has_failed(device: &Device, times: u32) {
    device.js_until("a failure", "return window.failures >= arguments[0]", &[json!(times)]).await;
}

fn people(questions: &Questions, number: usize) -> Vec<Vec<Tick>> {
    (0..number).map(|number| mixed(questions, number)).collect()
}

#[test]
fn without_a_database_a_round_works_in_memory_and_says_that_a_reload_ends_it() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(6);
    for switched_off in SWITCHED_OFF {
        on_a_device(async |device| {
            device.chromium().before_each_load(switched_off).await;
            device.load_at("#/new").await;
            facilitator::fill_in(device, plan).await;
            device.press("Open the round").await;
            // There is nothing a code could recover.
            device.arrive_at(&plan.heading()).await;
            device.reads("This browser lets Candour keep nothing, so there is no recovery code.").await;
            device.reads("Do not reload or close this page: the round would be lost.").await;
            assert_eq!(device.count("#recovery-code").await, 0);
            // Whoever answers is told what is true, and not what was chosen.
            device.press("Start answering").await;
            device.reads("Candour keeps nothing of this round on this device’s disk").await;
            device.press("Not now: give the device back").await;
            let people = people(&questions, 5);
            for person in &people {
                answer_at_once(device, &questions, person).await;
            }
            // The PIN guards it all the same.
            try_wrong_pin(device, "0000").await;
            close_round(device, plan).await;
            device.reads("Save the file now, or the results may be gone when this page closes.").await;
            assert_holds_exactly(device, &questions, &people).await;
            device.type_address("#/desk").await;
            device.arrive_at("No round is open").await;
            // As long as the page is open its results can be found again.
            device.type_address("#/results").await;
            device.reads("This browser does not let Candour keep anything.").await;
            device.press("Riverside, Autumn round").await;
            device.until_shown(".report").await;
            device.press("Keep on this device").await;
            device.reads("The browser’s storage for this page is full or switched off. Save the results file now.").await;
        });
    }
}

#[test]
fn a_sheet_the_device_cannot_keep_is_not_counted_and_can_be_sent_again() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let code = open_round(device, plan).await;
        let people = people(&questions, 5);
        for (number, person) in people.iter().enumerate() {
            let text = kept::round(device).await;
            fill_in_at_once(device, &questions, person).await;
            let shown = device.texts(".check-row dd.ticked").await;
            let (what, failure) = FAILURES[number % FAILURES.len()];
            let_it_fail(device, failure).await;
            for times in 1..=2 {
                device.press("Send").await;
                has_failed(device, times).await;
                device.reads("Your answers were not counted: the device could not keep them.").await;
                device.reads("They are still on this page. Press Send again. If that does not help, tell Ada Okafor.").await;
                device.arrive_at("Check your answers").await;
                assert_eq!(device.texts(".check-row dd.ticked").await, shown, "{what}");
            }
            device.js("window.mend()", &[]).await;
            assert_eq!(kept::round(device).await, text, "something was written although {what}");
            send(device).await;
            device.press("Ready for the next person").await;
            assert_eq!(answered(device).await, number + 1, "{what}");
        }
        device.reload().await;
        assert_eq!(unlock(device, &code).await, people.len());
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn a_round_whose_end_the_device_cannot_keep_stays_open() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        open_round(device, plan).await;
        let people = people(&questions, 5);
        for person in &people {
            answer_at_once(device, &questions, person).await;
        }
        let text = kept::round(device).await;
        for (what, failure) in FAILURES {
            let_it_fail(device, failure).await;
            ask_to_close(device).await;
            device.press("Close and show the results").await;
            has_failed(device, 1).await;
            device.reads("The round is still open: the device could not keep the change.").await;
            assert_eq!(answered(device).await, 5, "{what}");
            device.js("window.mend()", &[]).await;
            assert_eq!(kept::round(device).await, text, "the kept round has changed although {what}");
            assert_open(device).await;
            device.type_address("#/promise").await;
            device.arrive_at("Before you start").await;
            device.type_address("#/desk").await;
        }
        close_round(device, plan).await;
        assert_released(device).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn counted_is_said_when_the_transaction_is_complete_and_on_the_disk_and_not_before() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        let watched = "
            window.wanted = [];
            window.held = [];
            const transaction = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (stores, mode, options) {
                if (mode === 'readwrite') window.wanted.push(options?.durability);
                const made = transaction.call(this, stores, mode, options);
                // Before anybody else can listen.
                made.addEventListener('complete', event => {
                    if (!window.hold) return;
                    event.stopImmediatePropagation();
                    window.held.push(() => made.dispatchEvent(new Event('complete')));
                });
                return made;
            };";
        device.chromium().before_each_load(watched).await;
        device.load().await;
        open_round(device, Plan::pulse(5)).await;
        fill_in_at_once(device, &questions, &mixed(&questions, 0)).await;
        // The transaction is complete, and the page has not heard of it yet.
        device.js("window.hold = true; document.getElementById('send').click()", &[]).await;
        device.js_until("the end of the transaction", "return window.held.length > 0", &[]).await;
        device.settle().await;
        assert_eq!(device.texts("main h1").await, ["Check your answers"]);
        device.js("window.hold = false; window.held.forEach(go_on => go_on())", &[]).await;
        device.arrive_at(COUNTED).await;
        let wanted = device.js_list("return window.wanted", &[]).await;
        assert!(wanted.len() >= 2 && wanted.iter().all(|durability| durability == "strict"), "{wanted:?}");
    });
}

#[test]
pub fn answers_that_could_not_be_kept_do_not_come_back_to_somebody_else() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        fill_in_at_once(device, &questions, &mixed(&questions, 0)).await;
        // The device takes long, and fails in the end. Meanwhile the person goes back to the desk.
        device.js("crypto.subtle.encrypt = () => new Promise((_, fail) => { window.fail = fail })", &[]).await;
        device.press("Send").await;
        device.js_until("an attempt to keep the answers", "return window.fail !== undefined", &[]).await;
        device.type_address("#/desk").await;
        device.until_shown("#answered").await;
        device.js("window.fail()", &[]).await;
        device.settle().await;
        for address in ["#/check", "#/answer/1"] {
            device.type_address(address).await;
            device.led_to("#/desk").await;
            assert_eq!(device.count(".check-row, input:checked").await, 0, "the answers are on {address}");
        }
    });
}

/// Fills the room for settings to the last character.
const FILL: &str = "
    let number = 0;
    for (let step = 1 << 20; step >= 1; step >>= 1) {
        for (;;) {
            try { localStorage.setItem(`another ${number}`, 'x'.repeat(step)); } catch { break; }
            number += 1;
        }
    }";

/// Leaves the page this many bytes of room in the browser's database, or as many as ever.
async fn leave_room(device: &Device, bytes: Option<u32>) {
    let origin = device.js_text("return location.origin").await;
    let mut room = json!({ "origin": origin });
    if let Some(bytes) = bytes {
        room["quotaSize"] = json!(bytes);
    }
    device.chromium().cdp("Storage.overrideQuotaForOrigin", room).await;
}

#[test]
fn a_release_for_which_there_is_no_room_leaves_the_round_open_until_there_is() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(6);
    in_a_browser_of_its_own(async |device| {
        let code = open_round(device, plan).await;
        let people = people(&questions, 5);
        for person in &people {
            answer_at_once(device, &questions, person).await;
        }
        // Settings and results do not share their room.
        device.js(FILL, &[]).await;
        let text = kept::round(device).await;
        // The browser remembers for a while how much room there was.
        device.chromium().kill().await;
        device.chromium().start_again().await;
        leave_room(device, Some(1)).await;
        device.type_address("#/desk").await;
        assert_eq!(unlock(device, &code).await, people.len());
        ask_to_close(device).await;
        device.press("Close and show the results").await;
        device.reads("The round is still open: the device could not keep the change.").await;
        leave_room(device, None).await;
        assert_open(device).await;
        assert_eq!(kept::round(device).await, text);
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
        assert_released(device).await;
        device.chromium().kill().await;
        device.chromium().start_again().await;
        assert_released(device).await;
        device.type_address("#/results").await;
        device.press("Riverside, Autumn round").await;
        device.until_shown(".report").await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn results_for_which_there_is_no_room_are_shown_and_kept_when_there_is() {
    let file = canonical(&samples::release(&Questions::full(), 8));
    on_a_device(async |device| {
        open_file(device, &file).await;
        leave_room(device, Some(1)).await;
        device.press("Keep on this device").await;
        device.reads("The browser’s storage for this page is full or switched off. Save the results file now.").await;
        device.until_shown(".report").await;
        leave_room(device, None).await;
        assert_eq!(kept::releases(device).await.len(), 0);
        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;
        assert_eq!(kept::releases(device).await.len(), 1);
    });
}

#[test]
fn a_round_that_was_cleared_from_the_device_has_ended_for_a_window_that_still_knows_it() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let people = people(&questions, 6);
        for way in ["indexeddb", "all", "another window"] {
            device.type_address("#/").await;
            let code = open_round(device, plan).await;
            for person in &people[..5] {
                answer_at_once(device, &questions, person).await;
            }
            let first = device.window().await;
            let closing = device.open_window().await;
            device.type_address("#/desk").await;
            assert_eq!(unlock(device, &code).await, 5);
            ask_to_close(device).await;
            device.go_to(&first).await;
            fill_in_at_once(device, &questions, &people[5]).await;
            if way == "another window" {
                device.open_window().await;
                let gone = "return await new Promise(done => {
                    const request = indexedDB.deleteDatabase('candour');
                    request.onsuccess = () => done('gone'); request.onerror = () => done('failed'); request.onblocked = () => done('blocked');
                })";
                assert_eq!(device.js_async(gone).await, json!("gone"));
                device.go_to(&first).await;
            } else {
                let origin = device.js_text("return location.origin").await;
                device.chromium().cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": way })).await;
            }
            device.press("Send").await;
            device.arrive_at("Your answers were not counted").await;
            device.reads("or somebody cleared what this browser keeps. Your answers were wiped.").await;
            device.press("Ready for the next person").await;
            device.arrive_at("No round is open").await;
            device.go_to(&closing).await;
            device.press("Close and show the results").await;
            device.arrive_at("No round is open").await;
            assert_eq!(kept::releases(device).await.len(), 0, "{way}");
            device.go_to(&first).await;
        }
    });
}

#[test]
pub fn after_a_failure_everything_can_still_be_removed() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        fill_in_at_once(device, &questions, &mixed(&questions, 0)).await;
        device.js(FAILURES[0].1, &[]).await;
        device.press("Send").await;
        device.reads("Your answers were not counted: the device could not keep them.").await;
        device.js("window.mend()", &[]).await;
        device.type_address("#/desk").await;
        facilitator::discard_round(device).await;
        device.type_address("#/about").await;
        device.press("Remove everything on this device").await;
        device.press("Remove everything").await;
        device.reads("Removed. Nothing of Candour is stored in this browser any more.").await;
        let gone = "return (await indexedDB.databases()).length === 0";
        device.js_async_until("the end of the database", gone).await;
    });
}
