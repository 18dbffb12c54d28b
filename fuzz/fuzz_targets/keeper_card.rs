//! Keepers' cards: the bytes as text that somebody pastes, and a card that somebody forged, as a file and in a link. What is done to a link on its
//! way changes nothing.
#![no_main]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candour::sealed::definition::Keeper;
use candour::transfer::sealed_files::SealedFileError;
use candour::transfer::sealed_files::keeper_card::{MARK, MAX_BYTES, decode, encode, encode_link};
use candour_fuzz::change::changed;
use candour_fuzz::sealed::{MadeUp, content, question_set};
use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};
use std::sync::LazyLock;

static CARD: LazyLock<Map<String, Value>> = LazyLock::new(|| content(&encode(MadeUp::new(&question_set(3, &[1]), 0).kept[1].keeper())));

fn check(text: &str) -> Result<Keeper, SealedFileError> {
    let read = decode(text);
    candour_fuzz::check_size(text, MAX_BYTES, &read);
    if let Ok(card) = &read {
        let file = encode(card);
        assert!(file.len() <= MAX_BYTES);
        let again = decode(&file).expect("what was read can be written and read again");
        assert_eq!((&again, encode(&again)), (card, file));
        candour_fuzz::check_link(MARK, &encode_link(card), |text| decode(text).as_ref() == Ok(card));
        // Anybody may have made the key, and then it says so.
        let _ = card.key.is_one();
    }
    read
}

fn check_forged(forged: Vec<u8>) {
    let file = String::from_utf8(forged).expect("JSON");
    let link = format!("#{MARK}{}", URL_SAFE_NO_PAD.encode(&file));
    let read = check(&file);
    if link.len() <= MAX_BYTES {
        assert_eq!(check(&link), read, "a file and its link say the same");
    }
}

fuzz_target!(|bytes: &[u8]| {
    let _ = check(&String::from_utf8_lossy(bytes));
    if let Some(forged) = candour_fuzz::forged_bytes(bytes) {
        check_forged(forged);
    }
    if let Ok(card) = changed(&CARD, &mut Unstructured::new(bytes)) {
        check_forged(candour_fuzz::forged(&card));
    }
});
