//! Keepers who cheat, or whose messages somebody else has changed. What a keeper can do and what not is said in `docs/sealed-ballots.md`.

use crate::made_up::{Answers, complete, file_of, round};
use crate::made_up_survey::{
    BothCounted, MadeUp, VERIFY_KEY, answered, ballot, counted, definition, locked, pile, run, sealed_release, survey,
};
use candour::question_set::QuestionSet;
use candour::release::{NotProven, Release};
use candour::sealed::backup::{KeeperCode, Kept};
use candour::sealed::ballot::BallotHash;
use candour::sealed::keeper::{First, Keeper, Locked, Open, Refusal, Second};
use candour::sealed::keys::{KeeperSecret, Role};
use candour::sealed::messages::{Answer, Closing, Opening, Outcome};
use candour::sealed::parts::{Commitment, Part};
use candour::sealed::pile::Pile;
use candour::sealed::survey::Survey;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use zeroize::Zeroizing;

fn set() -> QuestionSet {
    QuestionSet::pulse()
}

/// A team of which nobody leaves anything out.
fn team(people: usize) -> Vec<Answers> {
    complete(&set(), people)
}

/// Another copy of a keeper's secrets, as a backup gives it.
fn copy<R: candour::sealed::keeper::Side, S>(keeper: &Keeper<R, S>) -> Kept {
    let code = KeeperCode::from_random([5; 16]);
    let sealed = keeper.keep(&code, &[1; 16], b"");
    Kept::open(&code, &[1; 16], b"", &sealed).expect("the same code")
}

fn restored<R: candour::sealed::keeper::Side>(survey: &Arc<Survey>, kept: Kept) -> Keeper<R, Open> {
    Keeper::new(Arc::clone(survey), kept.secret, kept.verify_key, kept.given).expect("its key")
}

/// Somebody who has a keeper's secret and writes messages by the document, whatever they say.
struct Forger {
    survey: Arc<Survey>,
    role: Role,
    secret: KeeperSecret,
}

impl Forger {
    fn of<R: candour::sealed::keeper::Side, S>(keeper: &Keeper<R, S>) -> Self {
        Self { survey: Arc::clone(keeper.survey()), role: R::ROLE, secret: copy(keeper).secret }
    }

    fn info(&self, what: &str) -> Vec<u8> {
        let role = u8::from(self.role == Role::Second);
        [format!("candour sealed {what} 1\n").as_bytes(), &self.survey.id().0, &[role]].concat()
    }

    fn other(&self) -> candour::sealed::keys::KeeperKey {
        self.survey.definition().keeper(self.role.other()).key
    }

    fn tag(&self, words: &str, list: &[u8], proofs: &[Vec<u8>], commitments: &[Commitment]) -> [u8; 48] {
        let mut bytes = [words.as_bytes(), &self.survey.id().0].concat();
        let mut take = |field: &[u8]| {
            bytes.extend((field.len() as u64).to_le_bytes());
            bytes.extend(field);
        };
        take(list);
        take(&(proofs.len() as u64).to_le_bytes());
        for field in proofs.iter().map(Vec::as_slice).chain(commitments.iter().map(|commitment| &commitment.0[..])) {
            take(field);
        }
        let tag = self.secret.seal_from(&self.other(), &self.info("tag"), &Sha256::digest(&bytes), b"");
        tag.expect("a key").try_into().expect("48 bytes")
    }

    fn closing(&self, closing: Closing) -> Closing {
        let list: Vec<u8> = closing.ballots.iter().flat_map(|ballot| ballot.0).collect();
        Closing { tag: self.tag("candour sealed closing 1\n", &list, &closing.proofs, &closing.commitments), ..closing }
    }

    fn answer(&self, answer: Answer) -> Answer {
        Answer { tag: self.tag("candour sealed answer 1\n", &answer.list, &answer.proofs, &answer.commitments), ..answer }
    }

    fn opening(&self, opening: &Opening, parts: &[OpenPart]) -> Opening {
        let text: Vec<u8> = parts.iter().flat_map(OpenPart::bytes).collect();
        let sealed = self.secret.seal_from(&self.other(), &self.info("opening"), &opening.list, &text);
        Opening { sealed: sealed.expect("a key"), role: self.role, ..opening.clone() }
    }

