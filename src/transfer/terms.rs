//! Keepers and keys of a survey with sealed ballots, as they stand in its invitation and in its release.

use crate::hex::Hex;
use crate::json::{List, Object};
use crate::round::Day;
use crate::sealed::definition::{Keeper, SEALED_VERIFY_KEY_BYTES, Terms};
use crate::sealed::keys::{KEY_BYTES, KeeperKey};
use crate::text::Name;
use serde::{Deserialize, Serialize};

/// A keeper in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenKeeper {
    key: Hex<KEY_BYTES>,
    name: Name,
}

impl WrittenKeeper {
    pub(super) fn of(keeper: &Keeper) -> Self {
        Self { key: Hex(*keeper.key.bytes()), name: keeper.name.clone() }
    }

    pub(super) fn read(self) -> Keeper {
        Keeper { name: self.name, key: KeeperKey::from_bytes(self.key.0) }
    }
}

/// The terms in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenTerms {
    closes: Day,
    keepers: List<Object<WrittenKeeper>, 2, 2>,
    nonce: Hex<16>,
    verify_key: Hex<SEALED_VERIFY_KEY_BYTES>,
}

impl WrittenTerms {
    pub(super) fn of(terms: &Terms) -> Self {
        Self {
            closes: terms.closes,
            keepers: List(terms.keepers.iter().map(WrittenKeeper::of).map(Object).collect()),
            nonce: Hex(terms.nonce),
            verify_key: Hex(terms.sealed_verify_key),
        }
    }

    /// The terms; `None` unless there are two keepers.
    pub(super) fn read(self) -> Option<Terms> {
        let keepers: Vec<Keeper> = self.keepers.0.into_iter().map(|Object(keeper)| keeper.read()).collect();
        Some(Terms { closes: self.closes, keepers: keepers.try_into().ok()?, nonce: self.nonce.0, sealed_verify_key: self.verify_key.0 })
    }
}
