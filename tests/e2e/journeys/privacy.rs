//! What is left of somebody's answers: nothing, wherever one looks.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{PIN, Plan, ask_to_close, close_round, discard_round, open_round, pass_gate, try_pin, try_wrong_pin};
use candour_e2e::kept;
use candour_e2e::person::{answer, begin, fill_in, fill_in_area, send};
use candour_e2e::questions::{Questions, sheet};
use serde_json::json;

/// What the promise says to somebody who has just left the statements.
const WIPED: &str = "Your answers were wiped because you left the pages with the statements. Nothing was sent.";

/// Four people, and four others who answer as differently as can be.
const FOUR: [&str; 4] = ["41324251", "24153342", "51425142", "33243121"];
const FOUR_OTHERS: [&str; 4] = ["15151515", "1.2x1.1x", "xxxxxxxx", "55555551"];

#[test]
pub fn four_people_see_nothing_anywhere() {
    // Whatever the four answered, everything that can be observed afterwards is the same, byte for byte.
    let seen = observe_four(FOUR);
    let seen_of_others = observe_four(FOUR_OTHERS);
    assert_eq!(seen.len(), seen_of_others.len());
    for (one, other) in seen.iter().zip(&seen_of_others) {
        assert_eq!(one, other, "what can be observed depends on what people answered");
    }
}

/// Lets four people answer and writes down everything that can be observed of it, step by step.
fn observe_four(people: [&str; 4]) -> Vec<String> {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(7)).await;
        let mut seen = Vec::new();
        for person in people {
            begin(device).await;
            fill_in(device, &questions, &sheet(person)).await;
            send(device).await;
            seen.push(observe(device).await);
            device.press("Ready for the next person").await;
            device.until_shown("#answered").await;
            seen.push(observe(device).await);
        }
        ask_to_close(device).await;
        device.reads("4 of at least 5 answered so far.").await;
        let offered = device.texts("dialog[open] button").await;
        assert_eq!(offered, ["Discard the round", "Keep it open"]);
        seen.push(observe(device).await);
        device.press("Keep it open").await;
        device.until_gone("dialog[open]").await;
        for address in ["#/results", "#/about", "#/", "#/desk", "#/promise", "#/results/handed-in"] {
            device.type_address(address).await;
            device.led_to(address).await;
            seen.push(observe(device).await);
        }
        device.type_address("#/results").await;
        pass_gate(device).await;
        device.reads("There are no results on this device yet.").await;
        let storage = device.local_storage().await;
        assert!(storage.keys().all(|key| !key.contains("release")), "no release exists: {storage:?}");
        assert!(storage.values().all(|entry| !entry.contains("s1")), "no sums are kept: {storage:?}");
        assert!(kept::releases(device).await.is_empty(), "no release exists");

        device.type_address("#/desk").await;
        discard_round(device).await;
        seen.push(observe(device).await);
        seen
    })
}

#[test]
fn an_empty_sheet_is_counted_without_a_question_and_closing_says_the_same_whatever_was_answered() {
    let full = observe_closing(["41324251", "24153342", "51425142", "33243121", "14251432"]);
    for empty in ["........", "xxxxxxxx"] {
        let empty = observe_closing([empty; 5]);
        assert_eq!(full.len(), empty.len());
        for (one, other) in full.iter().zip(&empty) {
            assert_eq!(one, other, "what can be observed depends on what people answered");
        }
    }
}

/// Lets five of six people answer and begins to close the round. Writes down everything that can be observed of it, then closes.
fn observe_closing(people: [&str; 5]) -> Vec<String> {
    let questions = Questions::pulse();
    let plan = Plan::pulse(6);
    on_a_device(async |device| {
        open_round(device, plan).await;
        let mut seen = Vec::new();
        for person in people {
            begin(device).await;
            fill_in(device, &questions, &sheet(person)).await;
            send(device).await;
            seen.push(observe(device).await);
            device.press("Ready for the next person").await;
            device.until_shown("#answered").await;
            seen.push(observe(device).await);
        }
        ask_to_close(device).await;
        device.reads("Close the round now?").await;
        for words in [
            "5 of 6 answered so far.",
            "1 person has not. Nobody can answer after closing.",
            "In the results an area stays empty that fewer than 5 people answered, and so does a statement that fewer than 8 answered.",
            "Nobody is shown beforehand whether that will happen.",
            "A closed round cannot be opened again.",
        ] {
            device.reads(words).await;
        }
        seen.push(observe(device).await);
        device.press("Keep it open").await;
        device.until_gone("dialog[open]").await;
        close_round(device, plan).await;
        device.reads("5 of 6 people answered.").await;
        seen
    })
}

