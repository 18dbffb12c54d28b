//! A survey with everything that is worked out of its definition once: its id, and its Prio3 (draft-irtf-cfrg-vdaf-18, section 7).

use super::circuit::SheetCircuit;
use super::definition::{Definition, SurveyId};
use super::keys::SEAL_BYTES;
use prio::field::Field64;
use prio::flp::Flp;
use prio::vdaf::prio3::{Prio3, Prio3InputShare, Prio3PublicShare, Prio3VerifierShare, Prio3VerifyState};
use prio::vdaf::xof::XofTurboShake128;

/// Number of this kind of report, in the range for private use (section 10 of the draft).
const ALGORITHM: u32 = 0xFFFF_CA4D;

/// Proofs of each ballot, as the draft asks for with Field64 and joint randomness (section 9.7).
const PROOFS: u8 = 3;

/// Bytes of a seed of the extendable-output function.
pub(super) const SEED_BYTES: usize = 32;

/// The Prio3 of one question set.
pub type Reports = Prio3<SheetCircuit, XofTurboShake128, SEED_BYTES>;
/// What both keepers see of a report.
pub type PublicPart = Prio3PublicShare<SEED_BYTES>;
/// What one keeper sees of it.
pub type Half = Prio3InputShare<Field64, SEED_BYTES>;
/// What a keeper says of a report, so that both can check the proof.
pub type ProofShare = Prio3VerifierShare<Field64, SEED_BYTES>;
/// What a keeper keeps until both have said theirs.
pub type ProofState = Prio3VerifyState<Field64, SEED_BYTES>;

/// A survey, ready to be answered or counted.
#[derive(Debug)]
pub struct Survey {
    definition: Definition,
    id: SurveyId,
    circuit: SheetCircuit,
    reports: Reports,
}

impl Survey {
    /// The survey of a definition.
    pub fn new(definition: Definition) -> Self {
        let circuit = SheetCircuit::new(&definition.set);
        // Two keepers and some proofs are never refused.
        let reports = Prio3::new(2, PROOFS, ALGORITHM, circuit.clone());
        let reports = reports.unwrap_or_else(|_| unreachable!("two keepers and three proofs"));
        Self { id: definition.id(), definition, circuit, reports }
    }

    /// What people agreed to.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Its id.
    pub fn id(&self) -> SurveyId {
        self.id
    }

    /// What is proven of a ballot.
    pub fn circuit(&self) -> &SheetCircuit {
        &self.circuit
    }

    /// Its Prio3.
    pub fn reports(&self) -> &Reports {
        &self.reports
    }

    /// Lengths of the halves of a report before sealing, in bytes.
    pub(super) fn half_bytes(&self) -> [usize; 2] {
        let elements = self.circuit.input_len() + usize::from(PROOFS) * self.circuit.proof_len();
        [8 * elements + SEED_BYTES, 2 * SEED_BYTES]
    }

    /// The same once they are sealed.
    pub(super) fn sealed_bytes(&self) -> [usize; 2] {
        self.half_bytes().map(|bytes| bytes + SEAL_BYTES)
    }

    /// Length of what a keeper says of a report, in bytes.
    pub fn proof_share_bytes(&self) -> usize {
        8 * usize::from(PROOFS) * self.circuit.verifier_len() + SEED_BYTES
    }
}
