//! How fast a ballot is sealed, and how fast ballots are checked and added up: `scripts/bench`.
//!
//! Goals: a ballot of the full form in less than 30 milliseconds on a device that is four times slower, 1,000 ballots in less than 3 seconds.
//! Of a step that checks ballots everything is timed: opening a keeper's half, the proofs, adding up.

use candour::answers::{AnswerSheet, Choice};
use candour::disclosure::Threshold;
use candour::question_set::QuestionSet;
use candour::round::{Day, Kind, RoundDraft};
use candour::sealed::backup::{KeeperCode, Kept};
use candour::sealed::ballot::Ballot;
use candour::sealed::definition::{Definition, Keeper as Person};
use candour::sealed::keeper::{First, Keeper, Open, Second, Side};
use candour::sealed::keys::KeeperSecret;
use candour::sealed::pile::Pile;
use candour::sealed::survey::Survey;
use candour::text::Name;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::Arc;
use zeroize::Zeroizing;

const VERIFY_KEY: [u8; 32] = [3; 32];

fn main() {
    divan::main();
}

/// A survey of 10,000 people on a question set, with both secrets.
fn survey(set: &QuestionSet) -> (Arc<Survey>, [KeeperSecret; 2]) {
    let day = Day::parse("2026-11-22").expect("a day");
    let draft = RoundDraft {
        team: "Bench".into(),
        label: "Now".into(),
        opened: day,
        invited: 500,
        threshold: Threshold::default(),
        kind: Kind::Real,
    };
    let mut round = draft.check().expect("a round");
    round.invited = 10_000;
    let [(first, first_key), (second, second_key)] = [KeeperSecret::generate(), KeeperSecret::generate()];
    let person = |name, key| Person { name: Name::new(name).expect("a name"), key };
    let keepers = [person("Anna", first_key), person("Ben", second_key)];
    let definition = Definition::new(round, set.clone(), day, keepers, [1; 16], &VERIFY_KEY).expect("a survey");
    (Arc::new(Survey::new(definition)), [first, second])
}

fn sheet(set: &QuestionSet, person: usize) -> AnswerSheet {
    let mut sheet = AnswerSheet::blank(set);
    for statement in 0..set.statements().len() {
        let draw = (person * 31 + statement * 17) % 6;
        sheet.tick(statement, u8::try_from(draw).ok().filter(|&point| point > 0).map_or(Choice::PreferNot, Choice::Point));
    }
    sheet
}

fn nonce(person: usize) -> [u8; 16] {
    let mut nonce = [1; 16];
    nonce[..8].copy_from_slice(&(person as u64).to_le_bytes());
    nonce
}

fn set(form: &str) -> QuestionSet {
    match form {
        "full" => QuestionSet::full(),
        "mentors" => QuestionSet::mentors(),
        _ => QuestionSet::pulse(),
    }
}

/// Seals a ballot.
#[divan::bench(args = ["full", "pulse", "mentors"])]
fn seal(bencher: Bencher, form: &str) {
    let set = set(form);
    let (survey, _) = survey(&set);
    bencher.with_inputs(|| sheet(&set, 1)).bench_values(|sheet| black_box(Ballot::seal(&survey, sheet, nonce(1)).expect("a ballot")));
}

/// Both keepers from the pile to commitments: each opens its halves, the first closes, the second checks every proof and adds up.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 3, sample_size = 1)]
fn check_and_add(bencher: Bencher, ballots: usize) {
    let set = QuestionSet::full();
    let (survey, secrets) = survey(&set);
    let mut pile = Pile::default();
    for person in 0..ballots {
        pile.take(&survey, Ballot::seal(&survey, sheet(&set, person), nonce(person)).expect("a ballot").bytes().to_vec());
    }
    let [first, second] = secrets;
    let key = || Zeroizing::new(VERIFY_KEY);
    let first: Keeper<First, Open> = Keeper::new(Arc::clone(&survey), first, key(), None).expect("its key");
    let second: Keeper<Second, Open> = Keeper::new(Arc::clone(&survey), second, key(), None).expect("its key");
    let kept = [kept(&first), kept(&second)];
    bencher.counter(ItemsCount::new(ballots)).bench_local(|| {
        let (first, second): (Keeper<First, Open>, Keeper<Second, Open>) = (back(&survey, &kept[0]), back(&survey, &kept[1]));
        let first = first.lock(&pile).expect("a list");
        let second = second.lock(&pile).expect("a list");
        black_box(second.answer(&first.closing()).expect("all proofs hold"))
    });
}

fn code() -> KeeperCode {
    KeeperCode::from_random([5; 16])
}

fn kept<R: Side>(keeper: &Keeper<R, Open>) -> Vec<u8> {
    keeper.keep(&code(), &[1; 16], b"").to_vec()
}

fn back<R: Side>(survey: &Arc<Survey>, kept: &[u8]) -> Keeper<R, Open> {
    let kept = Kept::open(&code(), &[1; 16], b"", kept.try_into().expect("its length")).expect("the same code");
    Keeper::new(Arc::clone(survey), kept.secret, kept.verify_key, kept.given).expect("its key")
}
