//! Results on this device, and opening those that somebody passed on.

use crate::locale::errors::Message;
use crate::locale::fill;
use crate::pages::badge::badges;
use crate::platform::files::ChosenFile;
use crate::platform::focus;
use crate::platform::view::{View, actions, button, link, text, view};
use crate::release::Release;
use crate::transfer::release_file::{self, ReleaseFileError};
use crate::transfer::{FileError, release_link};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::notice::{error_notice, error_place, notice};
use crate::ui::components::question::Question;
use crate::ui::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The screen.
pub fn results(ui: Ui) -> Vec<View> {
    let t = &ui.locale.text.results;
    vec![
        heading(ui, t.title),
        text("p", t.lead).attr("class", "lead"),
        stored_releases(ui),
        open_others(ui),
        view("section").with(text("h2", t.whom_title)).with(text("p", t.whom)),
    ]
}

fn open_others(ui: Ui) -> View {
    let locale = ui.locale;
    let t = &locale.text.results;
    let error = RwSignal::new(None::<Message>);
    let pasted = RwSignal::new(String::new());
    let hovering = RwSignal::new(false);

    let open = move |read: Result<Release, ReleaseFileError>| match read {
        Ok(release) => {
            ui.app.hand_in(Ok(release));
            crate::ui::go(&Route::HandedIn);
        }
        Err(problem) => error.set(Some(locale.release_error(&problem))),
    };
    let open_file = move |file: ChosenFile| {
        if file.is_larger_than(release_file::MAX_BYTES) {
            return open(Err(FileError::TooLarge { limit: release_file::MAX_BYTES }.into()));
        }
        file.read(move |bytes| match bytes {
            Some(bytes) => open(release_file::decode(&bytes)),
            None => error.set(Some(locale.unreadable())),
        });
    };
    let file = view("input")
        .id("results-file")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "open-hint")
        .on("change", move |event| {
            if let Some(file) = event.chosen_file() {
                open_file(file);
            }
        });
    let zone = view("div")
        .live_attr("class", move || Some(if hovering.get() { "drop-zone hovering" } else { "drop-zone" }.to_owned()))
        .on("dragover", move |event| {
            event.prevent_default();
            hovering.set(true);
        })
        .on("dragleave", move |_| hovering.set(false))
        .on("drop", move |event| {
            event.prevent_default();
            hovering.set(false);
            if let Some((file, more)) = event.dropped_file() {
                if more {
                    ui.app.announce(t.dropped_many);
                }
                open_file(file);
            }
        })
        .with(text("label", t.file).attr("for", "results-file"))
        .with(file);
    let paste = view("textarea")
        .id("results-text")
        .attr("rows", "4")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "results-text-hint")
        .live_value(move || pasted.get())
        .on("input", move |event| pasted.set(event.value()));
    view("section").with(text("h2", t.open_title)).with(text("p", t.open_hint).id("open-hint")).with(error_place(error)).with(zone).with(
        view("div")
            .attr("class", "field")
            .with(text("label", t.paste).attr("for", "results-text"))
            .with(text("p", t.paste_hint).id("results-text-hint").attr("class", "hint"))
            .with(paste)
            .with(actions(vec![
                button("button quiet", t.read, move || open(release_link::decode_text(&pasted.get_untracked()))).id("results-read"),
            ])),
    )
}

fn stored_releases(ui: Ui) -> View {
    let locale = ui.locale;
    let t = &locale.text.results;
    let found = RwSignal::new(None);
    let look = move || {
        spawn_local(async move {
            let releases = ui.app.releases().await;
            // Somebody may have gone on meanwhile.
            let _ = found.try_set(Some(releases));
        });
    };
    look();
    let removing = RwSignal::new(false);
    let chosen = RwSignal::new(String::new());
    let contents = move || {
        let Some((releases, damaged)) = found.get() else { return Vec::new() };
        let mut contents = Vec::new();
        if releases.is_empty() {
            contents.push(text("p", t.none));
        }
        let entries = releases.into_iter().map(|(name, release)| {
            let round = release.round();
            let title = fill(t.item, &[("team", &round.team), ("label", &round.label)]);
            let entry = view("li")
                .attr("class", "stored-release")
                .with(link("", &Route::Report(name.clone()).href(), &title))
                .with(text("p", &locale.day(round.opened)).attr("class", "hint"));
            let entry = badges(locale, &release).iter().fold(entry, View::markup);
            let remove = button("link-button", t.remove, move || {
                chosen.set(name.clone());
                removing.set(true);
            });
            entry.with(remove.attr("aria-label", &format!("{}: {title}", t.remove)))
        });
        contents.push(view("ul").attr("class", "stored-releases").with_all(entries.collect()));
        if damaged {
            let errors = &locale.text.errors;
            let message = Message { what: errors.stored_damaged.to_owned(), next: errors.stored_damaged_next.to_owned() };
            contents.push(error_notice(&message));
        }
        if !ui.app.storage_lasts() {
            contents.push(notice(&[locale.text.about.storage_off]));
        }
        contents
    };
    let remove = move || {
        spawn_local(async move {
            ui.app.remove_release(chosen.get_untracked()).await;
            look();
        });
        focus::heading();
    };
    let question = Question {
        id: "remove-question",
        title: t.remove_question,
        details: vec![text("p", t.remove_text)],
        danger: true,
        gate: None,
        yes: Some((t.remove_yes, Rc::new(remove))),
        no: locale.text.common.cancel,
    };
    view("section").with(text("h2", t.stored)).with(view("div").live(contents)).with(question.view(removing))
}
