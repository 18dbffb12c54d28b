//! Who holds what: two codes, one code, or nothing on the disk; and what stands before earlier results while a round is open.

use super::ciphers::{Plain, Real};
use super::stepped::{Faults, SteppedCipher, at_once};
use super::{CODES, PIN, desk, fresh, handed_in, kept_releases, kept_round, marked, put_round, setup, sheets_in_release, unlocked, window};
use super::{sheets_in, written};
use candour::open_round::OpenRound;
use candour::round::Kind;
use candour::round_keeper::cipher::Cipher;
use candour::round_keeper::memory_vault::MemoryVault;
use candour::round_keeper::vault::{Next, ReleaseEntry, Shelf, Swap, Vault, VaultError};
use candour::round_keeper::{Closing, Counted, Guard, NotOpened, Permission, RoundKeeper, Setup};
use candour::secrets::{Custody, RecoveryCode};
use candour::transfer::stored_round::StoredRound;
use std::cell::Cell;
use std::rc::Rc;

/// The codes of [`CODES`], each alone.
const ONE: &str = "0000-0000-0000";
const OTHER: &str = "ZZZZ-ZZZZ-ZZZZ";

/// A vault that counts what is written into it.
#[derive(Debug, Clone, Default)]
struct Counting {
    vault: MemoryVault,
    writes: Rc<Cell<usize>>,
}

impl Counting {
    fn write(&self) -> &MemoryVault {
        self.writes.set(self.writes.get() + 1);
        &self.vault
    }
}

impl Vault for Counting {
    type Claim = Rc<()>;

    async fn claim(&self) -> Option<Rc<()>> {
        self.vault.claim().await
    }

    async fn round(&self) -> Result<Option<String>, VaultError> {
        self.vault.round().await
    }

    async fn swap_round(&self, expected: Option<&str>, next: Next<'_>) -> Result<Swap, VaultError> {
        self.write().swap_round(expected, next).await
    }

    async fn releases(&self) -> Result<Shelf, VaultError> {
        self.vault.releases().await
    }

    async fn release(&self, name: &str) -> Result<Option<String>, VaultError> {
        self.vault.release(name).await
    }

    async fn swap_release(&self, expected: Option<&str>, next: &ReleaseEntry) -> Result<Swap, VaultError> {
        self.write().swap_release(expected, next).await
    }

    async fn remove_release(&self, name: &str) -> Result<(), VaultError> {
        self.write().remove_release(name).await
    }

    async fn clear(&self) -> Result<(), VaultError> {
        self.write().clear().await
    }
}

/// A round of which nothing is to be kept, for nine people.
fn in_memory() -> Setup {
    Setup { custody: Custody::InMemory, ..setup(9) }
}

/// A practice round, whatever else was chosen.
fn practice(custody: Custody) -> Setup {
    let mut practice = Setup { custody, ..setup(9) };
    practice.round.kind = Kind::Practice;
    practice
}

#[test]
fn one_of_two_codes_opens_nothing_and_both_do_in_any_order() {
    let vault = MemoryVault::default();
    let cipher = Real::default();
    let first = RoundKeeper::new(vault.clone(), cipher.clone());
    let codes = at_once(first.open(setup(9), fresh())).expect("opened");
    assert_eq!(written(&codes), CODES);
    assert!(matches!(at_once(first.count(marked(3))), Ok(Counted::Counted)));
    let entry = StoredRound::decode(&kept_round(&vault).expect("a round")).expect("an entry");
    let opens = |secret: &[u8]| {
        let key = at_once(cipher.derive(secret, &entry.salt)).expect("a key");
        at_once(cipher.open(&key, &entry.bound_to_totals(), &entry.totals)).is_some()
    };
    // Somebody with one of them and a program of their own.
    for code in &codes {
        let alone = RecoveryCode::secret(std::slice::from_ref(code));
        for secret in [alone.to_vec(), alone.repeat(2), [&*alone, &[b'0'; 12][..]].concat(), [&*alone, PIN.as_bytes()].concat()] {
            assert!(!opens(&secret), "{}", String::from_utf8_lossy(&secret));
        }
    }
    assert!(opens(&RecoveryCode::secret(&codes)));

    let second = RoundKeeper::new(vault, Real::default());
    assert!(at_once(second.look()));
    let wrong = [ONE, OTHER, &format!("{ONE} {ONE}"), &format!("{OTHER} {OTHER}"), &format!("{ONE} {OTHER} {ONE}"), ""];
    for (hour, wrong) in (1..).zip(wrong) {
        assert!(!at_once(second.unlock(wrong)), "{wrong}");
        assert_eq!(at_once(second.may_end(wrong, || f64::from(hour) * 3600.0)), Permission::Wrong, "{wrong}");
    }
    assert_eq!(at_once(second.may_end(&format!("{OTHER} {ONE}"), || 1e9)), Permission::Given);
    assert!(at_once(second.unlock(&format!("{OTHER} {ONE}"))));
    assert_eq!(second.with_round(sheets_in), first.with_round(sheets_in));
    assert_eq!(second.custody(), Custody::TwoCodes);
}

