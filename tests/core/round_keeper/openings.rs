//! Rounds that are opened at the same time, and what overlaps in the one window of a round in memory, in every order of steps.

use super::stepped::{Tasks, at_once, every_order};
use super::{Window, fresh, kept_releases, kept_round, marked, setup, sheets_in, sheets_in_release, window};
use candour::round::Kind;
use candour::round_keeper::memory_vault::MemoryVault;
use candour::round_keeper::{Closing, Counted, Fresh, Setup};
use candour::secrets::Custody;
use candour::totals::BatchId;
use std::cell::RefCell;
use std::rc::Rc;

/// Every way to keep a round, and a practice round.
fn setups() -> [Setup; 4] {
    let [two, one, memory] = [Custody::TwoCodes, Custody::OneCode, Custody::InMemory].map(|custody| Setup { custody, ..setup(9) });
    let mut practice = memory.clone();
    practice.round.kind = Kind::Practice;
    [two, one, memory, practice]
}

struct Openings {
    vault: MemoryVault,
    windows: Vec<Rc<Window>>,
    tasks: Tasks,
    opened: Rc<RefCell<Vec<usize>>>,
}

impl Openings {
    fn begin(setups: [&Setup; 2]) -> Self {
        let vault = MemoryVault::default();
        let windows: Vec<_> = setups.iter().map(|_| Rc::new(window(&vault).0)).collect();
        let (mut tasks, opened) = (Tasks::default(), Rc::<RefCell<Vec<usize>>>::default());
        for (number, setup) in setups.into_iter().cloned().enumerate() {
            let (keeper, opened) = (windows[number].clone(), opened.clone());
            let batch = BatchId([u8::try_from(number).expect("one of two"); 16]);
            tasks.begin(number, async move {
                if keeper.open(setup, Fresh { batch, ..fresh() }).await.is_ok() {
                    opened.borrow_mut().push(number);
                }
            });
        }
        Self { vault, windows, tasks, opened }
    }

    fn end(self) {
        let opened = self.opened.borrow();
        let open: Vec<usize> = (0..2).filter(|&number| self.windows[number].has_round()).collect();
        assert_eq!((opened.len(), &open), (1, &*opened), "one window has a round, and was told so");
        let kept = self.windows[open[0]].custody() != Custody::InMemory;
        assert_eq!(kept_round(&self.vault).is_some(), kept, "nothing else is kept");
    }
}

#[test]
fn a_window_that_looks_while_it_opens_a_round_has_it_open_and_its_codes_in_every_order_of_steps() {
    let begin = || {
        let mut openings = Openings { tasks: Tasks::default(), ..Openings::begin([&setups()[0], &setups()[1]]) };
        let (opening, looking, opened) = (openings.windows[0].clone(), openings.windows[0].clone(), openings.opened.clone());
        openings.tasks.begin(0, async move {
            if opening.open(setup(9), fresh()).await.is_ok_and(|codes| codes.len() == 2) {
                opened.borrow_mut().push(0);
            }
        });
        openings.tasks.begin(0, async move {
            let _ = looking.guard().await;
        });
        openings
    };
    every_order(begin, |race| race.tasks.going_on(), |race, number| race.tasks.turn(number), Openings::end);
}

#[test]
fn of_two_windows_that_open_a_round_at_the_same_time_one_does_in_every_order_of_steps() {
    let mut orders = 0;
    for (at, first) in setups().iter().enumerate() {
        for second in &setups()[at..] {
            let begin = || Openings::begin([first, second]);
            orders += every_order(begin, |race| race.tasks.going_on(), |race, number| race.tasks.turn(number), Openings::end);
        }
    }
    eprintln!("{orders} orders of steps");
    assert!(orders > 100, "only {orders} orders");
}

/// What somebody does in the window of a round in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Count(usize),
    Close,
    Discard,
    Guard,
}

struct InMemory {
    vault: MemoryVault,
    window: Rc<Window>,
    tasks: Tasks,
    counted: Rc<RefCell<Vec<usize>>>,
    released: Rc<RefCell<Vec<String>>>,
    discarded: bool,
}

impl InMemory {
    /// A round that five people have answered.
    fn begin(setup: &Setup, verbs: &[Verb]) -> Self {
        let vault = MemoryVault::default();
        let window = Rc::new(window(&vault).0);
        at_once(window.open(setup.clone(), fresh())).expect("opened");
        let counted: Vec<usize> = (0..5).collect();
        for &number in &counted {
            assert!(matches!(at_once(window.count(marked(number))), Ok(Counted::Counted)));
        }
        let (counted, released) = (Rc::new(RefCell::new(counted)), Rc::<RefCell<Vec<String>>>::default());
        let mut tasks = Tasks::default();
        for verb in verbs.iter().copied() {
            let (keeper, counted, released) = (window.clone(), counted.clone(), released.clone());
            tasks.begin(0, async move {
                match verb {
                    Verb::Count(number) => match keeper.count(marked(number)).await {
                        Ok(Counted::Counted) => counted.borrow_mut().push(number),
                        Ok(Counted::Ended) => {}
                        other => panic!("{other:?}"),
                    },
                    Verb::Close => {
                        if let Closing::Released(name) = keeper.close().await {
                            released.borrow_mut().push(name);
                        }
                    }
                    Verb::Discard => assert!(keeper.discard().await),
                    Verb::Guard => drop(keeper.guard().await),
                }
            });
        }
        Self { vault, window, tasks, counted, released, discarded: verbs.contains(&Verb::Discard) }
    }

    fn end(self) {
        assert_eq!((kept_round(&self.vault), kept_releases(&self.vault).len()), (None, 0), "something is kept");
        let expect = |held: Vec<usize>| {
            let told = self.counted.borrow();
            for (number, times) in held.into_iter().enumerate() {
                assert_eq!(times, usize::from(told.contains(&number)), "sheet {number}");
            }
        };
        let (released, held) = (self.released.borrow(), self.window.with_round(sheets_in));
        assert!(released.len() <= 1, "two releases of one round");
        match (released.first(), held) {
            (Some(name), None) => expect(sheets_in_release(&at_once(self.window.release(name)).expect("in memory"))),
            (None, Some(held)) => expect(held),
            (None, None) => assert!(self.discarded, "the round is gone, and nobody discarded it"),
            (Some(_), Some(_)) => panic!("a round is open and has a release"),
        }
    }
}

#[test]
fn what_overlaps_in_the_window_of_a_round_in_memory_counts_each_sheet_once_and_ends_it_once() {
    let [_, _, memory, practice] = setups();
    let mut orders = 0;
    for setup in [memory, practice] {
        let verbs = [Verb::Count(5), Verb::Close, Verb::Discard, Verb::Guard];
        for (at, &first) in verbs.iter().enumerate() {
            for &second in &verbs[at..] {
                let second = if second == Verb::Count(5) { Verb::Count(6) } else { second };
                let begin = || InMemory::begin(&setup, &[first, second, Verb::Count(7)]);
                orders += every_order(begin, |race| race.tasks.going_on(), |race, number| race.tasks.turn(number), InMemory::end);
            }
        }
    }
    eprintln!("{orders} orders of steps");
    assert!(orders > 100, "only {orders} orders");
}
