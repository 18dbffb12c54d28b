//! A question set as these tests read it: from the same file, by other code.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// The words of the five points, as the page writes them.
const FIVE: [&str; 5] = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
/// The option for who does not want to answer a statement.
pub const PREFER_NOT: &str = "Prefer not to answer";

/// A question set.
#[derive(Debug, Clone)]
pub struct Questions {
    /// Its file.
    pub file: Value,
    /// Whether the app has it already.
    pub built_in: bool,
    /// How many points the scale has.
    pub points: usize,
    /// The words of each point, lowest first.
    pub labels: Vec<String>,
    /// The areas in their order.
    pub areas: Vec<Area>,
    /// The statements in the order of asking.
    pub statements: Vec<Statement>,
}

/// An area.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Positions of its statements.
    pub members: Vec<usize>,
}

/// A statement.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Whether agreeing speaks against the area.
    pub reversed: bool,
}

impl Questions {
    /// The full form.
    pub fn full() -> Self {
        Self::built_in("full")
    }

    /// The pulse form.
    pub fn pulse() -> Self {
        Self::built_in("pulse")
    }

    fn built_in(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/question_set").join(name).with_extension("json");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("the question set {name} cannot be read: {error}"));
        let file = serde_json::from_str(&text).unwrap_or_else(|error| panic!("the question set {name} is not JSON: {error}"));
        Self { built_in: true, ..Self::of(file) }
    }

    /// The question set in a file.
    pub fn of(file: Value) -> Self {
        let word = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{value} should be a text")).to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let points = file["scale"]["points"].as_u64().and_then(|points| usize::try_from(points).ok()).unwrap_or_default();
        let given: Vec<String> = list(&file["scale"]["labels"]).iter().map(word).collect();
        let labels = if given.is_empty() { FIVE.map(str::to_owned).to_vec() } else { given };
        assert_eq!(labels.len(), points, "a question set with other than five points needs labels");
        let members = |area: &Value| {
            let all = list(&file["statements"]);
            (0..all.len()).filter(|&at| all[at]["area"] == *area).collect::<Vec<_>>()
        };
        let areas = list(&file["areas"])
            .iter()
            .map(|area| Area { id: word(&area["id"]), title: word(&area["title"]), members: members(&area["id"]) })
            .collect();
        let statements = list(&file["statements"])
            .iter()
            .map(|statement| Statement {
                id: word(&statement["id"]),
                text: word(&statement["text"]),
                reversed: statement["reversed"].as_bool().unwrap_or(false),
            })
            .collect();
        Self { file, built_in: false, points, labels, areas, statements }
    }
}

/// What somebody does with a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// Ticks this point.
    Point(usize),
    /// Ticks "prefer not to answer".
    PreferNot,
    /// Leaves it.
    Nothing,
}

/// The answers of a person, one a statement: a digit is a point, `x` is "prefer not to answer", `.` is nothing; spaces only help to read.
pub fn sheet(written: &str) -> Vec<Tick> {
    written
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match (c, c.to_digit(10)) {
            ('x', _) => Tick::PreferNot,
            ('.', _) => Tick::Nothing,
            (_, Some(point)) => Tick::Point(point as usize),
            _ => panic!("`{c}` is no answer"),
        })
        .collect()
}
