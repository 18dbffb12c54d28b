//! A whole round on one device, from the form to the report, and what is counted on the way.

use candour_e2e::counting::{Count, count, rounded, score_of};
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, close_round, open_round};
use candour_e2e::kept;
use candour_e2e::person::answer;
use candour_e2e::questions::{Questions, Tick, sheet};
use candour_e2e::report::{area_table, open_file, row_about, save_file, statement_sentences, statement_tables};
use serde_json::Value;

/// Seven people with different answers. Some leave something out (`.`) or prefer not to answer (`x`); two answer too little of the second
/// area to be scored there, and the last one skips the third area.
const SEVEN: [&str; 7] = [
    "44425 42353 54345 43254",
    "5x415 3.242 44334 55145",
    "33333 2xx.4 25414 12342",
    "45.24 53425 3x245 44255",
    "55515 ..x24 53154 54x15",
    "12245 31442 x4235 33333",
    "42514 55115 .xx.. 24452",
];

/// Seven of eight people answer everything.
const EIGHT: [&str; 8] = [
    "44425 42353 54245 43254",
    "55415 31242 44335 55145",
    "33333 24214 25414 12342",
    "45324 53425 31245 44255",
    "55515 12324 53154 54215",
    "12245 31442 54235 33333",
    "42514 55115 x2.41 24452",
    "34243 15351 43524 12355",
];

fn sheets(written: &[&str]) -> Vec<Vec<Tick>> {
    written.iter().map(|one| sheet(one)).collect()
}

#[test]
pub fn a_team_of_seven_answers_on_one_device_and_reads_its_totals() {
    let questions = Questions::full();
    let people = sheets(&SEVEN);
    let expected = count(&questions, &people);
    let saved = on_a_device(async |device| {
        let plan = Plan::full(7);
        open_round(device, plan).await;
        for (number, person) in (1..).zip(&people) {
            answer(device, &questions, person).await;
            device.reads(&format!("{number} of 7 answered so far")).await;
        }
        close_round(device, plan).await;
        device.reads("All 7 people answered.").await;
        assert_areas(device, &questions, &expected).await;
        assert_no_statement_has_numbers(device).await;

        let (name, saved) = save_file(device).await;
        assert_eq!(name, "candour-riverside-autumn-round.json");
        let file = read(&saved);
        assert_sums(&file, &questions, &expected);
        assert_eq!(file["statements"], serde_json::json!({}), "with seven people no statement has numbers");

        let (batch, mut entry) = kept::the_release(device).await;
        // A text of JSON in the database is one more text in the settings' storage.
        while let Some(text) = entry.as_str() {
            entry = read(text);
        }
        assert_eq!(entry["file"].as_str(), Some(saved.as_str()), "{batch} should hold the saved file");
        saved
    });
    // Somebody else, who was given the file.
    on_a_device(async |device| {
        open_file(device, &saved).await;
        device.arrive_at("Riverside: Autumn round").await;
        device.reads("From a file or link that somebody passed on").await;
        assert_areas(device, &questions, &expected).await;
        assert_no_statement_has_numbers(device).await;
        assert!(kept::releases(device).await.is_empty(), "opening a file keeps nothing");
    });
}

#[test]
pub fn an_eight_person_team_sees_three_bands() {
    let questions = Questions::full();
    let people = sheets(&EIGHT);
    let expected = count(&questions, &people);
    on_a_device(async |device| {
        let plan = Plan::full(9);
        open_round(device, plan).await;
        for person in &people {
            answer(device, &questions, person).await;
        }
        close_round(device, plan).await;
        device.reads("8 of 9 people answered.").await;
        assert_areas(device, &questions, &expected).await;

        let rows = statement_tables(device).await;
        let sentences = statement_sentences(device).await;
        let (_, saved) = save_file(device).await;
        let file = read(&saved);
        for (statement, counted) in questions.statements.iter().zip(&expected.statements) {
            if counted.n < 8 {
                assert!(rows.iter().all(|row| !row.is_about(&statement.text)), "{} has seven answers and a row in a table", statement.id);
                assert!(!sentences.contains_key(&statement.text), "{} has seven answers and a bar", statement.id);
                assert!(device.texts(".statement-questions li").await.contains(&statement.text), "{} is not on the page", statement.id);
                assert_eq!(file["statements"][&statement.id], Value::Null);
            } else {
                // The file counts towards the area, the page as people ticked.
                let bands = counted.bands();
                assert_eq!(file["statements"][&statement.id], serde_json::json!({ "n": counted.n, "counts": bands }));
                let bands: Vec<u32> = if statement.reversed { bands.into_iter().rev().collect() } else { bands };
                let row = row_about(&rows, &statement.text);
                let shown: Vec<u32> = row.cells.iter().filter_map(|cell| cell.parse().ok()).collect();
                assert_eq!(shown.len(), row.cells.len(), "with eight people no statement has an average");
                assert_eq!(shown, [bands[0], bands[1], bands[2], expected.sheets - counted.n], "{}", statement.id);
                let sentence = format!("Disagree: {}. Neither: {}. Agree: {}.", bands[0], bands[1], bands[2]);
                assert!(sentences[&statement.text].starts_with(&sentence), "{}: {}", statement.id, sentences[&statement.text]);
            }
        }
    });
}

/// The table of the areas and the sentences next to it, against the independent count.
async fn assert_areas(device: &Device, questions: &Questions, expected: &Count) {
    let rows = area_table(device).await;
    assert_eq!(rows.len(), questions.areas.len());
    for (area, counted) in questions.areas.iter().zip(&expected.areas) {
        let (low, high) = counted.interval(questions.points);
        let score = |value| rounded(score_of(value, questions.points), 0);
        let (low, high) = (score(low), score(high));
        let mut cells = vec![score(counted.mean), format!("{low}–{high}"), counted.n.to_string()];
        // How many are complete is released from eight people, and a column only where it is for some area.
        if expected.areas.iter().any(|area| area.n >= 8) {
            cells.push(if counted.n >= 8 { counted.full.to_string() } else { "–".to_owned() });
        }
        assert_eq!(row_about(&rows, &area.title).cells, cells, "{}", area.id);
        device.reads(&format!("With {} answers it could be {low} to {high}.", counted.n)).await;
    }
}

/// The sums in a file, against the independent count.
fn assert_sums(file: &Value, questions: &Questions, expected: &Count) {
    assert_eq!(file["sheets"], expected.sheets);
    for (area, counted) in questions.areas.iter().zip(&expected.areas) {
        assert!(counted.sd.is_none(), "fewer than eight people, so no spread");
        assert_eq!(file["areas"][&area.id], serde_json::json!({ "n": counted.n, "s1": counted.s1 }), "{}", area.id);
    }
}

async fn assert_no_statement_has_numbers(device: &Device) {
    assert_eq!(statement_tables(device).await, [], "there should be no table of statements");
    assert_eq!(device.count(".statement-row").await, 0);
    let text = device.js_text("return document.body.textContent.replace(/\\s+/g, ' ')").await;
    let words: Vec<&str> = text.split(' ').collect();
    for pair in words.windows(2) {
        let number = pair[1].trim_end_matches('.').parse::<u32>();
        let counts = number.is_ok() && ["Disagree:", "Neither:", "Agree:", "answer:"].contains(&pair[0]);
        assert!(!counts, "the page counts a statement: “{} {}”", pair[0], pair[1]);
    }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("this is not JSON: {error}\n{text}"))
}
