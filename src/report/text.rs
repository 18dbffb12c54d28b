//! A report in words: every sentence, row and shape as plain data, in the order people read it. Pages, print and files are made of it.

mod areas;
mod statements;

pub use areas::{AreaNumbersText, AreaPlotText, AreaRowText};
pub use statements::{AreaStatementsText, PieceText, QuestionsText, StatementRowText};

use super::{AreaReport, Finding, Report};
use crate::chart::interval_dots::TICKS;
use crate::figures::AreaFigures;
use crate::locale::{Locale, catalogue, fill, isolated};
use crate::question_set::QuestionSet;
use crate::release::{Origin, Provenance, Release};
use crate::round::Kind;

/// A report in words. Its headings stand in [`Locale::report`] and are the same for every release.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportText {
    /// Team and round: the heading of the page.
    pub title: String,
    /// What stands at the foot of each printed page.
    pub running: String,
    /// Labels that say what kind of numbers these are.
    pub badges: Vec<BadgeText>,
    /// How many answered, and when.
    pub facts: String,
    /// What kind of round it was, how its answers were collected, and who made the results.
    pub source: String,
    /// What stands out, in a sentence or two.
    pub finding: String,
    /// What the picture of the areas shows.
    pub areas_lead: String,
    /// The areas.
    pub plot: AreaPlotText,
    /// What the pictures of the statements show, or why there are none.
    pub statements_lead: &'static str,
    /// The statements of each area.
    pub statements: Vec<AreaStatementsText>,
    /// What the numbers mean and do not mean, a sentence or a few for each point.
    pub how_to_read: Vec<String>,
    /// Headings and legends.
    words: &'static catalogue::Report,
}

/// A label over a page that says its numbers are not those of a real round, or where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeText {
    /// The label.
    pub label: &'static str,
    /// What it means.
    pub note: &'static str,
}

/// What a picture shows, for those who would rather read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableText {
    /// What it is a table of.
    pub name: String,
    /// The language of the rows' headings, which are texts of the question set, where it is known.
    pub lang: Option<String>,
    /// Heading of each column, that of the rows' headings first.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRowText>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRowText {
    /// What the row is about.
    pub heading: String,
    /// A cell for each column but the first.
    pub cells: Vec<String>,
}

/// What stands in a cell without a value.
const NO_VALUE: &str = "–";

impl ReportText {
    /// The report on a release.
    pub fn of(locale: Locale, release: &Release) -> Self {
        let words = locale.report();
        let report = Report::of(release);
        let plot = AreaPlotText::of(locale, release, &report);
        let title = title(locale, release);
        let usual_width = report.areas.iter().any(AreaReport::has_usual_width);
        let areas_lead = if usual_width { format!("{} {}", words.areas_lead, words.areas_lead_usual) } else { words.areas_lead.to_owned() };
        let any_counts = report.areas.iter().any(AreaReport::has_counts);
        Self {
            running: format!("{title} - {}", locale.common().app),
            title,
            badges: badges(locale, release),
            facts: facts(locale, release),
            source: source(locale, release),
            finding: finding(locale, release, &report),
            areas_lead,
            how_to_read: how_to_read(locale, release, usual_width),
            plot,
            statements_lead: if any_counts { words.statements_lead } else { words.statements_hidden },
            statements: report.areas.iter().map(|area| AreaStatementsText::of(locale, release, area)).collect(),
            words,
        }
    }

    /// Every text in the order of reading, a line each.
    pub fn all_text(&self) -> String {
        let words = self.words;
        let mut lines = Lines::default();
        lines.all([&self.title, &self.running]);
        for badge in &self.badges {
            lines.all([badge.label, badge.note]);
        }
        lines.all([&self.facts, &self.source, words.finding_title, &self.finding, words.finding_note, words.areas_title, &self.areas_lead]);
        for row in &self.plot.rows {
            row.write(words, &mut lines);
        }
        lines.all([words.legend_dot, words.legend_band]);
        self.plot.table.write(&mut lines);
        lines.all([words.statements_title, self.statements_lead]);
        for area in &self.statements {
            area.write(&mut lines);
        }
        lines.all([words.read_title]);
        lines.all(&self.how_to_read);
        lines.0
    }
}

/// Texts, a line each.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn all<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) {
        for text in texts {
            self.0.push_str(text.as_ref());
            self.0.push('\n');
        }
    }
}

impl TableText {
    /// A table of what stands under the heading `title`.
    fn new(locale: Locale, set: &QuestionSet, title: &str, columns: Vec<String>, rows: Vec<TableRowText>) -> Self {
        Self { name: fill(locale.report().table, &[("title", &isolated(title))]), lang: lang(set), columns, rows }
    }

    fn write(&self, lines: &mut Lines) {
        lines.all([&self.name]);
        lines.all(&self.columns);
        for row in &self.rows {
            lines.all([&row.heading]);
            lines.all(&row.cells);
        }
    }
}

impl AreaRowText {
    fn write(&self, words: &catalogue::Report, lines: &mut Lines) {
        lines.all([&self.title]);
        let Some(shown) = &self.shown else { return lines.all([words.area_hidden]) };
        lines.all([&shown.score, shown.word]);
        lines.all(TICKS.map(|score| score.to_string()));
        lines.all([words.chart_axis_low, words.chart_axis_high, &shown.sentence]);
        lines.all(shown.agreement);
        lines.all(&shown.worst_case);
    }
}

