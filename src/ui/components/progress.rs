//! How far somebody is: a line in words, and the same as a row of segments.

use crate::locale::fill;
use crate::ui::use_locale;
use leptos::prelude::*;

/// Progress through the areas.
#[component]
pub fn Progress(
    /// The area shown, from 0.
    area: usize,
    /// How many there are.
    areas: usize,
) -> impl IntoView {
    let t = use_locale().text;
    let text = fill(t.answer.progress, &[("area", &(area + 1).to_string()), ("areas", &areas.to_string())]);
    view! {
        <div class="progress">
            <p>{text}</p>
            <div class="progress-segments" aria-hidden="true">
                {(0..areas).map(|segment| view! { <span class:done=segment <= area></span> }).collect_view()}
            </div>
        </div>
    }
}
