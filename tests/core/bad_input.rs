//! One named test for each kind of bad file, each with the exact error.

use crate::made_up::{at, complete, file_of, question_set, release, remove, signed};
use candour::json::canonical;
use candour::question_set::{QuestionSet, QuestionSetError};
use candour::release::Impossible;
use candour::transfer::release_file::{self, ReleaseFileError};
use candour::transfer::{FileError, Wanted, question_set_file, release_link};
use serde_json::{Value, json};

fn missing(at: &str) -> FileError {
    FileError::Missing { at: at.into() }
}

fn wrong_type(at: &str, wanted: Wanted) -> FileError {
    FileError::WrongType { at: at.into(), wanted }
}

fn unknown(at: &str) -> FileError {
    FileError::Unknown { at: at.into() }
}

fn out_of_range(at: &str, least: u64, most: u64) -> FileError {
    FileError::OutOfRange { at: at.into(), least, most }
}

fn hidden(at: &str) -> FileError {
    FileError::HiddenCharacters { at: at.into() }
}

mod question_sets {
    use super::*;

    /// The pulse form as a file.
    fn good() -> Value {
        serde_json::from_str::<Value>(&question_set_file::encode(&QuestionSet::pulse())).expect("JSON")
    }

    /// What reading the pulse form says after a change.
    fn after(change: impl FnOnce(&mut Value)) -> QuestionSetError {
        let mut file = good();
        change(&mut file);
        question_set_file::decode(canonical(&file).as_bytes()).expect_err("a bad question set")
    }

    fn with(path: &str, value: impl Into<Value>) -> QuestionSetError {
        after(|file| *at(file, path) = value.into())
    }

    fn without(path: &str) -> QuestionSetError {
        after(|file| remove(file, path))
    }

    fn file(error: FileError) -> QuestionSetError {
        QuestionSetError::File(error)
    }

    fn push(json: &mut Value, entry: Value) {
        let Value::Array(entries) = json else { panic!("no list") };
        entries.push(entry);
    }

    #[test]
    fn the_file_that_all_these_are_changes_of_is_read() {
        assert_eq!(question_set_file::decode(canonical(&good()).as_bytes()), Ok(QuestionSet::pulse()));
    }

    #[test]
    fn a_file_larger_than_any_set() {
        let bytes = vec![b' '; question_set_file::MAX_BYTES + 1];
        assert_eq!(question_set_file::decode(&bytes), Err(file(FileError::TooLarge { limit: question_set_file::MAX_BYTES })));
    }

    #[test]
    fn an_empty_file() {
        assert_eq!(question_set_file::decode(b""), Err(file(FileError::Empty)));
    }

    #[test]
    fn a_file_cut_in_the_middle() {
        let text = canonical(&good());
        let error = question_set_file::decode(&text.as_bytes()[..text.len() / 2]).expect_err("cut");
        assert!(matches!(error, QuestionSetError::File(FileError::NotJson { line: 1, .. })), "{error:?}");
    }

    #[test]
    fn something_after_the_end() {
        let text = canonical(&good()) + "{}";
        let column = text.len() - 1;
        assert_eq!(question_set_file::decode(text.as_bytes()), Err(file(FileError::NotJson { line: 1, column })));
    }

    #[test]
    fn bytes_that_are_no_text() {
        let error = question_set_file::decode(b"{\"id\": \"\xff\xfe\"}").expect_err("no UTF-8");
        assert!(matches!(error, QuestionSetError::File(FileError::NotJson { .. })), "{error:?}");
    }

    #[test]
    fn lists_nested_a_thousand_deep() {
        let deep = "[".repeat(1_000) + &"]".repeat(1_000);
        let error = question_set_file::decode(deep.as_bytes()).expect_err("too deep");
        assert!(matches!(error, QuestionSetError::File(FileError::NotJson { line: 1, .. })), "{error:?}");
    }

    #[test]
    fn a_list_instead_of_a_set() {
        assert_eq!(question_set_file::decode(b"[]"), Err(file(wrong_type("", Wanted::Object))));
    }

    #[test]
    fn a_name_that_stands_twice() {
        let text = canonical(&good()).replacen("\"id\":\"candour-pulse-1\"", "\"id\":\"candour-pulse-1\",\"id\":\"another\"", 1);
        assert_eq!(question_set_file::decode(text.as_bytes()), Err(file(FileError::DuplicateKey { key: "id".into() })));
    }

    #[test]
    fn a_name_misspelt() {
        assert_eq!(with("lables", 3), file(unknown("lables")));
    }

    #[test]
    fn a_name_misspelt_in_a_statement() {
        let error = after(|file| {
            remove(file, "statements/1/reversed");
            *at(file, "statements/1/reverse") = Value::Bool(true);
        });
        assert_eq!(error, file(unknown("statements[2].reverse")));
    }

    #[test]
    fn a_set_without_an_id() {
        assert_eq!(without("id"), file(missing("id")));
    }

