//! What the two keepers say to each other, in this order: closing (first to all), answer (second to all), an opening (first to second), an
//! opening (second to first), and the outcome (first to all).
//!
//! Closing and answer can be read by everybody and hold nothing of the totals; their tag tells the other keeper who wrote them. Openings are
//! sealed for the other keeper, because the numbers of people that choose the rung are not all part of a release.

use super::ballot::BallotHash;
use super::definition::{Definition, SurveyId, Terms};
use super::keys::{KeeperSecret, Role, SEAL_BYTES};
use super::parts::{Batch, Commitment, OpenedPart};
use super::survey::Survey;
use crate::question_set::QuestionSet;
use crate::round::Round;
use crate::rungs::Rungs;
use crate::totals::BatchId;
use sha2::{Digest, Sha256};

/// Bytes of the tag of a message: nothing, sealed in the name of a keeper.
pub const TAG_BYTES: usize = SEAL_BYTES;

/// The hash of a list of ballots, which is sorted.
pub fn list_hash(survey: SurveyId, ballots: &[BallotHash]) -> [u8; 32] {
    let start = Sha256::new().chain_update("candour sealed list 1\n").chain_update(survey.0);
    ballots.iter().fold(start, |hash, ballot| hash.chain_update(ballot.0)).finalize().into()
}

impl Batch {
    /// The batch of a list of ballots.
    pub fn new(survey: SurveyId, ballots: &[BallotHash]) -> Self {
        Self { survey, list: list_hash(survey, ballots) }
    }

    /// Its id in a release: one list, of so many ballots, has one.
    pub fn id(&self, sheets: u32) -> BatchId {
        let start = Sha256::new().chain_update("candour sealed batch 1\n").chain_update(self.survey.0).chain_update(self.list);
        let hash = start.chain_update(sheets.to_le_bytes()).finalize();
        BatchId(std::array::from_fn(|at| hash[at]))
    }
}

/// The first keeper ends the survey: the list of ballots that will be counted, what this keeper says of each proof, and the commitments to
/// this keeper's share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The survey.
    pub survey: SurveyId,
    /// The ballots, sorted.
    pub ballots: Vec<BallotHash>,
    /// The first keeper's proof share of each.
    pub proofs: Vec<Vec<u8>>,
    /// The first keeper's commitments.
    pub commitments: Vec<Commitment>,
    /// Shows the second keeper who wrote it.
    pub tag: [u8; TAG_BYTES],
}

/// The second keeper has the same list: what this keeper says of each proof, and, if all of them hold, the commitments to this keeper's share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The survey.
    pub survey: SurveyId,
    /// The hash of the list.
    pub list: [u8; 32],
    /// The second keeper's proof share of each ballot of it.
    pub proofs: Vec<Vec<u8>>,
    /// The second keeper's commitments; none if a proof failed.
    pub commitments: Vec<Commitment>,
    /// Shows the first keeper who wrote it.
    pub tag: [u8; TAG_BYTES],
}

/// Parts of one keeper's share, sealed for the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The survey.
    pub survey: SurveyId,
    /// The hash of the list.
    pub list: [u8; 32],
    /// Who opens.
    pub role: Role,
    /// The parts, sealed.
    pub sealed: Vec<u8>,
}

/// What shows anybody that a release is the sum of two keepers' shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Keepers and keys of the survey.
    pub terms: Terms,
    /// The hash of the list of ballots.
    pub list: [u8; 32],
    /// Both shares of the parts that the release holds, and of no other.
    pub opened: [Vec<OpenedPart>; 2],
}

/// What is made known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The round of the survey.
    pub round: Round,
    /// Its question set.
    pub set: QuestionSet,
    /// How many ballots are on the list.
    pub sheets: u32,
    /// What may be known.
    pub rungs: Rungs,
    /// The shares.
    pub evidence: Evidence,
}

impl Evidence {
    /// The survey that it belongs to, of this round and question set.
    pub fn survey(&self, round: &Round, set: &QuestionSet) -> Definition {
        Definition { round: round.clone(), set: set.clone(), terms: self.terms.clone() }
    }
}

