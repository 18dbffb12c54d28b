//! What a screen reader is told of the page with the statements.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, open_round};
use candour_e2e::person::begin;
use candour_e2e::questions::{PREFER_NOT, Questions};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The nodes of the accessibility tree that are not left out, in the order in which they are read. Chromium lists them level by level.
async fn nodes(device: &Device) -> Vec<Value> {
    device.chromium().cdp("Accessibility.enable", json!({})).await;
    let tree = device.chromium().cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let by_id: BTreeMap<&str, &Value> = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut read = Vec::new();
    let mut next: Vec<&Value> = nodes.iter().filter(|node| node["parentId"].is_null()).collect();
    while let Some(node) = next.pop() {
        let children = node["childIds"].as_array().into_iter().flatten();
        next.extend(children.rev().filter_map(|id| by_id.get(id.as_str()?)));
        if node["ignored"] != json!(true) {
            read.push(node.clone());
        }
    }
    read
}

fn name(node: &Value) -> &str {
    node["name"]["value"].as_str().unwrap_or_default().trim()
}

fn role(node: &Value) -> &str {
    node["role"]["value"].as_str().unwrap_or_default()
}

#[test]
fn each_statement_is_a_named_group_of_six_options_that_have_a_name_and_a_place() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        let area = &questions.areas[0];
        device.arrive_at(&area.title).await;
        device.tick_in(&questions.statements[area.members[0]].text, "Agree").await;
        let nodes = nodes(device).await;

        let groups: Vec<&str> = nodes.iter().filter(|node| role(node) == "group").map(name).collect();
        let statements: Vec<&str> = area.members.iter().map(|&at| questions.statements[at].text.as_str()).collect();
        assert_eq!(groups, statements);

        let radios: Vec<&Value> = nodes.iter().filter(|node| role(node) == "radio").collect();
        let mut labels: Vec<&str> = questions.labels.iter().map(String::as_str).collect();
        labels.push(PREFER_NOT);
        let expected: Vec<&str> = statements.iter().flat_map(|_| labels.iter().copied()).collect();
        assert_eq!(radios.iter().map(|radio| name(radio)).collect::<Vec<_>>(), expected, "in the order in which they are read");
        let is_checked = |radio: &&Value| {
            let properties = radio["properties"].as_array().cloned().unwrap_or_default();
            properties.iter().any(|property| property["name"] == "checked" && property["value"]["value"] == "true")
        };
        let checked: Vec<&str> = radios.iter().copied().filter(|radio| is_checked(radio)).map(name).collect();
        assert_eq!(checked, ["Agree"], "nothing is preselected, and what is ticked is said");

        // The place of an option is that among those of its name: browsers count radio buttons of one form that share it.
        let places = "return [...document.querySelectorAll('fieldset')].map(field => {
            const radios = [...field.querySelectorAll('input[type=radio]')];
            return [radios.length, new Set(radios.map(radio => radio.name)).size, new Set(radios.map(radio => radio.form)).size];
        })";
        assert_eq!(device.js(places, &[]).await, json!(vec![[6, 1, 1]; statements.len()]));
        let order: Vec<&str> = nodes.iter().filter(|node| matches!(role(node), "heading" | "button")).map(name).collect();
        assert_eq!(order.first().copied(), Some("Stop and wipe"), "the way out comes first: {order:?}");
        assert!(order.contains(&area.title.as_str()), "{order:?}");
    });
}
