//! Release links: the bytes as text somebody pastes, and as a release file that somebody forged and put into a link. Where a link is read, what
//! mail programs do to it changes nothing.
#![no_main]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candour::release::Release;
use candour::transfer::release_file::{self, ReleaseFileError};
use candour::transfer::release_link;
use libfuzzer_sys::fuzz_target;

fn check(text: &str) -> Result<Release, ReleaseFileError> {
    let read = release_link::decode(text);
    if let Ok(release) = &read {
        assert!(text.len() <= release_link::MAX_TEXT);
        candour_fuzz::check_release(release);
        // The same by every way in which somebody may paste it.
        for pasted in [format!("https://candour.example/app/#r={text}"), format!(" #r={text}\n")] {
            assert_eq!(release_link::decode_text(&pasted).as_ref(), Ok(release));
        }
        if let Some(link) = release_link::encode(release) {
            check_changed(&link, release);
        }
    }
    read
}

/// A link as it may arrive.
fn check_changed(link: &str, release: &Release) {
    let (start, rest) = link.split_at(link.len() / 2);
    let changed = [
        format!("> https://candour.example/#r={start}\r\n> {rest}.\r\n> Regards"),
        format!("https://candour.example/%23r%3D{start}%C2%AD{rest}&utm_source=x"),
        format!("r={start}\u{200b} {rest}/"),
    ];
    for changed in changed {
        assert_eq!(release_link::decode_text(&changed).as_ref(), Ok(release), "{changed}");
    }
    assert_eq!(release_link::decode(&link[..link.len() - 1]), Err(ReleaseFileError::CutOff));
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let _ = check(&text);
    let _ = release_link::is_link(&text);
    if let Ok(release) = release_link::decode_text(&text) {
        candour_fuzz::check_release(&release);
    }
    if let Some(forged) = candour_fuzz::forged_bytes(bytes) {
        let link = URL_SAFE_NO_PAD.encode(&forged);
        if let (Ok(read), true) = (release_file::decode(&forged), link.len() <= release_link::MAX_CHARACTERS) {
            assert_eq!(check(&link), Ok(read), "a file and its link say the same");
        } else {
            check(&link).expect_err("what is no release or too long is none in a link either");
        }
    }
});