    #[test]
    fn an_id_with_a_space() {
        assert_eq!(with("id", json!("my set")), file(FileError::BadId { at: "id".into() }));
    }

    #[test]
    fn an_id_of_forty_one_letters() {
        assert_eq!(with("id", json!("a".repeat(41))), file(out_of_range("id", 1, 40)));
    }

    #[test]
    fn a_title_of_white_space() {
        assert_eq!(with("title", json!(" \t ")), file(out_of_range("title", 1, 80)));
    }

    #[test]
    fn a_title_that_is_a_number() {
        assert_eq!(with("title", 7), file(wrong_type("title", Wanted::Text)));
    }

    #[test]
    fn a_set_without_a_scale() {
        assert_eq!(without("scale"), file(missing("scale")));
    }

    #[test]
    fn a_scale_of_one_point() {
        assert_eq!(with("scale/points", 1), file(out_of_range("scale.points", 2, 11)));
    }

    #[test]
    fn a_scale_of_twelve_points() {
        assert_eq!(with("scale/points", 12), file(out_of_range("scale.points", 2, 11)));
    }

    #[test]
    fn a_scale_of_minus_five_points() {
        assert_eq!(with("scale/points", -5), file(out_of_range("scale.points", 2, 11)));
    }

    #[test]
    fn a_scale_of_five_and_a_half_points() {
        let text = canonical(&good()).replacen("\"points\":5", "\"points\":5.5", 1);
        let error = question_set_file::decode(text.as_bytes()).expect_err("a fraction");
        assert!(matches!(error, QuestionSetError::File(FileError::NotJson { line: 1, .. })), "{error:?}");
    }

    #[test]
    fn a_number_of_points_in_quotes() {
        assert_eq!(with("scale/points", json!("5")), file(wrong_type("scale.points", Wanted::Number)));
    }

    #[test]
    fn a_scale_that_begins_at_two() {
        assert_eq!(with("scale/lowest", 2), file(out_of_range("scale.lowest", 0, 1)));
    }

    #[test]
    fn four_labels_for_five_points() {
        let labels = Value::Array(["one", "two", "three", "four"].map(Value::from).into());
        assert_eq!(with("scale/labels", labels), QuestionSetError::LabelsDoNotFit { labels: 4, points: 5 });
    }

    #[test]
    fn two_points_with_one_label() {
        let labels = Value::Array(["no", "rather no", "middle", "no", "yes"].map(Value::from).into());
        assert_eq!(with("scale/labels", labels), QuestionSetError::DuplicateWording("no".into()));
    }

    #[test]
    fn a_label_that_is_empty() {
        let labels = Value::Array(["no", "", "middle", "rather", "yes"].map(Value::from).into());
        assert_eq!(with("scale/labels", labels), file(out_of_range("scale.labels[2]", 1, 40)));
    }

    #[test]
    fn a_set_without_areas() {
        assert_eq!(with("areas", Value::Array(vec![])), file(out_of_range("areas", 1, 8)));
    }

    #[test]
    fn a_set_of_nine_areas() {
        let error = after(|file| {
            for number in 5..=9 {
                let (id, title) = (format!("area{number}"), format!("Area {number}"));
                push(at(file, "areas"), json!({ "id": id, "title": title }));
            }
        });
        assert_eq!(error, file(out_of_range("areas", 1, 8)));
    }

    #[test]
    fn two_areas_with_one_id() {
        assert_eq!(with("areas/1/id", json!("support")), QuestionSetError::DuplicateArea("support".into()));
    }

    #[test]
    fn an_area_without_a_title() {
        assert_eq!(without("areas/2/title"), file(missing("areas[3].title")));
    }

    #[test]
    fn an_area_without_a_statement() {
        let error = after(|file| push(at(file, "areas"), json!({ "id": "empty", "title": "Empty" })));
        assert_eq!(error, QuestionSetError::EmptyArea("empty".into()));
    }

    #[test]
    fn an_area_of_thirteen_statements() {
        let error = after(|file| {
            for number in 0..11 {
                let statement = json!({ "id": format!("X{number}"),
                    "area": "support",
                    "text": format!("One more, number {number}.") });
                push(at(file, "statements"), statement);
            }
        });
        assert_eq!(error, QuestionSetError::CrowdedArea("support".into()));
    }

    #[test]
    fn a_set_without_statements() {
        assert_eq!(with("statements", Value::Array(vec![])), file(out_of_range("statements", 1, 96)));
    }

    #[test]
    fn an_object_instead_of_the_list_of_statements() {
        assert_eq!(with("statements", json!({})), file(wrong_type("statements", Wanted::List)));
    }

    #[test]
    fn a_statement_that_is_only_a_text() {
        assert_eq!(with("statements/0", json!("We help.")), file(wrong_type("statements[1]", Wanted::Object)));
    }

    #[test]
    fn two_statements_with_one_id() {
        assert_eq!(with("statements/3/id", json!("S1")), QuestionSetError::DuplicateStatement("S1".into()));
    }

