//! The statements of one area: bars of counts with their sentence, or the statements as questions where counts would say too much.

use super::area_plot::{NO_VALUE, row, table};
use crate::chart::diverging_bars::Piece;
use crate::disclosure::MIN_FOR_BANDS;
use crate::locale::{Locale, fill};
use crate::markup::{Element, el, percent, text};
use crate::question_set::Statement;
use crate::release::Release;
use crate::report::{AreaReport, StatementNumbers};

/// The statements of one area.
pub fn statement_bars(locale: Locale, release: &Release, area: &AreaReport) -> Element {
    let t = locale.report();
    let set = release.set();
    let title = set.areas()[area.area].title.as_str();
    let mut section = el("section").class("area-statements").with(text("h3", title));
    if let Some((_, note)) = t.area_notes.iter().find(|(id, _)| set.is_built_in() && *id == set.areas()[area.area].id) {
        section = section.with(text("p", note));
    }
    // The sentences say the same to those who do not see where a bar stands.
    let mut legend =
        el("p").class("bars-words").attr("aria-hidden", "true").with(text("span", t.legend_against)).with(text("span", t.legend_for));
    let (mut bars, mut hidden) = (el("ul").class("statement-rows"), el("ul").class("statement-questions"));
    let (mut columns, mut rows) = (Vec::new(), Vec::new());
    // Without full counts that column would be empty. They depend on how many answered, never on what.
    let average = area.has_full_counts().then(|| fill(t.col_average, &[("points", &locale.whole(set.scale().points.into()))]));
    for report in &area.statements {
        let statement = &set.statements()[report.statement];
        let Some(numbers) = &report.shown else {
            hidden = hidden.with(text("li", &statement.text));
            continue;
        };
        let counts = counts(locale, numbers);
        bars = bars.with(statement_row(locale, statement, report.statement, numbers, &counts));
        if rows.is_empty() {
            columns.push(t.col_statement);
            columns.extend(counts.iter().map(|(what, _)| *what));
            columns.extend(average.as_deref());
            if numbers.neither().is_some() {
                legend = legend.with(text("span", t.legend_neither));
            }
        }
        let mut cells: Vec<String> = counts.into_iter().map(|(_, count)| count).collect();
        if average.is_some() {
            cells.push(numbers.mean().map_or_else(|| NO_VALUE.to_owned(), |mean| locale.number(mean, 1)));
        }
        rows.push(row(&statement.text, &cells));
    }
    let few = rows.len() < area.statements.len();
    let table = (!rows.is_empty()).then(|| table(locale, title, &columns, rows));
    if table.is_some() {
        section = section.with(legend).with(bars);
    }
    if few {
        section =
            section.with(text("p", if release.sheets() < MIN_FOR_BANDS { t.statements_questions } else { t.statements_few })).with(hidden);
    }
    section.with_all(table)
}

/// What is counted of a statement, in words, and how many there are of each.
fn counts(locale: Locale, numbers: &StatementNumbers) -> Vec<(&'static str, String)> {
    let t = locale.report();
    let mut counts = match numbers.neither() {
        Some(neither) => vec![(t.col_disagree, numbers.disagree()), (t.col_neither, neither), (t.col_agree, numbers.agree())],
        None => vec![(t.lower_half, numbers.disagree()), (t.upper_half, numbers.agree())],
    };
    counts.push((t.col_skipped, numbers.skipped));
    counts.into_iter().map(|(what, count)| (what, locale.whole(count))).collect()
}

fn statement_row(locale: Locale, statement: &Statement, at: usize, numbers: &StatementNumbers, counts: &[(&str, String)]) -> Element {
    let t = locale.report();
    let text_id = format!("statement-{at}-text");
    let counts_id = format!("statement-{at}-counts");
    let mut sentence = String::new();
    // Most people answer, so a sentence says only where somebody did not.
    for (what, count) in counts.iter().take(counts.len() - usize::from(numbers.skipped == 0)) {
        sentence.push_str(&fill(t.count, &[("what", what), ("count", count)]));
        sentence.push(' ');
    }
    if let Some(points) = &numbers.points {
        let points: Vec<String> = points.iter().map(|&count| locale.whole(count)).collect();
        sentence.push_str(&fill(t.points_sentence, &[("counts", &points.join(", "))]));
    }
    el("li")
        .class("statement-row")
        .with(text("p", &statement.text).class("statement-text").attr("id", &text_id))
        .with_all(statement.reversed.then(|| text("p", t.reversed).class("hint")))
        .with(picture(locale, numbers, &format!("{text_id} {counts_id}")))
        .with(text("p", sentence.trim_end()).class("statement-counts").attr("id", &counts_id))
        .with_all(numbers.two_camps.then(|| text("p", t.two_camps).class("statement-camps")))
}

/// The share of the picture's width that bars take, and where the column of *neither* begins. What is left for it is half of the first, so
/// that an answer is as wide in both.
const BARS: f64 = 0.62;
const NEITHER: f64 = 0.69;

fn picture(locale: Locale, numbers: &StatementNumbers, labelled_by: &str) -> Element {
    let bar = &numbers.bar;
    let levels = numbers.points.as_ref().map_or(numbers.bands.len(), Vec::len);
    let middle = percent(BARS / 2.0);
    let mut svg = el("svg").attr("width", "100%").attr("height", "30").attr("role", "img").attr("aria-labelledby", labelled_by);
    for part in &bar.pieces {
        svg = with_piece(svg, locale, part, levels, part.start * BARS, part.width * BARS);
    }
    if let Some(part) = bar.neither.as_ref().filter(|part| part.count > 0) {
        svg = with_piece(svg, locale, part, levels, NEITHER, part.width * (1.0 - NEITHER));
    }
    let axis = el("line").class("axis").attr("x1", &middle).attr("x2", &middle).attr("y1", "0").attr("y2", "30");
    el("div").class("bars").with(svg.with(axis))
}

fn with_piece(svg: Element, locale: Locale, piece: &Piece, levels: usize, start: f64, width: f64) -> Element {
    // The outermost level of four or more is drawn darker than the next one.
    let side = if piece.level * 2 + 1 == levels {
        "neither"
    } else if piece.level * 2 < levels {
        if piece.level == 0 && levels > 3 { "against-most" } else { "against" }
    } else if piece.level + 1 == levels && levels > 3 {
        "favour-most"
    } else {
        "favour"
    };
    let shape = el("rect").class(&format!("piece {side}")).attr("x", &percent(start)).attr("width", &percent(width));
    let count = text("text", &locale.whole(piece.count)).class(&format!("piece-count {side}")).attr("x", &percent(start + width / 2.0));
    svg.with(shape.attr("y", "2").attr("height", "26")).with(count.attr("y", "20").attr("text-anchor", "middle"))
}
