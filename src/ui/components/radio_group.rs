//! One choice out of a few, each with a line that explains it.

use crate::platform::view::{View, text, view};
use leptos::prelude::*;

/// One of the choices.
#[derive(Debug, Clone, Copy)]
pub struct RadioOption {
    /// Id of its input.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// What explains it; may be empty.
    pub hint: &'static str,
}

/// A group of radio buttons. What is chosen is the position of an option.
pub fn radio_group(legend: &str, name: &str, options: &[RadioOption], chosen: RwSignal<usize>) -> View {
    let options = options.iter().enumerate().map(|(position, option)| {
        let mut input = view("input").attr("type", "radio").id(option.id).attr("name", name).attr("autocomplete", "off");
        let mut hint = None;
        if !option.hint.is_empty() {
            let hint_id = format!("{}-hint", option.id);
            input = input.attr("aria-describedby", &hint_id);
            hint = Some(text("p", option.hint).id(&hint_id).attr("class", "hint"));
        }
        let input = input.live_checked(move || chosen.get() == position).on("change", move |_| chosen.set(position));
        view("div")
            .attr("class", "radio")
            .with(input)
            .with(text("label", option.label).attr("for", option.id))
            .with_all(hint.into_iter().collect())
    });
    view("fieldset").attr("class", "radio-group").with(text("legend", legend)).with_all(options.collect())
}
