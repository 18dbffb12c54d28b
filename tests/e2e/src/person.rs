//! Who answers: from the desk through the statements and back to the desk.

use crate::device::Device;
use crate::questions::{PREFER_NOT, Questions, Tick};
use serde_json::json;

/// The heading of the page after sending.
pub const COUNTED: &str = "Thank you. Your answers are counted";

/// Answers everything and hands the device back.
pub async fn answer(device: &Device, questions: &Questions, sheet: &[Tick]) {
    begin(device).await;
    fill_in(device, questions, sheet).await;
    send(device).await;
    device.press("Ready for the next person").await;
    device.until_shown("#answered").await;
}

/// Goes from the desk to the first statements.
pub async fn begin(device: &Device) {
    device.press("Start answering").await;
    device.arrive_at("Before you start").await;
    device.press("Start").await;
}

/// Answers area after area and arrives at the page where one checks everything.
pub async fn fill_in(device: &Device, questions: &Questions, sheet: &[Tick]) {
    assert_eq!(sheet.len(), questions.statements.len(), "a sheet has one answer a statement");
    for area in 0..questions.areas.len() {
        fill_in_area(device, questions, sheet, area).await;
        let last = area + 1 == questions.areas.len();
        device.press(if last { "Check my answers" } else { "Next area" }).await;
    }
    device.arrive_at("Check your answers").await;
}

/// Answers the statements of one area.
pub async fn fill_in_area(device: &Device, questions: &Questions, sheet: &[Tick], area: usize) {
    device.arrive_at(&questions.areas[area].title).await;
    for &at in &questions.areas[area].members {
        if let Some(label) = label(questions, sheet[at]) {
            device.tick_in(&questions.statements[at].text, label).await;
        }
    }
}

/// What a script of the page needs to wait for something.
const WAIT: &str = "
    const until = async (what, look) => {
        for (const start = performance.now(); performance.now() - start < 60000;) {
            if (look()) return;
            await new Promise(done => setTimeout(done, 5));
        }
        throw new Error(`${what} does not come`);
    };
    const heading = () => document.querySelector('main h1')?.textContent;
    const press = async id => { await until(id, () => document.getElementById(id)); document.getElementById(id).click(); };";

/// Goes from the desk to the page where one checks everything, in a single script: for tests of something else that need many people.
pub async fn fill_in_at_once(device: &Device, questions: &Questions, sheet: &[Tick]) {
    let areas: Vec<_> = questions
        .areas
        .iter()
        .map(|area| {
            let ticks = area.members.iter().filter_map(|&at| Some((questions.statements[at].text.as_str(), label(questions, sheet[at])?)));
            json!({ "title": area.title, "ticks": ticks.collect::<Vec<_>>() })
        })
        .collect();
    let script = format!(
        "{WAIT} await press('start'); await press('begin');
        for (const area of {}) {{
            await until(area.title, () => heading() === area.title);
            for (const [legend, label] of area.ticks) {{
                const field = [...document.querySelectorAll('fieldset')].find(field => field.querySelector('legend').textContent.trim() === legend);
                [...field.querySelectorAll('label')].find(found => found.textContent.trim() === label).click();
            }}
            await press('next');
        }}
        await until('the last page', () => heading() === 'Check your answers'); return true",
        json!(areas)
    );
    assert_eq!(device.js_async(&script).await, json!(true), "the sheet cannot be filled in");
}

/// The same from the desk to the desk.
pub async fn answer_at_once(device: &Device, questions: &Questions, sheet: &[Tick]) {
    fill_in_at_once(device, questions, sheet).await;
    let script = format!(
        "{WAIT} await press('send'); await press('next-person'); await until('the desk', () => document.getElementById('answered')); return true"
    );
    assert_eq!(device.js_async(&script).await, json!(true), "the sheet cannot be sent");
}

fn label(questions: &Questions, tick: Tick) -> Option<&str> {
    match tick {
        Tick::Point(point) => Some(questions.labels[point - 1].as_str()),
        Tick::PreferNot => Some(PREFER_NOT),
        Tick::Nothing => None,
    }
}

/// Sends the answers.
pub async fn send(device: &Device) {
    device.press("Send").await;
    device.arrive_at(COUNTED).await;
}
