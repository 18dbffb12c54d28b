//! Who holds what of a round: two codes, one, or nothing on the disk; and practice rounds, of which there is nothing to hold.

use candour_e2e::device::{Device, in_a_browser_of_its_own, on_a_device};
use candour_e2e::facilitator::{
    self, Custody, Plan, answered, ask_to_close, ask_to_discard, close_round, discard_round, fill_in_team_and_form, fill_in_who,
    open_round, pass_gate, try_pin, try_wrong_pin, type_codes, unfold_tools, unlock,
};
use candour_e2e::kept;
use candour_e2e::person::{answer, answer_at_once, begin};
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::release_file::canonical;
use candour_e2e::report::{assert_holds_exactly, open_file};
use candour_e2e::samples::{mixed, release};
use serde_json::json;

/// Whether the browser would ask before it leaves the page.
const ASKS: &str = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

/// What stands in the field for the name of the team.
const TEAM: &str = "return document.getElementById('team').value";

fn kept_by(custody: Custody) -> Plan {
    Plan { custody, ..Plan::pulse(6) }
}

/// Opens the promise, gives its text, and comes back.
async fn promise(device: &Device) -> String {
    device.press("Start answering").await;
    device.arrive_at("Before you start").await;
    let text = device.text().await;
    device.press("Not now: give the device back").await;
    device.until_shown("#answered").await;
    text
}

