//! The browser is killed, or the page reloaded, at every step of a round.

use super::{assert_open, assert_released};
use candour_e2e::device::{Device, in_a_browser_of_its_own, on_a_device};
use candour_e2e::facilitator::{self, Plan, ask_to_close, close_round, discard_locked_round, open_round, unlock};
use candour_e2e::kept;
use candour_e2e::person::{COUNTED, answer_at_once, begin, fill_in_area, fill_in_at_once, send};
use candour_e2e::questions::{Questions, Tick};
use candour_e2e::report::assert_holds_exactly;
use candour_e2e::samples::mixed;
use serde_json::json;
use std::time::Duration;

/// Milliseconds between a script and the click it is for, so that a browser can be killed before the click too.
const LEAD: u64 = 25;
/// When a browser is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kill {
    /// Before anything is pressed.
    BeforeThePress,
    /// So many milliseconds after the script that presses.
    After(u64),
    /// As soon as the page shows what pressing led to.
    WhenShown,
}

/// The heading of the page.
const HEADING: &str = "return document.querySelector('main h1').textContent";

/// Presses the last button of what is open, a moment later.
fn soon(selector: &str) -> String {
    format!("setTimeout(() => document.querySelector('{selector}').click(), {LEAD})")
}

async fn assert_locked_and_empty(device: &Device, plan: Plan) {
    device.arrive_at(&plan.heading()).await;
    device.reads("This round is kept on this device, locked.").await;
    assert_eq!(device.count("input:checked").await, 0, "something is ticked");
}

async fn crash_and_unlock(device: &Device, plan: Plan, code: &str) -> usize {
    device.chromium().kill().await;
    device.chromium().start_again().await;
    recover(device, plan, code).await
}

async fn recover(device: &Device, plan: Plan, code: &str) -> usize {
    device.type_address("#/desk").await;
    assert_locked_and_empty(device, plan).await;
    assert_open(device).await;
    unlock(device, code).await
}

/// Opens the report of the one release on this device.
async fn open_report(device: &Device, plan: Plan) {
    device.type_address("#/results").await;
    device.press(&format!("{}, {}", plan.team, plan.label)).await;
    device.arrive_at(&plan.heading()).await;
    device.until_shown(".report").await;
}

#[test]
fn a_browser_killed_while_a_round_is_opened_has_none_or_one_that_can_be_unlocked_or_discarded() {
    let plan = Plan::pulse(5);
    in_a_browser_of_its_own(async |device| {
        device.type_address("#/new").await;
        facilitator::fill_in(device, plan).await;
        // On the form before anything is pressed, and at last when the code can be read.
        let mut kills = vec![Kill::BeforeThePress];
        kills.extend([LEAD, 150, 300, 500].map(Kill::After));
        kills.push(Kill::WhenShown);
        for kill in kills {
            let press = soon("#open");
            let look = "const code = document.querySelector('#recovery-code'); return code ? code.textContent : ''";
            let code = match kill {
                Kill::BeforeThePress => device.chromium().kill_after("", Duration::ZERO, look).await,
                Kill::After(delay) => device.chromium().kill_after(&press, Duration::from_millis(delay), look).await,
                Kill::WhenShown => device.chromium().kill_when(&press, "the recovery code", look).await,
            };
            let code = code.as_str().unwrap_or_default();
            device.chromium().start_again().await;
            device.type_address("#/desk").await;
            eprintln!("killed {kill:?}, in milliseconds after opening: a code was shown: {}", !code.is_empty());
            if !code.is_empty() {
                assert_locked_and_empty(device, plan).await;
                assert_eq!(unlock(device, code).await, 0);
                facilitator::discard_round(device).await;
            } else if kept::round(device).await.is_some() {
                // Nobody has the code of a round that is there: the PIN can take it away.
                assert_ne!(kill, Kill::BeforeThePress, "a round was opened by itself");
                assert_locked_and_empty(device, plan).await;
                discard_locked_round(device).await;
            } else {
                device.arrive_at("No round is open").await;
            }
            assert_eq!(kept::round(device).await, None);
            device.type_address("#/new").await;
            facilitator::fill_in(device, plan).await;
        }
    });
}

