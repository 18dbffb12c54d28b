//! Surveys, ballots and keepers that tests are made of.

use crate::made_up::{Answers, name, round, sheet};
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::round::{Day, Round};
use candour::sealed::ballot::Ballot;
use candour::sealed::definition::{Definition, Keeper as Person};
use candour::sealed::keeper::{Answered, Counted, First, Keeper, Locked, Open, Second};
use candour::sealed::keys::KeeperSecret;
use candour::sealed::messages::{Answer, Closing, Opening, Outcome};
use candour::sealed::pile::Pile;
use candour::sealed::survey::Survey;
use std::sync::Arc;
use zeroize::Zeroizing;

pub const VERIFY_KEY: [u8; 32] = [3; 32];

/// The day on which made-up surveys close.
pub fn closes() -> Day {
    Day::new(2026, 12, 4).expect("a day")
}

/// A definition with the secrets of its keepers.
pub fn definition(round: Round, set: &QuestionSet, nonce: u8) -> (Definition, [KeeperSecret; 2]) {
    let [(first, first_key), (second, second_key)] = [KeeperSecret::generate(), KeeperSecret::generate()];
    let keepers = [Person { name: name("Anna"), key: first_key }, Person { name: name("Ben"), key: second_key }];
    let definition = Definition::new(round, set.clone(), closes(), keepers, [nonce; 16], &VERIFY_KEY);
    (definition.expect("a survey"), [first, second])
}

/// A survey of so many people, with its keepers, who take ballots.
pub struct MadeUp {
    pub survey: Arc<Survey>,
    pub first: Keeper<First, Open>,
    pub second: Keeper<Second, Open>,
}

/// A survey among `invited` people with this threshold.
pub fn survey(set: &QuestionSet, invited: u32, threshold: u32) -> MadeUp {
    let (definition, [first, second]) = definition(round(invited, threshold), set, 1);
    let survey = Arc::new(Survey::new(definition));
    let key = || Zeroizing::new(VERIFY_KEY);
    MadeUp {
        first: Keeper::new(Arc::clone(&survey), first, key(), None).expect("its key"),
        second: Keeper::new(Arc::clone(&survey), second, key(), None).expect("its key"),
        survey,
    }
}

/// The ballot of somebody with these answers.
pub fn ballot(survey: &Survey, person: usize, answers: &Answers) -> Ballot {
    let mut nonce = [1; 16];
    nonce[..8].copy_from_slice(&(person as u64).to_le_bytes());
    Ballot::seal(survey, sheet(&survey.definition().set, answers), nonce).expect("a ballot")
}

/// The ballots of a team.
pub fn pile(survey: &Survey, team: &[Answers]) -> Pile {
    let mut pile = Pile::default();
    for (person, answers) in team.iter().enumerate() {
        pile.take(survey, ballot(survey, person, answers).bytes().to_vec());
    }
    pile
}

/// Everything that happens once the ballots are there, of honest keepers.
pub struct Run {
    pub closing: Closing,
    pub answer: Answer,
    pub numbers: Opening,
    pub sums: Opening,
    pub outcome: Outcome,
    pub first: Keeper<First, candour::sealed::keeper::Released>,
    pub second: Keeper<Second, candour::sealed::keeper::Released>,
}

/// Up to where both are locked.
pub fn locked(made_up: MadeUp, pile: &Pile) -> (Keeper<First, Locked>, Keeper<Second, Locked>) {
    (made_up.first.lock(pile).expect("a list"), made_up.second.lock(pile).expect("a list"))
}

/// Up to where the second has answered.
pub fn answered(made_up: MadeUp, pile: &Pile) -> (Keeper<First, Locked>, Closing, Keeper<Second, Answered>, Answer) {
    let (first, second) = locked(made_up, pile);
    let closing = first.closing();
    let (second, answer) = second.answer(&closing).expect("all proofs hold");
    (first, closing, second, answer)
}

/// Both keepers when the numbers of people have been opened, with what they sent.
pub struct BothCounted {
    pub closing: Closing,
    pub answer: Answer,
    pub first: Keeper<First, Counted>,
    pub numbers: Opening,
    pub second: Keeper<Second, Counted>,
    pub sums: Opening,
}

/// Up to where both have counted.
pub fn counted(made_up: MadeUp, pile: &Pile) -> BothCounted {
    let (first, closing, second, answer) = answered(made_up, pile);
    let (first, numbers) = first.count(&answer).expect("all proofs hold");
    let (second, sums) = second.count_with(&numbers).expect("what was committed to");
    BothCounted { closing, answer, first, numbers, second, sums }
}

/// From the ballots to the end.
pub fn run(made_up: MadeUp, pile: &Pile) -> Run {
    let BothCounted { closing, answer, first, numbers, second, sums } = counted(made_up, pile);
    let (first, outcome) = first.release(&sums).expect("what was committed to");
    let second = second.accept(&outcome).expect("its own shares");
    Run { closing, answer, numbers, sums, outcome, first, second }
}

/// What a team's sealed ballots come to.
pub fn sealed_release(set: &QuestionSet, team: &[Answers], invited: u32, threshold: u32) -> Release {
    let made_up = survey(set, invited, threshold);
    let pile = pile(&made_up.survey, team);
    Release::of_sealed(run(made_up, &pile).outcome).expect("a release")
}
