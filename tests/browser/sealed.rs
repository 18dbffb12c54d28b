//! Sealed ballots in a browser, with its random numbers: the same files as on any other machine, and a ballot that is sealed here and counted.

use candour::answers::{AnswerSheet, Choice};
use candour::release::Release;
use candour::sealed::backup::KeeperCode;
use candour::sealed::ballot::Ballot;
use candour::sealed::keeper::{First, Keeper, Locked, Open, Second, Side};
use candour::sealed::pile::Pile;
use candour::sealed::survey::Survey;
use candour::transfer::release_file;
use candour::transfer::sealed_files::{kept_key, messages, survey_file};
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;
use zeroize::Zeroizing;

const THREAD: &str = include_str!("../sealed/frozen/thread.txt");
const KEYS: [(&str, &str); 2] = [
    (include_str!("../sealed/frozen/first-key.json"), include_str!("../sealed/frozen/first-code.txt")),
    (include_str!("../sealed/frozen/second-key.json"), include_str!("../sealed/frozen/second-code.txt")),
];

fn survey() -> Arc<Survey> {
    Arc::new(Survey::new(survey_file::decode(include_str!("../sealed/frozen/survey.json")).expect("a survey")))
}

fn locked<R: Side>(survey: &Arc<Survey>, pile: &Pile) -> Keeper<R, Locked> {
    let (key, code) = KEYS[R::ROLE.index()];
    let kept = kept_key::decode(key.as_bytes()).expect("a key").open(&KeeperCode::parse(code).expect("a code")).expect("its code");
    let verify_key = survey.definition().verify_key(&kept.secret).map_or(kept.verify_key, Zeroizing::new);
    Keeper::<R, Open>::new(Arc::clone(survey), kept.secret, verify_key, kept.given).expect("its key").lock(pile).expect("a list")
}

fn pile(survey: &Survey) -> Pile {
    let mut pile = Pile::default();
    pile.take_text(survey, THREAD).expect("short");
    pile
}

#[wasm_bindgen_test]
fn keepers_come_to_the_release_that_was_made_elsewhere() {
    let survey = survey();
    let pile = pile(&survey);
    let answer = messages::decode_answer(include_bytes!("../sealed/frozen/answer.json")).expect("an answer");
    let opening = messages::decode_opening(include_bytes!("../sealed/frozen/second-opening.json")).expect("an opening");
    let (first, _) = locked::<First>(&survey, &pile).count(&answer).expect("all proofs hold");
    let (_, outcome) = first.release(&opening).expect("what was committed to");
    let release = Release::of_sealed(outcome).expect("a release");
    assert_eq!(release_file::encode(&release), include_str!("../sealed/frozen/release.json").trim_end());
}

#[wasm_bindgen_test]
fn a_ballot_that_is_sealed_in_a_browser_is_counted() {
    let survey = survey();
    let mut pile = pile(&survey);
    let set = &survey.definition().set;
    let mut sheet = AnswerSheet::blank(set);
    for statement in 0..set.statements().len() {
        sheet.tick(statement, Choice::Point(4));
    }
    let ballot = Ballot::seal(&survey, sheet, [7; 16]).expect("a ballot");
    pile.take(&survey, ballot.bytes().to_vec());
    let (first, second) = (locked::<First>(&survey, &pile), locked::<Second>(&survey, &pile));
    let (second, answer) = second.answer(&first.closing()).expect("all proofs hold");
    let (first, numbers) = first.count(&answer).expect("all proofs hold");
    let (second, sums) = second.count_with(&numbers).expect("what was committed to");
    let (_, outcome) = first.release(&sums).expect("what was committed to");
    assert!(second.accept(&outcome).is_ok());
    assert_eq!(Release::of_sealed(outcome).expect("a release").sheets(), 10);
}
