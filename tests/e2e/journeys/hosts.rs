//! Hosts that send another page in the place of a file, and browsers that keep it: the app starts, or the page says what to do.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::{Appearance, Device, on_a_device};
use candour_e2e::site::UNDER;
use serde_json::json;
use std::fs;

/// What the page says by itself, without any script.
const SAYS: &str = "If this message stays for more than ten seconds";

/// The one file of the build whose name begins and ends like this.
fn file(device: &Device, begins: &str, ends: &str) -> String {
    let files = fs::read_dir(device.site().folder()).unwrap_or_else(|error| panic!("no folder: {error}"));
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut found = names.filter(|name| name.starts_with(begins) && name.ends_with(ends));
    found.next().unwrap_or_else(|| panic!("no file {begins}…{ends}"))
}

/// Loads the page again, also past the browser's store, and waits until the browser has done with it, whether the app starts or not.
async fn load_again(device: &Device, past_the_store: bool) {
    device.js("window[Symbol.for('before')] = true", &[]).await;
    device.chromium().cdp("Page.reload", json!({ "ignoreCache": past_the_store })).await;
    let loaded = "return window[Symbol.for('before')] === undefined && document.readyState === 'complete'";
    device.js_until("the page again", loaded, &[]).await;
}

/// The host loses these files, sends its page in their place, and the browser keeps that. Then the host finds them again.
async fn keep_the_page_in_the_place_of(device: &Device, files: impl IntoIterator<Item = String>) {
    device.site().let_browsers_keep_files();
    device.site().fall_back_to_the_page(true);
    device.site().lose(files);
    load_again(device, false).await;
    device.until_shown("#boot").await;
    device.site().fall_back_to_the_page(false);
    device.site().lose([]);
}

/// Waits until the boot page would have waited long enough, without waiting for it.
async fn ten_seconds_later(device: &Device) {
    let delay = "return document.querySelector('.boot-late').getAnimations()[0]?.effect.getTiming().delay";
    assert_eq!(device.js_until("the wait", delay, &[]).await, json!(10_000));
    device.js("document.querySelector('.boot-late').getAnimations()[0].finish()", &[]).await;
}

#[test]
fn a_page_that_the_browser_keeps_in_the_place_of_the_start_script_says_what_to_do() {
    on_a_device(async |device| {
        let boot = file(device, "boot-", ".js");
        keep_the_page_in_the_place_of(device, [boot.clone()]).await;
        for _ in 0..3 {
            load_again(device, false).await;
            assert_eq!(device.count("h1").await, 0, "the browser should have kept the page");
        }
        assert!(!device.text().await.contains(SAYS), "it is said too early");
        ten_seconds_later(device).await;
        device.reads(SAYS).await;
        device.reads("Please reload the page with the Shift key held down.").await;
        device.reads("Nothing that you have saved is lost.").await;
        for appearance in [Appearance::Light, Appearance::Dark] {
            device.chromium().look_like(appearance).await;
            device.reads(SAYS).await;
            let late = device.js("return getComputedStyle(document.querySelector('.boot-late')).animationDelay", &[]).await;
            assert_eq!(late, json!("10s"), "also where nothing is to move");
        }
        // What it says helps.
        load_again(device, true).await;
        device.until_shown("main h1").await;
        load_again(device, false).await;
        device.until_shown("main h1").await;
        // Here the browser is meant to complain.
        assert!(device.console().await.iter().any(|line| line.contains(&boot)));
    });
}

#[test]
fn without_its_stylesheet_the_page_says_at_once_what_to_do_when_it_does_not_start() {
    on_a_device(async |device| {
        let files = [file(device, "boot-", ".js"), file(device, "app-", ".css")];
        keep_the_page_in_the_place_of(device, files).await;
        load_again(device, false).await;
        device.reads(SAYS).await;
        assert!(!device.console().await.is_empty());
    });
}

#[test]
fn a_page_that_the_browser_keeps_in_the_place_of_script_style_or_app_is_fetched_past_and_replaced() {
    on_a_device(async |device| {
        let files = [file(device, "candour-", ".js"), file(device, "app-", ".css"), file(device, "candour_bg-", ".wasm")];
        keep_the_page_in_the_place_of(device, files.clone()).await;
        load_again(device, false).await;
        device.until_shown("main h1").await;
        let styled = "return [...document.styleSheets].some(sheet => sheet.cssRules.length > 100)";
        device.js_until("the looks", styled, &[]).await;
        device.press("Run a survey").await;
        device.arrive_at("Run a survey").await;
        assert!(!device.console().await.is_empty());
        // What is kept now is right.
        let before = device.site().requests().len();
        load_again(device, false).await;
        device.until_shown("main h1").await;
        device.js_until("the looks", styled, &[]).await;
        assert!(device.console().await.is_empty(), "the browser has kept a wrong file");
        let asked = device.site().requests()[before..].join("\n");
        assert!(files.iter().all(|file| !asked.contains(file.as_str())), "{asked}");
    });
}

#[test]
fn a_host_that_sends_its_page_in_the_place_of_a_file_is_found_out() {
    for (begins, ends) in [("candour-", ".js"), ("candour_bg-", ".wasm")] {
        on_a_device(async |device| {
            device.site().fall_back_to_the_page(true);
            device.site().lose([file(device, begins, ends)]);
            load_again(device, false).await;
            device.reads("Candour was not started, to keep you safe").await;
            assert!(!device.text().await.contains(SAYS));
            assert!(!device.console().await.is_empty());
        });
    }
}

#[test]
fn a_file_that_is_not_there_is_answered_by_a_page_of_its_own() {
    on_a_device(async |device| {
        let folder = device.site().folder();
        let page = fs::read_to_string(folder.join("404.html")).unwrap_or_else(|error| panic!("no 404.html: {error}"));
        let sums = fs::read_to_string(folder.join("SHA256SUMS")).unwrap_or_else(|error| panic!("no SHA256SUMS: {error}"));
        assert!(sums.contains("  404.html"), "it is not among the checksums");
        assert!(!page.contains("<script") && page.contains("default-src 'none'"));
        let url = format!("{}404.html", device.site().url());
        device.chromium().cdp("Page.navigate", json!({ "url": url })).await;
        device.arrive_at("There is no such page").await;
        assert_eq!(Axe::read().violations(device).await, [""; 0]);
        device.reads("choose “Read results”, and paste it there").await;
        device.press("Go to the start").await;
        device.reads("Run a survey").await;
        assert_eq!(device.js_text("return location.pathname").await, UNDER);
    });
}

#[test]
fn a_browser_with_half_a_webassembly_is_told_what_to_do() {
    let halves = [
        "window.WebAssembly = {}",
        "window.WebAssembly = undefined",
        "Object.defineProperty(window, 'WebAssembly', { get() { throw new TypeError('locked down') } })",
        "WebAssembly.validate = () => false",
        "delete WebAssembly.CompileError; WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new Error('no'))",
    ];
    for (number, half) in halves.into_iter().enumerate() {
        on_a_device(async |device| {
            device.chromium().before_each_load(half).await;
            load_again(device, false).await;
            let says = if number < 4 { "This browser cannot run Candour" } else { "Candour could not start" };
            device.reads(says).await;
            if number < 4 {
                device.reads("Apple’s Lockdown Mode switches it off too.").await;
            }
        });
    }
}
