//! The interval dot plot: a row an area on one axis, with a sentence for each. Places and widths are shares of the picture, so it needs no size
//! and its text stays as large as the rest of the page.

use crate::chart::interval_dots::{self, Fade, Row, TICKS};
use crate::chart::percent;
use crate::figures::Band;
use crate::report::{AreaNumbersText, AreaRowText};
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The plot with its sentences.
#[component]
pub fn AreaPlot(
    /// A row an area.
    rows: Vec<AreaRowText>,
) -> impl IntoView {
    view! { <div class="area-plot">{rows.into_iter().map(|row| view! { <AreaRow row /> }).collect_view()} <Axis /></div> }
}

#[component]
fn AreaRow(row: AreaRowText) -> impl IntoView {
    let AreaRowText { area, title, lang, shown } = row;
    let title_id = format!("area-{area}-title");
    let heading = view! {
        <h3 id=title_id.clone() dir="auto" lang=lang>
            {title}
        </h3>
    };
    let content = match shown {
        None => view! {
            {heading}
            <p>{use_locale().report().area_hidden}</p>
        }
        .into_any(),
        Some(AreaNumbersText { score, band, word, shape, sentence, agreement, change, worst_case }) => {
            let score_id = format!("area-{area}-score");
            let sentence_id = format!("area-{area}-sentence");
            let labelled_by = format!("{title_id} {score_id} {sentence_id}");
            view! {
                {heading}
                <p class="area-score">
                    <strong id=score_id>{score}</strong>
                    ", "
                    {word}
                </p>
                <IntervalDot shape band area labelled_by earlier=change.as_ref().map(|change| change.earlier) />
                <p class="area-says">
                    <span id=sentence_id>{sentence}</span>
                    " "
                    <span class="area-agreement">{agreement}</span>
                    {change.map(|change| view! { " " <strong class="area-change">{change.sentence}</strong> })}
                    {worst_case.map(|worst_case| view! { " " <span>{worst_case}</span> })}
                </p>
            }
            .into_any()
        }
    };
    view! {
        <section class="area-row" aria-labelledby=title_id>
            {content}
        </section>
    }
}

/// The picture of one area: a dot for its score and the band around it.
#[component]
pub fn IntervalDot(
    /// Dot and band.
    shape: Row,
    /// Where the score lies, which decides the form of its mark.
    band: Band,
    /// Position of the area in the question set.
    area: usize,
    /// Ids of what says the same in words.
    labelled_by: String,
    /// Where the score of an earlier round stands, as a share of the axis.
    #[prop(optional_no_strip)]
    earlier: Option<f64>,
) -> impl IntoView {
    let tick = |score: u8| {
        let place = percent(interval_dots::place(score.into()));
        view! { <line class="tick" x1=place.clone() x2=place y1="2" y2="30" /> }
    };
    // Around the place of the score: down for low, on edge for mixed, round for good. The words beside it say the same.
    let mark = match band {
        Band::Low => "M-8 -6h16l-8 13z",
        Band::Mixed => "M0 -9l9 9l-9 9l-9 -9z",
        Band::Good => "M-7 0a7 7 0 1 1 14 0a7 7 0 1 1 -14 0z",
    };
    view! {
        <div class="plot">
            // What a translator puts around words is no part of a picture: they would vanish.
            <svg class="notranslate" translate="no" width="100%" height="32" role="img" aria-labelledby=labelled_by>
                {TICKS.into_iter().map(tick).collect_view()}
                <line class="axis" x1="0%" x2="100%" y1="16" y2="16" />
                <FadingBand fade=shape.fade() id=format!("band-{area}") />
                {earlier.map(|earlier| view! { <EarlierDot earlier now=shape.dot /> })}
                <svg x=percent(shape.dot) y="16" overflow="visible">
                    <path class="dot" d=mark />
                </svg>
            </svg>
        </div>
    }
}

/// The ring of an earlier score and the line from it to the one of now.
#[component]
fn EarlierDot(earlier: f64, now: f64) -> impl IntoView {
    let place = percent(earlier);
    view! {
        <line class="moved" x1=place.clone() x2=percent(now) y1="16" y2="16" />
        <circle class="earlier" cx=place cy="16" r="6" />
    }
}

/// The numbers of the axis, below the rows that share it. Beside the pictures and not in them: a browser that darkens pages by itself leaves
/// pictures as they are, text in them included.
#[component]
pub fn Axis() -> impl IntoView {
    let locale = use_locale();
    let t = locale.report();
    let number = |score: u8| {
        let place = percent(interval_dots::place(score.into()));
        view! { <span style:inset-inline-start=place>{locale.whole(score.into())}</span> }
    };
    view! {
        <div class="plot">
            <p class="axis-numbers notranslate" translate="no" aria-hidden="true">
                {TICKS.into_iter().map(number).collect_view()}
            </p>
            <p class="axis-words notranslate" translate="no" aria-hidden="true">
                <span>{t.chart_axis_low}</span>
                <span>{t.chart_axis_high}</span>
            </p>
        </div>
    }
}

/// A band that fades from its core to its ends.
#[component]
fn FadingBand(fade: Fade, id: String) -> impl IntoView {
    // Not written out as `0%`: elements that are all text Leptos puts inside a `g`, where a stop of a gradient counts for nothing.
    let ends = [percent(0.0), percent(1.0)];
    view! {
        <defs>
            <linearGradient id=id.clone()>
                <stop class="band-end" offset=ends[0].clone() />
                <stop class="band-core" offset=percent(fade.core.0) />
                <stop class="band-core" offset=percent(fade.core.1) />
                <stop class="band-end" offset=ends[1].clone() />
            </linearGradient>
        </defs>
        <rect class="band" x=percent(fade.start) width=percent(fade.width) y="6" height="20" fill=format!("url(#{id})") />
    }
}
