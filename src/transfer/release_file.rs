//! Release files: canonical JSON (RFC 8785) with a SHA-256 digest against damage. Layout and an example: `docs/file-formats.md`.

use super::envelope::{self, EnvelopeError, Format};
use super::terms::WrittenTerms;
use crate::base64_bytes::Base64Bytes;
use crate::disclosure::{MIN_PEOPLE, Threshold};
use crate::hex::Hex;
use crate::json::{self, Fault, FileError, List, Object, Whole, below, present};
use crate::question_set::{QuestionSet, QuestionSetError, StructureHash, WordingHash, definition};
use crate::release::{Counts, Impossible, Origin, Provenance, Release, ReleasedArea, ReleasedStatement, Resolution};
use crate::round::{Day, Kind, Round};
use crate::sealed::messages::Evidence;
use crate::sealed::parts::{self, Part};
use crate::text::{Id, Name};
use crate::totals::BatchId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Largest file that is read, in bytes: the largest question set, and counts for each of its statements.
pub const MAX_BYTES: usize = 192 * 1024;
/// Largest file of which it is found out whether a later version wrote it.
pub const MAX_BYTES_LATER: usize = 8 * MAX_BYTES;
/// The name of the format.
pub const FORMAT: &str = "candour-release";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
const FILE: Format = Format { name: FORMAT, version: VERSION, most: MAX_BYTES, most_later: MAX_BYTES_LATER };
type Version = Whole<u32, { VERSION as u64 }, { VERSION as u64 }>;
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
    /// It names a question set that this app does not have.
    #[error("the question set {0} is not known")]
    UnknownQuestionSet(String),
    /// It says that its answers were collected by sealed ballots, and the keepers' shares do not show it.
    #[error("the keepers’ shares do not add up to its numbers")]
    NotProven,
    /// Its numbers cannot come from a round.
    #[error(transparent)]
    Impossible(#[from] Impossible),
}

type People = Whole<u32, 0, MAX_INVITED>;
type Sum = Whole<u64, 0, MAX_SUM>;
pub(super) type Invited = Whole<u32, { MIN_PEOPLE as u64 }, MAX_INVITED>;

/// The content of a file: everything but its digest.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    areas: Map<String, Value>,
    batches: List<Hex<16>, 1, MAX_BATCHES>,
    format: String,
    invited: Invited,
    kind: Kind,
    label: Name,
    opened: Day,
    origin: Origin,
    question_set: Object<NamedSet>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    sealed: Option<Object<Shares>>,
    sheets: Invited,
    statements: Map<String, Value>,
    team: Name,
    threshold: Threshold,
    version: Version,
}

/// A question set inside a file: its texts only if it is not built in.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedSet {
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    definition: Option<Value>,
    id: Id,
    structure_hash: Hex<32>,
    wording_hash: Hex<32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaSums {
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    full: Option<People>,
    n: People,
    s1: Sum,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    s2: Option<Sum>,
}

/// What shows that the numbers are the sum of two keepers' shares.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shares {
    first: Base64Bytes,
    list: Hex<32>,
    second: Base64Bytes,
    survey: Object<WrittenTerms>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementCounts {
    counts: Vec<People>,
    n: People,
}

/// Writes a release. Equal releases have equal bytes.
pub fn encode(release: &Release) -> String {
    envelope::close(&content(release))
}

/// Reads a release. White space and the order of keys do not matter, everything else does.
///
/// # Errors
/// What is wrong with it, by name.
pub fn decode(bytes: &[u8]) -> Result<Release, ReleaseFileError> {
    let release = read(whole_content(bytes)?)?;
    release.check()?;
    release.check_shares().map_err(|_| ReleaseFileError::NotProven)?;
    Ok(release)
}

/// Whether `bytes` are a release file as it was written, of this version or a later one: its digest fits. What its numbers say is not
/// looked at.
pub fn is_whole(bytes: &[u8]) -> bool {
    matches!(whole_content(bytes), Ok(_) | Err(ReleaseFileError::NewerVersion(_)))
}

/// The content of a file whose digest fits.
fn whole_content(bytes: &[u8]) -> Result<Map<String, Value>, ReleaseFileError> {
    envelope::open(bytes, &FILE).map_err(|error| match error {
        EnvelopeError::File(error) => ReleaseFileError::File(error),
        EnvelopeError::OtherFormat => ReleaseFileError::NotARelease,
        EnvelopeError::NewerVersion(version) => ReleaseFileError::NewerVersion(version),
        EnvelopeError::Damaged => ReleaseFileError::Damaged,
    })
}

fn content(release: &Release) -> Content {
    let set = release.set();
    let Round { team, label, opened, invited, threshold, kind } = release.round().clone();
    let areas =
        set.areas().iter().zip(release.areas()).filter_map(|(area, released)| Some((area.id.clone(), area_sums(released.as_ref()?))));
    let statements = set.statements().iter().zip(release.statements());
    let statements = statements.filter_map(|(statement, released)| Some((statement.id.clone(), statement_counts(released.as_ref()?))));
    Content {
        areas: areas.collect(),
        batches: List(release.batches().iter().map(|batch| Hex(batch.0)).collect()),
        format: FORMAT.to_owned(),
        invited: Whole(invited),
        kind,
        label,
        opened,
        origin: release.origin(),
        question_set: Object(NamedSet::of(set)),
        sealed: release.evidence().map(|evidence| Object(shares(evidence))),
        sheets: Whole(release.sheets()),
        statements: statements.collect(),
        team,
        threshold,
        version: Whole(VERSION),
    }
}

