//! A ballot: one person's sheet in two halves, each sealed for one keeper.
//!
//! Bytes: format version (1), the beginning of the survey's id (7), a random number (16), the public part of the Prio3 report, the first half
//! sealed, the second half sealed. All ballots of a survey are equally long. The version, the id and the number are the header, which is bound
//! to both halves; the second is bound to the first as well, so that halves of two ballots cannot be put together.

use super::circuit::Answers;
use super::definition::SurveyId;
use super::keys::{KeeperSecret, Role};
use super::short_code::ShortCode;
use super::survey::{Half, PublicPart, SEED_BYTES, Survey};
use crate::answers::AnswerSheet;
use prio::codec::{Encode, ParameterizedDecode};
use prio::vdaf::Client;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The format of ballots that is written and read.
const VERSION: u8 = 1;

/// Bytes of the survey's id in a header.
const TAG_BYTES: usize = 7;
const NONCE_BYTES: usize = 16;
const HEADER_BYTES: usize = 1 + TAG_BYTES + NONCE_BYTES;
const PUBLIC_BYTES: usize = 2 * SEED_BYTES;

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

/// The SHA-256 of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BallotHash(pub [u8; 32]);

impl BallotHash {
    /// The hash of a ballot's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// What people call the ballot.
    pub fn code(&self) -> ShortCode {
        ShortCode::of(&self.0)
    }
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
    [b"candour ballot 1\n", &survey.0[..], &[role.number()]].concat()
}

/// What is bound to a half and not sealed: the header, and for the second the hash of the first.
fn beside(header: &[u8], sealed_first: Option<&[u8]>) -> Vec<u8> {
    [header, &sealed_first.map(Sha256::digest).map(|digest| digest.to_vec()).unwrap_or_default()].concat()
}

impl Ballot {
    /// How many bytes a ballot of a survey has.
    pub fn length(survey: &Survey) -> usize {
        HEADER_BYTES + PUBLIC_BYTES + survey.sealed_bytes().iter().sum::<usize>()
    }

    /// Seals a sheet, which is used up. `nonce` is random and new.
    ///
    /// # Errors
    /// [`SealError`]; the sheet is wiped then too.
    pub fn seal(survey: &Survey, sheet: AnswerSheet, nonce: [u8; NONCE_BYTES]) -> Result<Self, SealError> {
        let (definition, id) = (survey.definition(), survey.id());
        let answers = Answers::of(&definition.set, sheet).ok_or(SealError::OtherQuestionSet)?;
        let (public, halves) = survey.reports().shard(&id.0, &answers, &nonce).map_err(|_| SealError::OtherQuestionSet)?;
        let mut bytes = [&[VERSION], &id.0[..TAG_BYTES], &nonce[..]].concat();
        public.encode(&mut bytes).map_err(|_| SealError::OtherQuestionSet)?;
        let header = bytes[..HEADER_BYTES].to_vec();
        let mut first = None;
        for (role, half) in Role::BOTH.into_iter().zip(&halves) {
            let half = Zeroizing::new(half.get_encoded().map_err(|_| SealError::OtherQuestionSet)?);
            let sealed =
                definition.keeper(role).key.seal(&info(id, role), &beside(&header, first.as_deref()), &half).ok_or(SealError::NoKey)?;
            bytes.extend_from_slice(&sealed);
            first = Some(sealed);
        }
        Ok(Self(bytes))
    }

    /// The ballot of these bytes, by what can be seen of it without a key.
    ///
    /// # Errors
    /// [`BallotError`].
    pub fn from_bytes(survey: &Survey, bytes: Vec<u8>) -> Result<Self, BallotError> {
        match bytes.first() {
            Some(&VERSION) => {}
            Some(&version) if version > VERSION => return Err(BallotError::Later(version)),
            _ => return Err(BallotError::Damaged),
        }
        if bytes.get(1..=TAG_BYTES) != Some(&survey.id().0[..TAG_BYTES]) {
            return Err(if bytes.len() > TAG_BYTES { BallotError::OtherSurvey } else { BallotError::Damaged });
        }
        if bytes.len() == Self::length(survey) { Ok(Self(bytes)) } else { Err(BallotError::Damaged) }
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Its hash.
    pub fn hash(&self) -> BallotHash {
        BallotHash::of(&self.0)
    }

    /// The number that it carries.
    pub fn nonce(&self) -> [u8; NONCE_BYTES] {
        std::array::from_fn(|at| self.0[1 + TAG_BYTES + at])
    }

    fn parts(&self, survey: &Survey) -> Option<Parts<'_>> {
        let (header, rest) = self.0.split_at_checked(HEADER_BYTES)?;
        let (public, rest) = rest.split_at_checked(PUBLIC_BYTES)?;
        let (sealed_first, sealed_second) = rest.split_at_checked(survey.sealed_bytes()[0])?;
        Some(Parts { header, public, sealed: [sealed_first, sealed_second] })
    }

    /// What a keeper sees of it; `None` if it was not sealed for this keeper in this survey, or is changed.
    pub fn open(&self, survey: &Survey, role: Role, secret: &KeeperSecret) -> Option<(PublicPart, Half)> {
        let parts = self.parts(survey)?;
        let first = (role == Role::Second).then_some(parts.sealed[0]);
        let half = secret.open(&info(survey.id(), role), &beside(parts.header, first), parts.sealed[role.index()])?;
        let half = Zeroizing::new(half);
        let public = PublicPart::get_decoded_with_param(survey.reports(), parts.public).ok()?;
        Some((public, Half::get_decoded_with_param(&(survey.reports(), role.index()), &half).ok()?))
    }
}
