//! How long somebody waits: from opening the address until the first statement can be answered, on a slow phone and a slow line.
//!
//! Each time a browser with an empty store opens the build in `CANDOUR_DIST`, its processor slowed down four times, over 1.6 Mbit/s with
//! 150 ms to each answer. A script in the page does without delay what people do: it fills in the form for a round, hands over and starts.
//! The server sends files as they are; a host that compresses them sends about a third.

use candour_e2e::device::in_a_browser_of_its_own;
use serde_json::{Value, json};

/// How often it is measured; the middle one counts.
const RUNS: usize = 7;

/// Walks to the first statement and notes when it can be answered, in milliseconds since the address was opened.
const WALK: &str = "
    const step = () => {
        const find = (selector) => document.querySelector(selector);
        if (window.waited === undefined && find('fieldset.statement input')) {
            window.waited = performance.now();
            return;
        }
        const type = (id, text) => {
            find(id).value = text;
            find(id).dispatchEvent(new Event('input', { bubbles: true }));
        };
        if (find('#team') && !window.opened) {
            window.shown = performance.now();
            window.opened = true;
            type('#team', 'Bench');
            type('#label', 'load');
            type('#host', 'Bench');
            type('#people', '8');
            type('#pin', '2580');
            find('form').requestSubmit();
        } else if (find('#recovery-code')) {
            find('.actions a').click();
        } else if (find('#start')) {
            find('#start').click();
        } else if (find('#begin')) {
            find('#begin').click();
        }
        setTimeout(step, 5);
    };
    step();";

fn main() {
    let mut runs: Vec<(f64, f64)> = (0..RUNS)
        .map(|run| {
            let times = in_a_browser_of_its_own(async |device| {
                device.cdp("Network.enable", json!({})).await;
                device.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
                let line = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000 });
                device.cdp("Network.emulateNetworkConditions", line).await;
                device.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
                device.before_each_load(WALK).await;
                device.load_at("#/new").await;
                let times = device.js_until("the first statement", "return window.waited && [window.shown, window.waited]", &[]).await;
                // The round ends with the browser; the page need not ask before it goes.
                device.js("window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)", &[]).await;
                times
            });
            let time = |at: usize| times.get(at).and_then(Value::as_f64).unwrap_or(f64::NAN);
            println!("run {}: first screen after {:.0} ms, first statement after {:.0} ms", run + 1, time(0), time(1));
            (time(0), time(1))
        })
        .collect();
    runs.sort_by(|first, second| first.1.total_cmp(&second.1));
    let (shown, answerable) = runs[RUNS / 2];
    println!("median of {RUNS}: first screen after {shown:.0} ms, first statement after {answerable:.0} ms");
}
