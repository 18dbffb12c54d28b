//! Closing where something fails on the way, and what may be lost of a result that is kept nowhere.

use super::stepped::at_once;
use super::{desk, fresh, handed_in, kept_releases, kept_round, marked, setup, unlocked, window};
use candour::round_keeper::memory_vault::MemoryVault;
use candour::round_keeper::{Closing, Setup};
use candour::secrets::Custody;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Goes on with something by so many steps and no further; `None` if it is not done by then.
fn steps<T>(mut work: Pin<&mut impl Future<Output = T>>, number: usize) -> Option<T> {
    (0..number).find_map(|_| match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    })
}

#[test]
fn whatever_fails_at_any_step_of_closing_the_round_is_open_or_its_release_is_kept() {
    let mut still_open = 0;
    for fault in 0..3 {
        for before in 0.. {
            let vault = desk(5, 9);
            let text = kept_round(&vault);
            let (window, faults) = unlocked(&vault);
            let fault = [&faults.vault, &faults.cipher, &faults.no_vault][fault];
            let mut closing = pin!(window.close());
            if steps(closing.as_mut(), before).is_some() {
                break;
            }
            fault.set(true);
            let closed = at_once(closing);
            fault.set(false);
            match closed {
                Closing::Released(name) => {
                    assert_eq!((kept_round(&vault), kept_releases(&vault).len()), (None, 1));
                    assert!(at_once(window.release(&name)).is_some() && !at_once(window.is_in_memory(&name)));
                }
                Closing::StillOpen => {
                    still_open += 1;
                    assert_eq!((kept_round(&vault), kept_releases(&vault).len()), (text, 0));
                    assert!(window.has_round() && !window.has_release_to_lose());
                    assert!(matches!(at_once(window.close()), Closing::Released(_)), "nothing stands in the way of another try");
                    assert_eq!((kept_round(&vault), kept_releases(&vault).len()), (None, 1));
                }
                other => panic!("{other:?} after a failure before step {before}"),
            }
        }
    }
    assert!(still_open >= 6, "only {still_open} of the failures came in time");
}

#[test]
fn a_release_in_memory_can_be_lost_until_it_is_kept_or_taken_along() {
    let close = || {
        let vault = MemoryVault::default();
        let (window, faults) = window(&vault);
        at_once(window.open(Setup { custody: Custody::InMemory, ..setup(9) }, fresh())).expect("opened");
        for number in 0..5 {
            at_once(window.count(marked(number))).expect("counted");
        }
        let Closing::Released(name) = at_once(window.close()) else { panic!("not closed") };
        let release = at_once(window.release(&name)).expect("in memory");
        assert!(window.has_release_to_lose());
        (window, faults, release)
    };
    let (window, _, release) = close();
    window.take_along(&release);
    assert!(!window.has_release_to_lose());

    // A device that keeps nothing, or has no room, leaves it where it is.
    let (window, faults, release) = close();
    for fault in [&faults.vault, &faults.no_vault] {
        fault.set(true);
        let _ = at_once(window.keep_release(&release));
        fault.set(false);
        assert!(window.has_release_to_lose());
    }
    at_once(window.keep_release(&release)).expect("kept");
    assert!(!window.has_release_to_lose());

    // To take another one along changes nothing.
    let (window, _, _) = close();
    window.take_along(&handed_in(8, 0..5));
    assert!(window.has_release_to_lose());
}