    /// What this keeper, or the other for it, has sealed: with the secret of the one who gets it.
    fn read(opening: &Opening, reader: &Self, parts: &[Part]) -> Vec<OpenPart> {
        let from = reader.survey.definition().keeper(opening.role).key;
        let info = Self { survey: Arc::clone(&reader.survey), role: opening.role, secret: KeeperSecret::generate().0 }.info("opening");
        let text = reader.secret.open_from(&from, &info, &opening.list, &opening.sealed).expect("sealed for this keeper");
        let mut rest = text.as_slice();
        let parts = parts.iter().map(|part| {
            let (salt, after) = rest.split_at(16);
            let (numbers, after) = after.split_at(8 * part.length(&reader.survey.definition().set));
            rest = after;
            let numbers = numbers.chunks(8).map(|number| u64::from_le_bytes(number.try_into().expect("8 bytes")));
            OpenPart { salt: salt.try_into().expect("16 bytes"), share: numbers.collect() }
        });
        parts.collect()
    }
}

/// A part as the document writes it.
#[derive(Clone)]
struct OpenPart {
    salt: [u8; 16],
    share: Vec<u64>,
}

/// The field's number of elements (draft-irtf-cfrg-vdaf-18, section 6.1.4).
const MODULUS: u128 = (1 << 64) - (1 << 32) + 1;

impl OpenPart {
    fn bytes(&self) -> Vec<u8> {
        [self.salt.to_vec(), self.share.iter().flat_map(|number| number.to_le_bytes()).collect()].concat()
    }

    fn add(&mut self, at: usize, more: i64) {
        let more = if more < 0 { MODULUS - u128::from(more.unsigned_abs()) } else { u128::from(more.unsigned_abs()) };
        self.share[at] = u64::try_from((u128::from(self.share[at]) + more) % MODULUS).expect("an element");
    }

    fn commitment(&self, survey: &Survey, list: &[u8; 32], role: Role, position: usize) -> Commitment {
        let position = u16::try_from(position).expect("few").to_le_bytes();
        let start = [b"candour sealed commitment 1\n", &survey.id().0[..], list, &[u8::from(role == Role::Second)], &position].concat();
        Commitment(Sha256::digest([start, self.bytes()].concat()).into())
    }
}

fn refusal<K, T>(step: Result<T, Box<candour::sealed::keeper::Refused<K>>>) -> Refusal {
    step.err().map(|refused| refused.why).expect("it is refused")
}

fn hashes(pile: &Pile) -> Vec<BallotHash> {
    pile.ballots().map(|(hash, _)| *hash).collect()
}

#[test]
fn another_list_is_refused_and_the_difference_named() {
    let made_up = survey(&set(), 12, 5);
    let all = pile(&made_up.survey, &team(9));
    let codes: Vec<_> = hashes(&all).iter().map(BallotHash::code).collect();
    let without = |code: usize| {
        let mut some = all.clone();
        assert!(some.leave_out(codes[code]));
        some
    };
    let MadeUp { first, second, .. } = made_up;
    let first = first.lock(&without(0)).expect("a list");
    let second = second.lock(&without(3)).expect("a list");
    let refused = second.answer(&first.closing()).map(|_| ()).expect_err("other ballots");
    assert_eq!(refused.why, Refusal::OtherList { only_here: vec![codes[0]], only_there: vec![codes[3]] });
    // The keeper is as before, and takes the same list.
    let Err(refused) = refused.keeper.answer(&first.closing()) else { panic!("still another list") };
    assert!(matches!(refused.why, Refusal::OtherList { .. }));
}

#[test]
fn a_list_that_is_not_sorted_or_names_a_ballot_twice_is_refused() {
    let (first, second) = both_locked(9);
    let forger = Forger::of(&first);
    let honest = first.closing();
    let mut second = second;
    let mut turned = honest.clone();
    turned.ballots.reverse();
    turned.proofs.reverse();
    let mut twice = honest.clone();
    twice.ballots.push(twice.ballots[0]);
    twice.proofs.push(twice.proofs[0].clone());
    let mut short = honest.clone();
    short.commitments.pop();
    for wrong in [turned, twice, short] {
        let Err(refused) = second.answer(&forger.closing(wrong)) else { panic!("it is refused") };
        assert_eq!(refused.why, Refusal::OtherStep);
        second = refused.keeper;
    }
    assert!(second.answer(&honest).is_ok());
}

/// Both keepers with the list of a team.
fn both_locked(people: usize) -> (Keeper<First, Locked>, Keeper<Second, Locked>) {
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team(people));
    locked(made_up, &pile)
}

