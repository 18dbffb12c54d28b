//! The interval dot plot: a row an area, with a sentence for each. Places and widths are shares of the picture, so it needs no size and
//! its text stays as large as the rest of the page.

use crate::chart::interval_dots::{Row, TICKS};
use crate::figures::{AreaFigures, Band, Spread};
use crate::locale::{Locale, fill};
use crate::markup::{Element, el, percent, text};
use crate::release::Release;
use crate::report::{AreaReport, Report};

/// The plot with its sentences, and the same as a table.
pub fn area_plot(locale: Locale, release: &Release, report: &Report) -> [Element; 2] {
    let t = locale.report();
    // Without any band that column would be empty. Whether an area has one depends on how many are counted in it, never on their answers.
    let any_bands = report.areas.iter().any(AreaReport::has_band);
    let mut legend =
        el("p").class("legend").attr("aria-hidden", "true").with(el("span").class("legend-dot")).with(text("span", t.legend_dot));
    let mut columns = vec![t.col_area, t.col_score, t.col_answers, t.col_complete];
    if any_bands {
        legend = legend.with(el("span").class("legend-band")).with(text("span", t.legend_band));
        columns.insert(2, t.col_interval);
    }
    let (mut plot, mut rows) = (el("div").class("area-plot"), Vec::new());
    for area in &report.areas {
        plot = plot.with(area_row(locale, release, area));
        rows.push(table_row(locale, release, area, any_bands));
    }
    [plot.with(legend), table(locale, t.areas_title, &columns, rows)]
}

/// The score of an area.
pub fn score(locale: Locale, figures: &AreaFigures) -> String {
    fill(locale.report().score, &[("score", &locale.number(figures.score(), 0))])
}

/// The scores between which the true one could be, where the rules allow an interval.
pub fn range(locale: Locale, figures: &AreaFigures) -> Option<[String; 2]> {
    figures.shown_interval().map(|shown| [shown.low, shown.high].map(|end| locale.number(figures.score_of(end), 0)))
}

/// A table behind a fold: what a picture shows, for those who would rather read it.
pub fn table(locale: Locale, label: &str, columns: &[&str], rows: Vec<Element>) -> Element {
    let head = columns.iter().map(|column| text("th", column).attr("scope", "col"));
    let name = fill(locale.report().table, &[("title", label)]);
    el("details").class("table-details").with(text("summary", &name)).with(
        el("div")
            .class("table-scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", &name)
            .with(el("table").with(el("thead").with(el("tr").with_all(head))).with(el("tbody").with_all(rows))),
    )
}

/// A row of a table: its first cell says what it is about.
pub fn row(title: &str, cells: &[String]) -> Element {
    el("tr").with(text("th", title).attr("scope", "row")).with_all(cells.iter().map(|cell| text("td", cell)))
}

/// What stands in a cell without a value.
pub const NO_VALUE: &str = "–";

fn area_row(locale: Locale, release: &Release, area: &AreaReport) -> Element {
    let t = locale.report();
    let title_id = format!("area-{}-title", area.area);
    let score_id = format!("area-{}-score", area.area);
    let sentence_id = format!("area-{}-sentence", area.area);
    let title = text("h3", release.set().areas()[area.area].title.as_str()).attr("id", title_id.as_str());
    let section = el("section").class("area-row").attr("aria-labelledby", title_id.as_str());
    let (Some(figures), Some(row)) = (area.figures, area.row) else {
        return section.with(title).with(text("p", t.area_hidden));
    };
    let spread = match area.spread {
        Some(Spread::Close) => Some(t.agreement_close),
        Some(Spread::Some) => Some(t.agreement_some),
        Some(Spread::Wide) => Some(t.agreement_wide),
        None => None,
    };
    let score = text("strong", &score(locale, &figures)).attr("id", score_id.as_str());
    section
        .with(
            el("div")
                .class("area-head")
                .with(title)
                .with(el("p").class("area-score").with(score).say(", ").say(band_word(locale, &figures))),
        )
        .with(picture(locale, row, area.area, &format!("{title_id} {score_id} {sentence_id}")))
        .with(text("p", &sentence(locale, &figures)).attr("id", &sentence_id))
        .with_all(spread.map(|spread| text("p", spread).class("area-agreement")))
        .with_all(worst_case(locale, release, &figures).map(|sentence| text("p", &sentence)))
}