/// Everything of the page that a script or a next person could look at.
async fn observe(device: &Device) -> String {
    let script = "
        const databases = indexedDB.databases ? await indexedDB.databases() : [];
        const caches = 'caches' in window ? await window.caches.keys() : [];
        return JSON.stringify({
            // The port of this test's own server is the only thing that may differ.
            address: location.href.replace(location.port, 'port'),
            title: document.title,
            history: [history.length, history.state],
            page: document.documentElement.outerHTML,
            typed: [...document.querySelectorAll('input, textarea, select')].map(field => [field.value, field.checked]),
            local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie, name: window.name,
            databases, caches, globals: Object.keys(window).filter(name => !/^[0-9]+$/.test(name)).sort(),
        }, null, 1)";
    device.js_async(script).await.as_str().unwrap_or_default().to_owned()
}

#[test]
pub fn after_sending_nothing_of_the_answers_is_left() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        let storage = device.local_storage().await;
        begin(device).await;
        fill_in(device, &questions, &sheet("4132425x")).await;
        send(device).await;
        assert_nothing_is_left(device).await;
        for _ in 0..8 {
            device.back().await;
            device.until_shown("main h1").await;
            assert_nothing_is_left(device).await;
        }
        for address in ["#/answer/1", "#/answer/4", "#/check"] {
            device.type_address(address).await;
            device.led_to("#/desk").await;
            assert_nothing_is_left(device).await;
        }
        assert_eq!(device.local_storage().await, storage, "answering keeps nothing");
    });
}

async fn assert_nothing_is_left(device: &Device) {
    assert_eq!(device.count("input:checked").await, 0, "something is ticked on {}", device.fragment().await);
    let text = device.text().await;
    for label in ["Strongly agree", "Strongly disagree", "Neither agree nor disagree", "Prefer not to answer"] {
        assert!(!text.contains(label), "“{label}” stands on {}", device.fragment().await);
    }
    let address = device.js_text("return location.href").await;
    let fragment = address.split_once('#').map_or("/", |(_, fragment)| fragment);
    assert!(!address.contains('?') && fragment.starts_with('/'), "{address}");
    assert_eq!(device.js("return sessionStorage.length + document.cookie.length", &[]).await, json!(0));
}

#[test]
pub fn going_back_to_the_promise_asks_and_wipes_what_was_ticked() {
    let questions = Questions::pulse();
    let person = sheet("41324251");
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        fill_in_area(device, &questions, &person, 0).await;
        device.press("Next area").await;
        device.arrive_at(&questions.areas[1].title).await;
        // Between areas answers stay.
        device.press("Back").await;
        device.arrive_at(&questions.areas[0].title).await;
        assert_eq!(device.count("input:checked").await, 2);
        // Going on to the promise wipes them, so there is a question first.
        device.press("Back").await;
        device.reads("Go back and wipe your answers?").await;
        device.press("Stay here").await;
        device.until_gone("dialog[open]").await;
        assert_eq!(device.count("input:checked").await, 2);
        device.press("Back").await;
        device.press("Wipe and go back").await;
        device.arrive_at("Before you start").await;
        device.reads(WIPED).await;
        device.press("Start").await;
        device.arrive_at(&questions.areas[0].title).await;
        assert_eq!(device.count("input:checked").await, 0);
    });
}