    #[test]
    fn a_statement_of_an_area_that_is_not_there() {
        let expected = QuestionSetError::UnknownArea { statement: "S4".into(), area: "Support".into() };
        assert_eq!(with("statements/1/area", json!("Support")), expected);
    }

    #[test]
    fn a_statement_without_its_text() {
        assert_eq!(without("statements/4/text"), file(missing("statements[5].text")));
    }

    #[test]
    fn a_statement_with_an_empty_text() {
        assert_eq!(with("statements/4/text", json!("")), file(out_of_range("statements[5].text", 1, 240)));
    }

    /// An empty text is how such a set is written, so the native tools have to take it for none.
    #[test]
    fn texts_that_are_empty_or_left_out_are_for_the_native_tools_only() {
        let mut empty = good();
        *at(&mut empty, "statements/4/text") = json!("");
        let mut left_out = good();
        remove(&mut left_out, "statements/4/text");
        let read = |file: &Value| question_set_file::decode_without_texts(canonical(file).as_bytes());
        let set = read(&left_out).expect("a set");
        assert!(set.statements()[4].text.is_empty());
        assert_eq!(read(&empty), Ok(set.clone()));
        assert_eq!(question_set_file::decode_without_texts(question_set_file::encode(&set).as_bytes()), Ok(set));
    }

    #[test]
    fn a_statement_of_more_than_240_characters() {
        assert_eq!(with("statements/4/text", json!("é".repeat(241))), file(out_of_range("statements[5].text", 1, 240)));
    }

    #[test]
    fn two_statements_with_one_wording() {
        let error = after(|file| {
            let text = at(file, "statements/0/text").clone();
            *at(file, "statements/5/text") = text;
        });
        assert_eq!(error, QuestionSetError::DuplicateWording("P4".into()));
    }

    #[test]
    fn a_text_that_turns_the_direction_of_reading() {
        for mark in ['\u{202e}', '\u{2066}', '\u{feff}', '\u{0}', '\n', '\u{200b}'] {
            assert_eq!(with("statements/0/text", json!(format!("We {mark} help."))), file(hidden("statements[1].text")), "{mark:?}");
        }
    }

    #[test]
    fn reversed_that_is_a_word() {
        assert_eq!(with("statements/0/reversed", json!("yes")), file(wrong_type("statements[1].reversed", Wanted::YesOrNo)));
    }

    #[test]
    fn a_language_that_is_no_tag() {
        for tag in [json!("en GB"), json!("<b>"), json!("")] {
            assert!(matches!(with("lang", tag), QuestionSetError::File(FileError::BadId { .. } | FileError::OutOfRange { .. })));
        }
    }

    #[test]
    fn a_status_that_is_too_long() {
        assert_eq!(with("status", json!("x".repeat(601))), file(out_of_range("status", 1, 600)));
    }

    #[test]
    fn sources_that_are_no_list() {
        assert_eq!(with("sources", json!("A book.")), file(wrong_type("sources", Wanted::List)));
    }

    #[test]
    fn twenty_one_sources() {
        assert_eq!(with("sources", Value::Array(vec![json!("A book."); 21])), file(out_of_range("sources", 0, 20)));
    }
}

mod releases {
    use super::*;

    /// Nine people on two areas of five points: sums with squares, bands.
    fn nine() -> Value {
        file_of(&release(&question_set(5, &[3, 1]), &complete(&question_set(5, &[3, 1]), 9)))
    }

    /// Twenty-one people: five counts.
    fn twenty_one() -> Value {
        file_of(&release(&question_set(5, &[3, 1]), &complete(&question_set(5, &[3, 1]), 21)))
    }

    fn read(file: &Value) -> Result<(), ReleaseFileError> {
        release_file::decode(&signed(file)).map(drop)
    }

    fn after(mut file: Value, change: impl FnOnce(&mut Value)) -> ReleaseFileError {
        change(&mut file);
        read(&file).expect_err("a bad release")
    }

    fn with(path: &str, value: impl Into<Value>) -> ReleaseFileError {
        after(nine(), |file| *at(file, path) = value.into())
    }

    fn without(path: &str) -> ReleaseFileError {
        after(nine(), |file| remove(file, path))
    }

    fn file(error: FileError) -> ReleaseFileError {
        ReleaseFileError::File(error)
    }

    fn contradiction(area: &str) -> ReleaseFileError {
        Impossible::Area(area.into()).into()
    }

    fn contradiction_in(statement: &str) -> ReleaseFileError {
        Impossible::Statement(statement.into()).into()
    }

    fn too_much(of: &str) -> ReleaseFileError {
        Impossible::ShowsTooMuch(of.into()).into()
    }

    fn too_little(of: &str) -> ReleaseFileError {
        Impossible::ShowsTooLittle(of.into()).into()
    }

    fn numbers(numbers: &[i64]) -> Value {
        Value::Array(numbers.iter().map(|&number| json!(number)).collect())
    }

