//! The form for a new round on this device.

use crate::disclosure::MIN_PEOPLE;
use crate::platform::{clock, document};
use crate::question_set::QuestionSet;
use crate::recent_round::recent_round;
use crate::route::Route;
use crate::secrets::Custody;
use crate::state::keeping::Opening;
use crate::survey_form::{FormField, Statements, SurveyForm};
use crate::ui::components::error_summary::{ErrorSummary, FieldError};
use crate::ui::components::field::{Field, Kind};
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::Notice;
use crate::ui::components::open_round_notice::OpenRoundNotice;
use crate::ui::components::question_set_reader::QuestionSetReader;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::components::recent_round_notice::RecentRoundNotice;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
#[component]
pub fn NewSurvey() -> impl IntoView {
    let app = use_app();
    let t = use_locale().new_survey();
    let content = if !document::is_secure() {
        view! {
            <section class="notice notice-error">
                <h2>{t.insecure_title}</h2>
                <p>{t.insecure}</p>
            </section>
        }
        .into_any()
    } else if untrack(|| app.knows_round()) {
        view! {
            <OpenRoundNotice />
            <p>{t.already_open}</p>
        }
        .into_any()
    } else {
        view! { <SurveyFields /> }.into_any()
    };
    view! {
        <Heading title=t.title />
        {content}
    }
}

/// What a facilitator types, as signals.
#[derive(Clone, Copy)]
struct Typed {
    team: RwSignal<String>,
    label: RwSignal<String>,
    host: RwSignal<String>,
    readers: RwSignal<String>,
    when: RwSignal<String>,
    people: RwSignal<String>,
    threshold: RwSignal<String>,
    practice: RwSignal<bool>,
    custody: RwSignal<Custody>,
    pin: RwSignal<String>,
    statements: RwSignal<Statements>,
    own: RwSignal<Option<QuestionSet>>,
}

impl Typed {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            team: empty(),
            label: empty(),
            host: empty(),
            readers: empty(),
            when: empty(),
            people: empty(),
            threshold: RwSignal::new(MIN_PEOPLE.to_string()),
            practice: RwSignal::new(false),
            custody: RwSignal::new(Custody::default()),
            pin: empty(),
            statements: RwSignal::new(Statements::Full),
            own: RwSignal::new(None),
        }
    }

    /// All of it, followed.
    fn form(self) -> SurveyForm {
        SurveyForm {
            team: self.team.get(),
            label: self.label.get(),
            host: self.host.get(),
            readers: self.readers.get(),
            when: self.when.get(),
            people: self.people.get(),
            threshold: self.threshold.get(),
            practice: self.practice.get(),
            custody: self.custody.get(),
            pin: self.pin.get(),
            statements: self.statements.get(),
            own: self.own.get(),
        }
    }
}

/// Id of the input of a field.
fn id_of(field: FormField) -> &'static str {
    match field {
        FormField::Team => "team",
        FormField::Label => "label",
        FormField::Host => "host",
        FormField::Readers => "readers",
        FormField::When => "when",
        FormField::People => "people",
        FormField::OwnSet => "own-file",
        FormField::Threshold => "threshold",
        FormField::Pin => "pin",
    }
}

fn choice<T>(value: T, id: &'static str, label: &'static str, hint: &'static str) -> RadioOption<T> {
    RadioOption { value, id, label, hint }
}

