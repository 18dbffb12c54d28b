//! A release as a table for spreadsheets: RFC 4180 with a byte order mark, one row an area and then one row a statement.
//!
//! It holds what the release holds and what [`AreaFigures`] makes of it, and facts of the round in every row, so that tables of several
//! rounds can be put under one another. Columns: `docs/file-formats.md`. What is on the scale of a statement is as ticked, as in a report,
//! because its wording stands beside it; what speaks for or against the area is keyed and has a name that says so.

use crate::figures::{AreaFigures, WidthFrom};
use crate::release::{Counts, Provenance, Release};
use std::fmt::Write;

/// What spreadsheets take for UTF-8 instead of a code page.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Names of the columns before the counts of each point.
const FIRST_COLUMNS: [&str; 14] = [
    "row",
    "id",
    "text",
    "reversed",
    "n",
    "answered_all",
    "average",
    "low",
    "high",
    "width_from",
    "score",
    "unfavourable",
    "neutral",
    "favourable",
];

/// Names of the columns after them.
const ROUND_COLUMNS: [&str; 9] = ["team", "round", "opened", "invited", "sheets", "kind", "origin", "made_here", "question_set"];

/// How a table parts its cells and writes fractions. Spreadsheets take what their country does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// A comma between cells and a decimal point.
    Comma,
    /// A semicolon between cells and a decimal comma, as in much of Europe.
    Semicolon,
}

impl Dialect {
    fn separator(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }

    fn decimal(self) -> char {
        match self {
            Self::Comma => '.',
            Self::Semicolon => ',',
        }
    }
}

/// One cell: text from people, which is always quoted, or a number, which never is.
enum Cell<'a> {
    Text(&'a str),
    Count(u32),
    Figure(f64),
    Empty,
}

impl From<Option<u32>> for Cell<'_> {
    fn from(count: Option<u32>) -> Self {
        count.map_or(Self::Empty, Self::Count)
    }
}

impl From<Option<f64>> for Cell<'_> {
    fn from(figure: Option<f64>) -> Self {
        figure.map_or(Self::Empty, Self::Figure)
    }
}

fn width_from<'a>(width: WidthFrom) -> Cell<'a> {
    Cell::Text(match width {
        WidthFrom::OwnSpread => "own-spread",
        WidthFrom::UsualSpread => "usual-spread",
    })
}

fn yes_or_no<'a>(answer: bool) -> Cell<'a> {
    Cell::Text(if answer { "yes" } else { "no" })
}

/// The table. What is withheld is an empty cell; figures have four decimals; rows end with CR LF.
pub fn encode(release: &Release, dialect: Dialect) -> String {
    let set = release.set();
    let points = set.scale().points;
    let mut table = String::from(BYTE_ORDER_MARK);
    let point_columns: Vec<String> = (1..=points).map(|point| format!("point_{point}")).collect();
    let names = FIRST_COLUMNS.into_iter().chain(point_columns.iter().map(String::as_str)).chain(ROUND_COLUMNS);
    table.push_str(&names.collect::<Vec<_>>().join(&dialect.separator().to_string()));
    table.push_str("\r\n");
    for (area, released) in set.areas().iter().zip(release.areas()) {
        let figures = released.and_then(|sums| AreaFigures::from_sums(sums.n, sums.s1, sums.s2, area.unit(), points));
        let interval = figures.map(|figures| figures.shown_interval());
        let mut cells = vec![
            Cell::Text("area"),
            Cell::Text(&area.id),
            Cell::Text(&area.title),
            Cell::Empty,
            released.map(|sums| sums.n).into(),
            released.and_then(|sums| sums.full).into(),
            figures.map(|figures| figures.mean).into(),
            interval.map(|interval| interval.low).into(),
            interval.map(|interval| interval.high).into(),
            figures.map_or(Cell::Empty, |figures| width_from(figures.width_from)),
            figures.map(|figures| figures.score()).into(),
        ];
        cells.extend(blank(3 + usize::from(points)));
        write_row(&mut table, &cells, release, dialect);
    }
    for (statement, released) in set.statements().iter().zip(release.statements()) {
        let counts = released.as_ref().map(|released| &released.counts);
        let bands = counts.map(|counts| counts.in_bands().keyed().to_vec()).unwrap_or_default();
        let in_points = counts.and_then(Counts::in_points);
        let ticked = in_points.map(Counts::as_ticked).unwrap_or_default();
        let mut cells = vec![
            Cell::Text("statement"),
            Cell::Text(&statement.id),
            Cell::Text(&statement.text),
            yes_or_no(statement.reversed),
            released.as_ref().map(|released| released.n).into(),
            Cell::Empty,
            average(&ticked).map(|figures| figures.mean).into(),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            in_points.and_then(|counts| average(counts.keyed())).map(|figures| figures.score()).into(),
        ];
        // A scale without a middle point has two bands.
        let neutral = if bands.len() == 3 { bands.get(1) } else { None };
        cells.extend([bands.first(), neutral, bands.last()].map(|count| count.copied().into()));
        cells.extend(ticked.iter().map(|&count| Cell::Count(count)));
        cells.extend(blank(usize::from(points) - ticked.len()));
        write_row(&mut table, &cells, release, dialect);
    }
    table
}

