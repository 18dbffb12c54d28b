//! The files and links of sealed ballots: what is written is read again, and each kind of bad input is refused with the exact error.

use crate::made_up::{at, complete, file_of, name, question_set, release, remove, round, signed};
use crate::made_up_survey::{VERIFY_KEY, counted, definition, pile, survey};
use base64ct::{Base64UrlUnpadded, Encoding};
use candour::json::canonical;
use candour::question_set::{QuestionSet, QuestionSetError};
use candour::round::Round;
use candour::sealed::backup::{self, Given, KeeperCode};
use candour::sealed::definition::{DefinitionError, Keeper};
use candour::sealed::keys::{KeeperSecret, Role};
use candour::sealed::messages::{Answer, Closing, Opening};
use candour::transfer::sealed_files::kept_key::KeptKey;
use candour::transfer::sealed_files::{SealedFileError, keeper_card, kept_key, messages, survey_file};
use candour::transfer::{FileError, Wanted, release_link};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// A kind of file, with a good one.
struct Kind {
    format: &'static str,
    /// Largest file that is read, in bytes.
    most: usize,
    good: String,
    /// Reads a file and writes it again.
    again: fn(&str) -> Result<String, SealedFileError>,
}

impl Kind {
    fn json(&self) -> Value {
        serde_json::from_str(&self.good).expect("JSON")
    }

    /// What reading says after a change of which the digest knows.
    fn after(&self, change: impl FnOnce(&mut Value)) -> Result<String, SealedFileError> {
        let mut file = self.json();
        change(&mut file);
        (self.again)(std::str::from_utf8(&signed(&file)).expect("text"))
    }

    fn with(&self, path: &str, value: impl Into<Value>) -> Result<String, SealedFileError> {
        self.after(|file| *at(file, path) = value.into())
    }
}

/// What the keepers of six people send each other.
struct Sent {
    closing: Closing,
    answer: Answer,
    openings: [Opening; 2],
}

static SENT: LazyLock<Sent> = LazyLock::new(|| {
    let made_up = survey(&QuestionSet::pulse(), 12, 5);
    let pile = pile(&made_up.survey, &complete(&QuestionSet::pulse(), 6));
    let both = counted(made_up, &pile);
    Sent { closing: both.closing, answer: both.answer, openings: [both.numbers, both.sums] }
});

fn own_set() -> QuestionSet {
    question_set(5, &[2, 3])
}

fn card() -> Keeper {
    Keeper { name: name("Ben Müller"), key: KeeperSecret::generate().1 }
}

fn code() -> KeeperCode {
    KeeperCode::from_random([9; 16])
}

const SALT: [u8; backup::SALT_BYTES] = [4; backup::SALT_BYTES];

/// A kept key of somebody of this name, with the secret in it.
fn kept(person: &str, role: Role, given: Option<Given>) -> (KeptKey, [u8; 32]) {
    let (secret, key) = KeeperSecret::generate();
    let keeper = Keeper { name: name(person), key };
    let kept = KeptKey::new(role, keeper, SALT, |beside| backup::seal(&code(), &SALT, beside, &secret, &VERIFY_KEY, given));
    (kept, *key.bytes())
}

/// Every kind of file.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let survey = |set: &QuestionSet| Kind {
        format: survey_file::FORMAT,
        most: survey_file::MAX_BYTES,
        good: survey_file::encode(&definition(round(12, 5), set, 1).0),
        again: |text| survey_file::decode(text).map(|survey| survey_file::encode(&survey)),
    };
    let answer = |answer: &Answer| Kind {
        format: messages::ANSWER,
        most: messages::MAX_BYTES,
        good: messages::encode_answer(answer),
        again: |text| messages::decode_answer(text.as_bytes()).map(|answer| messages::encode_answer(&answer)),
    };
    let opening = |opening: &Opening| Kind {
        format: messages::OPENING,
        most: messages::MAX_OPENING_BYTES,
        good: messages::encode_opening(opening),
        again: |text| messages::decode_opening(text.as_bytes()).map(|opening| messages::encode_opening(&opening)),
    };
    vec![
        Kind {
            format: keeper_card::FORMAT,
            most: keeper_card::MAX_BYTES,
            good: keeper_card::encode(&card()),
            again: |text| keeper_card::decode(text).map(|card| keeper_card::encode(&card)),
        },
        survey(&QuestionSet::pulse()),
        survey(&QuestionSet::full()),
        survey(&own_set()),
        Kind {
            format: messages::CLOSING,
            most: messages::MAX_BYTES,
            good: messages::encode_closing(&SENT.closing),
            again: |text| messages::decode_closing(text.as_bytes()).map(|closing| messages::encode_closing(&closing)),
        },
        answer(&SENT.answer),
        answer(&Answer { commitments: Vec::new(), ..SENT.answer.clone() }),
        opening(&SENT.openings[0]),
        opening(&SENT.openings[1]),
        Kind {
            format: kept_key::FORMAT,
            most: kept_key::MAX_BYTES,
            good: kept_key::encode(&kept("Ben Müller", Role::Second, None).0),
            again: |text| kept_key::decode(text.as_bytes()).map(|kept| kept_key::encode(&kept)),
        },
    ]
});

fn kind(format: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.format == format).expect("a kind")
}

/// Every place in a file, with what stands there. Not inside an own question set, whose errors are those of question set files.
fn places(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    let below = |step: &str| if at.is_empty() { step.to_owned() } else { format!("{at}/{step}") };
    if !at.is_empty() {
        found.push((at.to_owned(), value.clone()));
    }
    match value {
        Value::Object(_) if at == "question_set/definition" => {}
        Value::Object(fields) => fields.iter().for_each(|(name, value)| places(value, &below(name), found)),
        // The first two tell as much as all.
        Value::Array(entries) => entries.iter().take(2).enumerate().for_each(|(at, value)| places(value, &below(&at.to_string()), found)),
        _ => {}
    }
}

