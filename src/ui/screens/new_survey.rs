//! The form for a new round on this device, one step a page.

use crate::invitation::invitation;
use crate::locale::{Locale, fill, isolated, whole_number};
use crate::platform::{clock, document};
use crate::recent_round::recent_round;
use crate::release::Release;
use crate::round_keeper::Setup;
use crate::route::Route;
use crate::secrets::Custody;
use crate::state::App;
use crate::state::keeping::Opening;
use crate::survey_form::{FormError, FormField, Statements, Step, SurveyForm};
use crate::ui::components::copy_box::CopyBox;
use crate::ui::components::error_summary::{ErrorSummary, FieldError};
use crate::ui::components::field::{Field, Kind};
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::Notice;
use crate::ui::components::open_round_notice::OpenRoundNotice;
use crate::ui::components::progress::Progress;
use crate::ui::components::question_set_reader::QuestionSetReader;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::components::recent_round_notice::RecentRoundNotice;
use crate::ui::components::sentence::Sentence;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::{go, replace};
use crate::ui::survey_draft::{SurveyDraft, use_draft};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen of a step.
#[component]
pub fn NewSurvey(
    /// The step.
    step: Step,
) -> impl IntoView {
    let app = use_app();
    let draft = use_draft();
    // What comes next on the way to another step is another page of the form; anything else leaves it.
    on_cleanup(move || {
        if !matches!(app.route_untracked(), Route::NewSurvey(_)) {
            draft.forget_pin();
        }
    });
    if let Some(reason) = why_not() {
        return reason;
    }
    // Nobody is asked for what comes later before the steps before are filled in, wherever the address leads.
    let first = untrack(|| draft.form()).first_to_mend(clock::today());
    if first.number() < step.number() {
        replace(app, &Route::NewSurvey(first));
        return ().into_any();
    }
    let t = use_locale().new_survey();
    let errors: Errors = RwSignal::new(Vec::new());
    let (title, fields) = match step {
        Step::Team => (t.title, view! { <TeamStep errors /> }.into_any()),
        Step::Statements => (t.asked, view! { <StatementsStep errors /> }.into_any()),
        Step::Results => (t.results, view! { <ResultsStep errors /> }.into_any()),
        Step::Keeping => (t.keeping, view! { <KeepingStep errors /> }.into_any()),
        Step::Open => return view! { <OpenStep errors /> }.into_any(),
    };
    view! {
        <StepPage step title errors>
            {fields}
        </StepPage>
    }
    .into_any()
}

/// What is shown where no round can be opened.
pub fn why_not() -> Option<AnyView> {
    let app = use_app();
    let t = use_locale().new_survey();
    if !document::is_secure() {
        return Some(
            view! {
                <Heading title=t.title />
                <section class="notice notice-error">
                    <h2>{t.insecure_title}</h2>
                    <p>{t.insecure}</p>
                </section>
            }
            .into_any(),
        );
    }
    untrack(|| app.knows_round()).then(|| {
        view! {
            <Heading title=t.title />
            <OpenRoundNotice />
            <p>{t.already_open}</p>
        }
        .into_any()
    })
}

/// Id of the input of a field.
pub fn id_of(field: FormField) -> &'static str {
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

type Errors = RwSignal<Vec<FieldError>>;

/// A step with its fields and the way on.
#[component]
fn StepPage(step: Step, title: &'static str, errors: Errors, children: Children) -> impl IntoView {
    let locale = use_locale();
    let t = locale.new_survey();
    let draft = use_draft();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form = untrack(|| draft.form());
        let found = form.errors_of(step, clock::today());
        // Who has come back to change something goes straight on to all of it.
        let changing = draft.changing.get_untracked() == Some(step);
        let next = if changing { Some(form.first_to_mend(clock::today())) } else { step.after() };
        let next = next.filter(|_| found.is_empty());
        errors.set(in_words(locale, found));
        if let Some(next) = next {
            go(&Route::NewSurvey(next));
        }
    };
    view! {
        <StepProgress step />
        <Heading title />
        <ErrorSummary errors />
        <form class="survey-form" autocomplete="off" novalidate on:submit=submit>
            {children()}
            <div class="actions">
                <button type="submit" id="next" class="button large">
                    {locale.common().next}
                </button>
                <BackLink step />
            </div>
        </form>
        {(step == Step::Team)
            .then(|| {
                view! {
                    <p>
                        <a href=Route::Practice.href()>{t.to_practice}</a>
                    </p>
                }
            })}
    }
}

#[component]
fn StepProgress(step: Step) -> impl IntoView {
    let locale = use_locale();
    let number = |number| locale.whole(whole_number(number));
    let words = fill(locale.new_survey().progress, &[("step", &number(step.number())), ("steps", &number(Step::ALL.len()))]);
    view! { <Progress words page=step.number() pages=Step::ALL.len() /> }
}

