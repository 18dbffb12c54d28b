//! An own question set, from a file or pasted.

use super::notice::error_place;
use crate::locale::errors::Message;
use crate::locale::{Locale, Plural, fill};
use crate::platform::files;
use crate::platform::view::{View, actions, button, text, view};
use crate::question_set::{QuestionSet, QuestionSetError};
use crate::transfer::{FileError, question_set_file};
use crate::ui::Ui;
use leptos::prelude::*;

/// Reads a question set into `set`. A set that was read before stays until another one is good.
pub fn question_set_reader(ui: Ui, set: RwSignal<Option<QuestionSet>>) -> View {
    let locale = ui.locale;
    let t = locale.new_survey();
    let error = RwSignal::new(None::<Message>);
    let pasted = RwSignal::new(String::new());
    let take = move |result: Result<QuestionSet, QuestionSetError>| match result {
        Ok(good) => {
            error.set(None);
            ui.app.announce(&ready(locale, &good));
            set.set(Some(good));
        }
        Err(problem) => error.set(Some(locale.question_set_error(&problem))),
    };
    let file = view("input").id("own-file").attr("type", "file").attr("accept", ".json,application/json").on("change", move |event| {
        let Some(file) = event.chosen_file() else { return };
        if file.is_larger_than(question_set_file::MAX_BYTES) {
            return take(Err(FileError::TooLarge { limit: question_set_file::MAX_BYTES }.into()));
        }
        file.read(move |bytes| match bytes {
            Some(bytes) => take(question_set_file::decode(&bytes)),
            None => error.set(Some(locale.unreadable())),
        });
    });
    let paste = view("textarea")
        .id("own-text")
        .attr("rows", "6")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "own-text-hint")
        .live_value(move || pasted.get())
        .on("input", move |event| pasted.set(event.value()));
    let template = move || files::save("candour-question-set.json", "application/json", &question_set_file::encode(&QuestionSet::full()));
    view("div")
        .attr("class", "reader")
        .with(view("div").attr("class", "field").with(text("label", t.own_file).attr("for", "own-file")).with(file))
        .with(
            view("div")
                .attr("class", "field")
                .with(text("label", t.own_paste).attr("for", "own-text"))
                .with(text("p", t.own_paste_hint).id("own-text-hint").attr("class", "hint"))
                .with(paste)
                .with(actions(vec![
                    button("button quiet", t.own_read, move || take(question_set_file::decode(pasted.get_untracked().as_bytes()))),
                    button("link-button", t.own_template, template),
                ])),
        )
        .with(error_place(error))
        .with(view("div").live(move || {
            set.with(|set| set.iter().map(|set| text("p", &ready(locale, set)).attr("class", "notice notice-good")).collect())
        }))
}

fn ready(locale: Locale, set: &QuestionSet) -> String {
    let t = locale.new_survey();
    let count = |plural: &Plural, number: usize| locale.count(plural, u32::try_from(number).unwrap_or(u32::MAX));
    fill(
        t.own_ready,
        &[
            ("title", set.title()),
            ("areas", &count(&t.own_areas, set.areas().len())),
            ("statements", &count(&locale.common().statements, set.statements().len())),
        ],
    )
}
