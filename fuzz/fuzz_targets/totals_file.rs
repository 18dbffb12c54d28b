//! Files of raw totals, as the native tool `figures` takes them, and everything it makes of them.
#![no_main]

use candour::json;
use candour::native::{figures_file, releases, totals_file};
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::transfer::question_set_file;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::LazyLock;

/// Two areas, the second with a reverse-scored statement.
static SET: LazyLock<QuestionSet> = LazyLock::new(|| {
    let file = br#"{"id":"small","title":"Small","scale":{"points":5,"lowest":1},
        "areas":[{"id":"one","title":"One"},{"id":"two","title":"Two"}],
        "statements":[{"id":"a","area":"one"},{"id":"b","area":"two","reversed":true},{"id":"c","area":"two"}]}"#;
    question_set_file::decode_without_texts(file).expect("a question set")
});

fn check(bytes: &[u8]) {
    let Ok(teams) = totals_file::decode(bytes, &SET) else { return };
    assert!(bytes.len() <= totals_file::MAX_BYTES);
    let file = totals_file::encode(&SET, &teams);
    assert_eq!(totals_file::decode(file.as_bytes(), &SET).as_ref(), Ok(&teams));
    assert_eq!(totals_file::encode(&SET, &teams), file);
    // Too many people together is the one thing that may be said.
    let _ = figures_file::encode(&SET, &teams);
    let Ok(releases) = releases::of(&SET, &teams) else { return };
    assert!(releases.keys().eq(teams.keys()));
    for release in releases.values().flatten() {
        candour_fuzz::check_release(release);
    }
    // Rule 8, without the code that applies it.
    let everybody: u32 = teams.values().map(|totals| totals.sheets).sum();
    let shown: u32 = releases.values().flatten().map(Release::sheets).sum();
    assert!(shown == 0 || !(1..5).contains(&(everybody - shown)));
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    // Nobody guesses the hash of a question set, so it is put in.
    if let Ok(Value::Object(mut file)) = json::read(bytes, totals_file::MAX_BYTES) {
        file.insert("structure_hash".into(), SET.structure_hash().to_string().into());
        check(json::canonical(&file).as_bytes());
    }
});
