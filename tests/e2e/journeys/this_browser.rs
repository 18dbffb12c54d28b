//! What stays in this browser: settings and results, until somebody takes them away, or nothing where the browser keeps nothing.

use candour_e2e::device::on_a_device;
use candour_e2e::facilitator::{Plan, close_round, discard_round, open_round, pass_gate};
use candour_e2e::kept;
use candour_e2e::person::answer;
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::release_file::canonical;
use candour_e2e::report::{open_file, save_file};
use candour_e2e::samples;
use serde_json::{Value, json};

#[test]
pub fn the_appearance_somebody_chose_survives_a_reload() {
    on_a_device(async |device| {
        let paper = "return getComputedStyle(document.body).backgroundColor";
        let light = device.js_text(paper).await;
        device.press("About").await;
        device.arrive_at("About and settings").await;
        device.tick("Dark").await;
        device.js_until("the dark page", "return getComputedStyle(document.body).backgroundColor !== arguments[0]", &[json!(light)]).await;
        let dark = device.js_text(paper).await;
        device.reload().await;
        device.arrive_at("About and settings").await;
        assert_eq!(device.js_text(paper).await, dark);
        assert_eq!(device.js("return document.getElementById('appearance-dark').checked", &[]).await, json!(true));
        device.tick("Light").await;
        device.js_until("the light page", "return getComputedStyle(document.body).backgroundColor === arguments[0]", &[json!(light)]).await;
    });
}

#[test]
pub fn remove_everything_leaves_nothing_of_candour_and_everything_of_others() {
    let file = canonical(&samples::release(&Questions::full(), 8));
    on_a_device(async |device| {
        device.js("localStorage.setItem('another page', 'its own')", &[]).await;
        open_file(device, &file).await;
        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;
        device.type_address("#/").await;
        open_round(device, Plan::full(6)).await;
        device.type_address("#/about").await;
        pass_gate(device).await;
        device.tick("Dark").await;
        let here = async || device.local_storage().await.len() + kept::entries(device).await.len();
        assert_eq!(here().await, 4, "somebody else's, settings, results and the round");
        // An open round belongs to the people who have answered, and ends at the desk only.
        device.reads("A round is open on this device. Close or discard it at the desk first.").await;
        assert_eq!(device.count("#remove-everything").await, 0);
        device.type_address("#/desk").await;
        discard_round(device).await;
        device.type_address("#/about").await;

        device.press("Remove everything on this device").await;
        device.press("Cancel").await;
        device.until_gone("dialog[open]").await;
        assert_eq!(here().await, 3, "asking removes nothing");
        device.press("Remove everything on this device").await;
        device.press("Remove everything").await;
        device.reads("Removed. Nothing of Candour is stored in this browser any more.").await;
        let left = device.local_storage().await;
        assert_eq!(left.into_iter().collect::<Vec<_>>(), [("another page".to_owned(), "its own".to_owned())]);
        assert!(kept::entries(device).await.is_empty());
        device.type_address("#/results").await;
        device.reads("There are no results on this device yet.").await;
        device.type_address("#/desk").await;
        device.arrive_at("No round is open").await;
    });
}

#[test]
fn where_the_browser_keeps_nothing_a_round_still_works_and_says_that_results_will_be_gone() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        let blocked = "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('The user has switched this off.', 'SecurityError') },
        })";
        device.chromium().before_each_load(blocked).await;
        device.load_at("#/about").await;
        device.reads("This browser does not let Candour keep anything.").await;
        device.tick("Dark").await;
        device.load_at("#/results").await;
        device.reads("This browser does not let Candour keep anything.").await;
        device.load().await;
        open_round(device, Plan::pulse(5)).await;
        for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
            answer(device, &questions, &sheet(person)).await;
        }
        close_round(device, Plan::pulse(5)).await;
        device.reads("Save the file now, or the results may be gone when this page closes.").await;
        let (_, saved) = save_file(device).await;
        let saved: Value = serde_json::from_str(&saved).unwrap_or_default();
        assert_eq!(saved["sheets"], 5);
        // The database that kept the open round has its release.
        device.reload().await;
        device.arrive_at(&Plan::pulse(5).heading()).await;
        device.until_shown(".report").await;
    });
}

#[test]
pub fn results_damaged_in_the_browsers_storage_are_named_and_the_others_are_shown() {
    let file = canonical(&samples::release(&Questions::full(), 8));
    on_a_device(async |device| {
        open_file(device, &file).await;
        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;
        let damaged = format!(
            "{} await change(store => finished(store.put({{opened: '2026-03-02', entry: '{{\"version\":1}}'}}, 'ff')), 'releases'); return true",
            kept::OPEN
        );
        assert_eq!(device.js_async(&damaged).await, json!(true));
        device.load_at("#/results").await;
        device.reads("Some results on this device are damaged and cannot be shown.").await;
        device.press("Riverside, Autumn round").await;
        device.arrive_at("Riverside: Autumn round").await;
        assert_eq!(kept::releases(device).await.get("ff"), Some(&json!("{\"version\":1}")));
        device.type_address("#/results").await;
        device.reads("Some results on this device are damaged and cannot be shown.").await;
    });
}