#[test]
fn a_round_of_one_code_is_opened_by_it_alone() {
    let vault = MemoryVault::default();
    let first = RoundKeeper::new(vault.clone(), Real::default());
    let codes = at_once(first.open(Setup { custody: Custody::OneCode, ..setup(9) }, fresh())).expect("opened");
    assert_eq!(written(&codes), ONE);
    let second = RoundKeeper::new(vault, Real::default());
    assert!(at_once(second.look()));
    assert_eq!(second.custody(), Custody::OneCode, "a locked round says so");
    assert!(!at_once(second.unlock(CODES)));
    assert_eq!(at_once(second.may_end(CODES, || 0.0)), Permission::Wrong);
    assert_eq!(at_once(second.may_end(ONE, || 0.0)), Permission::Given);
    assert!(at_once(second.unlock(ONE)));
}

#[test]
fn nobody_makes_a_round_of_two_codes_one_of_one_code() {
    let vault = desk(3, 9);
    let text = kept_round(&vault).expect("a round");
    let changed = text.replace("\"codes\":2", "\"codes\":1");
    assert_ne!(changed, text);
    put_round(&vault, &changed);
    let (window, _) = window(&vault);
    assert!(at_once(window.look()));
    assert_eq!(window.custody(), Custody::OneCode);
    for codes in [ONE, OTHER, CODES] {
        assert!(!at_once(window.unlock(codes)), "{codes}");
    }
    assert_eq!(at_once(window.may_end(PIN, || 0.0)), Permission::Wrong, "the PIN is bound to it too");
}

#[test]
fn nothing_of_a_round_in_memory_is_written_and_its_release_only_when_somebody_asks() {
    for round in [in_memory(), practice(Custody::TwoCodes), practice(Custody::InMemory)] {
        let vault = Counting::default();
        let window = RoundKeeper::new(vault.clone(), Plain::default());
        assert!(at_once(window.open(round, fresh())).expect("opened").is_empty(), "there is no code");
        assert_eq!((window.custody(), window.was_refused()), (Custody::InMemory, false));
        for number in 0..5 {
            assert!(matches!(at_once(window.count(marked(number))), Ok(Counted::Counted)));
            at_once(window.refresh());
            at_once(window.guard());
        }
        assert_eq!(
            at_once(window.may_end(CODES, || 0.0)) == Permission::Given,
            window.with_round(|open| open.round().kind) != Some(Kind::Real)
        );
        let Closing::Released(name) = at_once(window.close()) else { panic!("not closed") };
        let release = at_once(window.release(&name)).expect("in memory");
        assert_eq!(sheets_in_release(&release)[..6], [1, 1, 1, 1, 1, 0]);
        assert_eq!(at_once(window.releases()).found.len(), 1, "it is listed");
        assert!(at_once(window.is_in_memory(&name)) && window.has_release_to_lose());
        assert_eq!(vault.writes.get(), 0, "something was written");
        // Somebody else's results are kept meanwhile; these are not taken along.
        at_once(window.keep_release(&handed_in(9, 0..6))).expect("kept");
        assert_eq!(kept_releases(&vault.vault).len(), 1);
        assert_eq!(at_once(window.keep_release(&release)), Ok(name.clone()));
        assert_eq!(kept_releases(&vault.vault).len(), 2);
        assert!(!at_once(window.is_in_memory(&name)) && !window.has_release_to_lose());
        assert_eq!(at_once(window.releases()).found.len(), 2, "each is listed once");
    }
}

#[test]
fn a_practice_round_needs_no_key_and_is_ended_without_a_pin() {
    let faults = Faults::default();
    faults.cipher.set(true);
    let window = RoundKeeper::new(MemoryVault::default(), SteppedCipher { plain: Plain::default(), faults });
    for typed in ["", "0000", PIN] {
        at_once(window.open(practice(Custody::OneCode), fresh())).expect("opened");
        assert_eq!(at_once(window.guard()), Guard::Practice);
        assert_eq!(at_once(window.may_end(typed, || 0.0)), Permission::Given);
        assert!(at_once(window.discard()));
        assert_eq!(at_once(window.guard()), Guard::Nothing);
    }
}

