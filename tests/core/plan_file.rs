//! Plan files: what a manager wrote, and nothing else.

use crate::made_up::{line, name};
use candour::locale::{Locale, PLAIN};
use candour::plan::{MAX_ACTIONS, MAX_ENTRY, Meeting, Mentoring, Plan, PlannedAction};
use candour::round::Day;
use candour::text::Text;
use candour::transfer::FileError;
use candour::transfer::plan_file::{MAX_BYTES, PlanFileError, decode, encode};
use serde_json::{Value, json};

const MARKUP: &str = "<img src=x onerror=alert(1)> & \"quotes\" ‘and’ more";

fn entry(text: &str) -> Text<MAX_ENTRY> {
    Text::new(text).expect("a text")
}

/// A plan with every field filled in, with markup in each that takes any text.
fn full() -> Plan {
    let action = |number: u8| PlannedAction {
        what: entry(&format!("{MARKUP} {number}")),
        owner: Some(name("<b>Sam</b>")),
        by: Day::new(2026, 12, number + 1),
        sign: Some(entry(MARKUP)),
    };
    Plan {
        team: Some(name("<i>Ward 7</i>")),
        actions: (0..3).map(action).collect(),
        look_back: Day::new(2027, 1, 11),
        mentoring: Mentoring {
            offer: Some(entry(MARKUP)),
            ask: Some(entry("Whoever would like to.")),
            meeting: Some(Meeting::Shadowing),
            outside: Some(entry("Somebody from the other hospital.")),
            rhythm: Some(line("an hour a month")),
            confidentiality: Some(entry("What is said stays between the two.")),
            first_questions: Some(entry("What brought you here?")),
            mentor_learns: Some(entry("How the new records work.")),
            look_back: Day::new(2027, 3, 1),
        },
    }
}

/// The error of a file that is the full plan with one change.
fn refused(change: impl FnOnce(&mut Value)) -> PlanFileError {
    let mut file: Value = serde_json::from_str(&encode(&full())).expect("JSON");
    change(&mut file);
    decode(file.to_string().as_bytes()).expect_err("refused")
}

fn said(error: &PlanFileError) -> String {
    let message = Locale::english(PLAIN).plan_error(error);
    format!("{} {}", message.what, message.next)
}

#[test]
fn a_plan_that_is_saved_opens_again_as_it_was() {
    for plan in [Plan::default(), full()] {
        let file = encode(&plan);
        assert_eq!(decode(file.as_bytes()), Ok(plan));
        assert_eq!(decode(&[b"\xef\xbb\xbf", file.as_bytes()].concat()).map(|plan| encode(&plan)), Ok(file));
    }
    assert_eq!(
        encode(&Plan::default()).split_whitespace().collect::<String>(),
        r#"{"actions":[],"format":"candour-plan","mentoring":{},"version":1}"#
    );
}

#[test]
fn the_largest_plan_fits() {
    let long = |most: usize| "😀".repeat(most);
    let mut plan = full();
    let action = PlannedAction {
        what: entry(&long(MAX_ENTRY)),
        owner: Some(name(&long(60))),
        by: Day::new(2026, 12, 1),
        sign: Some(entry(&long(MAX_ENTRY))),
    };
    plan.actions = vec![action; MAX_ACTIONS];
    let file = encode(&plan);
    assert!(file.len() < MAX_BYTES, "{}", file.len());
    assert_eq!(decode(file.as_bytes()), Ok(plan));
}

#[test]
fn a_plan_cut_in_half_says_where() {
    let file = encode(&full());
    let half: String = file.chars().take(file.chars().count() / 2).collect();
    let error = decode(half.as_bytes()).expect_err("cut off");
    assert!(matches!(error, PlanFileError::File(FileError::NotJson { line, .. }) if line > 5), "{error:?}");
    assert!(said(&error).starts_with("This plan cannot be opened."), "{}", said(&error));
    for length in 0..half.len() {
        assert!(decode(&half.as_bytes()[..length]).is_err());
    }
}

#[test]
fn a_plan_of_a_later_version_is_called_newer_whatever_else_stands_in_it() {
    let error = decode(br#"{"format":"candour-plan","version":2,"risks":[1]}"#).expect_err("newer");
    assert_eq!(error, PlanFileError::NewerVersion(2));
    let words = "This plan cannot be opened. It was made by a later version of Candour (format 2). Open it with a newer version of Candour, or ask for \
                 an older file.";
    assert_eq!(said(&error), words);
}

#[test]
fn what_is_no_plan_is_told_so() {
    for other in [&b"Dear team"[..], b"{}", br#"{"format":"candour-release","version":1}"#, b"[]"] {
        let words = said(&decode(other).expect_err("no plan"));
        assert!(words.contains("It is not a Candour plan. Choose the file that was saved with"), "{words}");
    }
    assert!(said(&decode(b" ").expect_err("empty")).contains("There is nothing in it."));
    assert_eq!(decode(&vec![b' '; MAX_BYTES + 1]), Err(PlanFileError::File(FileError::TooLarge { limit: MAX_BYTES })));
}

#[test]
fn what_is_wrong_in_a_plan_is_named_by_its_place() {
    let at = |at: &str| PlanFileError::File(FileError::Unknown { at: at.into() });
    assert_eq!(refused(|file| file["answers"] = json!([4, 5])), at("answers"));
    assert_eq!(refused(|file| file["actions"][1]["score"] = json!(26)), at("actions[2].score"));
    assert_eq!(refused(|file| file["mentoring"]["meeting"] = json!("club")), at("mentoring.meeting: club"));
    let long = FileError::OutOfRange { at: "actions[1].what".into(), least: 1, most: MAX_ENTRY as u64 };
    assert_eq!(refused(|file| file["actions"][0]["what"] = json!("x".repeat(MAX_ENTRY + 1))), PlanFileError::File(long));
    let many = FileError::OutOfRange { at: "actions".into(), least: 0, most: MAX_ACTIONS as u64 };
    assert_eq!(refused(|file| file["actions"] = vec![json!({ "what": "x" }); MAX_ACTIONS + 1].into()), PlanFileError::File(many));
    let hidden = FileError::HiddenCharacters { at: "mentoring.ask".into() };
    assert_eq!(refused(|file| file["mentoring"]["ask"] = json!("a\u{202e}b")), PlanFileError::File(hidden));
    for (place, value) in [("by", json!("2026-02-30")), ("by", json!(null)), ("owner", json!(7))] {
        let error = refused(|file| file["actions"][2][place] = value);
        assert!(said(&error).contains(&format!("actions[3].{place}")), "{}", said(&error));
    }
}

/// Nothing about answers has a place in the file: every key is one of these.
#[test]
fn a_plan_holds_what_somebody_wrote_and_nothing_of_a_release() {
    let file: Value = serde_json::from_str(&encode(&full())).expect("JSON");
    let keys = |value: &Value| value.as_object().map(|fields| fields.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    assert_eq!(keys(&file), ["actions", "format", "look_back", "mentoring", "team", "version"]);
    assert_eq!(keys(&file["actions"][0]), ["by", "owner", "sign", "what"]);
    let mentoring = ["ask", "confidentiality", "first_questions", "look_back", "meeting", "mentor_learns", "offer", "outside", "rhythm"];
    assert_eq!(keys(&file["mentoring"]), mentoring);
}
