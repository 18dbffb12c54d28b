//! Question sets: areas, the statements of each, the scale, and which statements are reverse-scored.
//!
//! A [`QuestionSet`] is valid once it exists: its parts belong together, and whoever answers can tell them apart. How long a text may be is
//! a bound of files (`question_set/definition.rs`). Three built-in sets come with the app; own sets are read by [`crate::transfer::question_set_file`].

use crate::hex;
use crate::json::{self, Fault, FileError};
use crate::text::Id;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::{Arc, LazyLock};

pub(crate) mod definition;

/// Fewest and most points of a scale.
pub const POINTS: std::ops::RangeInclusive<u8> = 2..=11;
/// Most areas of a set.
pub const MAX_AREAS: usize = 8;
/// Most statements of one area.
pub const MAX_STATEMENTS_PER_AREA: usize = 12;

/// Seconds that a statement takes, for the time people are told.
const SECONDS_A_STATEMENT: u32 = 9;

/// SHA-256 of what decides what a number means: the id of the set, its areas, the statements of each, their direction, and the number of
/// points. Answers to sets with one structure may be added and compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StructureHash(pub [u8; 32]);

/// SHA-256 of what people read: title, areas, statements and labels. Sets with one structure and two wordings asked the same in other words, or
/// in another language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordingHash(pub [u8; 32]);

macro_rules! in_hexadecimal_digits {
    ($($hash:ident)*) => {
        $(
            impl fmt::Display for $hash {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    formatter.write_str(&hex::encode(&self.0))
                }
            }

            impl fmt::Debug for $hash {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(self, formatter)
                }
            }
        )*
    };
}

in_hexadecimal_digits! { StructureHash WordingHash }

/// The scale on which statements are answered: points 1 (disagree most) to `points` (agree most).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// How many points, 2 to 11.
    pub points: u8,
    /// 0 or 1: how the lowest point is written in raw answers. Changes nothing else.
    pub lowest: u8,
    /// A label for each point, lowest first; empty if the set brings none.
    pub labels: Vec<String>,
}

/// An area of the survey, such as *support*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Short id, unique in the set.
    pub id: String,
    /// Title as people read it.
    pub title: String,
    /// The area's statements as positions in [`QuestionSet::statements`], in the order of asking. 1 to 12.
    pub members: Vec<usize>,
}

impl Area {
    /// The least common multiple of 1 to k for k statements: person scores times this are whole numbers.
    pub fn unit(&self) -> u32 {
        unit(self.members.len())
    }
}

/// The least common multiple of 1 to `statements`: 60 for 5 statements, at most 27,720 for 12.
pub fn unit(statements: usize) -> u32 {
    let gcd = |mut a: u32, mut b: u32| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (1..=statements.min(MAX_STATEMENTS_PER_AREA)).fold(1, |lcm, k| {
        let k = u32::try_from(k).unwrap_or(1);
        lcm / gcd(lcm, k) * k
    })
}

/// A statement people agree or disagree with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Short id, unique in the set.
    pub id: String,
    /// Position of its area in [`QuestionSet::areas`].
    pub area: usize,
    /// The wording. Empty only in sets read for the native tools.
    pub text: String,
    /// Reverse-scored: agreeing speaks against the area.
    pub reversed: bool,
}

/// What may be wrong with the content of a set. Every name is the id of an area or a statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionSetError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// Two areas with one id.
    #[error("two areas are called {0}")]
    DuplicateArea(String),
    /// Two statements with one id.
    #[error("two statements are called {0}")]
    DuplicateStatement(String),
    /// A statement of an area that does not exist.
    #[error("statement {statement} belongs to area {area}, which is not there")]
    UnknownArea {
        /// The statement.
        statement: String,
        /// The area it names.
        area: String,
    },
    /// An area without a statement.
    #[error("area {0} has no statement")]
    EmptyArea(String),
    /// An area with more than [`MAX_STATEMENTS_PER_AREA`] statements.
    #[error("area {0} has too many statements")]
    CrowdedArea(String),
    /// Another number of labels than of points.
    #[error("{labels} labels for {points} points")]
    LabelsDoNotFit {
        /// How many labels.
        labels: usize,
        /// How many points.
        points: u8,
    },
    /// Two statements or two labels with the same wording: people could not tell them apart.
    #[error("the wording of {0} stands twice")]
    DuplicateWording(String),
}

/// A valid question set. Copies are handles on the same set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionSet(Arc<Parts>);

