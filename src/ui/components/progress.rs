//! How far somebody is: a line in words, and the same as a row of segments.

use leptos::prelude::*;

/// Progress through some pages.
#[component]
pub fn Progress(
    /// The same in words, such as "Area 2 of 4".
    words: String,
    /// The page that is shown, counted from 1.
    page: usize,
    /// How many there are.
    pages: usize,
) -> impl IntoView {
    view! {
        <div class="progress">
            <p>{words}</p>
            <div class="progress-segments" aria-hidden="true">
                {(1..=pages).map(|segment| view! { <span class:done=segment <= page></span> }).collect_view()}
            </div>
        </div>
    }
}
