//! Surveys with sealed ballots: the bytes as text that somebody pastes, and a survey that somebody forged, as a file and in a link. Every survey
//! that is read can be answered.
#![no_main]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candour::answers::AnswerSheet;
use candour::sealed::armour::{self, Block};
use candour::sealed::ballot::Ballot;
use candour::sealed::definition::{Definition, MAX_BALLOTS};
use candour::sealed::survey::Survey;
use candour::transfer::sealed_files::SealedFileError;
use candour::transfer::sealed_files::survey_file::{MARK, MAX_BYTES, decode, encode, encode_link};
use candour_fuzz::change::{changed, is_one_in};
use candour_fuzz::sealed::{MadeUp, content, question_set};
use libfuzzer_sys::arbitrary::{Result as Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// A survey with a question set of its own, and one with a set that is built in.
static SURVEYS: LazyLock<[Map<String, Value>; 2]> = LazyLock::new(|| {
    [question_set(5, &[1, 3]), candour::question_set::QuestionSet::pulse()]
        .map(|set| content(&encode(MadeUp::new(&set, 5).survey.definition())))
});

fn check(text: &str) -> Result<Definition, SealedFileError> {
    let read = decode(text);
    candour_fuzz::check_size(text, MAX_BYTES, &read);
    if let Ok(survey) = &read {
        let file = encode(survey);
        assert!(file.len() <= MAX_BYTES);
        let again = decode(&file).expect("what was read can be written and read again");
        assert_eq!((&again, again.id(), encode(&again)), (survey, survey.id(), file));
        assert!((survey.round.threshold.people()..=MAX_BALLOTS).contains(&survey.round.invited));
        assert!(survey.set.statements().iter().all(|statement| !statement.text.is_empty()));
        // Many more readings, and a ballot, take longest.
        if is_one_in(64, text.as_bytes()) {
            candour_fuzz::check_link(MARK, &encode_link(survey), |text| decode(text).as_ref() == Ok(survey));
            answer(survey);
        }
    }
    read
}

/// Answers a survey with an empty sheet.
fn answer(survey: &Definition) {
    let survey = Survey::new(survey.clone());
    let sheet = AnswerSheet::blank(&survey.definition().set);
    let ballot = Ballot::seal(&survey, sheet, [9; 16]).expect("a survey that was read has keys");
    assert_eq!(ballot.bytes().len(), Ballot::length(&survey));
    assert_eq!(armour::read(&armour::write(ballot.bytes())), Ok(vec![Block::Whole(ballot.bytes().to_vec())]));
    assert_eq!(Ballot::from_bytes(&survey, ballot.bytes().to_vec()), Ok(ballot));
}

fn check_forged(forged: Vec<u8>, with_link: bool) {
    let file = String::from_utf8(forged).expect("JSON");
    let read = check(&file);
    if with_link {
        let link = format!("https://candour.example/#{MARK}{}", URL_SAFE_NO_PAD.encode(&file));
        assert_eq!(check(&link), read, "a file and its link say the same");
    }
}

fn forge(bytes: &mut Unstructured<'_>) -> Arbitrary<Vec<u8>> {
    let survey = &SURVEYS[usize::from(bytes.arbitrary::<bool>()?)];
    Ok(candour_fuzz::forged(&changed(survey, bytes)?))
}

fuzz_target!(|bytes: &[u8]| {
    let _ = check(&String::from_utf8_lossy(bytes));
    let with_link = is_one_in(16, bytes);
    if let Some(forged) = candour_fuzz::forged_bytes(bytes) {
        check_forged(forged, with_link);
    }
    if let Ok(forged) = forge(&mut Unstructured::new(bytes)) {
        check_forged(forged, with_link);
    }
});