/// All places of a file, without those that say what kind of file it is and whether it is whole.
fn all_places(kind: &Kind) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    places(&kind.json(), "", &mut found);
    found.retain(|(path, _)| !matches!(path.as_str(), "digest" | "format"));
    found
}

/// A path of a test as errors name it.
fn named(path: &str) -> String {
    path.split('/').fold(String::new(), |named, step| match step.parse::<usize>() {
        Ok(at) => format!("{named}[{}]", at + 1),
        Err(_) if named.is_empty() => step.to_owned(),
        Err(_) => format!("{named}.{step}"),
    })
}

fn file<T>(error: FileError) -> Result<T, SealedFileError> {
    Err(SealedFileError::File(error))
}

fn out_of_range<T>(at: &str, least: u64, most: u64) -> Result<T, SealedFileError> {
    file(FileError::OutOfRange { at: at.into(), least, most })
}

fn bad_id<T>(path: &str) -> Result<T, SealedFileError> {
    file(FileError::BadId { at: named(path) })
}

mod what_is_written_is_read_again {
    use super::*;

    #[test]
    fn every_kind_of_file_has_the_same_bytes() {
        for kind in KINDS.iter() {
            assert_eq!((kind.again)(&kind.good).as_ref(), Ok(&kind.good), "{}", kind.format);
            assert_eq!(signed(&kind.json()), kind.good.as_bytes(), "canonical, with the digest of its content");
            // A byte order mark, white space and another order of keys do not matter.
            let pretty = candour::json::pretty(&kind.json());
            assert_eq!((kind.again)(&format!("\u{feff}{pretty}")).as_ref(), Ok(&kind.good), "{}", kind.format);
        }
    }

    #[test]
    fn a_card_as_a_file_and_as_a_link() {
        let card = card();
        assert_eq!(keeper_card::decode(&keeper_card::encode(&card)), Ok(card.clone()));
        let letters = keeper_card::encode_link(&card);
        assert_eq!(keeper_card::decode(&format!("https://candour.example/#k={letters}")), Ok(card));
        assert!(letters.len() <= release_link::MAX_CHARACTERS, "{}", letters.len());
    }

    #[test]
    fn a_survey_as_a_file_and_as_an_invitation() {
        for set in [QuestionSet::pulse(), QuestionSet::full(), own_set()] {
            let (survey, _) = definition(round(12, 5), &set, 1);
            assert_eq!(survey_file::decode(&survey_file::encode(&survey)), Ok(survey.clone()));
            let letters = survey_file::encode_link(&survey);
            let read = survey_file::decode(&format!("https://candour.example/#s={letters}")).expect("a survey");
            assert_eq!((read.id(), read == survey), (survey.id(), true));
            assert!(!set.is_built_in() || letters.len() <= release_link::MAX_CHARACTERS, "{}", letters.len());
        }
    }

    #[test]
    fn closing_answer_and_openings() {
        let Sent { closing, answer, openings } = &*SENT;
        assert_eq!(messages::decode_closing(messages::encode_closing(closing).as_bytes()).as_ref(), Ok(closing));
        let failed = Answer { commitments: Vec::new(), ..answer.clone() };
        for answer in [answer, &failed] {
            assert_eq!(messages::decode_answer(messages::encode_answer(answer).as_bytes()).as_ref(), Ok(answer));
        }
        for opening in openings {
            assert_eq!(messages::decode_opening(messages::encode_opening(opening).as_bytes()).as_ref(), Ok(opening));
        }
        assert_eq!(openings.each_ref().map(|opening| opening.role), Role::BOTH);
    }

    #[test]
    fn a_kept_key() {
        for role in Role::BOTH {
            for given in [None, Some(Given { list: [8; 32], theirs: [9; 32] })] {
                let (kept, key) = kept("Ben", role, given);
                let read = kept_key::decode(kept_key::encode(&kept).as_bytes()).expect("a kept key");
                assert_eq!((&read, read.role(), read.keeper().name.as_str()), (&kept, role, "Ben"));
                let opened = read.open(&code()).expect("its code");
                assert_eq!((opened.given, *opened.verify_key, *opened.secret.key().bytes()), (given, VERIFY_KEY, key));
            }
        }
    }
}

mod bad_files {
    use super::*;

    #[test]
    fn an_empty_file() {
        for kind in KINDS.iter() {
            for text in ["", " \r\n", "\u{feff}"] {
                assert_eq!((kind.again)(text), file(FileError::Empty), "{}", kind.format);
            }
        }
    }

    #[test]
    fn something_that_is_no_json() {
        for kind in KINDS.iter() {
            for text in ["Dear team,", "row,id\n1,2", "%PDF-1.7", "-----BEGIN CANDOUR BALLOT-----"] {
                assert_eq!((kind.again)(text), file(FileError::OtherKind), "{}", kind.format);
            }
            for text in ["{", "{]", "{\"format\":", "[1,"] {
                assert!(
                    matches!((kind.again)(text), Err(SealedFileError::File(FileError::NotJson { line: 1, .. }))),
                    "{}: {text}",
                    kind.format
                );
            }
        }
    }

    #[test]
    fn other_json() {
        for kind in KINDS.iter() {
            for text in ["{}", "[]", "5", "null", "\"text\"", "{\"format\":1}", "{\"format\":\"\"}", "{\"version\":9}"] {
                assert_eq!((kind.again)(text), Err(SealedFileError::OtherFormat(kind.format)), "{text}");
            }
        }
    }

