//! Keepers under events in any order: messages that come early, late, twice or never, lists that change, crashes, keys that come back.
//!
//! Whatever happens, a keeper gives shares of one list only, of at least as many ballots as the threshold, and not before both have said that all
//! proofs of this list hold.

use crate::made_up::{complete, round};
use crate::made_up_survey::{VERIFY_KEY, ballot, definition};
use candour::question_set::QuestionSet;
use candour::sealed::backup::{KeeperCode, Kept};
use candour::sealed::keeper::{Answered, Counted, First, Keeper, Locked, Open, Second, Side};
use candour::sealed::messages::{Answer, Closing, Opening, Outcome};
use candour::sealed::pile::Pile;
use candour::sealed::survey::Survey;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};
use zeroize::Zeroizing;

const THRESHOLD: usize = 5;

/// A survey with seven ballots, and both keys as they were kept at the start.
struct World {
    survey: Arc<Survey>,
    ballots: Vec<Vec<u8>>,
    keys: [Vec<u8>; 2],
}

fn code() -> KeeperCode {
    KeeperCode::from_random([5; 16])
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let set = QuestionSet::pulse();
        let (definition, secrets) = definition(round(12, 5), &set, 1);
        let survey = Arc::new(Survey::new(definition));
        let team = complete(&set, 7);
        let ballots = team.iter().enumerate().map(|(person, answers)| ballot(&survey, person, answers).bytes().to_vec()).collect();
        let [first, second] = secrets;
        let key = || Zeroizing::new(VERIFY_KEY);
        let first: Keeper<First, Open> = Keeper::new(Arc::clone(&survey), first, key(), None).expect("its key");
        let second: Keeper<Second, Open> = Keeper::new(Arc::clone(&survey), second, key(), None).expect("its key");
        World { keys: [kept(&first), kept(&second)], survey, ballots }
    })
}

/// What a keeper writes down after each step that gives something.
fn kept<R: Side, S>(keeper: &Keeper<R, S>) -> Vec<u8> {
    keeper.keep(&code(), &[1; 16], b"").to_vec()
}

fn back<R: Side>(kept: &[u8]) -> Keeper<R, Open> {
    let kept = Kept::open(&code(), &[1; 16], b"", kept.try_into().expect("its length")).expect("the same code");
    Keeper::new(Arc::clone(&world().survey), kept.secret, kept.verify_key, kept.given).expect("its key")
}

/// Some of the ballots.
fn some(which: u8) -> Pile {
    let mut pile = Pile::default();
    for (at, bytes) in world().ballots.iter().enumerate() {
        if which >> at & 1 == 1 {
            pile.take(&world().survey, bytes.clone());
        }
    }
    pile
}

enum OfFirst {
    Open(Keeper<First, Open>),
    Locked(Keeper<First, Locked>),
    Counted(Keeper<First, Counted>),
    Released,
}

enum OfSecond {
    Open(Keeper<Second, Open>),
    Locked(Keeper<Second, Locked>),
    Answered(Keeper<Second, Answered>),
    Counted(Keeper<Second, Counted>),
    Released,
}

/// What has been said so far. Any of it may be delivered, at any time, more than once.
#[derive(Default)]
struct Said {
    closings: Vec<Closing>,
    answers: Vec<Answer>,
    of_first: Vec<Opening>,
    of_second: Vec<Opening>,
    outcomes: Vec<Outcome>,
}

/// The two keepers of one survey, and what each has written down last.
struct Both {
    first: Option<OfFirst>,
    second: Option<OfSecond>,
    kept: [Vec<u8>; 2],
    said: Said,
}

fn pick<T>(from: &[T], which: u8) -> Option<&T> {
    from.get(usize::from(which).checked_rem(from.len())?)
}

impl Both {
    fn start() -> Self {
        let kept = world().keys.clone();
        Self { first: Some(OfFirst::Open(back(&kept[0]))), second: Some(OfSecond::Open(back(&kept[1]))), kept, said: Said::default() }
    }

    fn step_of_first(&mut self, which: u8) {
        let said = &mut self.said;
        self.first = self.first.take().map(|first| match first {
            OfFirst::Open(keeper) => match keeper.lock(&some(which)) {
                Ok(keeper) => {
                    said.closings.push(keeper.closing());
                    OfFirst::Locked(keeper)
                }
                Err(refused) => OfFirst::Open(refused.keeper),
            },
            OfFirst::Locked(keeper) => match pick(&said.answers, which) {
                Some(answer) => match keeper.count(answer) {
                    Ok((keeper, opening)) => {
                        self.kept[0] = kept(&keeper);
                        said.of_first.push(opening);
                        OfFirst::Counted(keeper)
                    }
                    Err(refused) => OfFirst::Locked(refused.keeper),
                },
                None => OfFirst::Locked(keeper),
            },
            OfFirst::Counted(keeper) => match pick(&said.of_second, which) {
                Some(opening) => match keeper.release(opening) {
                    Ok((keeper, outcome)) => {
                        said.outcomes.push(outcome);
                        keeper.erase();
                        OfFirst::Released
                    }
                    Err(refused) => OfFirst::Counted(refused.keeper),
                },
                None => OfFirst::Counted(keeper),
            },
            OfFirst::Released => OfFirst::Released,
        });
    }

