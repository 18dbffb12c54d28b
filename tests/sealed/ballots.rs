//! Ballots from a sheet to what each keeper opens.

use crate::made_up::{name, round, sheet};
use crate::made_up_survey::{VERIFY_KEY, closes, definition};
use candour::question_set::QuestionSet;
use candour::round::{Day, Kind, Round};
use candour::sealed::ballot::{Ballot, BallotError, SealError};
use candour::sealed::definition::{Definition, DefinitionError, Keeper, Terms};
use candour::sealed::keys::{KeeperKey, KeeperSecret, Role};
use candour::sealed::survey::Survey;
use prio::vdaf::{Aggregatable, Aggregator, Collector, VerifyTransition};

/// A survey with the secrets of its keepers.
fn survey(set: &QuestionSet, nonce: u8) -> (Survey, [KeeperSecret; 2]) {
    let (definition, secrets) = definition(round(12, 5), set, nonce);
    (Survey::new(definition), secrets)
}

fn points(set: &QuestionSet, person: usize) -> Vec<u8> {
    let points = usize::from(set.scale().points);
    (0..set.statements().len()).map(|at| u8::try_from((person * 5 + at * 3) % (points + 1)).expect("a point")).collect()
}

fn ballot(survey: &Survey, person: usize) -> Ballot {
    let nonce = std::array::from_fn(|at| if at == 0 { u8::try_from(person).expect("few") } else { 1 });
    Ballot::seal(survey, sheet(&survey.definition().set, &points(&survey.definition().set, person)), nonce).expect("a ballot")
}

#[test]
fn two_keepers_add_up_what_was_sealed_for_them() {
    for set in [QuestionSet::full(), QuestionSet::pulse()] {
        let (survey, secrets) = survey(&set, 1);
        let key = survey.definition().verify_key(&secrets[1]).expect("it is sealed for the second keeper");
        assert_eq!((key, survey.definition().verify_key(&secrets[0])), (VERIFY_KEY, None));
        let (reports, id) = (survey.reports(), survey.id());
        let mut shares = [reports.aggregate_init(&()), reports.aggregate_init(&())];
        for person in 0..9 {
            let ballot = Ballot::from_bytes(&survey, ballot(&survey, person).bytes().to_vec()).expect("a ballot of this survey");
            assert_eq!(ballot.bytes().len(), Ballot::length(&survey));
            let mut states = Vec::new();
            let mut proofs = Vec::new();
            for role in Role::BOTH {
                let (public, half) = ballot.open(&survey, role, &secrets[role.index()]).expect("its own half");
                let (state, proof) = reports.verify_init(&key, &id.0, role.index(), &(), &ballot.nonce(), &public, &half).expect("a share");
                states.push(state);
                proofs.push(proof);
            }
            let message = reports.verifier_shares_to_message(&id.0, &(), proofs).expect("a sheet");
            for (state, share) in states.into_iter().zip(&mut shares) {
                let Ok(VerifyTransition::Finish(output)) = reports.verify_next(&id.0, state, message.clone()) else {
                    panic!("it is accepted")
                };
                share.accumulate(&output).expect("the same length");
            }
        }
        let sums = reports.unshard(&(), shares, 9).expect("sums");
        for (at, statement) in set.statements().iter().enumerate() {
            let mut counts = vec![0; usize::from(set.scale().points) + 1];
            for person in 0..9 {
                let point = usize::from(points(&set, person)[at]);
                let reversed = statement.reversed && point > 0;
                let keyed = if reversed { counts.len() - point } else { point };
                counts[keyed] += 1;
            }
            assert_eq!(sums.counts[at], counts, "{}", statement.id);
        }
    }
}

#[test]
fn nobody_opens_what_was_sealed_for_another_or_for_another_survey_or_was_changed() {
    let set = QuestionSet::pulse();
    let ((here, secrets), (elsewhere, _)) = (survey(&set, 1), survey(&set, 2));
    let one = ballot(&here, 1);
    assert!(one.open(&here, Role::First, &secrets[1]).is_none() && one.open(&here, Role::Second, &secrets[0]).is_none());
    // The same keys in another survey.
    let mut moved = here.definition().clone();
    moved.terms.nonce = [2; 16];
    let moved = Survey::new(moved);
    assert_eq!(Ballot::from_bytes(&moved, one.bytes().to_vec()), Err(BallotError::OtherSurvey));
    assert!(Role::BOTH.iter().all(|&role| one.open(&moved, role, &secrets[role.index()]).is_none()));
    assert_eq!(Ballot::from_bytes(&elsewhere, one.bytes().to_vec()), Err(BallotError::OtherSurvey));

    let opened = |bytes: Vec<u8>| {
        let ballot = Ballot::from_bytes(&here, bytes).ok()?;
        Role::BOTH.iter().zip(&secrets).map(|(&role, secret)| ballot.open(&here, role, secret).map(|_| ())).collect::<Option<Vec<()>>>()
    };
    assert!(opened(one.bytes().to_vec()).is_some());
    let public = 24..24 + 64;
    for at in (0..one.bytes().len()).filter(|at| !public.contains(at)) {
        let mut changed = one.bytes().to_vec();
        changed[at] ^= 1;
        assert!(opened(changed).is_none(), "byte {at}");
    }
    // The first half of one ballot with the second of another, under either header.
    let other = ballot(&here, 2);
    let second = one.bytes().len() - (64 + 48);
    for header in [&one, &other] {
        let mixed = [&header.bytes()[..88], &one.bytes()[88..second], &other.bytes()[second..]].concat();
        assert!(opened(mixed).is_none());
    }
}

