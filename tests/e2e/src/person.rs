//! Who answers: from the desk through the statements and back to the desk.

use crate::device::Device;
use crate::questions::{PREFER_NOT, Questions, Tick};

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
        let label = match sheet[at] {
            Tick::Point(point) => questions.labels[point - 1].as_str(),
            Tick::PreferNot => PREFER_NOT,
            Tick::Nothing => continue,
        };
        device.tick_in(&questions.statements[at].text, label).await;
    }
}

/// Sends the answers.
pub async fn send(device: &Device) {
    device.press("Send").await;
    device.arrive_at(COUNTED).await;
}
