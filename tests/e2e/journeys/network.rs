//! What the page asks of the network: its own files once, and nothing afterwards.

use candour_e2e::device::on_a_device;
use candour_e2e::facilitator::{Plan, close_round, open_round};
use candour_e2e::person::answer;
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::report::save_file;
use candour_e2e::site::UNDER;
use std::collections::BTreeSet;

#[test]
fn the_page_asks_the_network_for_nothing_after_the_first_load() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        let first = device.site().requests();
        let plan = Plan::pulse(5);
        open_round(device, plan).await;
        for person in ["41324251", "24153342", "51425142", "33243x21", "15.52413"] {
            answer(device, &questions, &sheet(person)).await;
        }
        close_round(device, plan).await;
        save_file(device).await;
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
        // The page, its style, the start script, the app in two files and an icon: more would be a mistake worth a look.
        assert!((5..=6).contains(&all.len()), "{all:#?}");

        let origin = device.site().url().trim_end_matches(UNDER).to_owned();
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
        for resource in device.js_list(script, &[]).await {
            let path = resource.strip_prefix(&origin).unwrap_or_else(|| panic!("{resource} is not from the page's own host"));
            assert!(all.contains(&format!("GET {path} 200")), "{resource} did not reach the server");
        }
    });
}
