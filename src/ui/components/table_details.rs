//! A table behind a fold: what a picture shows, for those who would rather read it.

use super::fold::Fold;
use super::sentence::Sentence;
use crate::locale::plain;
use crate::report::{TableRowText, TableText};
use leptos::prelude::*;

/// The table.
#[component]
pub fn TableDetails(
    /// The table.
    table: TableText,
) -> impl IntoView {
    let lang = table.lang;
    let row = move |row: TableRowText| {
        view! {
            <tr>
                <th scope="row" dir="auto" lang=lang.clone()>
                    {row.heading}
                </th>
                {row.cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <Fold class="table-details" title=view! { <Sentence text=table.name.clone() /> }.into_any()>
            <div class="table-scroll" tabindex="0" role="region" aria-label=plain(&table.name)>
                <table>
                    <thead>
                        <tr>{table.columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </Fold>
    }
}
