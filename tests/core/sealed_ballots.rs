//! Ballots from a sheet to what each keeper opens.

use crate::made_up::sheet;
use candour::disclosure::Threshold;
use candour::question_set::QuestionSet;
use candour::round::Day;
use candour::sealed::ballot::{Ballot, BallotError, SealError, reports};
use candour::sealed::definition::{Definition, Keeper};
use candour::sealed::keys::{KeeperKey, KeeperSecret, Role};
use candour::text::Name;
use prio::vdaf::{Aggregatable, Aggregator, Collector, VerifyTransition};

const VERIFY_KEY: [u8; 32] = [3; 32];

/// A survey with the secrets of its keepers.
fn survey(set: &QuestionSet, nonce: u8) -> (Definition, [KeeperSecret; 2]) {
    let [(first, first_key), (second, second_key)] = [KeeperSecret::generate(), KeeperSecret::generate()];
    let keeper = |name, key| Keeper { name: Name::new(name).expect("a name"), key };
    let definition = Definition {
        set: set.clone(),
        invited: 12,
        threshold: Threshold::default(),
        closes: Day::new(2026, 12, 4).expect("a day"),
        nonce: [nonce; 16],
        keepers: [keeper("Anna", first_key), keeper("Ben", second_key)],
        sealed_verify_key: Vec::new(),
    };
    (definition.with_verify_key(&VERIFY_KEY).expect("keys"), [first, second])
}

fn points(set: &QuestionSet, person: usize) -> Vec<u8> {
    let points = usize::from(set.scale().points);
    (0..set.statements().len()).map(|at| u8::try_from((person * 5 + at * 3) % (points + 1)).expect("a point")).collect()
}

fn ballot(survey: &Definition, person: usize) -> Ballot {
    let nonce = std::array::from_fn(|at| if at == 0 { u8::try_from(person).expect("few") } else { 1 });
    Ballot::seal(survey, sheet(&survey.set, &points(&survey.set, person)), nonce).expect("a ballot")
}

#[test]
fn two_keepers_add_up_what_was_sealed_for_them() {
    for set in [QuestionSet::full(), QuestionSet::pulse()] {
        let (survey, secrets) = survey(&set, 1);
        let key = survey.verify_key(&secrets[1]).expect("it is sealed for the second keeper");
        assert_eq!((key, survey.verify_key(&secrets[0])), (VERIFY_KEY, None));
        let (reports, id) = (reports(&set), survey.id());
        let mut shares = [reports.aggregate_init(&()), reports.aggregate_init(&())];
        for person in 0..9 {
            let ballot = Ballot::from_bytes(&survey, ballot(&survey, person).bytes().to_vec()).expect("a ballot of this survey");
            assert_eq!(ballot.bytes().len(), Ballot::length(&set));
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
    let moved = Definition { nonce: [2; 16], ..here.clone() };
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
    let [first, _] = survey.keepers.clone();
    let nobody =
        Definition { keepers: [first, Keeper { name: Name::new("Ben").expect("a name"), key: KeeperKey::from_bytes([0; 32]) }], ..survey };
    assert_eq!(Ballot::seal(&nobody, sheet(&set, &points(&set, 1)), [0; 16]), Err(SealError::NoKey), "the key that everybody could open");
}

#[test]
fn everything_that_people_agree_to_is_in_the_id() {
    let set = QuestionSet::pulse();
    let (survey, _) = survey(&set, 1);
    let [first, second] = survey.keepers.clone();
    let others = [
        Definition { set: QuestionSet::full(), ..survey.clone() },
        Definition { invited: 13, ..survey.clone() },
        Definition { threshold: Threshold::new(6).expect("a threshold"), ..survey.clone() },
        Definition { closes: Day::new(2026, 12, 5).expect("a day"), ..survey.clone() },
        Definition { nonce: [2; 16], ..survey.clone() },
        Definition { keepers: [second.clone(), first.clone()], ..survey.clone() },
        Definition { keepers: [Keeper { name: Name::new("Eve").expect("a name"), ..first.clone() }, second.clone()], ..survey.clone() },
        Definition { keepers: [first, Keeper { key: KeeperSecret::generate().1, ..second }], ..survey.clone() },
        survey.clone().with_verify_key(&VERIFY_KEY).expect("sealed anew"),
    ];
    for other in others {
        assert_ne!(other.id(), survey.id(), "{other:?}");
    }
}