#[test]
fn messages_that_the_other_keeper_did_not_write_or_that_were_changed_are_refused() {
    let (first, mut second) = both_locked(9);
    let closing = first.closing();
    let stranger = Forger { survey: Arc::clone(first.survey()), role: Role::First, secret: KeeperSecret::generate().0 };
    let mut changed = vec![stranger.closing(closing.clone())];
    let mut change = |change: &dyn Fn(&mut Closing)| {
        let mut closing = closing.clone();
        change(&mut closing);
        changed.push(closing);
    };
    change(&|closing| closing.ballots[0].0[0] ^= 1);
    change(&|closing| closing.proofs[3][5] ^= 1);
    change(&|closing| closing.commitments[3].0[5] ^= 1);
    change(&|closing| closing.commitments.truncate(3));
    change(&|closing| closing.tag[0] ^= 1);
    change(&|closing| closing.tag[40] ^= 1);
    for closing in changed {
        let Err(refused) = second.answer(&closing) else { panic!("it is refused") };
        assert_eq!(refused.why, Refusal::NotFromKeeper);
        second = refused.keeper;
    }
    let mut elsewhere = closing.clone();
    elsewhere.survey.0[0] ^= 1;
    let Err(refused) = second.answer(&elsewhere) else { panic!("it is refused") };
    assert_eq!(refused.why, Refusal::OtherSurvey);

    let (second, answer) = refused.keeper.answer(&closing).expect("all proofs hold");
    let mut first = first;
    let mut wrong = vec![(Refusal::OtherSurvey, answer.clone()), (Refusal::NotFromKeeper, answer.clone())];
    wrong[0].1.survey.0[0] ^= 1;
    wrong[1].1.proofs[0][0] ^= 1;
    let stranger = Forger { role: Role::Second, ..stranger };
    wrong.push((Refusal::NotFromKeeper, stranger.answer(answer.clone())));
    let forger = Forger::of(&second);
    let mut other_list = answer.clone();
    other_list.list[0] ^= 1;
    wrong.push((Refusal::OtherStep, forger.answer(other_list)));
    let mut short = answer.clone();
    short.proofs.pop();
    wrong.push((Refusal::OtherStep, forger.answer(short)));
    let mut few = answer.clone();
    few.commitments.pop();
    wrong.push((Refusal::OtherStep, forger.answer(few)));
    for (why, answer) in wrong {
        let Err(refused) = first.count(&answer) else { panic!("it is refused") };
        assert_eq!(refused.why, why);
        first = refused.keeper;
    }

    let (first, numbers) = first.count(&answer).expect("all proofs hold");
    let mut second = second;
    let mut wrong = vec![(Refusal::OtherSurvey, numbers.clone()), (Refusal::OtherStep, numbers.clone())];
    wrong[0].1.survey.0[0] ^= 1;
    wrong[1].1.list[0] ^= 1;
    wrong.push((Refusal::OtherStep, Opening { role: Role::Second, ..numbers.clone() }));
    for at in [0, 40, numbers.sealed.len() - 1] {
        let mut changed = numbers.clone();
        changed.sealed[at] ^= 1;
        wrong.push((Refusal::NotFromKeeper, changed));
    }
    wrong.push((Refusal::NotFromKeeper, Opening { sealed: Vec::new(), ..numbers.clone() }));
    for (why, opening) in wrong {
        let Err(refused) = second.count_with(&opening) else { panic!("it is refused") };
        assert_eq!(refused.why, why);
        second = refused.keeper;
    }
    let (_, sums) = second.count_with(&numbers).expect("what was committed to");
    // What the first keeper sent itself is no opening of the second.
    let refused = first.release(&numbers).map(|_| ()).expect_err("its own");
    assert_eq!(refused.why, Refusal::OtherStep);
    assert!(refused.keeper.release(&sums).is_ok());
}

#[test]
fn a_proof_that_does_not_hold_is_named_and_the_list_made_shorter_once_both_agree() {
    let team = team(9);
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team);
    let (first, second) = locked(made_up, &pile);
    // The second keeper says something wrong about the proof of one ballot.
    let forger = Forger::of(&second);
    let bad = hashes(&pile)[4];
    let (_, mut answer) = second.answer(&first.closing()).expect("all proofs hold");
    answer.proofs[4][0] ^= 1;
    let refused = first.count(&forger.answer(answer)).map(|_| ()).expect_err("a proof fails");
    assert_eq!(refused.why, Refusal::ProofFailed { ballots: vec![bad.code()], answer: None });
    // No other ballot can be left out by the way.
    let other = hashes(&pile)[0].code();
    let refused = refused.keeper.without(&[bad.code(), other]).map(|_| ()).expect_err("its proof holds");
    assert_eq!(refused.why, Refusal::NotFailed(other));
    let first = refused.keeper.without(&[bad.code()]).expect("enough ballots are left");
    assert_eq!(first.list().len(), 8);
    assert!(!first.list().contains(&bad));
    assert_eq!(refusal(first.without(&[bad.code()])), Refusal::NotFailed(bad.code()), "it is gone");
}

