//! A ballot: one person's sheet in two halves, each sealed for one keeper.
//!
//! Bytes: format version (1), the beginning of the survey's id (7), a random number (16), the public part of the Prio3 report, the first half
//! sealed, the second half sealed. All ballots of a survey are equally long. The version, the id and the number are the header, which is bound
//! to both halves; the second is bound to the first as well, so that halves of two ballots cannot be put together.

use super::circuit::{Answers, SheetCircuit};
use super::definition::{Definition, SurveyId};
use super::keeper::{KeeperSecret, Role, SEAL_BYTES};
use crate::answers::AnswerSheet;
use crate::question_set::QuestionSet;
use prio::codec::{Encode, ParameterizedDecode};
use prio::field::Field64;
use prio::flp::Flp;
use prio::vdaf::Client;
use prio::vdaf::prio3::{Prio3, Prio3InputShare, Prio3PublicShare};
use prio::vdaf::xof::XofTurboShake128;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The format of ballots that is written and read.
const VERSION: u8 = 1;

/// Bytes of the survey's id in a header.
const TAG_BYTES: usize = 7;
const NONCE_BYTES: usize = 16;
const HEADER_BYTES: usize = 1 + TAG_BYTES + NONCE_BYTES;

/// Bytes of a seed of the extendable-output function.
const SEED_BYTES: usize = 32;

/// Number of this kind of report, in the range for private use (draft-irtf-cfrg-vdaf-18, section 10).
const ALGORITHM: u32 = 0xFFFF_CA4D;

/// Proofs of each ballot, as the draft asks for with Field64 (section 7.3).
const PROOFS: u8 = 3;

/// The Prio3 of one question set.
pub type Reports = Prio3<SheetCircuit, XofTurboShake128, SEED_BYTES>;
/// What both keepers see of a report.
pub type PublicPart = Prio3PublicShare<SEED_BYTES>;
/// What one keeper sees of it.
pub type Half = Prio3InputShare<Field64, SEED_BYTES>;

/// Why a sheet is not sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// The sheet answers another question set.
    #[error("the sheet belongs to another question set")]
    OtherQuestionSet,
    /// The survey's keys are none.
    #[error("a key of the survey is none")]
    NoKey,
}

/// Why a ballot is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BallotError {
    /// Something of it is missing or changed.
    #[error("the ballot is damaged")]
    Damaged,
    /// A later program made it.
    #[error("the ballot has format {0}")]
    Later(u8),
    /// It belongs to another survey.
    #[error("the ballot belongs to another survey")]
    OtherSurvey,
}

/// The Prio3 for a question set.
pub fn reports(set: &QuestionSet) -> Reports {
    // Two keepers and some proofs are never refused.
    Prio3::new(2, PROOFS, ALGORITHM, SheetCircuit::new(set)).unwrap_or_else(|_| unreachable!("two keepers and three proofs"))
}

/// Lengths of the halves of a report before sealing.
fn half_bytes(circuit: &SheetCircuit) -> [usize; 2] {
    let elements = circuit.input_len() + usize::from(PROOFS) * circuit.proof_len();
    [8 * elements + SEED_BYTES, 2 * SEED_BYTES]
}

/// A ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot(Vec<u8>);

/// The parts of a ballot's bytes.
struct Parts<'a> {
    header: &'a [u8],
    public: &'a [u8],
    sealed: [&'a [u8]; 2],
}

fn info(survey: SurveyId, role: Role) -> Vec<u8> {
    [b"candour ballot 1\n", &survey.0[..], &[u8::from(role == Role::Second)]].concat()
}

/// What is bound to a half and not sealed: the header, and for the second the hash of the first.
fn beside(header: &[u8], sealed_first: Option<&[u8]>) -> Vec<u8> {
    [header, &sealed_first.map(Sha256::digest).map(|digest| digest.to_vec()).unwrap_or_default()].concat()
}

