//! The statements of one area in words: bars of counts with their sentence, or the statements as questions where counts would say too much.

use super::{NO_VALUE, TableRowText, TableText, lang};
use crate::chart::stacked_bars::Piece;
use crate::disclosure::MIN_FOR_BANDS;
use crate::locale::{Locale, fill};
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::report::{AreaReport, Report, StatementNumbers};
use std::cmp::Ordering;

/// The statements of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaStatementsText {
    /// Position of the area in the question set.
    pub area: usize,
    /// Title of the area.
    pub title: String,
    /// The language of the title and of the statements, where it is known.
    pub lang: Option<String>,
    /// What to know about this area.
    pub note: Option<&'static str>,
    /// What the sides of the bars are called. Empty without bars.
    pub legend: Vec<&'static str>,
    /// Statements with numbers, in the order of reading.
    pub rows: Vec<StatementRowText>,
    /// Statements without numbers, if there are any.
    pub questions: Option<QuestionsText>,
    /// The numbers as a table; `None` without numbers.
    pub table: Option<TableText>,
}

/// A statement with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementRowText {
    /// Position of the statement in the question set.
    pub statement: usize,
    /// The language of the wording, where it is known.
    pub lang: Option<String>,
    /// The wording.
    pub text: String,
    /// How many agree or disagree and what that means, where it is reverse-scored.
    pub reversed: Option<String>,
    /// Its bar, from left to right.
    pub pieces: Vec<PieceText>,
    /// Where the line between the sides of the bar stands, as a share of the width of the whole picture.
    pub line: f64,
    /// The counts, as people ticked them: what the bar shows to those who see it.
    pub counts: String,
    /// How many left it out, where somebody did, which no bar shows.
    pub skipped: Option<String>,
    /// Why it shows bands where others may show every count.
    pub bands_only: Option<&'static str>,
    /// What to know where there may be two camps.
    pub two_camps: Option<&'static str>,
    /// The counts of an earlier round that stands beside it.
    pub before: Option<String>,
}

/// A piece of a bar with its count in words.
#[derive(Debug, Clone, PartialEq)]
pub struct PieceText {
    /// What is drawn.
    pub piece: Piece,
    /// How many answers.
    pub count: String,
}

/// Statements without numbers, to talk about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionsText {
    /// The sentence before them.
    pub lead: &'static str,
    /// Their wordings.
    pub statements: Vec<String>,
}

impl AreaStatementsText {
    /// The statements of an area.
    pub fn of(locale: Locale, release: &Release, area: &AreaReport) -> Self {
        let t = locale.report();
        let set = release.set();
        let about = &set.areas()[area.area];
        let statement = |at: usize| &set.statements()[at];
        let shown: Vec<(usize, &StatementNumbers)> =
            area.statements.iter().filter_map(|report| Some((report.statement, report.shown.as_ref()?))).collect();
        let hidden: Vec<String> =
            area.statements.iter().filter(|report| report.shown.is_none()).map(|report| statement(report.statement).text.clone()).collect();
        let questions = (!hidden.is_empty()).then(|| QuestionsText {
            lead: if release.sheets() < MIN_FOR_BANDS { t.statements_questions } else { t.statements_few },
            statements: hidden,
        });
        Self {
            area: area.area,
            title: about.title.clone(),
            note: set.is_built_in().then(|| t.area_notes.iter().find(|(id, _)| *id == about.id)).flatten().map(|(_, note)| *note),
            lang: lang(release.set()),
            legend: if shown.is_empty() { Vec::new() } else { legend(locale, set) },
            rows: shown.iter().map(|(at, numbers)| row(locale, set, *at, numbers, has_full_counts(release))).collect(),
            questions,
            table: table(locale, release, area, &shown),
        }
    }
}

/// What the sides of the bars are called, on scales with a middle also what stands aside.
pub(super) fn legend(locale: Locale, set: &QuestionSet) -> Vec<&'static str> {
    let t = locale.report();
    let neither = (set.scale().points % 2 == 1).then_some(t.legend_neither);
    [t.legend_against, t.legend_for].into_iter().chain(neither).collect()
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

