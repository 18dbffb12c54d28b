//! The charts of a report as pictures of the size of a slide: SVG with presentation attributes only, on a light ground whatever the page looks
//! like, with what they say as their title. Geometry is that of [`crate::chart`]; text is broken into lines by the width of its letters as
//! wide typefaces have them, because a picture cannot ask the typeface it will be shown in.

use crate::chart::interval_dots::{TICKS, place};
use crate::chart::stacked_bars::Side;
use crate::figures::Band;
use crate::locale::{Locale, fill, plain};
use crate::question_set::Area;
use crate::release::Release;
use crate::report::{AreaNumbersText, AreaRowText, AreaStatementsText, ReportText, StatementRowText};
use std::fmt::Write;

/// What the picture of all areas is of.
pub const AREAS: &str = "areas";
/// Width of a picture in pixels: a slide of 16 by 9.
pub const WIDTH: u32 = 1600;
/// Least height of a picture in pixels. One of many statements is taller.
pub const LEAST_HEIGHT: u32 = 900;
/// Smallest size of text in pixels.
pub const SMALLEST_TEXT: f64 = 20.0;

/// Sizes of a title in pixels, the one that is tried first at the beginning.
const TITLE_SIZES: [f64; 3] = [40.0, 32.0, 26.0];

const EDGE: f64 = 60.0;
/// Width of what goes from edge to edge.
const WIDE: f64 = WIDTH as f64 - 2.0 * EDGE;
const INK: &str = "#1c2b36";
const SOFT: &str = "#53616b";
const LINE: &str = "#ddd8cb";
const BAND: &str = "#1f6664";

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is of, for the name of its file.
    pub of: String,
    /// What it says, in a sentence.
    pub title: String,
    /// Height in pixels.
    pub height: u32,
    /// The SVG.
    pub svg: String,
}

/// All charts of a report: the areas, then the statements of each area that has counts.
pub fn all(locale: Locale, report: &ReportText) -> Vec<Picture> {
    (0..).map_while(|place| one(locale, report, place)).collect()
}

/// The one at this place in [`all`], without the others; `None` where there are not so many.
pub fn one(locale: Locale, report: &ReportText, place: usize) -> Option<Picture> {
    let Some(place) = place.checked_sub(1) else { return Some(areas(locale, report)) };
    let mut statements = report.statements.iter().filter(|area| !area.rows.is_empty());
    statements.nth(place).map(|area| statements_of(locale, report, area))
}

/// What there are pictures of, in the order of [`all`], without drawing them.
pub fn subjects(release: &Release) -> Vec<String> {
    let has_counts = |area: &&Area| area.members.iter().any(|&at| release.statements()[at].is_some());
    let areas = release.set().areas().iter().filter(has_counts).map(|area| plain(&area.title));
    [AREAS.to_owned()].into_iter().chain(areas).collect()
}

/// Draws a picture with the largest title with which it is no taller than a slide, or else with the smallest.
fn fitting(draw: impl Fn(f64) -> Picture) -> Picture {
    let [larger @ .., smallest] = TITLE_SIZES;
    larger.into_iter().map(&draw).find(|picture| picture.height == LEAST_HEIGHT).unwrap_or_else(|| draw(smallest))
}

fn areas(locale: Locale, report: &ReportText) -> Picture {
    let title = plain(&report.headline.join(" "));
    let before = report.comparison.as_ref().map(|comparison| plain(&comparison.lead));
    let notes = [before.as_deref(), Some(&report.areas_lead), Some(locale.report().finding_note)];
    let notes = notes.into_iter().flatten().collect::<Vec<_>>().join(" ");
    fitting(|title_size| {
        let mut canvas = Canvas::begin(&title, title_size, report);
        let (left, right) = (640.0, f64::from(WIDTH) - EDGE);
        let at = |share: f64| left + share * (right - left);
        for row in &report.plot.rows {
            canvas.area(locale, row, &at);
        }
        canvas.y += 30.0;
        for tick in TICKS {
            canvas.text(at(place(tick.into())), canvas.y, SMALLEST_TEXT, SOFT, "middle", false, &locale.whole(tick.into()));
        }
        canvas.y += 40.0;
        canvas.paragraph(EDGE, WIDE, SMALLEST_TEXT, SOFT, false, &notes);
        canvas.end(AREAS, &title)
    })
}