/// The average of a statement in the direction of its counts, every one of which must be known.
fn average(counts: &[u32]) -> Option<AreaFigures> {
    let points = u8::try_from(counts.len()).ok()?;
    let sum = (1u64..).zip(counts).map(|(point, &count)| point * u64::from(count)).sum();
    AreaFigures::from_sums(counts.iter().sum(), sum, None, 1, points)
}

fn blank<'a>(cells: usize) -> impl Iterator<Item = Cell<'a>> {
    (0..cells).map(|_| Cell::Empty)
}

fn write_row(table: &mut String, cells: &[Cell<'_>], release: &Release, dialect: Dialect) {
    let round = release.round();
    let opened = round.opened.to_string();
    let facts = [
        Cell::Text(&round.team),
        Cell::Text(&round.label),
        Cell::Text(&opened),
        Cell::Count(round.invited),
        Cell::Count(release.sheets()),
        Cell::Text(round.kind.name()),
        Cell::Text(release.origin().name()),
        // Releases are not signed: of what was handed in nobody can know who made it.
        yes_or_no(release.provenance() == Provenance::MadeHere),
        Cell::Text(release.set().id()),
    ];
    for (at, cell) in cells.iter().chain(&facts).enumerate() {
        if at > 0 {
            table.push(dialect.separator());
        }
        match cell {
            Cell::Text(text) => write_text(table, text),
            // Writing to a string cannot fail.
            Cell::Count(count) => drop(write!(table, "{count}")),
            Cell::Figure(figure) => write_figure(table, *figure, dialect.decimal()),
            Cell::Empty => {}
        }
    }
    table.push_str("\r\n");
}

/// A mean or a score, never negative, with four decimals. In whole numbers: the library's way to write any float is large.
fn write_figure(table: &mut String, figure: f64, decimal: char) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let scaled = (figure.max(0.0) * 10_000.0).round() as u64;
    // Writing to a string cannot fail.
    let _ = write!(table, "{}{decimal}{:04}", scaled / 10_000, scaled % 10_000);
}

/// A quoted text. Spreadsheets run what begins like a formula, so that gets an apostrophe in front, by which they know text. So does what
/// would begin a cell for a program that goes by another separator than the comma, and for which our quotes are then none: a part behind a
/// separator, be there white space or quotes between them. A space is no separator here: texts are full of them.
fn write_text(table: &mut String, text: &str) {
    table.push('"');
    if text.starts_with(['\t', '\r', '\n']) {
        table.push('\'');
    }
    let mut cell_may_begin = true;
    for c in text.chars() {
        if cell_may_begin && begins_formula(c) {
            table.push('\'');
        }
        cell_may_begin = is_separator(c) || cell_may_begin && (c.is_whitespace() || c == '"');
        table.push(c);
        if c == '"' {
            table.push(c);
        }
    }
    table.push('"');
}

/// The signs by which spreadsheets know a formula. In East Asian settings also their full-width and small forms.
fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' | '\u{fe66}' | '\u{fe62}' | '\u{fe63}' | '\u{fe6b}'
    )
}

/// What ends a cell for some program, by the country it is set to or by what somebody chose.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '\t' | '\r' | '\n')
}