#[test]
fn two_people_have_a_code_each_and_both_are_needed_after_a_crash() {
    let questions = Questions::pulse();
    in_a_browser_of_its_own(async |device| {
        let plan = kept_by(Custody::TwoCodes);
        device.press("Run a survey").await;
        fill_in_team_and_form(device, plan).await;
        device.press("Next").await;
        fill_in_who(device, plan).await;
        device.arrive_at("Keep the round safe").await;
        assert_eq!(
            device.js("return document.getElementById('two-codes').checked", &[]).await,
            json!(true),
            "it is the choice to begin with"
        );
        device.type_address("#/").await;
        let codes = open_round(device, plan).await;
        let (one, other) = codes.split_once(' ').unwrap_or_default();
        assert_ne!(one, other);
        let text = promise(device).await;
        let words =
            "under two recovery codes that two people have: whoever has its files and both codes can work out what each person answered";
        assert!(text.contains(words), "{text}");
        let people: Vec<_> = (0..5).map(|number| mixed(&questions, number)).collect();
        for person in &people {
            answer_at_once(device, &questions, person).await;
        }
        device.chromium().kill().await;
        device.chromium().start_again().await;
        device.type_address("#/desk").await;
        device.reads("fetch Ada Okafor and the two people who have a recovery code on paper").await;

        // What is no code at all is said at once, and nothing is lost by it.
        device.type_into("Recovery code of one person", &other[..13]).await;
        device.press("Next").await;
        device.reads("This is not a recovery code.").await;
        for (first, second) in [(one, one), (other, other), (one, "0000-0000-0000"), ("0000-0000-0000", other)] {
            device.overwrite("Recovery code of one person", first).await;
            device.press("Next").await;
            device.reads("Now hand the device to the other person who has a code.").await;
            assert!(!device.document().await.contains(first), "the other person sees the first code");
            assert_eq!(device.js_text("return document.getElementById('second-code').value").await, "");
            device.type_into("Recovery code of the other person", second).await;
            device.press("Go on with the round").await;
            device.reads("These two codes do not open the round. Begin again with the first one.").await;
            assert_eq!(device.js_text("return document.getElementById('code').value").await, "", "a code is left in the field");
        }
        // In any order.
        assert_eq!(unlock(device, &format!("{other} {}", one.to_lowercase())).await, people.len());
        // The same holds where the PIN is forgotten.
        for wrong in [one, other] {
            try_wrong_pin(device, wrong).await;
        }
        try_pin(device, &codes).await;
        device.until_shown("#close").await;
        device.press("Close the round").await;
        device.reads("Then throw both recovery codes away.").await;
        device.press("Close and show the results").await;
        device.until_shown(".report").await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
pub fn the_second_code_waits_for_the_second_person_wherever_the_first_one_goes() {
    on_a_device(async |device| {
        device.press("Run a survey").await;
        facilitator::fill_in(device, kept_by(Custody::TwoCodes)).await;
        device.press("Open the round").await;
        device.arrive_at("The first of two recovery codes").await;
        let first = device.texts("#recovery-code").await;
        device.type_address("#/desk").await;
        device.led_to("#/recovery").await;
        device.arrive_at("The first of two recovery codes").await;
        assert_eq!(device.texts("#recovery-code").await, first);
        device.press("It is written down").await;
        device.arrive_at("Hand the device to another person").await;
        for address in ["#/desk", "#/about", "#/promise", "#/"] {
            device.type_address(address).await;
            device.led_to("#/recovery").await;
            device.arrive_at("Hand the device to another person").await;
            assert_eq!(device.count("#recovery-code").await, 0, "after {address}");
        }
        device.press("I am the second person: show my code").await;
        device.arrive_at("The second of two recovery codes").await;
        assert_ne!(device.texts("#recovery-code").await, first);
        device.press("It is written down").await;
        assert_eq!(answered(device).await, 0);
    });
}

#[test]
pub fn one_person_has_the_one_code_and_the_pages_say_so() {
    on_a_device(async |device| {
        let plan = kept_by(Custody::OneCode);
        let code = open_round(device, plan).await;
        let text = promise(device).await;
        let words = "under a recovery code that one person has: whoever has its files and the code can work out what each person answered";
        assert!(text.contains(words), "{text}");
        device.reload().await;
        device.reads("fetch Ada Okafor or whoever has the recovery code on paper").await;
        type_codes(device, &code).await;
        assert_eq!(answered(device).await, 0);
    });
}

#[test]
pub fn a_round_of_which_nothing_is_kept_says_so_is_guarded_and_gone_after_a_reload() {
    let questions = Questions::pulse();
    let plan = kept_by(Custody::InMemory);
    on_a_device(async |device| {
        assert_eq!(open_round(device, plan).await, "");
        device.reads("Nothing of this round is kept on the disk. Do not reload or close this page").await;
        device.reads("the round would be lost.").await;
        let text = promise(device).await;
        let words = "Candour keeps nothing of this round on this device’s disk while it is open: if this page closes, the totals are lost.";
        assert!(text.contains(words) && !text.contains("recovery code"), "{text}");
        answer(device, &questions, &sheet("41324251")).await;
        assert_eq!(kept::entries(device).await.len(), 0);
        assert_eq!(device.js(ASKS, &[]).await, json!(true), "the browser should ask before it leaves");
        // The PIN guards it, and nothing works in its place.
        unfold_tools(device).await;
        device.reads("This round has no recovery code, so nothing else works in its place.").await;
        for wrong in ["", "0000-0000-0000", "0000-0000-0000 0000-0000-0000"] {
            try_wrong_pin(device, wrong).await;
        }
        device.reload().await;
        device.arrive_at("No round is open").await;
        assert_eq!(kept::entries(device).await.len(), 0);
    });
}

#[test]
pub fn results_of_a_round_in_memory_are_kept_only_if_somebody_asks_and_not_lost_by_accident() {
    let questions = Questions::pulse();
    let plan = kept_by(Custody::InMemory);
    on_a_device(async |device| {
        open_round(device, plan).await;
        let people: Vec<_> = (0..5).map(|number| mixed(&questions, number)).collect();
        for person in &people {
            answer_at_once(device, &questions, person).await;
        }
        ask_to_close(device).await;
        device.reads("The results are kept on this device only if you ask for it on the next page.").await;
        device.press("Keep it open").await;
        close_round(device, plan).await;
        device.reads("These results are in this page’s memory only, and gone when it closes.").await;
        assert_eq!(device.js(ASKS, &[]).await, json!(true), "the browser should ask before it leaves");
        assert_holds_exactly(device, &questions, &people).await;
        assert_eq!(kept::entries(device).await.len(), 0);
        // They are listed as long as the page is open, whatever else is looked at.
        device.type_address("#/example").await;
        device.until_shown(".report").await;
        device.type_address("#/results").await;
        device.press("Riverside, Autumn round").await;
        device.reads("These results are in this page’s memory only").await;
        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;
        assert_eq!(kept::releases(device).await.len(), 1);
        assert_eq!(device.js(ASKS, &[]).await, json!(false), "there is nothing to lose any more");
        device.reload().await;
        device.until_shown(".report").await;
        assert_holds_exactly(device, &questions, &people).await;
        assert_eq!(device.count("#keep").await, 0);

        // Of the next round nobody keeps them, and a reload is the end of them.
        device.type_address("#/").await;
        open_round(device, plan).await;
        for person in &people {
            answer_at_once(device, &questions, person).await;
        }
        close_round(device, plan).await;
        device.reload().await;
        device.arrive_at("These results are not on this device").await;
        assert_eq!(kept::releases(device).await.len(), 1);
    });
}

#[test]
pub fn a_practice_round_asks_for_neither_code_nor_pin_and_keeps_nothing() {
    let questions = Questions::pulse();
    let plan = Plan { practice: true, ..Plan::pulse(5) };
    on_a_device(async |device| {
        // Everything is filled in, and what is typed for a real round meanwhile stays what it was.
        device.press("Run a survey").await;
        device.type_into("Name of the team", "Hillside").await;
        device.press("Only trying it out? Open a practice round instead").await;
        device.arrive_at("Try it alone").await;
        assert_eq!(device.js_text(TEAM).await, "Practice team");
        assert_eq!(device.count("#pin, [name=custody], #host, #readers, #when").await, 0);
        device.overwrite("How many people are asked to answer", "4").await;
        device.press("Open the round").await;
        device.until_shown("#error-summary").await;
        assert_eq!(device.texts("#error-summary li").await.len(), 1);
        device.overwrite("Name of the team", "Riverside").await;
        device.press("Cancel").await;
        device.until_shown(".doors").await;
        device.press("Run a survey").await;
        device.arrive_at("Run a survey").await;
        assert_eq!(device.js_text(TEAM).await, "Hillside");

        device.type_address("#/").await;
        open_round(device, plan).await;
        for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
            answer(device, &questions, &sheet(person)).await;
        }
        assert_eq!(kept::entries(device).await.len(), 0);
        ask_to_discard(device).await;
        assert_eq!(device.count("input").await, 0, "there is no PIN");
        device.press("Keep it open").await;
        device.until_gone("dialog[open]").await;
        close_round(device, plan).await;
        device.reads("The answers and numbers mean nothing.").await;
        assert_eq!(kept::entries(device).await.len(), 0);
        device.reload().await;
        device.arrive_at("These results are not on this device").await;
        device.type_address("#/").await;
        open_round(device, plan).await;
        discard_round(device).await;
        assert_eq!(kept::entries(device).await.len(), 0);
    });
}

#[test]
fn no_round_is_opened_beside_another_one_also_in_another_window() {
    let kinds = [kept_by(Custody::TwoCodes), kept_by(Custody::InMemory), Plan { practice: true, ..Plan::pulse(5) }];
    on_a_device(async |device| {
        let first = device.window().await;
        for plan in kinds {
            device.type_address("#/").await;
            open_round(device, plan).await;
            let kept = plan.custody == Custody::TwoCodes && !plan.practice;
            for form in ["#/new", "#/new/5", "#/practice"] {
                device.type_address(form).await;
                device.reads("Close or discard that round before you open another one.").await;
            }
            device.type_address("#/desk").await;
            for other in kinds {
                let second = device.open_window().await;
                device.type_address("#/new").await;
                if kept {
                    device.reads("Close or discard that round before you open another one.").await;
                } else {
                    facilitator::fill_in(device, other).await;
                    device.press("Open the round").await;
                    device.reads("A round is open in another window of this browser. Close or discard it there first.").await;
                }
                device.go_to(&second).await;
                device.close_window(&first).await;
            }
            // The first window is none the wiser, and goes on.
            begin(device).await;
            device.type_address("#/desk").await;
            discard_round(device).await;
        }
        // With the window a round in memory is gone, and there is room for another one.
        let second = device.open_window().await;
        open_round(device, kept_by(Custody::InMemory)).await;
        device.go_to(&second).await;
        device.close_window(&first).await;
        device.type_address("#/").await;
        open_round(device, kept_by(Custody::OneCode)).await;
    });
}

#[test]
pub fn what_somebody_handed_in_is_not_there_for_the_next_person_at_the_desk() {
    let file = canonical(&release(&Questions::full(), 8));
    on_a_device(async |device| {
        open_file(device, &file).await;
        device.arrive_at("Riverside: Autumn round").await;
        device.type_address("#/").await;
        // Without a round one can go back to it.
        device.type_address("#/results/handed-in").await;
        device.until_shown(".report").await;
        device.type_address("#/").await;
        open_round(device, kept_by(Custody::OneCode)).await;
        device.type_address("#/results/handed-in").await;
        device.arrive_at("These results are not on this device").await;
        open_file(device, &file).await;
        device.until_shown(".report").await;
        device.type_address("#/desk").await;
        device.type_address("#/results/handed-in").await;
        device.arrive_at("These results are not on this device").await;
        // Kept on this device, it is behind the PIN like all others.
        open_file(device, &file).await;
        device.press("Keep on this device").await;
        device.arrive_at("Behind the desk PIN").await;
        pass_gate(device).await;
        device.until_shown(".report").await;
    });
}