fn statements_of(locale: Locale, report: &ReportText, area: &AreaStatementsText) -> Picture {
    let shown = report.plot.rows.iter().find(|row| row.area == area.area).and_then(|row| row.shown.as_ref());
    // What the area came to, as the areas' picture has it: a picture of statements stands alone on its slide.
    let title = shown.map_or_else(
        || area.title.clone(),
        |shown| fill(locale.pictures().area_title, &[("area", &area.title), ("score", &shown.score), ("word", shown.word)]),
    );
    let title = plain(&title);
    fitting(|title_size| {
        let mut canvas = Canvas::begin(&title, title_size, report);
        let mut x = 700.0;
        let colours = [["#96480a", "#d07c2e"], ["#4c9a94", "#1f6664"], ["#929086", "#929086"]];
        for (words, colours) in area.legend.iter().zip(colours) {
            for (at, colour) in colours.into_iter().enumerate() {
                canvas.rect(x + 24.0 * at as f64, canvas.y - 16.0, 24.0, 18.0, colour);
            }
            canvas.text(x + 60.0, canvas.y, SMALLEST_TEXT, SOFT, "start", false, words);
            x += 60.0 + width_of(words, SMALLEST_TEXT) + 40.0;
        }
        canvas.y += 30.0;
        for row in &area.rows {
            canvas.statement(row);
        }
        canvas.end(&plain(&area.title), &title)
    })
}

/// What is drawn so far, and how far down.
struct Canvas {
    body: String,
    y: f64,
}

impl Canvas {
    /// A canvas with its title, and with whose results it shows.
    fn begin(title: &str, title_size: f64, report: &ReportText) -> Self {
        let mut canvas = Self { body: String::new(), y: 50.0 + title_size };
        canvas.paragraph(EDGE, WIDE, title_size, INK, true, title);
        canvas.y += 6.0;
        let badges = report.badges.iter().map(|badge| badge.label.to_owned());
        let facts = [plain(&report.title), plain(&report.facts)].into_iter().chain(badges).collect::<Vec<_>>().join(" · ");
        canvas.paragraph(EDGE, WIDE, 24.0, SOFT, false, &facts);
        canvas.y += 20.0;
        canvas
    }