/// The hash of what a tag is bound to. Every length is part of it.
fn bound(words: &str, survey: SurveyId, list: &[u8], proofs: &[Vec<u8>], commitments: &[Commitment]) -> [u8; 32] {
    let mut hash = Sha256::new().chain_update(words).chain_update(survey.0);
    let mut take = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    take(list);
    take(&(proofs.len() as u64).to_le_bytes());
    for proof in proofs {
        take(proof);
    }
    for commitment in commitments {
        take(&commitment.0);
    }
    hash.finalize().into()
}

/// The tag of a message of `role`.
fn tag(survey: &Survey, role: Role, secret: &KeeperSecret, bound: &[u8; 32]) -> Option<[u8; TAG_BYTES]> {
    let other = survey.definition().keeper(role.other()).key;
    secret.seal_from(&other, &info("tag", survey.id(), role), bound, b"")?.try_into().ok()
}

fn is_from(survey: &Survey, role: Role, secret: &KeeperSecret, bound: &[u8; 32], tag: &[u8; TAG_BYTES]) -> bool {
    secret.open_from(&survey.definition().keeper(role).key, &info("tag", survey.id(), role), bound, tag).is_some()
}

fn info(what: &str, survey: SurveyId, role: Role) -> Vec<u8> {
    [b"candour sealed ", what.as_bytes(), b" 1\n", &survey.0, &[role.number()]].concat()
}

impl Closing {
    /// The hash of the list.
    pub fn list_hash(&self) -> [u8; 32] {
        list_hash(self.survey, &self.ballots)
    }

    fn bound(&self) -> [u8; 32] {
        let list: Vec<u8> = self.ballots.iter().flat_map(|ballot| ballot.0).collect();
        bound("candour sealed closing 1\n", self.survey, &list, &self.proofs, &self.commitments)
    }

    /// Writes the tag; `None` where the other keeper's key is none.
    pub(super) fn signed(mut self, survey: &Survey, secret: &KeeperSecret) -> Option<Self> {
        self.tag = tag(survey, Role::First, secret, &self.bound())?;
        Some(self)
    }

    /// Whether the first keeper wrote it, for the second.
    pub(super) fn is_genuine(&self, survey: &Survey, secret: &KeeperSecret) -> bool {
        is_from(survey, Role::First, secret, &self.bound(), &self.tag)
    }
}

impl Answer {
    fn bound(&self) -> [u8; 32] {
        bound("candour sealed answer 1\n", self.survey, &self.list, &self.proofs, &self.commitments)
    }

    /// Writes the tag; `None` where the other keeper's key is none.
    pub(super) fn signed(mut self, survey: &Survey, secret: &KeeperSecret) -> Option<Self> {
        self.tag = tag(survey, Role::Second, secret, &self.bound())?;
        Some(self)
    }

    /// Whether the second keeper wrote it, for the first.
    pub(super) fn is_genuine(&self, survey: &Survey, secret: &KeeperSecret) -> bool {
        is_from(survey, Role::Second, secret, &self.bound(), &self.tag)
    }
}

impl Opening {
    /// Seals opened parts; `None` where the other keeper's key is none.
    pub(super) fn seal(survey: &Survey, batch: Batch, role: Role, secret: &KeeperSecret, opened: &[u8]) -> Option<Self> {
        let other = survey.definition().keeper(role.other()).key;
        let sealed = secret.seal_from(&other, &info("opening", survey.id(), role), &batch.list, opened)?;
        Some(Self { survey: batch.survey, list: batch.list, role, sealed })
    }

    /// Opens it, for the other keeper; `None` if this keeper did not seal it for this list.
    pub(super) fn open(&self, survey: &Survey, secret: &KeeperSecret) -> Option<Vec<u8>> {
        let from = survey.definition().keeper(self.role).key;
        secret.open_from(&from, &info("opening", survey.id(), self.role), &self.list, &self.sealed)
    }
}