    #[test]
    fn the_files_that_all_these_are_changes_of_are_read() {
        assert_eq!(read(&nine()), Ok(()));
        assert_eq!(read(&twenty_one()), Ok(()));
    }

    #[test]
    fn a_file_larger_than_any_release() {
        let bytes = vec![b' '; release_file::MAX_BYTES + 1];
        assert_eq!(release_file::decode(&bytes), Err(file(FileError::TooLarge { limit: release_file::MAX_BYTES })));
    }

    #[test]
    fn a_file_that_is_a_picture() {
        assert_eq!(release_file::decode(b"\x89PNG\r\n\x1a\n"), Err(file(FileError::OtherKind)));
    }

    #[test]
    fn a_release_followed_by_another_one() {
        let text = String::from_utf8(signed(&nine())).expect("text");
        let error = release_file::decode((text.clone() + &text).as_bytes()).expect_err("left over");
        assert!(matches!(error, ReleaseFileError::File(FileError::NotJson { line: 1, column }) if column > text.len()), "{error:?}");
    }

    #[test]
    fn a_name_that_stands_twice() {
        let text = String::from_utf8(signed(&nine())).expect("text").replacen('{', "{\"sheets\":5,", 1);
        assert_eq!(release_file::decode(text.as_bytes()), Err(file(FileError::DuplicateKey { key: "sheets".into() })));
    }

    #[test]
    fn a_question_set_instead_of_a_release() {
        let set = question_set_file::encode(&QuestionSet::full());
        assert_eq!(release_file::decode(set.as_bytes()), Err(ReleaseFileError::NotARelease));
    }

    #[test]
    fn a_file_of_another_format() {
        assert_eq!(with("format", json!("candour-ballot")), ReleaseFileError::NotARelease);
    }

    #[test]
    fn a_list_instead_of_a_release() {
        assert_eq!(release_file::decode(b"[1]"), Err(ReleaseFileError::NotARelease));
    }

    #[test]
    fn a_file_of_a_later_version() {
        assert_eq!(with("version", 2), ReleaseFileError::NewerVersion(2));
    }

    #[test]
    fn a_file_of_a_later_version_whose_other_content_nobody_knows_yet() {
        let later = json!({ "format": "candour-release", "version": 3, "new": null });
        assert_eq!(release_file::decode(canonical(&later).as_bytes()), Err(ReleaseFileError::NewerVersion(3)));
    }

    #[test]
    fn a_later_version_is_called_later_whatever_else_stands_in_it() {
        let later = |content: &str| release_file::decode(format!("{{\"version\":2,{content}\"format\":\"candour-release\"}}").as_bytes());
        let larger = format!("\"new\":\"{}\",", "x".repeat(release_file::MAX_BYTES));
        for content in
            ["", "\"team\":7,", "\"share\":0.5,", "\"new\":1e400,", "\"new\":[1,1],\"new\":2,", "\"origin\":\"sealed\",", &larger]
        {
            assert_eq!(later(content), Err(ReleaseFileError::NewerVersion(2)), "{}", content.get(..40).unwrap_or(content));
        }
        let huge = format!("\"new\":\"{}\",", "x".repeat(release_file::MAX_BYTES_LATER));
        assert_eq!(later(&huge), Err(file(FileError::TooLarge { limit: release_file::MAX_BYTES })));
    }

    #[test]
    fn a_release_of_sealed_ballots_without_shares_is_refused_by_name() {
        assert_eq!(with("origin", "sealed"), ReleaseFileError::NotProven);
        assert_eq!(with("origin", "telepathy"), file(unknown("origin: telepathy")));
    }

    #[test]
    fn a_file_of_version_0() {
        assert_eq!(with("version", 0), file(out_of_range("version", 1, 1)));
    }

    #[test]
    fn a_file_without_a_version() {
        assert_eq!(without("version"), file(missing("version")));
    }

    #[test]
    fn a_file_without_a_digest() {
        let mut content = nine();
        remove(&mut content, "digest");
        assert_eq!(release_file::decode(canonical(&content).as_bytes()), Err(file(missing("digest"))));
    }

    #[test]
    fn a_number_changed_by_hand() {
        let mut content = nine();
        *at(&mut content, "areas/a0/n") = 8.into();
        assert_eq!(release_file::decode(canonical(&content).as_bytes()), Err(ReleaseFileError::Damaged));
    }

    #[test]
    fn a_digest_that_is_a_number() {
        let mut content = nine();
        *at(&mut content, "digest") = 8.into();
        assert_eq!(release_file::decode(canonical(&content).as_bytes()), Err(ReleaseFileError::Damaged));
    }

    #[test]
    fn a_name_this_version_does_not_know() {
        assert_eq!(with("comment", json!("hello")), file(unknown("comment")));
    }

    #[test]
    fn a_release_without_a_team() {
        assert_eq!(without("team"), file(missing("team")));
    }

