//! What whoever holds the device cannot reach while a round is open: earlier results, removing them, and settings.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{
    Custody, PIN, Plan, answered, ask_to_close, ask_to_discard, close_round, discard_round, open_round, open_tools, pass_gate, try_pin,
    try_wrong_pin, type_codes, unfold_tools,
};
use candour_e2e::kept;
use candour_e2e::person::answer;
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::release_file::{canonical, link_text};
use candour_e2e::report::open_file;
use candour_e2e::samples;
use serde_json::json;

/// Why somebody is asked for the PIN.
const BEHIND: &str = "Until it ends, earlier results and settings are behind its desk PIN";

/// Keeps made-up results on this device and gives the address of their report.
async fn keep_results(device: &Device) -> String {
    open_file(device, &canonical(&samples::release(&Questions::full(), 8))).await;
    device.press("Keep on this device").await;
    device.reads("Kept on this device.").await;
    let address = device.fragment().await;
    device.type_address("#/").await;
    address
}

/// What there is behind the PIN at the desk.
const TOOLS: &str = "#close, #discard, #invitation";

/// Nothing of earlier results and settings is on any page.
async fn assert_closed(device: &Device, report: &str, reason: &str) {
    for address in ["#/results", report, "#/about"] {
        device.type_address(address).await;
        device.reads(reason).await;
        device.settle().await;
        let behind = ".stored-release, .report, .release-actions, #remove-everything, [name=appearance]";
        assert_eq!(device.count(behind).await, 0, "{address} shows what is behind the PIN");
        assert!(address != report || !device.document().await.contains("Riverside"), "{address} has the name of the team");
    }
}

/// Wakes the page up as a device does that was put aside.
async fn hide_and_show(device: &Device) {
    device.js("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))", &[]).await;
}

#[test]
pub fn earlier_results_and_settings_are_behind_the_pin_while_a_round_is_open_or_locked() {
    let plan = Plan { team: "Hillside", ..Plan::pulse(6) };
    on_a_device(async |device| {
        let report = keep_results(device).await;
        let code = open_round(device, plan).await;
        assert_closed(device, &report, BEHIND).await;
        device.type_into("Desk PIN", "0000").await;
        device.press("Unlock").await;
        device.reads("That is not the PIN. Nothing was changed.").await;
        assert_closed(device, &report, BEHIND).await;

        // Each opens for this visit, and is closed again for the next.
        device.type_address("#/results").await;
        pass_gate(device).await;
        device.press("Riverside, Autumn round").await;
        device.reads(BEHIND).await;
        device.js_until("the focus on the heading", "return document.activeElement.tagName === 'H1'", &[]).await;
        pass_gate(device).await;
        device.arrive_with_focus_at("Riverside: Autumn round").await;
        device.until_shown(".report").await;
        device.type_address("#/about").await;
        pass_gate(device).await;
        device.tick("Dark").await;
        // The round belongs to those who have answered: with the PIN it ends at the desk, and only there.
        device.reads("A round is open on this device. Close or discard it at the desk first.").await;
        assert_eq!(device.count("#remove-everything").await, 0);
        device.back().await;
        device.reads(BEHIND).await;
        assert_closed(device, &report, BEHIND).await;

        // And after a reload, when nobody has typed the code yet.
        device.load_at("#/results").await;
        assert_closed(device, &report, BEHIND).await;
        device.type_address("#/results").await;
        pass_gate(device).await;
        device.until_shown(".stored-release").await;
        device.type_address("#/desk").await;
        type_codes(device, &code).await;
        assert_eq!(answered(device).await, 0);
        discard_round(device).await;
        device.type_address(&report).await;
        device.until_shown(".report").await;
        assert_eq!(device.count("#desk-pin").await, 0);
    });
}

