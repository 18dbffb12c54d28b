//! The schemas and examples in `docs/schemas` say what the decoders do.

use crate::made_up::{Answers, complete, file_of, release, remove, signed};
use candour::json::canonical;
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::transfer::{plan_file, question_set_file, release_file};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::PathBuf;

fn file(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/schemas").join(name);
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_slice::<Value>(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn field<'a>(json: &'a Value, name: &str) -> Option<&'a Value> {
    json.get(name)
}

fn names(json: Option<&Value>) -> Vec<String> {
    match json {
        Some(Value::Object(fields)) => fields.keys().cloned().collect(),
        Some(Value::Array(names)) => {
            names.iter().filter_map(|name| if let Value::String(name) = name { Some(name.clone()) } else { None }).collect()
        }
        _ => Vec::new(),
    }
}

/// The paths of all fields of `example` that `schema` describes, each with whether the schema requires it. Fails on a field that the
/// schema does not know.
fn described(schema: &Value, example: &Value, at: &str, found: &mut Vec<(String, bool)>) {
    let path = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}/{name}") };
    match example {
        Value::Object(fields) => {
            let (properties, required) = (field(schema, "properties"), names(field(schema, "required")));
            let others = field(schema, "additionalProperties");
            for (name, value) in fields {
                match (properties.and_then(|properties| field(properties, name)), others) {
                    (Some(schema), _) => {
                        found.push((path(name), required.contains(name)));
                        described(schema, value, &path(name), found);
                    }
                    (None, Some(others @ Value::Object(_))) => described(others, value, &path(name), found),
                    (None, Some(Value::Bool(false))) => panic!("the schema does not know {}", path(name)),
                    (None, _) => {}
                }
            }
        }
        Value::Array(entries) => {
            let Some(schema) = field(schema, "items") else { panic!("no items at {at}") };
            for (index, value) in entries.iter().enumerate() {
                described(schema, value, &path(&index.to_string()), found);
            }
        }
        _ => {}
    }
}

/// A field that is taken out of an example, which has more than `least`, is missed by the reader where the schema requires it, and nowhere else.
fn requires_what_is_missed<T: Debug, E: Debug>(schema: &str, example: &Value, least: usize, decode: impl Fn(&[u8]) -> Result<T, E>) {
    let mut found = Vec::new();
    described(&file(schema), example, "", &mut found);
    assert!(found.len() > least, "{found:?}");
    for (path, required) in found {
        let mut less = example.clone();
        remove(&mut less, &path);
        let read = decode(canonical(&less).as_bytes());
        assert_eq!(read.is_err(), required, "{path}: {read:?}");
    }
}

/// A frozen example for each rung of the ladder: sums alone, bands, and counts of each point.
const RELEASES: [(&str, usize); 3] =
    [("release-6-people.example.json", 6), ("release-9-people.example.json", 9), ("release-21-people.example.json", 21)];

/// The release in an example: so many people on the pulse form, made up. One of them left one statement out, so that at nine people one area
/// of two statements is without its spread, and at 21 its statements are in bands.
fn example_release(people: usize) -> Release {
    let set = QuestionSet::pulse();
    let mut people: Vec<Answers> = complete(&set, people);
    people[4][2] = 0;
    release(&set, &people)
}

#[test]
fn the_example_of_a_question_set_is_read() {
    let example = file("question-set.example.json");
    let set = question_set_file::decode(canonical(&example).as_bytes()).expect("a question set");
    assert_eq!((set.id(), set.areas().len(), set.statements().len(), set.scale().lowest), ("meetings-1", 2, 5, 0));
    assert!(set.statements()[2].reversed && !set.statements()[0].reversed);
    assert_eq!(question_set_file::decode(question_set_file::encode(&set).as_bytes()), Ok(set));
}

#[test]
fn the_examples_of_releases_are_what_the_app_writes_and_reads() {
    for (name, people) in RELEASES {
        let example = file(name);
        let read = release_file::decode(canonical(&example).as_bytes()).expect("a release");
        assert_eq!(release_file::encode(&read), release_file::encode(&example_release(people)), "{name}");
    }
}

#[test]
fn the_examples_of_releases_hold_every_rung_of_the_ladder() {
    let (mut areas, mut statements) = (BTreeSet::new(), BTreeSet::new());
    for (name, _) in RELEASES {
        let example = file(name);
        areas.extend(example["areas"].as_object().expect("areas").values().map(|area| names(Some(area)).join(" ")));
        let counts = example["statements"].as_object().expect("statements").values().map(|statement| &statement["counts"]);
        statements.extend(counts.map(|counts| counts.as_array().expect("counts").len()));
    }
    assert_eq!(areas.iter().map(String::as_str).collect::<Vec<_>>(), ["full n s1", "full n s1 s2", "n s1"]);
    assert_eq!(Vec::from_iter(statements), [3, 5]);
}

#[test]
fn what_the_schema_of_a_question_set_requires_the_reader_misses_and_no_more() {
    let example = file("question-set.example.json");
    requires_what_is_missed("question-set.schema.json", &example, 25, question_set_file::decode);
}

#[test]
fn what_the_schema_of_a_release_requires_the_reader_misses() {
    for name in RELEASES.map(|(name, _)| name).into_iter().chain(["release-sealed.example.json"]) {
        let example = file(name);
        assert_eq!(release_file::decode(canonical(&example).as_bytes()).map(|release| file_of(&release)), Ok(example.clone()), "{name}");
        let mut found = Vec::new();
        described(&file("release.schema.json"), &example, "", &mut found);
        assert!(found.len() > 20, "{found:?}");
        for (path, required) in found {
            let mut less = example.clone();
            remove(&mut less, &path);
            let read = release_file::decode(&if path == "digest" { canonical(&less).into_bytes() } else { signed(&less) });
            // These are optional in the schema, and not at the numbers, or with the origin, with which they are there.
            let by_the_ladder = path.ends_with("/s2") || path.ends_with("/full") || path == "sealed";
            assert!(read.is_err() && (required || by_the_ladder), "{name} {path}: {read:?}");
        }
    }
}

#[test]
fn the_example_of_a_plan_is_what_the_app_reads_and_writes_and_its_schema_requires_what_the_reader_misses() {
    let example = file("plan.example.json");
    let plan = plan_file::decode(canonical(&example).as_bytes()).expect("a plan");
    assert_eq!(serde_json::from_str::<Value>(&plan_file::encode(&plan)).expect("JSON"), example);
    requires_what_is_missed("plan.schema.json", &example, 15, plan_file::decode);
}

#[test]
fn a_built_in_set_fits_the_schema_too() {
    for set in [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors()] {
        let mut found = Vec::new();
        let json = serde_json::from_str::<Value>(&question_set_file::encode(&set)).expect("JSON");
        described(&file("question-set.schema.json"), &json, "", &mut found);
        assert!(found.len() > 40);
    }
}
