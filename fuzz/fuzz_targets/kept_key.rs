//! Kept keys: the bytes as they are, and a good one that somebody changed, with a digest that fits. Only the good one opens.
#![no_main]

use candour::transfer::sealed_files::kept_key::{KeptKey, MAX_BYTES, decode, encode};
use candour_fuzz::change::changed;
use candour_fuzz::sealed::{MadeUp, code, content, question_set};
use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};
use std::sync::LazyLock;

static GOOD: LazyLock<(KeptKey, Map<String, Value>)> = LazyLock::new(|| {
    let [_, kept] = MadeUp::new(&question_set(3, &[1]), 0).kept;
    let content = content(&encode(&kept));
    (kept, content)
});

fn check(bytes: &[u8]) {
    let read = decode(bytes);
    candour_fuzz::check_file_size(bytes, MAX_BYTES, &read);
    let Ok(kept) = read else { return };
    let file = encode(&kept);
    assert!(file.len() <= MAX_BYTES);
    let again = decode(file.as_bytes()).expect("what was read can be written and read again");
    assert_eq!((&again, encode(&again)), (&kept, file));
    let opened = kept.open(&code());
    assert_eq!(opened.is_some(), kept == GOOD.0, "{kept:?}");
    if let Some(opened) = opened {
        assert_eq!((opened.secret.key(), opened.given), (kept.keeper().key, None));
    }
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    if let Some(forged) = candour_fuzz::forged_bytes(bytes) {
        check(&forged);
    }
    if let Ok(kept) = changed(&GOOD.1, &mut Unstructured::new(bytes)) {
        check(&candour_fuzz::forged(&kept));
    }
});
