//! The statements of one area: bars of counts with their sentence, or the statements as questions where counts would say too much.

use super::table_details::TableDetails;
use crate::chart::percent;
use crate::chart::stacked_bars::{Piece, Side};
use crate::report::{AreaStatementsText, PieceText, QuestionsText, StatementRowText};
use leptos::prelude::*;

/// The statements of one area.
#[component]
pub fn StatementBars(
    /// What they show.
    area: AreaStatementsText,
) -> impl IntoView {
    let AreaStatementsText { title, lang, note, legend, rows, questions, table, .. } = area;
    let bars = (!rows.is_empty()).then(|| {
        view! {
            <BarsWords legend />
            <StatementRows rows />
        }
    });
    let questions = questions.map(|QuestionsText { lead, statements }| {
        view! {
            <p>{lead}</p>
            <ul class="statement-questions">
                {statements.into_iter().map(|statement| view! { <li dir="auto" lang=lang.clone()>{statement}</li> }).collect_view()}
            </ul>
        }
    });
    view! {
        <section class="area-statements">
            <h3 dir="auto" lang=lang.clone()>
                {title}
            </h3>
            {note.map(|note| view! { <p>{note}</p> })}
            {bars}
            {questions}
            {table.map(|table| view! { <TableDetails table /> })}
        </section>
    }
}

/// What the sides of the bars are called, with their colours. The sentences say the same to those who do not see where a bar stands.
#[component]
pub fn BarsWords(
    /// The words, from left to right.
    legend: Vec<&'static str>,
) -> impl IntoView {
    view! {
        <p class="bars-words notranslate" translate="no" aria-hidden="true">
            {legend.into_iter().map(|word| view! { <span>{word}</span> }).collect_view()}
        </p>
    }
}

/// Statements with numbers, one below the other.
#[component]
pub fn StatementRows(
    /// The statements.
    rows: Vec<StatementRowText>,
    /// What tells their ids from those of the same statements elsewhere on the page.
    #[prop(default = "statement")]
    place: &'static str,
) -> impl IntoView {
    view! { <ul class="statement-rows">{rows.into_iter().map(|row| view! { <StatementRow row place /> }).collect_view()}</ul> }
}

#[component]
fn StatementRow(row: StatementRowText, place: &'static str) -> impl IntoView {
    let text_id = format!("{place}-{}-text", row.statement);
    let counts_id = format!("{place}-{}-counts", row.statement);
    let line = percent(row.line);
    let notes = row.two_camps.is_some() || row.reversed.is_some() || row.skipped.is_some() || row.bands_only.is_some();
    view! {
        <li class="statement-row">
            <p class="statement-text" id=text_id.clone() dir="auto" lang=row.lang>
                {row.text}
            </p>
            <div class="bars">
                // What a translator puts around words is no part of a picture: they would vanish.
                <svg class="notranslate" translate="no" width="100%" height="30" role="img" aria-labelledby=format!("{text_id} {counts_id}")>
                    {row.pieces.into_iter().map(|piece| view! { <BarPiece piece /> }).collect_view()}
                    <line class="axis" x1=line.clone() x2=line y1="0" y2="30" />
                </svg>
            </div>
            <p class="statement-counts" id=counts_id>
                {row.counts}
            </p>
            {notes
                .then(|| {
                    view! {
                        <p class="hint">
                            {row.two_camps.map(|note| view! { <strong class="statement-camps">{note}</strong> " " })}
                            {row.reversed.map(|note| view! { <span>{note}</span> " " })}
                            {row.bands_only.map(|note| view! { <span>{note}</span> " " })}
                            {row.skipped.map(|note| view! { <span class="statement-skipped" aria-hidden="true">{note}</span> })}
                        </p>
                    }
                })}
            {row.before.map(|before| view! { <p class="hint">{before}</p> })}
        </li>
    }
}

#[component]
fn BarPiece(piece: PieceText) -> impl IntoView {
    let PieceText { piece: Piece { side, start, width, is_wide, .. }, count } = piece;
    let side = match side {
        Side::AgainstMost => "against-most",
        Side::Against => "against",
        Side::Neither => "neither",
        Side::Favour => "favour",
        Side::FavourMost => "favour-most",
    };
    view! {
        <rect class=format!("piece {side}") x=percent(start) width=percent(width) y="2" height="26" />
        {is_wide
            .then(|| {
                view! {
                    <text class=format!("piece-count {side}") x=percent(start + width / 2.0) y="20" text-anchor="middle">
                        {count}
                    </text>
                }
            })}
    }
}
