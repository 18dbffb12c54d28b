//! Tables of raw answers, as the native tool `tally` takes them: the first line names the columns, a comma ends a cell.
#![no_main]

use candour::native::raw_answers::{TableError, Tally};
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

type Teams = BTreeMap<String, RawTotals>;

fn counted(header: &[&str], rows: &[&[&str]]) -> Result<Teams, TableError> {
    let mut tally = Tally::new(&SET, header)?;
    for (row, cells) in (2..).zip(rows) {
        tally.count(row, cells)?;
    }
    Ok(tally.finish())
}

/// One row after another, each in a table of its own, and then added up.
fn added(header: &[&str], rows: &[&[&str]]) -> Teams {
    let mut teams = Teams::new();
    for row in rows {
        for (team, totals) in counted(header, &[row]).expect("a row that was counted with others") {
            match teams.get_mut(&team) {
                Some(sum) => sum.add(&totals).expect("the same set"),
                None => drop(teams.insert(team, totals)),
            }
        }
    }
    teams
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let Some((header, rows)) = rows.split_first() else { return };
    let Ok(teams) = counted(header, rows) else { return };
    assert_eq!(teams.values().map(|totals| totals.sheets as usize).sum::<usize>(), rows.len(), "everybody is counted once");
    assert_eq!(teams, added(header, rows));
    let file = totals_file::encode(&SET, &teams);
    assert_eq!(totals_file::decode(file.as_bytes(), &SET).as_ref(), Ok(&teams));
    figures_file::figures(&SET, &teams).expect("the same set");
});