#[test]
fn a_first_keeper_who_says_something_wrong_about_a_proof_is_found_and_shown() {
    let made_up = survey(&set(), 12, 5);
    let team = team(9);
    let pile = pile(&made_up.survey, &team);
    let (first, second) = locked(made_up, &pile);
    let forger = Forger::of(&first);
    let bad = hashes(&pile)[2];
    for wrong in [vec![], vec![0; 3], {
        let mut proof = first.closing().proofs[2].clone();
        proof[9] ^= 1;
        proof
    }] {
        let mut closing = first.closing();
        closing.proofs[2] = wrong;
        let kept = copy(&second);
        let again: Keeper<Second, Locked> = restored(second.survey(), kept).lock(&pile).expect("the same list");
        let refused = again.answer(&forger.closing(closing)).map(|_| ()).expect_err("a proof fails");
        let Refusal::ProofFailed { ballots, answer } = refused.why else { panic!("{:?}", refused.why) };
        assert_eq!(ballots, [bad.code()]);
        let answer = answer.expect("what shows it to the first keeper");
        assert!(answer.commitments.is_empty(), "no commitment leaves before all proofs hold");
        let shorter = refused.keeper.without(&[bad.code()]).expect("enough are left");
        assert_eq!(shorter.list().len(), 8);
    }
    // Both go on with the shorter list, and come to what the others answered.
    let mut closing = first.closing();
    closing.proofs[2] = vec![];
    let refused = second.answer(&forger.closing(closing)).map(|_| ()).expect_err("a proof fails");
    let second = refused.keeper.without(&[bad.code()]).expect("enough are left");
    let mut others = pile.clone();
    assert!(others.leave_out(bad.code()));
    let first: Keeper<First, Locked> = restored(first.survey(), copy(&first)).lock(&others).expect("the same list");
    let (second, answer) = second.answer(&first.closing()).expect("all proofs hold");
    let (first, numbers) = first.count(&answer).expect("all proofs hold");
    let (_, sums) = second.count_with(&numbers).expect("what was committed to");
    let (_, outcome) = first.release(&sums).expect("what was committed to");
    let release = Release::of_sealed(outcome).expect("a release");
    let person = pile.ballots().position(|(hash, _)| *hash == bad).expect("on the pile");
    let left = team_without(&pile, &team, person);
    assert_eq!(release.areas(), sealed_release(&set(), &left, 12, 5).areas());
}

/// The answers of everybody but the one whose ballot is at this place of a pile.
fn team_without(pile: &Pile, team: &[Answers], place: usize) -> Vec<Answers> {
    let number = |nonce: [u8; 16]| usize::try_from(u64::from_le_bytes(nonce[..8].try_into().expect("8 bytes"))).expect("few");
    let left_out = pile.ballots().nth(place).map(|(_, ballot)| number(ballot.nonce())).expect("a ballot");
    team.iter().enumerate().filter(|(person, _)| *person != left_out).map(|(_, answers)| answers.clone()).collect()
}

#[test]
fn too_few_ballots_are_left_when_proofs_have_failed() {
    let (first, second) = both_locked(5);
    let forger = Forger::of(&first);
    let mut closing = first.closing();
    closing.proofs[0] = vec![];
    let refused = second.answer(&forger.closing(closing)).map(|_| ()).expect_err("a proof fails");
    let code = refused.keeper.list()[0].code();
    assert_eq!(refusal(refused.keeper.without(&[code])), Refusal::TooFew { ballots: 4, threshold: 5 });
}

#[test]
fn a_second_keeper_who_says_that_a_proof_fails_while_all_hold_is_refused() {
    let (first, second) = both_locked(9);
    let forger = Forger::of(&second);
    let (_, answer) = second.answer(&first.closing()).expect("all proofs hold");
    let lie = forger.answer(Answer { commitments: Vec::new(), ..answer.clone() });
    let refused = first.count(&lie).map(|_| ()).expect_err("all proofs hold");
    assert_eq!(refused.why, Refusal::FalseFailure);
    assert!(refused.keeper.given().is_none(), "nothing was given");
    assert!(refused.keeper.count(&answer).is_ok());
}