    #[test]
    fn a_team_of_sixty_one_characters() {
        assert_eq!(with("team", json!("x".repeat(61))), file(out_of_range("team", 1, 60)));
    }

    #[test]
    fn a_label_with_hidden_characters() {
        assert_eq!(with("label", json!("Autumn\u{202e}6202")), file(hidden("label")));
    }

    #[test]
    fn a_day_that_does_not_exist() {
        for day in ["2026-02-29", "2026-13-01", "1999-12-31", "2026-9-1", "yesterday"] {
            assert_eq!(with("opened", json!(day)), file(wrong_type("opened", Wanted::Text)), "{day}");
        }
    }

    #[test]
    fn a_kind_nobody_knows() {
        assert_eq!(with("kind", json!("serious")), file(unknown("kind: serious")));
    }

    #[test]
    fn an_origin_nobody_knows() {
        assert_eq!(with("origin", json!("post")), file(unknown("origin: post")));
    }

    #[test]
    fn a_threshold_of_four() {
        assert_eq!(with("threshold", 4), file(out_of_range("threshold", 5, 50)));
    }

    #[test]
    fn four_people_invited() {
        assert_eq!(with("invited", 4), file(out_of_range("invited", 5, 10_000)));
    }

    #[test]
    fn more_sheets_than_people_invited() {
        assert_eq!(with("sheets", 10), Impossible::Sheets.into());
    }

    #[test]
    fn fewer_sheets_than_the_threshold() {
        assert_eq!(with("threshold", 10), Impossible::Sheets.into());
    }

    #[test]
    fn four_sheets() {
        assert_eq!(with("sheets", 4), file(out_of_range("sheets", 5, 10_000)));
    }

    #[test]
    fn no_batch() {
        assert_eq!(with("batches", numbers(&[])), file(out_of_range("batches", 1, 500)));
    }

    #[test]
    fn a_batch_that_is_no_number_of_sixteen_bytes() {
        for batch in ["07", "0707070707070707070707070707070G", "ABABABABABABABABABABABABABABABAB"] {
            assert_eq!(with("batches/0", json!(batch)), file(FileError::BadId { at: "batches[1]".into() }), "{batch}");
        }
    }

    #[test]
    fn a_batch_that_stands_twice() {
        let batch = json!("07".repeat(16));
        assert_eq!(with("batches", Value::Array(vec![batch.clone(), batch])), file(FileError::DuplicateKey { key: "batches[2]".into() }));
    }

    #[test]
    fn an_area_the_set_does_not_have() {
        assert_eq!(with("areas/a9", json!({})), file(unknown("areas.a9")));
    }

    #[test]
    fn a_statement_the_set_does_not_have() {
        assert_eq!(with("statements/x", json!({})), file(unknown("statements.x")));
    }

    #[test]
    fn a_negative_number_of_people() {
        assert_eq!(with("areas/a0/n", -9), file(out_of_range("areas.a0.n", 0, 10_000)));
    }

    #[test]
    fn a_number_of_people_that_is_a_text() {
        assert_eq!(with("areas/a0/n", json!("9")), file(wrong_type("areas.a0.n", Wanted::Number)));
    }

    #[test]
    fn a_sum_beyond_what_other_programs_can_hold() {
        assert_eq!(with("areas/a0/s2", 1i64 << 53), file(out_of_range("areas.a0.s2", 0, (1 << 53) - 1)));
    }

    #[test]
    fn an_area_without_its_sum() {
        assert_eq!(without("areas/a0/s1"), file(missing("areas.a0.s1")));
    }

    #[test]
    fn more_people_in_an_area_than_sheets() {
        assert_eq!(with("areas/a0/n", 10), contradiction("a0"));
    }

    #[test]
    fn more_people_with_all_answers_than_scored() {
        assert_eq!(after(nine(), |file| *at(file, "areas/a0/full") = 10.into()), contradiction("a0"));
    }

    #[test]
    fn a_sum_below_what_people_can_answer() {
        assert_eq!(with("areas/a0/s1", 9 * 6 - 1), contradiction("a0"));
    }

    /// Of six people an area of two statements shows its sum and no squares that could contradict it.
    #[test]
    fn a_sum_beyond_what_people_can_answer_where_there_are_no_squares() {
        let six = || file_of(&release(&question_set(5, &[2]), &complete(&question_set(5, &[2]), 6)));
        for sum in [6 * 2 - 1, 6 * 2 * 5 + 1] {
            assert_eq!(after(six(), |file| *at(file, "areas/a0/s1") = sum.into()), contradiction("a0"), "{sum}");
        }
        for sum in [6 * 2, 6 * 2 * 5] {
            let mut file = six();
            *at(&mut file, "areas/a0/s1") = sum.into();
            assert_eq!(read(&file), Ok(()), "{sum}");
        }
    }

    #[test]
    fn a_sum_above_what_people_can_answer() {
        assert_eq!(with("areas/a0/s1", 9 * 6 * 5 + 1), contradiction("a0"));
    }