impl AreaStatementsText {
    fn write(&self, lines: &mut Lines) {
        lines.all([&self.title]);
        lines.all(self.note);
        lines.all(&self.legend);
        for row in &self.rows {
            lines.all([&row.text]);
            lines.all(row.reversed);
            lines.all(row.pieces.iter().map(|piece| &piece.count));
            lines.all([&row.counts]);
            lines.all(row.two_camps);
        }
        if let Some(questions) = &self.questions {
            lines.all([questions.lead]);
            lines.all(&questions.statements);
        }
        if let Some(table) = &self.table {
            table.write(lines);
        }
    }
}

/// The language of the texts of a set.
fn lang(set: &QuestionSet) -> Option<String> {
    set.lang().map(str::to_owned)
}

/// The title of a report.
pub fn title(locale: Locale, release: &Release) -> String {
    fill(locale.report().title, &[("team", &isolated(&release.round().team)), ("label", &isolated(&release.round().label))])
}

/// The labels a release needs: practice or example, handed in.
pub fn badges(locale: Locale, release: &Release) -> Vec<BadgeText> {
    let (common, report) = (locale.common(), locale.report());
    let kind = match release.round().kind {
        Kind::Real => None,
        Kind::Practice => Some(BadgeText { label: common.practice_badge, note: report.practice_note }),
        Kind::Example => Some(BadgeText { label: common.example_badge, note: report.example_note }),
    };
    let handed_in = BadgeText { label: common.handed_in_badge, note: report.handed_in_note };
    kind.into_iter().chain((release.provenance() == Provenance::HandedIn).then_some(handed_in)).collect()
}

fn facts(locale: Locale, release: &Release) -> String {
    let t = locale.report();
    let round = release.round();
    let pattern = if release.sheets() == round.invited { t.facts_everybody } else { t.facts };
    fill(
        pattern,
        &[("sheets", &locale.whole(release.sheets())), ("invited", &locale.whole(round.invited)), ("day", &locale.day(round.opened))],
    )
}

/// Nobody can tell from numbers where they come from, so that is said of every release, not only of those that carry no promise.
fn source(locale: Locale, release: &Release) -> String {
    let t = locale.report();
    let kind = match release.round().kind {
        Kind::Real => t.kind_real,
        Kind::Practice => t.kind_practice,
        // Nobody answered, so nothing was collected.
        Kind::Example => return t.kind_example.to_owned(),
    };
    let origin = match release.origin() {
        Origin::SharedDevice => t.origin_shared,
        Origin::Imported => t.origin_imported,
    };
    let made = match release.provenance() {
        Provenance::MadeHere => t.made_here,
        Provenance::HandedIn => t.made_elsewhere,
    };
    fill(t.source, &[("kind", kind), ("origin", origin), ("made", made)])
}

/// What stands out.
fn finding(locale: Locale, release: &Release, report: &Report) -> String {
    let t = locale.report();
    let title = |area: usize| isolated(&release.set().areas()[area].title);
    let value = |area: usize| report.areas[area].figures.map(|figures| value(locale, &figures)).unwrap_or_default();
    match report.finding {
        Finding::Range { lowest, highest } => fill(
            t.finding_range,
            &[
                ("lowest", &title(lowest)),
                ("lowest_value", &value(lowest)),
                ("highest", &title(highest)),
                ("highest_value", &value(highest)),
            ],
        ),
        Finding::CloseTogether => {
            let (low, high) = report.score_range().unwrap_or_default();
            fill(t.finding_close, &[("lowest_value", &locale.number(low, 0)), ("highest_value", &locale.number(high, 0))])
        }
        Finding::OneArea(area) => fill(t.finding_one, &[("area", &title(area)), ("value", &value(area))]),
        Finding::Nothing => t.finding_none.to_owned(),
    }
}

fn value(locale: Locale, figures: &AreaFigures) -> String {
    let score = areas::score(locale, figures);
    let [low, high] = areas::range(locale, figures);
    fill(locale.report().score_range, &[("score", &score), ("low", &low), ("high", &high)])
}

fn how_to_read(locale: Locale, release: &Release, usual_width: bool) -> Vec<String> {
    let t = locale.report();
    let round = release.round();
    let set = release.set();
    let silent = round.invited - release.sheets();
    let about_set = if set.is_built_in() {
        t.read_set.to_owned()
    } else {
        let own = fill(t.read_set_own, &[("title", &isolated(set.title()))]);
        if set.status().is_empty() { own } else { format!("{own} “{}”", isolated(set.status())) }
    };
    let threshold = fill(t.read_threshold, &[("threshold", &locale.whole(round.threshold.people()))]);
    let missing = if silent == 0 { t.everybody.to_owned() } else { locale.count(&t.read_missing, silent) };
    let mut entries = vec![t.read_use.to_owned(), t.read_score.to_owned(), t.read_interval.to_owned()];
    if usual_width {
        entries.push(t.read_usual.to_owned());
    }
    entries.extend([t.read_agreement.to_owned(), t.read_counts.to_owned(), threshold, missing, about_set]);
    entries
}
