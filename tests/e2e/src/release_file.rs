//! Release files, made and read without Candour's own code.

use crate::counting::Count;
use crate::questions::Questions;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// What else stands in a release file.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Name of the team.
    pub team: &'static str,
    /// Name of the round.
    pub label: &'static str,
    /// How many people were asked.
    pub invited: u32,
}

/// The release file of a team, by the rules of release as privacy.md states them.
pub fn make(questions: &Questions, count: &Count, facts: Facts) -> Value {
    let few = |people: u32| (1..5).contains(&people);
    let (mut areas, mut statements) = (Map::new(), Map::new());
    for (area, sums) in questions.areas.iter().zip(&count.areas) {
        if sums.n < 5 {
            continue;
        }
        let mut released = json!({ "n": sums.n, "full": sums.full, "s1": sums.s1 });
        if area.members.len() > 2 || sums.n >= 8 {
            released["s2"] = sums.s2.into();
        }
        areas.insert(area.id.clone(), released);
        let most = area.members.iter().map(|&at| count.statements[at].n).max().unwrap_or(0);
        let lone_skippers = few(count.sheets - sums.full) || few(sums.n.max(most) - sums.full);
        for &at in &area.members {
            let counted = &count.statements[at];
            let counts = if counted.n >= 20 && !lone_skippers { counted.points.clone() } else { counted.bands() };
            if counted.n >= 8 {
                statements.insert(questions.statements[at].id.clone(), json!({ "n": counted.n, "counts": counts }));
            }
        }
    }
    let mut question_set = json!({ "hash": question_set_hash(questions), "id": questions.file["id"] });
    if !questions.built_in {
        question_set["definition"] = questions.file.clone();
    }
    with_digest(json!({
        "areas": areas,
        "batches": ["000102030405060708090a0b0c0d0e0f"],
        "format": "candour-release",
        "invited": facts.invited,
        "kind": "real",
        "label": facts.label,
        "opened": "2026-03-02",
        "origin": "shared-device",
        "question_set": question_set,
        "sheets": count.sheets,
        "statements": statements,
        "team": facts.team,
        "threshold": 5,
        "version": 1,
    }))
}

/// The same content with the digest that belongs to it.
pub fn with_digest(mut file: Value) -> Value {
    if let Some(fields) = file.as_object_mut() {
        fields.remove("digest");
    }
    file["digest"] = hex(&Sha256::digest(canonical(&file))).into();
    file
}

/// A file as the text of a link.
pub fn link_text(file: &Value) -> String {
    URL_SAFE_NO_PAD.encode(canonical(file))
}

/// Canonical JSON (RFC 8785): names sorted, no white space.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort();
            let fields: Vec<String> = names.into_iter().map(|name| format!("{}:{}", json!(name), canonical(&fields[name]))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(entries) => format!("[{}]", entries.iter().map(canonical).collect::<Vec<_>>().join(",")),
        plain => plain.to_string(),
    }
}

fn question_set_hash(questions: &Questions) -> String {
    let statements: Vec<Value> = questions.file["statements"].as_array().cloned().unwrap_or_default();
    let statements: Vec<Value> = statements
        .into_iter()
        .map(|mut statement| {
            statement["reversed"] = json!(statement["reversed"].as_bool().unwrap_or(false));
            statement
        })
        .collect();
    let content = json!({
        "areas": questions.file["areas"],
        "id": questions.file["id"],
        "labels": questions.file["scale"].get("labels").cloned().unwrap_or_else(|| json!([])),
        "points": questions.points,
        "statements": statements,
        "title": questions.file["title"],
    });
    hex(&Sha256::new().chain_update(b"candour question set 1\n").chain_update(canonical(&content)).finalize())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
