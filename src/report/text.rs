//! A report in words: every sentence, row and shape as plain data, in the order people read it. Pages, print and files are made of it.

mod areas;
mod comparison;
mod statements;
mod talk;

pub use areas::{AreaNumbersText, AreaPlotText, AreaRowText};
pub use comparison::{AreaChangeText, ComparisonText, RemarkText, WordingText};
use comparison::{area as area_change, moved};
pub use statements::{AreaStatementsText, PieceText, QuestionsText, StatementRowText};
use statements::{has_full_counts, legend, rows as statement_rows};
pub use talk::TalkText;

use super::{AreaReport, Finding, Report};
use crate::chart::interval_dots::TICKS;
use crate::comparison::{Comparison, NotCompared};
use crate::disclosure::{Compared, MIN_FOR_COUNTS};
use crate::figures::{AreaFigures, Band};
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
    /// What kind of round it was, how its answers were collected, and who made the results, where it is not a real round on a shared device. In
    /// any case it is one of the things to know in [`ReportText::how_to_read`].
    pub source: Option<String>,
    /// What stands out, a sentence each.
    pub headline: Vec<String>,
    /// What the picture of the areas shows.
    pub areas_lead: String,
    /// The areas.
    pub plot: AreaPlotText,
    /// What moved since an earlier round, where one stands beside it.
    pub comparison: Option<ComparisonText>,
    /// What to talk about: the area that needs it most first.
    pub talks: Vec<TalkText>,
    /// Whether a page for mentoring may help: where an area about learning or support is low or middling.
    pub offers_mentoring: bool,
    /// What the pictures of the statements show, or why there are none.
    pub statements_lead: &'static str,
    /// What a word at some of the statements means, where it stands at any.
    pub statements_note: Option<&'static str>,
    /// What the sides of the bars are called. Empty without bars.
    pub legend: Vec<&'static str>,
    /// The statements that need talk first; empty where none does, or none has numbers.
    pub need_talk: Vec<StatementRowText>,
    /// The statements that hold the team up first.
    pub going_well: Vec<StatementRowText>,
    /// The statements of each area.
    pub statements: Vec<AreaStatementsText>,
    /// What the numbers mean and do not mean, a sentence or a few for each point.
    pub how_to_read: Vec<String>,
    /// Headings and legends.
    words: &'static catalogue::Report,
    guidance: &'static catalogue::Guidance,
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
        let statements: Vec<_> = report.areas.iter().map(|area| AreaStatementsText::of(locale, release, area)).collect();
        let some_in_bands = statements.iter().flat_map(|area| &area.rows).any(|row| row.bands_only.is_some());
        // As many sent a sheet as full counts take, and none has them.
        let all_in_bands = release.sheets() >= MIN_FOR_COUNTS && release.set().scale().points > 3 && !has_full_counts(release);
        let any_counts = report.areas.iter().any(AreaReport::has_counts);
        Self {
            running: format!("{title} - {}", locale.common().app),
            title,
            badges: badges(locale, release),
            facts: facts(locale, release),
            source: (release.round().kind != Kind::Real || release.origin() != Origin::SharedDevice).then(|| source(locale, release)),
            headline: report.findings.iter().map(|&finding| sentence(locale, release, &report, finding)).collect(),
            areas_lead,
            how_to_read: how_to_read(locale, release, usual_width),
            plot,
            comparison: None,
            talks: TalkText::all(locale, release, &report),
            offers_mentoring: report.areas.iter().any(|area| offers_mentoring(release.set(), area)),
            guidance: locale.guidance(),
            statements_lead: if any_counts { words.statements_lead } else { words.statements_hidden },
            statements_note: some_in_bands.then_some(words.bands_only_note).or(all_in_bands.then_some(words.bands_all_note)),
            legend: if any_counts { legend(locale, release.set()) } else { Vec::new() },
            need_talk: statement_rows(locale, release, &report, &report.need_talk()),
            going_well: statement_rows(locale, release, &report, &report.going_well()),
            statements,
            words,
        }
    }

    /// The report on the later of two rounds, beside the earlier one.
    ///
    /// # Errors
    /// Why the two are not compared.
    pub fn beside(locale: Locale, earlier: &Release, later: &Release) -> Result<Self, NotCompared> {
        let comparison = Comparison::of(earlier, later)?;
        let mut text = Self::of(locale, later);
        let beside = ComparisonText::of(locale, earlier, later, &comparison);
        if beside.compared == Compared::AreasAndStatements {
            let before = Self::of(locale, earlier);
            let rows = || before.statements.iter().flat_map(|area| &area.rows);
            for row in text.statements.iter_mut().flat_map(|area| &mut area.rows) {
                let counts = rows().find(|other| other.statement == row.statement).map(|other| &other.counts);
                row.before = counts.map(|counts| fill(locale.comparison().before, &[("counts", counts)]));
            }
        }
        text.headline.splice(..0, moved(locale, earlier, &comparison));
        text.comparison = Some(beside);
        text.put_changes_beside_areas(locale, &comparison);
        Ok(text)
    }

    /// The report on a release, beside an earlier one where there is one that it can be compared with.
    pub fn beside_any(locale: Locale, earlier: Option<&Release>, release: &Release) -> Self {
        earlier.and_then(|earlier| Self::beside(locale, earlier, release).ok()).unwrap_or_else(|| Self::of(locale, release))
    }

    fn put_changes_beside_areas(&mut self, locale: Locale, comparison: &Comparison) {
        self.plot.table.columns.push(locale.comparison().col_before.to_owned());
        for ((row, in_table), change) in self.plot.rows.iter_mut().zip(&mut self.plot.table.rows).zip(&comparison.areas) {
            let change = change.as_ref().map(|change| area_change(locale, change));
            in_table.cells.push(change.as_ref().map_or_else(|| NO_VALUE.to_owned(), |change| change.score.clone()));
            if let Some(shown) = &mut row.shown {
                shown.change = change;
            }
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
        lines.all([&self.facts]);
        lines.all(&self.source);
        lines.all([words.finding_title]);
        lines.all(&self.headline);
        lines.all([words.finding_note, words.areas_title, &self.areas_lead]);
        for row in &self.plot.rows {
            row.write(words, &mut lines);
        }
        lines.all(TICKS.map(|score| score.to_string()));
        lines.all([words.chart_axis_low, words.chart_axis_high]);
        self.plot.table.write(&mut lines);
        if let Some(comparison) = &self.comparison {
            comparison.write(&mut lines);
        }
        self.write_talks(&mut lines);
        lines.all([words.statements_title, self.statements_lead]);
        lines.all(self.statements_note);
        lines.all(&self.legend);
        for (title, rows) in [(words.need_talk, &self.need_talk), (words.going_well, &self.going_well)] {
            lines.all((!rows.is_empty()).then_some(title));
            for row in rows {
                row.write(&mut lines);
            }
        }
        lines.all([words.all_statements]);
        for area in &self.statements {
            area.write(&mut lines);
        }
        self.write_conversation(&mut lines);
        lines.all([words.read_title]);
        lines.all(&self.how_to_read);
        lines.0
    }

    fn write_talks(&self, lines: &mut Lines) {
        let t = self.guidance;
        lines.all([t.talk_title, if self.talks.is_empty() { t.talk_none } else { t.talk_lead }]);
        for talk in &self.talks {
            lines.all([talk.heading.as_str(), t.say]);
            lines.all(talk.opening);
            lines.all(talk.unsure);
            lines.all([t.ask]);
            lines.all(talk.questions);
            lines.all([t.act]);
            for action in talk.actions {
                lines.all([action.what, t.sign, action.sign]);
            }
            lines.all([t.avoid, talk.avoid, t.evidence, talk.evidence]);
        }
    }

    fn write_conversation(&self, lines: &mut Lines) {
        let t = self.guidance;
        lines.all([t.agenda_title]);
        lines.all(t.agenda);
        lines.all([t.do_title]);
        lines.all(t.dos);
        lines.all([t.dont_title]);
        lines.all(t.donts);
        for part in [&t.across, &t.learners, &t.habit] {
            lines.all(part.texts());
        }
        lines.all([t.stop_title, t.stop]);
    }
}

