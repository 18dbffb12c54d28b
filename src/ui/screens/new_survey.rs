//! The form for a new round on this device.

use crate::disclosure::MIN_PEOPLE;
use crate::platform::view::{View, actions, link, text, view};
use crate::platform::{clock, document};
use crate::question_set::QuestionSet;
use crate::state::keeping::Opening;
use crate::survey_form::{self, Checked, FormError, FormField, Statements};
use crate::ui::Ui;
use crate::ui::components::error_summary::{FieldError, error_summary};
use crate::ui::components::field::{self, Field};
use crate::ui::components::heading::heading;
use crate::ui::components::notice::notice;
use crate::ui::components::question_set_reader::question_set_reader;
use crate::ui::components::radio_group::{RadioOption, radio_group};
use crate::ui::route::Route;
use crate::ui::screens::welcome::open_round_notice;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Positions in the choice of statements.
const FULL: usize = 0;
const PULSE: usize = 1;
const OWN: usize = 2;

/// The screen.
pub fn new_survey(ui: Ui) -> Vec<View> {
    let t = ui.locale.new_survey();
    let mut page = vec![heading(ui, t.title)];
    if !document::is_secure() {
        let reason = view("section").attr("class", "notice notice-error");
        page.push(reason.with(text("h2", t.insecure_title)).with(text("p", t.insecure)));
    } else if untrack(|| ui.app.has_round() || ui.app.locked().is_some()) {
        page.extend([open_round_notice(ui), text("p", t.already_open)]);
    } else {
        let form = SurveyForm::new();
        page.extend([text("p", t.lead).attr("class", "lead"), error_summary(ui, form.errors), form.view(ui)]);
    }
    page
}

/// What a facilitator types.
#[derive(Clone, Copy)]
struct SurveyForm {
    errors: RwSignal<Vec<FieldError>>,
    team: RwSignal<String>,
    label: RwSignal<String>,
    host: RwSignal<String>,
    people: RwSignal<String>,
    threshold: RwSignal<String>,
    pin: RwSignal<String>,
    opening: RwSignal<bool>,
    practice: RwSignal<bool>,
    statements: RwSignal<usize>,
    own: RwSignal<Option<QuestionSet>>,
}

impl SurveyForm {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            errors: RwSignal::new(Vec::new()),
            team: empty(),
            label: empty(),
            host: empty(),
            people: empty(),
            threshold: RwSignal::new(MIN_PEOPLE.to_string()),
            pin: empty(),
            opening: RwSignal::new(false),
            practice: RwSignal::new(false),
            statements: RwSignal::new(FULL),
            own: RwSignal::new(None),
        }
    }

    /// What stands in the form now.
    fn typed(self) -> survey_form::SurveyForm {
        survey_form::SurveyForm {
            team: self.team.get_untracked(),
            label: self.label.get_untracked(),
            host: self.host.get_untracked(),
            people: self.people.get_untracked(),
            threshold: self.threshold.get_untracked(),
            pin: self.pin.get_untracked(),
            practice: self.practice.get_untracked(),
            statements: match self.statements.get_untracked() {
                PULSE => Statements::Pulse,
                OWN => Statements::Own,
                _ => Statements::Full,
            },
            own: self.own.get_untracked(),
        }
    }

    fn submit(self, ui: Ui) {
        if self.opening.get_untracked() {
            return;
        }
        let Checked { round, host, set, pin } = match self.typed().check(clock::today()) {
            Ok(checked) => checked,
            Err(found) => {
                let field = |error: &FormError| FieldError { field: input_of(error.field()), text: ui.locale.form_error(*error) };
                return self.errors.set(found.iter().map(field).collect());
            }
        };
        self.errors.set(Vec::new());
        self.opening.set(true);
        spawn_local(async move {
            let opening = ui.app.open_round(round, host, set, pin).await;
            self.opening.set(false);
            match opening {
                Opening::Opened if ui.app.recovery_code().is_some() => crate::ui::go(&Route::Recovery),
                Opening::Opened | Opening::AlreadyOpen => crate::ui::go(&Route::Desk),
                Opening::NoKey => self.errors.set(vec![FieldError { field: "pin", text: ui.locale.keep().no_key.to_owned() }]),
            }
        });
    }

    fn view(self, ui: Ui) -> View {
        let t = ui.locale.new_survey();
        let field = |id, label, hint, value, kind| Field { id, label, hint, value, kind }.view(self.errors);
        let options = [
            RadioOption { id: "form-full", label: t.full, hint: t.full_hint },
            RadioOption { id: "form-pulse", label: t.pulse, hint: t.pulse_hint },
            RadioOption { id: "form-own", label: t.own, hint: t.own_hint },
        ];
        let small = move || {
            self.people.track();
            let few = self.typed().is_small_team();
            let guide = || notice(&[t.small]).with(view("p").with(link("", &Route::Guide.href(), t.small_link)));
            few.then(guide).into_iter().collect()
        };
        let reader = move || (self.statements.get() == OWN).then(|| question_set_reader(ui, self.own)).into_iter().collect();
        let practice = view("input")
            .attr("type", "checkbox")
            .id("practice")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "practice-hint")
            .live_checked(move || self.practice.get())
            .on("change", move |event| self.practice.set(event.checked()));
        let opening = move || if self.opening.get() { ui.locale.keep().opening.to_owned() } else { String::new() };
        view("form")
            .attr("class", "survey-form")
            .attr("novalidate", "")
            .attr("autocomplete", "off")
            .on("submit", move |event| {
                event.prevent_default();
                self.submit(ui);
            })
            .with(field("team", t.team, t.team_hint, self.team, field::Kind::Text))
            .with(field("label", t.label, t.label_hint, self.label, field::Kind::Text))
            .with(field("host", t.host, t.host_hint, self.host, field::Kind::Text))
            .with(field("people", t.people, t.people_hint, self.people, field::Kind::Number))
            .with(view("div").live(small))
            .with(radio_group(t.form, "form", &options, self.statements))
            .with(view("div").live(reader))
            .with(field("threshold", t.threshold, t.threshold_hint, self.threshold, field::Kind::Number))
            .with(field("pin", ui.locale.keep().pin_new, ui.locale.keep().pin_new_hint, self.pin, field::Kind::Number))
            .with(
                view("div")
                    .attr("class", "field checkbox")
                    .with(practice)
                    .with(text("label", t.practice).attr("for", "practice"))
                    .with(text("p", t.practice_hint).id("practice-hint").attr("class", "hint")),
            )
            .with(
                view("section")
                    .attr("class", "notice")
                    .with(text("h2", t.visible_title))
                    .with(text("p", t.visible))
                    .with(text("p", t.memory))
                    .with(text("p", t.one_device))
                    .with(view("p").with(link("", &Route::About.href(), t.works_council).attr("target", "_blank").attr("rel", "noopener"))),
            )
            .with(actions(vec![text("button", t.open).attr("type", "submit").attr("class", "button")]))
            .with(view("p").attr("role", "status").live_text(opening))
    }
}

/// Id of the input of a field.
fn input_of(field: FormField) -> &'static str {
    match field {
        FormField::Team => "team",
        FormField::Label => "label",
        FormField::Host => "host",
        FormField::People => "people",
        FormField::OwnSet => "own-file",
        FormField::Threshold => "threshold",
        FormField::Pin => "pin",
    }
}
