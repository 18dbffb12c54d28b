//! An open round as it is kept on the device: the text anybody may read, and the totals behind the seal. The input is the text up to the
//! first zero byte, and the totals after it.
#![no_main]

use candour::native::unsealed;
use candour::transfer::stored_round::{MAX_BYTES, StoredRound};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    let (text, totals) = (&bytes[..end], bytes.get(end + 1..).unwrap_or_default());
    let Ok(text) = std::str::from_utf8(text) else { return };
    let Ok(entry) = StoredRound::decode(text) else { return };
    assert!(text.len() <= MAX_BYTES && entry.round.invited >= entry.round.threshold.people());
    let again = StoredRound::decode(&entry.encode()).expect("what was read can be written and read again");
    assert_eq!(again, entry);
    assert_eq!(again.bound_to_totals(), entry.bound_to_totals());
    for totals in [totals, &entry.totals] {
        let Some(open) = unsealed::restore(&entry, totals) else { continue };
        assert_eq!(unsealed::totals(&open), totals, "totals that are restored are written again as they were");
        assert!(open.sheets() <= entry.round.invited);
        // Totals whose seal held are the app's own, but closing must not panic on any.
        drop(open.close());
    }
});