#[test]
fn a_keeper_gives_no_share_of_another_list_also_after_a_crash() {
    let made_up = survey(&set(), 12, 5);
    let whole = pile(&made_up.survey, &team(9));
    let mut shorter = whole.clone();
    let code = hashes(&whole)[0].code();
    shorter.leave_out(code);
    let BothCounted { first, second, closing, .. } = counted(made_up, &whole);
    let survey = Arc::clone(first.survey());
    assert!(first.given().is_some());
    for _ in 0..2 {
        let again: Keeper<First, Open> = restored(&survey, copy(&first));
        assert_eq!(again.given(), first.given());
        let Err(refused) = again.lock(&shorter) else { panic!("another list") };
        assert_eq!(refused.why, Refusal::OtherListBefore);
        // The same list gives the same again: lists, proofs and commitments.
        let same = refused.keeper.lock(&whole).expect("the list of before").closing();
        assert_eq!(
            (same.ballots, same.proofs, same.commitments),
            (closing.ballots.clone(), closing.proofs.clone(), closing.commitments.clone())
        );
    }
    let again: Keeper<Second, Open> = restored(&survey, copy(&second));
    assert_eq!(refusal(again.lock(&shorter)), Refusal::OtherListBefore);
    // A key of before has no memory of it: nothing can know, so people are warned.
    let old = Kept { given: None, ..copy(&second) };
    assert!(restored::<Second>(&survey, old).lock(&shorter).is_ok());
}

#[test]
fn a_keeper_gives_no_share_for_other_commitments_of_the_other_also_after_a_crash() {
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team(9));
    let BothCounted { first, second, closing, answer, .. } = counted(made_up, &pile);
    let survey = Arc::clone(first.survey());
    // Each asks the other again, having committed to something else: with other numbers of people, another rung would be opened.
    let mut other = closing.clone();
    other.commitments[0].0[0] ^= 1;
    let again: Keeper<Second, Locked> = restored(&survey, copy(&second)).lock(&pile).expect("the list of before");
    let refused = again.answer(&Forger::of(&first).closing(other)).map(|_| ()).expect_err("committed to something else");
    assert_eq!(refused.why, Refusal::OtherCommitmentsBefore);
    assert!(refused.keeper.answer(&closing).is_ok());
    let mut other = answer.clone();
    other.commitments[0].0[0] ^= 1;
    let again: Keeper<First, Locked> = restored(&survey, copy(&first)).lock(&pile).expect("the list of before");
    let refused = again.count(&Forger::of(&second).answer(other)).map(|_| ()).expect_err("committed to something else");
    assert_eq!(refused.why, Refusal::OtherCommitmentsBefore);
    assert!(refused.keeper.count(&answer).is_ok());
}

#[test]
fn nobody_opens_something_else_than_was_committed_to() {
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team(9));
    let (first, _, second, answer) = answered(made_up, &pile);
    let (of_first, of_second) = (Forger::of(&first), Forger::of(&second));
    let (first, numbers) = first.count(&answer).expect("all proofs hold");
    let parts = Part::numbers(&set());
    let honest = Forger::read(&numbers, &of_second, &parts);
    let mut second = second;
    for at in [0, parts.len() - 1] {
        for more in [1, -1, 1_000] {
            let mut bent = honest.clone();
            bent[at].add(0, more);
            let mut salted = honest.clone();
            salted[at].salt[0] ^= 1;
            for parts in [bent, salted] {
                let Err(refused) = second.count_with(&of_first.opening(&numbers, &parts)) else { panic!("it is refused") };
                assert_eq!(refused.why, Refusal::NotCommitted);
                second = refused.keeper;
            }
        }
    }
    for wrong in [honest[1..].to_vec(), [honest.clone(), honest[..1].to_vec()].concat()] {
        let Err(refused) = second.count_with(&of_first.opening(&numbers, &wrong)) else { panic!("it is refused") };
        assert_eq!(refused.why, Refusal::OtherStep);
        second = refused.keeper;
    }
    let (_, sums) = second.count_with(&numbers).expect("what was committed to");
    // Nine people: bands and sums of squares.
    let all: Vec<Part> = Part::all(&set()).into_iter().filter(|part| !matches!(part, Part::Points(_))).collect();
    let honest = Forger::read(&sums, &of_first, &all);
    let mut first = first;
    for at in 0..all.len() {
        let mut bent = honest.clone();
        bent[at].add(0, 1);
        let Err(refused) = first.release(&of_second.opening(&sums, &bent)) else { panic!("it is refused") };
        assert_eq!(refused.why, Refusal::NotCommitted);
        first = refused.keeper;
    }
    assert!(first.release(&sums).is_ok());
}

