//! The interval dot plot: a row an area, with a sentence for each. Places and widths are shares of the picture, so it needs no size and
//! its text stays as large as the rest of the page.

use crate::chart::interval_dots::{Row, ticks};
use crate::figures::{AreaFigures, Band, Spread};
use crate::locale::{Locale, fill};
use crate::markup::{Element, el, percent, text};
use crate::release::Release;
use crate::report::{AreaReport, Report};

/// The plot with its sentences, and the same as a table.
pub fn area_plot(locale: Locale, release: &Release, report: &Report) -> [Element; 2] {
    let t = &locale.text.report;
    let top = locale.whole(release.set().scale().points.into());
    let columns = [t.col_area, &fill(t.col_average, &[("points", &top)]), t.col_interval, t.col_score, t.col_answers, t.col_complete];
    let rows = report.areas.iter().map(|area| table_row(locale, release, area));
    let legend = el("p").class("legend").attr("aria-hidden", "true").with(el("span").class("legend-dot")).with(text("span", t.legend_dot));
    let band = [el("span").class("legend-band"), text("span", t.legend_band)];
    let legend = legend.with_all(band.into_iter().filter(|_| report.areas.iter().any(AreaReport::has_band)));
    [
        el("div").class("area-plot").with_all(report.areas.iter().map(|area| area_row(locale, release, area))).with(legend),
        table(locale, t.areas_title, t.chart_title, &columns, rows),
    ]
}

/// A table behind a fold: what a picture shows, for those who would rather read it.
pub fn table(locale: Locale, label: &str, caption: &str, columns: &[&str], rows: impl Iterator<Item = Element>) -> Element {
    let head = columns.iter().map(|column| text("th", column).attr("scope", "col"));
    let summary = locale.text.report.table;
    // A name of its own: the picture next to it has the label alone.
    let name = format!("{label}. {summary}");
    el("details").class("table-details").with(text("summary", summary)).with(
        el("div").class("table-scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", &name).with(
            el("table").with(text("caption", caption)).with(el("thead").with(el("tr").with_all(head))).with(el("tbody").with_all(rows)),
        ),
    )
}

/// A row of a table: its first cell says what it is about.
pub fn row(title: &str, cells: impl IntoIterator<Item = String>) -> Element {
    el("tr").with(text("th", title).attr("scope", "row")).with_all(cells.into_iter().map(|cell| text("td", &cell)))
}

/// What stands in a cell without a value.
pub const NO_VALUE: &str = "–";

fn area_row(locale: Locale, release: &Release, area: &AreaReport) -> Element {
    let t = &locale.text.report;
    let title_id = format!("area-{}-title", area.area);
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
    let score = text("strong", &fill(t.score, &[("score", &locale.number(figures.score(), 0))]));
    section
        .with(
            el("div")
                .class("area-head")
                .with(title)
                .with(el("p").class("area-score").with(score).say(", ").say(band_word(locale, &figures))),
        )
        .with(picture(locale, row, figures.points, area.area, &format!("{title_id} {sentence_id}")))
        .with(text("p", &sentence(locale, &figures)).attr("id", &sentence_id))
        .with_all(spread.map(|spread| text("p", spread).class("area-agreement")))
        .with_all(worst_case(locale, release, &figures).map(|sentence| text("p", &sentence)))
}

/// Where the mean lies, in words.
fn band_word(locale: Locale, figures: &AreaFigures) -> &'static str {
    let t = &locale.text.report;
    match (figures.band(), figures.is_clear()) {
        (Band::Low, false) => t.band_low,
        (Band::Low, true) => t.band_clearly_low,
        (Band::Mixed, _) => t.band_mixed,
        (Band::Good, false) => t.band_good,
        (Band::Good, true) => t.band_clearly_good,
    }
}

fn sentence(locale: Locale, figures: &AreaFigures) -> String {
    let t = &locale.text.report;
    let (mean, n) = (locale.number(figures.mean, 1), locale.whole(figures.n));
    match figures.shown_interval() {
        Some(shown) => {
            fill(t.sentence, &[("mean", &mean), ("n", &n), ("low", &locale.number(shown.low, 1)), ("high", &locale.number(shown.high, 1))])
        }
        None => fill(t.sentence_plain, &[("mean", &mean), ("n", &n)]),
    }
}

fn worst_case(locale: Locale, release: &Release, figures: &AreaFigures) -> Option<String> {
    let silent = release.round().invited.checked_sub(figures.n)?;
    let bounds = figures.if_all_had_answered(release.round().invited)?;
    Some(fill(
        locale.form(&locale.text.report.worst_case, silent),
        &[("n", &locale.whole(silent)), ("low", &locale.number(bounds.low, 1)), ("high", &locale.number(bounds.high, 1))],
    ))
}

fn picture(locale: Locale, row: Row, points: u8, area: usize, labelled_by: &str) -> Element {
    let t = &locale.text.report;
    let line = |class: &'static str, from: f64, to: f64, top: &'static str, bottom: &'static str| {
        el("line").class(class).attr("x1", &percent(from)).attr("x2", &percent(to)).attr("y1", top).attr("y2", bottom)
    };
    let marks = ticks(points).into_iter().flat_map(|(point, place)| {
        let label = text("text", &locale.whole(point.into())).class("tick-label").attr("x", &percent(place)).attr("y", "46");
        [line("tick", place, place, "2", "30"), label.attr("text-anchor", "middle")]
    });
    let band = row.band.map(|(low, high)| band(low, high, row.core.unwrap_or((low, high)), &format!("band-{area}")));
    let svg = el("svg")
        .attr("width", "100%")
        .attr("height", "50")
        .attr("role", "img")
        .attr("aria-labelledby", labelled_by)
        .with_all(marks)
        .with(line("axis", 0.0, 1.0, "16", "16"))
        .with_all(band.into_iter().flatten())
        .with(el("circle").class("dot").attr("cx", &percent(row.dot)).attr("cy", "16").attr("r", "7"));
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

fn table_row(locale: Locale, release: &Release, area: &AreaReport) -> Element {
    let cell = |text: Option<String>| text.unwrap_or_else(|| NO_VALUE.to_owned());
    let figures = area.figures;
    let interval = figures.and_then(|figures| figures.shown_interval());
    row(
        &release.set().areas()[area.area].title,
        [
            cell(figures.map(|figures| locale.number(figures.mean, 1))),
            cell(interval.map(|shown| format!("{}–{}", locale.number(shown.low, 1), locale.number(shown.high, 1)))),
            cell(figures.map(|figures| locale.number(figures.score(), 0))),
            cell(figures.map(|figures| locale.whole(figures.n))),
            cell(release.areas()[area.area].map(|released| locale.whole(released.full))),
        ],
    )
}