    #[test]
    fn a_file_of_every_other_format() {
        let release = file_of(&release(&own_set(), &complete(&own_set(), 9)));
        for kind in KINDS.iter() {
            let others = KINDS.iter().filter(|other| other.format != kind.format).map(|other| other.good.clone());
            for other in others.chain([canonical(&release)]) {
                // Those that are larger than any of this kind are not looked into.
                let too_large = other.len() > kind.most;
                let expected =
                    if too_large { FileError::TooLarge { limit: kind.most }.into() } else { SealedFileError::OtherFormat(kind.format) };
                assert_eq!((kind.again)(&other), Err(expected), "{}", &other[..100]);
            }
        }
    }

    #[test]
    fn a_file_of_a_later_version_whatever_else_it_holds() {
        for kind in KINDS.iter() {
            assert_eq!(kind.with("version", 2), Err(SealedFileError::NewerVersion(2)), "{}", kind.format);
            for text in [
                format!("{{\"format\":\"{}\",\"version\":2}}", kind.format),
                format!("{{\"digest\":[],\"format\":\"{}\",\"keeper\":3,\"more\":{{\"x\":1.5}},\"version\":2}}", kind.format),
                format!("{{\"format\":\"{}\",\"more\":\"{}\",\"version\":2}}", kind.format, "x".repeat(kind.most / 2)),
            ] {
                assert_eq!((kind.again)(&text), Err(SealedFileError::NewerVersion(2)), "{}", kind.format);
            }
        }
        // Of what is short now a later version may be longer.
        for (format, most) in [(keeper_card::FORMAT, keeper_card::MAX_BYTES), (survey_file::FORMAT, survey_file::MAX_BYTES)] {
            let text = format!("{{\"format\":\"{format}\",\"more\":\"{}\",\"version\":7}}", "x".repeat(7 * most));
            assert_eq!((kind(format).again)(&text), Err(SealedFileError::NewerVersion(7)));
        }
    }

    #[test]
    fn a_version_that_never_was() {
        for kind in KINDS.iter() {
            for version in [0, -1] {
                assert_eq!(kind.with("version", version), out_of_range("version", 1, 1), "{}", kind.format);
            }
        }
    }

    #[test]
    fn a_digest_that_does_not_fit() {
        for kind in KINDS.iter() {
            for digest in [json!("0".repeat(64)), json!(""), json!(5), Value::Null] {
                let mut changed = kind.json();
                *at(&mut changed, "digest") = digest;
                assert_eq!((kind.again)(&canonical(&changed)), Err(SealedFileError::Damaged), "{}", kind.format);
            }
            let mut capitals = kind.json();
            let digest = at(&mut capitals, "digest").as_str().expect("a text").to_uppercase();
            *at(&mut capitals, "digest") = digest.into();
            assert_eq!((kind.again)(&canonical(&capitals)), Err(SealedFileError::Damaged), "{}", kind.format);
            let mut without = kind.json();
            remove(&mut without, "digest");
            assert_eq!((kind.again)(&canonical(&without)), file(FileError::Missing { at: "digest".into() }), "{}", kind.format);
        }
    }

    #[test]
    fn content_that_was_changed_without_its_digest() {
        for kind in KINDS.iter() {
            for (path, value) in all_places(kind) {
                let mut changed = kind.json();
                *at(&mut changed, &path) = match value {
                    Value::Number(_) => 1_234.into(),
                    _ => "something else".into(),
                };
                let expected = if path == "version" { SealedFileError::NewerVersion(1_234) } else { SealedFileError::Damaged };
                assert_eq!((kind.again)(&canonical(&changed)), Err(expected), "{} {path}", kind.format);
            }
        }
    }

    #[test]
    fn a_field_that_is_missing() {
        for kind in KINDS.iter() {
            for (path, _) in all_places(kind).iter().filter(|(path, _)| !path.ends_with(|step: char| step.is_ascii_digit())) {
                let read = kind.after(|file| remove(file, path));
                if path == "question_set/definition" {
                    assert_eq!(read, Err(SealedFileError::UnknownQuestionSet("made-up".into())));
                } else {
                    assert_eq!(read, file(FileError::Missing { at: named(path) }), "{} {path}", kind.format);
                }
            }
            assert_eq!(kind.after(|file| remove(file, "format")), Err(SealedFileError::OtherFormat(kind.format)));
        }
    }

    #[test]
    fn a_value_of_another_type() {
        for kind in KINDS.iter() {
            for (path, value) in all_places(kind) {
                let (wanted, others) = match value {
                    Value::Number(_) => (Wanted::Number, [json!("12"), json!([])]),
                    Value::String(_) => (Wanted::Text, [json!(5), json!(["x"])]),
                    Value::Array(_) => (Wanted::List, [json!({}), json!("x")]),
                    _ => (Wanted::Object, [json!([]), json!("x")]),
                };
                for other in others.into_iter().chain([Value::Null, json!(true)]) {
                    let error = FileError::WrongType { at: named(&path), wanted };
                    let expected = match path.as_str() {
                        "question_set/definition" => SealedFileError::QuestionSet(QuestionSetError::File(error)),
                        _ => error.into(),
                    };
                    assert_eq!(kind.with(&path, other.clone()), Err(expected), "{} {path}: {other}", kind.format);
                }
            }
            assert_eq!(kind.with("format", 5), Err(SealedFileError::OtherFormat(kind.format)));
        }
    }

