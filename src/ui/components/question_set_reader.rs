//! An own question set, from a file or pasted.

use super::notice::ErrorNotice;
use crate::locale::errors::Message;
use crate::locale::fill;
use crate::platform::files;
use crate::question_set::{QuestionSet, QuestionSetError};
use crate::state::use_app;
use crate::transfer::{FileError, question_set_file};
use crate::ui::use_locale;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Reads a question set into `set`. A set that was read before stays until another one is good.
#[component]
pub fn QuestionSetReader(
    /// The set, once there is a good one.
    set: RwSignal<Option<QuestionSet>>,
) -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let error = RwSignal::new(None::<Message>);
    let pasted = RwSignal::new(String::new());
    let read = move |result: Result<QuestionSet, QuestionSetError>| match result {
        Ok(good) => {
            error.set(None);
            app.announcement.set(ready(locale, &good));
            set.set(Some(good));
        }
        Err(problem) => error.set(Some(locale.question_set_error(&problem))),
    };
    view! {
        <div class="reader">
            <div class="field">
                <label for="own-file">{t.new_survey.own_file}</label>
                <input
                    id="own-file"
                    type="file"
                    accept=".json,application/json"
                    on:change=move |event| {
                        let Some(file) = files::chosen(&event) else { return };
                        if file.is_larger_than(question_set_file::MAX_BYTES) {
                            return read(Err(FileError::TooLarge { limit: question_set_file::MAX_BYTES }.into()));
                        }
                        spawn_local(async move {
                            match file.bytes().await {
                                Some(bytes) => read(question_set_file::decode(&bytes)),
                                None => error.set(Some(Message {
                                    what: t.errors.unreadable.to_owned(),
                                    next: t.errors.unreadable_next.to_owned(),
                                })),
                            }
                        });
                    }
                />
            </div>
            <div class="field">
                <label for="own-text">{t.new_survey.own_paste}</label>
                <p class="hint" id="own-text-hint">{t.new_survey.own_paste_hint}</p>
                <textarea
                    id="own-text"
                    rows="6"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="own-text-hint"
                    prop:value=move || pasted.get()
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
                <div class="actions">
                    <button type="button" class="button quiet" on:click=move |_| read(question_set_file::decode(pasted.get_untracked().as_bytes()))>
                        {t.new_survey.own_read}
                    </button>
                    <button
                        type="button"
                        class="link-button"
                        on:click=move |_| {
                            files::save("candour-question-set.json", "application/json", &question_set_file::encode(&QuestionSet::full()));
                        }
                    >
                        {t.new_survey.own_template}
                    </button>
                </div>
            </div>
            <ErrorNotice message=error />
            {move || set.with(|set| set.as_ref().map(|set| view! { <p class="notice notice-good">{ready(locale, set)}</p> }))}
        </div>
    }
}

fn ready(locale: crate::locale::Locale, set: &QuestionSet) -> String {
    let t = &locale.text.new_survey;
    let count = |plural, number: usize| locale.count(plural, u32::try_from(number).unwrap_or(u32::MAX));
    fill(
        t.own_ready,
        &[
            ("title", set.title()),
            ("areas", &count(&t.own_areas, set.areas().len())),
            ("statements", &count(&t.own_statements, set.statements().len())),
        ],
    )
}
