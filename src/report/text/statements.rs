//! The statements of one area in words: bars of counts with their sentence, or the statements as questions where counts would say too much.

use super::{NO_VALUE, TableRowText, TableText, lang};
use crate::chart::diverging_bars::Side;
use crate::disclosure::MIN_FOR_BANDS;
use crate::locale::{Locale, fill};
use crate::question_set::Statement;
use crate::release::Release;
use crate::report::{AreaReport, StatementNumbers};

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
    /// What stands on the left, on the right and, on scales with a middle, beside the bars. Empty without bars.
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
    /// The wording.
    pub text: String,
    /// What to know where it is reverse-scored.
    pub reversed: Option<&'static str>,
    /// Its bar, from left to right.
    pub pieces: Vec<PieceText>,
    /// The counts, as people ticked them.
    pub counts: String,
    /// What to know where there may be two camps.
    pub two_camps: Option<&'static str>,
}

/// A piece of a bar. Places are shares of the width of the whole picture.
#[derive(Debug, Clone, PartialEq)]
pub struct PieceText {
    /// What its answers say about the team.
    pub side: Side,
    /// Left end.
    pub start: f64,
    /// Width.
    pub width: f64,
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
        let mut legend = Vec::new();
        if let Some((_, first)) = shown.first() {
            legend.extend([t.legend_against, t.legend_for]);
            legend.extend(first.neither().map(|_| t.legend_neither));
        }
        Self {
            area: area.area,
            title: about.title.clone(),
            note: set.is_built_in().then(|| t.area_notes.iter().find(|(id, _)| *id == about.id)).flatten().map(|(_, note)| *note),
            lang: lang(release.set()),
            legend,
            rows: shown.iter().map(|(at, numbers)| row(locale, *at, statement(*at), numbers)).collect(),
            questions,
            table: table(locale, release, area, &shown),
        }
    }
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

fn row(locale: Locale, at: usize, statement: &Statement, numbers: &StatementNumbers) -> StatementRowText {
    let t = locale.report();
    let pieces = numbers.bar.on_picture().into_iter();
    let pieces =
        pieces.map(|piece| PieceText { side: piece.side, start: piece.start, width: piece.width, count: locale.whole(piece.count) });
    StatementRowText {
        statement: at,
        text: statement.text.clone(),
        reversed: statement.reversed.then_some(t.reversed),
        pieces: pieces.collect(),
        counts: sentence(locale, numbers),
        two_camps: numbers.two_camps.then_some(t.two_camps),
    }
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
        let cells = counts(locale, numbers).into_iter().map(|(_, count)| count).chain(average.as_ref().map(|_| mean()));
        TableRowText { heading: set.statements()[at].text.clone(), cells: cells.collect() }
    };
    let rows = shown.iter().map(row).collect();
    let names = counts(locale, first).into_iter().map(|(what, _)| what.to_owned());
    let columns = [t.col_statement.to_owned()].into_iter().chain(names).chain(average.clone()).collect();
    Some(TableText::new(locale, set, &set.areas()[area.area].title, columns, rows))
}
