//! What a survey with sealed ballots is: everything that people agree to before the first ballot, and its id, which is in every message.

use super::keys::{KeeperKey, KeeperSecret, Role, SEAL_BYTES};
use super::short_code::SurveyCode;
use crate::hex;
use crate::json;
use crate::question_set::QuestionSet;
use crate::round::{Day, Round};
use crate::text::Name;
use serde_json::json;
use sha2::{Digest, Sha256};

/// Bytes of the key with which both keepers check proofs (the verify key of Prio3).
pub const VERIFY_KEY_BYTES: usize = 32;

/// Bytes of that key, sealed.
pub const SEALED_VERIFY_KEY_BYTES: usize = VERIFY_KEY_BYTES + SEAL_BYTES;

/// Most ballots in a survey. Sums of so many stay below 2^53 (see release files), and far below the size of the field.
pub const MAX_BALLOTS: u32 = 10_000;

/// The hash of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurveyId(pub [u8; 32]);

impl SurveyId {
    /// What people compare: the second keeper posts it, and everybody looks whether the own app shows the same.
    pub fn code(&self) -> SurveyCode {
        SurveyCode::of(&self.0)
    }
}

/// A keeper as people know them. Alone it is the second keeper's card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Name, as the team knows it.
    pub name: Name,
    /// Key for this survey.
    pub key: KeeperKey,
}

/// What a survey with sealed ballots has beside its round and its question set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The day on which no more ballots are taken.
    pub closes: Day,
    /// Tells it from every other survey.
    pub nonce: [u8; 16],
    /// The keepers, by their roles.
    pub keepers: [Keeper; 2],
    /// The verify key, sealed for the second keeper. Whoever makes ballots does not know it.
    pub sealed_verify_key: [u8; SEALED_VERIFY_KEY_BYTES],
}

/// What a survey is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Team, label, days and numbers of people.
    pub round: Round,
    /// The question set.
    pub set: QuestionSet,
    /// Keepers and keys.
    pub terms: Terms,
}

/// Why there is no such survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DefinitionError {
    /// Fewer people than the threshold, or more than [`MAX_BALLOTS`].
    #[error("the number of people invited does not fit")]
    People,
    /// It closes before it opens.
    #[error("the survey closes before it opens")]
    Days,
    /// Both keepers have one key, or one name: they would be one person.
    #[error("both keepers have the same key or the same name")]
    OneKeeper,
    /// A key is none that anybody can have made.
    #[error("a key of a keeper is none")]
    NoKey,
}

impl Definition {
    /// A new survey. `verify_key` and `nonce` are random and new.
    ///
    /// # Errors
    /// [`DefinitionError`].
    pub fn new(
        round: Round,
        set: QuestionSet,
        closes: Day,
        keepers: [Keeper; 2],
        nonce: [u8; 16],
        verify_key: &[u8; VERIFY_KEY_BYTES],
    ) -> Result<Self, DefinitionError> {
        let terms = Terms { closes, nonce, keepers, sealed_verify_key: [0; SEALED_VERIFY_KEY_BYTES] };
        let mut survey = Self { round, set, terms };
        survey.check()?;
        survey.check_keys()?;
        let sealed = survey.keeper(Role::Second).key.seal(&survey.verify_key_info(), b"", verify_key);
        survey.terms.sealed_verify_key = sealed.and_then(|sealed| sealed.try_into().ok()).ok_or(DefinitionError::NoKey)?;
        Ok(survey)
    }

    /// Whether a definition from elsewhere is one of a survey, its [keys](Self::check_keys) aside.
    ///
    /// # Errors
    /// [`DefinitionError`].
    pub fn check(&self) -> Result<(), DefinitionError> {
        let [first, second] = &self.terms.keepers;
        if !(self.round.threshold.people()..=MAX_BALLOTS).contains(&self.round.invited) {
            Err(DefinitionError::People)
        } else if self.terms.closes.days_since(self.round.opened).is_none() {
            Err(DefinitionError::Days)
        } else if first.key == second.key || first.name == second.name {
            Err(DefinitionError::OneKeeper)
        } else {
            Ok(())
        }
    }

    /// Whether somebody can have made both keys: what matters to whoever seals for them, and to nobody who reads a result.
    ///
    /// # Errors
    /// [`DefinitionError::NoKey`].
    pub fn check_keys(&self) -> Result<(), DefinitionError> {
        if self.terms.keepers.iter().all(|keeper| keeper.key.is_one()) { Ok(()) } else { Err(DefinitionError::NoKey) }
    }

    /// The id: SHA-256 of the canonical definition.
    pub fn id(&self) -> SurveyId {
        SurveyId(
            Sha256::new().chain_update("candour sealed survey 1\n").chain_update(json::canonical(&self.content(true))).finalize().into(),
        )
    }

    /// The keeper in a role.
    pub fn keeper(&self, role: Role) -> &Keeper {
        &self.terms.keepers[role.index()]
    }

    /// All of it but the verify key, which is sealed for it.
    fn content(&self, with_verify_key: bool) -> serde_json::Value {
        let (round, terms) = (&self.round, &self.terms);
        let keepers = terms.keepers.each_ref().map(|keeper| json!({ "key": hex::encode(keeper.key.bytes()), "name": &*keeper.name }));
        json!({
            "closes": terms.closes.to_string(),
            "invited": round.invited,
            "keepers": keepers,
            "kind": round.kind.name(),
            "label": &*round.label,
            "nonce": hex::encode(&terms.nonce),
            "opened": round.opened.to_string(),
            "structure": self.set.structure_hash().to_string(),
            "team": &*round.team,
            "threshold": round.threshold.people(),
            "verify_key": with_verify_key.then(|| hex::encode(&terms.sealed_verify_key)),
            "wording": self.set.wording_hash().to_string(),
        })
    }

    fn verify_key_info(&self) -> Vec<u8> {
        [b"candour sealed verify key 1\n", json::canonical(&self.content(false)).as_bytes()].concat()
    }

    /// The verify key, for the second keeper; `None` if it was not sealed for this survey and this key.
    pub fn verify_key(&self, secret: &KeeperSecret) -> Option<[u8; VERIFY_KEY_BYTES]> {
        secret.open(&self.verify_key_info(), b"", &self.terms.sealed_verify_key)?.try_into().ok()
    }
}
