//! The form for a new round, one step a page: what was typed stays while somebody goes to and fro, and no longer than it should.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{PIN, Plan, fill_in, fill_in_team_and_form, fill_in_who, open_round};
use serde_json::json;

/// The headings of the steps.
const STEPS: [&str; 5] = ["Run a survey", "What is asked", "Who hears what, and when", "Keep the round safe", "Check and open"];

/// Everything that is typed or ticked on this step.
async fn typed(device: &Device) -> String {
    let script = "return JSON.stringify([...document.querySelectorAll('main input:not([type=file]), main textarea')]
        .map(field => [field.id, field.type === 'radio' ? field.checked : field.value]))";
    device.js_text(script).await
}

async fn value(device: &Device, id: &str) -> String {
    device.js("return document.getElementById(arguments[0]).value", &[json!(id)]).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn back_and_forward_between_the_steps_keep_what_was_typed() {
    let plan = Plan { form: "Pulse form", ..Plan::full(7) };
    on_a_device(async |device| {
        device.press("Run a survey").await;
        fill_in(device, plan).await;
        let mut seen = Vec::new();
        for (number, heading) in STEPS.iter().enumerate().rev() {
            device.arrive_at(heading).await;
            device.reads(&format!("Step {} of 5", number + 1)).await;
            seen.push(typed(device).await);
            if number > 0 {
                device.back().await;
            }
        }
        assert!(seen[1].contains(PIN) && seen[2].contains(plan.host) && seen[4].contains(plan.team), "{seen:?}");
        for (number, heading) in STEPS.iter().enumerate() {
            device.arrive_at(heading).await;
            assert_eq!(typed(device).await, seen[4 - number], "{heading}, after the browser's forward button");
            if number < 4 {
                device.forward().await;
            }
        }
        // By the page's own links too.
        for (number, heading) in STEPS.iter().enumerate().rev() {
            device.arrive_at(heading).await;
            assert_eq!(typed(device).await, seen[4 - number], "{heading}, after the link “Back”");
            if number > 0 {
                device.press("Back").await;
            }
        }
        for heading in &STEPS[..4] {
            device.arrive_at(heading).await;
            device.press("Next").await;
        }
        device.arrive_at("Check and open").await;
        let rows = device.texts(".summary dt").await.into_iter().zip(device.texts(".summary dd:nth-of-type(1)").await);
        let rows: Vec<String> = rows.map(|(name, value)| format!("{name}: {value}")).collect();
        for row in ["Name of the team: Riverside", "How many people are asked to answer: 7", "Who runs this survey: Ada Okafor"] {
            assert!(rows.iter().any(|shown| shown == row), "“{row}” is not in {rows:?}");
        }
        assert!(!device.document().await.contains(PIN), "the PIN is on the last page");
    });
}

#[test]
fn who_changes_something_at_the_end_comes_straight_back() {
    on_a_device(async |device| {
        device.press("Run a survey").await;
        fill_in(device, Plan::pulse(6)).await;
        device.click(".summary .check-row:nth-child(2) a").await;
        device.arrive_at("Run a survey").await;
        device.overwrite("Name of this round", "Winter round").await;
        device.press("Next").await;
        device.arrive_at("Check and open").await;
        device.reads("Winter round").await;
    });
}

#[test]
fn the_pin_is_gone_once_somebody_leaves_the_form_and_the_rest_is_not() {
    let plan = Plan::pulse(6);
    on_a_device(async |device| {
        for way_out in ["#/", "#/about", "#/practice", "#/example"] {
            device.type_address("#/new").await;
            fill_in(device, plan).await;
            device.type_address(way_out).await;
            device.back().await;
            // Without a PIN the last step leads back to the one that asks for it.
            device.led_to("#/new/4").await;
            device.arrive_at("Keep the round safe").await;
            assert_eq!(value(device, "pin").await, "", "after {way_out}");
            assert_eq!(device.js("return document.getElementById('one-code').checked", &[]).await, json!(true));
            device.press("Back").await;
            device.arrive_at("Who hears what, and when").await;
            assert_eq!(value(device, "host").await, plan.host);
        }
    });
}

#[test]
fn nobody_comes_to_a_step_before_the_steps_before_it_are_filled_in() {
    let plan = Plan::pulse(6);
    on_a_device(async |device| {
        for address in ["#/new/2", "#/new/4", "#/new/5"] {
            device.type_address(address).await;
            device.led_to("#/new").await;
            device.arrive_at("Run a survey").await;
        }
        for address in ["#/new/0", "#/new/6", "#/new/x"] {
            device.type_address(address).await;
            device.arrive_at("There is no such page").await;
        }
        device.type_address("#/new").await;
        fill_in_team_and_form(device, plan).await;
        device.type_address("#/new/5").await;
        device.led_to("#/new/3").await;
        fill_in_who(device, plan).await;
        device.arrive_at("Keep the round safe").await;
        // A mistake made afterwards leads back to its own step, whatever comes after it.
        device.type_address("#/new").await;
        device.overwrite("How many people are asked to answer", "4").await;
        device.type_address("#/new/4").await;
        device.led_to("#/new").await;
        device.press("Next").await;
        device.until_shown("#error-summary").await;
        assert_eq!(device.texts("#error-summary li").await.len(), 1, "the mistakes of other steps are not told here");
    });
}

#[test]
fn of_a_round_that_was_opened_nothing_is_left_in_the_form() {
    on_a_device(async |device| {
        open_round(device, Plan::pulse(6)).await;
        candour_e2e::facilitator::discard_round(device).await;
        device.type_address("#/new").await;
        device.arrive_at("Run a survey").await;
        for field in ["team", "label", "people"] {
            assert_eq!(value(device, field).await, "", "{field}");
        }
        // Going back does not lead to the step that opened it.
        for _ in 0..6 {
            device.back().await;
            device.until_shown("main h1").await;
            assert_eq!(device.count("#open").await, 0, "on {}", device.fragment().await);
        }
    });
}
