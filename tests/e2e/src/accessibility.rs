//! axe-core, the usual checker for the accessibility rules a program can check.

use crate::device::Device;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// axe-core's source.
#[derive(Debug)]
pub struct Axe(String);

impl Axe {
    /// Reads it from the file that `CANDOUR_AXE` names, or from where npm puts it.
    pub fn read() -> Self {
        let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
        let path = env::var_os("CANDOUR_AXE").map_or(usual, PathBuf::from);
        let source = fs::read_to_string(&path);
        Self(source.unwrap_or_else(|error| panic!("axe-core is not at {}: {error}. `npm ci` installs it.", path.display())))
    }

    /// What is wrong with the page as it is now, a line for each rule and element.
    pub async fn violations(&self, device: &Device) -> Vec<String> {
        self.violations_but(device, &[]).await
    }

    /// The same without some rules, by their ids.
    pub async fn violations_but(&self, device: &Device, left_out: &[&str]) -> Vec<String> {
        if device.js("return typeof window.axe", &[]).await != json!("object") {
            device.js(&self.0, &[]).await;
        }
        let mut rules = json!({ "target-size": { "enabled": true } });
        for rule in left_out {
            rules[rule] = json!({ "enabled": false });
        }
        let script = format!("const rules = {rules}; {RUN}");
        match device.js_async(&script).await {
            Value::Array(found) => found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect(),
            other => panic!("axe-core does not run: {other}"),
        }
    }
}

/// Runs axe-core with all its rules but those that are off by themselves.
const RUN: &str = "
    const result = await axe.run(document, { resultTypes: ['violations'], rules });
    return result.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(' ')} ${node.failureSummary.replace(/\\s+/g, ' ')}`));";

/// Names for a script of the page: `contrast(one, other)` of two colours, each `[red, green, blue]` from 0 to 255 (WCAG 2.2, "contrast ratio").
pub const CONTRAST: &str = "
    const part = value => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    const contrast = (one, other) => {
        const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
        return (more + 0.05) / (less + 0.05);
    };";
