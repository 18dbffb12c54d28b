//! A report with a way to put an earlier round beside it: one that this device has, by itself, or one from a file.

use super::fold::Fold;
use super::notice::ErrorPlace;
use super::release_actions::ReleaseActions;
use super::report::Report;
use crate::comparison::Comparison;
use crate::locale::errors::Message;
use crate::locale::{fill, plain};
use crate::platform::files::{self, ChosenFile};
use crate::platform::focus;
use crate::release::Release;
use crate::route::Route;
use crate::state::keeping::Guard;
use crate::survey_form::Step;
use crate::transfer::release_file::{self, ReleaseFileError};
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use crate::ui::survey_draft::use_draft;
use leptos::prelude::*;

/// Releases that may stand beside `release`, the latest first: those of earlier rounds that ask the same.
fn earlier_rounds(release: &Release, all: Vec<(String, Release)>) -> Vec<Release> {
    let is_earlier = |other: &Release| other.round().opened < release.round().opened && Comparison::of(other, release).is_ok();
    all.into_iter().map(|(_, other)| other).filter(is_earlier).collect()
}

/// The latest of them of a team with the same name, in small or capital letters.
fn round_before(release: &Release, others: &[Release]) -> Option<Release> {
    let team = release.round().team.to_lowercase();
    others.iter().find(|other| other.round().team.to_lowercase() == team).cloned()
}

/// The report, what it is compared with, and how to take it along.
#[component]
pub fn ComparedReport(
    /// The release.
    release: Release,
    /// What stands between the report and the ways to take it along.
    #[prop(optional, into)]
    before_actions: ViewFn,
) -> impl IntoView {
    let app = use_app();
    let release = StoredValue::new(release);
    let earlier = RwSignal::new(None::<Release>);
    let others = RwSignal::new(Vec::<Release>::new());
    let look = LocalResource::new(move || async move {
        // While a round is open earlier results are behind its PIN.
        if app.guard().await == Guard::Nothing { app.releases().await.found } else { Vec::new() }
    });
    Effect::new(move |_| {
        if let Some(found) = look.get() {
            let found = release.with_value(|release| earlier_rounds(release, found));
            if untrack(|| earlier.with(Option::is_none)) {
                earlier.set(release.with_value(|release| round_before(release, &found)));
            }
            others.set(found);
        }
    });
    view! {
        {move || view! { <Report release=release.get_value() earlier=earlier.get() /> }}
        <EarlierRound release earlier others />
        {before_actions.run()}
        {move || view! { <ReleaseActions release=release.get_value() earlier=earlier.get() /> }}
        <RunAgain release />
    }
}

/// Chooses what the report stands beside.
#[component]
fn EarlierRound(
    /// The release of the report.
    release: StoredValue<Release>,
    /// That of the earlier round, if there is one.
    earlier: RwSignal<Option<Release>>,
    /// What this device has to choose from.
    others: RwSignal<Vec<Release>>,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.comparison();
    let error = RwSignal::new(None::<Message>);
    let open = move |read: Result<Release, ReleaseFileError>| match read {
        Err(problem) => error.set(Some(locale.release_error(&problem))),
        Ok(other) => {
            // Reading takes a moment, and the page may have gone.
            match release.try_with_value(|release| Comparison::of(&other, release).err()) {
                None => {}
                Some(Some(reason)) => error.set(Some(locale.not_compared(reason))),
                Some(None) => {
                    error.set(None);
                    others.update(|others| {
                        if !others.contains(&other) {
                            others.insert(0, other.clone());
                        }
                    });
                    earlier.set(Some(other));
                    focus::part("areas");
                }
            }
        }
    };
    let open_file = move |file: ChosenFile| {
        file.read(release_file::MAX_BYTES_LATER, move |bytes| match bytes {
            Some(bytes) => open(release_file::decode(&bytes)),
            None => drop(error.try_set(Some(locale.unreadable()))),
        });
    };
    let choose = move |event: leptos::ev::Event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        earlier.set(place.and_then(|place| others.with_untracked(|others| others.get(place).cloned())));
    };
    let options = move || {
        let chosen = earlier.get();
        let option = |(place, other): (usize, &Release)| {
            let round = other.round();
            let name = fill(t.choose_item, &[("label", &round.label), ("day", &plain(&locale.day(round.opened)))]);
            view! {
                <option value=place.to_string() selected=chosen.as_ref() == Some(other)>
                    {name}
                </option>
            }
        };
        others.with(|others| others.iter().enumerate().map(option).collect_view())
    };
    view! {
        <Fold class="compare no-print" title=view! { <h2>{t.choose}</h2> }.into_any()>
            <ErrorPlace message=error />
            <Show when=move || others.with(|others| !others.is_empty())>
                <div class="field">
                    <label for="compare-with">{t.choose_label}</label>
                    <select id="compare-with" on:change=choose>
                        <option value="">{t.choose_none}</option>
                        {options}
                    </select>
                </div>
            </Show>
            <div class="field">
                <label for="compare-file">{t.file}</label>
                <input
                    id="compare-file"
                    type="file"
                    accept=".json,application/json"
                    on:change=move |event| files::chosen(&event).into_iter().for_each(open_file)
                />
            </div>
        </Fold>
    }
}

/// Sets up another round like that of a report.
#[component]
fn RunAgain(release: StoredValue<Release>) -> impl IntoView {
    let t = use_locale().comparison();
    let draft = use_draft();
    let run_again = move |_| {
        draft.again(release.get_value());
        go(&Route::NewSurvey(Step::default()));
    };
    view! {
        <p class="run-again no-print">
            <button type="button" id="run-again" class="button quiet" on:click=run_again>
                {t.run_again}
            </button>
            " "
            <span class="hint">{t.run_again_hint}</span>
        </p>
    }
}
