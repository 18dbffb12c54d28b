//! Clocks that are set back, and devices that sleep.

use super::assert_released;
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{PIN, Plan, close_round, open_round, try_pin, try_wrong_pin};
use candour_e2e::person::{answer_at_once, begin, fill_in_at_once, send};
use candour_e2e::questions::Questions;
use candour_e2e::report::assert_holds_exactly;
use candour_e2e::samples::mixed;
use serde_json::json;

/// Puts the device's clock back by a day, for everything that asks for the time of day. The page's own clock goes on.
const A_DAY_BACK: &str = "
    const Real = Date;
    const now = Date.now;
    window.Date = class extends Real { constructor(...given) { if (given.length) super(...given); else super(now.call(Real) - 86400000); } };
    window.Date.now = () => now.call(Real) - 86400000;";

/// Puts the page's own clock forward.
async fn page_time_passes(device: &Device, seconds: u32) {
    let script = "const now = performance.now; const passed = arguments[0] * 1000; performance.now = () => now.call(performance) + passed;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
    device.js(script, &[json!(seconds)]).await;
    device.settle().await;
}

#[test]
fn a_clock_set_back_by_a_day_changes_nothing_for_a_sheet_or_a_round() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    let people: Vec<_> = (0..6).map(|number| mixed(&questions, number)).collect();
    on_a_device(async |device| {
        open_round(device, plan).await;
        for person in &people[..4] {
            answer_at_once(device, &questions, person).await;
        }
        // In the middle of a sheet: it goes on, and is wiped when nobody is there, after the same time as ever.
        begin(device).await;
        device.tick_in(&questions.statements[0].text, "Agree").await;
        device.js(A_DAY_BACK, &[]).await;
        page_time_passes(device, 140).await;
        assert_eq!(device.count("#idle[open]").await, 0, "there is no warning yet");
        assert_eq!(device.count("input:checked").await, 1);
        page_time_passes(device, 15).await;
        device.until_shown("#idle[open]").await;
        device.press("I am still here").await;
        device.until_gone("#idle[open]").await;
        assert_eq!(device.count("input:checked").await, 1);
        page_time_passes(device, 181).await;
        device.reads("Your answers were wiped").await;
        assert_eq!(device.count("input:checked").await, 0);

        fill_in_at_once(device, &questions, &people[4]).await;
        device.js(A_DAY_BACK, &[]).await;
        send(device).await;
        device.press("Ready for the next person").await;
        device.reads("5 of 9 answered so far").await;
        device.js(A_DAY_BACK, &[]).await;
        answer_at_once(device, &questions, &people[5]).await;
        // Nor does it shorten the wait after wrong PINs.
        for _ in 0..5 {
            try_wrong_pin(device, "0000").await;
        }
        device.js(A_DAY_BACK, &[]).await;
        try_pin(device, PIN).await;
        device.reads("Too many wrong tries. Wait").await;
        assert_eq!(device.count("#close").await, 0);
        page_time_passes(device, 31).await;
        close_round(device, plan).await;
        assert_released(device).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

/// What can be seen in the first picture of the page after it wakes up: the page, ticks, answers.
const FIRST_PICTURE: &str = "
    window.seen = new Promise(done => document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') {
            requestAnimationFrame(() => done([location.hash, document.querySelectorAll('input:checked').length, document.querySelectorAll('.check-row').length]));
        }
    }, true))";

#[test]
fn a_page_frozen_for_an_hour_in_the_middle_of_a_sheet_is_wiped_before_it_is_painted() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(9)).await;
        for check in [false, true] {
            if check {
                fill_in_at_once(device, &questions, &mixed(&questions, 0)).await;
            } else {
                begin(device).await;
                device.tick_in(&questions.statements[0].text, "Agree").await;
            }
            device.js(FIRST_PICTURE, &[]).await;
            // Another window hides this one; the system stops it; an hour later somebody looks again.
            set_window(device, "minimized").await;
            device.js_until("a hidden page", "return document.visibilityState === 'hidden'", &[]).await;
            device.chromium().cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await;
            device.js("const now = Date.now; Date.now = () => now.call(Date) + 3600 * 1000", &[]).await;
            device.chromium().cdp("Page.setWebLifecycleState", json!({ "state": "active" })).await;
            set_window(device, "normal").await;
            assert_eq!(device.js_async("return await window.seen").await, json!(["#/desk", 0, 0]));
            device.reads("Your answers were wiped").await;
            device.reads("Nobody of 9 has answered yet").await;
        }
    });
}

async fn set_window(device: &Device, state: &str) {
    let window = device.chromium().cdp("Browser.getWindowForTarget", json!({})).await["windowId"].clone();
    device.chromium().cdp("Browser.setWindowBounds", json!({ "windowId": window, "bounds": { "windowState": state } })).await;
}
