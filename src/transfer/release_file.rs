//! Release files: canonical JSON (RFC 8785) with a SHA-256 digest against damage. Layout and an example: `docs/file-formats.md`.
//!
//! The digest tells a damaged file from a whole one. It is no signature: whoever can write a file can write its digest.

use super::json::{Fields, Json, Object, Read, list, number, visible_text};
use super::{FileError, Wanted, from_hex, question_set_file, to_hex};
use crate::disclosure::{MAX_THRESHOLD, MIN_PEOPLE, Threshold};
use crate::question_set::{QuestionSet, QuestionSetError, SetHash};
use crate::release::{Counts, Impossible, Origin, Provenance, Release, ReleasedArea, ReleasedStatement};
use crate::round::{Day, Kind, MAX_NAME, Round};
use crate::totals::BatchId;
use sha2::{Digest, Sha256};

/// Largest file that is read, in bytes: the largest question set, and counts for each of its statements.
pub const MAX_BYTES: usize = 192 * 1024;
/// The name of the format.
pub const FORMAT: &str = "candour-release";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Most people a release can be about. Keeps every sum below 2^53, which other programs' numbers can hold.
pub const MAX_INVITED: u64 = 10_000;
/// Most batches in one release.
pub const MAX_BATCHES: usize = 500;
/// Largest sum in a file, 2^53 - 1.
const MAX_SUM: u64 = (1 << 53) - 1;

/// Why a release file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReleaseFileError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is JSON, but no release.
    #[error("the file is not a release")]
    NotARelease,
    /// A later version of Candour wrote it.
    #[error("the file has version {0}")]
    NewerVersion(u32),
    /// The content does not fit the digest: damaged or changed.
    #[error("the content does not fit the digest")]
    Damaged,
    /// The question set in the file is wrong.
    #[error("the question set in the file: {0}")]
    QuestionSet(QuestionSetError),
    /// It names a question set that this app does not have.
    #[error("the question set {0} is not known")]
    UnknownQuestionSet(String),
    /// Its numbers cannot come from a round.
    #[error(transparent)]
    Impossible(#[from] Impossible),
}

impl From<Box<FileError>> for ReleaseFileError {
    fn from(error: Box<FileError>) -> Self {
        Self::File(*error)
    }
}

/// Writes a release. Equal releases have equal bytes.
pub fn encode(release: &Release) -> String {
    let Json::Object(mut content) = content(release) else { return String::new() };
    let digest = digest(&Json::Object(content.clone()));
    content.insert("digest".into(), Json::text(digest));
    Json::Object(content).canonical()
}

/// Reads a release. White space and the order of names do not matter, everything else does.
///
/// # Errors
/// What is wrong with it, by name.
pub fn decode(bytes: &[u8]) -> Result<Release, ReleaseFileError> {
    let file = Json::parse(bytes, MAX_BYTES)?;
    let mut content = match &file {
        Json::Object(content) if content.get("format") == Some(&Json::text(FORMAT)) => content.clone(),
        _ => return Err(ReleaseFileError::NotARelease),
    };
    let version = content.get("version").ok_or_else(|| FileError::Missing { at: "version".into() })?;
    let version: u32 = number(version, "version", 1, u32::MAX.into())?;
    if version > VERSION {
        return Err(ReleaseFileError::NewerVersion(version));
    }
    match content.remove("digest") {
        None => return Err(FileError::Missing { at: "digest".into() }.into()),
        Some(Json::Text(given)) if given == digest(&Json::Object(content.clone())) => {}
        Some(_) => return Err(ReleaseFileError::Damaged),
    }
    let release = read(content)?;
    release.check()?;
    Ok(release)
}

fn digest(content: &Json) -> String {
    to_hex(&Sha256::digest(content.canonical()))
}

