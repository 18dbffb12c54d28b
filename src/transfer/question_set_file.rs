//! Question set files: JSON as in `docs/file-formats.md`.

use super::FileError;
use super::json::{Fields, Json, Read, list, visible_text};
use crate::question_set::{Draft, DraftStatement, MAX_AREAS, MAX_STATEMENTS_PER_AREA, POINTS, QuestionSet, QuestionSetError};

/// Largest file that is read, in bytes. The largest valid set has 163 KB in characters of four bytes; with less room a set that fits
/// every other bound could be refused, or be read and no longer once it is written out.
pub const MAX_BYTES: usize = 192 * 1024;
/// Longest id, in characters.
pub const MAX_ID: usize = 40;
/// Longest title of a set or an area, in characters.
pub const MAX_TITLE: usize = 80;
/// Longest wording of a statement, in characters.
pub const MAX_TEXT: usize = 240;
/// Longest label of a point, in characters.
pub const MAX_LABEL: usize = 40;
/// Longest status or source, in characters.
pub const MAX_NOTE: usize = 600;
/// Most sources.
pub const MAX_SOURCES: usize = 20;

/// Reads a question set for the app: every statement has its text.
///
/// # Errors
/// What is wrong with the file or the set, by name.
pub fn decode(bytes: &[u8]) -> Result<QuestionSet, QuestionSetError> {
    read(Json::parse(bytes, MAX_BYTES)?, "", true)
}

/// Reads a question set whose statements may come without text, as the native tools take them.
///
/// # Errors
/// As [`decode`].
pub fn decode_without_texts(bytes: &[u8]) -> Result<QuestionSet, QuestionSetError> {
    read(Json::parse(bytes, MAX_BYTES)?, "", false)
}

/// Reads a question set that stands inside another file at `at`.
///
/// # Errors
/// As [`decode`].
pub fn read(file: Json, at: &str, texts_required: bool) -> Result<QuestionSet, QuestionSetError> {
    let mut file = Fields::of(file, at)?;
    let id = file.id("id", MAX_ID)?;
    let title = file.text("title", MAX_TITLE)?;

    let mut scale = file.object("scale")?;
    let points = scale.number("points", (*POINTS.start()).into(), (*POINTS.end()).into())?;
    let lowest = scale.number("lowest", 0, 1)?;
    let labels = match scale.optional("labels") {
        None => Vec::new(),
        Some(value) => texts(value, &scale.path("labels"), (*POINTS.end()).into(), MAX_LABEL)?,
    };
    scale.finish()?;

    let mut areas = Vec::new();
    for (index, area) in file.list("areas", 1, MAX_AREAS)?.into_iter().enumerate() {
        let mut area = Fields::of(area, format!("{}[{}]", file.path("areas"), index + 1))?;
        areas.push((area.id("id", MAX_ID)?, area.text("title", MAX_TITLE)?));
        area.finish()?;
    }

    let mut statements = Vec::new();
    for (index, statement) in file.list("statements", 1, MAX_AREAS * MAX_STATEMENTS_PER_AREA)?.into_iter().enumerate() {
        let mut statement = Fields::of(statement, format!("{}[{}]", file.path("statements"), index + 1))?;
        let text = match statement.optional("text") {
            Some(Json::Text(text)) if text.is_empty() && !texts_required => String::new(),
            Some(value) => visible_text(value, &statement.path("text"), MAX_TEXT)?,
            None if texts_required => return Err(FileError::Missing { at: statement.path("text") }.into()),
            None => String::new(),
        };
        let reversed = statement.flag("reversed")?;
        statements.push(DraftStatement { id: statement.id("id", MAX_ID)?, area: statement.id("area", MAX_ID)?, text, reversed });
        statement.finish()?;
    }

    let status = match file.optional("status") {
        None => String::new(),
        Some(value) => visible_text(value, &file.path("status"), MAX_NOTE)?,
    };
    let sources = match file.optional("sources") {
        None => Vec::new(),
        Some(value) => texts(value, &file.path("sources"), MAX_SOURCES, MAX_NOTE)?,
    };
    file.finish()?;
    Draft { id, title, points, lowest, labels, areas, statements, status, sources }.check()
}

/// Writes a question set as a file for people to read and change.
pub fn encode(set: &QuestionSet) -> String {
    set.to_json().pretty()
}

fn texts(value: Json, at: &str, most: usize, longest: usize) -> Read<Vec<String>> {
    list(value, at, 0, most)?
        .into_iter()
        .enumerate()
        .map(|(index, text)| visible_text(text, &format!("{at}[{}]", index + 1), longest))
        .collect()
}
