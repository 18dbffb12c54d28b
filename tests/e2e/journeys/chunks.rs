//! The parts of the app that answering does not need: when they are fetched, and what happens when they do not come.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::{Device, LOOK_AGAIN, PATIENCE, in_a_browser_of_its_own, on_a_device, on_a_device_with};
use candour_e2e::facilitator::{Plan, ask_to_close, close_round, open_round, unlock};
use candour_e2e::person::answer;
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::site::{Site, UNDER};
use candour_pack::checksums::hex;
use sha2::{Digest, Sha256};
use std::fs;
use std::time::Instant;

/// What a page says whose chunk is not here.
const NOT_HERE: &str = "This page is not here";

/// A page of each chunk, with its heading.
const PAGES: [(&str, &str); 3] = [("#/new", "Run a survey"), ("#/results", "Read results"), ("#/about", "About and settings")];

/// The heading of the page once it is neither loading nor looking for its chunk.
async fn heading(device: &Device) -> String {
    let script =
        "const heading = document.querySelector('main h1')?.textContent; return heading?.startsWith('One moment') ? null : heading";
    device.js_until("the page or the notice", script, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn visit(device: &Device, address: &str) -> String {
    device.type_address(address).await;
    device.js_until("the address", "return location.hash === arguments[0]", &[address.into()]).await;
    heading(device).await
}

/// Waits until the chunks were asked for, and answered.
async fn all_asked_for(device: &Device) {
    let files: Vec<_> = Site::chunk_files().into_iter().map(serde_json::Value::from).collect();
    let script = "
        const asked = performance.getEntriesByType('resource').filter(entry => entry.responseEnd > 0).map(entry => entry.name);
        return [...arguments].every(file => asked.some(name => name.endsWith(file)))";
    device.js_until("the chunks", script, &files).await;
}

#[test]
fn the_app_comes_in_chunks_with_names_that_change_with_their_content() {
    on_a_device(async |device| {
        let files = Site::chunk_files();
        assert!(files.len() >= PAGES.len(), "{files:?}");
        for name in files {
            let bytes = fs::read(device.site().folder().join(&name)).expect("a file of the build");
            let sum = hex(&Sha256::digest(bytes));
            assert!(name.ends_with(&format!("-{}.wasm", &sum[..16])), "{name}");
        }
    });
}

#[test]
fn every_chunk_is_asked_for_at_the_start_and_none_later() {
    // In a context of its own a browser that others use asks for the icon on every page.
    in_a_browser_of_its_own(async |device| {
        all_asked_for(device).await;
        let first = device.site().requests();
        for name in Site::chunk_files() {
            let asked = first.iter().filter(|request| **request == format!("GET {UNDER}{name} 200")).count();
            assert_eq!(asked, 1, "{name} in {first:#?}");
        }
        for (address, title) in PAGES {
            assert_eq!(visit(device, address).await, title);
        }
        for address in ["#/example", "#/guide", "#/join", "#/desk", "#/nowhere", "#/"] {
            assert_ne!(visit(device, address).await, NOT_HERE);
        }
        assert_eq!(device.site().requests(), first, "something was asked for later");
    });
}

#[test]
fn a_chunk_that_cannot_be_fetched_costs_its_own_pages_until_it_is_asked_for_again() {
    for name in Site::chunk_files() {
        on_a_device_with(
            |scratch| {
                let site = Site::start(scratch);
                site.lose([name.clone()]);
                site
            },
            async |device| {
                all_asked_for(device).await;
                device.site().lose([]);
                let mut missed = 0;
                for (address, title) in PAGES {
                    let shown = visit(device, address).await;
                    if shown == NOT_HERE {
                        missed += 1;
                        device.reads("Everything else works, and an open round goes on.").await;
                        device.press("Fetch it again").await;
                        device.arrive_with_focus_at(title).await;
                    } else {
                        assert_eq!(shown, title, "without {name}");
                    }
                }
                device.type_address("#/").await;
                open_round(device, Plan::pulse(5)).await;
                if device.count("#fetch-again").await > 0 {
                    missed += 1;
                    device.press("Fetch it again").await;
                    device.until_gone("#fetch-again").await;
                }
                ask_to_close(device).await;
                device.press("Keep it open").await;
                assert!(missed > 0, "nothing needs {name}");
                // Here the browser is meant to complain.
                device.complaints_are_meant().await;
            },
        );
    }
}

/// Reloads the desk while the host has nothing but what the first screen needs, and fetches the desk's own chunk when it has.
async fn reload_and_fetch_the_desk_only(device: &Device, code: &str) {
    device.site().lose(Site::chunk_files());
    device.reload().await;
    device.arrive_at(NOT_HERE).await;
    assert_eq!(Axe::read().violations(device).await, [""; 0]);
    device.press("Fetch it again").await;
    device.until_shown("#fetch-again").await;
    device.site().lose([]);
    device.press("Fetch it again").await;
    unlock(device, code).await;
    device.site().lose(Site::chunk_files());
}

#[test]
pub fn a_locked_round_waits_for_its_chunk_and_goes_on_without_any_other() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        let plan = Plan::pulse(5);
        let code = open_round(device, plan).await;
        reload_and_fetch_the_desk_only(device, &code).await;
        for person in ["41324251", "24153342", "51425142", "33243x21", "15.52413"] {
            answer(device, &questions, &sheet(person)).await;
        }
        ask_to_close(device).await;
        device.press("Close and show the results").await;
        device.arrive_at(NOT_HERE).await;
        device.site().lose([]);
        device.press("Fetch it again").await;
        device.arrive_with_focus_at(&plan.heading()).await;
        device.until_shown(".report").await;
        device.complaints_are_meant().await;
    });
}