#[component]
fn BackLink(step: Step) -> impl IntoView {
    let back = use_locale().common().back;
    step.before().map(|before| {
        view! {
            <a class="button quiet" href=Route::NewSurvey(before).href()>
                {back}
            </a>
        }
    })
}

#[component]
fn TeamStep(errors: Errors) -> impl IntoView {
    let locale = use_locale();
    let t = locale.new_survey();
    let draft = use_draft();
    let again = move |previous: Release| {
        let says = fill(t.again, &[("label", &isolated(&previous.round().label))]);
        view! {
            <Notice>
                <p>
                    <Sentence text=says />
                </p>
            </Notice>
        }
    };
    view! {
        <p class="lead">{t.lead}</p>
        {move || draft.previous.get().map(again)}
        <Field id="team" label=t.team hint=t.team_hint value=draft.team errors />
        <Field id="label" label=t.label hint=t.label_hint value=draft.label errors />
        <Field id="people" label=t.people hint=t.people_hint value=draft.people errors kind=Kind::Number />
        <SmallTeam />
    }
}

/// What there is for a team that is too small for numbers.
#[component]
pub fn SmallTeam() -> impl IntoView {
    let t = use_locale().new_survey();
    let draft = use_draft();
    let notice = move || {
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
        <div>
            <Show when=move || draft.form().is_small_team()>{notice()}</Show>
        </div>
    }
}

#[component]
fn StatementsStep(errors: Errors) -> impl IntoView {
    let (app, t) = (use_app(), use_locale().new_survey());
    let draft = use_draft();
    let releases = LocalResource::new(move || app.releases());
    let recent = Signal::derive(move || {
        let releases = releases.get()?;
        let previous = draft.previous.get();
        let found = releases.found.iter().map(|(_, release)| release).chain(&previous);
        recent_round(found, &draft.team.get(), &draft.form().set()?, clock::today()).map(|release| release.round().clone())
    });
    view! {
        <StatementsChoice errors />
        <RecentRoundNotice recent />
        <Field id="threshold" label=t.threshold hint=t.threshold_hint value=draft.threshold errors kind=Kind::Number />
    }
}

fn choice<T>(value: T, id: &'static str, label: &'static str, hint: &'static str) -> RadioOption<T> {
    RadioOption { value, id, label, hint }
}

/// Which statements are asked, and where an own question set is read.
#[component]
pub fn StatementsChoice(
    /// The mistakes of the form.
    errors: RwSignal<Vec<FieldError>>,
) -> impl IntoView {
    let t = use_locale().new_survey();
    let draft = use_draft();
    let forms = vec![
        choice(Statements::Full, "form-full", t.full, t.full_hint),
        choice(Statements::Pulse, "form-pulse", t.pulse, t.pulse_hint),
        choice(Statements::Mentors, "form-mentors", t.mentors, t.mentors_hint),
        choice(Statements::Own, "form-own", t.own, t.own_hint),
    ];
    view! {
        <RadioGroup legend=t.form name="form" options=forms chosen=draft.statements />
        <div>
            <Show when=move || draft.statements.get() == Statements::Own>
                <QuestionSetReader set=draft.own errors />
            </Show>
        </div>
    }
}

#[component]
fn ResultsStep(errors: Errors) -> impl IntoView {
    let t = use_locale().new_survey();
    let draft = use_draft();
    view! {
        <Field id="host" label=t.host hint=t.host_hint value=draft.host errors />
        <Field id="readers" label=t.readers hint=t.readers_hint value=draft.readers errors kind=Kind::Line />
        <Field id="when" label=t.when hint=t.when_hint value=draft.when errors kind=Kind::Line />
    }
}

#[component]
fn KeepingStep(errors: Errors) -> impl IntoView {
    let t = use_locale().new_survey();
    let draft = use_draft();
    let keepers = vec![
        choice(Custody::TwoCodes, "two-codes", t.two_codes, t.two_codes_hint),
        choice(Custody::OneCode, "one-code", t.one_code, t.one_code_hint),
        choice(Custody::InMemory, "in-memory", t.in_memory, t.in_memory_hint),
    ];
    view! {
        <RadioGroup legend=t.custody name="custody" options=keepers chosen=draft.custody />
        <Field id="pin" label=t.pin hint=t.pin_hint value=draft.pin errors kind=Kind::Number />
    }
}

