//! Names of teams, rounds and people, and texts of question sets: each is shown in an element of its own, so that none turns the words of
//! the app around it.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, close_round, fill_in_team_and_form, fill_in_who_and_how, open_round, open_tools, write_code_down};
use candour_e2e::person::{answer, begin, fill_in as fill_in_answers};
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::screens::tour;
use serde_json::json;
use std::collections::BTreeSet;

/// Gives a line for each text of the page that has a name in it: `in` an element of its own, or `out` of one. What stands in a field is no text of
/// the page.
const NAMES: &str = "
    const [names] = arguments;
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (element.closest('head, script, style, textarea')) continue;
        for (const name of names.filter(name => node.data.includes(name))) {
            found.push(element.closest('bdi') ? `in ${name}` : `out ${element.tagName}: ${node.data}`);
        }
    }
    return found;";

#[test]
fn no_screen_shows_a_name_outside_an_element_of_its_own() {
    let plan = Plan::full(5);
    let names = [plan.team, plan.label, plan.host, plan.readers];
    on_a_device(async |device| {
        let (mut inside, mut outside) = (BTreeSet::new(), Vec::new());
        tour(device, &mut async |screen| {
            for line in device.js_list(NAMES, &[json!(names)]).await {
                match line.strip_prefix("in ") {
                    Some(name) => drop(inside.insert((screen.to_owned(), name.to_owned()))),
                    None => outside.push(format!("{screen}: {line}")),
                }
            }
        })
        .await;
        assert!(outside.is_empty(), "{}", outside.join("\n"));
        for (screen, name) in [
            ("desk", plan.team),
            ("desk", plan.host),
            ("promise", plan.host),
            ("promise", plan.label),
            ("promise", plan.readers),
            ("done", plan.readers),
            ("start-with-round", plan.team),
            ("desk-locked", plan.host),
            ("report-24-tables", plan.team),
            ("results", plan.label),
        ] {
            assert!(inside.contains(&(screen.to_owned(), name.to_owned())), "{name} is not seen on {screen}: {inside:?}");
        }
    });
}

/// Every name from right to left, with digits and signs at its ends, which belong to nobody's direction.
fn from_right_to_left() -> Plan {
    Plan {
        team: "צוות מחקר (2)",
        label: "2026 סתיו",
        host: "נועה",
        readers: "المدير والفريق",
        when: "يوم الجمعة 5.",
        form: "Your own question set",
        ..Plan::full(5)
    }
}

/// A question set in Hebrew.
fn hebrew() -> Questions {
    Questions::of(json!({
        "id": "hebrew", "title": "שאלון 1.",
        "scale": { "points": 5, "lowest": 1 },
        "areas": [{ "id": "a", "title": "תמיכה (א)" }, { "id": "b", "title": "צמיחה!" }],
        "statements": [
            { "id": "a1", "area": "a", "text": "אנחנו עוזרים." },
            { "id": "a2", "area": "a", "text": "אנחנו לבד.", "reversed": true },
            { "id": "b1", "area": "b", "text": "יש זמן ללמוד." },
            { "id": "b2", "area": "b", "text": "אין זמן.", "reversed": true },
        ],
    }))
}

/// Gives a line for each piece of an element's text that stands to the left of the piece before it, on the same line; and first how many names there are.
const ORDER: &str = "
    const [selector] = arguments;
    const found = [];
    let names = 0;
    for (const element of document.querySelectorAll(selector)) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let before = null;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(node);
            const rects = [...range.getClientRects()].filter(rect => rect.width > 0);
            if (rects.length === 0) continue;
            names += node.parentElement.tagName === 'BDI';
            const [first, last] = [rects[0], rects[rects.length - 1]];
            if (before && Math.abs(before.rect.top - first.top) < 2 && first.left < before.rect.right - 1) {
                found.push(`“${node.data}” stands before “${before.data}”`);
            }
            before = { rect: last, data: node.data };
        }
    }
    return [String(names), ...found];";

