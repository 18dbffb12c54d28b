//! Who reads a report: its tables, as rows of texts.

use crate::counting::count;
use crate::device::Device;
use crate::questions::{Questions, Tick};
use crate::release_file::{Facts, make};
use serde_json::Value;
use std::collections::BTreeMap;

/// A row of a table: its heading and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the row is about.
    pub heading: String,
    /// The cells after it.
    pub cells: Vec<String>,
}

impl Row {
    /// Whether this is its heading, with or without what says that a statement is worded the other way round.
    pub fn is_about(&self, heading: &str) -> bool {
        self.heading.strip_prefix(heading).is_some_and(|rest| rest.is_empty() || rest == " (worded the other way round)")
    }
}

/// The table of the areas.
pub async fn area_table(device: &Device) -> Vec<Row> {
    rows(device, ".report > .table-details table").await
}

/// The rows of all tables of statements. Inside an area they stand in the order of reading.
pub async fn statement_tables(device: &Device) -> Vec<Row> {
    rows(device, ".area-statements table").await
}

/// The row with this heading, which may say besides that it is worded the other way round.
pub fn row_about<'a>(rows: &'a [Row], heading: &str) -> &'a Row {
    rows.iter().find(|row| row.is_about(heading)).unwrap_or_else(|| panic!("no row is about {heading}"))
}

/// The sentence with the counts of each statement, by the statement's words.
pub async fn statement_sentences(device: &Device) -> BTreeMap<String, String> {
    let part = |name: &str| format!("row.querySelector('.statement-{name}')?.textContent.trim().replace(/\\s+/g, ' ') ?? ''");
    let script = format!("return [...document.querySelectorAll('.statement-row')].map(row => [{}, {}])", part("text"), part("counts"));
    let rows = device.js(&script, &[]).await;
    let text = |cell: &Value| cell.as_str().unwrap_or_default().to_owned();
    rows.as_array().into_iter().flatten().map(|row| (text(&row[0]), text(&row[1]))).collect()
}

/// Saves the release on the page as a file: its name and its content.
pub async fn save_file(device: &Device) -> (String, String) {
    device.press("Save the results file").await;
    device.saved_file().await
}

/// Saves the release on the page and compares every number in it with these sheets, counted by other code.
pub async fn assert_holds_exactly(device: &Device, questions: &Questions, sheets: &[Vec<Tick>]) {
    let (_, saved) = save_file(device).await;
    let saved: Value = serde_json::from_str(&saved).unwrap_or_else(|error| panic!("this is not JSON: {error}\n{saved}"));
    let facts = Facts { team: "", label: "", invited: 0 };
    let expected = make(questions, &count(questions, sheets), facts);
    for part in ["sheets", "areas", "statements"] {
        assert_eq!(saved[part], expected[part], "{part} of {} sheets", sheets.len());
    }
}

async fn rows(device: &Device, table: &str) -> Vec<Row> {
    let script = "return [...document.querySelectorAll(arguments[0] + ' tbody tr')]
        .map(row => [...row.children].map(cell => cell.textContent.trim()))";
    let rows = device.js(script, &[table.into()]).await;
    let text = |cell: &Value| cell.as_str().unwrap_or_default().to_owned();
    let rows = rows.as_array().cloned().unwrap_or_default();
    rows.iter()
        .filter_map(|row| row.as_array()?.split_first())
        .map(|(heading, cells)| Row { heading: text(heading), cells: cells.iter().map(text).collect() })
        .collect()
}

/// Opens the file of a release on the page for results.
pub async fn open_file(device: &Device, content: &str) {
    device.type_address("#/results").await;
    device.arrive_at("Read results").await;
    device.choose_file("Choose a results file", "results.json", content.as_bytes()).await;
}
