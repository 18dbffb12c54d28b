//! Two or three windows of the same desk.

use super::{assert_open, assert_released};
use candour_e2e::device::{Device, Window, on_a_device};
use candour_e2e::facilitator::{self, Plan, answered, ask_to_close, close_round, discard_round, open_round, unlock};
use candour_e2e::kept;
use candour_e2e::person::{COUNTED, answer_at_once, fill_in_at_once};
use candour_e2e::questions::{Questions, Tick};
use candour_e2e::report::assert_holds_exactly;
use candour_e2e::samples::mixed;
use serde_json::json;

/// Another window of the desk, unlocked.
async fn join(device: &Device, code: &str, expected: usize) -> Window {
    let window = device.open_window().await;
    device.type_address("#/desk").await;
    assert_eq!(unlock(device, code).await, expected);
    window
}

/// Comes back to a window as somebody does who looks at it again.
async fn come_back(device: &Device, window: &Window) {
    device.go_to(window).await;
    device.js("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))", &[]).await;
}

async fn says(device: &Device, number: usize) {
    device
        .js_until(
            "the new number",
            "return document.querySelector('#answered')?.textContent.startsWith(`${arguments[0]} `)",
            &[json!(number)],
        )
        .await;
}

/// Clicks something in several windows at the same moment.
async fn click_together(device: &Device, windows: &[Window], selector: &str) {
    for (number, window) in windows.iter().enumerate() {
        device.go_to(window).await;
        let script = "const channel = new BroadcastChannel('together');
            channel.onmessage = ({ data }) => {
                if (data === 'who hears this?') channel.postMessage(arguments[1]);
                if (data !== 'now') return;
                channel.close();
                document.querySelector(arguments[0]).click();
            }";
        device.js(script, &[json!(selector), json!(number)]).await;
    }
    // All of them hear it, the one it comes from too, once the browser has told its processes of each other.
    let script = format!(
        "const channel = new BroadcastChannel('together');
        const here = new Set();
        await new Promise(done => {{
            const ask = setInterval(() => channel.postMessage('who hears this?'), 10);
            channel.onmessage = ({{ data }}) => {{
                if (typeof data === 'number') here.add(data);
                if (here.size < {}) return;
                clearInterval(ask);
                done();
            }};
        }});
        channel.postMessage('now');
        channel.close();
        return true",
        windows.len()
    );
    assert_eq!(device.js_async(&script).await, json!(true), "the windows do not hear each other");
}

#[test]
pub fn three_windows_of_a_desk_count_every_sheet_once_also_at_the_same_moment() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(30);
    on_a_device(async |device| {
        let code = open_round(device, plan).await;
        let mut people = (0..).map(|number| mixed(&questions, number));
        let mut counted = Vec::new();
        let windows = [device.window().await, join(device, &code, 0).await, join(device, &code, 0).await];
        // One after the other.
        for window in windows.iter().cycle().take(4) {
            come_back(device, window).await;
            says_or_nobody(device, counted.len()).await;
            let person = people.next().unwrap_or_default();
            answer_at_once(device, &questions, &person).await;
            counted.push(person);
            assert_eq!(answered(device).await, counted.len());
        }
        // All at once, each on top of what it knows.
        for _ in 0..4 {
            for window in &windows {
                device.go_to(window).await;
                let person = people.next().unwrap_or_default();
                fill_in_at_once(device, &questions, &person).await;
                counted.push(person);
            }
            click_together(device, &windows, "#send").await;
            for window in &windows {
                device.go_to(window).await;
                device.arrive_at(COUNTED).await;
            }
            for window in &windows {
                device.go_to(window).await;
                device.press("Ready for the next person").await;
                says(device, counted.len()).await;
            }
        }
        // The question to close is open in the first window while another one counts once more.
        device.go_to(&windows[0]).await;
        ask_to_close(device).await;
        device.go_to(&windows[1]).await;
        let person = people.next().unwrap_or_default();
        answer_at_once(device, &questions, &person).await;
        counted.push(person);
        device.go_to(&windows[0]).await;
        device.press("Close and show the results").await;
        device.until_shown(".report").await;
        assert_released(device).await;
        assert_holds_exactly(device, &questions, &counted).await;
    });
}

async fn says_or_nobody(device: &Device, number: usize) {
    if number == 0 {
        assert_eq!(answered(device).await, 0);
    } else {
        says(device, number).await;
    }
}

/// Windows of one round, and its recovery code.
struct Windows {
    code: String,
    /// At the desk.
    first: Window,
    /// At the end of a sheet.
    answering: Window,
    /// With the question whether to close, behind the right PIN.
    closing: Window,
}

