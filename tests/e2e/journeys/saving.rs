//! Asking the browser to save a file: it may do nothing at all, so the file can be had in another way, and nobody leaves without being asked.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Custody, Plan, close_round, fill_in_team_and_form, open_round};
use candour_e2e::person::answer_at_once;
use candour_e2e::questions::Questions;
use candour_e2e::release_file::canonical;
use candour_e2e::report::open_file;
use candour_e2e::samples::{self, mixed};
use serde_json::json;

/// A browser inside another app: it takes no notice of a click that nobody made by hand.
const TAKES_NO_NOTICE: &str = "HTMLAnchorElement.prototype.click = () => {}";

/// Notes in the page which addresses of files are given up.
const NOTE_GIVEN_UP: &str = "
    const revoke = URL.revokeObjectURL;
    window.given_up = [];
    URL.revokeObjectURL = address => { window.given_up.push(address); revoke.call(URL, address) }";

/// Whether the browser would ask before it leaves the page.
const ASKS: &str = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

async fn asks(device: &Device) -> bool {
    device.js(ASKS, &[]).await == json!(true)
}

#[test]
fn a_file_the_browser_did_not_save_can_be_had_by_a_link_and_as_a_text() {
    let file = canonical(&samples::release(&Questions::pulse(), 9));
    on_a_device(async |device| {
        device.chromium().allow_clipboard().await;
        device.chromium().before_each_load(TAKES_NO_NOTICE).await;
        device.chromium().before_each_load(NOTE_GIVEN_UP).await;
        device.load().await;
        open_file(device, &file).await;
        for (button, ending) in [("Save the results file", "json"), ("Save as a table (CSV)", "csv")] {
            let name = format!("candour-riverside-autumn-round.{ending}");
            if ending == "csv" {
                device.press("Tables, web page, pictures").await;
            }
            device.press(button).await;
            device.reads(&format!("The browser was asked to save {name}.")).await;
            assert!(!device.text().await.contains("Saved as"), "nobody can know that");
            // Again and again, for as long as the page is shown.
            for _ in 0..2 {
                device.press(&format!("Save {name} with this link")).await;
                let (saved_as, content) = device.saved_file().await;
                assert!(saved_as.starts_with("candour-riverside-autumn-round") && saved_as.ends_with(ending), "{saved_as}");
                let text = device.js_text("return document.getElementById('offered-text').value").await;
                assert_eq!(text.replace("\r\n", "\n"), content.replace("\r\n", "\n"));
                assert!(ending != "json" || content == file);
            }
        }
        device.press("If no file appears").await;
        device.reads("Some apps show pages like this one and save no files.").await;
        assert_eq!(Axe::read().violations(device).await, [""; 0]);
        device.press("Copy").await;
        device.reads("Copied.").await;
        // The address of the file goes with the page that shows it.
        let address = device.js_text("return document.querySelector('a[download]').href").await;
        let given_up = "return window.given_up.includes(arguments[0])";
        assert_eq!(device.js(given_up, &[json!(address)]).await, json!(false));
        device.type_address("#/about").await;
        device.arrive_at("About and settings").await;
        device.js_until("the end of the file’s address", given_up, &[json!(address)]).await;
        let files = "return new Set(window.given_up).size";
        assert_eq!(device.js(files, &[]).await, json!(2), "each file is given up");
    });
}

#[test]
fn the_template_of_a_question_set_can_be_had_where_the_browser_saves_nothing() {
    on_a_device(async |device| {
        device.chromium().before_each_load(TAKES_NO_NOTICE).await;
        device.load_at("#/new").await;
        fill_in_team_and_form(device, Plan { form: "Your own question set", ..Plan::full(5) }).await;
        device.press("Save the full form as a file to change").await;
        device.reads("The browser was asked to save candour-question-set.json.").await;
        device.press("Save candour-question-set.json with this link").await;
        assert_eq!(device.saved_file().await.0, "candour-question-set.json");
    });
}

/// Closes a round of which nothing is kept.
async fn close_a_round_in_memory(device: &Device) {
    let questions = Questions::pulse();
    let plan = Plan { custody: Custody::InMemory, ..Plan::pulse(6) };
    device.type_address("#/").await;
    open_round(device, plan).await;
    for number in 0..5 {
        answer_at_once(device, &questions, &mixed(&questions, number)).await;
    }
    close_round(device, plan).await;
}

#[test]
fn who_leaves_results_that_are_neither_kept_nor_taken_along_is_asked() {
    on_a_device(async |device| {
        device.chromium().allow_clipboard().await;
        close_a_round_in_memory(device).await;
        assert!(asks(device).await);
        // There is no room to keep them, and a table cannot be read again.
        let no_room = "const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') };
            window.mend = () => { IDBObjectStore.prototype.put = put }";
        device.js(no_room, &[]).await;
        device.press("Keep on this device").await;
        device.reads("The browser’s storage for this page is full or switched off. Save the results file now.").await;
        assert!(asks(device).await);
        device.press("Tables, web page, pictures").await;
        device.press("Save as a table (CSV)").await;
        device.saved_file().await;
        assert!(asks(device).await);
        device.type_address("#/about").await;
        device.arrive_at("About and settings").await;
        assert!(asks(device).await, "also from another page");
        device.js("window.mend()", &[]).await;
        device.back().await;
        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;
        assert!(!asks(device).await);
    });
}

#[test]
fn who_has_asked_for_the_file_or_copied_the_link_or_the_text_may_leave() {
    on_a_device(async |device| {
        device.chromium().allow_clipboard().await;
        for (button, reads) in [("Save the results file", "The browser was asked to save"), ("Copy a link", "The link is copied.")] {
            close_a_round_in_memory(device).await;
            assert!(asks(device).await);
            device.press(button).await;
            device.reads(reads).await;
            assert!(!asks(device).await, "after {button}");
        }
    });
}

/// A browser that keeps what it has been asked about its storage to itself.
const NO_ANSWERS: [&str; 5] = [
    "Object.defineProperty(navigator, 'storage', { get() { throw new DOMException('no', 'SecurityError') } })",
    "Object.defineProperty(navigator, 'storage', { get() { return undefined } })",
    "if (navigator.storage) navigator.storage.persist = () => Promise.reject(new TypeError('no'))",
    "if (navigator.storage) navigator.storage.persist = () => { throw new TypeError('no') }",
    "Object.defineProperty(navigator, 'locks', { get() { throw new DOMException('no', 'SecurityError') } })",
];

#[test]
fn a_browser_that_cannot_be_asked_to_keep_things_opens_a_round_all_the_same() {
    for no_answer in NO_ANSWERS {
        // The console of the journey must be empty at its end: no promise is left broken.
        on_a_device(async |device| {
            device.chromium().before_each_load(no_answer).await;
            device.load().await;
            open_round(device, Plan::pulse(5)).await;
        });
    }
}
