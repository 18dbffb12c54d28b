//! How far somebody is: a line in words, and the same as a row of segments.

use crate::locale::fill;
use crate::platform::view::{View, text, view};
use crate::ui::Ui;

/// Progress through the areas. `area` counts from 0.
pub fn progress(ui: Ui, area: usize, areas: usize) -> View {
    let line = fill(ui.locale.answer().progress, &[("area", &(area + 1).to_string()), ("areas", &areas.to_string())]);
    let segments = (0..areas).map(|segment| view("span").attr("class", if segment <= area { "done" } else { "" }));
    view("div")
        .attr("class", "progress")
        .with(text("p", &line))
        .with(view("div").attr("class", "progress-segments").attr("aria-hidden", "true").with_all(segments.collect()))
}