/// Whether the words and names of elements stand in the order in which they are written. There are `names` of them.
async fn reads_in_order(device: &Device, selector: &str, names: usize) {
    let lines = device.js_list(ORDER, &[json!(selector)]).await;
    assert_eq!(lines, [names.to_string()], "{selector}");
}

#[test]
fn a_name_from_right_to_left_does_not_turn_the_words_around_it() {
    let (plan, questions) = (from_right_to_left(), hebrew());
    on_a_device(async |device| {
        device.chromium().be_wide(1280).await;
        device.press("Run a survey").await;
        fill_in_team_and_form(device, plan).await;
        device.paste_into("Or paste it here", &questions.file.to_string()).await;
        device.press("Use this text").await;
        device.reads("Ready to use").await;
        reads_in_order(device, ".notice-good", 1).await;
        device.press("Next").await;
        fill_in_who_and_how(device, plan).await;
        reads_in_order(device, ".summary dd", 9).await;
        device.press("Open the round").await;
        write_code_down(device).await;
        device.arrive_at(&plan.heading()).await;
        reads_in_order(device, "h1, #host-tools", 3).await;
        let title = device.js_text("return document.title").await;
        assert!(title.starts_with("\u{2068}צוות מחקר (2)\u{2069}: \u{2068}2026 סתיו\u{2069}") || title.is_ascii(), "{title}");
        device.type_address("#/").await;
        device.reads("A round is open on this device").await;
        reads_in_order(device, ".notice p:first-child", 2).await;
        device.type_address("#/promise").await;
        device.arrive_at("Before you start").await;
        reads_in_order(device, "main > p", 5).await;
        // The look can fail.
        device.js("document.adoptedStyleSheets = [new CSSStyleSheet()]", &[]).await;
        device.js("document.adoptedStyleSheets[0].replaceSync('bdi { unicode-bidi: normal }')", &[]).await;
        assert!(device.js_list(ORDER, &[json!("main > p")]).await.len() > 1, "names are not isolated and yet in order");
        device.js("document.adoptedStyleSheets = []", &[]).await;
        device.type_address("#/desk").await;
        device.arrive_at(&plan.heading()).await;
        begin(device).await;
        fill_in_answers(device, &questions, &sheet("4242")).await;
        device.arrive_at("Check your answers").await;
        reads_in_order(device, ".check-area dt", 4).await;
        device.type_address("#/desk").await;
        device.arrive_at(&plan.heading()).await;
        for person in ["2451", "2351", "1451", "2451", "3351"] {
            answer(device, &questions, &sheet(person)).await;
        }
        close_round(device, plan).await;
        reads_in_order(device, "h1", 2).await;
        device.press("How to read this").await;
        reads_in_order(device, ".finding-sentence, .how-to-read li:nth-last-child(2)", 3).await;
        device.type_address("#/results").await;
        device.until_shown(".stored-release").await;
        reads_in_order(device, ".stored-release a", 2).await;
    });
}

/// What is copied, said or printed elsewhere has no elements, so a name there brings characters that isolate it, and only where it needs them.
#[test]
fn a_name_from_left_to_right_brings_no_hidden_characters_into_what_is_copied() {
    for (team, isolated) in [("Büro Süd", false), ("צוות", true)] {
        let plan = Plan { team, ..Plan::full(5) };
        on_a_device(async |device| {
            open_round(device, plan).await;
            open_tools(device).await;
            let invitation = device.js_text("return document.querySelector('#invitation').value").await;
            let expected = if isolated { format!("“\u{2068}{team}\u{2069}”") } else { format!("“{team}”") };
            assert!(invitation.contains(&expected), "{invitation}");
            assert_eq!(invitation.matches(['\u{2068}', '\u{2069}']).count(), if isolated { 2 } else { 0 }, "{invitation}");
        });
    }
}