    #[test]
    fn a_number_that_is_no_whole_one() {
        let survey = kind(survey_file::FORMAT);
        for number in ["12.5", "1e1", "12.0"] {
            let text = survey.good.replacen("\"invited\":12", &format!("\"invited\":{number}"), 1);
            assert!(matches!((survey.again)(&text), Err(SealedFileError::File(FileError::NotJson { line: 1, .. }))), "{number}");
        }
    }

    #[test]
    fn a_field_that_nobody_knows() {
        for kind in KINDS.iter() {
            let objects = all_places(kind).into_iter().filter(|(path, value)| value.is_object() && path != "question_set/definition");
            for path in objects.map(|(path, _)| format!("{path}/more")).chain(["more".to_owned()]) {
                assert_eq!(kind.with(&path, 1), file(FileError::Unknown { at: named(&path) }), "{} {path}", kind.format);
            }
        }
    }

    #[test]
    fn a_field_that_stands_twice() {
        for kind in KINDS.iter() {
            let text = kind.good.replacen("\"format\":", "\"version\":1,\"format\":", 1);
            assert_eq!((kind.again)(&text), file(FileError::DuplicateKey { key: "version".into() }), "{}", kind.format);
        }
    }

    #[test]
    fn something_after_the_end() {
        for kind in KINDS.iter() {
            let column = kind.good.chars().count() + 1;
            for more in ["{}", "x", &kind.good] {
                let read = (kind.again)(&format!("{}{more}", kind.good));
                let expected = if kind.good.len() + more.len() > kind.most {
                    file(FileError::TooLarge { limit: kind.most })
                } else {
                    file(FileError::NotJson { line: 1, column })
                };
                assert_eq!(read, expected, "{}", kind.format);
            }
        }
    }

    #[test]
    fn a_file_larger_than_any() {
        for kind in KINDS.iter() {
            let of_size = |size: usize| kind.good.replacen('{', &format!("{{{}", " ".repeat(size - kind.good.len())), 1);
            assert_eq!((kind.again)(&of_size(kind.most)).as_ref(), Ok(&kind.good), "{}", kind.format);
            assert_eq!((kind.again)(&of_size(kind.most + 1)), file(FileError::TooLarge { limit: kind.most }), "{}", kind.format);
        }
    }

    #[test]
    fn a_file_cut_at_any_byte() {
        for kind in KINDS.iter() {
            // Those with proofs are long: the places around each of their ends tell as much.
            let step = 1 + kind.good.len() / 4_000;
            let cuts = (0..kind.good.len()).step_by(step).chain(kind.good.len() - 200..kind.good.len());
            for cut in cuts.filter(|&cut| kind.good.is_char_boundary(cut)) {
                let read = (kind.again)(&kind.good[..cut]);
                assert!(
                    matches!(read, Err(SealedFileError::File(FileError::NotJson { .. } | FileError::Empty))),
                    "{} {cut}: {read:?}",
                    kind.format
                );
            }
        }
    }

    #[test]
    fn a_file_with_any_byte_changed() {
        for kind in KINDS.iter() {
            for place in (0..kind.good.len()).step_by(1 + kind.good.len() / 1_000) {
                let mut bytes = kind.good.clone().into_bytes();
                bytes[place] = if bytes[place] == b'1' { b'2' } else { b'1' };
                // In the middle of an ü it is no text any more.
                let text = String::from_utf8_lossy(&bytes);
                assert!((kind.again)(&text).is_err(), "{} {place}", kind.format);
            }
        }
    }

    #[test]
    fn lists_nested_a_thousand_deep() {
        for kind in KINDS.iter() {
            let deep = format!("{{\"format\":{}{}}}", "[".repeat(1_000), "]".repeat(1_000));
            assert!(matches!((kind.again)(&deep), Err(SealedFileError::File(FileError::NotJson { .. }))), "{}", kind.format);
        }
    }

    #[test]
    fn lists_that_are_too_long_or_too_short() {
        let (closing, answer) = (kind(messages::CLOSING), kind(messages::ANSWER));
        let hashes = |number: usize| json!(vec!["00".repeat(32); number]);
        let proofs = |number: usize| json!(vec!["AAAA"; number]);
        // Three parts of each statement and four of each area of the largest question set.
        for number in [0, 321] {
            assert_eq!(closing.with("commitments", hashes(number)), out_of_range("commitments", 1, 320), "{number}");
        }
        assert_eq!(answer.with("commitments", hashes(321)), out_of_range("commitments", 0, 320));
        for number in [0, 4, 10_001] {
            assert_eq!(closing.with("ballots", hashes(number)), out_of_range("ballots", 5, 10_000), "{number}");
            for kind in [closing, answer] {
                assert_eq!(kind.with("proofs", proofs(number)), out_of_range("proofs", 5, 10_000), "{number}");
            }
        }
        for number in [5, 10_000] {
            assert!(closing.after(|file| (*at(file, "ballots"), *at(file, "proofs")) = (hashes(number), proofs(number))).is_ok());
        }
        assert!(closing.with("commitments", hashes(320)).is_ok());
        let survey = kind(survey_file::FORMAT);
        let keeper = at(&mut survey.json(), "survey/keepers/0").clone();
        for keepers in [vec![], vec![keeper.clone()], vec![keeper; 3]] {
            assert_eq!(survey.with("survey/keepers", keepers), out_of_range("survey.keepers", 2, 2));
        }
    }

