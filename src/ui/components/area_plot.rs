//! The interval dot plot: a row an area, with a sentence for each. The picture is drawn in shares of its width, so it needs no size.

use crate::chart::interval_dots::{Row, ticks};
use crate::figures::{AreaFigures, Band, Spread};
use crate::locale::{Locale, fill};
use crate::release::Release;
use crate::report::{AreaReport, Report};
use crate::ui::use_locale;
use leptos::prelude::*;

/// The plot with its sentences, and the same as a table.
#[component]
pub fn AreaPlot(
    /// What the plot is about.
    release: Release,
    /// The report on it.
    report: Report,
) -> impl IntoView {
    let locale = use_locale();
    let t = &locale.text.report;
    let points = release.set().scale().points;
    let top = locale.whole(points.into());
    let rows = report.areas.iter().map(|area| area_row(locale, &release, area)).collect_view();
    let table_rows = report.areas.iter().map(|area| table_row(locale, &release, area)).collect_view();
    view! {
        <div class="area-plot">
            {rows}
            <p class="legend" aria-hidden="true">
                <span class="legend-dot"></span>
                {t.legend_dot}
                <span class="legend-band"></span>
                {t.legend_band}
            </p>
        </div>
        <details class="table-details">
            <summary>{t.table}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t.areas_title>
                <table>
                    <caption>{t.chart_title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t.col_area}</th>
                            <th scope="col">{fill(t.col_average, &[("points", &top)])}</th>
                            <th scope="col">{t.col_interval}</th>
                            <th scope="col">{t.col_score}</th>
                            <th scope="col">{t.col_answers}</th>
                            <th scope="col">{t.col_complete}</th>
                        </tr>
                    </thead>
                    <tbody>{table_rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn area_row(locale: Locale, release: &Release, area: &AreaReport) -> AnyView {
    let t = &locale.text.report;
    let title = release.set().areas()[area.area].title.clone();
    let title_id = format!("area-{}-title", area.area);
    let sentence_id = format!("area-{}-sentence", area.area);
    let (Some(figures), Some(row)) = (area.figures, area.row) else {
        return view! {
            <section class="area-row" aria-labelledby=title_id.clone()>
                <h3 id=title_id.clone()>{title}</h3>
                <p>{t.area_hidden}</p>
            </section>
        }
        .into_any();
    };
    let spread = match area.spread {
        Some(Spread::Close) => t.agreement_close,
        Some(Spread::Some) => t.agreement_some,
        Some(Spread::Wide) => t.agreement_wide,
        None => t.agreement_unknown,
    };
    view! {
        <section class="area-row" aria-labelledby=title_id.clone()>
            <div class="area-head">
                <h3 id=title_id.clone()>{title}</h3>
                <p class="area-score">
                    <strong>{fill(t.score, &[("score", &locale.number(figures.score(), 0))])}</strong>
                    ", "
                    {band_word(locale, &figures)}
                </p>
            </div>
            {picture(locale, row, figures.points, area.area, &title_id, &sentence_id)}
            <p id=sentence_id.clone()>{sentence(locale, &figures)}</p>
            <p class="area-agreement">{spread}</p>
            {worst_case(locale, release, &figures).map(|text| view! { <p>{text}</p> })}
        </section>
    }
    .into_any()
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
    let text = locale.form(&locale.text.report.worst_case, silent);
    Some(fill(text, &[("n", &locale.whole(silent)), ("low", &locale.number(bounds.low, 1)), ("high", &locale.number(bounds.high, 1))]))
}

fn percent(share: f64) -> String {
    format!("{:.2}%", 100.0 * share)
}

fn picture(locale: Locale, row: Row, points: u8, area: usize, title_id: &str, sentence_id: &str) -> impl IntoView + use<> {
    let t = &locale.text.report;
    let gradient = format!("band-{area}");
    let band = row.band.map(|(low, high)| {
        let core = row.core.unwrap_or((low, high));
        // Where the core lies inside the band, for the fade.
        let inside = |place: f64| percent(if high > low { (place - low) / (high - low) } else { 0.5 });
        view! {
            <defs>
                <linearGradient id=gradient.clone()>
                    <stop class="band-end" offset="0%"></stop>
                    <stop class="band-core" offset=inside(core.0)></stop>
                    <stop class="band-core" offset=inside(core.1)></stop>
                    <stop class="band-end" offset="100%"></stop>
                </linearGradient>
            </defs>
            <rect class="band" x=percent(low) width=percent(high - low) y="6" height="20" fill=format!("url(#{gradient})")></rect>
        }
    });
    let marks = ticks(points)
        .into_iter()
        .map(|(point, place)| {
            view! {
                <line class="tick" x1=percent(place) x2=percent(place) y1="2" y2="30"></line>
                <text class="tick-label" x=percent(place) y="46" text-anchor="middle">{locale.whole(point.into())}</text>
            }
        })
        .collect_view();
    view! {
        <div class="plot">
            <svg width="100%" height="50" role="img" aria-labelledby=format!("{title_id} {sentence_id}")>
                {marks}
                <line class="axis" x1="0%" x2="100%" y1="16" y2="16"></line>
                {band}
                <circle class="dot" cx=percent(row.dot) cy="16" r="7"></circle>
            </svg>
            <p class="axis-words" aria-hidden="true">
                <span>{t.chart_axis_low}</span>
                <span>{t.chart_axis_high}</span>
            </p>
        </div>
    }
}

fn table_row(locale: Locale, release: &Release, area: &AreaReport) -> impl IntoView + use<> {
    let title = release.set().areas()[area.area].title.clone();
    let none = || "–".to_owned();
    let figures = area.figures;
    let released = release.areas()[area.area];
    let interval = figures.and_then(|figures| figures.shown_interval());
    let cells = [
        figures.map_or_else(none, |figures| locale.number(figures.mean, 1)),
        interval.map_or_else(none, |shown| format!("{}–{}", locale.number(shown.low, 1), locale.number(shown.high, 1))),
        figures.map_or_else(none, |figures| locale.number(figures.score(), 0)),
        figures.map_or_else(none, |figures| locale.whole(figures.n)),
        released.map_or_else(none, |released| locale.whole(released.full)),
    ];
    view! {
        <tr>
            <th scope="row">{title}</th>
            {cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
        </tr>
    }
}
