//! How long somebody waits: from opening the address until the first heading of the app is there, and until the first statement can be
//! answered, on a slow phone and a slow line; and from a link with results until their whole report is there, in an app that has loaded.
//!
//! Each time a browser with an empty store opens the build in `CANDOUR_DIST`, its processor slowed down four times, over 1.6 Mbit/s with
//! 150 ms to each answer. The heading is that of the start page. For the statement a script in the page does without delay what people
//! do: it fills in the form for a round, hands over and starts. The server sends files as they are; a host that compresses
//! them sends about a third.

use candour_e2e::device::in_a_browser_of_its_own;
use candour_e2e::questions::Questions;
use candour_e2e::release_file::link_text;
use candour_e2e::samples;
use serde_json::json;

/// How often each is measured; the middle one counts.
const RUNS: usize = 7;

/// How often a report is opened in one visit.
const REPORTS: usize = 15;

/// Notes when the first heading of the app can be seen, in milliseconds since the address was opened.
const LOOK: &str = "
    const look = () => {
        if (document.querySelector('main:not(#boot) h1')) {
            window.waited = performance.now();
            return;
        }
        setTimeout(look, 5);
    };
    look();";

/// Walks to the first statement and notes when it can be answered.
const WALK: &str = "
    const typed = { team: 'Bench', label: 'load', people: '8', host: 'Bench', readers: 'Bench', when: 'at once', pin: '2580' };
    let sent = null;
    const step = () => {
        const find = (selector) => document.querySelector(selector);
        if (window.waited === undefined && find('fieldset.statement input')) {
            window.waited = performance.now();
            return;
        }
        const form = location.hash.startsWith('#/new') ? find('main form') : null;
        if (form && form !== sent) {
            // Each step of the form once.
            sent = form;
            for (const field of form.querySelectorAll('input')) {
                if (field.id in typed) {
                    field.value = typed[field.id];
                    field.dispatchEvent(new Event('input', { bubbles: true }));
                }
            }
            form.requestSubmit();
        } else if (location.hash === '#/recovery') {
            find('main .actions button')?.click();
        } else if (find('#start')) {
            find('#start').click();
        } else if (find('#begin')) {
            find('#begin').click();
        }
        setTimeout(step, 5);
    };
    step();";

/// Opens a link with results and notes how long it takes until the last part of their report is in the page, painting left out.
const REPORT: &str = "
    window.waited = undefined;
    const observer = new MutationObserver(() => {
        if (document.querySelector('.how-to-read')) {
            window.waited = performance.now() - start;
            observer.disconnect();
        }
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const start = performance.now();
    location.hash = arguments[0];";

fn main() {
    for (what, address, script) in [("first heading", "", LOOK), ("first statement", "#/new", WALK)] {
        print_times(what, (0..RUNS).map(|_| visit(address, script)).collect());
    }
    print_times("report", reports());
}

fn print_times(what: &str, mut times: Vec<f64>) {
    println!("{what} after (ms): {}", times.iter().map(|time| format!("{time:.0}")).collect::<Vec<_>>().join(", "));
    times.sort_by(f64::total_cmp);
    println!("median of {}: {what} after {:.0} ms", times.len(), times[times.len() / 2]);
}

/// The milliseconds that each of [`REPORTS`] reports on 22 people takes on a processor slowed down four times.
fn reports() -> Vec<f64> {
    let link = format!("#r={}", link_text(&samples::release(&Questions::full(), 22)));
    in_a_browser_of_its_own(async |device| {
        device.load_at("#/results").await;
        device.until_shown("main h1").await;
        device.chromium().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
        let mut times = Vec::new();
        for _ in 0..REPORTS {
            device.js(REPORT, &[json!(link)]).await;
            times.push(device.js_until("the report", "return window.waited", &[]).await.as_f64().unwrap_or(f64::NAN));
            device.js("location.hash = '#/results'", &[]).await;
            device.arrive_at("Read results").await;
        }
        times
    })
}

/// One first visit. Gives the milliseconds until what the script looks for was there.
fn visit(address: &str, script: &str) -> f64 {
    in_a_browser_of_its_own(async |device| {
        device.chromium().cdp("Network.enable", json!({})).await;
        device.chromium().cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
        let line = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000 });
        device.chromium().cdp("Network.emulateNetworkConditions", line).await;
        device.chromium().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
        device.chromium().before_each_load(script).await;
        device.load_at(address).await;
        let waited = device.js_until("what is waited for", "return window.waited", &[]).await;
        // The round ends with the browser; the page need not ask before it goes.
        device.js("window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)", &[]).await;
        waited.as_f64().unwrap_or(f64::NAN)
    })
}
