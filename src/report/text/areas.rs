//! The areas in words: a row each with its place on the axis, and the same as a table.

use super::{AreaChangeText, NO_VALUE, TableRowText, TableText, lang};
use crate::chart::interval_dots::Row;
use crate::figures::{AreaFigures, Band, Spread};
use crate::locale::{Locale, fill};
use crate::release::Release;
use crate::report::{AreaReport, Report};

/// The plot of the areas with its sentences, and the same as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaPlotText {
    /// A row an area, in the order of the question set.
    pub rows: Vec<AreaRowText>,
    /// The numbers as a table.
    pub table: TableText,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaRowText {
    /// Position of the area in the question set.
    pub area: usize,
    /// Title of the area.
    pub title: String,
    /// The language of the title, where it is known.
    pub lang: Option<String>,
    /// Its numbers; `None` where too few people answered.
    pub shown: Option<AreaNumbersText>,
}

/// The numbers of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaNumbersText {
    /// The score, such as "75 of 100".
    pub score: String,
    /// Where the score lies.
    pub band: Band,
    /// Where the score lies, in a word.
    pub word: &'static str,
    /// Dot and band on the axis.
    pub shape: Row,
    /// How many answered, and between which scores the true one could be.
    pub sentence: String,
    /// How far people agree, or that there are too few answers to say it.
    pub agreement: &'static str,
    /// What moved since an earlier round that stands beside it.
    pub change: Option<AreaChangeText>,
    /// What those who are not counted could change, where they are many.
    pub worst_case: Option<String>,
}

impl AreaPlotText {
    /// The areas of a report.
    pub fn of(locale: Locale, release: &Release, report: &Report) -> Self {
        Self { rows: report.areas.iter().map(|area| row(locale, release, area)).collect(), table: table(locale, release, report) }
    }
}

/// The score of an area.
pub(super) fn score(locale: Locale, figures: &AreaFigures) -> String {
    fill(locale.report().score, &[("score", &locale.number(figures.score(), 0))])
}

/// The scores between which the true one could be.
pub(super) fn range(locale: Locale, figures: &AreaFigures) -> [String; 2] {
    let shown = figures.shown_interval();
    [shown.low, shown.high].map(|end| locale.number(figures.score_of(end), 0))
}

fn row(locale: Locale, release: &Release, area: &AreaReport) -> AreaRowText {
    let t = locale.report();
    let agreement = match area.spread {
        Some(Spread::Close) => t.agreement_close,
        Some(Spread::Some) => t.agreement_some,
        Some(Spread::Wide) => t.agreement_wide,
        None => t.agreement_unknown,
    };
    let shown = area.figures.as_ref().zip(area.row).map(|(figures, shape)| AreaNumbersText {
        score: score(locale, figures),
        band: figures.band(),
        word: word(locale, figures),
        shape,
        sentence: sentence(locale, figures),
        agreement,
        change: None,
        worst_case: worst_case(locale, release, figures),
    });
    AreaRowText { area: area.area, title: release.set().areas()[area.area].title.clone(), lang: lang(release.set()), shown }
}

/// Where the mean lies, in words.
fn word(locale: Locale, figures: &AreaFigures) -> &'static str {
    let t = locale.report();
    match (figures.band(), figures.is_clear()) {
        (Band::Low, false) => t.band_low,
        (Band::Low, true) => t.band_clearly_low,
        (Band::Mixed, _) => t.band_mixed,
        (Band::Good, false) => t.band_good,
        (Band::Good, true) => t.band_clearly_good,
    }
}

fn sentence(locale: Locale, figures: &AreaFigures) -> String {
    let [low, high] = range(locale, figures);
    fill(locale.report().sentence, &[("n", &locale.whole(figures.n)), ("low", &low), ("high", &high)])
}

fn worst_case(locale: Locale, release: &Release, figures: &AreaFigures) -> Option<String> {
    let silent = release.round().invited.checked_sub(figures.n)?;
    let bounds = figures.if_all_had_answered(release.round().invited)?;
    let [low, high] = [bounds.low, bounds.high].map(|end| locale.number(figures.score_of(end), 0));
    Some(fill(locale.form(&locale.report().worst_case, silent), &[("n", &locale.whole(silent)), ("low", &low), ("high", &high)]))
}

fn table(locale: Locale, release: &Release, report: &Report) -> TableText {
    let t = locale.report();
    // Where no area says how many are complete that column would be empty. It depends on how many are counted, never on what they answered.
    let has_complete = release.areas().iter().flatten().any(|area| area.full.is_some());
    let columns = [t.col_area, t.col_score, t.col_interval, t.col_answers].into_iter().chain(has_complete.then_some(t.col_complete));
    let columns = columns.map(str::to_owned).collect();
    let rows = report.areas.iter().map(|area| table_row(locale, release, area, has_complete)).collect();
    TableText::new(locale, release.set(), t.areas_title, columns, rows)
}

fn table_row(locale: Locale, release: &Release, area: &AreaReport, has_complete: bool) -> TableRowText {
    let no_value = || NO_VALUE.to_owned();
    let mut cells = match &area.figures {
        Some(figures) => vec![locale.number(figures.score(), 0), range(locale, figures).join("–"), locale.whole(figures.n)],
        None => vec![no_value(); 3],
    };
    let complete = release.areas()[area.area].and_then(|area| area.full);
    cells.extend(has_complete.then(|| complete.map_or_else(no_value, |full| locale.whole(full))));
    TableRowText { heading: release.set().areas()[area.area].title.clone(), cells }
}
