//! Everything can be done with a keyboard alone, and the focus is always where one goes on.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{PIN, Plan, open_round};
use candour_e2e::person::{COUNTED, answer};
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::release_file::canonical;
use candour_e2e::report::{area_table, row_about};
use candour_e2e::samples;
use serde_json::{Value, json};
use thirtyfour::Key;

/// What the page for checking says about each statement.
async fn checked(device: &Device) -> Vec<String> {
    device.texts(".check-row dd.ticked").await
}

/// Waits until what has this id has the focus.
async fn focus_on(device: &Device, id: &str) {
    device.js_until(&format!("the focus on {id}"), "return document.activeElement.id === arguments[0]", &[json!(id)]).await;
}

/// Presses the button of a step that leads on; the list of mistakes takes the focus, and its links lead to the fields. At each stands what is
/// wrong.
async fn mistakes_lead_to(device: &Device, fields: &[&str]) {
    device.tab_to("Next").await;
    device.keys(Key::Enter).await;
    focus_on(device, "error-summary").await;
    let mistakes = device.texts("#error-summary li").await;
    assert_eq!(mistakes.len(), fields.len(), "{mistakes:?}");
    for (mistake, field) in mistakes.iter().zip(fields) {
        device.js("document.getElementById('error-summary').focus()", &[]).await;
        device.tab_to(mistake).await;
        device.keys(Key::Enter).await;
        focus_on(device, field).await;
        let described = "const field = document.activeElement;
            return field.getAttribute('aria-invalid') === 'true'
                && field.getAttribute('aria-describedby').split(' ').some(id => document.getElementById(id).textContent === arguments[0])";
        device.js_until(&format!("what is wrong with {field}"), described, &[json!(mistake)]).await;
    }
    device.js("document.querySelector('main h1').focus()", &[]).await;
}

/// Types into fields, one after the other, and goes on with the Enter key.
async fn type_and_go_on(device: &Device, texts: &[(&str, &str)]) {
    for (label, text) in texts {
        device.tab_to(label).await;
        device.keys(*text).await;
    }
    device.keys(Key::Enter).await;
}

#[test]
pub fn a_member_answers_without_a_pointer() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        device.tab_to("Start answering").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Before you start").await;
        device.tab_to("Where the promise ends").await;
        device.keys(Key::Enter).await;
        device.reads("If all the others put their answers together, they can work out yours.").await;
        device.type_address("#/desk").await;
        device.tab_to("Start answering").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Before you start").await;
        device.tab_to("Start").await;
        device.keys(Key::Enter).await;

        // Digits.
        device.arrive_with_focus_at(&questions.areas[0].title).await;
        device.tab_to("Strongly disagree").await;
        device.keys("4").await;
        device.keys(Key::Tab).await;
        device.keys("0").await;
        device.reads("Next area").await;
        device.until_count("input:checked", 2).await;
        device.tab_to("Next area").await;
        device.keys(Key::Enter).await;

        // Arrows and the space bar.
        device.arrive_with_focus_at(&questions.areas[1].title).await;
        device.tab_to("Strongly disagree").await;
        device.keys(" ").await;
        device.keys(Key::Down).await;
        device.keys(Key::Down).await;
        device.keys(Key::Down).await;
        device.keys(Key::Down).await;
        device.keys(Key::Tab).await;
        device.keys(" ").await;
        // Enter in a question goes on, as in any form.
        device.keys(Key::Enter).await;

        device.arrive_with_focus_at(&questions.areas[2].title).await;
        device.tab_to("Back").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at(&questions.areas[1].title).await;
        // Going back keeps answers.
        device.until_count("input:checked", 2).await;
        device.tab_to("Next area").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at(&questions.areas[2].title).await;
        // A digit that is no point of the scale does nothing.
        device.tab_to("Strongly disagree").await;
        device.keys("8").await;
        device.keys("2").await;
        device.tab_to("Next area").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at(&questions.areas[3].title).await;
        device.tab_to("Check my answers").await;
        device.keys(Key::Enter).await;

        device.arrive_with_focus_at("Check your answers").await;
        let answers =
            ["Agree", "Prefer not to answer", "Strongly agree", "Strongly disagree", "Disagree", "No answer", "No answer", "No answer"];
        assert_eq!(checked(device).await, answers);
        // The focus is at the statement at once: at its first option where none is ticked.
        let change = |at: usize| format!("Change the answer: {}", questions.statements[at].text);
        let open = questions.areas[2].members[1];
        device.tab_to(&change(open)).await;
        device.keys(Key::Enter).await;
        device.arrive_at(&questions.areas[2].title).await;
        focus_on(device, &format!("statement-{open}-1")).await;
        device.keys("5").await;
        // Straight back, not through the areas behind it, and to the place one came from.
        device.tab_to("Check my answers").await;
        device.keys(Key::Enter).await;
        device.arrive_at("Check your answers").await;
        device.until_focused(&change(open)).await;
        let changed = "return document.querySelectorAll('.check-row dd.ticked')[5]?.textContent.trim() === 'Strongly agree'";
        device.js_until("the changed answer", changed, &[]).await;

        // And at what is ticked where something is, which Delete takes back.
        let ticked = questions.areas[0].members[0];
        device.js("document.querySelector('main h1').focus()", &[]).await;
        device.tab_to(&change(ticked)).await;
        device.keys(Key::Enter).await;
        device.arrive_at(&questions.areas[0].title).await;
        focus_on(device, &format!("statement-{ticked}-4")).await;
        device.keys(Key::Delete).await;
        device.until_count("input:checked", 1).await;
        focus_on(device, &format!("statement-{ticked}-1")).await;
        device.keys("2").await;
        device.until_count("input:checked", 2).await;
        // The Tab key stops once at each statement, and not at the buttons that clear.
        device.keys(Key::Tab).await;
        focus_on(device, &format!("statement-{}-0", questions.areas[0].members[1])).await;
        device.keys(Key::Tab).await;
        device.until_focused("Check my answers").await;
        device.keys(Key::Enter).await;
        device.arrive_at("Check your answers").await;
        device.until_focused(&change(ticked)).await;
        assert_eq!(checked(device).await[0], "Disagree");
        device.tab_to("Send").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at(COUNTED).await;
        device.tab_to("Ready for the next person").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Riverside: Autumn round").await;
        device.reads("1 of 5 answered so far").await;
    });
}

