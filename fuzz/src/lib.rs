//! What the fuzz targets share: making good files of almost good ones, and what must hold of everything that was read.
//!
//! A panic is a finding; libFuzzer then keeps the input that caused it. How to add a target: `CONTRIBUTING.md`.

pub mod change;
pub mod sealed;

use candour::disclosure;
use candour::locale::{Locale, PLAIN};
use candour::release::{Release, Resolution};
use candour::report::ReportText;
use candour::transfer::sealed_files::SealedFileError;
use candour::transfer::{FileError, csv, question_set_file, release_file, release_link};
use candour::{hex, json};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// A release file with this content and the digest that fits it, and with the id and hash of the question set it brings along: what
/// somebody who forges files would send. Without this hardly any input would get past the digest.
pub fn forged(content: &Map<String, Value>) -> Vec<u8> {
    let mut content = content.clone();
    if let Some(Value::Object(named)) = content.get_mut("question_set") {
        let definition = named.get("definition").map(json::canonical);
        let set = definition.and_then(|definition| question_set_file::decode_without_texts(definition.as_bytes()).ok());
        if let Some(set) = set {
            named.insert("structure_hash".into(), set.structure_hash().to_string().into());
            named.insert("wording_hash".into(), set.wording_hash().to_string().into());
            named.insert("id".into(), set.id().into());
        }
    }
    with_digest(content)
}

/// A file with this content and the digest that fits it, and nothing else put right.
pub fn with_digest(mut content: Map<String, Value>) -> Vec<u8> {
    content.remove("digest");
    let digest = Sha256::digest(json::canonical(&content));
    content.insert("digest".into(), hex::encode(&digest).into());
    json::canonical(&content).into_bytes()
}

/// The same bytes, forged if they are the JSON of an object.
pub fn forged_bytes(bytes: &[u8]) -> Option<Vec<u8>> {
    match json::read(bytes, release_file::MAX_BYTES) {
        Ok(Value::Object(content)) => Some(forged(&content)),
        _ => None,
    }
}

/// A file above the limit is called too large, or a later version's.
pub fn check_file_size<T>(bytes: &[u8], limit: usize, read: &Result<T, SealedFileError>) {
    if bytes.len() > limit {
        let error = read.as_ref().err();
        let fits = matches!(error, Some(SealedFileError::NewerVersion(_))) || error == Some(&FileError::TooLarge { limit }.into());
        assert!(fits, "{error:?}");
    }
}

/// The same of a text that is a file.
pub fn check_size<T>(text: &str, limit: usize, read: &Result<T, SealedFileError>) {
    let text = text.trim();
    if text.starts_with('{') {
        check_file_size(text.as_bytes(), limit, read);
    }
}

/// A link is read, with `mark` before it and however it may arrive, and not without its last letter.
pub fn check_link(mark: &str, link: &str, is_read: impl Fn(&str) -> bool) {
    let (start, rest) = link.split_at(link.len() / 2);
    let arrived = [
        format!("https://candour.example/app/#{mark}{link}"),
        format!("> https://candour.example/#{mark}{start}\r\n> {rest}.\r\n> Regards"),
        format!("https://candour.example/%23{}{start}%C2%AD{rest}&utm_source=x", mark.replace('=', "%3D")),
        format!("{mark}{start}\u{200b} {rest}/"),
    ];
    for arrived in arrived {
        assert!(is_read(&arrived), "{arrived}");
    }
    assert!(!is_read(&format!("#{mark}{}", &link[..link.len() - 1])), "the end is missing");
}

/// What must hold of every release that was read, whoever made it. Gives the file that is written of it.
pub fn check_release(release: &Release) -> String {
    let file = release_file::encode(release);
    assert!(file.len() <= release_file::MAX_BYTES, "{} bytes are more than are read", file.len());
    let again = release_file::decode(file.as_bytes()).expect("what was read can be written and read again");
    assert_eq!(&again, release);
    let content = json::read(file.as_bytes(), release_file::MAX_BYTES).expect("JSON");
    assert_eq!(json::canonical(&content), file, "the canonical form");
    if let Some(link) = release_link::encode(release) {
        assert!(link.len() <= release_link::MAX_CHARACTERS);
        assert_eq!(&release_link::decode(&link).expect("a link"), release);
    }
    check_rules(release);
    check_views(release);
    file
}

/// The rules of release again, without the code that applies them.
fn check_rules(release: &Release) {
    let (set, round) = (release.set(), release.round());
    let points = set.scale().points;
    assert!((5..=50).contains(&round.threshold.people()));
    assert!((round.threshold.people()..=round.invited).contains(&release.sheets()));
    assert_eq!((release.areas().len(), release.statements().len()), (set.areas().len(), set.statements().len()));
    for (area, sums) in set.areas().iter().zip(release.areas()) {
        let Some(sums) = sums else { continue };
        assert!(sums.n >= round.threshold.people() && sums.n <= release.sheets() && sums.full.is_none_or(|full| full <= sums.n));
        assert_eq!(sums.full.is_some(), sums.n >= 8);
        let least = u64::from(sums.n) * u64::from(area.unit());
        assert!((least..=least * u64::from(points)).contains(&sums.s1));
        if sums.s2.is_some() {
            assert!(sums.n >= if area.members.len() == 1 { 20 } else { 8 });
        }
    }
    for (statement, released) in set.statements().iter().zip(release.statements()) {
        let Some(released) = released else { continue };
        let counts = released.counts.keyed();
        assert_eq!(counts.iter().sum::<u32>(), released.n);
        assert_eq!(released.counts.as_ticked().iter().sum::<u32>(), released.n);
        assert!(released.n >= round.threshold.people() && released.n <= release.sheets());
        match released.counts.resolution() {
            Resolution::Bands => assert!(released.n >= 8 && points > 3 && counts.len() == disclosure::bands(points)),
            Resolution::Points => {
                assert!(released.n >= 20 && counts.len() == usize::from(points));
                let area = release.areas()[statement.area].expect("no full counts where nothing of the area is shown");
                let full = area.full.expect("no full counts where nobody is told how many are complete");
                assert!(!(1..=4).contains(&(release.sheets() - full)), "lone skippers");
            }
        }
    }
}

/// Everything that is shown or written of a release, with numbers that no honest team has.
fn check_views(release: &Release) {
    let locale = Locale::english(PLAIN);
    let page = ReportText::of(locale, release);
    let text = page.all_text();
    assert!(!text.contains("NaN"), "{text}");
    assert!(!page.title.is_empty());
    let on_the_picture = |start: f64, width: f64| start >= -1e-9 && width >= 0.0 && start + width <= 1.0 + 1e-9;
    for shown in page.plot.rows.iter().filter_map(|row| row.shown.as_ref()) {
        assert!((0.0..=1.0).contains(&shown.shape.dot), "{:?}", shown.shape);
        assert!(!shown.score.contains("inf") && !shown.sentence.contains("inf"), "{shown:?}");
        assert!(on_the_picture(shown.shape.fade().start, shown.shape.fade().width), "{:?}", shown.shape);
    }
    for piece in page.statements.iter().flat_map(|area| &area.rows).flat_map(|row| &row.pieces) {
        assert!(on_the_picture(piece.piece.start, piece.piece.width), "{piece:?}");
    }
    let table = csv::encode(release, csv::Dialect::Comma);
    let rows = 1 + release.areas().len() + release.statements().len();
    assert_eq!(table.matches("\r\n").count(), rows, "no text of a file begins a new row");
}