    #[test]
    fn squares_below_those_of_a_unanimous_team() {
        let error = after(nine(), |file| {
            *at(file, "areas/a0/s1") = (9 * 18).into();
            *at(file, "areas/a0/s2") = (9 * 18 * 18 - 1).into();
        });
        assert_eq!(error, contradiction("a0"));
    }

    #[test]
    fn squares_above_those_of_a_team_at_both_ends() {
        let error = after(nine(), |file| {
            *at(file, "areas/a0/s1") = (5 * 6 + 4 * 30).into();
            *at(file, "areas/a0/s2") = (5 * 36 + 4 * 900 + 1).into();
        });
        assert_eq!(error, contradiction("a0"));
    }

    #[test]
    fn squares_of_a_single_statement_below_twenty_people() {
        assert_eq!(with("areas/a1/s2", 100), too_much("a1"));
    }

    #[test]
    fn squares_left_out() {
        assert_eq!(without("areas/a0/s2"), too_little("a0"));
    }

    #[test]
    fn an_area_of_four_people() {
        let error = after(nine(), |file| {
            *at(file, "areas/a0") = json!({ "full": 4, "n": 4, "s1": 48 });
        });
        assert_eq!(error, too_much("a0"));
    }

    #[test]
    fn an_area_below_a_higher_threshold() {
        let error = after(twenty_one(), |file| {
            *at(file, "threshold") = 12.into();
            *at(file, "areas/a0/full") = 11.into();
            *at(file, "areas/a0/n") = 11.into();
            *at(file, "areas/a0/s1") = (11 * 18).into();
            *at(file, "areas/a0/s2") = (11 * 18 * 18).into();
        });
        assert_eq!(error, too_much("a0"));
    }

    #[test]
    fn bands_of_seven_people() {
        let seven = file_of(&release(&question_set(5, &[3]), &complete(&question_set(5, &[3]), 7)));
        let error = after(seven, |file| *at(file, "statements/s0-0") = json!({ "n": 7, "counts": numbers(&[1, 2, 4]) }));
        assert_eq!(error, too_much("s0-0"));
    }

    #[test]
    fn five_counts_of_nine_people() {
        assert_eq!(with("statements/s0-0/counts", numbers(&[1, 2, 3, 2, 1])), too_much("s0-0"));
    }

    #[test]
    fn three_bands_where_five_counts_would_be_released() {
        let error = after(twenty_one(), |file| *at(file, "statements/s0-0/counts") = numbers(&[7, 7, 7]));
        assert_eq!(error, too_little("s0-0"));
    }

    #[test]
    fn five_counts_with_a_lone_skipper() {
        let error = after(twenty_one(), |file| {
            *at(file, "areas/a0/full") = 20.into();
            *at(file, "statements/s0-0/n") = 20.into();
            *at(file, "statements/s0-0/counts") = numbers(&[4, 4, 4, 4, 4]);
        });
        assert_eq!(error, too_much("s0-0"));
    }

    #[test]
    fn five_counts_with_a_lone_skipper_among_people_who_answered_nothing() {
        let set = question_set(5, &[3]);
        let mut people = complete(&set, 30);
        for answers in &mut people[..6] {
            answers.fill(0);
        }
        // Seven incomplete people, so that the simple rule is met; only one of them answered anything.
        let error = after(file_of(&release(&set, &people)), |file| {
            *at(file, "areas/a0/full") = 23.into();
            *at(file, "statements/s0-0/n") = 23.into();
            *at(file, "statements/s0-0/counts") = numbers(&[4, 4, 4, 4, 7]);
        });
        assert_eq!(error, too_much("s0-0"));
    }

    /// On three points nothing but the counts themselves could say that somebody left something out.
    #[test]
    fn statements_left_out_though_everybody_answered_all_on_three_points() {
        let set = question_set(3, &[2]);
        let error = after(file_of(&release(&set, &complete(&set, 21))), |file| *at(file, "statements") = json!({}));
        assert_eq!(error, too_little("s0-0"));
    }

    #[test]
    fn a_statement_left_out() {
        assert_eq!(without("statements/s0-1"), too_little("s0-1"));
    }

    #[test]
    fn counts_that_do_not_add_up() {
        assert_eq!(with("statements/s0-0/counts", numbers(&[3, 3, 4])), contradiction_in("s0-0"));
    }

    #[test]
    fn fewer_answers_than_people_who_answered_all() {
        let error = after(nine(), |file| {
            *at(file, "statements/s0-0") = json!({ "n": 8, "counts": numbers(&[2, 2, 4]) });
        });
        assert_eq!(error, contradiction_in("s0-0"));
    }

    #[test]
    fn more_answers_than_sheets() {
        let error = after(nine(), |file| {
            *at(file, "statements/s0-0") = json!({ "n": 10, "counts": numbers(&[2, 4, 4]) });
        });
        assert_eq!(error, contradiction_in("s0-0"));
    }