impl Ballot {
    /// How many bytes a ballot of a survey on this question set has.
    pub fn length(set: &QuestionSet) -> usize {
        let [first, second] = half_bytes(&SheetCircuit::new(set));
        HEADER_BYTES + 2 * SEED_BYTES + first + second + 2 * SEAL_BYTES
    }

    /// Seals a sheet, which is used up. `nonce` is random and new.
    ///
    /// # Errors
    /// [`SealError`]; the sheet is wiped then too.
    pub fn seal(survey: &Definition, sheet: AnswerSheet, nonce: [u8; NONCE_BYTES]) -> Result<Self, SealError> {
        let answers = Answers::of(&survey.set, sheet).ok_or(SealError::OtherQuestionSet)?;
        let id = survey.id();
        let reports = reports(&survey.set);
        let (public, halves) = reports.shard(&id.0, &answers, &nonce).map_err(|_| SealError::OtherQuestionSet)?;
        let mut bytes = [&[VERSION], &id.0[..TAG_BYTES], &nonce[..]].concat();
        public.encode(&mut bytes).map_err(|_| SealError::OtherQuestionSet)?;
        let header = bytes[..HEADER_BYTES].to_vec();
        let mut first = None;
        for (role, half) in Role::BOTH.into_iter().zip(&halves) {
            let half = Zeroizing::new(half.get_encoded().map_err(|_| SealError::OtherQuestionSet)?);
            let sealed =
                survey.keeper(role).key.seal(&info(id, role), &beside(&header, first.as_deref()), &half).ok_or(SealError::NoKey)?;
            bytes.extend_from_slice(&sealed);
            first = Some(sealed);
        }
        Ok(Self(bytes))
    }

    /// The ballot of these bytes, by what can be seen of it without a key.
    ///
    /// # Errors
    /// [`BallotError`].
    pub fn from_bytes(survey: &Definition, bytes: Vec<u8>) -> Result<Self, BallotError> {
        match bytes.first() {
            Some(&VERSION) => {}
            Some(&version) if version > VERSION => return Err(BallotError::Later(version)),
            _ => return Err(BallotError::Damaged),
        }
        if bytes.get(1..=TAG_BYTES) != Some(&survey.id().0[..TAG_BYTES]) {
            return Err(if bytes.len() > TAG_BYTES { BallotError::OtherSurvey } else { BallotError::Damaged });
        }
        if bytes.len() == Self::length(&survey.set) { Ok(Self(bytes)) } else { Err(BallotError::Damaged) }
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The number that it carries.
    pub fn nonce(&self) -> [u8; NONCE_BYTES] {
        std::array::from_fn(|at| self.0[1 + TAG_BYTES + at])
    }

    fn parts(&self, circuit: &SheetCircuit) -> Option<Parts<'_>> {
        let [first, _] = half_bytes(circuit);
        let (header, rest) = self.0.split_at_checked(HEADER_BYTES)?;
        let (public, rest) = rest.split_at_checked(2 * SEED_BYTES)?;
        let (sealed_first, sealed_second) = rest.split_at_checked(first + SEAL_BYTES)?;
        Some(Parts { header, public, sealed: [sealed_first, sealed_second] })
    }

    /// What a keeper sees of it; `None` if it was not sealed for this keeper in this survey, or is changed.
    pub fn open(&self, survey: &Definition, role: Role, secret: &KeeperSecret) -> Option<(PublicPart, Half)> {
        let reports = reports(&survey.set);
        let parts = self.parts(&SheetCircuit::new(&survey.set))?;
        let first = (role == Role::Second).then_some(parts.sealed[0]);
        let half = secret.open(&info(survey.id(), role), &beside(parts.header, first), parts.sealed[role.index()])?;
        let half = Zeroizing::new(half);
        let public = PublicPart::get_decoded_with_param(&reports, parts.public).ok()?;
        Some((public, Half::get_decoded_with_param(&(&reports, role.index()), &half).ok()?))
    }
}