/// The rows of these statements, in this order.
pub(super) fn rows(locale: Locale, release: &Release, report: &Report, statements: &[usize]) -> Vec<StatementRowText> {
    let beside_full = has_full_counts(release);
    let all = || report.areas.iter().flat_map(|area| &area.statements);
    let shown = |&at: &usize| all().find(|statement| statement.statement == at)?.shown.as_ref().map(|numbers| (at, numbers));
    statements.iter().filter_map(shown).map(|(at, numbers)| row(locale, release.set(), at, numbers, beside_full)).collect()
}

/// Whether any statement of a release has the count of each point, on a scale on which that says more than bands do.
pub(super) fn has_full_counts(release: &Release) -> bool {
    release.set().scale().points > 3 && release.statements().iter().flatten().any(|statement| statement.counts.in_points().is_some())
}

/// A row. Where others are `beside_full` counts, it says that its own are in bands.
fn row(locale: Locale, set: &QuestionSet, at: usize, numbers: &StatementNumbers, beside_full: bool) -> StatementRowText {
    let t = locale.report();
    let statement = &set.statements()[at];
    let bands_only = beside_full && numbers.points.is_none();
    let pieces = numbers.bar.pieces.iter().map(|&piece| PieceText { piece, count: locale.whole(piece.count) });
    StatementRowText {
        statement: at,
        lang: lang(set),
        text: statement.text.clone(),
        reversed: statement.reversed.then(|| reversed(locale, numbers)),
        pieces: pieces.collect(),
        line: numbers.bar.line,
        counts: sentence(locale, numbers),
        skipped: (numbers.skipped > 0).then(|| fill(t.count, &[("what", t.col_skipped), ("count", &locale.whole(numbers.skipped))])),
        bands_only: bands_only.then_some(t.bands_only),
        two_camps: numbers.two_camps.then_some(t.two_camps),
        before: None,
    }
}

/// What the larger side of a reverse-scored statement says.
fn reversed(locale: Locale, numbers: &StatementNumbers) -> String {
    let t = locale.report();
    let (pattern, count) = match numbers.against().cmp(&numbers.favour()) {
        Ordering::Greater => (t.reversed_problem, numbers.against()),
        Ordering::Less => (t.reversed_strength, numbers.favour()),
        Ordering::Equal => return t.reversed_even.to_owned(),
    };
    fill(pattern, &[("count", &locale.whole(count)), ("n", &locale.whole(numbers.n))])
}

fn sentence(locale: Locale, numbers: &StatementNumbers) -> String {
    let t = locale.report();
    let mut counts = counts(locale, numbers);
    // Most people answer, so a sentence says only where somebody did not.
    if numbers.skipped == 0 {
        counts.pop();
    }
    let mut sentences: Vec<String> = counts.iter().map(|(what, count)| fill(t.count, &[("what", what), ("count", count)])).collect();
    if let Some(points) = &numbers.points {
        let points: Vec<String> = points.iter().map(|&count| locale.whole(count)).collect();
        sentences.push(fill(t.points_sentence, &[("counts", &points.join(", "))]));
    }
    sentences.join(" ")
}

fn table(locale: Locale, release: &Release, area: &AreaReport, shown: &[(usize, &StatementNumbers)]) -> Option<TableText> {
    let t = locale.report();
    let set = release.set();
    let (_, first) = shown.first()?;
    // Without full counts that column would be empty. They depend on how many answered, never on what.
    let average = area.has_full_counts().then(|| fill(t.col_average, &[("points", &locale.whole(set.scale().points.into()))]));
    let row = |&(at, numbers): &(usize, &StatementNumbers)| {
        let mean = || numbers.mean().map_or_else(|| NO_VALUE.to_owned(), |mean| locale.number(mean, 1));
        let statement = &set.statements()[at];
        // Its average is as people ticked, beside others that are high where all is well.
        let heading = if statement.reversed { format!("{} ({})", statement.text, t.reversed_short) } else { statement.text.clone() };
        let cells = counts(locale, numbers).into_iter().map(|(_, count)| count).chain(average.as_ref().map(|_| mean()));
        TableRowText { heading, cells: cells.collect() }
    };
    let rows = shown.iter().map(row).collect();
    let names = counts(locale, first).into_iter().map(|(what, _)| what.to_owned());
    let columns = [t.col_statement.to_owned()].into_iter().chain(names).chain(average.clone()).collect();
    Some(TableText::new(locale, set, &set.areas()[area.area].title, columns, rows))
}
