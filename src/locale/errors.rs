//! Errors as people read them: what happened, and what to do next.

use super::{Locale, fill, isolated, whole_number};
use crate::comparison::NotCompared;
use crate::disclosure::{MAX_PEOPLE, MAX_PIN_DIGITS, MAX_THRESHOLD, MIN_PEOPLE, MIN_PIN_DIGITS};
use crate::question_set::QuestionSetError;
use crate::release::Impossible;
use crate::survey_form::FormError;
use crate::transfer::plan_file::PlanFileError;
use crate::transfer::release_file::ReleaseFileError;
use crate::transfer::{FileError, Wanted};

/// An error for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub what: String,
    /// What to do next.
    pub next: String,
}

impl Locale {
    /// A file that the browser could not read.
    pub fn unreadable(&self) -> Message {
        Message { what: self.errors().unreadable.to_owned(), next: self.errors().unreadable_next.to_owned() }
    }

    /// A sheet that the device could not keep.
    pub fn not_kept(&self, host: &str) -> Message {
        let t = self.keep();
        Message { what: t.not_kept.to_owned(), next: fill(t.not_kept_next, &[("host", &isolated(host))]) }
    }

    /// A round that the device could not end.
    pub fn not_ended(&self) -> Message {
        let t = self.host();
        Message { what: t.not_ended.to_owned(), next: t.not_ended_next.to_owned() }
    }

    /// A round that was not closed because a result of it with other numbers is on this device.
    pub fn other_result(&self) -> Message {
        let t = self.host();
        Message { what: t.other_result.to_owned(), next: t.other_result_next.to_owned() }
    }

    /// A question set that cannot be used.
    pub fn question_set_error(&self, error: &QuestionSetError) -> Message {
        let errors = self.errors();
        let next = match error {
            QuestionSetError::File(FileError::Empty | FileError::OtherKind | FileError::TooLarge { .. }) => errors.not_a_set_next,
            _ => errors.set_next,
        };
        Message { what: format!("{} {}", errors.set_what, self.question_set_detail(error)), next: next.to_owned() }
    }

    fn question_set_detail(&self, error: &QuestionSetError) -> String {
        let errors = self.errors();
        let (pattern, id) = match error {
            QuestionSetError::File(error) => return self.file_detail(error),
            QuestionSetError::UnknownArea { statement, area } => {
                return fill(errors.unknown_area, &[("id", &isolated(statement)), ("area", &isolated(area))]);
            }
            QuestionSetError::LabelsDoNotFit { labels, points } => {
                return fill(errors.labels, &[("labels", &labels.to_string()), ("points", &points.to_string())]);
            }
            QuestionSetError::DuplicateArea(id) => (errors.area_twice, id),
            QuestionSetError::DuplicateStatement(id) => (errors.statement_twice, id),
            QuestionSetError::EmptyArea(id) => (errors.empty_area, id),
            QuestionSetError::CrowdedArea(id) => (errors.crowded_area, id),
            QuestionSetError::DuplicateWording(id) => (errors.wording_twice, id),
        };
        fill(pattern, &[("id", &isolated(id))])
    }

    /// A release that cannot be opened.
    pub fn release_error(&self, error: &ReleaseFileError) -> Message {
        let errors = self.errors();
        let (detail, next) = match error {
            ReleaseFileError::NotARelease | ReleaseFileError::File(FileError::OtherKind) => {
                (errors.not_a_release.to_owned(), errors.not_a_release_next)
            }
            ReleaseFileError::File(error @ (FileError::Empty | FileError::TooLarge { .. })) => {
                (self.file_detail(error), errors.not_a_release_next)
            }
            ReleaseFileError::NewerVersion(version) => (fill(errors.newer, &[("version", &version.to_string())]), errors.newer_next),
            // Nobody writes such a file by hand, so a line and a column would help nobody.
            ReleaseFileError::Damaged | ReleaseFileError::File(FileError::NotJson { .. }) => {
                (errors.damaged.to_owned(), errors.release_next)
            }
            ReleaseFileError::CutOff => (errors.link_cut.to_owned(), errors.link_cut_next),
            ReleaseFileError::File(error) => (self.file_detail(error), errors.release_next),
            ReleaseFileError::QuestionSet(error) => (self.question_set_detail(error), errors.release_next),
            ReleaseFileError::UnknownQuestionSet(id) => (fill(errors.unknown_set, &[("id", &isolated(id))]), errors.unknown_set_next),
            ReleaseFileError::NotProven => (errors.not_proven.to_owned(), errors.not_proven_next),
            ReleaseFileError::Impossible(impossible) => (self.impossible_detail(impossible), errors.release_next),
        };
        Message { what: format!("{} {detail}", errors.release_what), next: next.to_owned() }
    }