/// Opens a round that five people have answered, and two more windows of it. The sixth of the people is about to send.
async fn three_windows(device: &Device, questions: &Questions, plan: Plan, people: &[Vec<Tick>]) -> Windows {
    let code = open_round(device, plan).await;
    for person in &people[..5] {
        answer_at_once(device, questions, person).await;
    }
    let first = device.window().await;
    let answering = join(device, &code, 5).await;
    fill_in_at_once(device, questions, &people[5]).await;
    let closing = join(device, &code, 5).await;
    ask_to_close(device).await;
    Windows { code, first, answering, closing }
}

#[test]
pub fn after_one_window_closed_the_round_no_other_counts_or_closes_it_again() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    let people: Vec<_> = (0..6).map(|number| mixed(&questions, number)).collect();
    on_a_device(async |device| {
        let Windows { code, first, answering, closing } = three_windows(device, &questions, plan, &people).await;
        let looking = join(device, &code, 5).await;
        let locked = device.open_window().await;
        device.type_address("#/desk").await;
        device.reads("This round is kept on this device, locked.").await;

        device.go_to(&first).await;
        close_round(device, plan).await;
        assert_released(device).await;
        let release = kept::releases(device).await;

        device.go_to(&answering).await;
        device.press("Send").await;
        device.arrive_at("Your answers were not counted").await;
        device.reads("The round has ended: it was closed or discarded in another window").await;
        device.press("Ready for the next person").await;
        device.arrive_at("No round is open").await;
        device.type_address("#/check").await;
        device.led_to("#/desk").await;
        assert_eq!(device.count(".check-row").await, 0);

        device.go_to(&closing).await;
        device.press("Close and show the results").await;
        device.arrive_at("No round is open").await;

        come_back(device, &looking).await;
        device.arrive_at("No round is open").await;

        // The code is right, and there is nothing any more that it opens.
        device.go_to(&locked).await;
        device.type_into("Recovery code", &code).await;
        device.press("Go on with the round").await;
        device.arrive_at("No round is open").await;

        assert_released(device).await;
        assert_eq!(kept::releases(device).await, release, "there is another release");
        device.go_to(&first).await;
        assert_holds_exactly(device, &questions, &people[..5]).await;
    });
}

#[test]
pub fn after_one_window_discarded_the_round_no_other_counts_or_closes_it() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    let people: Vec<_> = (0..6).map(|number| mixed(&questions, number)).collect();
    on_a_device(async |device| {
        let Windows { first, answering, closing, .. } = three_windows(device, &questions, plan, &people).await;

        device.go_to(&first).await;
        discard_round(device).await;
        assert_eq!(kept::entries(device).await.len(), 0);
        // Another round is open by now, and none of the other windows' business.
        device.type_address("#/").await;
        open_round(device, plan).await;
        let text = kept::round(device).await;

        device.go_to(&answering).await;
        device.press("Send").await;
        device.arrive_at("Your answers were not counted").await;
        device.go_to(&closing).await;
        device.press("Close and show the results").await;
        device
            .js_until(
                "the end of the question",
                "return !document.querySelector('dialog[open]') && document.querySelector('#answered') === null",
                &[],
            )
            .await;
        assert_open(device).await;
        assert_eq!(kept::round(device).await, text, "the other round was changed");
        device.go_to(&first).await;
        assert_eq!(answered(device).await, 0);
    });
}

#[test]
pub fn two_windows_that_open_a_round_at_the_same_moment_open_one() {
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        let first = device.window().await;
        let second = device.open_window().await;
        for window in [&first, &second] {
            device.go_to(window).await;
            device.type_address("#/new").await;
            facilitator::fill_in(device, plan).await;
        }
        click_together(device, &[first.clone(), second.clone()], "#open").await;
        let mut codes = Vec::new();
        let mut refused = None;
        for window in [&first, &second] {
            device.go_to(window).await;
            let answered =
                "return !location.hash.startsWith('#/new') || document.body.textContent.includes('A round is open in another window')";
            device.js_until("the page after opening, or why none was opened", answered, &[]).await;
            device.settle().await;
            if device.fragment().await == "#/recovery" {
                codes.push(device.texts("#recovery-code").await.concat());
            } else {
                refused = Some(window);
            }
        }
        assert_eq!(codes.len(), 1, "each round that is open has shown a code");
        assert_open(device).await;
        // The code belongs to the round that is there.
        device.go_to(refused.unwrap_or_else(|| panic!("both windows have opened a round"))).await;
        device.load_at("#/desk").await;
        device.reads("This round is kept on this device, locked.").await;
        assert_eq!(unlock(device, &codes[0]).await, 0);
    });
}
