//! Question sets, sheets, rounds and releases that tests are made of.

use candour::answers::{AnswerSheet, Choice};
use candour::disclosure::Threshold;
use candour::json::canonical;
use candour::open_round::OpenRound;
use candour::question_set::{Draft, DraftStatement, QuestionSet};
use candour::release::Release;
use candour::round::{Arrangements, Day, Kind, Round};
use candour::text::{Line, Name};
use candour::totals::BatchId;
use candour::transfer::release_file;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Answers of one person: a point for each statement, 0 for none.
pub type Answers = Vec<u8>;

/// A set with an area for each entry of `areas`, of that many statements; the last statement of an area of several is reverse-scored.
pub fn question_set(points: u8, areas: &[usize]) -> QuestionSet {
    let mut draft = Draft { id: "made-up".into(), title: "Made up".into(), points, lowest: 1, ..Draft::default() };
    for (area, &statements) in areas.iter().enumerate() {
        draft.areas.push((format!("a{area}"), format!("Area {area}")));
        draft.statements.extend((0..statements).map(|at| DraftStatement {
            id: format!("s{area}-{at}"),
            area: format!("a{area}"),
            text: format!("Statement {at} of area {area}."),
            reversed: at > 0 && at + 1 == statements,
        }));
    }
    draft.check().expect("a valid set")
}

/// A sheet with these answers.
pub fn sheet(set: &QuestionSet, answers: &[u8]) -> AnswerSheet {
    let mut sheet = AnswerSheet::blank(set);
    for (statement, &answer) in answers.iter().enumerate() {
        sheet.tick(statement, if answer == 0 { Choice::PreferNot } else { Choice::Point(answer) });
    }
    sheet
}

/// A name that fits.
pub fn name(name: &str) -> Name {
    Name::new(name).expect("a name")
}

/// A line that fits.
pub fn line(line: &str) -> Line {
    Line::new(line).expect("a line")
}

/// Arrangements of this person's.
pub fn run_by(host: &str) -> Arrangements {
    Arrangements { host: name(host), readers: line("Sam and the team"), when: line("on Friday") }
}

/// A round for `invited` people with the threshold `threshold`.
pub fn round(invited: u32, threshold: u32) -> Round {
    Round {
        team: name("Team"),
        label: name("Autumn"),
        opened: Day::new(2026, 9, 1).expect("a day"),
        invited,
        threshold: Threshold::new(threshold).expect("a threshold"),
        kind: Kind::Real,
    }
}

/// An open round into which these sheets went.
pub fn opened(set: &QuestionSet, sheets: &[Answers], invited: u32, threshold: u32) -> OpenRound {
    let mut open = OpenRound::open(round(invited, threshold), set.clone(), BatchId([7; 16]));
    for answers in sheets {
        open.count(sheet(set, answers)).expect("counted");
    }
    open
}

/// The release of a round of exactly these people.
pub fn release(set: &QuestionSet, sheets: &[Answers]) -> Release {
    release_from(set, sheets, 5)
}

/// The release of a round of exactly these people with a threshold of its own.
pub fn release_from(set: &QuestionSet, sheets: &[Answers], threshold: u32) -> Release {
    let invited = u32::try_from(sheets.len()).expect("few sheets");
    opened(set, sheets, invited, threshold).close().expect("enough sheets")
}

/// `people` sheets that differ from each other and leave nothing out.
pub fn complete(set: &QuestionSet, people: usize) -> Vec<Answers> {
    let points = usize::from(set.scale().points);
    let answer = |person: usize, statement: usize| 1 + (person * person + 3 * person + statement * (person + 2)) % points;
    (0..people)
        .map(|person| (0..set.statements().len()).map(|statement| u8::try_from(answer(person, statement)).expect("a point")).collect())
        .collect()
}

/// The file of a release as JSON.
pub fn file_of(release: &Release) -> Value {
    serde_json::from_str::<Value>(&release_file::encode(release)).expect("JSON")
}

/// A release file with this content and the digest that fits it: what somebody who forges files would send.
pub fn signed(content: &Value) -> Vec<u8> {
    let Value::Object(mut content) = content.clone() else { return canonical(content).into_bytes() };
    content.remove("digest");
    let digest = Sha256::digest(canonical(&content));
    content.insert("digest".into(), candour::hex::encode(&digest).into());
    canonical(&content).into_bytes()
}

/// The place at `path` (names separated by `/`, positions in lists as numbers), for tests that change files.
pub fn at<'a>(json: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('/').fold(json, |json, step| match json {
        Value::Object(fields) => fields.entry(step).or_insert(Value::Null),
        Value::Array(entries) => &mut entries[step.parse::<usize>().expect("a position")],
        _ => panic!("nothing below {step}"),
    })
}

/// Takes the field at `path` away.
pub fn remove(json: &mut Value, path: &str) {
    let (parent, name) = path.rsplit_once('/').map_or((None, path), |(parent, name)| (Some(parent), name));
    let object = match parent {
        Some(parent) => at(json, parent),
        None => json,
    };
    let Value::Object(fields) = object else { panic!("no object above {path}") };
    assert!(fields.remove(name).is_some(), "{path} was not there");
}
