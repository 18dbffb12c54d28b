//! The interval dot plot: a row an area, with a sentence for each. Places and widths are shares of the picture, so it needs no size and
//! its text stays as large as the rest of the page.

use super::table_details::TableDetails;
use crate::chart::interval_dots::{self, Fade, Row, TICKS};
use crate::chart::percent;
use crate::report::{AreaNumbersText, AreaPlotText, AreaRowText};
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The plot with its sentences, and the same as a table.
#[component]
pub fn AreaPlot(
    /// What it shows.
    plot: AreaPlotText,
) -> impl IntoView {
    let t = use_locale().report();
    view! {
        <div class="area-plot">
            {plot.rows.into_iter().map(|row| view! { <AreaRow row /> }).collect_view()} <p class="legend" aria-hidden="true">
                <span class="legend-dot"></span>
                <span>{t.legend_dot}</span>
                <span class="legend-band"></span>
                <span>{t.legend_band}</span>
            </p>
        </div>
        <TableDetails table=plot.table />
    }
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
        Some(AreaNumbersText { score, word, shape, sentence, agreement, worst_case }) => {
            let score_id = format!("area-{area}-score");
            let sentence_id = format!("area-{area}-sentence");
            let labelled_by = format!("{title_id} {score_id} {sentence_id}");
            view! {
                <div class="area-head">
                    {heading} <p class="area-score">
                        <strong id=score_id>{score}</strong>
                        ", "
                        {word}
                    </p>
                </div>
                <IntervalDot shape area labelled_by />
                <p id=sentence_id>{sentence}</p>
                {agreement.map(|agreement| view! { <p class="area-agreement">{agreement}</p> })}
                {worst_case.map(|worst_case| view! { <p>{worst_case}</p> })}
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
    /// Position of the area in the question set.
    area: usize,
    /// Ids of what says the same in words.
    labelled_by: String,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.report();
    let tick = |score: u8| {
        let place = percent(interval_dots::place(score.into()));
        view! { <line class="tick" x1=place.clone() x2=place y1="2" y2="30" /> }
    };
    // Beside the picture and not in it: a browser that darkens pages by itself leaves pictures as they are, text in them included.
    let number = |score: u8| {
        let place = percent(interval_dots::place(score.into()));
        view! { <span style:inset-inline-start=place>{locale.whole(score.into())}</span> }
    };
    view! {
        <div class="plot">
            // What a translator puts around words is no part of a picture: they would vanish.
            <svg class="notranslate" translate="no" width="100%" height="32" role="img" aria-labelledby=labelled_by>
                {TICKS.into_iter().map(tick).collect_view()}
                <line class="axis" x1="0%" x2="100%" y1="16" y2="16" />
                <FadingBand fade=shape.fade() id=format!("band-{area}") />
                <circle class="dot" cx=percent(shape.dot) cy="16" r="7" />
            </svg>
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
