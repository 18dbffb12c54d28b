//! A statement with its options: a fieldset of large radio buttons. Nothing is preselected. Digits choose, as do arrows and Space.

use crate::answers::Choice;
use crate::locale::{Locale, fill};
use crate::question_set::{QuestionSet, Scale};
use crate::state::use_app;
use crate::ui::use_locale;
use leptos::prelude::*;

/// Label of a point of a scale.
pub fn point_label(locale: Locale, scale: &Scale, point: u8) -> String {
    if let Some(label) = scale.labels.get(usize::from(point) - 1) {
        return label.clone();
    }
    let t = &locale.text.scale;
    if scale.points == 5 {
        return [t.strongly_disagree, t.disagree, t.neither, t.agree, t.strongly_agree][usize::from(point).clamp(1, 5) - 1].to_owned();
    }
    let pattern = match point {
        1 => t.lowest_point,
        last if last == scale.points => t.highest_point,
        _ => t.point,
    };
    fill(pattern, &[("point", &locale.whole(point.into()))])
}

/// The digit key that chooses an option, on scales where one digit is enough.
fn choice_of_key(key: &str, points: u8) -> Option<Choice> {
    let mut characters = key.chars();
    let digit = characters.next().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
    match (digit, characters.next()) {
        (Some(0), None) => Some(Choice::PreferNot),
        (Some(point), None) if point <= points => Some(Choice::Point(point)),
        _ => None,
    }
}

/// The options of a statement for the sheet being filled in.
#[component]
pub fn StatementField(
    /// The question set.
    set: StoredValue<QuestionSet>,
    /// Position of the statement in it.
    statement: usize,
) -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let (text, scale) = set.with_value(|set| (set.statements()[statement].text.clone(), set.scale().clone()));
    let points = scale.points;
    let mut options: Vec<(Choice, String)> = (1..=points).map(|point| (Choice::Point(point), point_label(locale, &scale, point))).collect();
    options.push((Choice::PreferNot, locale.text.scale.prefer_not.to_owned()));
    let name = format!("statement-{statement}");
    view! {
        <fieldset
            class="statement"
            on:keydown=move |event| {
                if event.ctrl_key() || event.alt_key() || event.meta_key() {
                    return;
                }
                if let Some(choice) = choice_of_key(&event.key(), points) {
                    event.prevent_default();
                    app.tick(statement, choice);
                }
            }
        >
            <legend>{text}</legend>
            <div class="options">
                {options
                    .into_iter()
                    .enumerate()
                    .map(|(position, (choice, label))| {
                        let id = format!("{name}-{position}");
                        view! {
                            <div class="option" class:set-apart=choice == Choice::PreferNot>
                                <input
                                    type="radio"
                                    id=id.clone()
                                    name=name.clone()
                                    autocomplete="off"
                                    prop:checked=move || app.is_ticked(statement, choice)
                                    on:change=move |_| app.tick(statement, choice)
                                />
                                <label for=id>{label}</label>
                            </div>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}