#[component]
fn SurveyFields() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.new_survey();
    let typed = Typed::new();
    let errors = RwSignal::new(Vec::new());
    let opening = RwSignal::new(false);
    let releases = LocalResource::new(move || app.releases());
    let recent = Signal::derive(move || {
        let releases = releases.get()?;
        let found = releases.found.iter().map(|(_, release)| release);
        recent_round(found, &typed.team.get(), &typed.form().set()?, clock::today()).map(|release| release.round().clone())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if opening.get_untracked() {
            return;
        }
        let checked = match untrack(|| typed.form()).check(clock::today()) {
            Ok(checked) => checked,
            Err(found) => {
                let found = found.into_iter().map(|error| FieldError { field: id_of(error.field()), text: locale.form_error(error) });
                return errors.set(found.collect());
            }
        };
        errors.set(Vec::new());
        opening.set(true);
        spawn_local(async move {
            let outcome = app.open_round(checked).await;
            let _ = opening.try_set(false);
            let refuse = |text: &str| drop(errors.try_set(vec![FieldError { field: "open", text: text.to_owned() }]));
            match outcome {
                Opening::Opened if app.codes_left() > 0 => go(&Route::Recovery),
                Opening::Opened | Opening::AlreadyOpen => go(&Route::Desk),
                Opening::OpenElsewhere => refuse(t.open_elsewhere),
                Opening::NoKey => refuse(t.no_key),
            }
        });
    };
    let forms = vec![
        choice(Statements::Full, "form-full", t.full, t.full_hint),
        choice(Statements::Pulse, "form-pulse", t.pulse, t.pulse_hint),
        choice(Statements::Own, "form-own", t.own, t.own_hint),
    ];
    let keepers = StoredValue::new(vec![
        choice(Custody::TwoCodes, "two-codes", t.two_codes, t.two_codes_hint),
        choice(Custody::OneCode, "one-code", t.one_code, t.one_code_hint),
        choice(Custody::InMemory, "in-memory", t.in_memory, t.in_memory_hint),
    ]);
    let small = move || {
        view! {
            <Notice>
                <p>{t.small}</p>
                <p>
                    <a href=Route::Guide.href()>{t.small_link}</a>
                </p>
            </Notice>
        }
    };
    view! {
        <p class="lead">{t.lead}</p>
        <ErrorSummary errors />
        <form class="survey-form" autocomplete="off" novalidate on:submit=submit>
            <Field id="team" label=t.team hint=t.team_hint value=typed.team errors />
            <Field id="label" label=t.label hint=t.label_hint value=typed.label errors />
            <Field id="host" label=t.host hint=t.host_hint value=typed.host errors />
            <Field id="readers" label=t.readers hint=t.readers_hint value=typed.readers errors kind=Kind::Line />
            <Field id="when" label=t.when hint=t.when_hint value=typed.when errors kind=Kind::Line />
            <Field id="people" label=t.people hint=t.people_hint value=typed.people errors kind=Kind::Number />
            <div>
                <Show when=move || typed.form().is_small_team()>{small()}</Show>
            </div>
            <RadioGroup legend=t.form name="form" options=forms chosen=typed.statements />
            <RecentRoundNotice recent />
            <div>
                <Show when=move || typed.statements.get() == Statements::Own>
                    <QuestionSetReader set=typed.own />
                </Show>
            </div>
            <Field id="threshold" label=t.threshold hint=t.threshold_hint value=typed.threshold errors kind=Kind::Number />
            <div class="field checkbox">
                <input
                    type="checkbox"
                    id="practice"
                    autocomplete="off"
                    aria-describedby="practice-hint"
                    prop:checked=typed.practice
                    on:change=move |event| {
                        typed.practice.set(event_target_checked(&event));
                        errors.update(|errors: &mut Vec<FieldError>| errors.retain(|error| error.field != id_of(FormField::Pin)));
                    }
                />
                <label for="practice">{t.practice}</label>
                <p id="practice-hint" class="hint">
                    {t.practice_hint}
                </p>
            </div>
            // A practice round has neither.
            <Show when=move || !typed.practice.get()>
                <RadioGroup legend=t.custody name="custody" options=keepers.get_value() chosen=typed.custody />
                <Field id="pin" label=t.pin hint=t.pin_hint value=typed.pin errors kind=Kind::Number />
            </Show>
            <section class="notice">
                <h2>{t.visible_title}</h2>
                <p>{t.visible}</p>
                <p>{t.same_day}</p>
                <p>{t.one_device}</p>
                <p>
                    <a href=Route::About.href() target="_blank" rel="noopener">
                        {t.works_council}
                    </a>
                </p>
            </section>
            <div class="actions">
                <button type="submit" id="open" class="button">
                    {t.open}
                </button>
            </div>
            <p role="status">{move || opening.get().then_some(t.opening)}</p>
        </form>
    }
}
