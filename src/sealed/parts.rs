//! What a keeper's share of the totals is made of: parts that are opened one by one, or never.
//!
//! First the numbers of people that choose the rung ([`Rungs`]), then only the sums that the rung allows. Each keeper commits to every part before
//! the other has opened anything, so that nobody chooses a share with sight of the other's. A commitment is SHA-256 of the part with a salt:
//! without it, small numbers would be guessed.

use super::circuit::SUMS;
use super::definition::SurveyId;
use super::keys::{KeeperSecret, Role};
use crate::disclosure::{self, AreaRung, StatementRung};
use crate::question_set::QuestionSet;
use crate::rungs::{Numbers, Rungs};
use prio::codec::{Decode, Encode};
use prio::field::{Field64, FieldElement};
use sha2::{Digest, Sha256};

/// Bytes of a salt.
pub const SALT_BYTES: usize = 16;

/// Bytes of a field element.
const ELEMENT_BYTES: usize = 8;

/// A part of the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How many answered a statement.
    Answers(usize),
    /// How many are scored in an area.
    Scored(usize),
    /// How many answered all of an area.
    Full(usize),
    /// The bands of a statement, keyed.
    Bands(usize),
    /// The counts of a statement's points, keyed.
    Points(usize),
    /// The sum of an area's person scores.
    Scores(usize),
    /// The sum of their squares.
    Squares(usize),
}

impl Part {
    /// All parts of the totals of a question set, in their order.
    pub fn all(set: &QuestionSet) -> Vec<Self> {
        let statements = |part: fn(usize) -> Self| (0..set.statements().len()).map(part);
        let areas = |part: fn(usize) -> Self| (0..set.areas().len()).map(part);
        let numbers = statements(Self::Answers).chain(areas(Self::Scored)).chain(areas(Self::Full));
        let sums = statements(Self::Bands).chain(statements(Self::Points)).chain(areas(Self::Scores)).chain(areas(Self::Squares));
        numbers.chain(sums).collect()
    }

    /// Those that choose the rung.
    pub fn numbers(set: &QuestionSet) -> Vec<Self> {
        Self::all(set).into_iter().filter(|part| matches!(part, Self::Answers(_) | Self::Scored(_) | Self::Full(_))).collect()
    }

    /// Those that a rung allows beside the numbers of people.
    pub fn sums(rungs: &Rungs, set: &QuestionSet) -> Vec<Self> {
        let allowed = |part: &Self| match *part {
            Self::Answers(_) | Self::Scored(_) | Self::Full(_) => false,
            Self::Bands(at) => rungs.statements.get(at) == Some(&StatementRung::Bands),
            Self::Points(at) => rungs.statements.get(at) == Some(&StatementRung::Counts),
            Self::Scores(at) => rungs.areas.get(at) > Some(&AreaRung::Nothing),
            Self::Squares(at) => rungs.areas.get(at) == Some(&AreaRung::Squares),
        };
        Self::all(set).into_iter().filter(allowed).collect()
    }

    /// Those that a release holds: the sums, and of the numbers those of areas that it names. The answers to a statement are the sum of its
    /// counts.
    pub fn released(rungs: &Rungs, set: &QuestionSet) -> Vec<Self> {
        let sums = Self::sums(rungs, set);
        let named = |part: &Self| match *part {
            Self::Scored(at) => rungs.areas.get(at) > Some(&AreaRung::Nothing),
            Self::Full(at) => rungs.areas.get(at) >= Some(&AreaRung::SumAndFull),
            _ => sums.contains(part),
        };
        Self::all(set).into_iter().filter(named).collect()
    }

    /// How many numbers it has.
    pub fn length(self, set: &QuestionSet) -> usize {
        let points = set.scale().points;
        match self {
            Self::Bands(_) => disclosure::bands(points),
            Self::Points(_) => usize::from(points),
            _ => 1,
        }
    }

    /// The part of an output of the circuit, or of a share of one: a linear map, so that shares of parts are parts of shares.
    fn of(self, set: &QuestionSet, output: &[Field64]) -> Vec<Field64> {
        let points = set.scale().points;
        let width = usize::from(points);
        let counts = |at: usize| &output[at * width..(at + 1) * width];
        let area = |at: usize, which: usize| vec![output[set.statements().len() * width + at * SUMS + which]];
        match self {
            Self::Answers(at) => vec![counts(at).iter().fold(Field64::zero(), |sum, &count| sum + count)],
            Self::Bands(at) => {
                let mut bands = vec![Field64::zero(); disclosure::bands(points)];
                for (point, &count) in (1..=points).zip(counts(at)) {
                    bands[disclosure::band_of(point, points)] += count;
                }
                bands
            }
            Self::Points(at) => counts(at).to_vec(),
            Self::Scored(at) => area(at, 0),
            Self::Full(at) => area(at, 1),
            Self::Scores(at) => area(at, 2),
            Self::Squares(at) => area(at, 3),
        }
    }

    fn position(self, set: &QuestionSet) -> u16 {
        // At most some hundreds.
        Self::all(set).iter().position(|part| *part == self).and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX)
    }
}

/// Which totals a commitment or a share belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// The survey.
    pub survey: SurveyId,
    /// The hash of the list of ballots.
    pub list: [u8; 32],
}

/// The commitment of a keeper to one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commitment(pub [u8; 32]);

/// The hash of all commitments of a keeper.
pub(super) fn commitments_hash(commitments: &[Commitment]) -> [u8; 32] {
    let start = Sha256::new().chain_update("candour sealed commitments 1\n");
    commitments.iter().fold(start, |hash, commitment| hash.chain_update(commitment.0)).finalize().into()
}