#[test]
pub fn what_is_open_behind_the_pin_closes_when_the_page_is_put_aside() {
    on_a_device(async |device| {
        let report = keep_results(device).await;
        open_round(device, Plan::pulse(6)).await;
        for address in ["#/results", report.as_str(), "#/about"] {
            device.type_address(address).await;
            pass_gate(device).await;
            device.until_gone("#desk-pin").await;
            hide_and_show(device).await;
            device.until_shown("#desk-pin").await;
            pass_gate(device).await;
            // Nobody touches it for as long as it takes to wipe a sheet.
            device.let_time_pass(170).await;
            device.settle().await;
            assert_eq!(device.count("#desk-pin").await, 0, "too early");
            device.let_time_pass(20).await;
            device.until_shown("#desk-pin").await;
        }
        // So do the tools at the desk, and once more for everybody who comes to it.
        device.type_address("#/desk").await;
        open_tools(device).await;
        hide_and_show(device).await;
        device.until_shown("#tools-pin").await;
        assert_eq!(device.count(TOOLS).await, 0);
        open_tools(device).await;
        device.let_time_pass(170).await;
        device.settle().await;
        assert_eq!(device.count("#tools-pin").await, 0, "too early");
        device.let_time_pass(20).await;
        device.until_shown("#tools-pin").await;
        open_tools(device).await;
        device.press("Discard the round").await;
        device.until_shown("#discard-question[open]").await;
        hide_and_show(device).await;
        device.until_shown("#tools-pin").await;
        assert_eq!(device.count(&format!("{TOOLS}, dialog[open]")).await, 0, "the question is gone with the tools");
        device.type_address("#/about").await;
        device.until_shown("#desk-pin").await;
        // What was typed meanwhile is not taken away by looking again.
        device.type_into("Desk PIN", "25").await;
        hide_and_show(device).await;
        device.settle().await;
        assert_eq!(device.js_text("return document.getElementById('desk-pin').value").await, "25");
        assert_closed(device, &report, BEHIND).await;
    });
}

#[test]
fn wrong_pins_at_the_gate_and_at_the_desk_are_counted_together() {
    on_a_device(async |device| {
        open_round(device, Plan::pulse(6)).await;
        for (number, address) in ["#/results", "#/about", "#/results", "#/results/00"].into_iter().enumerate() {
            device.type_address(address).await;
            device.type_into("Desk PIN", &format!("000{number}")).await;
            device.press("Unlock").await;
            device.reads("That is not the PIN. Nothing was changed.").await;
        }
        device.type_address("#/desk").await;
        try_wrong_pin(device, "0004").await;
        try_pin(device, PIN).await;
        device.reads("Too many wrong tries. Wait").await;
        assert_eq!(device.count(TOOLS).await, 0);
        device.type_address("#/about").await;
        device.type_into("Desk PIN", PIN).await;
        device.press("Unlock").await;
        device.reads("Too many wrong tries. Wait").await;
    });
}

#[test]
fn closing_discarding_and_inviting_are_behind_the_pin_and_closed_again_for_the_next_person() {
    let questions = Questions::pulse();
    let invitation = "we are asking the team";
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
            // With the fold open too there is nothing but the question for the PIN.
            for fold in [false, true] {
                if fold {
                    unfold_tools(device).await;
                    device.until_shown("#tools-pin").await;
                } else {
                    assert_eq!(device.count(".host-section > details[open]").await, 0);
                }
                assert_eq!(device.count(&format!("{TOOLS}, dialog")).await, 0);
                assert!(!device.document().await.contains(invitation), "the invitation is on the page");
            }
            open_tools(device).await;
            device.until_focused("Close the round").await;
            let text = device.js_text("return document.getElementById('invitation').value").await;
            assert!(text.contains(invitation), "{text}");
            answer(device, &questions, &sheet(person)).await;
        }
        // It is the turn of whoever runs the survey: the fold is open, and the gate is closed.
        device.until_shown(".host-section > details[open] #tools-pin").await;
        assert_eq!(device.count(TOOLS).await, 0);
        // Once it is open nothing asks for the PIN again.
        ask_to_discard(device).await;
        assert_eq!(device.count("dialog input").await, 0);
        device.press("Keep it open").await;
        device.until_gone("dialog[open]").await;
        ask_to_close(device).await;
        device.press("Keep it open").await;
        device.until_gone("dialog[open]").await;
        close_round(device, Plan::pulse(5)).await;
    });
}

