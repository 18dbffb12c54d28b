//! The statements of one area: bars of counts with their sentence, or the statements as questions where counts would say too much.

use super::area_plot::{NO_VALUE, row, table};
use crate::chart::diverging_bars::Piece;
use crate::locale::{Locale, fill};
use crate::markup::{Element, el, percent, text};
use crate::release::Release;
use crate::report::{AreaReport, StatementNumbers, StatementReport};

/// The statements of one area.
pub fn statement_bars(locale: Locale, release: &Release, area: &AreaReport) -> Element {
    let t = &locale.text.report;
    let set = release.set();
    let title = set.areas()[area.area].title.as_str();
    let silent = (set.is_built_in() && set.areas()[area.area].id == "conflict").then(|| text("p", t.silent));
    let section = el("section").class("area-statements").with(text("h3", title)).with_all(silent);
    if !area.has_counts() {
        let statements = area.statements.iter().map(|report| text("li", set.statements()[report.statement].text.as_str()));
        return section.with(text("p", t.statements_questions)).with(el("ul").class("statement-questions").with_all(statements));
    }
    let middle = has_middle(release);
    let mut columns = vec![t.col_statement, if middle { t.col_disagree } else { t.lower_half }];
    columns.extend(middle.then_some(t.col_neither));
    columns.extend([if middle { t.col_agree } else { t.upper_half }, t.col_skipped, t.col_mean]);
    let rows = area.statements.iter().map(|report| table_row(locale, release, report));
    section
        .with(el("ul").class("statement-rows").with_all(area.statements.iter().map(|report| statement_row(locale, release, report))))
        .with(table(locale, title, title, &columns, rows))
}

fn has_middle(release: &Release) -> bool {
    release.set().scale().points % 2 == 1
}

fn statement_row(locale: Locale, release: &Release, report: &StatementReport) -> Element {
    let t = &locale.text.report;
    let statement = &release.set().statements()[report.statement];
    let item = el("li").class("statement-row");
    let wording = text("p", statement.text.as_str()).class("statement-text");
    let Some(numbers) = &report.shown else {
        return item.with(wording).with(text("p", t.statement_hidden));
    };
    let text_id = format!("statement-{}-text", report.statement);
    let counts_id = format!("statement-{}-counts", report.statement);
    item.with(wording.attr("id", text_id.as_str()))
        .with_all(statement.reversed.then(|| text("p", t.reversed).class("hint")))
        .with(picture(locale, numbers, &format!("{text_id} {counts_id}")))
        .with(text("p", &sentence(locale, numbers)).class("statement-counts").attr("id", &counts_id))
        .with_all(numbers.two_camps.then(|| text("p", t.two_camps).class("statement-camps")))
}

fn sentence(locale: Locale, numbers: &StatementNumbers) -> String {
    let t = &locale.text.report;
    let (disagree, agree) = (locale.whole(numbers.disagree()), locale.whole(numbers.agree()));
    let mut sentence = match numbers.neither() {
        Some(neither) => fill(t.statement_sentence, &[("disagree", &disagree), ("neither", &locale.whole(neither)), ("agree", &agree)]),
        None => fill(t.statement_sentence_halves, &[("disagree", &disagree), ("agree", &agree)]),
    };
    if numbers.skipped > 0 {
        sentence.push(' ');
        sentence.push_str(&locale.count(&t.statement_skipped, numbers.skipped));
    }
    if let (Some(mean), Some(sd), Some(points)) = (numbers.mean(), numbers.sd(), &numbers.points) {
        let counts: Vec<String> = points.iter().map(|&count| locale.whole(count)).collect();
        sentence.push(' ');
        sentence.push_str(&fill(
            t.points_sentence,
            &[("mean", &locale.number(mean, 1)), ("sd", &locale.number(sd, 1)), ("counts", &counts.join(", "))],
        ));
    }
    sentence
}

/// The share of the picture's width that bars take, and where the column of *neither* begins.
const BARS: f64 = 0.72;
const NEITHER: f64 = 0.78;

fn picture(locale: Locale, numbers: &StatementNumbers, labelled_by: &str) -> Element {
    let t = &locale.text.report;
    let bar = &numbers.bar;
    let levels = numbers.points.as_ref().map_or(numbers.bands.len(), Vec::len);
    let pieces = bar.pieces.iter().flat_map(|part| piece(locale, part, levels, part.start * BARS, part.width * BARS));
    let neither = bar.neither.iter().filter(|part| part.count > 0);
    let neither = neither.flat_map(|part| piece(locale, part, levels, NEITHER, part.width * (1.0 - NEITHER)));
    let middle = percent(BARS / 2.0);
    let svg = el("svg")
        .attr("width", "100%")
        .attr("height", "30")
        .attr("role", "img")
        .attr("aria-labelledby", labelled_by)
        .with_all(pieces)
        .with_all(neither)
        .with(el("line").class("axis").attr("x1", middle.as_str()).attr("x2", &middle).attr("y1", "0").attr("y2", "30"));
    // What speaks against the team stands on the left; of a reverse-scored statement that is agreeing.
    let (left, right) = if numbers.reversed { (t.legend_agree, t.legend_disagree) } else { (t.legend_disagree, t.legend_agree) };
    let words = el("p").class("bars-words").attr("aria-hidden", "true").with(text("span", left)).with(text("span", right));
    el("div").class("bars").with(svg).with(words.with_all(bar.neither.map(|_| text("span", t.legend_neither))))
}

fn piece(locale: Locale, piece: &Piece, levels: usize, start: f64, width: f64) -> [Element; 2] {
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
    [shape.attr("y", "2").attr("height", "26"), count.attr("y", "20").attr("text-anchor", "middle")]
}

fn table_row(locale: Locale, release: &Release, report: &StatementReport) -> Element {
    let numbers = report.shown.as_ref();
    let whole = |count: Option<u32>| count.map_or_else(|| NO_VALUE.to_owned(), |count| locale.whole(count));
    let mut cells = vec![whole(numbers.map(StatementNumbers::disagree))];
    if has_middle(release) {
        cells.push(whole(numbers.and_then(StatementNumbers::neither)));
    }
    cells.push(whole(numbers.map(StatementNumbers::agree)));
    cells.push(whole(numbers.map(|numbers| numbers.skipped)));
    cells.push(numbers.and_then(StatementNumbers::mean).map_or_else(|| NO_VALUE.to_owned(), |mean| locale.number(mean, 1)));
    row(&release.set().statements()[report.statement].text, cells)
}
