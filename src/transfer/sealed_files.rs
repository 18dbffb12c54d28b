//! What keepers and members of a survey with sealed ballots send each other, as files, and the short ones as links too. Ballots have a text of
//! their own: [`crate::sealed::armour`].
//!
//! * [`keeper_card`]: the second keeper's name and key.
//! * [`survey_file`]: what people agree to; as a link, the invitation.
//! * [`messages`]: closing, answer and openings.
//! * [`kept_key`]: a keeper's secrets, sealed under the recovery code.
//!
//! The outcome is a release file.

pub mod keeper_card;
pub mod kept_key;
pub mod messages;
pub mod survey_file;

use super::FileError;
use super::envelope::{self, EnvelopeError, Format};
use super::link_text::{self, LinkFault};
use super::release_file::ReleaseFileError;
use crate::json::{self, Object};
use crate::question_set::QuestionSetError;
use crate::sealed::definition::DefinitionError;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a file or link is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealedFileError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is something else.
    #[error("the file is no {0}")]
    OtherFormat(&'static str),
    /// A later version of Candour wrote it.
    #[error("the file has version {0}")]
    NewerVersion(u64),
    /// The content does not fit the digest: damaged or changed.
    #[error("the content does not fit the digest")]
    Damaged,
    /// The end of a link is missing.
    #[error("the end of the link is missing")]
    CutOff,
    /// The question set in the file is wrong.
    #[error("the question set in the file: {0}")]
    QuestionSet(QuestionSetError),
    /// It names a question set that this version does not have.
    #[error("the question set {0} is not known")]
    UnknownQuestionSet(String),
    /// What it says is no survey.
    #[error(transparent)]
    NoSurvey(#[from] DefinitionError),
}

impl From<ReleaseFileError> for SealedFileError {
    /// For the question set that a file names as release files do.
    fn from(error: ReleaseFileError) -> Self {
        match error {
            ReleaseFileError::QuestionSet(error) => Self::QuestionSet(error),
            ReleaseFileError::UnknownQuestionSet(id) => Self::UnknownQuestionSet(id),
            ReleaseFileError::File(error) => Self::File(error),
            _ => Self::Damaged,
        }
    }
}

/// The content of a file of this format.
fn open<T: DeserializeOwned>(bytes: &[u8], format: &Format) -> Result<T, SealedFileError> {
    let content = envelope::open(bytes, format).map_err(|error| match error {
        EnvelopeError::File(error) => SealedFileError::File(error),
        EnvelopeError::OtherFormat => SealedFileError::OtherFormat(format.name),
        EnvelopeError::NewerVersion(version) => SealedFileError::NewerVersion(version),
        EnvelopeError::Damaged => SealedFileError::Damaged,
    })?;
    let Object(content) = json::parse(Value::Object(content), "")?;
    Ok(content)
}

/// The file in a text: a link with this mark and what stands around it, or the file itself.
fn in_text(text: &str, mark: &str, format: &Format) -> Result<Vec<u8>, SealedFileError> {
    let is_file = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('{');
    // As letters a file is a third longer, and not every letter of a text is one of the link.
    let longest = format.most.saturating_mul(2);
    let letters = (!is_file && text.len() <= longest).then(|| link_text::letters(text, mark, longest)).flatten();
    let Some(letters) = letters else { return Ok(text.trim().as_bytes().to_vec()) };
    link_text::content(&letters).map_err(|fault| match fault {
        LinkFault::CutOff => SealedFileError::CutOff,
        LinkFault::Damaged => SealedFileError::Damaged,
    })
}
