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
        let mut released = json!({ "n": sums.n, "s1": sums.s1 });
        if sums.n >= 8 {
            released["full"] = sums.full.into();
        }
        if sums.sd.is_some() {
            released["s2"] = sums.s2.into();
        }
        areas.insert(area.id.clone(), released);
        let most = area.members.iter().map(|&at| count.statements[at].n).max().unwrap_or(0);
        let lone_skippers = sums.n < 8 || few(count.sheets - sums.full) || few(sums.n.max(most) - sums.full);
        for &at in &area.members {
            let counted = &count.statements[at];
            let counts = if counted.n >= 20 && !lone_skippers { counted.points.clone() } else { counted.bands() };
            if counted.n >= 8 {
                statements.insert(questions.statements[at].id.clone(), json!({ "n": counted.n, "counts": counts }));
            }
        }
    }
    let [structure, wording] = question_set_hashes(questions);
    let mut question_set = json!({ "id": questions.file["id"], "structure_hash": structure, "wording_hash": wording });
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

/// What decides what a number means, and what people read.
fn question_set_hashes(questions: &Questions) -> [String; 2] {
    let file = &questions.file;
    let all = |list: &str, of: &dyn Fn(&Value) -> Value| file[list].as_array().map(|entries| entries.iter().map(of).collect::<Value>());
    let reversed = |statement: &Value| statement["reversed"].as_bool().unwrap_or(false);
    let structure = json!({
        "areas": all("areas", &|area| area["id"].clone()),
        "id": file["id"],
        "points": questions.points,
        "statements": all("statements", &|one| json!({ "area": one["area"], "id": one["id"], "reversed": reversed(one) })),
    });
    let wording = json!({
        "areas": all("areas", &|area| area["title"].clone()),
        "labels": file["scale"].get("labels").cloned().unwrap_or_else(|| json!([])),
        "statements": all("statements", &|statement| statement["text"].clone()),
        "title": file["title"],
    });
    [("structure", structure), ("wording", wording)]
        .map(|(what, content)| hex(&Sha256::digest(format!("candour question set {what} 1\n{}", canonical(&content)))))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