    #[test]
    fn hexadecimal_digits_of_another_length_or_form() {
        let is_hex = |text: &str| text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut seen = 0;
        for kind in KINDS.iter() {
            for (path, value) in all_places(kind) {
                let Some(digits) = value.as_str().filter(|text| is_hex(text)) else { continue };
                seen += 1;
                let wrong = [
                    String::new(),
                    digits[2..].to_owned(),
                    digits[1..].to_owned(),
                    format!("{digits}00"),
                    format!("{digits} "),
                    format!("0x{}", &digits[2..]),
                    format!("g{}", &digits[1..]),
                    format!("A{}", &digits[1..]),
                ];
                for wrong in wrong {
                    assert_eq!(kind.with(&path, wrong.clone()), bad_id(&path), "{} {path}: {wrong}", kind.format);
                }
            }
        }
        assert!(seen >= 40, "{seen}");
    }

    #[test]
    fn base64_of_another_form() {
        for (format, path) in [(messages::CLOSING, "proofs/1"), (messages::ANSWER, "proofs/0"), (messages::OPENING, "sealed")] {
            for wrong in ["A", "AAA", "AA=", "AAAA=", "AA==AAAA", "AAA_", "AAA-", "AAAA\n", " AAAA", "AB==", "AAAÄ"] {
                assert_eq!(kind(format).with(path, wrong), bad_id(path), "{wrong:?}");
            }
            // How many bytes there must be the keepers know.
            for right in ["", "AAAA", "AA==", "+/8="] {
                assert!(kind(format).with(path, right).is_ok(), "{right}");
            }
        }
    }

    #[test]
    fn a_role_or_a_kind_of_round_that_there_is_not() {
        for (format, path) in [(messages::OPENING, "keeper"), (kept_key::FORMAT, "role"), (survey_file::FORMAT, "kind")] {
            for word in ["third", "First", "FIRST", "", "first "] {
                assert_eq!(kind(format).with(path, word), file(FileError::Unknown { at: format!("{path}: {word}") }));
            }
        }
    }

    const NAMES: [(&str, &str); 5] = [
        (keeper_card::FORMAT, "keeper/name"),
        (kept_key::FORMAT, "keeper/name"),
        (survey_file::FORMAT, "survey/keepers/1/name"),
        (survey_file::FORMAT, "team"),
        (survey_file::FORMAT, "label"),
    ];

    #[test]
    fn names_with_hidden_characters() {
        for (format, path) in NAMES {
            for hidden in ['\u{202e}', '\u{2066}', '\u{feff}', '\u{200b}', '\u{0}', '\n', '\u{e000}', '\u{2028}'] {
                let read = kind(format).with(path, format!("An{hidden}na"));
                assert_eq!(read, file(FileError::HiddenCharacters { at: named(path) }), "{hidden:?}");
            }
            for marks in ["\u{301}Anna", "a\u{301}\u{301}\u{301}\u{301}\u{301}"] {
                assert_eq!(kind(format).with(path, marks), file(FileError::HiddenCharacters { at: named(path) }), "{marks:?}");
            }
        }
    }

    #[test]
    fn names_that_are_empty_or_too_long() {
        for (format, path) in NAMES {
            for wrong in [String::new(), " \t".to_owned(), "x".repeat(61)] {
                assert_eq!(kind(format).with(path, wrong), out_of_range(&named(path), 1, 60));
            }
            assert!(kind(format).with(path, "\u{20000}".repeat(60)).is_ok(), "{path}");
        }
    }

    #[test]
    fn markup_in_names_is_text_like_any_other() {
        for (format, path) in NAMES {
            for markup in ["<b>Anna</b>", "<script>alert(1)</script>", "[Anna](https://example.com)", "\"&amp;'", "=1+2"] {
                let mut again: Value = serde_json::from_str(&kind(format).with(path, markup).expect("a name")).expect("JSON");
                assert_eq!(at(&mut again, path), markup);
            }
        }
    }
}

mod surveys_that_cannot_be {
    use super::*;

