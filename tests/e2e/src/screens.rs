//! A tour of every screen in every state there is a way to. Whoever gives it a look at each sees all of the app.

use crate::device::Device;
use crate::facilitator::{
    self, Custody, Plan, ask_to_close, close_round, discard_round, fill_in_how, fill_in_team_and_form, fill_in_who, open_round, open_tools,
    pass_gate, try_wrong_pin, type_pin, unfold_tools, unlock, write_code_down,
};
use crate::kept;
use crate::person::{answer, begin, fill_in, send};
use crate::questions::{Questions, sheet};
use crate::release_file::canonical;
use crate::report::open_file;
use crate::samples;
use serde_json::json;

/// Goes to each screen and calls `look` with its name.
pub async fn tour(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    without_a_round(device, look).await;
    forms(device, look).await;
    let code = opening(device, look).await;
    answering(device, look).await;
    ending(device, look).await;
    behind_the_pin(device, look).await;
    locked(device, &code, look).await;
    closing(device, look).await;
    practice(device, look).await;
    results(device, look).await;
}

async fn without_a_round(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    let pages = [
        ("", ".doors", "start"),
        ("#/join", "main h1", "join"),
        ("#/desk", "main h1", "desk-none-open"),
        ("#/example", ".report", "example"),
        ("#/guide", "main h1", "guide"),
        ("#/about", "main h1", "about"),
        ("#/works-council", "main h1", "works-council"),
        ("#/nowhere", "main h1", "not-found"),
        ("#/results/handed-in", "main h1", "handed-in-none"),
        ("#/results/00", "main h1", "results-gone"),
        ("#/results", "main h1", "results-none"),
    ];
    for (fragment, sign, name) in pages {
        device.load_at(fragment).await;
        device.until_shown(sign).await;
        look(name).await;
    }
    device.load_at("#r=abc").await;
    device.reads("The link does not lead to results").await;
    look("link-damaged").await;
}

async fn forms(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    device.load_from_another_machine("#/new").await;
    look("new-insecure").await;
    let plan = Plan { form: "Your own question set", ..Plan::full(6) };
    device.load_at("#/new").await;
    look("new").await;
    go_on_with_mistakes(device).await;
    look("new-with-errors").await;
    device.type_into("How many people are asked to answer", "3").await;
    device.reads("Open the discussion guide for small teams").await;
    look("new-small-team").await;
    fill_in_team_and_form(device, Plan::full(6)).await;
    look("new-statements").await;
    device.tick(plan.form).await;
    device.until_shown("#own-text").await;
    look("new-own-set").await;
    go_on_with_mistakes(device).await;
    look("new-own-set-missing").await;
    device.paste_into("Or paste it here", "{ \"id\": 1 }").await;
    device.press("Use this text").await;
    device.reads("This question set cannot be used.").await;
    look("new-own-set-refused").await;
    device.paste_into("Or paste it here", &Questions::pulse().file.to_string()).await;
    device.press("Use this text").await;
    device.reads("Ready to use").await;
    look("new-own-set-ready").await;
    device.press("Next").await;
    device.arrive_at("Who hears what, and when").await;
    look("new-results").await;
    go_on_with_mistakes(device).await;
    look("new-results-with-errors").await;
    fill_in_who(device, plan).await;
    device.arrive_at("Keep the round safe").await;
    look("new-keeping").await;
    go_on_with_mistakes(device).await;
    look("new-keeping-with-errors").await;
    fill_in_how(device, plan).await;
    look("new-open").await;
    device.press("Invitation to copy").await;
    device.until_shown("#invitation").await;
    look("new-invitation").await;
    device.load_at("#/practice").await;
    device.arrive_at("Try it alone").await;
    look("practice").await;
    device.overwrite("How many people are asked to answer", "4").await;
    device.press("Open the round").await;
    device.until_shown("#error-summary").await;
    look("practice-with-errors").await;
}

/// Tries to go on from a step of the form that is not filled in.
async fn go_on_with_mistakes(device: &Device) {
    device.press("Next").await;
    device.until_shown("#error-summary").await;
}