/// One keeper's share of one part, with what opens the commitment to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedPart {
    salt: [u8; SALT_BYTES],
    share: Vec<Field64>,
}

impl OpenedPart {
    /// The commitment that it opens.
    fn commitment(&self, batch: Batch, role: Role, position: u16) -> Commitment {
        let hash = Sha256::new()
            .chain_update("candour sealed commitment 1\n")
            .chain_update(batch.survey.0)
            .chain_update(batch.list)
            .chain_update([role.number()])
            .chain_update(position.to_le_bytes())
            .chain_update(self.salt)
            .chain_update(bytes(&self.share));
        Commitment(hash.finalize().into())
    }
}

fn bytes(elements: &[Field64]) -> Vec<u8> {
    elements.iter().flat_map(|element| element.get_encoded().unwrap_or_default()).collect()
}

/// One keeper's share of all totals. Random noise without the other's. It cannot be printed.
pub struct TotalsShare {
    set: QuestionSet,
    batch: Batch,
    role: Role,
    opened: Vec<OpenedPart>,
}

impl TotalsShare {
    /// The share of an output of the circuit, added up over the ballots of a list. The salts follow from the keeper's secret, so that the same
    /// list gives the same bytes again, also after a crash.
    pub(super) fn new(set: &QuestionSet, batch: Batch, role: Role, secret: &KeeperSecret, output: &[Field64]) -> Self {
        let secret = secret.bytes();
        let opened = (0_u16..).zip(Part::all(set)).map(|(position, part)| {
            // Everything that goes in has a fixed length, and of the hash only half comes out.
            let hash = Sha256::new()
                .chain_update("candour sealed salt 1\n")
                .chain_update(*secret)
                .chain_update(batch.survey.0)
                .chain_update(batch.list)
                .chain_update([role.number()])
                .chain_update(position.to_le_bytes())
                .finalize();
            OpenedPart { salt: std::array::from_fn(|at| hash[at]), share: part.of(set, output) }
        });
        Self { opened: opened.collect(), set: set.clone(), batch, role }
    }

    /// The commitments to all parts, in their order.
    pub fn commitments(&self) -> Vec<Commitment> {
        (0_u16..).zip(&self.opened).map(|(position, opened)| opened.commitment(self.batch, self.role, position)).collect()
    }

    /// Some parts.
    pub(super) fn open(&self, parts: &[Part]) -> Vec<OpenedPart> {
        parts.iter().filter_map(|part| self.opened.get(usize::from(part.position(&self.set)))).cloned().collect()
    }
}

/// The opened parts as bytes: of each the salt, and its numbers.
pub fn encode(opened: &[OpenedPart]) -> Vec<u8> {
    opened.iter().flat_map(|part| [part.salt.to_vec(), bytes(&part.share)].concat()).collect()
}

/// Reads so many opened parts; `None` if these are not their bytes.
pub fn decode(set: &QuestionSet, parts: &[Part], bytes: &[u8]) -> Option<Vec<OpenedPart>> {
    let mut rest = bytes;
    let mut opened = Vec::new();
    for part in parts {
        let (salt, after) = rest.split_first_chunk::<SALT_BYTES>()?;
        let (numbers, after) = after.split_at_checked(part.length(set) * ELEMENT_BYTES)?;
        let share = numbers.chunks(ELEMENT_BYTES).map(Field64::get_decoded).collect::<Result<_, _>>().ok()?;
        opened.push(OpenedPart { salt: *salt, share });
        rest = after;
    }
    rest.is_empty().then_some(opened)
}

/// How many bytes these parts have when they are opened.
pub fn encoded_bytes(set: &QuestionSet, parts: &[Part]) -> usize {
    parts.iter().map(|part| SALT_BYTES + part.length(set) * ELEMENT_BYTES).sum()
}

/// Whether opened parts are those that a keeper committed to.
pub fn fit(set: &QuestionSet, batch: Batch, role: Role, commitments: &[Commitment], parts: &[Part], opened: &[OpenedPart]) -> bool {
    parts.len() == opened.len()
        && parts.iter().zip(opened).all(|(part, opened)| {
            let position = part.position(set);
            commitments.get(usize::from(position)) == Some(&opened.commitment(batch, role, position))
        })
}

/// What both shares of each part add up to; `None` where that is no number that so many sheets can have.
pub fn add_up(opened: [&[OpenedPart]; 2]) -> Option<Vec<Vec<u64>>> {
    let [first, second] = opened;
    let sum = |(first, second): (&OpenedPart, &OpenedPart)| {
        let sums = first.share.iter().zip(&second.share).map(|(&first, &second)| u64::from(first + second));
        (first.share.len() == second.share.len()).then(|| sums.collect())
    };
    (first.len() == second.len()).then_some(())?;
    first.iter().zip(second).map(sum).collect()
}

/// The numbers of people that the parts of [`Part::numbers`] say.
pub fn numbers(set: &QuestionSet, sheets: u32, sums: &[Vec<u64>]) -> Option<Numbers> {
    let all: Vec<u32> = sums.iter().map(|sum| u32::try_from(*sum.first()?).ok()).collect::<Option<_>>()?;
    let (answers, rest) = all.split_at_checked(set.statements().len())?;
    let (scored, full) = rest.split_at_checked(set.areas().len())?;
    (full.len() == scored.len()).then(|| Numbers { sheets, answers: answers.to_vec(), scored: scored.to_vec(), full: full.to_vec() })
}