#[test]
pub fn the_same_answer_everywhere_is_asked_about_once_and_the_question_keeps_the_focus() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        device.press("Start answering").await;
        device.press("Start").await;
        for area in &questions.areas {
            device.arrive_at(&area.title).await;
            device.tab_to("Strongly disagree").await;
            device.keys("4").await;
            device.keys(Key::Tab).await;
            device.keys("4").await;
            device.keys(Key::Enter).await;
        }
        device.arrive_with_focus_at("Check your answers").await;
        device.tab_to("Send").await;
        device.keys(Key::Enter).await;
        device.until_shown("#same-question[open]").await;
        // Inside a dialog the Tab key leads to nothing behind it.
        for _ in 0..5 {
            device.keys(Key::Tab).await;
            let inside = "return document.activeElement === document.body || document.activeElement.closest('dialog') !== null";
            assert_eq!(device.js(inside, &[]).await, json!(true), "the focus left the dialog for {}", device.focused().await);
        }
        device.reads("Some statements are worded the other way round; they are marked on this page now.").await;
        device.keys(Key::Escape).await;
        device.until_gone("dialog[open]").await;
        let marked = device.texts(".check-row em").await.into_iter().filter(|mark| !mark.is_empty()).count();
        assert_eq!(marked, questions.statements.iter().filter(|statement| statement.reversed).count());
        // The focus goes back to where the question came from.
        device.until_focused("Send").await;
        device.keys(Key::Enter).await;
        device.until_shown("#same-question[open]").await;
        device.until_focused("Let me look again").await;
        device.tab_to("Yes, send them").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at(COUNTED).await;
    });
}

