//! Question set files: JSON as in `docs/file-formats.md`.

use crate::json;
use crate::question_set::{QuestionSet, QuestionSetError, definition};

pub use crate::question_set::definition::{MAX_ID, MAX_LABEL, MAX_NOTE, MAX_SOURCES, MAX_TEXT, MAX_TITLE};

/// Largest file that is read, in bytes. The largest valid set has 163 KB in characters of four bytes; with less room a set that fits
/// every other bound could be refused, or be read and no longer once it is written out.
pub const MAX_BYTES: usize = 192 * 1024;

/// Reads a question set for the app: every statement has its text.
///
/// # Errors
/// What is wrong with the file or the set, by name.
pub fn decode(bytes: &[u8]) -> Result<QuestionSet, QuestionSetError> {
    definition::read(json::read(bytes, MAX_BYTES)?, "", true)
}

/// Reads a question set whose statements may come without text, as the native tools take them.
///
/// # Errors
/// As [`decode`].
pub fn decode_without_texts(bytes: &[u8]) -> Result<QuestionSet, QuestionSetError> {
    definition::read(json::read(bytes, MAX_BYTES)?, "", false)
}

/// Writes a question set as a file for people to read and change.
pub fn encode(set: &QuestionSet) -> String {
    json::pretty(&definition::write(set))
}