/// Opens a round with two recovery codes, which it gives, and comes to its desk.
async fn opening(device: &Device, look: &mut impl AsyncFnMut(&str)) -> String {
    let plan = Plan { custody: Custody::TwoCodes, ..Plan::full(6) };
    device.load_at("#/new").await;
    facilitator::fill_in(device, plan).await;
    device.press("Open the round").await;
    device.until_shown("#recovery-code").await;
    look("recovery-code-first").await;
    let first = device.texts("#recovery-code").await.concat();
    device.press("It is written down").await;
    device.arrive_at("Hand the device to another person").await;
    look("recovery-hand-over").await;
    device.press("I am the second person: show my code").await;
    device.until_shown("#recovery-code").await;
    look("recovery-code-second").await;
    let code = format!("{first} {}", device.texts("#recovery-code").await.concat());
    device.press("It is written down").await;
    device.arrive_at(&plan.heading()).await;
    look("desk").await;
    unfold_tools(device).await;
    device.until_shown("#tools-pin").await;
    look("desk-pin").await;
    try_wrong_pin(device, "1111").await;
    look("desk-wrong-pin").await;
    open_tools(device).await;
    look("desk-tools").await;
    device.press("Invitation to copy").await;
    look("desk-invitation").await;
    code
}

/// Answers once, from the desk to the desk, and nearly a second time.
async fn answering(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    let questions = Questions::full();
    device.press("Start answering").await;
    device.arrive_at("Before you start").await;
    look("promise").await;
    device.press("I need more time than that").await;
    device.until_shown("#patience").await;
    look("promise-patience").await;
    device.press("Where the promise ends").await;
    device.press("What the results look like").await;
    device.until_shown(".report").await;
    look("promise-details").await;
    device.press("Start").await;
    device.arrive_at(&questions.areas[0].title).await;
    look("answer").await;
    device.tick_in(&questions.statements[0].text, "Agree").await;
    device.tick_in(&questions.statements[1].text, "Prefer not to answer").await;
    look("answer-ticked").await;
    device.press("Stop and wipe").await;
    device.until_shown("#stop-question[open]").await;
    look("stop-question").await;
    device.press("Stay here").await;
    device.until_gone("dialog[open]").await;
    device.let_time_pass(155).await;
    device.until_shown("#idle[open]").await;
    look("answer-idle").await;
    device.press("I am still here").await;
    device.until_gone("#idle[open]").await;
    device.let_time_pass(3600).await;
    device.reads("Your answers were wiped").await;
    look("desk-wiped").await;
    begin(device).await;
    device.press("Stop and wipe").await;
    device.reads("The answers were wiped. Nothing was sent.").await;
    look("desk-stopped").await;
    begin(device).await;
    fill_in(device, &questions, &sheet("44425 x235. 54345 43254")).await;
    look("check").await;
    let changed = questions.areas[1].members[0];
    device.click(&format!("#change-{changed}")).await;
    device.arrive_at(&questions.areas[1].title).await;
    look("answer-change").await;
    device.tick_in(&questions.statements[changed].text, "Disagree").await;
    device.press("Check my answers").await;
    device.arrive_at("Check your answers").await;
    look("check-changed").await;
    send(device).await;
    look("done").await;
    device.press("Ready for the next person").await;
    begin(device).await;
    fill_in(device, &questions, &sheet("44444 44444 44444 44444")).await;
    device.press("Send").await;
    device.until_shown("#same-question[open]").await;
    look("same-question").await;
    device.press("Let me look again").await;
    device.until_gone("dialog[open]").await;
}

/// Nearly ends the round.
async fn ending(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    device.type_address("#/desk").await;
    device.reads("1 of 6 answered so far").await;
    ask_to_close(device).await;
    device.reads("Too few answers to close").await;
    look("close-too-few").await;
    device.press("Discard the round").await;
    device.until_shown("#discard-question[open]").await;
    look("discard-question").await;
    device.press("Keep it open").await;
    device.until_gone("dialog[open]").await;
}

/// Goes to the pages that are others while a round is open.
async fn behind_the_pin(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    for (fragment, name) in
        [("#/", "start-with-round"), ("#/join", "join-with-round"), ("#/new", "new-with-round"), ("#/practice", "practice-with-round")]
    {
        device.type_address(fragment).await;
        device.reads("A round is open on this device").await;
        look(name).await;
    }
    for (fragment, name) in [("#/results", "results-behind-pin"), ("#/results/00", "report-behind-pin"), ("#/about", "about-behind-pin")] {
        device.type_address(fragment).await;
        device.until_shown("#desk-pin").await;
        look(name).await;
    }
    pass_gate(device).await;
    look("about-with-round").await;
}

