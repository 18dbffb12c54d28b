//! How far somebody is: a line in words, and the same as a row of segments.

use crate::locale::fill;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// Progress through the areas.
#[component]
pub fn Progress(
    /// The area that is shown, counted from 0.
    area: usize,
    /// How many there are.
    areas: usize,
) -> impl IntoView {
    let line = fill(use_locale().answer().progress, &[("area", &(area + 1).to_string()), ("areas", &areas.to_string())]);
    view! {
        <div class="progress">
            <p>{line}</p>
            <div class="progress-segments" aria-hidden="true">
                {(0..areas).map(|segment| view! { <span class:done=segment <= area></span> }).collect_view()}
            </div>
        </div>
    }
}
