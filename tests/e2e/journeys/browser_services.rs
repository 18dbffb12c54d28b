//! What a browser would send to its maker if it were asked to: a page to be translated, a text to have its spelling checked. Nothing of
//! either says what somebody answered.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, open_round};
use candour_e2e::person::{begin, fill_in_area};
use candour_e2e::questions::{Questions, Tick, sheet};
use candour_e2e::screens::tour;
use std::collections::BTreeSet;

/// Texts of a page: those the browser may translate, and all of them.
#[derive(Debug, PartialEq, Eq)]
struct Texts {
    translated: Vec<String>,
    all: Vec<String>,
}

/// Each text of the document and each attribute that people are read, whether it can be seen, and whether it is closed to translation.
const TEXTS: &str = "
    const READ = ['title', 'alt', 'placeholder', 'value', 'label', 'aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription'];
    const found = [];
    const nodes = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (nodes.nextNode()) {
        const node = nodes.currentNode;
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (element.matches('script, style')) continue;
        const texts = node.nodeType === Node.TEXT_NODE ? [node.textContent.trim()] : READ.map(name => element.getAttribute(name));
        const seen = element.checkVisibility({ visibilityProperty: true }) ? 'seen' : 'hidden';
        const open = element.closest('[translate=no].notranslate') === null ? 'open' : 'closed';
        for (const text of texts) if (text) found.push(`${open} ${seen}: ${text}`);
    }
    return found";

async fn texts(device: &Device) -> Texts {
    device.settle().await;
    let all = device.js_list(TEXTS, &[]).await;
    let translated = all.iter().filter(|text| text.starts_with("open ")).cloned().collect();
    Texts { translated, all }
}

/// Goes from the desk to the page where one checks everything and back; gives the texts of each page on the way.
async fn walk(device: &Device, questions: &Questions, person: &[Tick]) -> Vec<Texts> {
    let mut seen = Vec::new();
    begin(device).await;
    for (number, area) in questions.areas.iter().enumerate() {
        device.arrive_at(&area.title).await;
        seen.push(texts(device).await);
        fill_in_area(device, questions, person, number).await;
        seen.push(texts(device).await);
        let last = number + 1 == questions.areas.len();
        device.press(if last { "Check my answers" } else { "Next area" }).await;
    }
    device.arrive_at("Check your answers").await;
    seen.push(texts(device).await);
    // To change something, and away from it all.
    device.click(&format!("#change-{}", questions.areas[0].members[0])).await;
    device.arrive_at(&questions.areas[0].title).await;
    seen.push(texts(device).await);
    device.type_address("#/promise").await;
    device.arrive_at("Before you start").await;
    seen.push(texts(device).await);
    device.type_address("#/desk").await;
    device.until_shown("#answered").await;
    seen.push(texts(device).await);
    seen
}

#[test]
fn nothing_that_depends_on_somebodys_answers_is_open_to_translation() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        let one = walk(device, &questions, &sheet("4132425x")).await;
        let check = one.len() - 4;
        for statement in &questions.statements {
            let whole = format!("open seen: {}", statement.text);
            assert!(one[check].translated.contains(&whole), "the statements stay open to translation: {whole}");
        }
        for other in ["........", "55555555", "15.x3524"] {
            let other = walk(device, &questions, &sheet(other)).await;
            for (place, (one, other)) in one.iter().zip(&other).enumerate() {
                assert_eq!(one.translated, other.translated, "page {place}");
            }
            assert_ne!(one[check].all, other[check].all, "the sheets are different, and their page is");
        }
    });
}

#[test]
pub fn no_question_about_somebodys_answers_is_open_to_translation() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.tick_in(&questions.statements[0].text, "Agree").await;
        // Asked only where something is ticked.
        let before = texts(device).await;
        device.press("Back").await;
        device.until_shown("#leave-question[open]").await;
        let asked = texts(device).await;
        assert_eq!(before.translated, asked.translated);
        assert_ne!(before.all, asked.all, "something is asked");
        device.press("Stay here").await;
        device.until_gone("dialog[open]").await;
        // Asked only where all ticks are the same.
        for number in 0..questions.areas.len() {
            fill_in_area(device, &questions, &sheet("44444444"), number).await;
            device.click("#next").await;
        }
        device.arrive_at("Check your answers").await;
        let before = texts(device).await;
        device.press("Send").await;
        device.until_shown("#same-question[open]").await;
        let asked = texts(device).await;
        assert_eq!(before.translated, asked.translated);
        assert_ne!(before.all, asked.all, "something is asked and marked");
    });
}

/// What is typed into these is not for a server that checks spelling. Gives the ids of all fields, and those that lack something.
const FIELDS: &str = "
    const wanted = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false', writingsuggestions: 'false' };
    const typed = 'input:not([type=radio], [type=checkbox], [type=file]), textarea, [contenteditable]';
    return [...document.querySelectorAll(typed)].flatMap(field => {
        const lacking = Object.keys(wanted).filter(name => field.getAttribute(name) !== wanted[name]);
        return [field.id, ...lacking.map(name => `${field.id} lacks ${name}`)];
    })";

#[test]
fn no_field_has_its_spelling_checked_or_its_text_suggested() {
    on_a_device(async |device| {
        let mut found = BTreeSet::new();
        tour(device, &mut async |_| found.extend(device.js_list(FIELDS, &[]).await)).await;
        let lacking: Vec<_> = found.iter().filter(|line| line.contains(" lacks ")).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
        for field in [
            "team",
            "host",
            "readers",
            "when",
            "people",
            "pin",
            "own-text",
            "code",
            "second-code",
            "desk-pin",
            "tools-pin",
            "discard-pin",
            "invitation",
        ] {
            assert!(found.contains(field), "{field} is not among {found:?}");
        }
    });
}
