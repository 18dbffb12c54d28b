//! What the app seals before it stores it, in the open: for tests and fuzzing, which need no seal.

use crate::open_round::{Counting, OpenRound};
use crate::totals::Totals;
use crate::transfer::stored_round::{StoredRound, totals_of};

/// Every number of some totals, for comparing two of them.
pub fn numbers(totals: &Totals) -> Vec<u8> {
    totals.to_bytes().to_vec()
}

/// The bytes of an open round's totals, as they are sealed.
pub fn totals(open: &OpenRound) -> Vec<u8> {
    totals_of(open).to_vec()
}

/// The same of a round in which a sheet is being counted.
pub fn totals_with_sheet(counting: &Counting) -> Vec<u8> {
    totals(counting.next())
}

/// The round of a stored entry with totals that were unsealed; `None` if they cannot be those of this round.
pub fn restore(entry: &StoredRound, totals: &[u8]) -> Option<OpenRound> {
    entry.restore(totals)
}