#[test]
fn other_bytes_are_named() {
    let set = QuestionSet::pulse();
    let (survey, _) = survey(&set, 1);
    let good = ballot(&survey, 1).bytes().to_vec();
    assert_eq!(Ballot::from_bytes(&survey, Vec::new()), Err(BallotError::Damaged));
    assert_eq!(Ballot::from_bytes(&survey, good[..good.len() - 1].to_vec()), Err(BallotError::Damaged));
    assert_eq!(Ballot::from_bytes(&survey, [&good[..], &[0]].concat()), Err(BallotError::Damaged));
    assert_eq!(Ballot::from_bytes(&survey, vec![2]), Err(BallotError::Later(2)));
    let other = sheet(&QuestionSet::full(), &points(&QuestionSet::full(), 1));
    assert_eq!(Ballot::seal(&survey, other, [0; 16]), Err(SealError::OtherQuestionSet));
}

#[test]
fn what_nobody_can_have_agreed_to_is_no_survey() {
    let set = QuestionSet::pulse();
    let ((_, key), (_, other_key)) = (KeeperSecret::generate(), KeeperSecret::generate());
    let nobody = KeeperKey::from_bytes([0; 32]);
    let named = |other_name: &str, round: Round, closes: Day, keys: [KeeperKey; 2]| {
        let [first, second] = keys;
        let keepers = [Keeper { name: name("Anna"), key: first }, Keeper { name: name(other_name), key: second }];
        Definition::new(round, set.clone(), closes, keepers, [1; 16], &VERIFY_KEY).map(|_| ())
    };
    let made = |round: Round, closes: Day, keys: [KeeperKey; 2]| named("Ben", round, closes, keys);
    assert_eq!(made(round(12, 5), closes(), [key, other_key]), Ok(()));
    assert_eq!(named("Anna", round(12, 5), closes(), [key, other_key]), Err(DefinitionError::OneKeeper), "one name");
    assert_eq!(made(round(4, 5), closes(), [key, other_key]), Err(DefinitionError::People));
    assert_eq!(made(round(10_000, 5), closes(), [key, other_key]), Ok(()));
    assert_eq!(made(round(10_001, 5), closes(), [key, other_key]), Err(DefinitionError::People));
    assert_eq!(made(round(12, 5), Day::new(2026, 9, 1).expect("a day"), [key, other_key]), Ok(()), "it may close on its first day");
    assert_eq!(made(round(12, 5), Day::new(2026, 8, 31).expect("a day"), [key, other_key]), Err(DefinitionError::Days));
    assert_eq!(made(round(12, 5), closes(), [key, key]), Err(DefinitionError::OneKeeper));
    for keys in [[nobody, key], [key, nobody]] {
        assert_eq!(made(round(12, 5), closes(), keys), Err(DefinitionError::NoKey), "the key that everybody could open");
    }
}

#[test]
fn everything_that_people_agree_to_is_in_the_id() {
    let (survey, _) = definition(round(12, 5), &QuestionSet::pulse(), 1);
    let [first, second] = survey.terms.keepers.clone();
    let (of_round, of_terms) =
        (|round: Round| Definition { round, ..survey.clone() }, |terms: Terms| Definition { terms, ..survey.clone() });
    let (round, terms) = (survey.round.clone(), survey.terms.clone());
    let with_keepers = |keepers| of_terms(Terms { keepers, ..terms.clone() });
    let others = [
        Definition { set: QuestionSet::full(), ..survey.clone() },
        of_round(Round { team: name("Others"), ..round.clone() }),
        of_round(Round { label: name("Spring"), ..round.clone() }),
        of_round(Round { opened: Day::new(2026, 9, 2).expect("a day"), ..round.clone() }),
        of_round(Round { invited: 13, ..round.clone() }),
        of_round(Round { kind: Kind::Practice, ..round.clone() }),
        of_round(Round { threshold: candour::disclosure::Threshold::new(6).expect("a threshold"), ..round }),
        of_terms(Terms { closes: Day::new(2026, 12, 5).expect("a day"), ..terms.clone() }),
        of_terms(Terms { nonce: [2; 16], ..terms.clone() }),
        of_terms(Terms { sealed_verify_key: [2; 80], ..terms.clone() }),
        with_keepers([second.clone(), first.clone()]),
        with_keepers([Keeper { name: name("Eve"), ..first.clone() }, second.clone()]),
        with_keepers([first, Keeper { key: KeeperSecret::generate().1, ..second }]),
    ];
    for other in others {
        assert_ne!(other.id(), survey.id(), "{other:?}");
    }
}