#[test]
pub fn another_window_asks_for_the_same_pin_or_shows_nothing_until_the_round_ends() {
    let memory = "A round is open in another window of this browser. Earlier results and settings are not shown here until it ends.";
    on_a_device(async |device| {
        let report = keep_results(device).await;
        let first = device.window().await;
        // It was there before the round.
        let second = device.open_window().await;
        device.type_address("#/results").await;
        device.until_shown(".stored-release").await;
        for (plan, reason) in [
            (Plan { custody: Custody::OneCode, ..Plan::pulse(6) }, BEHIND),
            (Plan { custody: Custody::InMemory, ..Plan::pulse(6) }, memory),
            (Plan { practice: true, ..Plan::pulse(6) }, memory),
        ] {
            device.go_to(&first).await;
            device.type_address("#/").await;
            open_round(device, plan).await;
            device.go_to(&second).await;
            // Somebody comes back to it.
            hide_and_show(device).await;
            device.reads(reason).await;
            assert_closed(device, &report, reason).await;
            device.go_to(&first).await;
            discard_round(device).await;
            device.go_to(&second).await;
            device.type_address("#/results").await;
            device.until_shown(".stored-release").await;
        }
    });
}

#[test]
fn while_a_practice_round_is_open_earlier_results_are_not_shown_at_all() {
    let plan = Plan { team: "Hillside", practice: true, ..Plan::pulse(5) };
    let questions = Questions::pulse();
    on_a_device(async |device| {
        let report = keep_results(device).await;
        open_round(device, plan).await;
        assert_closed(device, &report, "A practice round is open on this device. It has no PIN, so").await;
        assert_eq!(device.count("#desk-pin").await, 0);
        device.type_address("#/desk").await;
        for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
            answer(device, &questions, &sheet(person)).await;
        }
        close_round(device, plan).await;
        device.type_address("#/results").await;
        device.js_until("both results", "return document.querySelectorAll('.stored-release a').length === 2", &[]).await;
        assert_eq!(kept::releases(device).await.len(), 1, "of the practice round nothing is kept");
    });
}

#[test]
fn what_does_no_harm_stays_open_while_a_round_is() {
    let file = samples::release(&Questions::pulse(), 6);
    on_a_device(async |device| {
        open_round(device, Plan { team: "Hillside", ..Plan::pulse(6) }).await;
        device.type_address("#/about").await;
        device.reads("What Candour does not protect you from").await;
        device.reads("What protects you").await;
        device.reads("For works councils and staff representatives").await;
        assert_eq!(device.js("return !!document.querySelector('#desk-pin')", &[]).await, json!(true));
        device.type_address("#/example").await;
        device.until_shown(".report").await;
        device.type_address("#/guide").await;
        device.arrive_at("Discussion guide for small teams").await;
        device.type_address(&format!("#r={}", link_text(&file))).await;
        device.arrive_at("Riverside: Autumn round").await;
        device.until_shown(".report").await;
        open_file(device, &canonical(&file)).await;
        device.until_shown(".report").await;
        device.type_address("#/promise").await;
        device.arrive_at("Before you start").await;
    });
}

#[test]
fn beside_a_round_that_cannot_be_read_earlier_results_wait_until_it_is_gone() {
    on_a_device(async |device| {
        let report = keep_results(device).await;
        kept::put(device, kept::ROUND, &json!("{")).await;
        device.load_at("#/results").await;
        assert_closed(device, &report, "A round is kept on this device that cannot be read, so nobody can tell its PIN.").await;
        device.type_address("#/desk").await;
        device.press("Discard the round").await;
        device.press("Discard everything").await;
        device.until_shown(".doors").await;
        device.type_address("#/results").await;
        device.until_shown(".stored-release").await;
    });
}
