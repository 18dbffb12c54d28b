//! What a facilitator has typed so far to open a round, for as long as the page is there: the steps of the form are pages of their own.

use crate::disclosure::MIN_PEOPLE;
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::secrets::Custody;
use crate::survey_form::{Statements, Step, SurveyForm};
use crate::ui::draft_place::PageOwner;
use leptos::prelude::*;

/// The fields as signals. A handle: copies mean the same draft.
#[derive(Clone, Copy)]
pub struct SurveyDraft {
    /// Name of the team.
    pub team: RwSignal<String>,
    /// Name of the round.
    pub label: RwSignal<String>,
    /// Who runs the survey.
    pub host: RwSignal<String>,
    /// Who will get the results.
    pub readers: RwSignal<String>,
    /// When they will get them.
    pub when: RwSignal<String>,
    /// How many people are asked.
    pub people: RwSignal<String>,
    /// From how many answers results are shown.
    pub threshold: RwSignal<String>,
    /// Who has the recovery codes.
    pub custody: RwSignal<Custody>,
    /// The desk PIN.
    pub pin: RwSignal<String>,
    /// Which statements are asked.
    pub statements: RwSignal<Statements>,
    /// The own question set that was read last.
    pub own: RwSignal<Option<QuestionSet>>,
    /// The release from which the round is set up again, if it is.
    pub previous: RwSignal<Option<Release>>,
    /// The step that somebody has gone back to from the last one, to change something.
    pub changing: RwSignal<Option<Step>>,
}

impl SurveyDraft {
    /// Nothing is typed yet.
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            team: empty(),
            label: empty(),
            host: empty(),
            readers: empty(),
            when: empty(),
            people: empty(),
            threshold: RwSignal::new(MIN_PEOPLE.to_string()),
            custody: RwSignal::new(Custody::default()),
            pin: empty(),
            statements: RwSignal::new(Statements::default()),
            own: RwSignal::new(None),
            previous: RwSignal::new(None),
            changing: RwSignal::new(None),
        }
    }

    /// All of it, followed.
    pub fn form(self) -> SurveyForm {
        SurveyForm {
            team: self.team.get(),
            label: self.label.get(),
            host: self.host.get(),
            readers: self.readers.get(),
            when: self.when.get(),
            people: self.people.get(),
            threshold: self.threshold.get(),
            practice: false,
            custody: self.custody.get(),
            pin: self.pin.get(),
            statements: self.statements.get(),
            own: self.own.get(),
        }
    }

    /// Puts the form for another round like that of a release in the place of what is typed.
    pub fn again(self, release: Release) {
        self.fill(SurveyForm::again(&release));
        self.previous.set(Some(release));
    }

    fn fill(self, form: SurveyForm) {
        let fields = [
            (self.team, form.team),
            (self.label, form.label),
            (self.host, form.host),
            (self.readers, form.readers),
            (self.when, form.when),
            (self.people, form.people),
            (self.threshold, form.threshold),
            (self.pin, form.pin),
        ];
        for (field, text) in fields {
            field.set(text);
        }
        self.custody.set(form.custody);
        self.statements.set(form.statements);
        self.own.set(form.own);
        self.previous.set(None);
        self.changing.set(None);
    }

    /// Forgets the PIN: whoever comes back to the form types it again.
    pub fn forget_pin(self) {
        self.pin.set(String::new());
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.fill(SurveyForm::default());
    }
}

impl Default for SurveyDraft {
    fn default() -> Self {
        Self::new()
    }
}

/// The draft of this page, or that of a component around.
pub fn use_draft() -> SurveyDraft {
    if let Some(draft) = use_context() {
        return draft;
    }
    use_context::<PageOwner>().unwrap_or_default().draft(|_| true, SurveyDraft::new)
}
