//! An open round as it is kept on the device: what anybody may read of it, and the totals sealed with a key that is not on the device.
//!
//! Canonical JSON. The totals have the same length whatever people answered; everything that can be read is bound to them, so that
//! neither half can be exchanged. Who seals and with what: `platform::cipher`. Layout: `docs/file-formats.md`.

use super::json::{Fields, Json, Object};
use super::{from_hex, release_file, to_hex};
use crate::question_set::QuestionSet;
use crate::round::{MAX_NAME, OpenRound, Round};
use crate::totals::{BatchId, Totals};
use base64ct::{Base64, Encoding};
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
    /// Who runs it.
    pub host: String,
    /// The question set people answer.
    pub set: QuestionSet,
    /// The number of this batch of sheets.
    pub batch: BatchId,
    /// Goes into both keys, so that no two rounds share one.
    pub salt: [u8; SALT],
    /// Nothing at all, sealed with the key of the desk PIN: whoever can open it knows the PIN.
    pub pin: Vec<u8>,
    /// The totals, sealed with the key of the recovery code.
    pub totals: Vec<u8>,
}

impl StoredRound {
    /// Writes the entry.
    pub fn encode(&self) -> String {
        let mut entry = self.readable();
        entry.insert("pin".into(), Json::text(Base64::encode_string(&self.pin)));
        entry.insert("totals".into(), Json::text(Base64::encode_string(&self.totals)));
        Json::Object(entry).canonical()
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// [`StoredRoundError`].
    pub fn decode(text: &str) -> Result<Self, StoredRoundError> {
        let entry = Json::parse(text.as_bytes(), MAX_BYTES).map_err(|_| StoredRoundError::Damaged)?;
        let Json::Object(fields) = &entry else { return Err(StoredRoundError::Damaged) };
        if fields.get("format") != Some(&Json::text(FORMAT)) {
            return Err(StoredRoundError::Damaged);
        }
        match fields.get("version") {
            Some(&Json::Number(version)) if version > i64::from(VERSION) => Err(StoredRoundError::NewerVersion),
            Some(&Json::Number(version)) if version == i64::from(VERSION) => Self::read(entry).ok_or(StoredRoundError::Damaged),
            _ => Err(StoredRoundError::Damaged),
        }
    }

    fn read(entry: Json) -> Option<Self> {
        let mut entry = Fields::of(entry, "").ok()?;
        entry.required("format").ok()?;
        entry.required("version").ok()?;
        let set = release_file::read_question_set(&mut entry).ok()?;
        let round = release_file::read_round(&mut entry).ok()?;
        let host = entry.text("host", MAX_NAME).ok()?;
        let batch = BatchId(from_hex(&entry.text("batch", 32).ok()?)?);
        let salt = from_hex(&entry.text("salt", 2 * SALT).ok()?)?;
        let mut bytes = |name| Base64::decode_vec(&entry.text(name, MAX_BYTES).ok()?).ok();
        let (pin, totals) = (bytes("pin")?, bytes("totals")?);
        entry.finish().ok()?;
        let round = round.check().ok()?;
        Some(Self { round, host, set, batch, salt, pin, totals })
    }

    /// What the sealed PIN is bound to.
    pub fn bound_to_pin(&self) -> String {
        Json::Object(self.readable()).canonical()
    }

    /// What the sealed totals are bound to.
    pub fn bound_to_totals(&self) -> String {
        let mut entry = self.readable();
        entry.insert("pin".into(), Json::text(Base64::encode_string(&self.pin)));
        Json::Object(entry).canonical()
    }

    /// Puts totals that were opened with the right key back into a round; `None` if they cannot be those of this round.
    pub(crate) fn restore(&self, totals: &[u8]) -> Option<OpenRound> {
        let totals = Totals::from_bytes(&self.set, self.batch, totals)?;
        OpenRound::restore(self.round.clone(), self.set.clone(), totals)
    }

    fn readable(&self) -> Object {
        let head = [
            ("batch", Json::text(self.batch.to_string())),
            ("format", Json::text(FORMAT)),
            ("host", Json::text(&self.host)),
            ("question_set", release_file::question_set(&self.set)),
            ("salt", Json::text(to_hex(&self.salt))),
            ("version", Json::from(VERSION)),
        ];
        head.into_iter().chain(release_file::round_fields(&self.round)).map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// The totals of an open round as bytes to be sealed, wiped when they are dropped. As long for one sheet as for all.
pub(crate) fn totals_of(open: &OpenRound) -> Zeroizing<Vec<u8>> {
    open.totals().to_bytes()
}
