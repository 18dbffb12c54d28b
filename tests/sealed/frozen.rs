//! Files that were made once, by the tool `sealed`, and have to mean the same for ever: a library that is updated, or a change of ours, must not
//! change what ballots and messages say. If a test here fails, the formats have changed, and their versions have to.

use crate::made_up::opened;
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::sealed::armour;
use candour::sealed::backup::{KeeperCode, Kept};
use candour::sealed::keeper::{First, Keeper, Locked, Open, Second, Side};
use candour::sealed::pile::Pile;
use candour::sealed::survey::Survey;
use candour::transfer::release_file;
use candour::transfer::sealed_files::{keeper_card, kept_key, messages, survey_file};
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The text of a file, without the line break at its end.
fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sealed/frozen").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).trim_end().to_owned()
}

fn survey() -> Arc<Survey> {
    Arc::new(Survey::new(survey_file::decode(&file("survey.json")).expect("a survey")))
}

fn pile(survey: &Survey) -> Pile {
    let mut pile = Pile::default();
    pile.take_text(survey, &file("thread.txt")).expect("short");
    pile
}

/// A key as it was kept before or after its share was given.
fn kept(side: &str, when: &str) -> Kept {
    let code = KeeperCode::parse(&file(&format!("{side}-code.txt"))).expect("a code");
    kept_key::decode(file(&format!("{side}-key{when}.json")).as_bytes()).expect("a key").open(&code).expect("its code")
}

fn locked<R: Side>(survey: &Arc<Survey>, kept: Kept, verify_key: [u8; 32]) -> Keeper<R, Locked> {
    let keeper: Keeper<R, Open> = Keeper::new(Arc::clone(survey), kept.secret, Zeroizing::new(verify_key), kept.given).expect("its key");
    keeper.lock(&pile(survey)).expect("a list")
}

#[test]
fn every_file_is_read_and_written_as_it_was() {
    let same = |name: &str, written: String| assert_eq!(written, file(name), "{name}");
    same("card.json", keeper_card::encode(&keeper_card::decode(&file("card.json")).expect("a card")));
    same("survey.json", survey_file::encode(survey().definition()));
    same("closing.json", messages::encode_closing(&messages::decode_closing(file("closing.json").as_bytes()).expect("a closing")));
    same("answer.json", messages::encode_answer(&messages::decode_answer(file("answer.json").as_bytes()).expect("an answer")));
    for name in ["first-opening.json", "second-opening.json"] {
        same(name, messages::encode_opening(&messages::decode_opening(file(name).as_bytes()).expect("an opening")));
    }
    for name in ["first-key.json", "first-key-given.json", "second-key.json", "second-key-given.json"] {
        same(name, kept_key::encode(&kept_key::decode(file(name).as_bytes()).expect("a key")));
    }
    same("release.json", release_file::encode(&release_file::decode(file("release.json").as_bytes()).expect("a release")));
    let survey = survey();
    let ballots: Vec<String> = pile(&survey).ballots().map(|(_, ballot)| armour::write(ballot.bytes())).collect();
    assert_eq!(ballots.len(), 9);
    assert!(ballots.iter().all(|ballot| file("thread.txt").contains(ballot)));
}

/// The id and the codes in these files were worked out with Python's hashlib.
#[test]
fn ids_and_codes_are_what_another_program_makes_of_the_files() {
    let survey = survey();
    assert_eq!(candour::hex::encode(&survey.id().0), file("survey-id.txt"));
    let codes: Vec<String> = pile(&survey).ballots().map(|(hash, _)| hash.code().to_string()).collect();
    assert_eq!(codes.join("\n"), file("ballot-codes.txt"));
}

#[test]
fn the_keepers_come_to_the_same_messages_and_the_same_release() {
    let survey = survey();
    let verify_key = survey.definition().verify_key(&kept("second", "").secret).expect("sealed for the second keeper");
    assert_eq!(verify_key, *kept("first", "").verify_key);
    for when in ["", "-given"] {
        let first: Keeper<First, Locked> = locked(&survey, kept("first", when), verify_key);
        let second: Keeper<Second, Locked> = locked(&survey, kept("second", when), verify_key);
        let closing = messages::decode_closing(file("closing.json").as_bytes()).expect("a closing");
        let again = first.closing();
        // Tags and seals have random numbers in them.
        assert_eq!(
            (again.ballots, again.proofs, again.commitments),
            (closing.ballots.clone(), closing.proofs.clone(), closing.commitments.clone())
        );
        let (second, again) = second.answer(&closing).expect("all proofs hold");
        let answer = messages::decode_answer(file("answer.json").as_bytes()).expect("an answer");
        assert_eq!((again.list, again.proofs, again.commitments), (answer.list, answer.proofs.clone(), answer.commitments.clone()));
        let (first, _) = first.count(&answer).expect("all proofs hold");
        let openings =
            ["first", "second"].map(|side| messages::decode_opening(file(&format!("{side}-opening.json")).as_bytes()).expect("an opening"));
        let (second, _) = second.count_with(&openings[0]).expect("what was committed to");
        let (_, outcome) = first.release(&openings[1]).expect("what was committed to");
        second.accept(&outcome).expect("its own shares").erase();
        let release = Release::of_sealed(outcome).expect("a release");
        assert_eq!(release_file::encode(&release), file("release.json"));
        release.check_commitments(&closing, &answer).expect("what was committed to");
    }
    assert_eq!((kept("first", "").given, kept("second", "").given), (None, None));
    assert!(kept("first", "-given").given.is_some() && kept("second", "-given").given.is_some());
}

#[test]
fn the_release_is_that_of_the_answers() {
    let point = |cell: &str| if cell.is_empty() { 0 } else { cell.parse().expect("a point") };
    let team: Vec<Vec<u8>> = file("answers.txt").lines().map(|line| line.split(',').map(point).collect()).collect();
    let counted = opened(&QuestionSet::pulse(), &team, 12, 5).close().expect("enough");
    let sealed = release_file::decode(file("release.json").as_bytes()).expect("a release");
    assert_eq!((sealed.areas(), sealed.statements(), sealed.sheets()), (counted.areas(), counted.statements(), counted.sheets()));
}
