//! A statement with its options: a fieldset of large radio buttons. Nothing is preselected. Digits choose, as do arrows and Space.

use crate::answers::Choice;
use crate::platform::{focus, keyboard};
use crate::question_set::QuestionSet;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The options of one statement, for the sheet being filled in.
#[component]
pub fn StatementField(
    /// The question set.
    set: QuestionSet,
    /// Position of the statement in it.
    statement: usize,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let points = set.scale().points;
    let id_of = move |choice| {
        let position = if let Choice::Point(point) = choice { point } else { 0 };
        format!("statement-{statement}-{position}")
    };
    let option = |choice: Choice, label: String| {
        let id = id_of(choice);
        view! {
            <div class="option" class:set-apart=choice == Choice::PreferNot>
                <input
                    type="radio"
                    id=id.clone()
                    name=format!("statement-{statement}")
                    autocomplete="off"
                    prop:checked=move || app.is_ticked(statement, choice)
                    on:change=move |_| app.tick(statement, choice)
                />
                <label for=id>{label}</label>
            </div>
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        if let Some(choice) = keyboard::plain_key(&event).and_then(|key| Choice::of_key(&key, points)) {
            event.prevent_default();
            app.tick(statement, choice);
            // So that Tab leads to the next statement: from an option that is not ticked it would lead to the one that is.
            focus::id(&id_of(choice));
        }
    };
    view! {
        <fieldset class="statement" on:keydown=press>
            <legend>{set.statements()[statement].text.clone()}</legend>
            <div class="options">
                {(1..=points).map(|point| option(Choice::Point(point), locale.point_label(set.scale(), point))).collect_view()}
                {option(Choice::PreferNot, locale.scale().prefer_not.to_owned())}
            </div>
        </fieldset>
    }
}