/// What an honest run of copies of both keepers comes to: what a cheating one can know of its own shares beforehand, and more.
fn honest_run(first: &Keeper<First, Locked>, second: &Keeper<Second, Locked>, pile: &Pile) -> (BothCounted, Outcome) {
    let survey = Arc::clone(first.survey());
    let keepers = || MadeUp { first: restored(&survey, copy(first)), second: restored(&survey, copy(second)), survey: Arc::clone(&survey) };
    (counted(keepers(), pile), run(keepers(), pile).outcome)
}

/// Commits the first keeper to something else in these parts.
fn recommitted(closing: &Closing, survey: &Survey, list: &[u8; 32], parts: &[(Part, OpenPart)]) -> Closing {
    let all = Part::all(&set());
    let mut closing = closing.clone();
    for (part, opened) in parts {
        let position = all.iter().position(|known| known == part).expect("a part");
        closing.commitments[position] = opened.commitment(survey, list, Role::First, position);
    }
    closing
}

/// A first keeper who changes the numbers of people from the start, and what the second does with it: the length of what it opens.
fn with_bent_numbers(team: &[Answers], bend: impl Fn(Part) -> i64) -> Result<usize, Refusal> {
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, team);
    let (first, second) = locked(made_up, &pile);
    let (of_first, of_second) = (Forger::of(&first), Forger::of(&second));
    let (honest, _) = honest_run(&first, &second, &pile);
    let parts = Part::numbers(&set());
    let mut numbers = Forger::read(&honest.numbers, &of_second, &parts);
    for (part, opened) in parts.iter().zip(&mut numbers) {
        opened.add(0, bend(*part));
    }
    let committed: Vec<(Part, OpenPart)> = parts.iter().copied().zip(numbers.iter().cloned()).collect();
    let closing = recommitted(&first.closing(), first.survey(), &honest.numbers.list, &committed);
    let (second, _) = second.answer(&of_first.closing(closing)).expect("all proofs hold");
    second.count_with(&of_first.opening(&honest.numbers, &numbers)).map(|(_, sums)| sums.sealed.len()).map_err(|refused| refused.why)
}

#[test]
fn numbers_of_people_that_no_team_can_have_are_refused_before_a_sum_is_opened() {
    let team = team(7);
    assert!(with_bent_numbers(&team, |_| 0).is_ok());
    // Alone, each of them contradicts the others.
    for part in Part::numbers(&set()) {
        for more in [1, -1, 1_000, -1_000] {
            assert_eq!(
                with_bent_numbers(&team, |bent| if bent == part { more } else { 0 }),
                Err(Refusal::Contradiction),
                "{part:?} {more}"
            );
        }
    }
    // More people than ballots.
    assert_eq!(with_bent_numbers(&team, |_| 1), Err(Refusal::Contradiction));
}

#[test]
fn a_keeper_who_bends_numbers_reaches_a_finer_rung_up_to_the_number_of_ballots_and_no_further() {
    let set = set();
    let area = &set.areas()[0].members;
    // Nine people, of whom two leave the first area out: seven are scored there.
    let mut team = team(9);
    for person in &mut team[..2] {
        for &statement in area {
            person[statement] = 0;
        }
    }
    let of_area = |part: Part| match part {
        Part::Answers(at) => area.contains(&at),
        Part::Scored(at) | Part::Full(at) => at == 0,
        _ => false,
    };
    let honest = with_bent_numbers(&team, |_| 0).expect("honest");
    let finer = with_bent_numbers(&team, |part| i64::from(of_area(part))).expect("eight are possible among nine");
    assert!(finer > honest, "the second keeper opens a spread and bands that seven people do not allow");
    assert_eq!(with_bent_numbers(&team, |part| 3 * i64::from(of_area(part))), Err(Refusal::Contradiction), "ten of nine");
}

