//! A field of a plan. On paper it is a text, or a line to write on.

use super::field::unaided;
use crate::round::Day;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// What a field of a plan takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanFieldKind {
    /// Some sentences, at most so many characters.
    Entry(usize),
    /// A name or a line, at most so many characters.
    Line(usize),
    /// A day.
    Day,
}

/// The field with its label.
#[component]
pub fn PlanField(
    /// Id of the field.
    #[prop(into)]
    id: String,
    /// The label.
    label: &'static str,
    /// What it takes.
    kind: PlanFieldKind,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// What happens when somebody types.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let locale = use_locale();
    // As days are written elsewhere in a report.
    let printed = move || match kind {
        PlanFieldKind::Day => Day::parse(&value.get()).map_or_else(String::new, |day| locale.day(day)),
        PlanFieldKind::Entry(_) | PlanFieldKind::Line(_) => value.get(),
    };
    let typed = move |event| on_change.run(event_target_value(&event));
    let input = match kind {
        PlanFieldKind::Entry(most) => view! {
            <textarea {..unaided()} id=id.clone() rows="3" maxlength=most.to_string() prop:value=value on:input=typed></textarea>
        }
        .into_any(),
        PlanFieldKind::Line(most) => view! {
            <input {..unaided()} id=id.clone() type="text" maxlength=most.to_string() prop:value=value on:input=typed />
        }
        .into_any(),
        PlanFieldKind::Day => view! {
            <input {..unaided()} id=id.clone() type="date" min="2000-01-01" max="2199-12-31" prop:value=value on:input=typed />
        }
        .into_any(),
    };
    view! {
        <div class="field plan-field">
            <label for=id>{label}</label>
            {input}
            <p class="plan-printed">{printed}</p>
        </div>
    }
}