#[derive(Debug, PartialEq, Eq)]
struct Parts {
    id: Id,
    title: String,
    lang: String,
    scale: Scale,
    areas: Vec<Area>,
    statements: Vec<Statement>,
    status: String,
    sources: Vec<String>,
    structure: StructureHash,
    wording: WordingHash,
}

/// The parts of a set before they are checked.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Id of the set.
    pub id: String,
    /// Title of the set.
    pub title: String,
    /// The language of its texts as a tag (BCP 47), such as `ar`; may be empty.
    pub lang: String,
    /// See [`Scale::points`].
    pub points: u8,
    /// See [`Scale::lowest`].
    pub lowest: u8,
    /// See [`Scale::labels`].
    pub labels: Vec<String>,
    /// Id and title of each area.
    pub areas: Vec<(String, String)>,
    /// The statements.
    pub statements: Vec<DraftStatement>,
    /// How well tried the set is, in its author's words; may be empty.
    pub status: String,
    /// Where the set comes from; may be empty.
    pub sources: Vec<String>,
}

/// A statement before it is checked.
#[derive(Debug, Clone, Default)]
pub struct DraftStatement {
    /// Id of the statement.
    pub id: String,
    /// Id of its area.
    pub area: String,
    /// The wording.
    pub text: String,
    /// Reverse-scored.
    pub reversed: bool,
}

impl Draft {
    /// Checks the draft and makes it a set.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(self) -> Result<QuestionSet, QuestionSetError> {
        let id = Id::new(&self.id).map_err(|error| Fault::from(error).at("id"))?;
        let mut areas: Vec<Area> = Vec::with_capacity(self.areas.len());
        for (id, title) in self.areas {
            if areas.iter().any(|area| area.id == id) {
                return Err(QuestionSetError::DuplicateArea(id));
            }
            areas.push(Area { id, title, members: Vec::new() });
        }
        let mut statements: Vec<Statement> = Vec::with_capacity(self.statements.len());
        for draft in self.statements {
            if statements.iter().any(|statement| statement.id == draft.id) {
                return Err(QuestionSetError::DuplicateStatement(draft.id));
            }
            if !draft.text.is_empty() && statements.iter().any(|statement| statement.text == draft.text) {
                return Err(QuestionSetError::DuplicateWording(draft.id));
            }
            let Some(area) = areas.iter().position(|area| area.id == draft.area) else {
                return Err(QuestionSetError::UnknownArea { statement: draft.id, area: draft.area });
            };
            areas[area].members.push(statements.len());
            statements.push(Statement { id: draft.id, area, text: draft.text, reversed: draft.reversed });
        }
        for area in &areas {
            if area.members.is_empty() {
                return Err(QuestionSetError::EmptyArea(area.id.clone()));
            }
            if area.members.len() > MAX_STATEMENTS_PER_AREA {
                return Err(QuestionSetError::CrowdedArea(area.id.clone()));
            }
        }
        if !self.labels.is_empty() && self.labels.len() != usize::from(self.points) {
            return Err(QuestionSetError::LabelsDoNotFit { labels: self.labels.len(), points: self.points });
        }
        if let Some((_, label)) = self.labels.iter().enumerate().find(|(at, label)| self.labels[..*at].contains(label)) {
            return Err(QuestionSetError::DuplicateWording(label.clone()));
        }
        let scale = Scale { points: self.points, lowest: self.lowest, labels: self.labels };
        let (structure, wording) = hashes(&id, &self.title, &scale, &areas, &statements);
        let (title, lang, status, sources) = (self.title, self.lang, self.status, self.sources);
        Ok(QuestionSet(Arc::new(Parts { id, title, lang, scale, areas, statements, status, sources, structure, wording })))
    }
}

impl QuestionSet {
    /// The full form: 20 statements, five for each of the four areas.
    pub fn full() -> Self {
        FULL.clone()
    }

    /// The pulse form: 8 statements, two for each area.
    pub fn pulse() -> Self {
        PULSE.clone()
    }

    /// The mentors' form, for people who mentor, buddy, supervise or assess learners: 12 statements, three for each of four areas of its own.
    pub fn mentors() -> Self {
        MENTORS.clone()
    }

    /// Whether this is the mentors' form.
    pub fn is_about_guiding(&self) -> bool {
        self.id() == MENTORS_ID && self.is_built_in()
    }

    /// The built-in set with these hashes.
    pub fn built_in_with(structure: StructureHash, wording: WordingHash) -> Option<Self> {
        [&*FULL, &*PULSE, &*MENTORS].into_iter().find(|set| (set.0.structure, set.0.wording) == (structure, wording)).cloned()
    }

