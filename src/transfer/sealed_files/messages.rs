//! What the keepers say to each other. Only lengths and forms are checked here: whether it fits the survey, [`crate::sealed::keeper`] finds out.

use super::{Format, SealedFileError, envelope};
use crate::base64_bytes::Base64Bytes;
use crate::disclosure::MIN_PEOPLE;
use crate::hex::Hex;
use crate::json::{self, List, Whole};
use crate::question_set::{MAX_AREAS, MAX_STATEMENTS_PER_AREA};
use crate::sealed::ballot::BallotHash;
use crate::sealed::definition::{MAX_BALLOTS, SurveyId};
use crate::sealed::keys::Role;
use crate::sealed::messages::{Answer, Closing, Opening, TAG_BYTES};
use crate::sealed::parts::Commitment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The name of the format of a closing.
pub const CLOSING: &str = "candour-closing";
/// The name of the format of an answer.
pub const ANSWER: &str = "candour-answer";
/// The name of the format of an opening.
pub const OPENING: &str = "candour-opening";
/// The version of all three that this app writes and reads.
pub const VERSION: u32 = 1;

/// Largest closing or answer that is read, in bytes: 10,000 ballots of the largest question set.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Largest opening that is read, in bytes: that of the largest question set.
pub const MAX_OPENING_BYTES: usize = 64 * 1024;

const MOST_BALLOTS: usize = MAX_BALLOTS as usize;
const LEAST_BALLOTS: usize = MIN_PEOPLE as usize;
/// Most parts of totals: three of each statement and four of each area.
const MOST_PARTS: usize = MAX_AREAS * (3 * MAX_STATEMENTS_PER_AREA + 4);

type Version = Whole<u32, { VERSION as u64 }, { VERSION as u64 }>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClosing {
    ballots: List<Hex<32>, LEAST_BALLOTS, MOST_BALLOTS>,
    commitments: List<Hex<32>, 1, MOST_PARTS>,
    format: String,
    proofs: List<Base64Bytes, LEAST_BALLOTS, MOST_BALLOTS>,
    survey: Hex<32>,
    tag: Hex<TAG_BYTES>,
    version: Version,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    commitments: List<Hex<32>, 0, MOST_PARTS>,
    format: String,
    list: Hex<32>,
    proofs: List<Base64Bytes, LEAST_BALLOTS, MOST_BALLOTS>,
    survey: Hex<32>,
    tag: Hex<TAG_BYTES>,
    version: Version,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOpening {
    format: String,
    keeper: WrittenRole,
    list: Hex<32>,
    sealed: Base64Bytes,
    survey: Hex<32>,
    version: Version,
}

/// A role in a file.
pub(super) struct WrittenRole(pub Role);

const ROLES: [(Role, &str); 2] = [(Role::First, "first"), (Role::Second, "second")];

impl Serialize for WrittenRole {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(ROLES[self.0.index()].1)
    }
}

impl<'de> Deserialize<'de> for WrittenRole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::word(deserializer, &ROLES).map(Self)
    }
}

fn format(name: &'static str, most: usize) -> Format {
    Format { name, version: VERSION, most, most_later: most }
}

fn base64(all: &[Vec<u8>]) -> Vec<Base64Bytes> {
    all.iter().cloned().map(Base64Bytes).collect()
}

fn commitments(all: &[Commitment]) -> Vec<Hex<32>> {
    all.iter().map(|commitment| Hex(commitment.0)).collect()
}

/// Writes a closing.
pub fn encode_closing(closing: &Closing) -> String {
    envelope::close(&WrittenClosing {
        ballots: List(closing.ballots.iter().map(|ballot| Hex(ballot.0)).collect()),
        commitments: List(commitments(&closing.commitments)),
        format: CLOSING.to_owned(),
        proofs: List(base64(&closing.proofs)),
        survey: Hex(closing.survey.0),
        tag: Hex(closing.tag),
        version: Whole(VERSION),
    })
}

/// Reads a closing.
///
/// # Errors
/// [`SealedFileError`].
pub fn decode_closing(bytes: &[u8]) -> Result<Closing, SealedFileError> {
    let written: WrittenClosing = super::open(bytes, &format(CLOSING, MAX_BYTES))?;
    Ok(Closing {
        survey: SurveyId(written.survey.0),
        ballots: written.ballots.0.into_iter().map(|Hex(hash)| BallotHash(hash)).collect(),
        proofs: written.proofs.0.into_iter().map(|Base64Bytes(proof)| proof).collect(),
        commitments: written.commitments.0.into_iter().map(|Hex(hash)| Commitment(hash)).collect(),
        tag: written.tag.0,
    })
}

/// Writes an answer.
pub fn encode_answer(answer: &Answer) -> String {
    envelope::close(&WrittenAnswer {
        commitments: List(commitments(&answer.commitments)),
        format: ANSWER.to_owned(),
        list: Hex(answer.list),
        proofs: List(base64(&answer.proofs)),
        survey: Hex(answer.survey.0),
        tag: Hex(answer.tag),
        version: Whole(VERSION),
    })
}

/// Reads an answer.
///
/// # Errors
/// [`SealedFileError`].
pub fn decode_answer(bytes: &[u8]) -> Result<Answer, SealedFileError> {
    let written: WrittenAnswer = super::open(bytes, &format(ANSWER, MAX_BYTES))?;
    Ok(Answer {
        survey: SurveyId(written.survey.0),
        list: written.list.0,
        proofs: written.proofs.0.into_iter().map(|Base64Bytes(proof)| proof).collect(),
        commitments: written.commitments.0.into_iter().map(|Hex(hash)| Commitment(hash)).collect(),
        tag: written.tag.0,
    })
}

/// Writes an opening.
pub fn encode_opening(opening: &Opening) -> String {
    envelope::close(&WrittenOpening {
        format: OPENING.to_owned(),
        keeper: WrittenRole(opening.role),
        list: Hex(opening.list),
        sealed: Base64Bytes(opening.sealed.clone()),
        survey: Hex(opening.survey.0),
        version: Whole(VERSION),
    })
}

/// Reads an opening.
///
/// # Errors
/// [`SealedFileError`].
pub fn decode_opening(bytes: &[u8]) -> Result<Opening, SealedFileError> {
    let written: WrittenOpening = super::open(bytes, &format(OPENING, MAX_OPENING_BYTES))?;
    Ok(Opening { survey: SurveyId(written.survey.0), list: written.list.0, role: written.keeper.0, sealed: written.sealed.0 })
}