    #[test]
    fn four_counts_on_five_points() {
        assert_eq!(with("statements/s0-0/counts", numbers(&[2, 2, 2, 3])), contradiction_in("s0-0"));
    }

    #[test]
    fn six_counts_on_five_points() {
        assert_eq!(with("statements/s0-0/counts", numbers(&[2, 2, 2, 2, 1, 0])), file(out_of_range("statements.s0-0.counts", 2, 5)));
    }

    #[test]
    fn a_count_that_is_a_text() {
        assert_eq!(with("statements/s0-0/counts/1", json!("2")), file(wrong_type("statements.s0-0.counts[2]", Wanted::Number)));
    }

    #[test]
    fn a_question_set_this_app_does_not_have() {
        assert_eq!(without("question_set/definition"), ReleaseFileError::UnknownQuestionSet("made-up".into()));
    }

    #[test]
    fn a_question_set_that_is_not_the_one_of_the_hash() {
        assert_eq!(with("question_set/definition/statements/0/reversed", Value::Bool(true)), ReleaseFileError::Damaged);
    }

    #[test]
    fn a_question_set_of_another_name() {
        assert_eq!(with("question_set/id", json!("another")), ReleaseFileError::Damaged);
    }

    #[test]
    fn a_hash_in_capitals() {
        for hash in ["structure_hash", "wording_hash"] {
            let error = with(&format!("question_set/{hash}"), json!("AB".repeat(32)));
            assert_eq!(error, file(FileError::BadId { at: format!("question_set.{hash}") }));
        }
    }

    #[test]
    fn a_question_set_with_a_mistake() {
        let error = with("question_set/definition/scale/points", 1);
        let inside = out_of_range("question_set.definition.scale.points", 2, 11);
        assert_eq!(error, ReleaseFileError::QuestionSet(QuestionSetError::File(inside)));
    }
}

mod links {
    use super::*;

    fn good() -> String {
        let set = QuestionSet::pulse();
        release_link::encode(&release(&set, &complete(&set, 9))).expect("short enough")
    }

    #[test]
    fn the_link_that_all_these_are_changes_of_is_read() {
        release_link::decode(&good()).expect("a release");
    }

    #[test]
    fn a_release_too_long_for_a_link_has_none() {
        let set = question_set(5, &[5, 5, 5, 5]);
        assert_eq!(release_link::encode(&release(&set, &complete(&set, 25))), None);
    }

    #[test]
    fn a_link_of_just_the_length_that_is_passed_on_whole() {
        // 1,500 bytes are 2,000 characters; the label brings the file to that size and then one over it.
        let set = question_set(5, &[6, 4]);
        let with_label = |length: usize| {
            let mut file = file_of(&release(&set, &complete(&set, 7)));
            *at(&mut file, "label") = json!("x".repeat(length));
            release_file::decode(&signed(&file)).expect("a release")
        };
        let length = 1_501 - release_file::encode(&with_label(1)).len();
        let release = with_label(length);
        let link = release_link::encode(&release).expect("short enough");
        assert_eq!(link.len(), release_link::MAX_CHARACTERS);
        assert_eq!(release_link::decode(&link), Ok(release));
        assert_eq!(release_link::encode(&with_label(length + 1)), None);
    }

    #[test]
    fn a_release_is_read_from_a_whole_address_and_from_the_content_of_a_file() {
        let release = release_link::decode(&good()).expect("a release");
        let file = release_file::encode(&release);
        for text in [format!("https://candour.example/app/#r={}", good()), format!(" #r={}\n", good()), file.clone(), format!("\n{file} ")]
        {
            assert_eq!(release_link::decode_text(&text).as_ref(), Ok(&release), "{text}");
        }
        // Without the mark it is no link, and other text is no file.
        for text in [good(), format!("https://candour.example/#{}", good()), "https://candour.example/#/about".into()] {
            assert!(matches!(release_link::decode_text(&text), Err(ReleaseFileError::File(FileError::OtherKind))), "{text}");
        }
    }

    #[test]
    fn a_link_longer_than_any() {
        assert_eq!(release_link::decode(&"A".repeat(release_link::MAX_CHARACTERS + 1)), Err(ReleaseFileError::Damaged));
    }

    #[test]
    fn an_empty_link() {
        assert_eq!(release_link::decode(""), Err(ReleaseFileError::CutOff));
    }

    #[test]
    fn a_link_cut_short_by_a_chat() {
        for length in [1, 2, 3, 5] {
            let link = good();
            assert_eq!(release_link::decode(&link[..link.len() - length]), Err(ReleaseFileError::CutOff), "{length} characters");
        }
    }

    #[test]
    fn a_link_with_a_letter_changed() {
        // The last letter of the digest: still JSON, still a release, another digest.
        let bytes = release_file::encode(&release_link::decode(&good()).expect("a release"));
        let digest = bytes.find("\"digest\":\"").expect("a digest") + 10;
        let other = if bytes.as_bytes()[digest] == b'a' { "b" } else { "a" };
        let mut changed = bytes.clone();
        changed.replace_range(digest..=digest, other);
        let link = base64_url(changed.as_bytes());
        assert_eq!(release_link::decode(&link), Err(ReleaseFileError::Damaged));
    }

