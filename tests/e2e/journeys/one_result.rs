//! A round has one result: a second one with other numbers is named, and never takes the place of the first.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, ask_to_close, close_round, discard_round, fill_in_team_and_form, open_round, unlock};
use candour_e2e::kept;
use candour_e2e::person::answer_at_once;
use candour_e2e::questions::{Questions, Tick};
use candour_e2e::release_file::{canonical, with_digest};
use candour_e2e::report::{open_file, save_file};
use candour_e2e::samples::mixed;
use serde_json::{Value, json};

fn people(questions: &Questions, number: usize) -> Vec<Vec<Tick>> {
    (0..number).map(|number| mixed(questions, number)).collect()
}

/// Presses through to the end of a round that does not end.
async fn try_to_close(device: &Device) {
    ask_to_close(device).await;
    device.reads("Close the round now?").await;
    device.press("Close and show the results").await;
}

#[test]
pub fn a_round_put_back_from_an_older_copy_is_not_closed_a_second_time_with_one_person_more() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let code = open_round(device, plan).await;
        let people = people(&questions, 6);
        for person in &people[..5] {
            answer_at_once(device, &questions, person).await;
        }
        let copy = kept::round(device).await.unwrap_or_else(|| panic!("no round is kept"));
        close_round(device, plan).await;
        let first = kept::releases(device).await;

        kept::put(device, kept::ROUND, &json!(copy)).await;
        device.load_at("#/desk").await;
        assert_eq!(unlock(device, &code).await, 5);
        answer_at_once(device, &questions, &people[5]).await;
        try_to_close(device).await;
        device.reads("The round is still open: results of this same round, with other numbers, are on this device already.").await;
        assert_eq!(kept::releases(device).await, first);
        assert!(kept::round(device).await.is_some());
        discard_round(device).await;
        assert_eq!((kept::round(device).await, kept::releases(device).await), (None, first.clone()));

        // With the same numbers it is the same result.
        kept::put(device, kept::ROUND, &json!(copy)).await;
        device.load_at("#/desk").await;
        unlock(device, &code).await;
        close_round(device, plan).await;
        assert_eq!((kept::round(device).await, kept::releases(device).await), (None, first));
    });
}

#[test]
pub fn results_with_other_numbers_of_the_same_round_are_named_when_they_are_opened_and_cannot_be_kept() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        open_round(device, plan).await;
        for person in people(&questions, 6) {
            answer_at_once(device, &questions, &person).await;
        }
        close_round(device, plan).await;
        let (_, saved) = save_file(device).await;
        let first = kept::releases(device).await;
        open_file(device, &saved).await;
        device.reads("These results are on this device already.").await;
        assert_eq!(device.count("#keep").await, 0);

        let mut other: Value = serde_json::from_str(&saved).unwrap_or_default();
        let sum = other["areas"]["support"]["s1"].as_u64().unwrap_or_default();
        other["areas"]["support"]["s1"] = json!(sum - 1);
        open_file(device, &canonical(&with_digest(other))).await;
        device.reads("Results of this same round, with other numbers, are on this device.").await;
        assert_eq!(device.count("#keep").await, 0);
        assert_eq!(kept::releases(device).await, first);
        device.press("Show the results on this device").await;
        device.reads("Kept on this device.").await;
    });
}

#[test]
fn a_second_round_of_the_same_team_on_the_same_day_is_advised_against() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        open_round(device, plan).await;
        for person in people(&questions, 5) {
            answer_at_once(device, &questions, &person).await;
        }
        close_round(device, plan).await;
        device.type_address("#/new").await;
        fill_in_team_and_form(device, Plan { team: "riverside", ..plan }).await;
        device.reads("Whoever holds the results of two rounds can subtract them").await;
        let no_advice = "return !document.body.textContent.includes('can subtract them')";
        device.tick("Full form").await;
        device.js_until("no advice about other statements", no_advice, &[]).await;
        device.tick("Pulse form").await;
        device.reads("Whoever holds the results of two rounds can subtract them").await;
        device.press("Back").await;
        device.arrive_at("Run a survey").await;
        device.overwrite("Name of the team", "Harbour").await;
        device.press("Next").await;
        device.arrive_at("What is asked").await;
        device.js_until("no advice about another team", no_advice, &[]).await;
    });
}
