//! The form for a new round on this device.

use crate::disclosure::{MAX_PIN_DIGITS, MAX_THRESHOLD, MIN_PEOPLE, MIN_PIN_DIGITS, Threshold};
use crate::locale::fill;
use crate::platform::view::{View, actions, link, text, view};
use crate::platform::{clock, document};
use crate::question_set::QuestionSet;
use crate::round::{Kind, Round, RoundDraft, RoundError};
use crate::secrets::is_pin;
use crate::state::keeping::Opening;
use crate::text::Name;
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
    let t = &ui.locale.text.new_survey;
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

    /// The round, who runs it and what it asks, or everything that is wrong in the order of the form.
    fn check(self, ui: Ui) -> Result<(Round, Name, QuestionSet), Vec<FieldError>> {
        let locale = ui.locale;
        let t = &locale.text.errors;
        let mut found = Vec::new();
        let mut wrong = |field, text: String| found.push(FieldError { field, text });
        let limit = whole(&self.threshold.get_untracked()).and_then(Threshold::new);
        let invited = whole(&self.people.get_untracked());
        let round = RoundDraft {
            team: self.team.get_untracked(),
            label: self.label.get_untracked(),
            opened: clock::today(),
            // Without a number the other fields are still checked; this one is named below.
            invited: invited.unwrap_or(limit.unwrap_or_default().people()),
            threshold: limit.unwrap_or_default(),
            kind: if self.practice.get_untracked() { Kind::Practice } else { Kind::Real },
        };
        let checked = round.check();
        let problems = checked.as_ref().err().cloned().unwrap_or_default();
        for problem in &problems {
            match problem {
                RoundError::Team => wrong("team", locale.round_error(*problem)),
                RoundError::Label => wrong("label", locale.round_error(*problem)),
                _ => {}
            }
        }
        let host = Name::new(&self.host.get_untracked()).ok();
        if host.is_none() {
            wrong("host", t.empty_host.to_owned());
        }
        if invited.is_none() {
            wrong("people", t.no_number.to_owned());
        }
        for problem in problems.iter().filter(|problem| !matches!(problem, RoundError::Team | RoundError::Label)) {
            // Somebody who asked for more answers than people can change either number; the unusual one is the likelier mistake.
            let raised = matches!(problem, RoundError::TooFewPeople(least) if *least > MIN_PEOPLE);
            wrong(if raised { "threshold" } else { "people" }, locale.round_error(*problem));
        }
        let set = match self.statements.get_untracked() {
            PULSE => Some(QuestionSet::pulse()),
            OWN => self.own.get_untracked(),
            _ => Some(QuestionSet::full()),
        };
        if set.is_none() {
            wrong("own-file", t.no_own_set.to_owned());
        }
        if limit.is_none() {
            let (least, most) = (locale.whole(MIN_PEOPLE), locale.whole(MAX_THRESHOLD));
            wrong("threshold", fill(t.bad_threshold, &[("least", &least), ("most", &most)]));
        }
        if !is_pin(self.pin.get_untracked().trim()) {
            wrong(
                "pin",
                fill(ui.locale.text.keep.pin_bad, &[("least", &MIN_PIN_DIGITS.to_string()), ("most", &MAX_PIN_DIGITS.to_string())]),
            );
        }
        match (checked, host, set) {
            (Ok(round), Some(host), Some(set)) if found.is_empty() => Ok((round, host, set)),
            _ => Err(found),
        }
    }

    fn submit(self, ui: Ui) {
        if self.opening.get_untracked() {
            return;
        }
        let (round, host, set) = match self.check(ui) {
            Ok(checked) => checked,
            Err(found) => return self.errors.set(found),
        };
        self.errors.set(Vec::new());
        self.opening.set(true);
        let pin = self.pin.get_untracked().trim().to_owned();
        spawn_local(async move {
            let opening = ui.app.open_round(round, host, set, pin).await;
            self.opening.set(false);
            match opening {
                Opening::Opened if ui.app.recovery_code().is_some() => crate::ui::go(&Route::Recovery),
                Opening::Opened | Opening::AlreadyOpen => crate::ui::go(&Route::Desk),
                Opening::NoKey => self.errors.set(vec![FieldError { field: "pin", text: ui.locale.text.keep.no_key.to_owned() }]),
            }
        });
    }

    fn view(self, ui: Ui) -> View {
        let t = &ui.locale.text.new_survey;
        let field = |id, label, hint, value, kind| Field { id, label, hint, value, kind }.view(self.errors);
        let options = [
            RadioOption { id: "form-full", label: t.full, hint: t.full_hint },
            RadioOption { id: "form-pulse", label: t.pulse, hint: t.pulse_hint },
            RadioOption { id: "form-own", label: t.own, hint: t.own_hint },
        ];
        let small = move || {
            let few = whole(&self.people.get()).is_some_and(|people| people < MIN_PEOPLE);
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
        let opening = move || if self.opening.get() { ui.locale.text.keep.opening.to_owned() } else { String::new() };
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
            .with(field("pin", ui.locale.text.keep.pin_new, ui.locale.text.keep.pin_new_hint, self.pin, field::Kind::Number))
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

fn whole(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}