    #[test]
    fn a_link_with_letters_of_the_other_alphabet() {
        // It ends there, as far as anybody can tell.
        for wrong in ["=", "+", "/"] {
            let mut link = good();
            link.insert_str(20, wrong);
            assert_eq!(release_link::decode(&link), Err(ReleaseFileError::CutOff), "{wrong:?}");
        }
    }

    #[test]
    fn a_link_to_something_else() {
        assert_eq!(release_link::decode(&base64_url(b"{\"format\":\"candour-invitation\"}")), Err(ReleaseFileError::NotARelease));
        assert_eq!(release_link::decode(&base64_url(b"hello")), Err(ReleaseFileError::Damaged));
    }

    #[test]
    fn a_link_to_a_release_that_cannot_be() {
        let set = QuestionSet::pulse();
        let mut file = file_of(&release(&set, &complete(&set, 9)));
        *at(&mut file, "sheets") = 5.into();
        assert_eq!(release_link::decode(&base64_url(&signed(&file))), Err(Impossible::Area("support".into()).into()));
    }

    /// Base64 with `-` and `_` and no padding, written again so that the test does not rest on the same library.
    fn base64_url(bytes: &[u8]) -> String {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        bytes
            .chunks(3)
            .flat_map(|chunk| {
                let three = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
                let word = three[0] << 16 | three[1] << 8 | three[2];
                (0..=chunk.len()).map(move |at| ALPHABET[(word >> (18 - 6 * at)) as usize & 63] as char)
            })
            .collect()
    }
}

mod the_largest {
    use super::*;
    use crate::made_up::opened;
    use candour::question_set::{Draft, DraftStatement, MAX_AREAS, MAX_STATEMENTS_PER_AREA};
    use candour::round_keeper::stored_release;
    use candour::text::MAX_NAME;
    use question_set_file::{MAX_ID, MAX_LABEL, MAX_NOTE, MAX_SOURCES, MAX_TEXT, MAX_TITLE};

    /// A text of this many characters of four bytes, as no script has longer ones; the last ones tell it from others.
    fn wide(characters: usize, number: usize) -> String {
        "\u{20000}".repeat(characters - 3) + &format!("{number:03}")
    }

    fn id(number: usize) -> String {
        format!("{number:0>MAX_ID$}")
    }

    /// Every list and every text as long as it can be.
    fn largest() -> QuestionSet {
        let statements = (0..MAX_AREAS * MAX_STATEMENTS_PER_AREA).map(|number| DraftStatement {
            id: id(number),
            area: id(number % MAX_AREAS),
            text: wide(MAX_TEXT, number),
            reversed: false,
        });
        let draft = Draft {
            id: id(0),
            title: wide(MAX_TITLE, 0),
            lang: id(1),
            points: 11,
            lowest: 0,
            labels: (0..11).map(|point| wide(MAX_LABEL, point)).collect(),
            areas: (0..MAX_AREAS).map(|area| (id(area), wide(MAX_TITLE, area))).collect(),
            statements: statements.collect(),
            status: wide(MAX_NOTE, 0),
            sources: (0..MAX_SOURCES).map(|source| wide(MAX_NOTE, source)).collect(),
        };
        draft.check().expect("a valid set")
    }

    #[test]
    fn question_set_there_can_be_is_read_in_any_script() {
        let file = question_set_file::encode(&largest());
        assert_eq!(question_set_file::decode(file.as_bytes()), Ok(largest()), "{} bytes", file.len());
    }

    #[test]
    fn release_there_can_be_is_read_in_any_script() {
        let set = largest();
        let people: Vec<Vec<u8>> = (0..1_000u32).map(|person| vec![if person < 999 { 11 } else { 1 }; set.statements().len()]).collect();
        let mut file = file_of(&opened(&set, &people, 10_000, 5).close().expect("enough people"));
        *at(&mut file, "team") = json!(wide(MAX_NAME, 1));
        *at(&mut file, "label") = json!(wide(MAX_NAME, 2));
        *at(&mut file, "batches") = Value::Array((0..release_file::MAX_BATCHES).map(|batch| json!(format!("{batch:032x}"))).collect());
        let bytes = signed(&file);
        let read = release_file::decode(&bytes).expect("a release");
        assert_eq!(release_file::encode(&read).into_bytes(), bytes);
        // Room for more digits: with 10,000 people each count may have three more.
        assert!(bytes.len() + set.statements().len() * 11 * 3 <= release_file::MAX_BYTES, "{} bytes", bytes.len());
        // And can be kept on the device, where every quote of it is escaped.
        let entry = stored_release::entry(&read).expect("an entry");
        assert_eq!(stored_release::decode(&entry.text), Ok(read));
    }
}