fn shares(evidence: &Evidence) -> Shares {
    let [first, second] = evidence.opened.each_ref().map(|opened| Base64Bytes(parts::encode(opened)));
    Shares { first, list: Hex(evidence.list), second, survey: Object(WrittenTerms::of(&evidence.terms)) }
}

/// The shares of a release whose other numbers are read; `None` where they are not those of the parts that it shows.
fn evidence(release: &Release, shares: Shares) -> Option<Evidence> {
    let (set, shown) = (release.set(), Part::released(&release.shown(), release.set()));
    let opened = |Base64Bytes(bytes)| parts::decode(set, &shown, &bytes);
    Some(Evidence { terms: shares.survey.0.read()?, list: shares.list.0, opened: [opened(shares.first)?, opened(shares.second)?] })
}

fn area_sums(area: &ReleasedArea) -> Value {
    json::value(&AreaSums { full: area.full.map(Whole), n: Whole(area.n), s1: Whole(area.s1), s2: area.s2.map(Whole) })
}

fn statement_counts(statement: &ReleasedStatement) -> Value {
    let counts = statement.counts.keyed().iter().map(|&count| Whole(count)).collect();
    json::value(&StatementCounts { counts, n: Whole(statement.n) })
}

impl NamedSet {
    pub(super) fn of(set: &QuestionSet) -> Self {
        let definition = (!set.is_built_in()).then(|| definition::write(set));
        let (structure_hash, wording_hash) = (Hex(set.structure_hash().0), Hex(set.wording_hash().0));
        Self { definition, id: set.parsed_id().clone(), structure_hash, wording_hash }
    }

    /// The set itself; one that is not built in is read from its definition.
    ///
    /// # Errors
    /// [`ReleaseFileError::UnknownQuestionSet`], [`ReleaseFileError::Damaged`], or what `read` says.
    pub(super) fn find(self, read: impl FnOnce(Value) -> Result<QuestionSet, ReleaseFileError>) -> Result<QuestionSet, ReleaseFileError> {
        let (id, structure, wording) = (String::from(self.id), StructureHash(self.structure_hash.0), WordingHash(self.wording_hash.0));
        let set = match self.definition {
            Some(definition) => read(definition)?,
            None => QuestionSet::built_in_with(structure, wording).ok_or_else(|| ReleaseFileError::UnknownQuestionSet(id.clone()))?,
        };
        if set.structure_hash() != structure || set.wording_hash() != wording || set.id() != id {
            return Err(ReleaseFileError::Damaged);
        }
        Ok(set)
    }
}

/// The set that was written as [`NamedSet::of`]. A group or a survey imported from elsewhere may have come without texts.
fn named_set(named: NamedSet) -> Result<QuestionSet, ReleaseFileError> {
    named.find(|definition| definition::read(definition, "question_set.definition", false).map_err(ReleaseFileError::QuestionSet))
}

fn read(content: Map<String, Value>) -> Result<Release, ReleaseFileError> {
    let Object(file): Object<Content> = json::parse(Value::Object(content), "")?;
    let set = named_set(file.question_set.0)?;
    let mut batches = Vec::new();
    for (number, Hex(batch)) in (1..).zip(file.batches.0) {
        let batch = BatchId(batch);
        if batches.last().is_some_and(|last| *last >= batch) {
            return Err(FileError::DuplicateKey { key: format!("batches[{number}]") }.into());
        }
        batches.push(batch);
    }
    let areas = json::by_key(file.areas, "areas", set.areas().iter().map(|area| area.id.as_str()))?;
    let areas = areas.into_iter().map(|area| area.map(|Object(sums)| released_area(&sums))).collect();
    let counted = json::by_key(file.statements, "statements", set.statements().iter().map(|statement| statement.id.as_str()))?;
    let statements = set.statements().iter().zip(counted).map(|(statement, counted)| {
        let (points, at) = (set.scale().points, below("statements", &statement.id));
        counted.map(|Object(counts)| released_statement(counts, points, statement.reversed, &at)).transpose()
    });
    let mut release = Release {
        statements: statements.collect::<Result<_, _>>()?,
        evidence: None,
        round: Round {
            team: file.team,
            label: file.label,
            opened: file.opened,
            invited: file.invited.0,
            threshold: file.threshold,
            kind: file.kind,
        },
        origin: file.origin,
        provenance: Provenance::HandedIn,
        sheets: file.sheets.0,
        batches,
        areas,
        set,
    };
    if let Some(Object(shares)) = file.sealed {
        release.evidence = Some(Box::new(evidence(&release, shares).ok_or(ReleaseFileError::NotProven)?));
    }
    Ok(release)
}

fn released_area(sums: &AreaSums) -> ReleasedArea {
    ReleasedArea { n: sums.n.0, full: sums.full.map(|Whole(full)| full), s1: sums.s1.0, s2: sums.s2.map(|Whole(s2)| s2) }
}

fn released_statement(statement: StatementCounts, points: u8, reversed: bool, at: &str) -> Result<ReleasedStatement, FileError> {
    let counts: Vec<u32> = statement.counts.into_iter().map(|Whole(count)| count).collect();
    if !(2..=usize::from(points)).contains(&counts.len()) {
        return Err(Fault::OutOfRange { least: 2, most: points.into() }.at(below(at, "counts")));
    }
    // On a scale of two or three points bands and points are the same counts, and the rules know only points there.
    let resolution = if counts.len() == usize::from(points) { Resolution::Points } else { Resolution::Bands };
    Ok(ReleasedStatement { n: statement.n.0, counts: Counts::of_keyed(resolution, counts, reversed) })
}
