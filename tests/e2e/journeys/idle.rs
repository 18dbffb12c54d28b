//! A sheet that somebody leaves lying is wiped, with a warning first.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, open_round};
use candour_e2e::person::{begin, fill_in};
use candour_e2e::questions::{Questions, sheet};
use serde_json::json;

async fn somebody_begins(device: &Device, questions: &Questions) {
    open_round(device, Plan::pulse(5)).await;
    begin(device).await;
    device.tick_in(&questions.statements[0].text, "Agree").await;
    device.tick_in(&questions.statements[1].text, "Disagree").await;
}

/// Lets the page look at the clock now and not up to a second later, as it does when it is shown again.
async fn show_again(device: &Device) {
    device.js("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))", &[]).await;
    device.settle().await;
}

/// The seconds that the warning gives.
async fn seconds_left(device: &Device) -> u32 {
    device.until_shown("#idle[open]").await;
    let text = device.texts("#idle p").await.join(" ");
    text.split_whitespace().find_map(|word| word.parse().ok()).unwrap_or_else(|| panic!("the warning has no seconds: {text}"))
}

async fn wiped(device: &Device) {
    device.arrive_at("Riverside: Autumn round").await;
    device.reads("Your answers were wiped").await;
    device.reads("Nothing was sent.").await;
    device.reads("Nobody of 5 has answered yet").await;
    device.until_gone("dialog[open]").await;
    assert_eq!(device.count("input:checked").await, 0);
}

#[test]
fn whoever_scrolls_is_there() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        device.chromium().be_wide(320).await;
        somebody_begins(device, &questions).await;
        for _ in 0..2 {
            device.let_time_pass(140).await;
            device.js("scrollBy(0, scrollY > 50 ? -40 : 40)", &[]).await;
            // The page is told of it with the next frame.
            device.js_async("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); return true").await;
            show_again(device).await;
            assert_eq!(device.count("#idle[open]").await, 0, "whoever scrolled is not asked");
        }
        device.let_time_pass(151).await;
        seconds_left(device).await;
    });
}

#[test]
pub fn after_two_and_a_half_idle_minutes_a_warning_counts_down_and_can_be_answered() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        somebody_begins(device, &questions).await;
        device.let_time_pass(140).await;
        show_again(device).await;
        assert_eq!(device.count("#idle[open]").await, 0, "there is no warning yet");
        device.let_time_pass(11).await;
        let first = seconds_left(device).await;
        assert!((20..=29).contains(&first), "{first} seconds");
        device.let_time_pass(10).await;
        device
            .js_until(
                "fewer seconds",
                "return parseInt(document.querySelector('#idle p').textContent.match(/[0-9]+/)) <= arguments[0]",
                &[json!(first - 10)],
            )
            .await;
        // A key pressed by accident does not hide the warning.
        device.keys("x").await;
        show_again(device).await;
        assert_eq!(device.count("#idle[open]").await, 1);

        device.press("I am still here").await;
        device.until_gone("#idle[open]").await;
        assert_eq!(device.count("input:checked").await, 2, "the answers are still there");
        // The three minutes begin anew.
        device.let_time_pass(140).await;
        show_again(device).await;
        assert_eq!(device.count("#idle[open]").await, 0);
        device.let_time_pass(11).await;
        seconds_left(device).await;
        device.let_time_pass(30).await;
        wiped(device).await;
    });
}

#[test]
pub fn somebody_who_goes_on_is_not_warned() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        somebody_begins(device, &questions).await;
        for label in ["Agree", "Disagree", "Strongly agree"] {
            device.let_time_pass(140).await;
            device.tick_in(&questions.statements[0].text, label).await;
            show_again(device).await;
            assert_eq!(device.count("#idle[open]").await, 0);
        }
        assert_eq!(device.count("input:checked").await, 2);
    });
}