    fn end(self, of: &str, title: &str) -> Picture {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels")]
        let height = (self.y + 10.0).ceil().max(f64::from(LEAST_HEIGHT)) as u32;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
             font-family=\"system-ui, 'Segoe UI', 'Noto Sans', sans-serif\"><title>{}</title>\
             <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>{}</svg>\n",
            escaped(title),
            self.body
        );
        Picture { of: of.to_owned(), title: title.to_owned(), height, svg }
    }

    fn area(&mut self, locale: Locale, row: &AreaRowText, at: &impl Fn(f64) -> f64) {
        let top = self.y;
        self.line(EDGE, top, f64::from(WIDTH) - EDGE, top, LINE, 1.0);
        self.y = top + 34.0;
        self.paragraph(EDGE, 360.0, 26.0, INK, true, &plain(&row.title));
        let named = self.y - 14.0;
        match &row.shown {
            None => self.text(at(0.0), top + 40.0, 22.0, SOFT, "start", false, locale.report().area_hidden),
            Some(shown) => {
                self.text(EDGE + 380.0, top + 42.0, 34.0, INK, "start", true, &plain(&shown.score));
                self.text(EDGE + 380.0, top + 72.0, 22.0, SOFT, "start", false, shown.word);
                self.plot(shown, top + 34.0, at);
                self.y = top + 78.0;
                let says = format!("{} {}", plain(&shown.sentence), shown.agreement);
                self.paragraph(at(0.0), at(1.0) - at(0.0), SMALLEST_TEXT, SOFT, false, &says);
                if let Some(change) = &shown.change {
                    self.paragraph(at(0.0), at(1.0) - at(0.0), SMALLEST_TEXT, INK, true, &change.sentence);
                }
            }
        }
        self.y = (self.y - 10.0).max(named).max(top + 92.0);
    }

    fn plot(&mut self, shown: &AreaNumbersText, y: f64, at: &impl Fn(f64) -> f64) {
        for tick in TICKS {
            let x = at(place(tick.into()));
            self.line(x, y - 18.0, x, y + 18.0, LINE, 1.5);
        }
        self.line(at(0.0), y, at(1.0), y, SOFT, 2.0);
        let shape = shown.shape;
        for ((low, high), opacity) in [(shape.band, 0.35), (shape.core, 0.45)] {
            let _ = write!(
                self.body,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"28\" fill=\"{BAND}\" fill-opacity=\"{opacity}\"/>",
                at(low),
                y - 14.0,
                at(high) - at(low)
            );
        }
        if let Some(change) = &shown.change {
            self.line(at(change.earlier), y, at(shape.dot), y, INK, 3.0);
            let _ = write!(
                self.body,
                "<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"10\" fill=\"#ffffff\" stroke=\"{INK}\" stroke-width=\"4\"/>",
                at(change.earlier)
            );
        }
        // The forms of the page: down for low, on edge for the middle, round for good.
        let mark = match shown.band {
            Band::Low => "M-14 -10h28l-14 23z",
            Band::Mixed => "M0 -15l15 15l-15 15l-15 -15z",
            Band::Good => "M-12 0a12 12 0 1 1 24 0a12 12 0 1 1 -24 0z",
        };
        let _ = write!(
            self.body,
            "<path transform=\"translate({:.1} {y:.1})\" d=\"{mark}\" fill=\"{BAND}\" stroke=\"#ffffff\" stroke-width=\"4\"/>",
            at(shape.dot)
        );
    }

    fn statement(&mut self, row: &StatementRowText) {
        let top = self.y;
        self.line(EDGE, top, f64::from(WIDTH) - EDGE, top, LINE, 1.0);
        let notes = [row.two_camps.map(str::to_owned), row.reversed.clone(), row.skipped.clone(), row.before.clone()];
        self.y = top + 36.0;
        self.paragraph(EDGE, 580.0, 24.0, INK, true, &plain(&row.text));
        let asked = self.y - 14.0;
        let (left, width) = (700.0, f64::from(WIDTH) - EDGE - 700.0);
        for piece in &row.pieces {
            let (fill, ink) = match piece.piece.side {
                Side::AgainstMost => ("#96480a", "#ffffff"),
                Side::Against => ("#d07c2e", "#10171d"),
                Side::Neither => ("#929086", "#10171d"),
                Side::Favour => ("#4c9a94", "#10171d"),
                Side::FavourMost => ("#1f6664", "#ffffff"),
            };
            let x = left + piece.piece.start * width;
            self.rect(x, top + 16.0, (piece.piece.width * width - 1.0).max(1.0), 36.0, fill);
            if piece.piece.is_wide {
                self.text(x + piece.piece.width * width / 2.0, top + 42.0, 22.0, ink, "middle", true, &piece.count);
            }
        }
        let line = left + row.line * width;
        self.line(line, top + 12.0, line, top + 56.0, INK, 3.0);
        self.y = top + 80.0;
        self.paragraph(left, width, SMALLEST_TEXT, SOFT, false, &notes.into_iter().flatten().collect::<Vec<_>>().join(" "));
        self.y = (self.y - 10.0).max(asked).max(top + 76.0);
    }

    /// A text in lines of at most `width` pixels, the first at the place that is reached. The next one is below the last.
    fn paragraph(&mut self, x: f64, width: f64, size: f64, fill: &str, bold: bool, text: &str) {
        for line in lines(text, width, size, bold) {
            self.text(x, self.y, size, fill, "start", bold, &line);
            self.y += (size * 1.28).round();
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a place, a look and the text")]
    fn text(&mut self, x: f64, y: f64, size: f64, fill: &str, anchor: &str, bold: bool, text: &str) {
        let weight = if bold { " font-weight=\"600\"" } else { "" };
        let _ = write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{fill}\" text-anchor=\"{anchor}\"{weight}>{}</text>",
            escaped(text)
        );
    }

    fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, stroke: &str, width: f64) {
        let _ = write!(
            self.body,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>"
        );
    }

    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        let _ = write!(self.body, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"{fill}\"/>");
    }
}

/// A text broken into lines of at most `width` pixels; a word that is longer than a line is broken too.
fn lines(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    // Bold letters are wider.
    let size = if bold { size * 1.06 } else { size };
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width_of(&joined, size) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            if width_of(&line, size) + letter_width(letter) * size > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.extend((!line.is_empty()).then_some(line));
    lines
}

/// About how wide a text is in pixels, in a wide typeface.
fn width_of(text: &str, size: f64) -> f64 {
    text.chars().map(letter_width).sum::<f64>() * size
}

/// Width of a letter as a share of its size, a little more than in wide typefaces such as Verdana. Letters of other scripts may be as wide as high.
fn letter_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.38,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | ' ' | '-' => 0.46,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.0,
        'a'..='z' | '0'..='9' => 0.65,
        'A'..='Z' => 0.78,
        '\u{0}'..='\u{24f}' => 0.7,
        _ => 1.0,
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Nothing else is not allowed in XML: names and texts hold no control characters.
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_it_may_be_and_no_word_is_lost() {
        for text in ["", "short", "People here can disagree and still treat each other with respect.", &"Donaudampfschifffahrt".repeat(9)] {
            for width in [100.0, 580.0, 1480.0] {
                let broken = lines(text, width, 24.0, true);
                assert!(broken.iter().all(|line| width_of(line, 24.0 * 1.06) <= width), "{broken:?}");
                assert_eq!(broken.concat().replace(' ', ""), text.replace(' ', ""));
            }
        }
    }

    #[test]
    fn what_is_written_cannot_become_markup() {
        assert_eq!(escaped("<b>\"A\" & 'B'</b>"), "&lt;b&gt;&quot;A&quot; &amp; 'B'&lt;/b&gt;");
    }
}
