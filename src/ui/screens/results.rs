//! Results on this device, and opening those that somebody passed on.

use crate::locale::errors::Message;
use crate::locale::fill;
use crate::pages::badge::badges;
use crate::platform::files::{self, ChosenFile};
use crate::release::Release;
use crate::state::use_app;
use crate::transfer::release_file::{self, ReleaseFileError};
use crate::transfer::{FileError, release_link};
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::components::notice::ErrorNotice;
use crate::ui::components::question::Question;
use crate::ui::route::Route;
use crate::ui::shell::LINK_MARK;
use crate::ui::{shell, use_locale};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
#[component]
pub fn Results() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let error = RwSignal::new(None::<Message>);
    let pasted = RwSignal::new(String::new());
    let hovering = RwSignal::new(false);

    let open = move |read: Result<Release, ReleaseFileError>| match read {
        Ok(release) => {
            app.handed_in.set(Some(Ok(release)));
            shell::go(&Route::HandedIn);
        }
        Err(problem) => error.set(Some(locale.release_error(&problem))),
    };
    let open_file = move |file: ChosenFile| {
        if file.is_larger_than(release_file::MAX_BYTES) {
            return open(Err(FileError::TooLarge { limit: release_file::MAX_BYTES }.into()));
        }
        spawn_local(async move {
            match file.bytes().await {
                Some(bytes) => open(release_file::decode(&bytes)),
                None => error.set(Some(Message { what: t.errors.unreadable.to_owned(), next: t.errors.unreadable_next.to_owned() })),
            }
        });
    };
    let open_text = move || {
        let text = pasted.get_untracked();
        let text = text.trim();
        open(match text.split_once(&format!("#{LINK_MARK}")) {
            Some((_, link)) => release_link::decode(link.trim()),
            None => release_file::decode(text.as_bytes()),
        });
    };

    view! {
        <Heading text=t.results.title />
        <p class="lead">{t.results.lead}</p>
        <StoredReleases />
        <section>
            <h2>{t.results.open_title}</h2>
            <p id="open-hint">{t.results.open_hint}</p>
            <ErrorNotice message=error />
            <div
                class="drop-zone"
                class:hovering=move || hovering.get()
                on:dragover=move |event| {
                    event.prevent_default();
                    hovering.set(true);
                }
                on:dragleave=move |_| hovering.set(false)
                on:drop=move |event| {
                    event.prevent_default();
                    hovering.set(false);
                    if let Some((file, more)) = files::dropped(&event) {
                        if more {
                            app.announcement.set(t.results.dropped_many.to_owned());
                        }
                        open_file(file);
                    }
                }
            >
                <label for="results-file">{t.results.file}</label>
                <input
                    id="results-file"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="open-hint"
                    on:change=move |event| {
                        if let Some(file) = files::chosen(&event) {
                            open_file(file);
                        }
                    }
                />
            </div>
            <div class="field">
                <label for="results-text">{t.results.paste}</label>
                <p class="hint" id="results-text-hint">{t.results.paste_hint}</p>
                <textarea
                    id="results-text"
                    rows="4"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="results-text-hint"
                    prop:value=move || pasted.get()
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
                <div class="actions">
                    <button type="button" id="results-read" class="button quiet" on:click=move |_| open_text()>
                        {t.results.read}
                    </button>
                </div>
            </div>
        </section>
        <section>
            <h2>{t.results.whom_title}</h2>
            <p>{t.results.whom}</p>
        </section>
    }
}

#[component]
fn StoredReleases() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let version = RwSignal::new(0u32);
    let removing = RwSignal::new(false);
    let chosen = RwSignal::new(String::new());
    view! {
        <section>
            <h2>{t.results.stored}</h2>
            {move || {
                version.track();
                let (releases, damaged) = app.releases();
                let none = releases.is_empty();
                let items = releases
                    .into_iter()
                    .map(|(name, release)| {
                        let round = release.round();
                        let text = fill(t.results.item, &[("team", &round.team), ("label", &round.label)]);
                        let day = locale.day(round.opened);
                        let remove_label = format!("{}: {text}", t.results.remove);
                        let href = Route::Report(name.clone()).href();
                        view! {
                            <li class="stored-release">
                                <a href=href>{text}</a>
                                <p class="hint">{day}</p>
                                {badges(locale, &release).into_iter().map(|element| view! { <Markup element /> }).collect_view()}
                                <button
                                    type="button"
                                    class="link-button"
                                    aria-label=remove_label
                                    on:click=move |_| {
                                        chosen.set(name.clone());
                                        removing.set(true);
                                    }
                                >
                                    {t.results.remove}
                                </button>
                            </li>
                        }
                    })
                    .collect_view();
                view! {
                    {none.then(|| view! { <p>{t.results.none}</p> })}
                    <ul class="stored-releases">{items}</ul>
                    {damaged
                        .then(|| {
                            view! {
                                <div class="notice notice-error">
                                    <p>{t.errors.stored_damaged}</p>
                                    <p>{t.errors.stored_damaged_next}</p>
                                </div>
                            }
                        })}
                    {(!app.storage_lasts()).then(|| view! { <p class="notice">{t.about.storage_off}</p> })}
                }
            }}
            <Question
                id="remove-question"
                asking=removing
                title=Signal::derive(move || t.results.remove_question.to_owned())
                yes=Signal::derive(move || Some(t.results.remove_yes))
                on_yes=move |()| {
                    app.remove_release(&chosen.get_untracked());
                    version.update(|version| *version += 1);
                    crate::platform::focus::heading();
                }
            >
                <p>{t.results.remove_text}</p>
            </Question>
        </section>
    }
}
