//! A keeper's card: the name and the public key of whoever will be the second keeper.

use super::{Format, SealedFileError, envelope, link_text};
use crate::json::{Object, Whole};
use crate::sealed::definition::Keeper;
use crate::transfer::terms::WrittenKeeper;
use serde::{Deserialize, Serialize};

/// The name of the format.
pub const FORMAT: &str = "candour-keeper-card";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024;
/// What stands before a card in the fragment of an address.
pub const MARK: &str = "k=";

const FILE: Format = Format { name: FORMAT, version: VERSION, most: MAX_BYTES, most_later: 8 * MAX_BYTES };

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    format: String,
    keeper: Object<WrittenKeeper>,
    version: Whole<u32, { VERSION as u64 }, { VERSION as u64 }>,
}

/// Writes a card as a file.
pub fn encode(card: &Keeper) -> String {
    envelope::close(&Content { format: FORMAT.to_owned(), keeper: Object(WrittenKeeper::of(card)), version: Whole(VERSION) })
}

/// Writes a card as the text of a link, behind its mark.
pub fn encode_link(card: &Keeper) -> String {
    link_text::write(&encode(card))
}

/// Reads a card from a link and what stands around it, or from the content of a file.
///
/// # Errors
/// [`SealedFileError`].
pub fn decode(text: &str) -> Result<Keeper, SealedFileError> {
    let content: Content = super::open(&super::in_text(text, MARK, &FILE)?, &FILE)?;
    Ok(content.keeper.0.read())
}