    /// Id of the set, such as `candour-full-1`.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    pub(crate) fn parsed_id(&self) -> &Id {
        &self.0.id
    }

    /// Title as people read it.
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// The language of its texts as a tag (BCP 47), such as `ar`; `None` where the set does not say.
    pub fn lang(&self) -> Option<&str> {
        Some(self.0.lang.as_str()).filter(|lang| !lang.is_empty())
    }

    /// The scale.
    pub fn scale(&self) -> &Scale {
        &self.0.scale
    }

    /// The areas, 1 to 8, in their order.
    pub fn areas(&self) -> &[Area] {
        &self.0.areas
    }

    /// All statements in the order of asking.
    pub fn statements(&self) -> &[Statement] {
        &self.0.statements
    }

    /// What ticking `point` of a statement says for the area: turned round where the statement is reverse-scored.
    pub(crate) fn keyed(&self, statement: usize, point: u8) -> u8 {
        if self.0.statements[statement].reversed { self.0.scale.points + 1 - point } else { point }
    }

    /// How long the form takes, in whole minutes: about nine seconds a statement, rounded up. Our own cut (`docs/design.md`).
    pub fn minutes(&self) -> u32 {
        u32::try_from(self.statements().len()).unwrap_or(u32::MAX).saturating_mul(SECONDS_A_STATEMENT).div_ceil(60)
    }

    /// How well tried the set is, in its author's words; may be empty.
    pub fn status(&self) -> &str {
        &self.0.status
    }

    /// Where the set comes from; may be empty.
    pub fn sources(&self) -> &[String] {
        &self.0.sources
    }

    /// Hash of what decides what a number means.
    pub fn structure_hash(&self) -> StructureHash {
        self.0.structure
    }

    /// Hash of what people read.
    pub fn wording_hash(&self) -> WordingHash {
        self.0.wording
    }

    /// Whether this is one of the sets that come with the app.
    pub fn is_built_in(&self) -> bool {
        Self::built_in_with(self.0.structure, self.0.wording).is_some()
    }
}

static FULL: LazyLock<QuestionSet> = LazyLock::new(|| built_in(include_bytes!("question_set/full.json")));
static PULSE: LazyLock<QuestionSet> = LazyLock::new(|| built_in(include_bytes!("question_set/pulse.json")));
static MENTORS: LazyLock<QuestionSet> = LazyLock::new(|| built_in(include_bytes!("question_set/mentors.json")));
const MENTORS_ID: &str = "candour-mentors-1";

fn built_in(file: &[u8]) -> QuestionSet {
    let read = json::read(file, usize::MAX).ok().and_then(|file| definition::read_plainly(file, true));
    // The files are part of the program; a test reads both.
    read.unwrap_or_else(|| unreachable!("the built-in question sets are good"))
}

/// Both hashes of a set. `lang`, `lowest`, `status` and `sources` are in neither.
fn hashes(id: &Id, title: &str, scale: &Scale, areas: &[Area], statements: &[Statement]) -> (StructureHash, WordingHash) {
    let structure = json!({
        "areas": areas.iter().map(|area| &area.id).collect::<Vec<_>>(),
        "id": &**id,
        "points": scale.points,
        "statements": statements
            .iter()
            .map(|statement| json!({ "area": areas[statement.area].id, "id": statement.id, "reversed": statement.reversed }))
            .collect::<Vec<_>>(),
    });
    let wording = json!({
        "areas": areas.iter().map(|area| &area.title).collect::<Vec<_>>(),
        "labels": scale.labels,
        "statements": statements.iter().map(|statement| &statement.text).collect::<Vec<_>>(),
        "title": title,
    });
    let hash = |what: &str, content| Sha256::new().chain_update(what).chain_update(json::canonical(&content)).finalize().into();
    (StructureHash(hash("candour question set structure 1\n", structure)), WordingHash(hash("candour question set wording 1\n", wording)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_people_are_told_is_in_whole_minutes_rounded_up() {
        assert_eq!((QuestionSet::full().minutes(), QuestionSet::pulse().minutes()), (3, 2));
        let statement = DraftStatement { id: "s".into(), area: "a".into(), text: "We talk.".into(), reversed: false };
        let (id, title, areas) = ("one".into(), "One".into(), vec![("a".into(), "Area".into())]);
        let one = Draft { id, title, points: 5, lowest: 1, areas, statements: vec![statement], ..Draft::default() };
        assert_eq!(one.check().expect("a valid set").minutes(), 1);
    }
}
