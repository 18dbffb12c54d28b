//! A question set as the JSON of its file, and back. Where such JSON comes from: [`crate::transfer`], and the sets built in.

use super::{Draft, DraftStatement, MAX_AREAS, MAX_STATEMENTS_PER_AREA, POINTS, QuestionSet, QuestionSetError};
use crate::json::{self, Fault, FileError, List, Object, Whole, present};
use crate::text::{Id, Text};
use serde::Deserialize;
use serde_json::{Map, Value, json};

pub use crate::text::MAX_ID;

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

const LEAST_POINTS: u64 = *POINTS.start() as u64;
const MOST_POINTS: u64 = *POINTS.end() as u64;
const MAX_STATEMENTS: usize = MAX_AREAS * MAX_STATEMENTS_PER_AREA;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Definition {
    id: Id,
    title: Text<MAX_TITLE>,
    #[serde(default, deserialize_with = "present")]
    lang: Option<Id>,
    scale: Object<Scale>,
    areas: List<Object<Area>, 1, MAX_AREAS>,
    statements: List<Object<Statement>, 1, MAX_STATEMENTS>,
    #[serde(default, deserialize_with = "present")]
    status: Option<Text<MAX_NOTE>>,
    #[serde(default)]
    sources: List<Text<MAX_NOTE>, 0, MAX_SOURCES>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    points: Whole<u8, LEAST_POINTS, MOST_POINTS>,
    lowest: Whole<u8, 0, 1>,
    #[serde(default)]
    labels: List<Text<MAX_LABEL>, 0, { *POINTS.end() as usize }>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Area {
    id: Id,
    title: Text<MAX_TITLE>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    id: Id,
    area: Id,
    #[serde(default, deserialize_with = "present")]
    text: Option<String>,
    #[serde(default)]
    reversed: bool,
}

impl Statement {
    /// The statement that stands at `at`. An empty text is how a set without texts is written, so it is the same as none.
    fn draft(self, at: &str, text_required: bool) -> Result<DraftStatement, FileError> {
        let at = || json::below(at, "text");
        let text = match self.text {
            Some(text) if text_required || !text.is_empty() => {
                Text::<MAX_TEXT>::from_file(&text).map_err(|error| Fault::from(error).at(at()))?.into()
            }
            None if text_required => return Err(FileError::Missing { at: at() }),
            _ => String::new(),
        };
        Ok(DraftStatement { id: self.id.into(), area: self.area.into(), text, reversed: self.reversed })
    }
}

/// Reads a set that stands at `at` in a file (empty for a file of its own).
///
/// # Errors
/// What is wrong with the file or the set, by name.
pub(crate) fn read(file: Value, at: &str, texts_required: bool) -> Result<QuestionSet, QuestionSetError> {
    let Object(file): Object<Definition> = json::parse(file, at)?;
    checked(file, at, texts_required)
}

/// The same of a set that came with the app or that it kept itself: nobody is told what is wrong with it.
pub(crate) fn read_plainly(file: Value, texts_required: bool) -> Option<QuestionSet> {
    let Object(file): Object<Definition> = json::parse_plainly(file)?;
    checked(file, "", texts_required).ok()
}

fn checked(file: Definition, at: &str, texts_required: bool) -> Result<QuestionSet, QuestionSetError> {
    let (List(areas), Object(scale), path) = (file.areas, file.scale, json::below(at, "statements"));
    let statements =
        (1..).zip(file.statements.0).map(|(number, Object(statement))| statement.draft(&format!("{path}[{number}]"), texts_required));
    Draft {
        statements: statements.collect::<Result<_, _>>()?,
        id: file.id.into(),
        title: file.title.into(),
        lang: file.lang.map(String::from).unwrap_or_default(),
        points: scale.points.0,
        lowest: scale.lowest.0,
        labels: strings(scale.labels),
        areas: areas.into_iter().map(|Object(area)| (area.id.into(), area.title.into())).collect(),
        status: file.status.map(String::from).unwrap_or_default(),
        sources: strings(file.sources),
    }
    .check()
}

fn strings<const LONGEST: usize, const LEAST: usize, const MOST: usize>(texts: List<Text<LONGEST>, LEAST, MOST>) -> Vec<String> {
    texts.0.into_iter().map(String::from).collect()
}

/// The JSON of a set as [`read`] takes it.
pub(crate) fn write(set: &QuestionSet) -> Value {
    let mut scale = Map::from_iter([("lowest".to_owned(), set.scale().lowest.into()), ("points".to_owned(), set.scale().points.into())]);
    if !set.scale().labels.is_empty() {
        scale.insert("labels".to_owned(), json!(set.scale().labels));
    }
    let mut file = json!({
        "areas": areas(set.areas()),
        "id": set.id(),
        "scale": scale,
        "statements": statements(set.areas(), set.statements()),
        "title": set.title(),
    });
    if let Some(lang) = set.lang() {
        file["lang"] = json!(lang);
    }
    if !set.status().is_empty() {
        file["status"] = json!(set.status());
    }
    if !set.sources().is_empty() {
        file["sources"] = json!(set.sources());
    }
    file
}

/// The areas of a set as they stand in its file.
fn areas(areas: &[super::Area]) -> Value {
    areas.iter().map(|area| json!({ "id": area.id, "title": area.title })).collect()
}

/// The statements of a set as they stand in its file.
fn statements(areas: &[super::Area], statements: &[super::Statement]) -> Value {
    let json = |of: &super::Statement| json!({ "area": areas[of.area].id, "id": of.id, "reversed": of.reversed, "text": of.text });
    statements.iter().map(json).collect()
}
