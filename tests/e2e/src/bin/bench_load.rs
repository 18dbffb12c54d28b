//! How long somebody waits: from opening the address until the first heading of the app is there, and until the first statement can be
//! answered, on a slow phone and a slow line; and in an app that has loaded from a link with results until their whole report is there, from the
//! file of an earlier round until it stands beside the report, and from a press until a chart is there as a PNG.
//!
//! Each time a browser with an empty store opens the build in `CANDOUR_DIST`, its processor slowed down four times, over 1.6 Mbit/s with
//! 150 ms to each answer. The heading is that of the start page. For the statement a script in the page does without delay what people
//! do: it fills in the form for a round, hands over and starts. The server sends files as they are; a host that compresses
//! them sends about a third.

use candour_e2e::device::in_a_browser_of_its_own;
use candour_e2e::questions::Questions;
use candour_e2e::release_file::{canonical, link_text};
use candour_e2e::samples::round;
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

/// Waits for the file of an earlier round and notes how long it takes from then until all areas stand beside it, painting left out.
const COMPARE: &str = "
    window.waited = undefined;
    let start;
    document.getElementById('compare-file').addEventListener('change', () => { start = performance.now(); }, { capture: true });
    const observer = new MutationObserver(() => {
        if (document.querySelector('.since') && document.querySelector('.how-to-read')) {
            window.waited = performance.now() - start;
            observer.disconnect();
        }
    });
    observer.observe(document.querySelector('main'), { childList: true, subtree: true });";

/// Asks for the first chart as a PNG and notes how long it takes until it can be had.
const PICTURE: &str = "
    window.waited = undefined;
    document.querySelector('.offered-file')?.remove();
    const observer = new MutationObserver(() => {
        if (document.querySelector('.picture-files .offered-file a')) {
            window.waited = performance.now() - start;
            observer.disconnect();
        }
    });
    observer.observe(document.querySelector('.picture-files'), { childList: true, subtree: true });
    const start = performance.now();
    document.querySelector('[aria-label^=PNG]').click();";

fn main() {
    for (what, address, script) in [("first heading", "", LOOK), ("first statement", "#/new", WALK)] {
        print_times(what, (0..RUNS).map(|_| visit(address, script)).collect());
    }
    let [reports, comparisons, pictures] = of_a_report();
    print_times("report", reports);
    print_times("comparison", comparisons);
    print_times("picture", pictures);
}

fn print_times(what: &str, mut times: Vec<f64>) {
    println!("{what} after (ms): {}", times.iter().map(|time| format!("{time:.0}")).collect::<Vec<_>>().join(", "));
    times.sort_by(f64::total_cmp);
    println!("median of {}: {what} after {:.0} ms", times.len(), times[times.len() / 2]);
}

/// The milliseconds that each of [`REPORTS`] reports on 22 people, comparisons with 12 people and pictures takes on a processor slowed down
/// four times.
fn of_a_report() -> [Vec<f64>; 3] {
    let questions = Questions::full();
    let [earlier, later] = [(12, "Spring", "2026-03-02", 1), (22, "Autumn", "2026-09-07", 2)]
        .map(|(people, label, day, batch)| round(&questions, people, label, day, batch));
    let link = format!("#r={}", link_text(&later));
    let earlier = canonical(&earlier);
    in_a_browser_of_its_own(async |device| {
        device.load_at("#/results").await;
        device.until_shown("main h1").await;
        device.chromium().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
        let waited = async |what: &str| device.js_until(what, "return window.waited", &[]).await.as_f64().unwrap_or(f64::NAN);
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..REPORTS {
            device.js(REPORT, &[json!(link)]).await;
            times[0].push(waited("the report").await);
            device.js(COMPARE, &[]).await;
            device.press("Compare two rounds").await;
            device.choose_file("Open the file of an earlier round", "earlier.json", earlier.as_bytes()).await;
            times[1].push(waited("the comparison").await);
            device.press("Tables, web page, pictures").await;
            device.js(PICTURE, &[]).await;
            times[2].push(waited("the picture").await);
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
