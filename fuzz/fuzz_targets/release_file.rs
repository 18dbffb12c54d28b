//! Release files: the bytes as they are, and again with a digest that fits, as somebody who forges files would send them.
#![no_main]

use candour::transfer::release_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(release) = release_file::decode(bytes) {
        assert!(bytes.len() <= release_file::MAX_BYTES);
        candour_fuzz::check_release(&release);
    }
    if let Some(forged) = candour_fuzz::forged_bytes(bytes)
        && let Ok(release) = release_file::decode(&forged)
    {
        candour_fuzz::check_release(&release);
    }
});
