//! A page that the browser translates: it takes texts out of the document and puts others in their place, again and again. The app goes on.

use candour_e2e::counting::{count, rounded};
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::PIN;
use candour_e2e::questions::{Questions, Tick, sheet};
use candour_e2e::release_file::{Facts, make};
use candour_e2e::report::{area_table, row_about};
use candour_e2e::translator::TRANSLATE;
use serde_json::Value;

/// Translates all that comes, as soon as it is there.
const GO_ON: &str = "
    new MutationObserver(changes => {
        for (const change of changes) {
            if (change.type === 'characterData') translate(change.target);
            else change.addedNodes.forEach(translate);
        }
    }).observe(document, { childList: true, characterData: true, subtree: true });";

/// Waits for a heading in translation.
async fn arrive(device: &Device, heading: &str) {
    device.arrive_at(&heading.to_uppercase()).await;
}

async fn type_into(device: &Device, texts: &[(&str, &str)]) {
    for (id, text) in texts {
        let field = device.element(&format!("#{id}")).await;
        field.send_keys(*text).await.unwrap_or_else(|error| panic!("nothing can be typed into {id}: {error}"));
    }
}

/// Opens a round of five people with the pulse form.
async fn open(device: &Device) {
    arrive(device, "How safe is it to speak up in your team?").await;
    device.press("RUN A SURVEY").await;
    arrive(device, "Run a survey").await;
    // A mistake comes and goes.
    device.click("#next").await;
    device.until_shown("#error-summary").await;
    type_into(device, &[("team", "Riverside"), ("label", "Autumn"), ("people", "5")]).await;
    device.click("#next").await;
    arrive(device, "What is asked").await;
    device.click("label[for=form-own]").await;
    device.until_shown("#own-text").await;
    device.click("label[for=form-pulse]").await;
    device.until_gone("#own-text").await;
    device.click("#next").await;
    arrive(device, "Who hears what, and when").await;
    type_into(device, &[("host", "Ada"), ("readers", "the team"), ("when", "on Friday")]).await;
    device.click("#next").await;
    arrive(device, "Keep the round safe").await;
    device.click("label[for=one-code]").await;
    type_into(device, &[("pin", PIN)]).await;
    device.click("#next").await;
    arrive(device, "Check and open").await;
    device.click("#open").await;
    arrive(device, "Write down the recovery code").await;
    device.click("main .actions button").await;
    device.until_shown("#answered").await;
}

/// Ticks what stands on a sheet for the statements of an area.
async fn tick(device: &Device, members: &[usize], person: &[Tick]) {
    for &at in members {
        let point = match person[at] {
            Tick::Point(point) => point,
            Tick::PreferNot => 0,
            Tick::Nothing => continue,
        };
        device.click(&format!("label[for=statement-{at}-{point}]")).await;
        device.until_count(&format!("#statement-{at}-{point}:checked"), 1).await;
    }
}

/// Answers from the desk to the desk; the first person changes their mind twice on the way.
async fn answer(device: &Device, questions: &Questions, number: usize, person: &[Tick]) {
    device.click("#start").await;
    arrive(device, "Before you start").await;
    device.click("#begin").await;
    for area in &questions.areas {
        arrive(device, &area.title).await;
        if number == 0 {
            let first = area.members[0];
            device.click(&format!("label[for=statement-{first}-3]")).await;
            device.click(&format!(".statement:has(#statement-{first}-3) .clear")).await;
            device.until_gone(&format!("#statement-{first}-3:checked")).await;
        }
        tick(device, &area.members, person).await;
        device.click("#next").await;
    }
    arrive(device, "Check your answers").await;
    if number == 0 {
        device.click("#change-0").await;
        arrive(device, &questions.areas[0].title).await;
        device.click("#next").await;
        arrive(device, "Check your answers").await;
    }
    let expected: Vec<String> = questions
        .areas
        .iter()
        .flat_map(|area| &area.members)
        .map(|&at| match person[at] {
            Tick::Point(point) => questions.labels[point - 1].clone(),
            Tick::PreferNot => "Prefer not to answer".to_owned(),
            Tick::Nothing => "No answer".to_owned(),
        })
        .collect();
    assert_eq!(device.texts(".check-row dd.ticked").await, expected, "what depends on answers is not translated");
    device.click("#send").await;
    arrive(device, "Thank you. Your answers are counted").await;
    device.click("#next-person").await;
    device.until_shown("#answered").await;
    device.reads(&format!("{} OF 5 ANSWERED SO FAR", number + 1)).await;
}

#[test]
fn a_translated_page_goes_through_a_round_and_shows_the_right_numbers() {
    let questions = Questions::pulse();
    let people: Vec<_> = ["41324251", "2415334x", "514251.2", "33243121", "14252432"].into_iter().map(sheet).collect();
    on_a_device(async |device| {
        device.chromium().before_each_load(&format!("{TRANSLATE} {GO_ON}")).await;
        device.load().await;
        open(device).await;
        for (number, person) in people.iter().enumerate() {
            answer(device, &questions, number, person).await;
        }
        device.reads("EVERYONE HAS ANSWERED").await;
        // The PIN is asked for, refused, and taken.
        type_into(device, &[("tools-pin", "0000")]).await;
        device.click(".host-section [type=submit]").await;
        device.reads("THAT IS NOT THE PIN.").await;
        type_into(device, &[("tools-pin", PIN)]).await;
        device.click(".host-section [type=submit]").await;
        device.click("#close").await;
        device.until_shown("#close-question[open]").await;
        device.click("#close-question [type=submit]").await;
        device.until_shown(".report").await;

        let expected = count(&questions, &people);
        let rows = area_table(device).await;
        let scored: Vec<_> = questions.areas.iter().zip(&expected.areas).filter(|(_, counted)| counted.n >= 5).collect();
        assert_eq!(scored.len(), 3, "two people have left out something of one area");
        for (area, counted) in scored {
            let row = row_about(&rows, &area.title.to_uppercase());
            assert_eq!(row.cells[0], rounded(counted.score(questions.points), 0), "{}", area.id);
            assert_eq!(row.cells.last(), Some(&counted.n.to_string()), "{}", area.id);
        }
        device.press("SAVE THE RESULTS FILE").await;
        let (_, saved) = device.saved_file().await;
        let saved: Value = serde_json::from_str(&saved).unwrap_or_default();
        let made = make(&questions, &expected, Facts { team: "", label: "", invited: 0 });
        for part in ["sheets", "areas", "statements"] {
            assert_eq!(saved[part], made[part], "{part}");
        }
        // The other pages are drawn anew over what was translated.
        for (address, heading) in
            [("#/results", "Read results"), ("#/about", "About and settings"), ("#/guide", "Discussion guide for small teams")]
        {
            device.type_address(address).await;
            arrive(device, heading).await;
        }
    });
}