#[test]
fn a_keeper_who_lies_from_the_start_bends_the_totals_and_nobody_can_see_it() {
    let team = team(9);
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team);
    let (first, second) = locked(made_up, &pile);
    let of_first = Forger::of(&first);
    let (honest, outcome) = honest_run(&first, &second, &pile);
    let released = Part::released(&outcome.rungs, &set());
    let part = Part::Scores(0);
    let at = released.iter().position(|known| *known == part).expect("released");
    let step = u64::from(set().areas()[0].unit()) / set().areas()[0].members.len() as u64;
    // The sum of the first area up by two steps.
    let lie = |outcome: &Outcome| {
        let bytes = candour::sealed::parts::encode(&outcome.evidence.opened[0]);
        let mut parts = Vec::new();
        let mut rest = bytes.as_slice();
        for part in &released {
            let (own, after) = rest.split_at(16 + 8 * part.length(&set()));
            let share = own[16..].chunks(8).map(|number| u64::from_le_bytes(number.try_into().expect("8 bytes"))).collect();
            parts.push(OpenPart { salt: own[..16].try_into().expect("16 bytes"), share });
            rest = after;
        }
        parts[at].add(0, 2 * i64::try_from(step).expect("small"));
        let bytes: Vec<u8> = parts.iter().flat_map(OpenPart::bytes).collect();
        let mut bent = outcome.clone();
        bent.evidence.opened[0] = candour::sealed::parts::decode(&set(), &released, &bytes).expect("parts");
        (bent, parts[at].clone())
    };
    let (bent, opened) = lie(&outcome);
    // Committed to from the start: the second keeper accepts it, and the release holds together.
    let closing = recommitted(&honest.closing, first.survey(), &honest.numbers.list, &[(part, opened)]);
    let (lied_to, _) = second.answer(&of_first.closing(closing)).expect("all proofs hold");
    let (lied_to, _) = lied_to.count_with(&honest.numbers).expect("what was committed to");
    assert!(lied_to.accept(&bent).is_ok());
    let (true_sum, bent_sum) = [outcome.clone(), bent.clone()]
        .map(|outcome| Release::of_sealed(outcome).expect("a release").areas()[0].expect("released").s1)
        .into();
    assert_eq!(bent_sum, true_sum + 2 * step);
    // With sight of the other's shares it is too late: the commitment does not fit.
    let BothCounted { second, .. } = honest;
    let refused = second.accept(&bent).map(|_| ()).expect_err("something else");
    assert_eq!(refused.why, Refusal::NotCommitted);
    assert!(refused.keeper.accept(&outcome).is_ok());
}

#[test]
fn what_is_made_known_is_accepted_as_it_was_agreed_and_in_no_other_way() {
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team(9));
    let BothCounted { first, second, sums, .. } = counted(made_up, &pile);
    let (_, outcome) = first.release(&sums).expect("what was committed to");
    let mut second = second;
    let mut wrong = Vec::new();
    let mut change = |why: Refusal, change: &dyn Fn(&mut Outcome)| {
        let mut outcome = outcome.clone();
        change(&mut outcome);
        wrong.push((why, outcome));
    };
    change(Refusal::OtherSurvey, &|outcome| outcome.round.invited = 11);
    change(Refusal::OtherSurvey, &|outcome| outcome.evidence.terms.nonce = [9; 16]);
    change(Refusal::OtherSurvey, &|outcome| outcome.set = QuestionSet::full());
    change(Refusal::OtherStep, &|outcome| outcome.sheets = 10);
    change(Refusal::OtherStep, &|outcome| outcome.evidence.list = [9; 32]);
    change(Refusal::NotCommitted, &|outcome| outcome.evidence.opened.swap(0, 1));
    change(Refusal::NotCommitted, &|outcome| drop(outcome.evidence.opened[0].pop()));
    change(Refusal::NotCommitted, &|outcome| drop(outcome.evidence.opened[1].pop()));
    change(Refusal::NotCommitted, &|outcome| outcome.evidence.opened[1].swap(0, 1));
    for (why, outcome) in wrong {
        let Err(refused) = second.accept(&outcome) else { panic!("it is refused") };
        assert_eq!(refused.why, why);
        second = refused.keeper;
    }
    // As it comes, in a release file.
    let file = candour::transfer::release_file::encode(&Release::of_sealed(outcome.clone()).expect("a release"));
    let read = candour::transfer::release_file::decode(file.as_bytes()).expect("a release").outcome().expect("of sealed ballots");
    assert_eq!(read, outcome);
    second.accept(&read).expect("as agreed").erase();
}

#[test]
fn totals_that_no_team_can_have_are_no_release() {
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team(9));
    let outcome = run(made_up, &pile).outcome;
    assert!(Release::of_sealed(outcome.clone()).is_ok());
    // Without one of the shares there is nothing but noise.
    for side in 0..2 {
        let mut alone = outcome.clone();
        alone.evidence.opened[side] = alone.evidence.opened[1 - side].clone();
        assert!(Release::of_sealed(alone).is_err());
        let mut nothing = outcome.clone();
        nothing.evidence.opened[side].clear();
        assert_eq!(Release::of_sealed(nothing), Err(NotProven::Shares));
    }
}