#[test]
pub fn the_browsers_own_back_wipes_what_was_ticked_and_the_page_says_so_once() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        // With nothing ticked there is nothing to say, and nothing to ask.
        device.press("Back").await;
        device.arrive_at("Before you start").await;
        assert!(!device.text().await.contains("wiped because"));
        device.press("Start").await;
        device.tick_in(&questions.statements[0].text, "Prefer not to answer").await;
        device.back().await;
        device.arrive_at("Before you start").await;
        device.reads(WIPED).await;
        assert_eq!(device.count("[role=alert]").await, 1, "the words are read out");
        device.type_address("#/desk").await;
        device.press("Start answering").await;
        device.arrive_at("Before you start").await;
        assert!(!device.text().await.contains("wiped because"), "the next person is told of no one else");
        device.press("Start").await;
        device.arrive_at(&questions.areas[0].title).await;
        assert_eq!(device.count("input:checked").await, 0);
    });
}

#[test]
fn an_answer_after_everybody_has_answered_is_not_possible() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        open_round(device, plan).await;
        for _ in 0..5 {
            answer(device, &questions, &sheet("41324251")).await;
        }
        device.reads("Everyone has answered").await;
        device.reads("Whoever runs the survey can close the round now, below.").await;
        assert_eq!(device.count("#start").await, 0, "there is nothing to start");

        // Somebody who types the address finds no way round it.
        for address in ["#/promise", "#/answer/1", "#/check"] {
            device.type_address(address).await;
            device.led_to("#/desk").await;
            device.reads("5 of 5 answered so far").await;
            assert_eq!(device.count("input[type=radio]").await, 0, "{address} has something to answer");
        }

        close_round(device, plan).await;
        device.reads("All 5 people answered.").await;
        for address in ["#/promise", "#/answer/1", "#/check", "#/done"] {
            device.type_address(address).await;
            device.arrive_at("No round is open").await;
        }
    });
}

#[test]
pub fn a_reload_in_the_middle_wipes_the_sheet_and_locks_the_round_until_the_code_is_typed() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        let code = open_round(device, plan).await;
        answer(device, &questions, &sheet("41324251")).await;
        begin(device).await;
        fill_in_area(device, &questions, &sheet("41324251"), 0).await;
        let asks = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        assert_eq!(device.js(asks, &[]).await, json!(true), "the browser should ask before it leaves");

        device.reload().await;
        device.arrive_at(&plan.heading()).await;
        device.reads("This round is kept on this device, locked.").await;
        assert_eq!(device.count("input:checked").await, 0);
        assert!(!device.text().await.contains("answered so far"));
        for address in ["#/promise", "#/answer/1", "#/check", "#/done", "#/recovery"] {
            device.type_address(address).await;
            device.led_to("#/desk").await;
            device.reads("This round is kept on this device, locked.").await;
        }
        device.type_into("Recovery code", "0000-1111-2222").await;
        device.press("Go on with the round").await;
        device.reads("This code does not open the round.").await;
        // As somebody types it who wrote it down in a hurry.
        device.overwrite("Recovery code", &code.to_lowercase().replace('-', " ")).await;
        device.press("Go on with the round").await;
        device.reads("1 of 5 answered so far").await;
        for person in ["24153342", "51425142", "33243121", "14251432"] {
            answer(device, &questions, &sheet(person)).await;
        }
        close_round(device, plan).await;
    });
}

#[test]
pub fn nobody_ends_a_round_without_the_pin_and_wrong_ones_have_to_wait() {
    on_a_device(async |device| {
        let code = open_round(device, Plan::pulse(5)).await;
        for wrong in ["", "25", "0852", "25800", "258O"] {
            try_wrong_pin(device, wrong).await;
        }
        // From the sixth on one has to wait, with the right PIN too.
        try_pin(device, PIN).await;
        device.reads("Too many wrong tries. Wait").await;
        assert_eq!(device.count("#close, #discard").await, 0);
        // Setting the device's clock does not help.
        device.let_time_pass(3600).await;
        try_pin(device, PIN).await;
        device.js_until("an empty field", "return document.querySelector('#tools-pin').value === ''", &[]).await;
        device.reads("Too many wrong tries. Wait").await;
        assert_eq!(device.count("#close, #discard").await, 0);
        let passed = "const now = performance.now; performance.now = () => now.call(performance) + 31000";
        device.js(passed, &[]).await;
        // Who forgot the PIN asks the person who has the code.
        try_pin(device, &code).await;
        device.until_shown("#discard").await;
        discard_round(device).await;
    });
}