    fn good() -> &'static Kind {
        kind(survey_file::FORMAT)
    }

    fn no_survey(why: DefinitionError) -> Result<String, SealedFileError> {
        Err(SealedFileError::NoSurvey(why))
    }

    #[test]
    fn a_survey_among_fewer_people_than_its_threshold() {
        assert_eq!(good().with("threshold", 13), no_survey(DefinitionError::People));
        assert!(good().with("threshold", 12).is_ok());
        assert_eq!(good().with("invited", 4), out_of_range("invited", 5, 10_000));
        assert_eq!(good().with("invited", 10_001), out_of_range("invited", 5, 10_000));
        assert!(good().with("invited", 10_000).is_ok());
    }

    #[test]
    fn a_threshold_below_five_or_above_fifty() {
        for threshold in [4, 51] {
            assert_eq!(good().with("threshold", threshold), out_of_range("threshold", 5, 50));
        }
    }

    #[test]
    fn a_survey_that_closes_before_it_opens() {
        assert_eq!(good().with("survey/closes", "2026-08-31"), no_survey(DefinitionError::Days));
        assert!(good().with("survey/closes", "2026-09-01").is_ok());
    }

    #[test]
    fn a_day_that_there_is_not() {
        for path in ["survey/closes", "opened"] {
            for day in ["2026-02-30", "2026-13-01", "2026-1-1", "1.12.2026", "", "1999-12-31", "2026-12-04T00:00"] {
                assert_eq!(good().with(path, day), file(FileError::WrongType { at: named(path), wanted: Wanted::Text }), "{day}");
            }
        }
    }

    #[test]
    fn one_keeper_in_both_roles() {
        let first = at(&mut good().json(), "survey/keepers/0/key").clone();
        assert_eq!(good().with("survey/keepers/1/key", first), no_survey(DefinitionError::OneKeeper));
    }

    /// Points of small order, with which every secret gives the same (RFC 7748, section 6.1).
    #[test]
    fn a_key_that_nobody_can_have_made() {
        let points = ["00".repeat(32), format!("01{}", "00".repeat(31)), format!("ec{}7f", "ff".repeat(30))];
        for point in &points {
            for keeper in [0, 1] {
                let read = good().with(&format!("survey/keepers/{keeper}/key"), point.as_str());
                assert_eq!(read, no_survey(DefinitionError::NoKey), "{point}");
            }
        }
    }

    #[test]
    fn every_question_set_but_its_own_is_refused() {
        for hash in ["structure_hash", "wording_hash"] {
            let read = good().with(&format!("question_set/{hash}"), "00".repeat(32));
            assert_eq!(read, Err(SealedFileError::UnknownQuestionSet("candour-pulse-1".into())));
        }
        assert_eq!(good().with("question_set/id", "another"), Err(SealedFileError::Damaged));
        let hash = |set: &QuestionSet| set.structure_hash().to_string();
        let full = good().with("question_set/structure_hash", hash(&QuestionSet::full()));
        assert_eq!(full, Err(SealedFileError::UnknownQuestionSet("candour-pulse-1".into())), "half of another set");
    }

    #[test]
    fn an_own_question_set_that_does_not_fit_its_hashes() {
        let own = KINDS.iter().find(|kind| kind.good.contains("\"made-up\"")).expect("a survey");
        for (path, value) in [
            ("question_set/definition/statements/0/text", json!("Another text.")),
            ("question_set/definition/statements/1/reversed", json!(false)),
            ("question_set/definition/title", json!("Another title")),
            ("question_set/definition/scale/points", json!(4)),
            ("question_set/structure_hash", json!("00".repeat(32))),
            ("question_set/wording_hash", json!("00".repeat(32))),
            ("question_set/id", json!("another")),
            ("question_set/definition/id", json!("another")),
        ] {
            let read = own.with(path, value);
            assert_eq!(read, Err(SealedFileError::Damaged), "{path}");
        }
    }

    #[test]
    fn an_own_question_set_with_a_mistake() {
        let own = KINDS.iter().find(|kind| kind.good.contains("\"made-up\"")).expect("a survey");
        let of_set = |error: FileError| Err(SealedFileError::QuestionSet(QuestionSetError::File(error)));
        let points = FileError::OutOfRange { at: "question_set.definition.scale.points".into(), least: 2, most: 11 };
        assert_eq!(own.with("question_set/definition/scale/points", 12), of_set(points));
        // People answer it, so it needs its texts.
        let text = FileError::Missing { at: "question_set.definition.statements[1].text".into() };
        assert_eq!(own.after(|file| remove(file, "question_set/definition/statements/0/text")), of_set(text));
        let area = own.with("question_set/definition/statements/0/area", "nowhere");
        let unknown = QuestionSetError::UnknownArea { statement: "s0-0".into(), area: "nowhere".into() };
        assert_eq!(area, Err(SealedFileError::QuestionSet(unknown)));
    }
}

mod links {
    use super::*;

    /// A kind of link: its mark, its letters, and whether a text gives what they say.
    struct Link {
        mark: &'static str,
        letters: String,
        file: String,
        again: fn(&str) -> Result<String, SealedFileError>,
    }

    static LINKS: LazyLock<Vec<Link>> = LazyLock::new(|| {
        let card = card();
        let survey = |set: &QuestionSet| {
            let (survey, _) = definition(Round { team: name("Équipe 7"), ..round(12, 5) }, set, 1);
            Link {
                mark: survey_file::MARK,
                letters: survey_file::encode_link(&survey),
                file: survey_file::encode(&survey),
                again: kind(survey_file::FORMAT).again,
            }
        };
        let card = Link {
            mark: keeper_card::MARK,
            letters: keeper_card::encode_link(&card),
            file: keeper_card::encode(&card),
            again: kind(keeper_card::FORMAT).again,
        };
        vec![card, survey(&QuestionSet::pulse()), survey(&own_set())]
    });

    const PAGE: &str = "https://candour.example/tools/";

    impl Link {
        fn address(&self) -> String {
            format!("{PAGE}#{}{}", self.mark, self.letters)
        }

        fn is_read(&self, text: &str) {
            assert_eq!((self.again)(text).as_ref(), Ok(&self.file), "{text}");
        }
    }

    /// Each link as `change` makes it is read.
    fn are_read(change: impl Fn(&Link) -> String) {
        for link in LINKS.iter() {
            link.is_read(&change(link));
        }
    }

    fn wrapped(text: &str, before: &str, signs: usize, end: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(signs).map(|line| format!("{before}{}", line.iter().collect::<String>())).collect::<Vec<_>>().join(end)
    }

    #[test]
    fn the_address_the_fragment_and_the_file_are_read() {
        are_read(Link::address);
        are_read(|link| format!("#{}{}", link.mark, link.letters));
        are_read(|link| format!(" {}{}\n", link.mark, link.letters));
        are_read(|link| format!("\u{feff}\n {}\n ", link.file));
    }

    #[test]
    fn wrapped_and_quoted() {
        for signs in [60, 64, 72, 76, 78, 10] {
            for before in ["", "> ", "> > ", ">", "| ", "    "] {
                for end in ["\n", "\r\n"] {
                    are_read(|link| wrapped(&link.address(), before, signs, end));
                }
            }
        }
    }

