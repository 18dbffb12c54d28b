//! Results in a link: they stand behind the `#`, which no server ever sees, and leave the address at once.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::kept;
use candour_e2e::questions::Questions;
use candour_e2e::release_file::{canonical, link_text};
use candour_e2e::report::{area_table, open_file};
use candour_e2e::samples;
use serde_json::json;

async fn copied(device: &Device) -> String {
    device.js_async("return navigator.clipboard.readText()").await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_copied_link_opens_the_same_report_and_leaves_no_trace_in_the_address() {
    let file = canonical(&samples::release(&Questions::full(), 5));
    let (fragment, shown) = on_a_device(async |device| {
        device.chromium().allow_clipboard().await;
        open_file(device, &file).await;
        device.arrive_at("Riverside: Autumn round").await;
        device.press("Copy a link").await;
        device.reads("The link is copied. It carries the totals themselves").await;
        let link = copied(device).await;
        let fragment = link.strip_prefix(device.site().url()).unwrap_or_else(|| panic!("{link} does not lead to this page"));
        (fragment.to_owned(), area_table(device).await)
    });
    assert!(fragment.starts_with("#r="), "{fragment}");

    on_a_device(async |device| {
        device.load_at(&fragment).await;
        device.arrive_at("Riverside: Autumn round").await;
        device.reads("From a file or link that somebody passed on").await;
        assert_eq!(area_table(device).await, shown);
        assert_eq!(device.fragment().await, "#/results/handed-in");
        assert!(device.local_storage().await.is_empty() && kept::entries(device).await.is_empty(), "opening a link keeps nothing");

        // Nor is it in the history: back and forward again lead to the page without it.
        device.back().await;
        device.js_until("the empty page", "return location.href === 'about:blank'", &[]).await;
        device.forward().await;
        device.until_shown("main h1").await;
        assert_eq!(device.fragment().await, "#/results/handed-in");
        let seen = device.site().requests().join("\n");
        assert!(!seen.contains("r="), "the server has seen it: {seen}");
    });
}

#[test]
pub fn a_link_opened_while_the_page_is_open_works_as_well() {
    let file = samples::release(&Questions::pulse(), 9);
    on_a_device(async |device| {
        device.type_address(&format!("#r={}", link_text(&file))).await;
        device.arrive_at("Riverside: Autumn round").await;
        assert_eq!(device.fragment().await, "#/results/handed-in");
    });
}

#[test]
pub fn a_damaged_link_says_so_and_what_to_do() {
    let link = link_text(&samples::release(&Questions::full(), 5));
    let cut = &link[..link.len() - 20];
    on_a_device(async |device| {
        for text in [cut, "", "%00", "AAAA", &"A".repeat(3_000)] {
            device.load_at(&format!("#r={text}")).await;
            device.arrive_at("The link does not lead to results").await;
            device.reads("Ask the person who gave it to you").await;
            assert_eq!(device.fragment().await, "#/results/handed-in");
        }
    });
}

#[test]
pub fn results_that_are_too_long_for_a_link_say_so_and_can_be_saved() {
    let area = |area: u32| json!({ "id": format!("a{area}"), "title": format!("Area number {area}") });
    let statement = |n: u32| json!({ "id": format!("q{n}"), "area": format!("a{}", n % 8), "text": format!("Statement number {n} of many."), "reversed": false });
    let long = Questions::of(json!({
        "id": "long", "title": "A long one", "scale": { "points": 5, "lowest": 1 },
        "areas": (0..8).map(area).collect::<Vec<_>>(), "statements": (0..40).map(statement).collect::<Vec<_>>(),
    }));
    let file = samples::release(&long, 24);
    assert!(link_text(&file).len() > 2_000);
    on_a_device(async |device| {
        open_file(device, &canonical(&file)).await;
        device.press("Copy a link").await;
        device.reads("These results are too long for a link. Save the file instead.").await;
    });
}

#[test]
fn the_invitation_can_be_copied() {
    use candour_e2e::facilitator::{Plan, fill_in, open_tools, write_code_down};
    let shown = "return document.getElementById('invitation').value";
    on_a_device(async |device| {
        device.chromium().allow_clipboard().await;
        device.press("Run a survey").await;
        fill_in(device, Plan::full(6)).await;
        device.press("Invitation to copy").await;
        device.press("Copy").await;
        device.reads("Copied.").await;
        let before = copied(device).await;
        assert!(before.contains("Riverside") && before.contains("20 statements") && before.contains("at least 5 people"), "{before}");
        assert_eq!(json!(before), device.js(shown, &[]).await);

        device.press("Open the round").await;
        write_code_down(device).await;
        device.chromium().allow_clipboard().await;
        open_tools(device).await;
        device.press("Invitation to copy").await;
        device.press("Copy").await;
        device.reads("Copied.").await;
        assert_eq!(copied(device).await, before);
        assert_eq!(json!(before), device.js(shown, &[]).await);
    });
}
