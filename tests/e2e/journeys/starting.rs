//! When the app cannot start or go on it says what happened, and never shows anything half.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::{Appearance, Device, on_a_device, on_a_device_with};
use candour_e2e::facilitator::{Plan, open_round};
use candour_e2e::person::begin;
use candour_e2e::questions::Questions;
use candour_e2e::site::Site;

async fn says_when_not_started(device: &Device, words: &str) {
    device.reads(words).await;
    assert_eq!(device.count("#boot h1").await, 1);
    let axe = Axe::read();
    for appearance in [Appearance::Light, Appearance::Dark] {
        device.chromium().look_like(appearance).await;
        assert_eq!(axe.violations(device).await, [""; 0], "{appearance:?}");
    }
}

#[test]
fn a_changed_app_file_is_refused_before_it_runs() {
    on_a_device_with(
        |scratch| Site::start_damaged(scratch, "wasm"),
        async |device| {
            says_when_not_started(device, "Candour was not started, to keep you safe").await;
            // Here the browser is meant to complain.
            assert!(device.console().await.iter().any(|line| line.contains("integrity")));
        },
    );
}

#[test]
fn a_browser_without_webassembly_is_told_what_to_do() {
    on_a_device(async |device| {
        device.chromium().before_each_load("delete window.WebAssembly").await;
        device.load().await;
        says_when_not_started(device, "This browser cannot run Candour").await;
        device.reads("Please open this page in an up-to-date Firefox, Chrome, Edge or Safari.").await;
    });
}

#[test]
pub fn over_plain_http_from_another_machine_no_round_can_be_opened() {
    on_a_device(async |device| {
        device.load_from_another_machine("#/new").await;
        device.reads("This address is not secure enough for a survey").await;
        device.reads("Use an address that begins with https").await;
        assert_eq!(device.count("form, input").await, 0);
        // Everything else works.
        device.press("Candour").await;
        device.press("See an example team").await;
        device.arrive_at("An example team").await;
        device.until_shown(".report").await;
    });
}

#[test]
fn a_mistake_in_the_program_takes_the_answers_off_the_page_and_says_so() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.tick_in(&questions.statements[0].text, "Strongly disagree").await;
        // A browser that makes no more elements: the program counts on them and stops.
        device.js("Document.prototype.createElement = () => { throw new TypeError('no more elements') }", &[]).await;
        device.press("Next area").await;
        device.reads("Candour has stopped because of a mistake of ours. Nothing was sent").await;
        device.reads("Please reload the page.").await;
        assert_eq!(device.count("input, h1, dd").await, 0, "nothing of the page is left");
        // Here the browser is meant to complain.
        let console = device.console().await.join("\n");
        assert!(!console.contains("Strongly disagree") && !console.contains(&questions.statements[0].text), "{console}");
        device.reload().await;
        device.reads("This round is kept on this device, locked.").await;
    });
}

/// Code that traps at once, called by the page itself.
const TRAP: &str = "const trap = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11))).exports.f;";

#[test]
fn a_trap_that_no_panic_goes_before_takes_the_answers_off_the_page_as_well() {
    let questions = Questions::pulse();
    for call in ["setTimeout(trap)", "Promise.resolve().then(trap)"] {
        on_a_device(async |device| {
            open_round(device, Plan::pulse(5)).await;
            begin(device).await;
            device.tick_in(&questions.statements[0].text, "Strongly disagree").await;
            device.js(&format!("{TRAP} {call}"), &[]).await;
            device.reads("Candour has stopped because of a mistake of ours. Nothing was sent").await;
            assert_eq!(device.count("input, h1, dd").await, 0, "nothing of the page is left");
            // Here the browser is meant to complain.
            assert!(!device.until_console_says("RuntimeError").await.is_empty());
        });
    }
}

#[test]
fn a_mistake_in_what_a_browser_adds_to_the_page_leaves_it_alone() {
    on_a_device(async |device| {
        device.press("Run a survey").await;
        device.js("setTimeout(() => { throw new Error('of an add-on') }); Promise.reject(new Error('of an add-on'))", &[]).await;
        assert!(!device.until_console_says("of an add-on").await.is_empty());
        device.settle().await;
        assert_eq!(device.count("main h1").await, 1);
    });
}
