//! The statements of one area: bars of counts with their sentence, or the statements as questions where counts would say too much.

use super::table_details::TableDetails;
use crate::chart::diverging_bars::{MIDDLE, Side};
use crate::chart::percent;
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
            // The sentences say the same to those who do not see where a bar stands.
            <p class="bars-words notranslate" translate="no" aria-hidden="true">
                {legend.into_iter().map(|word| view! { <span>{word}</span> }).collect_view()}
            </p>
            <ul class="statement-rows">{rows.into_iter().map(|row| view! { <StatementRow row lang=lang.clone() /> }).collect_view()}</ul>
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

#[component]
fn StatementRow(row: StatementRowText, lang: Option<String>) -> impl IntoView {
    let text_id = format!("statement-{}-text", row.statement);
    let counts_id = format!("statement-{}-counts", row.statement);
    let middle = percent(MIDDLE);
    view! {
        <li class="statement-row">
            <p class="statement-text" id=text_id.clone() dir="auto" lang=lang>
                {row.text}
            </p>
            {row.reversed.map(|reversed| view! { <p class="hint">{reversed}</p> })}
            <div class="bars">
                // What a translator puts around words is no part of a picture: they would vanish.
                <svg class="notranslate" translate="no" width="100%" height="30" role="img" aria-labelledby=format!("{text_id} {counts_id}")>
                    {row.pieces.into_iter().map(|piece| view! { <BarPiece piece /> }).collect_view()}
                    <line class="axis" x1=middle.clone() x2=middle y1="0" y2="30" />
                </svg>
            </div>
            <p class="statement-counts" id=counts_id>
                {row.counts}
            </p>
            {row.two_camps.map(|two_camps| view! { <p class="statement-camps">{two_camps}</p> })}
        </li>
    }
}

#[component]
fn BarPiece(piece: PieceText) -> impl IntoView {
    let side = match piece.side {
        Side::AgainstMost => "against-most",
        Side::Against => "against",
        Side::Neither => "neither",
        Side::Favour => "favour",
        Side::FavourMost => "favour-most",
    };
    view! {
        <rect class=format!("piece {side}") x=percent(piece.start) width=percent(piece.width) y="2" height="26" />
        <text class=format!("piece-count {side}") x=percent(piece.start + piece.width / 2.0) y="20" text-anchor="middle">
            {piece.count}
        </text>
    }
}