#[test]
pub fn the_promise_says_when_its_preview_is_not_here() {
    on_a_device(async |device| {
        let code = open_round(device, Plan::pulse(5)).await;
        reload_and_fetch_the_desk_only(device, &code).await;
        device.press("Start answering").await;
        device.arrive_at("Before you start").await;
        device.click("main details:last-of-type summary").await;
        device.reads("A part of Candour did not arrive").await;
        device.site().lose([]);
        device.press("Fetch it again").await;
        device.until_shown("main details .report").await;
        device.arrive_at("Before you start").await;
        device.complaints_are_meant().await;
    });
}

#[test]
fn a_chunk_that_was_changed_is_refused() {
    let files = Site::chunk_files();
    on_a_device_with(
        |scratch| Site::start_changed(scratch, |name| files.iter().any(|file| file == name)),
        async |device| {
            for (address, _) in PAGES {
                assert_eq!(visit(device, address).await, NOT_HERE);
                device.press("Fetch it again").await;
                assert_eq!(heading(device).await, NOT_HERE);
            }
            // Each file was asked for twice before it was given up. The browser may say so a little later.
            let start = Instant::now();
            let mut console = device.console().await;
            let refusals = |console: &[String], file: &str| {
                console.iter().filter(|line| line.contains(file) && line.contains("integrity checks failed")).count()
            };
            while !files.iter().all(|file| refusals(&console, file) >= 2) {
                assert!(start.elapsed() < PATIENCE, "the browser refused too few files: {console:#?}");
                tokio::time::sleep(LOOK_AGAIN).await;
                console.extend(device.console().await);
            }
        },
    );
}

#[test]
fn a_host_that_does_not_know_wasm_serves_every_page() {
    on_a_device_with(
        |scratch| {
            let site = Site::start(scratch);
            site.forget_type_of_wasm();
            site
        },
        async |device| {
            for (address, title) in PAGES {
                assert_eq!(visit(device, address).await, title);
            }
            close_round_of_five(device).await;
        },
    );
}

async fn close_round_of_five(device: &Device) {
    let (questions, plan) = (Questions::pulse(), Plan::pulse(5));
    device.type_address("#/").await;
    open_round(device, plan).await;
    for _ in 0..5 {
        answer(device, &questions, &sheet("41324251")).await;
    }
    close_round(device, plan).await;
}