    fn step_of_second(&mut self, which: u8) {
        let said = &mut self.said;
        self.second = self.second.take().map(|second| match second {
            OfSecond::Open(keeper) => match keeper.lock(&some(which)) {
                Ok(keeper) => OfSecond::Locked(keeper),
                Err(refused) => OfSecond::Open(refused.keeper),
            },
            OfSecond::Locked(keeper) => match pick(&said.closings, which) {
                Some(closing) => match keeper.answer(closing) {
                    Ok((keeper, answer)) => {
                        said.answers.push(answer);
                        OfSecond::Answered(keeper)
                    }
                    Err(refused) => OfSecond::Locked(refused.keeper),
                },
                None => OfSecond::Locked(keeper),
            },
            OfSecond::Answered(keeper) => match pick(&said.of_first, which) {
                Some(opening) => match keeper.count_with(opening) {
                    Ok((keeper, opening)) => {
                        self.kept[1] = kept(&keeper);
                        said.of_second.push(opening);
                        OfSecond::Counted(keeper)
                    }
                    Err(refused) => OfSecond::Answered(refused.keeper),
                },
                None => OfSecond::Answered(keeper),
            },
            OfSecond::Counted(keeper) => match pick(&said.outcomes, which) {
                Some(outcome) => match keeper.accept(outcome) {
                    Ok(keeper) => {
                        keeper.erase();
                        OfSecond::Released
                    }
                    Err(refused) => OfSecond::Counted(refused.keeper),
                },
                None => OfSecond::Counted(keeper),
            },
            OfSecond::Released => OfSecond::Released,
        });
    }

    /// A crash: what was in memory is gone, and the key comes back as it was written down last. A lock that gave no share may be forgotten.
    fn crash(&mut self, first: bool) {
        if first {
            self.first = Some(OfFirst::Open(back(&self.kept[0])));
        } else {
            self.second = Some(OfSecond::Open(back(&self.kept[1])));
        }
    }

    fn check(&self) {
        for openings in [&self.said.of_first, &self.said.of_second] {
            let lists: BTreeSet<[u8; 32]> = openings.iter().map(|opening| opening.list).collect();
            assert!(lists.len() <= 1, "shares of {} lists", lists.len());
        }
        for opening in self.said.of_first.iter().chain(&self.said.of_second) {
            let closing = self.said.closings.iter().find(|closing| closing.list_hash() == opening.list);
            let closing = closing.expect("the list was made known before");
            assert!(closing.ballots.len() >= THRESHOLD, "{} ballots", closing.ballots.len());
            let answered = self.said.answers.iter().any(|answer| answer.list == opening.list && !answer.commitments.is_empty());
            assert!(answered, "both have said before that all proofs hold");
        }
        for opening in &self.said.of_second {
            assert!(self.said.of_first.iter().any(|first| first.list == opening.list), "the second opens after the first");
        }
        let outcomes: BTreeSet<_> = self.said.outcomes.iter().map(|outcome| outcome.evidence.list).collect();
        assert!(outcomes.len() <= 1, "one result");
        for outcome in &self.said.outcomes {
            assert_eq!(outcome.evidence, self.said.outcomes[0].evidence, "the same shares, also after a crash");
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Event {
    First(u8),
    Second(u8),
    CrashOfFirst,
    CrashOfSecond,
}

fn event() -> impl Strategy<Value = Event> {
    // All seven ballots more often than others, so that lists meet.
    let which = prop_oneof![3 => Just(0x7F_u8), 1 => Just(0x3F_u8), 2 => any::<u8>()];
    (0..12_u8, which).prop_map(|(kind, which)| match kind {
        0..=4 => Event::First(which),
        5..=9 => Event::Second(which),
        10 => Event::CrashOfFirst,
        _ => Event::CrashOfSecond,
    })
}

/// Whether both are at the end.
fn released(both: &Both) -> bool {
    matches!(both.first, Some(OfFirst::Released)) && matches!(both.second, Some(OfSecond::Released))
}

#[test]
fn no_order_of_events_makes_a_keeper_give_too_much() {
    let (opened, finished) = (Cell::new(0), Cell::new(0));
    let config = Config { cases: 600, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&proptest::collection::vec(event(), 1..60), |events| {
        let mut both = Both::start();
        for event in events {
            match event {
                Event::First(which) => both.step_of_first(which),
                Event::Second(which) => both.step_of_second(which),
                Event::CrashOfFirst => both.crash(true),
                Event::CrashOfSecond => both.crash(false),
            }
            both.check();
        }
        opened.set(opened.get() + u32::from(!both.said.of_first.is_empty()));
        finished.set(finished.get() + u32::from(released(&both)));
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    // Else nothing would be tested.
    assert!(opened.get() > 100 && finished.get() > 50, "{} runs opened something, {} came to the end", opened.get(), finished.get());
}

#[test]
fn two_keepers_who_crash_after_every_step_come_to_the_end_with_the_same_list() {
    let mut both = Both::start();
    for round in 0..40 {
        both.step_of_first(0x7F);
        both.step_of_second(0x7F);
        both.check();
        if released(&both) {
            assert!(round > 2);
            return;
        }
        if round < 3 {
            both.crash(round % 2 == 0);
        }
    }
    panic!("they never come to the end");
}
