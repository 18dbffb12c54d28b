//! A sentence of ours with names and other texts of people and files in it, each in an element of its own, so that none turns the direction in
//! which the others are read.

use crate::locale::{Piece, pieces};
use leptos::prelude::*;

/// The sentence.
#[component]
pub fn Sentence(
    /// What it says, with what others wrote isolated (see [`crate::locale::isolated`]).
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let piece = |piece: Piece| match piece {
        Piece::Ours(words) => words.to_owned().into_any(),
        Piece::Theirs(name) => view! { <bdi>{name.to_owned()}</bdi> }.into_any(),
    };
    pieces(&text).map(piece).collect_view()
}