/// Where the mean lies, in words.
fn band_word(locale: Locale, figures: &AreaFigures) -> &'static str {
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
    let t = locale.report();
    let n = locale.whole(figures.n);
    match range(locale, figures) {
        Some([low, high]) => fill(t.sentence, &[("n", &n), ("low", &low), ("high", &high)]),
        None => format!("{} {}", fill(t.sentence_plain, &[("n", &n)]), t.unsure),
    }
}

fn worst_case(locale: Locale, release: &Release, figures: &AreaFigures) -> Option<String> {
    let silent = release.round().invited.checked_sub(figures.n)?;
    let bounds = figures.if_all_had_answered(release.round().invited)?;
    let [low, high] = [bounds.low, bounds.high].map(|end| locale.number(figures.score_of(end), 0));
    Some(fill(locale.form(&locale.report().worst_case, silent), &[("n", &locale.whole(silent)), ("low", &low), ("high", &high)]))
}

fn picture(locale: Locale, row: Row, area: usize, labelled_by: &str) -> Element {
    let t = locale.report();
    let line = |class: &'static str, from: f64, to: f64, top: &'static str, bottom: &'static str| {
        el("line").class(class).attr("x1", &percent(from)).attr("x2", &percent(to)).attr("y1", top).attr("y2", bottom)
    };
    let mut svg = el("svg").attr("width", "100%").attr("height", "50").attr("role", "img").attr("aria-labelledby", labelled_by);
    for score in TICKS {
        let place = f64::from(score) / 100.0;
        let label = text("text", &locale.whole(score.into())).class("tick-label").attr("x", &percent(place)).attr("y", "46");
        svg = svg.with(line("tick", place, place, "2", "30")).with(label.attr("text-anchor", "middle"));
    }
    svg = svg.with(line("axis", 0.0, 1.0, "16", "16"));
    if let Some((low, high)) = row.band {
        let [fade, shape] = band(low, high, row.core.unwrap_or((low, high)), &format!("band-{area}"));
        svg = svg.with(fade).with(shape);
    }
    let svg = svg.with(el("circle").class("dot").attr("cx", &percent(row.dot)).attr("cy", "16").attr("r", "7"));
    let words = el("p").class("axis-words").attr("aria-hidden", "true");
    el("div").class("plot").with(svg).with(words.with(text("span", t.chart_axis_low)).with(text("span", t.chart_axis_high)))
}

/// The band and how it fades from its core to its ends.
fn band(low: f64, high: f64, core: (f64, f64), id: &str) -> [Element; 2] {
    let inside = |place: f64| percent(if high > low { (place - low) / (high - low) } else { 0.5 });
    let stop = |class: &'static str, offset: String| el("stop").class(class).attr("offset", &offset);
    let fade = el("linearGradient")
        .attr("id", id)
        .with(stop("band-end", percent(0.0)))
        .with(stop("band-core", inside(core.0)))
        .with(stop("band-core", inside(core.1)))
        .with(stop("band-end", percent(1.0)));
    let shape = el("rect").class("band").attr("x", &percent(low)).attr("width", &percent(high - low)).attr("y", "6").attr("height", "20");
    [el("defs").with(fade), shape.attr("fill", &format!("url(#{id})"))]
}

fn table_row(locale: Locale, release: &Release, area: &AreaReport, with_bands: bool) -> Element {
    let mut cells = vec![NO_VALUE.to_owned(); if with_bands { 4 } else { 3 }];
    if let (Some(figures), Some(released)) = (area.figures, release.areas()[area.area]) {
        cells = vec![locale.number(figures.score(), 0), locale.whole(figures.n), locale.whole(released.full)];
        if with_bands {
            cells.insert(1, range(locale, &figures).map_or_else(|| NO_VALUE.to_owned(), |ends| ends.join("–")));
        }
    }
    row(&release.set().areas()[area.area].title, &cells)
}