    #[test]
    fn percent_encoded() {
        for mark in ["%23", "%2523"] {
            let read = |link: &Link| {
                let (name, _) = link.mark.split_at(1);
                (link.again)(&format!("{PAGE}{mark}{name}%3D{}", link.letters))
            };
            for link in LINKS.iter() {
                // Encoded twice it is no mark any more.
                let expected = if mark == "%23" { Ok(link.file.clone()) } else { file(FileError::OtherKind) };
                assert_eq!(read(link), expected, "{mark}");
            }
        }
        are_read(|link| {
            let encoded = link.address().bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
            format!("https://safelinks.example/?url={encoded}&data=05%7C01")
        });
    }

    #[test]
    fn with_people_talking_around() {
        are_read(|link| format!("Dear all,\n\nhere it is: {}\n\nRegards,\nAnna", link.address()));
        are_read(|link| format!("[10:32] Anna: <{}>", link.address()));
        are_read(|link| format!("[the survey]({})", link.address()));
        are_read(|link| format!("https://candour.example/#/about and #1 and {} or #2", link.address()));
    }

    #[test]
    fn with_text_right_behind() {
        for behind in
            [".", ")", ">", "\"", "…", "&utm_source=x", "?x=1", "#", "=", "/", "Regards", "_", "--", "AAAA", "\u{201d}", "%20more"]
        {
            are_read(|link| format!("{}{behind}", link.address()));
        }
    }

    #[test]
    fn with_signs_that_nobody_sees() {
        for sign in ['\u{200b}', '\u{ad}', '\u{feff}', '\u{a0}'] {
            are_read(|link| link.address().chars().flat_map(|letter| [letter, sign]).collect());
        }
    }

    #[test]
    fn beside_others_the_longest_counts() {
        are_read(|link| format!("{PAGE}#{}old {}", link.mark, link.address()));
    }

    #[test]
    fn cut_off_anywhere() {
        for link in LINKS.iter() {
            for cut in 0..link.letters.len() {
                let read = (link.again)(&format!("{PAGE}#{}{}", link.mark, &link.letters[..cut]));
                assert_eq!(read, Err(SealedFileError::CutOff), "{cut}");
            }
        }
    }

    #[test]
    fn cut_off_by_a_sign_that_links_do_not_have() {
        for link in LINKS.iter() {
            for sign in ["=", "+", "/", "…"] {
                let mut address = link.address();
                address.insert_str(address.len() - 30, sign);
                // What is no ASCII is taken for something that was put in.
                let expected = if sign == "…" { Ok(link.file.clone()) } else { Err(SealedFileError::CutOff) };
                assert_eq!((link.again)(&address), expected, "{sign}");
            }
        }
    }

    #[test]
    fn with_any_letter_changed() {
        for link in LINKS.iter() {
            // Of the last letter not every bit counts.
            for place in 0..link.letters.len() - 1 {
                let mut letters = link.letters.clone();
                letters.replace_range(place..=place, if &letters[place..=place] == "A" { "B" } else { "A" });
                let read = (link.again)(&format!("{PAGE}#{}{letters}", link.mark));
                assert!(read.is_err(), "{place}: {read:?}");
            }
        }
    }

    #[test]
    fn with_a_letter_missing_anywhere() {
        for link in LINKS.iter() {
            for place in 0..link.letters.len() {
                let mut letters = link.letters.clone();
                letters.remove(place);
                let read = (link.again)(&format!("{PAGE}#{}{letters}", link.mark));
                assert!(matches!(read, Err(SealedFileError::CutOff | SealedFileError::Damaged)), "{place}: {read:?}");
            }
        }
    }

    #[test]
    fn with_the_content_of_something_else() {
        let [card, survey, _] = &LINKS[..] else { panic!("three") };
        // The letters of the one behind the mark of the other.
        let swapped = |link: &Link, other: &Link| (link.again)(&format!("{PAGE}#{}{}", link.mark, other.letters));
        assert_eq!(swapped(card, survey), Err(SealedFileError::OtherFormat(keeper_card::FORMAT)));
        assert_eq!(swapped(survey, card), Err(SealedFileError::OtherFormat(survey_file::FORMAT)));
        // A whole link of the other, and no link.
        for text in [survey.address(), PAGE.to_owned(), format!("{PAGE}#{}", card.letters)] {
            assert_eq!((card.again)(&text), file(FileError::OtherKind), "{text}");
        }
        for link in LINKS.iter() {
            assert_eq!((link.again)(&format!("#{}aGVsbG8", link.mark)), Err(SealedFileError::Damaged), "hello");
        }
    }

    #[test]
    fn of_a_later_version() {
        for link in LINKS.iter() {
            let mut later: Value = serde_json::from_str(&link.file).expect("JSON");
            *at(&mut later, "version") = 2.into();
            *at(&mut later, "more") = json!({ "x": [1] });
            let letters = Base64UrlUnpadded::encode_string(&signed(&later));
            assert_eq!((link.again)(&format!("{PAGE}#{}{letters}", link.mark)), Err(SealedFileError::NewerVersion(2)));
        }
    }

    #[test]
    fn in_a_text_longer_than_any() {
        for link in LINKS.iter() {
            let most = if link.mark == keeper_card::MARK { keeper_card::MAX_BYTES } else { survey_file::MAX_BYTES };
            let text = format!("{}{}", link.address(), " x".repeat(most));
            assert_eq!((link.again)(&text), file(FileError::TooLarge { limit: most }));
        }
    }
}

mod kept_keys {
    use super::*;

    fn changed(kept: &KeptKey, path: &str, value: impl Into<Value>) -> KeptKey {
        let mut file: Value = serde_json::from_str(&kept_key::encode(kept)).expect("JSON");
        *at(&mut file, path) = value.into();
        kept_key::decode(&signed(&file)).expect("a kept key")
    }

