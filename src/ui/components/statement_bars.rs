//! The statements of one area: bars of counts with their sentence, or the statements as questions where counts would say too much.

use crate::chart::diverging_bars::Piece;
use crate::locale::{Locale, fill};
use crate::release::Release;
use crate::report::{AreaReport, StatementNumbers, StatementReport};
use crate::ui::use_locale;
use leptos::prelude::*;

/// The statements of one area.
#[component]
pub fn StatementBars(
    /// What the bars are about.
    release: Release,
    /// The area.
    area: AreaReport,
) -> impl IntoView {
    let locale = use_locale();
    let t = &locale.text.report;
    let set = release.set();
    let title = set.areas()[area.area].title.clone();
    let silent = (set.is_built_in() && set.areas()[area.area].id == "conflict").then_some(t.silent);
    let body = if area.has_counts() {
        let rows = area.statements.iter().map(|statement| statement_row(locale, &release, statement)).collect_view();
        let table_rows = area.statements.iter().map(|statement| table_row(locale, &release, statement)).collect_view();
        let neither = set.scale().points % 2 == 1;
        view! {
            <ul class="statement-rows">{rows}</ul>
            <details class="table-details">
                <summary>{t.table}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=title.clone()>
                    <table>
                        <caption>{title.clone()}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{t.col_statement}</th>
                                <th scope="col">{if neither { t.col_disagree } else { t.lower_half }}</th>
                                {neither.then(|| view! { <th scope="col">{t.col_neither}</th> })}
                                <th scope="col">{if neither { t.col_agree } else { t.upper_half }}</th>
                                <th scope="col">{t.col_skipped}</th>
                                <th scope="col">{t.col_mean}</th>
                            </tr>
                        </thead>
                        <tbody>{table_rows}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    } else {
        let statements = area.statements.iter().map(|statement| {
            let statement = &set.statements()[statement.statement];
            view! { <li>{statement.text.clone()}</li> }
        });
        view! {
            <p>{t.statements_questions}</p>
            <ul class="statement-questions">{statements.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <section class="area-statements">
            <h3>{title}</h3>
            {silent.map(|text| view! { <p>{text}</p> })}
            {body}
        </section>
    }
}

fn statement_row(locale: Locale, release: &Release, report: &StatementReport) -> AnyView {
    let t = &locale.text.report;
    let statement = &release.set().statements()[report.statement];
    let text_id = format!("statement-{}-text", report.statement);
    let counts_id = format!("statement-{}-counts", report.statement);
    let Some(numbers) = &report.shown else {
        return view! {
            <li class="statement-row">
                <p class="statement-text">{statement.text.clone()}</p>
                <p>{t.statement_hidden}</p>
            </li>
        }
        .into_any();
    };
    view! {
        <li class="statement-row">
            <p class="statement-text" id=text_id.clone()>{statement.text.clone()}</p>
            {picture(locale, numbers, &format!("{text_id} {counts_id}"))}
            <p class="statement-counts" id=counts_id.clone()>{sentence(locale, numbers)}</p>
            {numbers.two_camps.then(|| view! { <p class="statement-camps">{t.two_camps}</p> })}
            {statement.reversed.then(|| view! { <p class="hint">{t.reversed}</p> })}
        </li>
    }
    .into_any()
}

fn sentence(locale: Locale, numbers: &StatementNumbers) -> String {
    let t = &locale.text.report;
    let (disagree, agree) = (locale.whole(numbers.disagree()), locale.whole(numbers.agree()));
    let mut text = match numbers.neither() {
        Some(neither) => fill(t.statement_sentence, &[("disagree", &disagree), ("neither", &locale.whole(neither)), ("agree", &agree)]),
        None => fill(t.statement_sentence_halves, &[("disagree", &disagree), ("agree", &agree)]),
    };
    if numbers.skipped > 0 {
        text.push(' ');
        text.push_str(&locale.count(&t.statement_skipped, numbers.skipped));
    }
    if let (Some(mean), Some(sd), Some(points)) = (numbers.mean(), numbers.sd(), &numbers.points) {
        let counts: Vec<String> = points.iter().map(|&count| locale.whole(count)).collect();
        text.push(' ');
        text.push_str(&fill(
            t.points_sentence,
            &[("mean", &locale.number(mean, 1)), ("sd", &locale.number(sd, 1)), ("counts", &counts.join(", "))],
        ));
    }
    text
}

/// The share of the picture's width that bars take; the rest is the column of *neither*.
const BARS: f64 = 0.72;
const NEITHER: f64 = 0.78;

fn percent(share: f64) -> String {
    format!("{:.2}%", 100.0 * share)
}

fn picture(locale: Locale, numbers: &StatementNumbers, labelled_by: &str) -> impl IntoView + use<> {
    let t = &locale.text.report;
    let bar = &numbers.bar;
    let levels = numbers.points.as_ref().map_or(numbers.bands.len(), Vec::len);
    // What speaks against the team stands on the left; of a reverse-scored statement that is agreeing.
    let (left, right) = if numbers.reversed { (t.legend_agree, t.legend_disagree) } else { (t.legend_disagree, t.legend_agree) };
    let piece = |piece: &Piece, start: f64, width: f64| {
        // The outermost level of five is drawn darker than the next one.
        let side = if piece.level * 2 + 1 == levels {
            "neither"
        } else if piece.level * 2 < levels {
            if piece.level == 0 && levels > 3 { "against-most" } else { "against" }
        } else if piece.level + 1 == levels && levels > 3 {
            "favour-most"
        } else {
            "favour"
        };
        view! {
            <rect class=format!("piece {side}") x=percent(start) width=percent(width) y="2" height="26"></rect>
            <text class=format!("piece-count {side}") x=percent(start + width / 2.0) y="20" text-anchor="middle">
                {locale.whole(piece.count)}
            </text>
        }
    };
    let pieces = bar.pieces.iter().map(|part| piece(part, part.start * BARS, part.width * BARS)).collect_view();
    let neither = bar.neither.filter(|part| part.count > 0).map(|part| piece(&part, NEITHER, part.width * (1.0 - NEITHER)));
    let has_middle = bar.neither.is_some();
    view! {
        <div class="bars">
            <svg width="100%" height="30" role="img" aria-labelledby=labelled_by.to_owned()>
                {pieces}
                {neither}
                <line class="axis" x1=percent(BARS / 2.0) x2=percent(BARS / 2.0) y1="0" y2="30"></line>
            </svg>
            <p class="bars-words" aria-hidden="true">
                <span>{left}</span>
                <span>{right}</span>
                {has_middle.then(|| view! { <span>{t.legend_neither}</span> })}
            </p>
        </div>
    }
}

fn table_row(locale: Locale, release: &Release, report: &StatementReport) -> impl IntoView + use<> {
    let set = release.set();
    let neither = set.scale().points % 2 == 1;
    let none = || "–".to_owned();
    let numbers = report.shown.as_ref();
    let mut cells = vec![numbers.map_or_else(none, |numbers| locale.whole(numbers.disagree()))];
    if neither {
        cells.push(numbers.and_then(StatementNumbers::neither).map_or_else(none, |count| locale.whole(count)));
    }
    cells.push(numbers.map_or_else(none, |numbers| locale.whole(numbers.agree())));
    cells.push(numbers.map_or_else(none, |numbers| locale.whole(numbers.skipped)));
    cells.push(numbers.and_then(StatementNumbers::mean).map_or_else(none, |mean| locale.number(mean, 1)));
    view! {
        <tr>
            <th scope="row">{set.statements()[report.statement].text.clone()}</th>
            {cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
        </tr>
    }
}