#[test]
pub fn a_facilitator_runs_a_round_without_a_pointer() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        device.tab_to("Run a survey").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Run a survey").await;

        // Each step is sent off empty first.
        mistakes_lead_to(device, &["team", "label", "people"]).await;
        let team =
            [("Name of the team", "Riverside"), ("Name of this round", "Autumn round"), ("How many people are asked to answer", "5")];
        type_and_go_on(device, &team).await;

        device.arrive_with_focus_at("What is asked").await;
        device.tab_to("Full form").await;
        // Not upwards: WebKit does not go on at the other end.
        for form in ["Pulse form", "Mentors’ form", "Your own question set"] {
            device.keys(Key::Down).await;
            device.until_focused(form).await;
        }
        mistakes_lead_to(device, &["own-file"]).await;
        device.tab_to("Your own question set").await;
        for form in ["Mentors’ form", "Pulse form"] {
            device.keys(Key::Up).await;
            device.until_focused(form).await;
        }
        device.keys(Key::Enter).await;

        device.arrive_with_focus_at("Who hears what, and when").await;
        mistakes_lead_to(device, &["host", "readers", "when"]).await;
        let told = [
            ("Who runs this survey", "Ada Okafor"),
            ("Who will get the results", "The whole team"),
            ("When they will get them", "on Friday"),
        ];
        type_and_go_on(device, &told).await;

        device.arrive_with_focus_at("Keep the round safe").await;
        mistakes_lead_to(device, &["pin"]).await;
        type_and_go_on(device, &[("Desk PIN", PIN)]).await;

        // From the summary each thing can be changed, and what was typed is still there.
        device.arrive_with_focus_at("Check and open").await;
        device.tab_to("Change: Who runs this survey").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Who hears what, and when").await;
        device.tab_to("When they will get them").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Check and open").await;
        device.tab_to("Back").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Keep the round safe").await;
        device.tab_to("Next").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Check and open").await;
        device.tab_to("Open the round").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("The first of two recovery codes").await;
        device.tab_to("It is written down").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Hand the device to another person").await;
        device.tab_to("I am the second person: show my code").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("The second of two recovery codes").await;
        device.tab_to("It is written down").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Riverside: Autumn round").await;

        // What is there for whoever runs the survey is folded up until it is their turn.
        device.tab_to("For Ada Okafor, who runs this survey").await;
        device.keys(Key::Enter).await;
        device.until_shown("#tools-pin").await;
        device.keys(Key::Tab).await;
        device.until_focused("Desk PIN").await;
        device.keys("0000").await;
        device.keys(Key::Enter).await;
        device.reads("That is not the PIN. Nothing was changed.").await;
        device.until_focused("Desk PIN").await;
        device.js("document.querySelector('main h1').focus()", &[]).await;

        for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
            answer(device, &questions, &sheet(person)).await;
        }
        device.reads("Everyone has answered").await;
        // The PIN leads straight to the button, from the field by Enter.
        device.tab_to("Desk PIN").await;
        device.keys(PIN).await;
        device.keys(Key::Enter).await;
        device.until_focused("Close the round").await;
        device.keys(Key::Enter).await;
        device.until_shown("#close-question[open]").await;
        device.keys(Key::Escape).await;
        device.until_gone("dialog[open]").await;
        device.until_focused("Close the round").await;
        device.keys(Key::Enter).await;
        device.until_shown("#close-question[open]").await;
        // A key pressed by habit leaves the round open.
        device.until_focused("Keep it open").await;
        device.tab_to("Close and show the results").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Riverside: Autumn round").await;
        device.until_shown(".report").await;
    });
}

#[test]
pub fn a_manager_reads_results_without_a_pointer() {
    let questions = Questions::full();
    let file = samples::release(&questions, 8);
    on_a_device(async |device| {
        device.tab_to("Read results").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Read results").await;
        device.tab_to("Text or link").await;
        device.insert(&canonical(&file)).await;
        device.tab_to("Open this text").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Riverside: Autumn round").await;

        device.tab_to("As a table: The areas").await;
        device.keys(Key::Enter).await;
        device.until_shown(".report > .table-details table").await;
        let rows = area_table(device).await;
        assert_eq!(row_about(&rows, &questions.areas[0].title).cells[2], "8");
        device.tab_to("Save the results file").await;
        device.keys(Key::Enter).await;
        let (_, saved) = device.saved_file().await;
        let saved: Value = serde_json::from_str(&saved).unwrap_or_default();
        assert_eq!(saved, file, "what was opened is saved as it was");

        device.tab_to("Keep on this device").await;
        device.keys(Key::Enter).await;
        device.reads("Kept on this device.").await;
        device.arrive_with_focus_at("Riverside: Autumn round").await;
        device.tab_to("Results").await;
        device.keys(Key::Enter).await;
        device.arrive_with_focus_at("Read results").await;
        device.tab_to("Remove from this device: Riverside, Autumn round").await;
        device.keys(Key::Enter).await;
        device.until_shown("#remove-question[open]").await;
        device.tab_to("Remove").await;
        device.keys(Key::Enter).await;
        device.reads("There are no results on this device yet.").await;
        device.arrive_with_focus_at("Read results").await;
    });
}

#[test]
pub fn the_skip_link_leads_past_the_header_without_changing_the_page() {
    on_a_device(async |device| {
        device.tab_to("Skip to the page").await;
        device.keys(Key::Enter).await;
        device.js_until("the focus on the page", "return document.activeElement.id === 'main'", &[]).await;
        device.settle().await;
        assert_eq!(device.fragment().await, "");
        device.tab_to("Answer").await;
    });
}
