//! Where every dot, band and piece of a few reports stands, against a fixture that somebody has looked at. After a change that is meant,
//! `CANDOUR_WRITE_FIXTURES=1` writes it anew.

use crate::made_up::{Answers, complete, release};
use candour::chart::percent;
use candour::locale::{Locale, PLAIN};
use candour::question_set::QuestionSet;
use candour::report::ReportText;
use std::fmt::Write;

fn shapes(people: usize, apart: bool) -> String {
    let set = QuestionSet::pulse();
    let mut sheets: Vec<Answers> = complete(&set, people);
    if apart {
        for sheet in sheets.iter_mut().step_by(2) {
            sheet.fill(1);
        }
    }
    let page = ReportText::of(Locale::english(PLAIN), &release(&set, &sheets));
    let mut text = String::new();
    for row in &page.plot.rows {
        let shape = row.shown.as_ref().expect("figures").shape;
        let [dot, low, high, core_low, core_high] = [shape.dot, shape.band.0, shape.band.1, shape.core.0, shape.core.1].map(percent);
        writeln!(text, "{}: {dot}, band {low} to {high}, core {core_low} to {core_high}", row.title).expect("a text");
    }
    for row in page.statements.iter().flat_map(|area| &area.rows) {
        write!(text, "{} Line {}.", row.text, percent(row.line)).expect("a text");
        for piece in &row.pieces {
            let shape = piece.piece;
            write!(text, " {:?} {} at {} wide {}.", shape.side, piece.count, percent(shape.start), percent(shape.width)).expect("a text");
        }
        text.push('\n');
    }
    text
}

#[test]
fn dots_bands_and_bars_stand_where_they_stood() {
    let mut text = String::new();
    for (people, apart) in [(6, false), (9, false), (21, false), (21, true)] {
        writeln!(text, "# {people} people{}\n\n{}", if apart { ", split" } else { "" }, shapes(people, apart)).expect("a text");
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/core/charts.txt");
    if std::env::var_os("CANDOUR_WRITE_FIXTURES").is_some() {
        std::fs::write(&path, &text).expect("the fixture is written");
    }
    assert_eq!(text, std::fs::read_to_string(&path).expect("the fixture"));
}
