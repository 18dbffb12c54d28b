//! What the page asks of the network: its own files once, and nothing afterwards.

use candour_e2e::device::on_a_device;
use candour_e2e::facilitator::{Plan, close_round, open_round};
use candour_e2e::person::answer;
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::report::save_file;
use candour_e2e::site::{Site, UNDER};
use std::collections::BTreeSet;

#[test]
fn the_page_asks_the_network_for_nothing_after_the_first_load() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        let chunks = Site::chunk_files();
        let parts: Vec<_> = chunks.iter().map(|name| name.as_str().into()).collect();
        let script = "
            const here = performance.getEntriesByType('resource').filter(entry => entry.responseEnd > 0).map(entry => entry.name);
            return [...arguments].every(file => here.some(name => name.endsWith(file)))";
        device.js_until("the whole app", script, &parts).await;
        let first = device.site().requests();
        let plan = Plan::pulse(5);
        open_round(device, plan).await;
        for person in ["41324251", "24153342", "51425142", "33243x21", "15.52413"] {
            answer(device, &questions, &sheet(person)).await;
        }
        close_round(device, plan).await;
        save_file(device).await;
        device.press("Tables, web page, pictures").await;
        device.press("Save as a table (CSV)").await;
        device.saved_file().await;
        for address in ["#/example", "#/guide", "#/about", "#/results", "#/join", "#/nowhere", "#/"] {
            device.type_address(address).await;
            device.js_until("the page", "return location.hash === arguments[0]", &[address.into()]).await;
            device.until_shown("main h1").await;
        }

        let all = device.site().requests();
        assert_eq!(all, first, "after the first load the page asked for more");
        let once: BTreeSet<&String> = all.iter().collect();
        assert_eq!(once.len(), all.len(), "something was fetched twice: {all:#?}");
        assert!(all.iter().all(|request| request.starts_with("GET ") && request.ends_with(" 200")), "{all:#?}");
        // The page, its style and that of the chunks, the start script, the app in two files and its chunks: more would be a mistake worth a look. No icon, which some
        // browsers ask for again at every change of the address.
        assert_eq!(all.len() - chunks.len(), 6, "{all:#?}");

        let origin = device.site().url().trim_end_matches(UNDER).to_owned();
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
        for resource in device.js_list(script, &[]).await {
            let path = resource.strip_prefix(&origin).unwrap_or_else(|| panic!("{resource} is not from the page's own host"));
            assert!(all.contains(&format!("GET {path} 200")), "{resource} did not reach the server");
        }
    });
}

/// Every way there is to send something from a page, each to the address in `arguments[0]`.
const WAYS_OUT: &str = "
    const add = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
    const ways = {
        fetch: () => fetch(there).catch(() => {}),
        beacon: () => navigator.sendBeacon(there, 'x'),
        request: () => { const request = new XMLHttpRequest(); request.open('POST', there); request.send('x') },
        socket: () => new WebSocket(there.replace('http', 'ws')),
        events: () => new EventSource(there),
        image: () => add('img', { src: there }),
        video: () => add('video', { src: there }),
        font: () => new FontFace('x', `url(${there})`).load().catch(() => {}),
        style: () => add('link', { rel: 'stylesheet', href: there }),
        script: () => add('script', { src: there }),
        inline: () => add('script', { textContent: 'fetch(there)' }),
        frame: () => add('iframe', { src: there }),
        object: () => add('object', { data: there }),
        worker: () => new Worker(there),
        form: () => { const form = Object.assign(document.createElement('form'), { action: there, method: 'post' }); document.body.append(form); form.submit() },
        eval: () => eval('fetch(there)'),
    };
    const open = [];
    for (const [name, leave] of Object.entries(ways)) {
        const refused = new Promise(resolve => document.addEventListener('securitypolicyviolation', () => resolve(true), { once: true }));
        try { leave() } catch (error) { continue }
        const soon = new Promise(resolve => setTimeout(resolve, 1000, false));
        if (!await Promise.race([refused, soon])) open.push(name);
    }
    return open;";

#[test]
pub fn the_page_can_send_nothing_to_another_host() {
    on_a_device(async |device| {
        // To a browser another port is another host.
        let other = Site::serve(device.site().folder(), &device.scratch().join("other"));
        let script = format!("const there = {}; {WAYS_OUT}", serde_json::json!(other.url()));
        let open = device.js_async(&script).await;
        assert_eq!(open, serde_json::json!([]), "the content security policy leaves these ways open");
        assert!(other.requests().is_empty(), "the other host was asked: {:?}", other.requests());
        // Here the browser is meant to complain.
        device.complaints_are_meant().await;
    });
}

#[test]
#[should_panic(expected = "the browser's console has messages")]
fn a_journey_with_a_message_in_the_console_has_failed() {
    on_a_device(async |device| {
        device.js("console.info('by the way')", &[]).await;
    });
}