/// Everything once more, the text to invite the team with, and the button that opens the round.
#[component]
fn OpenStep(errors: Errors) -> impl IntoView {
    let locale = use_locale();
    let t = locale.new_survey();
    let draft = use_draft();
    // Without mistakes, or this step would not be shown.
    let Ok(setup) = untrack(|| draft.form()).check(clock::today()) else { return ().into_any() };
    draft.changing.set(None);
    let opener = Opener::new(draft, false, errors);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        opener.open();
    };
    let text = invitation(locale, &setup.round, &setup.set, &setup.arrangements);
    view! {
        <StepProgress step=Step::Open />
        <Heading title=t.check_title />
        <ErrorSummary errors />
        <Summary setup />
        <section class="notice">
            <h2>{t.visible_title}</h2>
            <p>{t.visible}</p>
            <p>{t.same_day}</p>
            <p>{t.one_device}</p>
            <p>
                <a href=Route::WorksCouncil.href() target="_blank" rel="noopener">
                    {t.works_council}
                </a>
            </p>
        </section>
        <details class="more">
            <summary>{locale.invitation().show}</summary>
            <CopyBox id="invitation" label=locale.invitation().label content=text />
        </details>
        <form autocomplete="off" novalidate on:submit=submit>
            <OpenButton opener>
                <BackLink step=Step::Open />
            </OpenButton>
        </form>
    }
    .into_any()
}

/// What was typed, each with the way back to it.
#[component]
fn Summary(setup: Setup) -> impl IntoView {
    let locale = use_locale();
    let t = locale.new_survey();
    let draft = use_draft();
    let Setup { round, arrangements, set, custody, .. } = setup;
    let statements = locale.count(&locale.common().statements, whole_number(set.statements().len()));
    let custody = match custody {
        Custody::TwoCodes => t.two_codes,
        Custody::OneCode => t.one_code,
        Custody::InMemory => t.in_memory,
    };
    let rows = [
        (t.team, round.team.to_string(), FormField::Team),
        (t.label, round.label.to_string(), FormField::Label),
        (t.people, locale.whole(round.invited), FormField::People),
        (t.form, format!("{} ({statements})", set.title()), FormField::OwnSet),
        (t.threshold, locale.whole(round.threshold.people()), FormField::Threshold),
        (t.host, arrangements.host.to_string(), FormField::Host),
        (t.readers, arrangements.readers.to_string(), FormField::Readers),
        (t.when, arrangements.when.to_string(), FormField::When),
        (t.custody, custody.to_owned(), FormField::Pin),
    ];
    let row = |(label, value, field): (&'static str, String, FormField)| {
        view! {
            <div class="check-row">
                <dt>{label}</dt>
                <dd>
                    <bdi>{value}</bdi>
                </dd>
                <dd>
                    <a
                        href=Route::NewSurvey(field.step()).href()
                        aria-label=format!("{}: {label}", t.change)
                        on:click=move |_| draft.changing.set(Some(field.step()))
                    >
                        {t.change}
                    </a>
                </dd>
            </div>
        }
    };
    view! { <dl class="summary">{rows.map(row).collect_view()}</dl> }
}

/// Opens a round with what is typed.
#[derive(Clone, Copy)]
pub struct Opener {
    app: App,
    locale: Locale,
    draft: SurveyDraft,
    practice: bool,
    errors: Errors,
    opening: RwSignal<bool>,
}

impl Opener {
    /// For a real round, or one for practice. Mistakes, and why no round could be opened, go to `errors`.
    pub fn new(draft: SurveyDraft, practice: bool, errors: Errors) -> Self {
        Self { app: use_app(), locale: use_locale(), draft, practice, errors, opening: RwSignal::new(false) }
    }

    /// Opens it, once, however often somebody presses.
    pub fn open(self) {
        let Self { app, locale, .. } = self;
        if self.opening.get_untracked() {
            return;
        }
        let form = SurveyForm { practice: self.practice, ..untrack(|| self.draft.form()) };
        let setup = match form.check(clock::today()) {
            Ok(setup) => setup,
            Err(found) => return self.errors.set(in_words(locale, found)),
        };
        self.errors.set(Vec::new());
        self.opening.set(true);
        spawn_local(async move {
            let outcome = app.open_round(setup).await;
            let _ = self.opening.try_set(false);
            let refuse = |text: &str| drop(self.errors.try_set(vec![FieldError { field: "open", text: text.to_owned() }]));
            match outcome {
                Opening::Opened => {
                    self.draft.clear();
                    go(if app.codes_left() > 0 { &Route::Recovery } else { &Route::Desk });
                }
                Opening::AlreadyOpen => go(&Route::Desk),
                Opening::OpenElsewhere => refuse(locale.new_survey().open_elsewhere),
                Opening::NoKey => refuse(locale.new_survey().no_key),
            }
        });
    }
}

/// The button that opens the round, with the way back beside it.
#[component]
pub fn OpenButton(
    /// What it does.
    opener: Opener,
    children: Children,
) -> impl IntoView {
    let t = use_locale().new_survey();
    view! {
        <div class="actions">
            <button type="submit" id="open" class="button large">
                {t.open}
            </button>
            {children()}
        </div>
        <p role="status">{move || opener.opening.get().then_some(t.opening)}</p>
    }
}

fn in_words(locale: Locale, found: Vec<FormError>) -> Vec<FieldError> {
    found.into_iter().map(|error| FieldError { field: id_of(error.field()), text: locale.form_error(error) }).collect()
}