    #[test]
    fn one_is_opened_with_its_code_as_people_type_it() {
        let (kept, key) = kept("Ben", Role::Second, Some(Given { list: [8; 32], theirs: [8; 32] }));
        let shown = code().shown().to_string();
        assert_eq!(shown.len(), 24, "{shown}");
        let plain = shown.replace('-', "");
        let typed = [
            shown.clone(),
            shown.to_lowercase(),
            plain.clone(),
            shown.replace('-', " "),
            format!("  {shown}\n"),
            plain.chars().flat_map(|letter| [letter, '-']).collect(),
            shown.replace('0', "O").replace('1', "I"),
            shown.to_lowercase().replace('0', "o").replace('1', "l"),
        ];
        for typed in typed {
            let opened = kept.open(&KeeperCode::parse(&typed).expect("a code")).expect("its code");
            assert_eq!(*opened.secret.key().bytes(), key, "{typed}");
        }
    }

    /// Codes with every character that is read in another way.
    #[test]
    fn a_code_with_noughts_and_ones_is_read_as_people_type_it() {
        let code = KeeperCode::from_random([0; 16]);
        assert_eq!(&**code.shown(), "0000-0000-0000-0000-0000");
        let (secret, key) = KeeperSecret::generate();
        let seal = |beside: &[u8]| backup::seal(&code, &SALT, beside, &secret, &VERIFY_KEY, None);
        let kept = KeptKey::new(Role::First, Keeper { name: name("Anna"), key }, SALT, seal);
        for typed in ["OOOO-oooo-0000-Oo0O-0o0o", "o".repeat(20).as_str()] {
            assert!(kept.open(&KeeperCode::parse(typed).expect("a code")).is_some(), "{typed}");
        }
        assert!(kept.open(&KeeperCode::parse("OOOO-oooo-0000-Oo0O-0o0i").expect("a code")).is_none());
    }

    #[test]
    fn what_is_no_code_is_not_read() {
        let shown = code().shown().to_string();
        for typed in ["", &shown[1..], &format!("{shown}0"), &shown.replace(&shown[..1], "U"), &shown.replace(&shown[..1], "ß")] {
            assert!(KeeperCode::parse(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn another_code_does_not_open_it() {
        let (kept, _) = kept("Ben", Role::Second, None);
        assert!(kept.open(&KeeperCode::from_random([8; 16])).is_none());
        let shown = code().shown().to_string();
        for (place, letter) in shown.char_indices().filter(|(_, letter)| *letter != '-') {
            let mut other = shown.clone();
            other.replace_range(place..=place, if letter == '7' { "8" } else { "7" });
            assert!(kept.open(&KeeperCode::parse(&other).expect("a code")).is_none(), "{other}");
        }
    }

    #[test]
    fn one_whose_role_name_key_salt_or_content_is_changed_does_not_open() {
        let (kept, _) = kept("Ben", Role::Second, None);
        assert!(changed(&kept, "keeper/name", "Ben").open(&code()).is_some());
        let other_key = candour::hex::encode(KeeperSecret::generate().1.bytes());
        for (path, value) in
            [("keeper/name", "Eve".to_owned()), ("role", "first".to_owned()), ("salt", "05".repeat(16)), ("keeper/key", other_key)]
        {
            assert!(changed(&kept, path, value).open(&code()).is_none(), "{path}");
        }
        let sealed = at(&mut serde_json::from_str(&kept_key::encode(&kept)).expect("JSON"), "sealed").as_str().expect("digits").to_owned();
        assert_eq!(sealed.len(), 2 * backup::BACKUP_BYTES);
        for place in 0..sealed.len() {
            let mut other = sealed.clone();
            other.replace_range(place..=place, if &other[place..=place] == "0" { "1" } else { "0" });
            assert!(changed(&kept, "sealed", other).open(&code()).is_none(), "{place}");
        }
    }

    #[test]
    fn a_key_that_is_not_the_one_of_its_name_does_not_open() {
        let (secret, _) = KeeperSecret::generate();
        let keeper = Keeper { name: name("Ben"), key: KeeperSecret::generate().1 };
        let kept = KeptKey::new(Role::Second, keeper, SALT, |beside| backup::seal(&code(), &SALT, beside, &secret, &VERIFY_KEY, None));
        assert!(kept.open(&code()).is_none());
    }

    #[test]
    fn nobody_sees_by_its_length_whether_a_share_was_given() {
        let length = |role, given| kept_key::encode(&kept("Ben", role, given).0).len();
        let without = length(Role::Second, None);
        for given in [[0; 32], [8; 32], [255; 32]] {
            assert_eq!(length(Role::Second, Some(Given { list: given, theirs: given })), without);
        }
        assert_eq!(length(Role::First, Some(Given { list: [8; 32], theirs: [8; 32] })), length(Role::First, None));
    }

    #[test]
    fn what_a_keeper_keeps_opens_with_its_name_and_role() {
        let made_up = survey(&QuestionSet::pulse(), 12, 5);
        let [first, second] = made_up.survey.definition().terms.keepers.clone();
        let keys = [first.key, second.key];
        let kept = [
            KeptKey::new(Role::First, first, SALT, |beside| made_up.first.keep(&code(), &SALT, beside)),
            KeptKey::new(Role::Second, second, SALT, |beside| made_up.second.keep(&code(), &SALT, beside)),
        ];
        for (kept, key) in kept.iter().zip(keys) {
            let opened = kept_key::decode(kept_key::encode(kept).as_bytes()).expect("a kept key").open(&code()).expect("its code");
            assert_eq!((opened.secret.key(), opened.given), (key, None));
        }
    }
}
