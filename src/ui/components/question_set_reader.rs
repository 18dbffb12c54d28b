//! An own question set, from a file or pasted.

use super::error_summary::{FieldError, error_of};
use super::notice::ErrorPlace;
use super::offered_file::OfferedFile;
use super::paste_field::PasteField;
use super::sentence::Sentence;
use crate::locale::errors::Message;
use crate::locale::{Locale, Plural, fill, isolated, whole_number};
use crate::platform::files;
use crate::question_set::{QuestionSet, QuestionSetError};
use crate::transfer::question_set_file;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;
use std::sync::Arc;

/// Reads a question set into `set`. A set that was read before stays until another one is good.
#[component]
pub fn QuestionSetReader(
    /// The set that was read last.
    set: RwSignal<Option<QuestionSet>>,
    /// The mistakes of the form.
    errors: RwSignal<Vec<FieldError>>,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.new_survey();
    let error = RwSignal::new(None::<Message>);
    let pasted = RwSignal::new(String::new());
    let take = move |result: Result<QuestionSet, QuestionSetError>| match result {
        Ok(good) => {
            error.set(None);
            app.announce(&ready(locale, &good));
            set.set(Some(good));
        }
        Err(problem) => error.set(Some(locale.question_set_error(&problem))),
    };
    let choose = move |event: leptos::ev::Event| {
        let Some(file) = files::chosen(&event) else { return };
        file.read(question_set_file::MAX_BYTES, move |bytes| match bytes {
            Some(bytes) => take(question_set_file::decode(&bytes)),
            None => error.set(Some(locale.unreadable())),
        });
    };
    let missing = error_of("own-file", errors);
    let is_missing = move || missing.with(Option::is_some);
    let read = move |_| take(question_set_file::decode(pasted.get_untracked().as_bytes()));
    let template = RwSignal::new(None::<Arc<files::OfferedFile>>);
    let save_template = move |_| {
        let file = files::save("candour-question-set.json", "application/json", question_set_file::encode(&QuestionSet::full()));
        app.announce(&fill(locale.saving().asked, &[("file", &isolated(file.name()))]));
        template.set(Some(Arc::new(file)));
    };
    view! {
        <div class="reader">
            <div class="field" class:field-wrong=is_missing>
                <label for="own-file">{t.own_file}</label>
                <p id="own-file-error" class="field-error">
                    {missing}
                </p>
                <input
                    id="own-file"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="own-file-error"
                    aria-invalid=move || is_missing().then_some("true")
                    on:change=choose
                />
            </div>
            <PasteField id="own-text" label=t.own_paste hint=t.own_paste_hint rows="6" text=pasted>
                <button type="button" class="button quiet" on:click=read>
                    {t.own_read}
                </button>
                <button type="button" class="link-button" on:click=save_template>
                    {t.own_template}
                </button>
            </PasteField>
            {move || template.get().map(|file| view! { <OfferedFile file /> })}
            <ErrorPlace message=error />
            <div>
                {move || set.with(|set| set.as_ref().map(|set| view! { <p class="notice notice-good"><Sentence text=ready(locale, set) /></p> }))}
            </div>
        </div>
    }
}

fn ready(locale: Locale, set: &QuestionSet) -> String {
    let count = |plural: &Plural, number: usize| locale.count(plural, whole_number(number));
    fill(
        locale.new_survey().own_ready,
        &[
            ("title", &isolated(set.title())),
            ("areas", &count(&locale.new_survey().own_areas, set.areas().len())),
            ("statements", &count(&locale.common().statements, set.statements().len())),
        ],
    )
}
