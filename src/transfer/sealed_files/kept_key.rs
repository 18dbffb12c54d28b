//! A keeper's secrets as they are kept, on the device and as a backup file: sealed under the recovery code, beside what may be read without it.

use super::messages::WrittenRole;
use super::{Format, SealedFileError, envelope};
use crate::hex::Hex;
use crate::json::{self, Object, Whole};
use crate::sealed::backup::{BACKUP_BYTES, KeeperCode, Kept, SALT_BYTES};
use crate::sealed::definition::Keeper;
use crate::sealed::keys::Role;
use crate::transfer::terms::WrittenKeeper;
use serde::{Deserialize, Serialize};

/// The name of the format.
pub const FORMAT: &str = "candour-keeper-key";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024;

const FILE: Format = Format { name: FORMAT, version: VERSION, most: MAX_BYTES, most_later: 8 * MAX_BYTES };

/// A kept key, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptKey {
    role: Role,
    keeper: Keeper,
    salt: [u8; SALT_BYTES],
    sealed: [u8; BACKUP_BYTES],
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    format: String,
    keeper: Object<WrittenKeeper>,
    role: WrittenRole,
    salt: Hex<SALT_BYTES>,
    sealed: Hex<BACKUP_BYTES>,
    version: Whole<u32, { VERSION as u64 }, { VERSION as u64 }>,
}

/// What can be read of it, to which the secrets are bound.
#[derive(Serialize)]
struct Beside<'a> {
    format: &'a str,
    keeper: WrittenKeeper,
    role: WrittenRole,
}

fn beside(role: Role, keeper: &Keeper) -> Vec<u8> {
    json::canonical(&Beside { format: FORMAT, keeper: WrittenKeeper::of(keeper), role: WrittenRole(role) }).into_bytes()
}

impl KeptKey {
    /// Keeps the key of `keeper` in a role. `seal` is given what is bound to it, and seals it with this salt.
    pub fn new(role: Role, keeper: Keeper, salt: [u8; SALT_BYTES], seal: impl FnOnce(&[u8]) -> [u8; BACKUP_BYTES]) -> Self {
        let sealed = seal(&beside(role, &keeper));
        Self { role, keeper, salt, sealed }
    }

    /// Whose it is.
    pub fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// In which role.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Opens it; `None` with another code, or if it is changed.
    pub fn open(&self, code: &KeeperCode) -> Option<Kept> {
        let kept = Kept::open(code, &self.salt, &beside(self.role, &self.keeper), &self.sealed)?;
        (kept.secret.key() == self.keeper.key).then_some(kept)
    }
}

/// Writes a kept key.
pub fn encode(kept: &KeptKey) -> String {
    envelope::close(&Content {
        format: FORMAT.to_owned(),
        keeper: Object(WrittenKeeper::of(&kept.keeper)),
        role: WrittenRole(kept.role),
        salt: Hex(kept.salt),
        sealed: Hex(kept.sealed),
        version: Whole(VERSION),
    })
}

/// Reads a kept key.
///
/// # Errors
/// [`SealedFileError`].
pub fn decode(bytes: &[u8]) -> Result<KeptKey, SealedFileError> {
    let content: Content = super::open(bytes, &FILE)?;
    Ok(KeptKey { role: content.role.0, keeper: content.keeper.0.read(), salt: content.salt.0, sealed: content.sealed.0 })
}
