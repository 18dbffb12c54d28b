//! Tables of raw answers, as the native tool `tally` takes them: any bytes are read or refused, and no error repeats what stands in a cell.
#![no_main]

use candour::native::raw_answers::{self, RawAnswers};
use candour::native::{RawTotals, figures_file, totals_file};
use candour::question_set::QuestionSet;
use candour::transfer::question_set_file;
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Two areas, the second with a reverse-scored statement, on a scale that begins at 0.
static SET: LazyLock<QuestionSet> = LazyLock::new(|| {
    let file = br#"{"id":"small","title":"Small","scale":{"points":7,"lowest":0},
        "areas":[{"id":"one","title":"One"},{"id":"two","title":"Two"}],
        "statements":[{"id":"a","area":"one"},{"id":"b","area":"two","reversed":true},{"id":"c","area":"two"}]}"#;
    question_set_file::decode_without_texts(file).expect("a question set")
});

/// Stands in a cell that is no answer. No word of an error has it.
const SECRET: &str = "zqxjk";

/// Longest table that is read again row by row.
const MOST_ROWS: usize = 6;

type Teams = BTreeMap<String, RawTotals>;

/// One table after another, and then added up.
fn added(tables: &[RawAnswers]) -> Teams {
    let mut teams = Teams::new();
    for (team, totals) in tables.iter().flat_map(|table| &table.teams) {
        match teams.get_mut(team) {
            Some(sum) => sum.add(totals).expect("the same set"),
            None => drop(teams.insert(team.clone(), totals.clone())),
        }
    }
    teams
}

/// The header and each row of a plain table in a table of its own.
fn row_by_row(bytes: &[u8]) -> Option<Vec<RawAnswers>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains(['"', '\r', '\u{feff}']) && !text.starts_with("sep="))?;
    // Each is a table with a reader of its own, which takes its time.
    if text.lines().count() > MOST_ROWS {
        return None;
    }
    let mut lines = text.lines().skip_while(|line| line.chars().all(|c| c.is_whitespace() || ",;\t".contains(c)));
    let header = lines.next()?;
    lines.map(|line| raw_answers::read(&SET, format!("{header}\n{line}\n").into_bytes()).ok()).collect()
}

fn check(bytes: &[u8]) {
    let Ok(table) = raw_answers::read(&SET, bytes.to_vec()) else { return };
    // Teams that are written in several ways in several rows are an error of the whole table only.
    if let Some(rows) = row_by_row(bytes) {
        assert_eq!(table.teams, added(&rows));
        assert!(rows.iter().map(|row| row.empty_rows).sum::<u64>() <= table.empty_rows);
    }
    let file = totals_file::encode(&SET, &table.teams);
    assert_eq!(totals_file::decode(file.as_bytes(), &SET).as_ref(), Ok(&table.teams));
    figures_file::encode(&SET, &table.teams).expect("the same set");
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    // Hardly any input names all statements.
    check(&[b"a,b,c,Team\n", bytes].concat());
    check(&[b"a;b;c\n", bytes].concat());
    let with_secret = [b"a,b,c,note\n1,2,3,\n", bytes, b"\n4,", SECRET.as_bytes(), b",5,\n"].concat();
    if let Err(error) = raw_answers::read(&SET, with_secret) {
        assert!(!error.to_string().contains(SECRET), "{error}");
    }
});