    /// Two rounds that are not compared.
    pub fn not_compared(&self, error: NotCompared) -> Message {
        let t = self.comparison();
        let (detail, next) = match error {
            NotCompared::OtherQuestions => (t.other_questions, t.other_questions_next),
            NotCompared::SameAnswers => (t.same_answers, t.same_answers_next),
            NotCompared::WrongOrder => (t.wrong_order, t.wrong_order_next),
            NotCompared::OtherKind => (t.other_kind, t.other_kind_next),
        };
        Message { what: format!("{} {detail}", t.not_compared), next: next.to_owned() }
    }

    /// A plan that cannot be opened.
    pub fn plan_error(&self, error: &PlanFileError) -> Message {
        let (errors, t) = (self.errors(), self.plan());
        let (detail, next) = match error {
            PlanFileError::NotAPlan | PlanFileError::File(FileError::OtherKind) => (t.not_a_plan.to_owned(), t.not_a_plan_next),
            PlanFileError::File(error @ (FileError::Empty | FileError::TooLarge { .. })) => (self.file_detail(error), t.not_a_plan_next),
            PlanFileError::NewerVersion(version) => (fill(errors.newer, &[("version", &version.to_string())]), errors.newer_next),
            PlanFileError::File(error) => (self.file_detail(error), t.not_opened_next),
        };
        Message { what: format!("{} {detail}", t.not_opened), next: next.to_owned() }
    }

    fn impossible_detail(&self, impossible: &Impossible) -> String {
        let errors = self.errors();
        let (pattern, id) = match impossible {
            Impossible::Sheets => return errors.sheets.to_owned(),
            Impossible::Area(id) | Impossible::Statement(id) => (errors.contradict, id),
            Impossible::Levels(id) => (errors.levels, id),
            Impossible::ShowsTooMuch(id) => (errors.shows_too_much, id),
            Impossible::ShowsTooLittle(id) => (errors.shows_too_little, id),
        };
        fill(pattern, &[("id", &isolated(id))])
    }

    fn file_detail(&self, error: &FileError) -> String {
        let errors = self.errors();
        let (pattern, at) = match error {
            FileError::Empty => return errors.empty.to_owned(),
            FileError::OtherKind => return errors.not_a_set.to_owned(),
            FileError::TooLarge { limit } => {
                return fill(errors.too_large, &[("limit", &self.whole(whole_number(limit / 1024)))]);
            }
            FileError::NotJson { line, column } => {
                return fill(errors.not_json, &[("line", &line.to_string()), ("column", &column.to_string())]);
            }
            FileError::OutOfRange { at, least, most } => {
                return fill(errors.out_of_range, &[("at", &isolated(at)), ("least", &least.to_string()), ("most", &most.to_string())]);
            }
            FileError::DuplicateKey { key } => (errors.name_twice, key),
            FileError::Missing { at } => (errors.missing, at),
            FileError::Unknown { at } => (errors.unknown_name, at),
            FileError::HiddenCharacters { at } => (errors.hidden, at),
            FileError::BadId { at } => (errors.bad_id, at),
            FileError::WrongType { at, wanted: Wanted::Text } => (errors.wrong_text, at),
            FileError::WrongType { at, wanted: Wanted::Number } => (errors.wrong_number, at),
            FileError::WrongType { at, wanted: Wanted::YesOrNo } => (errors.wrong_flag, at),
            FileError::WrongType { at, wanted: Wanted::List } => (errors.wrong_list, at),
            FileError::WrongType { at, wanted: Wanted::Object } => (errors.wrong_object, at),
        };
        fill(pattern, &[("at", &isolated(at))])
    }

    /// Something in the form for a new round that is not right yet.
    pub fn form_error(&self, error: FormError) -> String {
        let t = self.form_errors();
        let number = |pattern, name, number| fill(pattern, &[(name, &self.whole(number))]);
        match error {
            FormError::Team => t.empty_team.to_owned(),
            FormError::Label => t.empty_label.to_owned(),
            FormError::Host => t.empty_host.to_owned(),
            FormError::Readers => t.empty_readers.to_owned(),
            FormError::When => t.empty_when.to_owned(),
            FormError::PeopleNotANumber => t.no_number.to_owned(),
            FormError::TooFewPeople => number(t.too_few_people, "threshold", MIN_PEOPLE),
            FormError::ThresholdAbovePeople(threshold) => number(t.threshold_above_people, "threshold", threshold),
            FormError::TooManyPeople => number(t.too_many_people, "most", MAX_PEOPLE),
            FormError::NoOwnSet => t.no_own_set.to_owned(),
            FormError::Threshold => fill(t.bad_threshold, &[("least", &self.whole(MIN_PEOPLE)), ("most", &self.whole(MAX_THRESHOLD))]),
            FormError::Pin => fill(t.bad_pin, &[("least", &MIN_PIN_DIGITS.to_string()), ("most", &MAX_PIN_DIGITS.to_string())]),
        }
    }
}
