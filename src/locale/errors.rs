//! Errors as people read them: what happened, and what to do next.

use super::{Locale, fill};
use crate::disclosure::MAX_PEOPLE;
use crate::question_set::QuestionSetError;
use crate::release::Impossible;
use crate::round::RoundError;
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
        Message { what: self.text.errors.unreadable.to_owned(), next: self.text.errors.unreadable_next.to_owned() }
    }

    /// A sheet that the device could not keep.
    pub fn not_kept(&self, host: &str) -> Message {
        let t = &self.text.keep;
        Message { what: t.not_kept.to_owned(), next: fill(t.not_kept_next, &[("host", host)]) }
    }

    /// A round that the device could not end.
    pub fn not_ended(&self) -> Message {
        let t = &self.text.keep;
        Message { what: t.not_ended.to_owned(), next: t.not_ended_next.to_owned() }
    }

    /// A question set that cannot be used.
    pub fn question_set_error(&self, error: &QuestionSetError) -> Message {
        let errors = &self.text.errors;
        Message { what: format!("{} {}", errors.set_what, self.question_set_detail(error)), next: errors.set_next.to_owned() }
    }

    fn question_set_detail(&self, error: &QuestionSetError) -> String {
        let errors = &self.text.errors;
        match error {
            QuestionSetError::File(error) => self.file_detail(error),
            QuestionSetError::AreaTwice(id) => fill(errors.area_twice, &[("id", id)]),
            QuestionSetError::StatementTwice(id) => fill(errors.statement_twice, &[("id", id)]),
            QuestionSetError::UnknownArea { statement, area } => fill(errors.unknown_area, &[("id", statement), ("area", area)]),
            QuestionSetError::EmptyArea(id) => fill(errors.empty_area, &[("id", id)]),
            QuestionSetError::CrowdedArea(id) => fill(errors.crowded_area, &[("id", id)]),
            QuestionSetError::LabelsDoNotFit { labels, points } => {
                fill(errors.labels, &[("labels", &labels.to_string()), ("points", &points.to_string())])
            }
            QuestionSetError::WordingTwice(id) => fill(errors.wording_twice, &[("id", id)]),
        }
    }

    /// A release that cannot be opened.
    pub fn release_error(&self, error: &ReleaseFileError) -> Message {
        let errors = &self.text.errors;
        let (detail, next) = match error {
            ReleaseFileError::File(error) => (self.file_detail(error), errors.release_next),
            ReleaseFileError::NotARelease => (errors.not_a_release.to_owned(), errors.release_next),
            ReleaseFileError::NewerVersion(version) => (fill(errors.newer, &[("version", &version.to_string())]), errors.newer_next),
            ReleaseFileError::Damaged => (errors.damaged.to_owned(), errors.release_next),
            ReleaseFileError::QuestionSet(error) => (self.question_set_detail(error), errors.release_next),
            ReleaseFileError::UnknownQuestionSet(id) => (fill(errors.unknown_set, &[("id", id)]), errors.unknown_set_next),
            ReleaseFileError::Impossible(impossible) => (self.impossible_detail(impossible), errors.release_next),
        };
        Message { what: format!("{} {detail}", errors.release_what), next: next.to_owned() }
    }

    fn impossible_detail(&self, impossible: &Impossible) -> String {
        let errors = &self.text.errors;
        match impossible {
            Impossible::Sheets => errors.sheets.to_owned(),
            Impossible::Area(id) | Impossible::Statement(id) => fill(errors.contradict, &[("id", id)]),
            Impossible::ShowsTooMuch(id) => fill(errors.shows_too_much, &[("id", id)]),
            Impossible::ShowsTooLittle(id) => fill(errors.shows_too_little, &[("id", id)]),
        }
    }

    fn file_detail(&self, error: &FileError) -> String {
        let errors = &self.text.errors;
        match error {
            FileError::TooLarge { limit } => {
                fill(errors.too_large, &[("limit", &self.whole(u32::try_from(limit / 1024).unwrap_or(u32::MAX)))])
            }
            FileError::NotJson { line, column } => fill(errors.not_json, &[("line", &line.to_string()), ("column", &column.to_string())]),
            FileError::NameTwice { name } => fill(errors.name_twice, &[("at", name)]),
            FileError::Missing { at } => fill(errors.missing, &[("at", at)]),
            FileError::UnknownName { at } => fill(errors.unknown_name, &[("at", at)]),
            FileError::HiddenCharacters { at } => fill(errors.hidden, &[("at", at)]),
            FileError::BadId { at } => fill(errors.bad_id, &[("at", at)]),
            FileError::OutOfRange { at, least, most } => {
                fill(errors.out_of_range, &[("at", at), ("least", &least.to_string()), ("most", &most.to_string())])
            }
            FileError::WrongType { at, wanted } => {
                let pattern = match wanted {
                    Wanted::Text => errors.wrong_text,
                    Wanted::Number => errors.wrong_number,
                    Wanted::YesOrNo => errors.wrong_flag,
                    Wanted::List => errors.wrong_list,
                    Wanted::Object => errors.wrong_object,
                };
                fill(pattern, &[("at", at)])
            }
        }
    }

    /// Something in the form for a new round that is not right yet.
    pub fn round_error(&self, error: RoundError) -> String {
        let errors = &self.text.errors;
        match error {
            RoundError::Team => errors.empty_team.to_owned(),
            RoundError::Label => errors.empty_label.to_owned(),
            RoundError::TooFewPeople(threshold) => fill(errors.too_few_people, &[("threshold", &self.whole(threshold))]),
            RoundError::TooManyPeople => fill(errors.too_many_people, &[("most", &self.whole(MAX_PEOPLE))]),
        }
    }
}
