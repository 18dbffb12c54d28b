//! A statement with its options: a fieldset of radio buttons, in one row where there is room. Nothing is preselected, and what is ticked can be
//! taken back. Digits choose, as do arrows and Space; Delete takes back.

use crate::answers::Choice;
use crate::locale::{fill, isolated, plain};
use crate::platform::{focus, keyboard};
use crate::question_set::QuestionSet;
use crate::state::App;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The most points of a scale that stand in one row.
const MOST_IN_A_ROW: u8 = 7;

/// Id of the option of a statement by which the keyboard comes in: the one that is ticked, or the first.
pub fn way_in(app: App, statement: usize, points: u8) -> String {
    let choices = (1..=points).map(Choice::Point).chain([Choice::PreferNot]);
    let ticked = untrack(|| choices.into_iter().find(|&choice| app.is_ticked(statement, choice)));
    option_id(statement, ticked.unwrap_or(Choice::Point(1)))
}

/// Id of an option of a statement.
fn option_id(statement: usize, choice: Choice) -> String {
    let position = if let Choice::Point(point) = choice { point } else { 0 };
    format!("statement-{statement}-{position}")
}

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
    let text = set.statements()[statement].text.clone();
    let lang = set.lang().map(str::to_owned);
    // Only labels that the set brings are in its language.
    let label_lang = lang.clone().filter(|_| !set.scale().labels.is_empty());
    let option = |choice: Choice, label: String| {
        let id = option_id(statement, choice);
        view! {
            <div class="option">
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
    let clear = move || {
        app.clear(statement);
        focus::id(&option_id(statement, Choice::Point(1)));
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let Some(key) = keyboard::plain_key(&event) else { return };
        if let Some(choice) = Choice::of_key(&key.sign, &key.place, points) {
            event.prevent_default();
            app.tick(statement, choice);
            // So that Tab leads to the next statement: from an option that is not ticked it would lead to the one that is.
            focus::id(&option_id(statement, choice));
        } else if matches!(key.sign.as_str(), "Delete" | "Backspace") && !app.is_open(statement) {
            event.prevent_default();
            clear();
        }
    };
    let t = locale.answer();
    let clear_label = plain(&fill(t.clear_answer, &[("statement", &isolated(&text))]));
    view! {
        <fieldset class="statement" on:keydown=press>
            <legend dir="auto" lang=lang>
                {text}
            </legend>
            <div class="options" dir="auto" lang=label_lang class:in-a-row=points <= MOST_IN_A_ROW>
                {(1..=points).map(|point| option(Choice::Point(point), locale.point_label(set.scale(), point))).collect_view()}
            </div>
            <div class="set-apart">
                {option(Choice::PreferNot, locale.scale().prefer_not.to_owned())}
                // What depends on ticks is not for the browser to translate: it would go to the maker of the browser.
                <div class="notranslate" translate="no">
                    // Not on the way of the Tab key, which would stop twice at every statement: there the Delete key does the same.
                    <button
                        type="button"
                        class="link-button clear"
                        tabindex="-1"
                        aria-label=clear_label
                        prop:hidden=move || app.is_open(statement)
                        on:click=move |_| clear()
                    >
                        {t.clear}
                    </button>
                </div>
            </div>
        </fieldset>
    }
}