/// Loads the page anew, and ends the round.
async fn locked(device: &Device, code: &str, look: &mut impl AsyncFnMut(&str)) {
    device.load_at("#/desk").await;
    device.reads("This round is kept on this device, locked.").await;
    look("desk-locked").await;
    device.press("Discard the round").await;
    device.until_shown("#discard-question[open]").await;
    look("discard-locked-question").await;
    type_pin(device, "1111").await;
    device.press("Discard everything").await;
    device.reads("That is not the PIN").await;
    look("discard-locked-question-wrong-pin").await;
    device.press("Keep it open").await;
    device.until_gone("dialog[open]").await;
    device.type_into("Recovery code of one person", "0000 0000 0000").await;
    device.press("Next").await;
    device.until_shown("#second-code").await;
    look("desk-locked-second").await;
    device.type_into("Recovery code of the other person", "0000 0000 0000").await;
    device.press("Go on with the round").await;
    device.reads("These two codes do not open the round").await;
    look("desk-locked-wrong-codes").await;
    assert_eq!(unlock(device, code).await, 1);
    discard_round(device).await;
    kept::put(device, "round", &json!("{}")).await;
    device.load_at("#/desk").await;
    device.reads("A round is kept on this device that cannot be read.").await;
    look("desk-unreadable").await;
    kept::delete(device, "round").await;
}

async fn closing(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    let questions = Questions::pulse();
    let plan = Plan::pulse(5);
    device.load_at("#/new").await;
    facilitator::fill_in(device, plan).await;
    device.press("Open the round").await;
    device.until_shown("#recovery-code").await;
    look("recovery-code").await;
    let code = write_code_down(device).await;
    device.load_at("#/desk").await;
    device.until_shown("#code").await;
    look("desk-locked-one-code").await;
    unlock(device, &code).await;
    for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
        answer(device, &questions, &sheet(person)).await;
    }
    look("desk-everybody").await;
    ask_to_close(device).await;
    look("close-question").await;
    device.press("Keep it open").await;
    device.until_gone("dialog[open]").await;
    close_round(device, plan).await;
    look("report-pulse-5").await;
}

async fn practice(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    let questions = Questions::pulse();
    let plan = Plan { practice: true, ..Plan::pulse(5) };
    device.load().await;
    open_round(device, plan).await;
    look("desk-practice").await;
    open_tools(device).await;
    look("desk-practice-tools").await;
    device.type_address("#/promise").await;
    device.arrive_at("Before you start").await;
    look("promise-practice").await;
    device.type_address("#/results").await;
    device.reads("A practice round is open on this device.").await;
    look("results-practice").await;
    let first = device.window().await;
    device.open_window().await;
    device.type_address("#/results").await;
    device.reads("A round is open in another window of this browser.").await;
    look("results-elsewhere").await;
    device.close_window(&first).await;
    device.type_address("#/desk").await;
    for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
        answer(device, &questions, &sheet(person)).await;
    }
    ask_to_close(device).await;
    look("close-question-practice").await;
    device.press("Keep it open").await;
    device.until_gone("dialog[open]").await;
    close_round(device, plan).await;
    look("report-in-memory").await;
}

async fn results(device: &Device, look: &mut impl AsyncFnMut(&str)) {
    let questions = Questions::full();
    for people in [5, 8, 24] {
        open_file(device, &canonical(&samples::release(&questions, people))).await;
        device.arrive_at("Riverside: Autumn round").await;
        look(&format!("report-{people}")).await;
    }
    device.js("document.querySelectorAll('details').forEach(details => { details.open = true })", &[]).await;
    look("report-24-tables").await;
    device.press("Keep on this device").await;
    device.reads("Kept on this device.").await;
    device.type_address("#/results").await;
    device.arrive_at("Read results").await;
    look("results").await;
    device.choose_file("Choose a results file", "bad.json", b"{}").await;
    device.reads("These results cannot be opened.").await;
    look("results-refused").await;
    device.click(".stored-release button").await;
    device.until_shown("#remove-question[open]").await;
    look("remove-question").await;
    device.press("Cancel").await;
    device.type_address("#/about").await;
    device.press("Remove everything on this device").await;
    device.until_shown("#remove-everything-question[open]").await;
    look("remove-everything-question").await;
}