/// Whether mentoring may help with what an area is about, and is called for by how it came out. Of own sets nobody knows.
fn offers_mentoring(set: &QuestionSet, area: &AreaReport) -> bool {
    let about = ["support", "potential", "learn", "looking-after"].contains(&set.areas()[area.area].id.as_str());
    set.is_built_in() && about && area.figures.is_some_and(|figures| figures.band() != Band::Good)
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
        lines.all([&shown.score, shown.word, &shown.sentence]);
        lines.all([shown.agreement]);
        lines.all(shown.change.as_ref().map(|change| &change.sentence));
        lines.all(&shown.worst_case);
    }
}

impl AreaStatementsText {
    fn write(&self, lines: &mut Lines) {
        lines.all([&self.title]);
        lines.all(self.note);
        lines.all(&self.legend);
        for row in &self.rows {
            row.write(lines);
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

impl ComparisonText {
    fn write(&self, lines: &mut Lines) {
        lines.all([&self.lead, &self.detectable]);
        for remark in &self.remarks {
            lines.all([remark.what, remark.next]);
        }
        for wording in &self.wordings {
            lines.all([&wording.earlier, &wording.later]);
        }
    }
}

impl StatementRowText {
    fn write(&self, lines: &mut Lines) {
        lines.all([&self.text]);
        lines.all(&self.reversed);
        lines.all(self.pieces.iter().map(|piece| &piece.count));
        lines.all([&self.counts]);
        lines.all(self.bands_only);
        lines.all(self.two_camps);
        lines.all(&self.before);
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
        Origin::SharedDevice => t.origin_shared.to_owned(),
        Origin::Sealed => {
            let keepers = release.evidence().map(|evidence| &evidence.terms.keepers);
            let [first, second] = keepers.map(|keepers| keepers.each_ref().map(|keeper| isolated(&keeper.name))).unwrap_or_default();
            fill(t.origin_sealed, &[("first", &first), ("second", &second)])
        }
        Origin::Imported => t.origin_imported.to_owned(),
    };
    match release.provenance() {
        Provenance::MadeHere => format!("{kind} {origin} {}", t.made_here),
        // A badge says it.
        Provenance::HandedIn => format!("{kind} {origin}"),
    }
}

/// One sentence of the headline.
fn sentence(locale: Locale, release: &Release, report: &Report, finding: Finding) -> String {
    let t = locale.report();
    let count = |count: usize| locale.whole(u32::try_from(count).unwrap_or(u32::MAX));
    let areas = count(report.areas.len());
    let (pattern, area) = match finding {
        Finding::ClearlyLow(area) => (t.finding_clearly_low, area),
        Finding::Low(area) => (t.finding_low, area),
        Finding::Divided(area) => (t.finding_divided, area),
        Finding::ClearlyGood(area) => (t.finding_clearly_good, area),
        Finding::ManyLow(low) => return fill(t.finding_many_low, &[("count", &count(low)), ("areas", &areas)]),
        Finding::AllGood => return of_all(locale, report, t.finding_all_good, t.finding_all_good_alike),
        Finding::ManyGood(good, highest) => {
            let value = report.areas[highest].figures.map(|figures| value(locale, &figures)).unwrap_or_default();
            let area = isolated(&release.set().areas()[highest].title);
            return fill(t.finding_many_good, &[("count", &count(good)), ("areas", &areas), ("area", &area), ("value", &value)]);
        }
        Finding::OneArea(area) => (t.finding_one, area),
        Finding::Unsure => return of_all(locale, report, t.finding_unsure, t.finding_unsure_alike),
        Finding::NothingStandsOut => return of_all(locale, report, t.finding_close, t.finding_all_alike),
        Finding::Nothing => return t.finding_none.to_owned(),
    };
    let value = report.areas[area].figures.map(|figures| value(locale, &figures)).unwrap_or_default();
    fill(pattern, &[("area", &isolated(&release.set().areas()[area].title)), ("value", &value)])
}

/// A sentence on all areas, by their lowest and highest score. “From 50 to 50” is no range.
fn of_all(locale: Locale, report: &Report, range: &str, alike: &str) -> String {
    let (low, high) = report.score_range().unwrap_or_default();
    let [low, high] = [low, high].map(|score| locale.number(score, 0));
    fill(if low == high { alike } else { range }, &[("lowest_value", &low), ("highest_value", &high)])
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
    entries.extend([t.read_agreement.to_owned(), t.read_counts.to_owned(), threshold, missing, about_set, source(locale, release)]);
    entries
}
