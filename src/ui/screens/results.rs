//! Results on this device, and opening those that somebody passed on.

use crate::locale::errors::Message;
use crate::locale::{fill, isolated, plain};
use crate::platform::files::{self, ChosenFile};
use crate::platform::focus;
use crate::release::Release;
use crate::report::badges;
use crate::round_keeper::releases::Releases;
use crate::route::Route;
use crate::state::HandedIn;
use crate::transfer::release_file::{self, ReleaseFileError};
use crate::transfer::release_link;
use crate::ui::components::badge::Badge;
use crate::ui::components::confirm_dialog::ConfirmDialog;
use crate::ui::components::desk_gate::DeskGate;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::{ErrorNotice, ErrorPlace, Notice};
use crate::ui::components::paste_field::PasteField;
use crate::ui::components::sentence::Sentence;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
#[component]
pub fn Results() -> impl IntoView {
    let t = use_locale().results();
    view! {
        <Heading title=t.title />
        <p class="lead">{t.lead}</p>
        <section>
            <h2>{t.stored}</h2>
            <DeskGate>
                <StoredReleases />
            </DeskGate>
        </section>
        <OpenOthers />
        <section>
            <h2>{t.whom_title}</h2>
            <p>{t.whom}</p>
        </section>
    }
}

/// The releases on this device, each with a way to remove it.
#[component]
fn StoredReleases() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.results();
    let releases = LocalResource::new(move || app.releases());
    let removing = RwSignal::new(false);
    let chosen = RwSignal::new(String::new());
    let ask = move |name| {
        chosen.set(name);
        removing.set(true);
    };
    let remove = move |()| {
        spawn_local(async move {
            app.remove_release(chosen.get_untracked()).await;
            releases.refetch();
            focus::heading();
        });
    };
    let list = move |Releases { found, damaged, newer }: Releases| {
        let errors = locale.errors();
        let message = |what: &str, next: &str| Message { what: what.to_owned(), next: next.to_owned() };
        let damaged = damaged.then(|| message(errors.stored_damaged, errors.stored_damaged_next));
        let newer = newer.then(|| message(errors.stored_newer, errors.stored_newer_next));
        view! {
            {found.is_empty().then(|| view! { <p>{t.none}</p> })}
            <ul class="stored-releases">
                {found
                    .into_iter()
                    .map(|(name, release)| {
                        let to_remove = name.clone();
                        view! { <StoredRelease name release on_remove=move |()| ask(to_remove.clone()) /> }
                    })
                    .collect_view()}
            </ul>
            {damaged.map(|message| view! { <ErrorNotice message /> })}
            {newer.map(|message| view! { <ErrorNotice message /> })}
        }
    };
    view! {
        <div>
            <div>{move || releases.get().map(list)}</div>
            <Show when=move || !app.storage_lasts()>
                <Notice>
                    <p>{locale.common().storage_off}</p>
                </Notice>
            </Show>
            <ConfirmDialog
                id="remove-question"
                title=t.remove_question
                open=removing
                danger=true
                confirm=t.remove_yes
                on_confirm=remove
                cancel=locale.common().cancel
            >
                <p>{t.remove_text}</p>
            </ConfirmDialog>
        </div>
    }
}

#[component]
fn StoredRelease(name: String, release: Release, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let t = locale.results();
    let round = release.round();
    let title = fill(t.item, &[("team", &isolated(&round.team)), ("label", &isolated(&round.label))]);
    view! {
        <li class="stored-release">
            <a href=Route::Report(name).href()>
                <Sentence text=title.clone() />
            </a>
            <p class="hint">{locale.day(round.opened)}</p>
            {badges(locale, &release).into_iter().map(|badge| view! { <Badge badge /> }).collect_view()}
            <button type="button" class="link-button" aria-label=plain(&format!("{}: {title}", t.remove)) on:click=move |_| on_remove.run(())>
                {t.remove}
            </button>
        </li>
    }
}

/// Opens results from a file or a text.
#[component]
fn OpenOthers() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.results();
    let error = RwSignal::new(None::<Message>);
    let pasted = RwSignal::new(String::new());
    let hovering = RwSignal::new(false);

    let open = move |read: Result<Release, ReleaseFileError>| match read {
        Ok(release) => {
            app.hand_in(HandedIn::Release(Box::new(release)));
            go(&Route::HandedIn);
        }
        Err(problem) => error.set(Some(locale.release_error(&problem))),
    };
    let open_file = move |file: ChosenFile| {
        file.read(release_file::MAX_BYTES_LATER, move |bytes| match bytes {
            Some(bytes) => open(release_file::decode(&bytes)),
            None => error.set(Some(locale.unreadable())),
        });
    };
    let choose = move |event: leptos::ev::Event| files::chosen(&event).into_iter().for_each(open_file);
    let hover = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        hovering.set(true);
    };
    let take_dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        hovering.set(false);
        if let Some((file, more)) = files::dropped(&event) {
            if more {
                app.announce(t.dropped_many);
            }
            open_file(file);
        }
    };
    view! {
        <section>
            <h2>{t.open_title}</h2>
            <p id="open-hint">{t.open_hint}</p>
            <ErrorPlace message=error />
            <div
                class="drop-zone"
                class:hovering=hovering
                on:dragover=hover
                on:dragleave=move |_| hovering.set(false)
                on:drop=take_dropped
            >
                <label for="results-file">{t.file}</label>
                <input id="results-file" type="file" accept=".json,application/json" aria-describedby="open-hint" on:change=choose />
            </div>
            <PasteField id="results-text" label=t.paste hint=t.paste_hint rows="4" text=pasted>
                <button
                    type="button"
                    id="results-read"
                    class="button quiet"
                    on:click=move |_| open(release_link::decode_text(&pasted.get_untracked()))
                >
                    {t.read}
                </button>
            </PasteField>
        </section>
    }
}