#[test]
fn a_browser_killed_between_two_presses_loses_nothing_that_was_counted_and_keeps_nothing_that_was_not() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(7);
    let people: Vec<_> = (0..5).map(|number| mixed(&questions, number)).collect();
    in_a_browser_of_its_own(async |device| {
        device.type_address("#/new").await;
        facilitator::fill_in(device, plan).await;
        device.press("Open the round").await;
        device.arrive_at("Write down the recovery code").await;
        let code = device.texts("#recovery-code").await.concat();
        assert_eq!(crash_and_unlock(device, plan, &code).await, 0, "on the page with the code");

        answer_at_once(device, &questions, &people[0]).await;
        assert_eq!(crash_and_unlock(device, plan, &code).await, 1, "at the desk");

        // Windows of the same desk stand at every step of a sheet at once.
        device.press("Start answering").await;
        device.arrive_at("Before you start").await;
        for areas in 1..=questions.areas.len() + 1 {
            device.open_window().await;
            device.type_address("#/desk").await;
            assert_eq!(unlock(device, &code).await, 1);
            if areas > questions.areas.len() {
                fill_in_at_once(device, &questions, &people[1]).await;
                continue;
            }
            begin(device).await;
            for area in 0..areas - 1 {
                fill_in_area(device, &questions, &people[1], area).await;
                device.press("Next area").await;
            }
            device.arrive_at(&questions.areas[areas - 1].title).await;
            device.tick_in(&questions.statements[questions.areas[areas - 1].members[0]].text, "Agree").await;
        }
        assert_eq!(device.windows().await.len(), questions.areas.len() + 2);
        assert_eq!(crash_and_unlock(device, plan, &code).await, 1, "on the promise, in every area, and before sending");
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        device.settle().await;
        assert_eq!(device.count("input:checked").await, 0);
        device.type_address("#/desk").await;

        fill_in_at_once(device, &questions, &people[1]).await;
        send(device).await;
        assert_eq!(crash_and_unlock(device, plan, &code).await, 2, "on the page that says “Counted”");

        for person in &people[2..] {
            answer_at_once(device, &questions, person).await;
        }
        ask_to_close(device).await;
        device.reads("Close the round now?").await;
        assert_eq!(crash_and_unlock(device, plan, &code).await, 5, "before the answer to the last question");

        close_round(device, plan).await;
        device.chromium().kill().await;
        device.chromium().start_again().await;
        assert_released(device).await;
        device.type_address("#/desk").await;
        device.arrive_at("No round is open").await;
        open_report(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn a_browser_killed_right_after_send_has_counted_the_sheet_once_or_not_at_all() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(40);
    in_a_browser_of_its_own(async |device| {
        let code = open_round(device, plan).await;
        let mut counted: Vec<Vec<Tick>> = Vec::new();
        let mut told = Vec::new();
        // The last one has all the time it needs.
        let kills = (0..15).map(|step| Kill::After(LEAD + 4 * step)).chain([Kill::WhenShown]);
        for (number, kill) in kills.enumerate() {
            let person = mixed(&questions, number);
            fill_in_at_once(device, &questions, &person).await;
            let counted_is_shown =
                format!("const heading = document.querySelector('main h1').textContent; return heading === '{COUNTED}' && heading");
            let seen = match kill {
                Kill::After(delay) => device.chromium().kill_after(&soon("#send"), Duration::from_millis(delay), HEADING).await,
                _ => device.chromium().kill_when(&soon("#send"), "the page that says “Counted”", &counted_is_shown).await,
            };
            device.chromium().start_again().await;
            let before = counted.len();
            let now = recover(device, plan, &code).await;
            assert!(now == before || now == before + 1, "{before} had answered, and now {now}");
            assert!(seen != COUNTED || now == before + 1, "“Counted” was shown, and after the crash the sheet was not counted");
            told.push(format!("{kill:?}: {}{}", now - before, if seen == COUNTED { ", said so" } else { "" }));
            if now > before {
                counted.push(person);
            }
        }
        eprintln!("counted when killed {}", told.join("; "));
        assert!(told.last().is_some_and(|last| last.ends_with("1, said so")), "what is shown as counted is not counted");
        while counted.len() < 5 {
            let person = mixed(&questions, 100 + counted.len());
            answer_at_once(device, &questions, &person).await;
            counted.push(person);
        }
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &counted).await;
    });
}

#[test]
fn a_browser_killed_while_a_round_closes_leaves_it_open_or_with_one_release_and_never_both_or_neither() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(6);
    let people: Vec<_> = (0..5).map(|number| mixed(&questions, number)).collect();
    in_a_browser_of_its_own(async |device| {
        let code = open_round(device, plan).await;
        for person in &people {
            answer_at_once(device, &questions, person).await;
        }
        let open_text = kept::round(device).await.unwrap_or_default();
        let mut told = Vec::new();
        let kills = (0..9).map(|step| Kill::After(LEAD + 5 * step)).chain([Kill::WhenShown]);
        for kill in kills {
            ask_to_close(device).await;
            let (press, address) = (soon("#close-question button[type=submit]"), "return location.hash");
            let report_is_shown = "return location.hash.startsWith('#/results') && location.hash";
            let seen = match kill {
                Kill::After(delay) => device.chromium().kill_after(&press, Duration::from_millis(delay), address).await,
                _ => device.chromium().kill_when(&press, "the report", report_is_shown).await,
            };
            device.chromium().start_again().await;
            let report_shown = seen.as_str().is_some_and(|hash| hash.starts_with("#/results"));
            let open = kept::round(device).await;
            told.push(format!(
                "{kill:?}: {}",
                if open.is_some() {
                    "open"
                } else if report_shown {
                    "closed, said so"
                } else {
                    "closed"
                }
            ));
            if open.is_some() {
                assert!(!report_shown, "the report was shown, and after the crash the round is open");
                assert_eq!(recover(device, plan, &code).await, 5);
            } else {
                assert_released(device).await;
                device.type_address("#/desk").await;
                device.arrive_at("No round is open").await;
                open_report(device, plan).await;
                assert_holds_exactly(device, &questions, &people).await;
                // As it was before closing, for the next kill.
                for batch in kept::releases(device).await.keys() {
                    kept::delete_release(device, batch).await;
                }
                kept::put(device, kept::ROUND, &json!(open_text)).await;
                device.reload().await;
                device.type_address("#/desk").await;
                assert_eq!(unlock(device, &code).await, 5);
            }
        }
        eprintln!("killed {}", told.join("; "));
        assert!(told.last().is_some_and(|last| last.ends_with("said so")), "the report was shown and the round is not closed");
        close_round(device, plan).await;
        assert_released(device).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn reloading_at_every_step_of_a_round_loses_no_sheet_and_counts_none_twice() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(6);
    let people: Vec<_> = (0..5).map(|number| mixed(&questions, number)).collect();
    on_a_device(async |device| {
        device.type_address("#/new").await;
        facilitator::fill_in(device, plan).await;
        device.reload().await;
        // Nothing of what was typed is there any more, and the form begins anew.
        device.led_to("#/new").await;
        assert_eq!(kept::entries(device).await.len(), 0);
        assert_eq!(device.js_text("return document.getElementById('team').value").await, "");
        facilitator::fill_in(device, plan).await;
        device.press("Open the round").await;
        device.arrive_at("Write down the recovery code").await;
        let code = device.texts("#recovery-code").await.concat();
        let reload = async |expected: usize| {
            device.reload().await;
            assert_eq!(recover(device, plan, &code).await, expected);
        };
        reload(0).await;
        assert!(!device.document().await.contains(&code));
        device.type_address("#/promise").await;
        device.arrive_at("Before you start").await;
        reload(0).await;
        for areas in 0..questions.areas.len() {
            begin(device).await;
            for area in 0..areas {
                fill_in_area(device, &questions, &people[0], area).await;
                device.press("Next area").await;
            }
            fill_in_area(device, &questions, &people[0], areas).await;
            reload(0).await;
        }
        for (number, person) in people.iter().enumerate() {
            fill_in_at_once(device, &questions, person).await;
            if number == 0 {
                reload(0).await;
                fill_in_at_once(device, &questions, person).await;
            }
            send(device).await;
            reload(number + 1).await;
        }
        ask_to_close(device).await;
        reload(5).await;
        close_round(device, plan).await;
        device.reload().await;
        device.arrive_at(&plan.heading()).await;
        assert_released(device).await;
        assert_holds_exactly(device, &questions, &people).await;
        device.type_address("#/desk").await;
        device.arrive_at("No round is open").await;
        assert_eq!(device.count("#answered").await, 0);
    });
}