fn content(release: &Release) -> Json {
    let set = release.set();
    let areas = set.areas().iter().zip(release.areas()).filter_map(|(area, released)| {
        let released = released.as_ref()?;
        let mut sums = vec![("full", Json::from(released.full)), ("n", Json::from(released.n)), ("s1", sum(released.s1))];
        sums.extend(released.s2.map(|s2| ("s2", sum(s2))));
        Some((area.id.clone(), Json::from_fields(sums.into_iter().map(|(name, value)| (name.to_owned(), value)))))
    });
    let statements = set.statements().iter().zip(release.statements()).filter_map(|(statement, released)| {
        let released = released.as_ref()?;
        let counts = released.counts.numbers().iter().map(|&count| Json::from(count)).collect();
        Some((statement.id.clone(), Json::object([("counts", Json::List(counts)), ("n", Json::from(released.n))])))
    });
    let content = [
        ("areas", Json::from_fields(areas)),
        ("batches", Json::List(release.batches().iter().map(|batch| Json::text(batch.to_string())).collect())),
        ("format", Json::text(FORMAT)),
        ("origin", Json::text(origin_name(release.origin()))),
        ("question_set", question_set(set)),
        ("sheets", Json::from(release.sheets())),
        ("statements", Json::from_fields(statements)),
        ("version", Json::from(VERSION)),
    ];
    Json::from_fields(content.into_iter().chain(round_fields(release.round())).map(|(name, value)| (name.to_owned(), value)))
}

/// What is known of a round, as fields of a file.
pub(super) fn round_fields(round: &Round) -> [(&'static str, Json); 6] {
    [
        ("invited", Json::from(round.invited)),
        ("kind", Json::text(kind_name(round.kind))),
        ("label", Json::text(&round.label)),
        ("opened", Json::text(round.opened.to_string())),
        ("team", Json::text(&round.team)),
        ("threshold", Json::from(round.threshold.people())),
    ]
}

/// A question set inside a file: its texts only if it is not built in.
pub(super) fn question_set(set: &QuestionSet) -> Json {
    let mut fields = vec![("hash", Json::text(set.hash().to_string())), ("id", Json::text(set.id()))];
    if !set.is_built_in() {
        fields.push(("definition", set.to_json()));
    }
    Json::from_fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)))
}

fn sum(value: u64) -> Json {
    // Sums stay below 2^53 for every release within the bounds of this format.
    Json::Number(i64::try_from(value).unwrap_or(i64::MAX))
}

fn read(content: Object) -> Result<Release, ReleaseFileError> {
    let mut file = Fields::of(Json::Object(content), "")?;
    file.required("format")?;
    file.required("version")?;
    let set = read_question_set(&mut file)?;
    let round = read_round(&mut file)?;
    let origin = named(&mut file, "origin", &ORIGINS)?;
    let sheets = file.number("sheets", MIN_PEOPLE.into(), MAX_INVITED)?;
    let mut batches = Vec::new();
    for (index, batch) in file.list("batches", 1, MAX_BATCHES)?.into_iter().enumerate() {
        let at = format!("batches[{}]", index + 1);
        let id = from_hex(&visible_text(batch, &at, 32)?).map(BatchId).ok_or(FileError::BadId { at: at.clone() })?;
        if batches.last().is_some_and(|last| *last >= id) {
            return Err(FileError::NameTwice { name: at }.into());
        }
        batches.push(id);
    }
    let mut released = file.object("areas")?;
    let mut areas = Vec::new();
    for area in set.areas() {
        areas.push(match released.optional(&area.id) {
            None => None,
            Some(value) => Some(read_area(Fields::of(value, released.path(&area.id))?)?),
        });
    }
    released.finish()?;
    let mut released = file.object("statements")?;
    let mut statements = Vec::new();
    for statement in set.statements() {
        statements.push(match released.optional(&statement.id) {
            None => None,
            Some(value) => Some(read_statement(Fields::of(value, released.path(&statement.id))?, set.scale().points)?),
        });
    }
    released.finish()?;
    file.finish()?;
    Ok(Release { round, origin, provenance: Provenance::HandedIn, set, sheets, batches, areas, statements })
}

