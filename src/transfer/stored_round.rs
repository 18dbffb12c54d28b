//! An open round as it is kept on the device: what anybody may read of it, and the totals sealed with a key that is not on the device.
//!
//! Canonical JSON. The totals have the same length whatever people answered; everything that can be read is bound to them, so that
//! neither half can be exchanged. Who seals and with what: `platform::cipher`. Layout: `docs/file-formats.md`.

use super::release_file::{self, Invited, NamedSet, ReleaseFileError};
use crate::base64_bytes::Base64Bytes;
use crate::disclosure::Threshold;
use crate::hex::Hex;
use crate::json::{self, Object, Whole};
use crate::open_round::OpenRound;
use crate::question_set::{QuestionSet, definition};
use crate::round::{Arrangements, Day, Kind, Round};
use crate::secrets::Custody;
use crate::text::{Line, Name};
use crate::totals::{BatchId, Totals};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

/// Largest entry that is read, in bytes: a release of the same set is about as long.
pub const MAX_BYTES: usize = release_file::MAX_BYTES;
/// The name of the format.
pub const FORMAT: &str = "candour-open-round";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Length of the salt, in bytes.
pub const SALT: usize = 16;

/// Why a stored round is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoredRoundError {
    /// A later version of Candour wrote it.
    #[error("the round was stored by a later version")]
    NewerVersion,
    /// It is damaged, or something else.
    #[error("the entry is no stored round")]
    Damaged,
}

/// An open round as it lies on the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRound {
    /// What is known of the round.
    pub round: Round,
    /// What people are told of it before they answer.
    pub arrangements: Arrangements,
    /// The question set people answer.
    pub set: QuestionSet,
    /// Who has its recovery codes.
    pub custody: Custody,
    /// The number of this batch of sheets.
    pub batch: BatchId,
    /// Goes into both keys, so that no two rounds share one.
    pub salt: [u8; SALT],
    /// Nothing at all, sealed with the key of the desk PIN: whoever can open it knows the PIN.
    pub pin: Vec<u8>,
    /// The totals, sealed with the key of the recovery codes.
    pub totals: Vec<u8>,
}

/// The entry as JSON. Without the sealed parts it is what they are bound to.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    batch: Hex<16>,
    codes: Whole<usize, 1, 2>,
    format: String,
    host: Name,
    invited: Invited,
    kind: Kind,
    label: Name,
    opened: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Base64Bytes>,
    question_set: Object<NamedSet>,
    readers: Line,
    salt: Hex<SALT>,
    team: Name,
    threshold: Threshold,
    #[serde(skip_serializing_if = "Option::is_none")]
    totals: Option<Base64Bytes>,
    version: u32,
    when: Line,
}

impl StoredRound {
    /// Writes the entry.
    pub fn encode(&self) -> String {
        json::canonical(&self.entry(Some(&self.pin), Some(&self.totals)))
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// [`StoredRoundError`].
    pub fn decode(text: &str) -> Result<Self, StoredRoundError> {
        // Before everything else: a later version may be larger and hold other things.
        match json::version_of(text.as_bytes(), FORMAT, usize::MAX) {
            Some(version) if version == u64::from(VERSION) => {}
            Some(version) if version > u64::from(VERSION) => return Err(StoredRoundError::NewerVersion),
            _ => return Err(StoredRoundError::Damaged),
        }
        let entry = json::read(text.as_bytes(), MAX_BYTES).map_err(|_| StoredRoundError::Damaged)?;
        Self::read(entry).ok_or(StoredRoundError::Damaged)
    }

    fn read(entry: Value) -> Option<Self> {
        let Object(entry): Object<Entry> = json::parse_plainly(entry)?;
        let Entry { team, label, opened, threshold, kind, host, readers, when, codes: Whole(codes), .. } = entry;
        let round = Round { team, label, opened, invited: entry.invited.0, threshold, kind };
        round.check_people().ok()?;
        // Of others nothing is kept.
        (round.kind == Kind::Real).then_some(())?;
        let read = |definition| definition::read_plainly(definition, false).ok_or(ReleaseFileError::Damaged);
        let set = entry.question_set.0.find(read).ok()?;
        let custody = Custody::with_codes(codes)?;
        let (batch, salt) = (BatchId(entry.batch.0), entry.salt.0);
        let arrangements = Arrangements { host, readers, when };
        Some(Self { round, arrangements, set, custody, batch, salt, pin: entry.pin?.0, totals: entry.totals?.0 })
    }

    /// What the sealed PIN is bound to.
    pub fn bound_to_pin(&self) -> String {
        json::canonical(&self.entry(None, None))
    }

    /// What the sealed totals are bound to.
    pub fn bound_to_totals(&self) -> String {
        json::canonical(&self.entry(Some(&self.pin), None))
    }

    /// Puts totals that were opened with the right key back into a round; `None` if they cannot be those of this round.
    pub(crate) fn restore(&self, totals: &[u8]) -> Option<OpenRound> {
        let totals = Totals::from_bytes(&self.set, self.batch, totals)?;
        OpenRound::restore(self.round.clone(), self.set.clone(), totals)
    }

    fn entry(&self, pin: Option<&[u8]>, totals: Option<&[u8]>) -> Entry {
        let Round { team, label, opened, invited, threshold, kind } = self.round.clone();
        let Arrangements { host, readers, when } = self.arrangements.clone();
        Entry {
            batch: Hex(self.batch.0),
            codes: Whole(self.custody.codes()),
            format: FORMAT.to_owned(),
            host,
            invited: Whole(invited),
            kind,
            label,
            opened,
            pin: pin.map(|bytes| Base64Bytes(bytes.to_vec())),
            question_set: Object(NamedSet::of(&self.set)),
            readers,
            salt: Hex(self.salt),
            team,
            threshold,
            totals: totals.map(|bytes| Base64Bytes(bytes.to_vec())),
            version: VERSION,
            when,
        }
    }
}

/// The totals of an open round as bytes to be sealed, wiped when they are dropped. As long for one sheet as for all.
pub(crate) fn totals_of(open: &OpenRound) -> Zeroizing<Vec<u8>> {
    open.totals().to_bytes()
}
