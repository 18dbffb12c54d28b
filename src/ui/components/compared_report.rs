//! A report with a way to put an earlier round beside it: one that this device has, by itself, or one from a file.

use super::notice::ErrorPlace;
use super::picture_files::PictureFiles;
use super::release_actions::ReleaseActions;
use super::report::Report;
use crate::comparison::{Comparison, in_order};
use crate::locale::errors::Message;
use crate::locale::{fill, plain};
use crate::platform::files::{self, ChosenFile};
use crate::platform::focus;
use crate::release::Release;
use crate::route::Route;
use crate::state::keeping::Guard;
use crate::survey_form::{Step, SurveyForm};
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

/// The position of the latest of them of a team with the same name, in small or capital letters.
fn round_before(release: &Release, others: &[Release]) -> Option<usize> {
    let team = release.round().team.to_lowercase();
    others.iter().position(|other| other.round().team.to_lowercase() == team)
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
    let shown = RwSignal::new(release);
    let earlier = RwSignal::new(None::<Release>);
    let others = RwSignal::new(Vec::<Release>::new());
    let look = LocalResource::new(move || {
        let release = shown.get();
        async move {
            // While a round is open earlier results are behind its PIN.
            if app.guard().await == Guard::Nothing { earlier_rounds(&release, app.releases().await.found) } else { Vec::new() }
        }
    });
    Effect::new(move |_| {
        if let Some(found) = look.get() {
            if untrack(|| earlier.with(Option::is_none)) {
                earlier.set(shown.with_untracked(|release| round_before(release, &found)).map(|at| found[at].clone()));
            }
            others.set(found);
        }
    });
    view! {
        {move || view! { <Report release=shown.get() earlier=earlier.get() /> }}
        <EarlierRound shown earlier others />
        {before_actions.run()}
        {move || view! { <ReleaseActions release=shown.get() earlier=earlier.get() /> }}
        {move || view! { <PictureFiles release=shown.get() earlier=earlier.get() /> }}
        <RunAgain shown />
    }
}

/// Chooses what the report stands beside.
#[component]
fn EarlierRound(
    /// The release of the report.
    shown: RwSignal<Release>,
    /// That of the earlier round, if there is one.
    earlier: RwSignal<Option<Release>>,
    /// What this device has to choose from.
    others: RwSignal<Vec<Release>>,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.comparison();
    let error = RwSignal::new(None::<Message>);
    let open = move |read: Result<Release, ReleaseFileError>| match read {
        Err(problem) => error.set(Some(locale.release_error(&problem))),
        Ok(other) => {
            // Reading takes a moment, and the page may have gone.
            let Some(now) = shown.try_get_untracked() else { return };
            let (first, second) = in_order(&other, &now);
            if let Err(reason) = Comparison::of(first, second) {
                return error.set(Some(locale.not_compared(reason)));
            }
            error.set(None);
            if second == &now {
                earlier.set(Some(other));
            } else {
                app.announce(t.swapped);
                earlier.set(Some(now));
                shown.set(other);
            }
            focus::part("areas");
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
        <section class="compare no-print">
            <h2>{t.choose}</h2>
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
        </section>
    }
}

/// Sets up another round like that of a report.
#[component]
fn RunAgain(shown: RwSignal<Release>) -> impl IntoView {
    let t = use_locale().comparison();
    let draft = use_draft();
    let run_again = move |_| {
        draft.fill(SurveyForm::again(&shown.get_untracked()));
        go(&Route::NewSurvey(Step::default()));
    };
    view! {
        <p class="no-print">
            <button type="button" id="run-again" class="button quiet" on:click=run_again>
                {t.run_again}
            </button>
            " "
            <span class="hint">{t.run_again_hint}</span>
        </p>
    }
}
