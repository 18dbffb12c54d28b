//! A report as one HTML file that opens anywhere without a network: no script, no address of anything, and a policy of its own that allows
//! nothing but its one stylesheet.

use crate::locale::catalogue::GuidancePart;
use crate::locale::{Locale, Piece, pieces, plain};
use crate::pictures;
use crate::report::{AreaRowText, AreaStatementsText, ReportText, TableText, TalkText};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// All the looks there are.
const STYLE: &str = include_str!("html_report.css");

/// The file of a report.
pub fn encode(locale: Locale, report: &ReportText) -> String {
    let mut page = Page::default();
    let (t, guide) = (locale.report(), locale.guidance());
    page.heading(1, &report.title);
    for badge in &report.badges {
        page.paragraph("badge", &format!("{} {}", badge.label, badge.note));
    }
    page.paragraph("facts", &report.facts);
    page.heading(2, t.finding_title);
    for sentence in &report.headline {
        page.paragraph("finding", sentence);
    }
    page.paragraph("hint", t.finding_note);
    if let Some(comparison) = &report.comparison {
        page.heading(2, locale.comparison().title);
        page.paragraph("", &comparison.lead);
        page.paragraph("hint", &comparison.detectable);
        page.list(comparison.remarks.iter().map(|remark| format!("{} {}", remark.what, remark.next)));
        let c = locale.comparison();
        page.list(comparison.wordings.iter().map(|wording| format!("{}: “{}” {}: “{}”", c.was, wording.earlier, c.is, wording.later)));
    }
    page.heading(2, t.areas_title);
    page.paragraph("", &report.areas_lead);
    let mut charts = pictures::all(locale, report).into_iter();
    if let Some(areas) = charts.next() {
        page.picture(&areas.svg);
    }
    page.list(report.plot.rows.iter().filter_map(area_sentence));
    page.table(&report.plot.table);
    page.heading(2, guide.talk_title);
    for talk in &report.talks {
        page.talk(locale, talk);
    }
    page.heading(2, t.statements_title);
    page.paragraph("", &format!("{} {}", report.statements_lead, report.legend.join(", ")));
    for (title, rows) in [(t.need_talk, &report.need_talk), (t.going_well, &report.going_well)] {
        if !rows.is_empty() {
            page.heading(3, title);
            page.list(rows.iter().map(|row| format!("{} {}", row.text, row.counts)));
        }
    }
    for area in &report.statements {
        let chart = if area.rows.is_empty() { None } else { charts.next() };
        page.statements(area, chart.map(|chart| chart.svg).as_deref());
    }
    page.heading(2, guide.agenda_title);
    page.ordered(guide.agenda.iter().copied());
    page.heading(3, guide.do_title);
    page.list(guide.dos.iter().copied());
    page.heading(3, guide.dont_title);
    page.list(guide.donts.iter().copied());
    for part in [&guide.across, &guide.learners, &guide.habit] {
        page.part(locale, part);
    }
    page.heading(2, guide.stop_title);
    page.paragraph("", guide.stop);
    page.heading(2, t.read_title);
    page.list(&report.how_to_read);
    page.document(locale, &report.title)
}

/// What the picture of the areas says of one, for those on whose screen it is small.
fn area_sentence(row: &AreaRowText) -> Option<String> {
    let shown = row.shown.as_ref()?;
    let change = shown.change.as_ref().map(|change| change.sentence.as_str()).unwrap_or_default();
    Some(format!("{}: {}, {}. {} {} {change}", row.title, shown.score, shown.word, shown.sentence, shown.agreement))
}

/// What is written so far of the page.
#[derive(Default)]
struct Page(String);

impl Page {
    fn document(self, locale: Locale, title: &str) -> String {
        let hash = Base64::encode_string(&Sha256::digest(STYLE));
        let title = plain(title);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
            locale.language.tag(),
            locale.language.direction(),
            escaped(&title),
            self.0
        )
    }

    fn heading(&mut self, level: u8, text: &str) {
        let _ = writeln!(self.0, "<h{level}>{}</h{level}>", inline(text));
    }

    fn paragraph(&mut self, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.0, "<p{class}>{}</p>", inline(text));
    }

    fn list<Text: AsRef<str>>(&mut self, entries: impl IntoIterator<Item = Text>) {
        self.entries("ul", entries);
    }

    fn ordered<Text: AsRef<str>>(&mut self, entries: impl IntoIterator<Item = Text>) {
        self.entries("ol", entries);
    }

    fn entries<Text: AsRef<str>>(&mut self, element: &str, entries: impl IntoIterator<Item = Text>) {
        let entries = entries.into_iter().map(|entry| format!("<li>{}</li>\n", inline(entry.as_ref()))).collect::<Vec<_>>().concat();
        if !entries.is_empty() {
            let _ = writeln!(self.0, "<{element}>\n{entries}</{element}>");
        }
    }

    fn picture(&mut self, svg: &str) {
        let _ = writeln!(self.0, "<figure tabindex=\"0\">{}</figure>", svg.trim_end());
    }

    fn table(&mut self, table: &TableText) {
        let _ = writeln!(self.0, "<div class=\"scroll\" tabindex=\"0\"><table>\n<caption>{}</caption>\n<thead><tr>", inline(&table.name));
        for column in &table.columns {
            let _ = write!(self.0, "<th scope=\"col\">{}</th>", inline(column));
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            let _ = write!(self.0, "<tr><th scope=\"row\" dir=\"auto\">{}</th>", inline(&row.heading));
            for cell in &row.cells {
                let _ = write!(self.0, "<td>{}</td>", inline(cell));
            }
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</tbody>\n</table></div>\n");
    }

    fn talk(&mut self, locale: Locale, talk: &TalkText) {
        let t = locale.guidance();
        self.heading(3, &talk.heading);
        self.heading(4, t.say);
        let says = talk.opening.into_iter().chain(talk.unsure).collect::<Vec<_>>().join(" ");
        let _ = writeln!(self.0, "<blockquote>“{}”</blockquote>", inline(&says));
        self.heading(4, t.ask);
        self.list(talk.questions);
        self.heading(4, t.act);
        self.list(talk.actions.iter().map(|action| format!("{} {} {}", action.what, t.sign, action.sign)));
        self.paragraph("", &format!("{}: {}", t.avoid, talk.avoid));
        self.paragraph("hint", &format!("{} {}", t.evidence, talk.evidence));
    }

    fn statements(&mut self, area: &AreaStatementsText, chart: Option<&str>) {
        self.heading(3, &area.title);
        if let Some(note) = area.note {
            self.paragraph("", note);
        }
        if let Some(chart) = chart {
            self.picture(chart);
        }
        self.list(area.rows.iter().filter_map(|row| Some(format!("{} {}", row.text, row.before.as_ref()?))));
        if let Some(questions) = &area.questions {
            self.paragraph("", questions.lead);
            self.list(&questions.statements);
        }
        if let Some(table) = &area.table {
            self.table(table);
        }
    }

    fn part(&mut self, locale: Locale, part: &GuidancePart) {
        self.heading(3, part.title);
        self.paragraph("", part.lead);
        self.list(part.points.iter().copied());
        if !part.questions.is_empty() {
            self.heading(4, locale.guidance().ask);
            self.list(part.questions.iter().copied());
        }
    }
}

/// A text inside a page: nothing in it is markup, and what others wrote keeps its own direction.
fn inline(text: &str) -> String {
    let piece = |piece| match piece {
        Piece::Ours(words) => escaped(words),
        Piece::Theirs(name) => format!("<bdi>{}</bdi>", escaped(name)),
    };
    pieces(text).map(piece).collect()
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
    html
}
