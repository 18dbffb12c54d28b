//! When the app cannot start it says what happened, and never shows anything half.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::{Appearance, Device, on_a_device, on_a_device_with};
use candour_e2e::site::Site;

async fn says_when_not_started(device: &Device, words: &str) {
    device.reads(words).await;
    assert_eq!(device.count("#boot h1").await, 1);
    let axe = Axe::read();
    for appearance in [Appearance::Light, Appearance::Dark] {
        device.look_like(appearance).await;
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
        device.before_each_load("delete window.WebAssembly").await;
        device.load().await;
        says_when_not_started(device, "This browser cannot run Candour").await;
        device.reads("Please open this page in an up-to-date Firefox, Chrome, Edge or Safari.").await;
    });
}

#[test]
fn over_plain_http_from_another_machine_no_round_can_be_opened() {
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
