//! A survey with sealed ballots: everything that people agree to before the first ballot. As a link it is the invitation.

use super::{Format, SealedFileError, envelope, link_text};
use crate::disclosure::Threshold;
use crate::json::{Object, Whole};
use crate::question_set::{QuestionSet, definition};
use crate::round::{Day, Kind, Round};
use crate::sealed::definition::Definition;
use crate::text::Name;
use crate::transfer::release_file::{Invited, NamedSet, ReleaseFileError};
use crate::transfer::terms::WrittenTerms;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name of the format.
pub const FORMAT: &str = "candour-survey";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Largest file that is read, in bytes: the largest question set, and what is around it.
pub const MAX_BYTES: usize = 160 * 1024;
/// What stands before an invitation in the fragment of an address.
pub const MARK: &str = "s=";

const FILE: Format = Format { name: FORMAT, version: VERSION, most: MAX_BYTES, most_later: 8 * MAX_BYTES };

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    format: String,
    invited: Invited,
    kind: Kind,
    label: Name,
    opened: Day,
    question_set: Object<NamedSet>,
    survey: Object<WrittenTerms>,
    team: Name,
    threshold: Threshold,
    version: Whole<u32, { VERSION as u64 }, { VERSION as u64 }>,
}

/// Writes a survey as a file.
pub fn encode(survey: &Definition) -> String {
    let Round { team, label, opened, invited, threshold, kind } = survey.round.clone();
    envelope::close(&Content {
        format: FORMAT.to_owned(),
        invited: Whole(invited),
        kind,
        label,
        opened,
        question_set: Object(NamedSet::of(&survey.set)),
        survey: Object(WrittenTerms::of(&survey.terms)),
        team,
        threshold,
        version: Whole(VERSION),
    })
}

/// Writes an invitation as the text of a link, behind its mark. An own question set makes it long.
pub fn encode_link(survey: &Definition) -> String {
    link_text::write(&encode(survey))
}

/// Reads a survey from a link and what stands around it, or from the content of a file. An own question set needs its texts here: people
/// answer it.
///
/// # Errors
/// [`SealedFileError`].
pub fn decode(text: &str) -> Result<Definition, SealedFileError> {
    let content: Content = super::open(&super::in_text(text, MARK, &FILE)?, &FILE)?;
    let read = |written: Value| -> Result<QuestionSet, ReleaseFileError> {
        definition::read(written, "question_set.definition", true).map_err(ReleaseFileError::QuestionSet)
    };
    let set = content.question_set.0.find(read)?;
    let Content { team, label, opened, threshold, kind, .. } = content;
    let round = Round { team, label, opened, invited: content.invited.0, threshold, kind };
    let survey = Definition { round, set, terms: content.survey.0.read().ok_or(SealedFileError::Damaged)? };
    survey.check()?;
    survey.check_keys()?;
    Ok(survey)
}
