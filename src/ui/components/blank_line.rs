//! A line to write on, with what belongs there.

use leptos::prelude::*;

/// The line below its label.
#[component]
pub fn BlankLine(
    /// What belongs there.
    label: &'static str,
) -> impl IntoView {
    view! { <p class="blank-line">{label}</p> }
}
