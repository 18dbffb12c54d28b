//! The form for a new round on this device.

use crate::disclosure::{MAX_THRESHOLD, MIN_PEOPLE, Threshold};
use crate::locale::fill;
use crate::platform;
use crate::question_set::QuestionSet;
use crate::round::{Kind, MAX_NAME, Round, RoundError};
use crate::state::use_app;
use crate::transfer::json::is_hidden;
use crate::ui::components::error_summary::{ErrorSummary, FieldError};
use crate::ui::components::field::Field;
use crate::ui::components::heading::Heading;
use crate::ui::components::question_set_reader::QuestionSetReader;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::route::Route;
use crate::ui::screens::welcome::OpenRoundNotice;
use crate::ui::{shell, use_locale};
use leptos::prelude::*;

/// Which statements a round asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Full,
    Pulse,
    Own,
}

/// The screen.
#[component]
pub fn NewSurvey() -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    view! {
        <Heading text=t.new_survey.title />
        {move || {
            if !platform::document::is_secure() {
                view! {
                    <section class="notice notice-error">
                        <h2>{t.new_survey.insecure_title}</h2>
                        <p>{t.new_survey.insecure}</p>
                    </section>
                }
                    .into_any()
            } else if app.has_round() {
                view! {
                    <OpenRoundNotice />
                    <p>{t.new_survey.already_open}</p>
                }
                    .into_any()
            } else {
                view! { <SurveyForm /> }.into_any()
            }
        }}
    }
}

#[component]
fn SurveyForm() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let team = RwSignal::new(String::new());
    let label = RwSignal::new(String::new());
    let host = RwSignal::new(String::new());
    let people = RwSignal::new(String::new());
    let threshold = RwSignal::new(MIN_PEOPLE.to_string());
    let practice = RwSignal::new(false);
    let form = RwSignal::new(Form::Full);
    let own = RwSignal::new(None::<QuestionSet>);

    let check = move || {
        let mut found = Vec::new();
        let mut wrong = |field, text: String| found.push(FieldError { field, text });
        let limit = whole(&threshold.get_untracked()).and_then(Threshold::new);
        let invited = whole(&people.get_untracked());
        let round = Round {
            team: team.get_untracked(),
            label: label.get_untracked(),
            opened: platform::clock::today(),
            // Without a number the other fields are still checked; this one is named below.
            invited: invited.unwrap_or(limit.unwrap_or_default().people()),
            threshold: limit.unwrap_or_default(),
            kind: if practice.get_untracked() { Kind::Practice } else { Kind::Real },
        };
        let checked = round.check();
        let problems = checked.as_ref().err().cloned().unwrap_or_default();
        for problem in problems.iter().filter(|problem| matches!(problem, RoundError::Team | RoundError::Label)) {
            wrong(if *problem == RoundError::Team { "team" } else { "label" }, locale.round_error(*problem));
        }
        let host = host.get_untracked().trim().to_owned();
        if host.is_empty() || host.chars().count() > MAX_NAME || host.chars().any(is_hidden) {
            wrong("host", t.errors.empty_host.to_owned());
        }
        match invited {
            None => wrong("people", t.errors.no_number.to_owned()),
            Some(_) => {
                for problem in problems.iter().filter(|problem| !matches!(problem, RoundError::Team | RoundError::Label)) {
                    wrong("people", locale.round_error(*problem));
                }
            }
        }
        if limit.is_none() {
            let bounds = [("least", locale.whole(MIN_PEOPLE)), ("most", locale.whole(MAX_THRESHOLD))];
            wrong("threshold", fill(t.errors.bad_threshold, &[(bounds[0].0, &bounds[0].1), (bounds[1].0, &bounds[1].1)]));
        }
        let set = match form.get_untracked() {
            Form::Full => Some(QuestionSet::full()),
            Form::Pulse => Some(QuestionSet::pulse()),
            Form::Own => own.get_untracked(),
        };
        if set.is_none() {
            wrong("own-file", t.errors.no_own_set.to_owned());
        }
        match (checked, set) {
            (Ok(round), Some(set)) if found.is_empty() => Ok((round, host, set)),
            _ => Err(found),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match check() {
            Ok((round, host, set)) => {
                errors.set(Vec::new());
                if app.open_round(round, host, set) {
                    shell::go(&Route::Desk);
                }
            }
            Err(found) => errors.set(found),
        }
    };

    view! {
        <p class="lead">{t.new_survey.lead}</p>
        <ErrorSummary errors />
        <form class="survey-form" novalidate autocomplete="off" on:submit=submit>
            <Field id="team" label=t.new_survey.team hint=t.new_survey.team_hint value=team errors />
            <Field id="label" label=t.new_survey.label hint=t.new_survey.label_hint value=label errors />
            <Field id="host" label=t.new_survey.host hint=t.new_survey.host_hint value=host errors />
            <Field id="people" label=t.new_survey.people hint=t.new_survey.people_hint value=people errors number=true />
            {move || {
                whole(&people.get())
                    .is_some_and(|people| people < MIN_PEOPLE)
                    .then(|| {
                        view! {
                            <div class="notice">
                                <p>{t.new_survey.small}</p>
                                <p>
                                    <a href=Route::Guide.href()>{t.new_survey.small_link}</a>
                                </p>
                            </div>
                        }
                    })
            }}
            <RadioGroup
                legend=t.new_survey.form
                name="form"
                options=vec![
                    RadioOption { value: Form::Full, id: "form-full", label: t.new_survey.full, hint: t.new_survey.full_hint },
                    RadioOption { value: Form::Pulse, id: "form-pulse", label: t.new_survey.pulse, hint: t.new_survey.pulse_hint },
                    RadioOption { value: Form::Own, id: "form-own", label: t.new_survey.own, hint: t.new_survey.own_hint },
                ]
                chosen=form
                choose=move |choice| form.set(choice)
            />
            {move || (form.get() == Form::Own).then(|| view! { <QuestionSetReader set=own /> })}
            <Field id="threshold" label=t.new_survey.threshold hint=t.new_survey.threshold_hint value=threshold errors number=true />
            <div class="field checkbox">
                <input
                    type="checkbox"
                    id="practice"
                    autocomplete="off"
                    aria-describedby="practice-hint"
                    prop:checked=move || practice.get()
                    on:change=move |event| practice.set(event_target_checked(&event))
                />
                <label for="practice">{t.new_survey.practice}</label>
                <p class="hint" id="practice-hint">{t.new_survey.practice_hint}</p>
            </div>
            <section class="notice">
                <h2>{t.new_survey.visible_title}</h2>
                <p>{t.new_survey.visible}</p>
                <p>{t.new_survey.memory}</p>
                <p>{t.new_survey.one_device}</p>
                <p>
                    <a href=Route::About.href()>{t.new_survey.works_council}</a>
                </p>
            </section>
            <div class="actions">
                <button type="submit" class="button">{t.new_survey.open}</button>
            </div>
        </form>
    }
}

fn whole(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}