/// What [`round_fields`] wrote.
pub(super) fn read_round(file: &mut Fields) -> Read<Round> {
    let invited = file.number("invited", MIN_PEOPLE.into(), MAX_INVITED)?;
    let threshold: u32 = file.number("threshold", MIN_PEOPLE.into(), MAX_THRESHOLD.into())?;
    let opened = file.text("opened", 10)?;
    Ok(Round {
        team: file.text("team", MAX_NAME)?,
        label: file.text("label", MAX_NAME)?,
        opened: Day::parse(&opened).ok_or_else(|| FileError::WrongType { at: "opened".into(), wanted: Wanted::Text })?,
        invited,
        threshold: Threshold::new(threshold).unwrap_or_default(),
        kind: named(file, "kind", &KINDS)?,
    })
}

/// What [`question_set`] wrote.
pub(super) fn read_question_set(file: &mut Fields) -> Result<QuestionSet, ReleaseFileError> {
    let mut named = file.object("question_set")?;
    let id = named.id("id", question_set_file::MAX_ID)?;
    let hash = from_hex(&named.text("hash", 64)?).map(SetHash).ok_or(FileError::BadId { at: named.path("hash") })?;
    let definition = named.optional("definition");
    named.finish()?;
    let set = match definition {
        // A group or a survey imported from elsewhere may have come without texts.
        Some(definition) => question_set_file::read(definition, "question_set.definition", false).map_err(ReleaseFileError::QuestionSet)?,
        None => QuestionSet::built_in_with(hash).ok_or_else(|| ReleaseFileError::UnknownQuestionSet(id.clone()))?,
    };
    if set.hash() != hash || set.id() != id {
        return Err(ReleaseFileError::Damaged);
    }
    Ok(set)
}

fn read_area(mut area: Fields) -> Read<ReleasedArea> {
    let released = ReleasedArea {
        n: area.number("n", 0, MAX_INVITED)?,
        full: area.number("full", 0, MAX_INVITED)?,
        s1: area.number("s1", 0, MAX_SUM)?,
        s2: match area.optional("s2") {
            None => None,
            Some(value) => Some(number(&value, &area.path("s2"), 0, MAX_SUM)?),
        },
    };
    area.finish()?;
    Ok(released)
}

fn read_statement(mut statement: Fields, points: u8) -> Read<ReleasedStatement> {
    let n = statement.number("n", 0, MAX_INVITED)?;
    let at = statement.path("counts");
    let counts = list(statement.required("counts")?, &at, 2, points.into())?
        .iter()
        .map(|count| number(count, &at, 0, MAX_INVITED))
        .collect::<Result<Vec<u32>, _>>()?;
    statement.finish()?;
    // On a scale of two or three points bands and points are the same counts, and the rules know only points there.
    let counts = if counts.len() == usize::from(points) { Counts::Points(counts) } else { Counts::Bands(counts) };
    Ok(ReleasedStatement { n, counts })
}

const KINDS: [(Kind, &str); 3] = [(Kind::Real, "real"), (Kind::Practice, "practice"), (Kind::Example, "example")];
const ORIGINS: [(Origin, &str); 3] = [(Origin::SharedDevice, "shared-device"), (Origin::Sealed, "sealed"), (Origin::Imported, "imported")];

pub(super) fn kind_name(kind: Kind) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| name)
}

pub(super) fn origin_name(origin: Origin) -> &'static str {
    ORIGINS.iter().find(|(known, _)| *known == origin).map_or("", |(_, name)| name)
}

fn named<T: Copy>(file: &mut Fields, name: &str, known: &[(T, &str)]) -> Read<T> {
    let text = file.text(name, 20)?;
    known
        .iter()
        .find(|(_, known)| *known == text)
        .map(|(value, _)| *value)
        .ok_or_else(|| Box::new(FileError::UnknownName { at: format!("{name}: {text}") }))
}