#[test]
fn a_round_in_memory_is_ended_by_its_pin_only() {
    let (window, _) = window(&MemoryVault::default());
    at_once(window.open(in_memory(), fresh())).expect("opened");
    for wrong in ["", "0000", ONE, CODES] {
        assert_eq!(at_once(window.may_end(wrong, || 0.0)), Permission::Wrong, "{wrong}");
    }
    assert_eq!(at_once(window.may_end(PIN, || 0.0)), Permission::Given);
    assert!(!at_once(window.unlock(CODES)), "there is nothing to unlock");
}

#[test]
fn no_round_is_opened_beside_another_one_in_any_window() {
    let real = || Setup { custody: Custody::OneCode, ..setup(9) };
    for first in [real(), in_memory(), practice(Custody::TwoCodes)] {
        let vault = MemoryVault::default();
        let (here, _) = window(&vault);
        let kept = first.custody == Custody::OneCode;
        at_once(here.open(first, fresh())).expect("opened");
        let text = kept_round(&vault);
        for second in [real(), in_memory(), practice(Custody::TwoCodes)] {
            assert!(matches!(at_once(here.open(second.clone(), fresh())), Err(NotOpened::AlreadyOpen)));
            let (there, _) = window(&vault);
            let refused = at_once(there.open(second, fresh())).err();
            assert_eq!(refused, Some(if kept { NotOpened::AlreadyOpen } else { NotOpened::OpenElsewhere }));
            assert_eq!((there.has_round(), there.locked().is_some()), (false, kept), "one that is kept is found");
        }
        assert_eq!(kept_round(&vault), text);
        // Once it has ended, or its window is gone, there is room for another.
        if here.with_round(OpenRound::sheets) == Some(0) && !kept {
            drop(here);
        } else {
            assert!(at_once(here.discard()));
        }
        let (there, _) = window(&vault);
        at_once(there.open(in_memory(), fresh())).expect("opened");
    }
}

#[test]
fn earlier_results_are_behind_the_pin_of_a_round_wherever_it_is_open() {
    let vault = MemoryVault::default();
    let (here, _) = window(&vault);
    let (there, _) = window(&vault);
    let guards = || (at_once(here.guard()), at_once(there.guard()));
    assert_eq!(guards(), (Guard::Nothing, Guard::Nothing));

    // On the disk: another window that had not looked asks for the same PIN.
    at_once(here.open(setup(9), fresh())).expect("opened");
    assert_eq!(guards(), (Guard::Pin, Guard::Pin));
    assert_eq!(at_once(there.may_end("0000", || 0.0)), Permission::Wrong);
    assert_eq!(at_once(there.may_end(PIN, || 0.0)), Permission::Given);
    assert!(at_once(here.discard()));
    assert_eq!(guards(), (Guard::Nothing, Guard::Nothing), "the other window has noticed");

    // In memory: another window has no PIN to compare with.
    at_once(here.open(in_memory(), fresh())).expect("opened");
    assert_eq!(guards(), (Guard::Pin, Guard::Elsewhere));
    assert!(at_once(here.discard()));
    at_once(here.open(practice(Custody::TwoCodes), fresh())).expect("opened");
    assert_eq!(guards(), (Guard::Practice, Guard::Elsewhere));
    assert!(at_once(here.discard()));
    assert_eq!(guards(), (Guard::Nothing, Guard::Nothing));

    put_round(&vault, "{");
    assert_eq!(guards(), (Guard::Unreadable, Guard::Unreadable));
}

#[test]
fn everything_is_removed_only_while_no_round_is_open_anywhere() {
    let vault = desk(5, 9);
    let text = kept_round(&vault);
    let (here, _) = unlocked(&vault);
    at_once(here.keep_release(&handed_in(9, 0..6))).expect("kept");
    let (unaware, _) = window(&vault);
    for window in [&here, &unaware] {
        assert!(!at_once(window.remove_everything()));
        assert_eq!((kept_round(&vault), kept_releases(&vault).len()), (text.clone(), 1));
    }
    assert!(matches!(at_once(here.close()), Closing::Released(_)));
    at_once(here.open(in_memory(), fresh())).expect("opened");
    for window in [&here, &unaware] {
        assert!(!at_once(window.remove_everything()));
        assert_eq!(kept_releases(&vault).len(), 2);
    }
    assert!(at_once(here.discard()));
    assert!(at_once(unaware.remove_everything()));
    assert_eq!(kept_releases(&vault).len(), 0);
}
