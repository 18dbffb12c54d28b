//! Results files and links that are damaged, made up or of another kind: each is refused by name, and nothing is lost.

use candour_e2e::counting::count;
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::kept;
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::release_file::{Facts, canonical, link_text, make, with_digest};
use serde_json::{Value, json};

const FACTS: Facts = Facts { team: "Harbour", label: "Spring", invited: 8 };

/// A good file of eight people.
fn good() -> Value {
    let questions = Questions::full();
    let people = ["44425 42353 54245 43254", "55415 31242 44335 55145", "33333 24214 25414 12342", "45324 53425 31245 44255"];
    let people: Vec<_> = people.iter().chain(&people).map(|one| sheet(one)).collect();
    make(&questions, &count(&questions, &people), FACTS)
}

/// A changed copy of the good file with a digest that fits it.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut file = good();
    change(&mut file);
    canonical(&with_digest(file))
}

/// What is handed in, and what the page says about it.
fn bad_files() -> Vec<(&'static str, String, &'static str)> {
    let whole = canonical(&good());
    let damaged = whole.replacen("\"sheets\":8", "\"sheets\":7", 1);
    vec![
        ("no JSON", "Dear team, here are the results.".into(), "It is not a Candour results file."),
        ("a table", "\u{feff}\"row\",\"id\"\r\n".into(), "It is not a Candour results file."),
        ("a document", "%PDF-1.7".into(), "It is not a Candour results file."),
        ("cut in the middle", whole[..whole.len() / 2].into(), "It was damaged, cut short or changed on its way."),
        ("nothing at all", String::new(), "There is nothing in it."),
        ("other JSON", json!({ "name": "shopping list", "items": [1, 2] }).to_string(), "It is not a Candour results file."),
        ("a newer version", changed(|file| file["version"] = json!(2)), "made by a later version of Candour (format 2)"),
        ("a damaged digest", damaged, "It was damaged, cut short or changed on its way."),
        (
            "too much shown",
            changed(|file| file["statements"]["S1"]["counts"] = json!([1, 1, 2, 2, 2])),
            "It shows more about “S1” than the rules allow",
        ),
        ("sums of four people", changed(|file| file["sheets"] = json!(4)), "“sheets” should be between 5 and"),
        (
            "sums that contradict",
            changed(|file| file["areas"]["support"]["s1"] = json!(1)),
            "Its numbers for “support” contradict each other.",
        ),
        (
            "another question set",
            changed(|file| file["question_set"]["structure_hash"] = json!("00".repeat(32))),
            "It uses the question set “candour-full-1”",
        ),
        ("too large", changed(|file| file["label"] = json!("x".repeat(200 * 1024))), "no file of Candour has more than 192 KB."),
    ]
}

#[test]
pub fn the_good_file_that_the_bad_ones_are_made_of_opens() {
    on_a_device(async |device| {
        device.press("Read results").await;
        device.choose_file("Choose a results file", "good.json", canonical(&good()).as_bytes()).await;
        device.arrive_at("Harbour: Spring").await;
        device.reads("All 8 people answered. Opened on 2 March 2026.").await;
    });
}

#[test]
pub fn a_bad_results_file_is_refused_by_name_and_nothing_is_lost() {
    on_a_device(async |device| {
        keep_good(device).await;
        let kept = (device.local_storage().await, kept::entries(device).await);
        assert_eq!(kept.1.len(), 1, "the good one is kept");
        for (number, (kind, content, message)) in (1..).zip(bad_files()) {
            device.choose_file("Choose a results file", &format!("bad-{number}.json"), content.as_bytes()).await;
            refused(device, kind, message).await;
            assert_eq!((device.local_storage().await, kept::entries(device).await), kept, "{kind}: what was kept has changed");
        }
        device.press("Harbour, Spring").await;
        device.arrive_at("Harbour: Spring").await;
    });
}

#[test]
pub fn a_bad_pasted_text_is_refused_by_name_and_nothing_is_lost() {
    on_a_device(async |device| {
        keep_good(device).await;
        let kept = (device.local_storage().await, kept::entries(device).await);
        assert_eq!(kept.1.len(), 1, "the good one is kept");
        for (kind, content, message) in bad_files() {
            device.paste_into("Text or link", &content).await;
            device.press("Open this text").await;
            refused(device, kind, message).await;
            assert_eq!((device.local_storage().await, kept::entries(device).await), kept, "{kind}: what was kept has changed");
        }
        let link = link_text(&good());
        let links = [
            ("a link cut off", link[..link.len() - 9].to_owned(), "The link is cut off: its end is missing."),
            ("a link with other letters", format!("AAAA{}", &link[4..]), "It was damaged, cut short or changed on its way."),
            ("a link that is too long", "A".repeat(5_000), "It was damaged, cut short or changed on its way."),
            ("a link without anything", String::new(), "The link is cut off: its end is missing."),
        ];
        for (kind, text, message) in links {
            device.paste_into("Text or link", &format!("https://candour.example/#r={text}")).await;
            device.press("Open this text").await;
            refused(device, kind, message).await;
        }
        // The same field still takes a good text.
        device.paste_into("Text or link", &canonical(&good())).await;
        device.press("Open this text").await;
        device.arrive_at("Harbour: Spring").await;
    });
}

async fn keep_good(device: &Device) {
    device.press("Read results").await;
    device.choose_file("Choose a results file", "good.json", canonical(&good()).as_bytes()).await;
    device.arrive_at("Harbour: Spring").await;
    device.press("Keep on this device").await;
    device.reads("Kept on this device.").await;
    device.type_address("#/results").await;
    device.arrive_at("Read results").await;
}

/// Waits for the error and looks that it says what happened and what to do, in a place that is read out. Then takes it away.
async fn refused(device: &Device, kind: &str, message: &str) {
    let script =
        "return [...document.querySelectorAll('[role=alert] .notice-error')].map(notice => notice.innerText.replace(/\\s+/g, ' ')).join()";
    let shown = device.js_until(&format!("an error about {kind}"), script, &[]).await;
    let shown = shown.as_str().unwrap_or_default();
    assert!(shown.starts_with("These results cannot be opened.") && shown.contains(message), "{kind} should say “{message}”, not: {shown}");
    assert!(
        ["send the file again", "Open it with", "Choose the file that was saved with"].iter().any(|next| shown.contains(next)),
        "{kind} does not say what to do: {shown}"
    );
    assert!(!shown.contains("line "), "{kind}: nobody mends results by hand: {shown}");
    device.type_address("#/about").await;
    device.arrive_at("About and settings").await;
    device.type_address("#/results").await;
    device.arrive_at("Read results").await;
}