#[test]
fn a_key_of_another_survey_or_role_is_refused() {
    let (mut nobody, [alone, _]) = definition(round(12, 5), &set(), 3);
    nobody.terms.keepers[1].key = candour::sealed::keys::KeeperKey::from_bytes([0; 32]);
    let nobody = Arc::new(Survey::new(nobody));
    let refused = Keeper::<First, Open>::new(nobody, alone, Zeroizing::new(VERIFY_KEY), None).err();
    assert_eq!(refused, Some(Refusal::OtherKey), "the other key is none");
    let (one, [first, second]) = definition(round(12, 5), &set(), 1);
    let (_, [stranger, _]) = definition(round(12, 5), &set(), 2);
    let survey = Arc::new(Survey::new(one));
    let key = || Zeroizing::new(VERIFY_KEY);
    assert_eq!(Keeper::<First, Open>::new(Arc::clone(&survey), stranger, key(), None).err(), Some(Refusal::OtherKey));
    assert_eq!(Keeper::<Second, Open>::new(Arc::clone(&survey), first, key(), None).err(), Some(Refusal::OtherKey));
    // The second keeper finds the verify key in the definition, and takes no other.
    let other = Zeroizing::new([4; 32]);
    assert_eq!(Keeper::<Second, Open>::new(Arc::clone(&survey), second, other, None).err(), Some(Refusal::OtherKey));
}

#[test]
fn how_much_is_asked_of_a_list() {
    for (people, invited, threshold, why) in [
        (4, 12, 5, Some(Refusal::TooFew { ballots: 4, threshold: 5 })),
        (5, 12, 5, None),
        (6, 12, 7, Some(Refusal::TooFew { ballots: 6, threshold: 7 })),
        (7, 7, 7, None),
        (8, 7, 5, Some(Refusal::TooMany { ballots: 8, invited: 7 })),
    ] {
        let made_up = survey(&set(), invited, threshold);
        let pile = pile(&made_up.survey, &team(people));
        let MadeUp { first, second, .. } = made_up;
        assert_eq!(first.lock(&pile).err().map(|refused| refused.why), why);
        assert_eq!(second.lock(&pile).err().map(|refused| refused.why), why);
    }
}

#[test]
fn a_ballot_that_a_keeper_cannot_open_is_named_when_the_list_is_fixed() {
    let made_up = survey(&set(), 12, 5);
    let mut pile = pile(&made_up.survey, &team(5));
    let good = ballot(&made_up.survey, 77, &team(6)[5]);
    // A byte of the half of the second keeper.
    let mut bytes = good.bytes().to_vec();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let code = BallotHash::of(&bytes).code();
    pile.take(&made_up.survey, bytes);
    let MadeUp { first, second, .. } = made_up;
    assert!(first.lock(&pile).is_ok(), "its own half is whole");
    let refused = second.lock(&pile).map(|_| ()).expect_err("it does not open");
    assert_eq!(refused.why, Refusal::Damaged(vec![code]));
    assert!(pile.leave_out(code));
    assert!(refused.keeper.lock(&pile).is_ok());
}

#[test]
fn refusals_say_what_people_have_to_know() {
    let (first, second) = both_locked(9);
    let mut other = first.closing();
    other.ballots.swap(0, 1);
    let all = [
        refusal(second.answer(&other)),
        Refusal::OtherList { only_here: Vec::new(), only_there: first.list()[..2].iter().map(BallotHash::code).collect() },
        Refusal::ProofFailed { ballots: vec![first.list()[0].code()], answer: None },
    ];
    let said = all.map(|why| why.to_string());
    assert_eq!(said[0], "the other keeper did not write this message");
    assert!(said[1].contains("only here none; only there ") && said[1].matches('-').count() == 4, "{}", said[1]);
    assert!(said[2].contains(&first.list()[0].code().to_string()), "{}", said[2]);
}

#[test]
fn the_release_of_a_run_is_that_of_its_file() {
    let made_up = survey(&set(), 12, 5);
    let pile = pile(&made_up.survey, &team(9));
    let finished = run(made_up, &pile);
    let release = Release::of_sealed(finished.outcome).expect("a release");
    assert_eq!(file_of(&release)["sealed"]["list"], candour::hex::encode(&finished.closing.list_hash()).as_str());
    assert_eq!((finished.answer.list, finished.numbers.list, finished.sums.list), {
        let list = finished.closing.list_hash();
        (list, list, list)
    });
    finished.first.erase();
    finished.second.erase();
}
