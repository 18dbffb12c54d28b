//! Question set files, as the app and as the native tools take them.
#![no_main]

use candour::question_set::{QuestionSet, QuestionSetError};
use candour::transfer::{FileError, question_set_file};
use libfuzzer_sys::fuzz_target;

fn check(set: &QuestionSet, texts: bool) {
    assert!((1..=8).contains(&set.areas().len()) && (2..=11).contains(&set.scale().points) && set.scale().lowest <= 1);
    assert!(set.areas().iter().all(|area| (1..=12).contains(&area.members.len())));
    assert!(set.statements().iter().all(|statement| !texts || !statement.text.is_empty()));
    let read = |bytes: &[u8]| if texts { question_set_file::decode(bytes) } else { question_set_file::decode_without_texts(bytes) };
    let file = question_set_file::encode(set);
    let again = read(file.as_bytes()).expect("what was read can be written and read again");
    assert_eq!((&again, again.structure_hash(), again.wording_hash()), (set, set.structure_hash(), set.wording_hash()));
    assert_eq!(question_set_file::encode(&again), file);
    let content: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(read(candour::json::canonical(&content).as_bytes()).as_ref(), Ok(set));
}

fuzz_target!(|bytes: &[u8]| {
    let (strict, native) = (question_set_file::decode(bytes), question_set_file::decode_without_texts(bytes));
    if bytes.len() > question_set_file::MAX_BYTES {
        assert_eq!(strict, Err(QuestionSetError::File(FileError::TooLarge { limit: question_set_file::MAX_BYTES })));
    }
    match (strict, native) {
        (Ok(strict), native) => {
            assert_eq!(native.as_ref(), Ok(&strict), "the native tools take every set the app takes");
            check(&strict, true);
        }
        (Err(_), Ok(native)) => {
            assert!(native.statements().iter().any(|statement| statement.text.is_empty()), "only texts may be missing");
            check(&native, false);
        }
        (Err(_), Err(_)) => {}
    }
});
