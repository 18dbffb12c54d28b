//! Plan files.
#![no_main]

use candour::transfer::FileError;
use candour::transfer::plan_file::{MAX_BYTES, PlanFileError, decode, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match decode(bytes) {
        Ok(plan) => {
            let file = encode(&plan);
            let again = decode(file.as_bytes()).expect("what was read can be written and read again");
            assert_eq!((&again, encode(&again)), (&plan, file));
        }
        Err(error) if bytes.len() > MAX_BYTES => assert_eq!(error, PlanFileError::File(FileError::TooLarge { limit: MAX_BYTES })),
        Err(_) => {}
    }
});