#[test]
fn whoever_asks_for_more_time_has_ten_minutes_and_the_next_person_three_again() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        device.press("Start answering").await;
        device.arrive_at("Before you start").await;
        device.press("I need more time than that").await;
        device.until_shown("#patience").await;
        assert_eq!(device.texts("#patience option").await, ["3 minutes", "6 minutes", "10 minutes"]);
        // As somebody does with a keyboard.
        device.js("document.getElementById('patience').focus()", &[]).await;
        device.keys("10").await;
        device.js_until("ten minutes", "return document.getElementById('patience').value === '10'", &[]).await;
        device.press("Start").await;
        device.tick_in(&questions.statements[0].text, "Agree").await;
        device.let_time_pass(560).await;
        show_again(device).await;
        assert_eq!(device.count("#idle[open]").await, 0, "there is no warning yet");
        device.let_time_pass(15).await;
        seconds_left(device).await;
        device.press("I am still here").await;
        device.until_gone("#idle[open]").await;
        assert_eq!(device.count("input:checked").await, 1);
        // On the next pages with answers too.
        device.press("Next area").await;
        device.arrive_at(&questions.areas[1].title).await;
        device.let_time_pass(560).await;
        show_again(device).await;
        assert_eq!(device.count("#idle[open]").await, 0, "there is no warning yet");
        device.let_time_pass(41).await;
        show_again(device).await;
        wiped(device).await;
        device.reads("Nothing happened on this page for 10 minutes.").await;

        device.press("Start answering").await;
        device.arrive_at("Before you start").await;
        assert_eq!(device.js_text("return document.getElementById('patience').value").await, "3");
        device.press("Start").await;
        device.tick_in(&questions.statements[0].text, "Agree").await;
        device.let_time_pass(181).await;
        show_again(device).await;
        wiped(device).await;
        device.reads("Nothing happened on this page for 3 minutes.").await;
    });
}

/// An hour passes in which nothing of the page runs, as on a tablet that sleeps; then the page is shown again. What can be seen in the
/// first picture of it?
const WAKE: &str = "
    const now = window.Date.now;
    window.Date.now = () => now.call(window.Date) + 3600 * 1000;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return [location.hash, document.querySelectorAll('input:checked').length, document.querySelectorAll('.check-row').length]";

#[test]
pub fn a_page_that_wakes_up_after_an_hour_is_wiped_before_it_is_painted() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        somebody_begins(device, &questions).await;
        assert_eq!(device.js_async(WAKE).await, json!(["#/desk", 0, 0]));
        wiped(device).await;

        begin(device).await;
        fill_in(device, &questions, &sheet("41324251")).await;
        assert_eq!(device.js_async(WAKE).await, json!(["#/desk", 0, 0]));
        wiped(device).await;
    });
}

#[test]
pub fn a_touch_that_wakes_the_device_does_not_save_the_answers() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        somebody_begins(device, &questions).await;
        let script = "const now = window.Date.now; window.Date.now = () => now.call(window.Date) + 3600 * 1000;
            document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))";
        device.js(script, &[]).await;
        wiped(device).await;
    });
}

#[test]
pub fn whoever_leaves_for_another_page_and_comes_back_finds_no_answers() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        somebody_begins(device, &questions).await;
        device.visit_elsewhere().await;
        device.back().await;
        device.until_shown("main h1").await;
        device.led_to("#/desk").await;
        assert_eq!(device.count("input:checked").await, 0);
    });
}

/// A clock of a test's own in the place of the page's: nothing happens by itself, and `run` goes through all ticks up to then in one go, before
/// the page has changed.
const OWN_CLOCK: &str = "
    const timers = new Map();
    let [next, now] = [1, 0];
    window.setInterval = (call, period) => { timers.set(next, { call, period, due: now + period }); return next++ };
    window.clearInterval = id => { timers.delete(id) };
    const [date, page] = [Date.now(), performance.now()];
    Date.now = () => date + now;
    performance.now = () => page + now;
    window.run = milliseconds => {
        const end = now + milliseconds;
        const kept = [...timers.values()];
        for (;;) {
            const timer = [...timers.values()].filter(timer => timer.due <= end).sort((a, b) => a.due - b.due)[0];
            if (!timer) break;
            now = timer.due;
            timer.due += timer.period;
            timer.call();
        }
        now = end;
        return kept;
    }";

#[test]
fn a_clock_that_runs_past_the_limit_in_one_go_wipes_the_answers_and_ends_nothing() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        device.chromium().before_each_load(OWN_CLOCK).await;
        device.load().await;
        somebody_begins(device, &questions).await;
        // Ticks that are late come when the guard is gone.
        device.js("window.late = run(400000)", &[]).await;
        wiped(device).await;
        device.js("window.late.forEach(timer => timer.call())", &[]).await;
        begin(device).await;
        device.tick_in(&questions.statements[0].text, "Agree").await;
        device.js("run(160000)", &[]).await;
        seconds_left(device).await;
        device.js("run(30000); late.forEach(timer => timer.call()); run(500000)", &[]).await;
        wiped(device).await;
    });
}
