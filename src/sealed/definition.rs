//! What a survey with sealed ballots is: everything that people agree to before the first ballot, and its id, which is in every message.

use super::keeper::{KeeperKey, KeeperSecret, Role};
use crate::disclosure::Threshold;
use crate::hex;
use crate::json;
use crate::question_set::QuestionSet;
use crate::round::Day;
use crate::text::Name;
use serde_json::json;
use sha2::{Digest, Sha256};

/// Bytes of the key with which both keepers check proofs (the verify key of Prio3).
pub const VERIFY_KEY_BYTES: usize = 32;

/// The hash of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurveyId(pub [u8; 32]);

/// A keeper as people know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Name, as the team knows it.
    pub name: Name,
    /// Key for this survey.
    pub key: KeeperKey,
}

/// What a survey is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The question set.
    pub set: QuestionSet,
    /// How many people are asked.
    pub invited: u32,
    /// How many must have answered before anything is opened.
    pub threshold: Threshold,
    /// The day on which no more ballots are taken.
    pub closes: Day,
    /// Tells it from every other survey.
    pub nonce: [u8; 16],
    /// The keepers, by their roles.
    pub keepers: [Keeper; 2],
    /// The verify key, sealed for the second keeper. Whoever makes ballots does not know it.
    pub sealed_verify_key: Vec<u8>,
}

impl Definition {
    /// The id: SHA-256 of the canonical definition.
    pub fn id(&self) -> SurveyId {
        SurveyId(
            Sha256::new().chain_update("candour sealed survey 1\n").chain_update(json::canonical(&self.content(true))).finalize().into(),
        )
    }

    /// The keeper in a role.
    pub fn keeper(&self, role: Role) -> &Keeper {
        &self.keepers[role.index()]
    }

    /// All of it but the verify key, which is sealed for it.
    fn content(&self, with_verify_key: bool) -> serde_json::Value {
        let keepers = self.keepers.each_ref().map(|keeper| json!({ "key": hex::encode(keeper.key.bytes()), "name": &*keeper.name }));
        json!({
            "closes": self.closes.to_string(),
            "invited": self.invited,
            "keepers": keepers,
            "nonce": hex::encode(&self.nonce),
            "structure": self.set.structure_hash().to_string(),
            "threshold": self.threshold.people(),
            "verify_key": with_verify_key.then(|| hex::encode(&self.sealed_verify_key)),
            "wording": self.set.wording_hash().to_string(),
        })
    }

    fn verify_key_info(&self) -> Vec<u8> {
        [b"candour sealed verify key 1\n", json::canonical(&self.content(false)).as_bytes()].concat()
    }

    /// Seals the verify key for the second keeper, in the place of the one that is there.
    ///
    /// `None` where the second keeper's key is none.
    #[must_use]
    pub fn with_verify_key(mut self, key: &[u8; VERIFY_KEY_BYTES]) -> Option<Self> {
        self.sealed_verify_key = self.keeper(Role::Second).key.seal(&self.verify_key_info(), b"", key)?;
        Some(self)
    }

    /// The verify key, for the second keeper; `None` if it was not sealed for this survey and this key.
    pub fn verify_key(&self, secret: &KeeperSecret) -> Option<[u8; VERIFY_KEY_BYTES]> {
        secret.open(&self.verify_key_info(), b"", &self.sealed_verify_key)?.try_into().ok()
    }
}
