//! How a round is kept, and how it ends: alone, in several windows, and where nothing can be kept.

mod ciphers;
mod closing;
mod custody;
mod openings;
mod races;
mod stepped;

use crate::made_up::{question_set, round, run_by, sheet, signed};
use candour::answers::AnswerSheet;
use candour::disclosure::{PIN_TRIES, PIN_WAIT_SECONDS};
use candour::native::unsealed;
use candour::open_round::OpenRound;
use candour::question_set::QuestionSet;
use candour::release::{Provenance, Release};
use candour::round_keeper::memory_vault::MemoryVault;
use candour::round_keeper::releases::{KeptAlready, NotKept, Releases};
use candour::round_keeper::stored_release::Meeting;
use candour::round_keeper::vault::{Next, ReleaseEntry, Vault};
use candour::round_keeper::{Closing, Counted, Fresh, NotOpened, Permission, RoundKeeper, Setup, stored_release};
use candour::secrets::{Custody, RecoveryCode};
use candour::totals::BatchId;
use candour::transfer::release_file;
use candour::transfer::stored_round::{StoredRound, StoredRoundError};
use ciphers::{Plain, Real};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};
use stepped::{Faults, SteppedCipher, SteppedVault, at_once};

/// The recovery codes that [`fresh`] numbers give, one after the other.
const CODES: &str = "0000-0000-0000 ZZZZ-ZZZZ-ZZZZ";
const PIN: &str = "2580";
/// Statements of [`set`], each an area of its own.
const STATEMENTS: usize = 8;
/// Points above the lowest by which three sheets are told apart on one statement, also if one is counted twice.
const WEIGHTS: [u8; 3] = [1, 3, 9];
/// Sheets that can be told apart.
const SHEETS: usize = STATEMENTS * WEIGHTS.len();

type Window = RoundKeeper<SteppedVault, SteppedCipher>;

/// A set whose totals and releases tell which of the [`marked`] sheets are in them.
fn set() -> QuestionSet {
    static SET: LazyLock<QuestionSet> = LazyLock::new(|| question_set(10, &[1; STATEMENTS]));
    SET.clone()
}

/// A sheet that ticks 1 for all statements but one.
fn marked(number: usize) -> AnswerSheet {
    let mut answers = [1; STATEMENTS];
    answers[number / WEIGHTS.len()] += WEIGHTS[number % WEIGHTS.len()];
    sheet(&set(), &answers)
}

fn fresh() -> Fresh {
    Fresh { batch: BatchId([7; 16]), salt: [3; 16], codes: [[0; 8], [255; 8]] }
}

/// A round of so many people, kept with two codes.
fn setup(invited: u32) -> Setup {
    Setup { round: round(invited, 5), arrangements: run_by("Ada"), set: set(), custody: Custody::TwoCodes, pin: PIN.to_owned().into() }
}

/// The codes as people write them down, one after the other.
fn written(codes: &[RecoveryCode]) -> String {
    codes.iter().map(|code| code.shown().to_string()).collect::<Vec<_>>().join(" ")
}

/// How often each sheet is in an open round.
fn sheets_in(open: &OpenRound) -> Vec<usize> {
    let totals = unsealed::totals(open);
    let number = |at: usize| u32::from_le_bytes(totals[4 * at..4 * at + 4].try_into().expect("four bytes")) as usize;
    // For each statement the number of those who did not answer, and then of those who ticked each point.
    let times = |sheet: usize| number(1 + 11 * (sheet / WEIGHTS.len()) + 1 + usize::from(WEIGHTS[sheet % WEIGHTS.len()]));
    (0..SHEETS).map(times).collect()
}

/// The same of a kept round.
fn sheets_in_text(text: &str) -> Vec<usize> {
    let entry = StoredRound::decode(text).expect("a round");
    sheets_in(&unsealed::restore(&entry, Plain::content(&entry.totals)).expect("its totals"))
}

/// The same of a release, from the sum of points above the lowest in each area.
fn sheets_in_release(release: &Release) -> Vec<usize> {
    let above = |area: usize| {
        let area = release.areas()[area].as_ref().expect("everybody answered every area");
        usize::try_from(area.s1 - u64::from(area.n)).expect("a few people")
    };
    let times = |sheet: usize| above(sheet / WEIGHTS.len()) / usize::from(WEIGHTS[sheet % WEIGHTS.len()]) % 3;
    (0..SHEETS).map(times).collect()
}

/// A window of its own, and what can go wrong in it.
fn window(vault: &MemoryVault) -> (Window, Faults) {
    let faults = Faults::default();
    let vault = SteppedVault { shared: vault.clone(), faults: faults.clone() };
    (RoundKeeper::new(vault, SteppedCipher { plain: Plain::default(), faults: faults.clone() }), faults)
}

/// What is kept of a round that so many people have answered.
fn desk(counted: usize, invited: u32) -> MemoryVault {
    static DESKS: Mutex<BTreeMap<(usize, u32), String>> = Mutex::new(BTreeMap::new());
    let vault = MemoryVault::default();
    let mut desks = DESKS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let text = desks.entry((counted, invited)).or_insert_with(|| answered(counted, invited));
    at_once(vault.swap_round(None, Next::Round(text))).expect("a vault");
    vault
}

fn answered(counted: usize, invited: u32) -> String {
    let vault = MemoryVault::default();
    let (window, _) = window(&vault);
    let codes = at_once(window.open(setup(invited), fresh())).expect("opened");
    assert_eq!(written(&codes), CODES);
    for number in 0..counted {
        assert!(matches!(at_once(window.count(marked(number))), Ok(Counted::Counted)));
    }
    kept_round(&vault).expect("a round")
}

/// A window that has looked and was unlocked.
fn unlocked(vault: &MemoryVault) -> (Window, Faults) {
    let (window, faults) = window(vault);
    assert!(at_once(window.look()));
    assert!(at_once(window.unlock(CODES)));
    (window, faults)
}

fn kept_round(vault: &MemoryVault) -> Option<String> {
    at_once(vault.round()).expect("a vault")
}

fn put_round(vault: &MemoryVault, text: &str) {
    let kept = kept_round(vault);
    at_once(vault.swap_round(kept.as_deref(), Next::Round(text))).expect("a vault");
}

fn kept_releases(vault: &MemoryVault) -> Vec<(String, String)> {
    at_once(vault.releases()).expect("a vault").releases
}

/// A release of sheets of other numbers, as somebody handed it in.
fn handed_in(batch: u8, sheets: std::ops::Range<usize>) -> Release {
    let mut open = OpenRound::open(round(9, 5), set(), BatchId([batch; 16]));
    for number in sheets {
        open.count(marked(number)).expect("counted");
    }
    let release = open.close().expect("enough people");
    release_file::decode(release_file::encode(&release).as_bytes()).expect("a file")
}

#[test]
fn a_round_is_kept_locked_and_unlocked_with_a_real_cipher_and_closed() {
    let vault = MemoryVault::default();
    let first = RoundKeeper::new(vault.clone(), Real::default());
    let codes = written(&at_once(first.open(setup(9), fresh())).expect("opened"));
    for number in 0..5 {
        assert!(matches!(at_once(first.count(marked(number))), Ok(Counted::Counted)));
    }
    let second = RoundKeeper::new(vault.clone(), Real::default());
    assert!(at_once(second.look()));
    assert!(!at_once(second.unlock("7777-7777-7777 7777-7777-7777")));
    assert!(at_once(second.unlock(&codes)));
    assert_eq!(second.with_round(sheets_in), first.with_round(sheets_in));
    assert_eq!(at_once(second.may_end(PIN, || 0.0)), Permission::Given);
    let Closing::Released(name) = at_once(second.close()) else { panic!("not closed") };
    let release = at_once(first.release(&name)).expect("kept");
    assert_eq!(sheets_in_release(&release)[..6], [1, 1, 1, 1, 1, 0]);
    assert_eq!(release.provenance(), Provenance::MadeHere);
}

#[test]
fn one_round_is_open_on_a_device() {
    let vault = desk(2, 9);
    let (window, _) = window(&vault);
    let another = Setup { arrangements: run_by("Grace"), ..setup(9) };
    let open = || at_once(window.open(another.clone(), Fresh { batch: BatchId([8; 16]), ..fresh() }));
    // It has not looked, and finds out.
    assert!(matches!(open(), Err(NotOpened::AlreadyOpen)));
    assert_eq!(window.locked().expect("locked").expect("readable").arrangements, run_by("Ada"));
    assert!(matches!(open(), Err(NotOpened::AlreadyOpen)));
    assert!(at_once(window.unlock(CODES)));
    assert!(matches!(open(), Err(NotOpened::AlreadyOpen)));
    assert_eq!((window.arrangements(), window.custody(), window.was_refused()), (Some(run_by("Ada")), Custody::TwoCodes, false));
}

#[test]
fn without_a_key_no_round_is_opened() {
    let vault = MemoryVault::default();
    let (window, faults) = window(&vault);
    faults.cipher.set(true);
    assert!(matches!(at_once(window.open(setup(9), fresh())), Err(NotOpened::NoKey)));
    assert!(!window.has_round() && kept_round(&vault).is_none());
    assert!(at_once(window.open(setup(9), fresh())).is_ok(), "nothing of the failure stays");
}

#[test]
fn only_the_code_unlocks_and_a_wrong_one_changes_nothing() {
    let vault = desk(3, 9);
    let text = kept_round(&vault);
    let (window, _) = window(&vault);
    assert!(!at_once(window.unlock(CODES)), "it has not looked");
    assert!(at_once(window.look()));
    let wrong = ["", "0000-0000-0000", "0000-0000-0000 ZZZZ-ZZZZ-ZZZ", "0000-0000-0001 ZZZZ-ZZZZ-ZZZZ", PIN, "not a code"];
    for wrong in wrong {
        assert!(!at_once(window.unlock(wrong)), "{wrong}");
    }
    assert!(!window.has_round());
    assert_eq!(kept_round(&vault), text);
    assert!(at_once(window.unlock("oooo oooo oooo zzzz zzzz zzzz")));
    assert_eq!(window.with_round(OpenRound::sheets), Some(3));
    assert!(window.locked().is_none());
}

#[test]
fn a_window_that_unlocks_late_takes_the_round_as_it_is_by_then() {
    let vault = desk(3, 9);
    let (late, _) = window(&vault);
    assert!(at_once(late.look()));
    let (other, _) = unlocked(&vault);
    assert!(matches!(at_once(other.count(marked(3))), Ok(Counted::Counted)));
    assert!(at_once(late.unlock(CODES)));
    assert_eq!(late.with_round(OpenRound::sheets), Some(4));

    let (later, _) = window(&vault);
    assert!(at_once(later.look()));
    assert!(at_once(other.discard()));
    assert!(!at_once(later.unlock(CODES)), "it has ended");
    assert!(later.locked().is_none());
}

#[test]
fn a_damaged_or_newer_round_is_named_left_alone_and_can_be_discarded() {
    let vault = desk(3, 9);
    let text = kept_round(&vault).expect("a round");
    let newer = text.replace("\"version\":1", "\"version\":2");
    let broken = [("{", StoredRoundError::Damaged), (newer.as_str(), StoredRoundError::NewerVersion)];
    for (other, error) in broken {
        put_round(&vault, other);
        let (window, _) = window(&vault);
        assert!(at_once(window.look()));
        assert_eq!(window.locked().expect("locked"), Err(error));
        assert!(!at_once(window.unlock(CODES)));
        assert_eq!(at_once(window.may_end(PIN, || 0.0)), Permission::Wrong, "nobody can tell whose PIN it is");
        assert_eq!(kept_round(&vault).as_deref(), Some(other));
        assert!(at_once(window.discard()));
        assert_eq!(kept_round(&vault), None);
    }
    // Readable, with totals of which a bit has changed.
    let entry = StoredRound::decode(&text).expect("a round");
    let mut totals = entry.totals.clone();
    totals[40] ^= 1;
    let changed = StoredRound { totals, ..entry }.encode();
    put_round(&vault, &changed);
    let (window, _) = window(&vault);
    assert!(at_once(window.look()));
    assert!(!at_once(window.unlock(CODES)));
    assert_eq!(kept_round(&vault), Some(changed));
    put_round(&vault, &text);
    assert!(at_once(window.unlock(CODES)));
}

#[test]
fn a_round_damaged_while_a_window_has_it_open_is_not_counted_into_and_not_lost() {
    let vault = desk(5, 9);
    let text = kept_round(&vault).expect("a round");
    let (window, _) = unlocked(&vault);
    let entry = StoredRound::decode(&text).expect("a round");
    let damaged = StoredRound { totals: vec![0; entry.totals.len()], ..entry }.encode();
    put_round(&vault, &damaged);
    let sheet = at_once(window.count(marked(5))).expect_err("it cannot be kept");
    assert!(matches!(at_once(window.close()), Closing::StillOpen));
    assert!(!at_once(window.refresh()));
    assert_eq!(kept_round(&vault), Some(damaged));
    put_round(&vault, &text);
    assert!(matches!(at_once(window.count(sheet)), Ok(Counted::Counted)));
    assert_eq!(window.with_round(sheets_in).map(|sheets| sheets[5]), Some(1));
}

#[test]
fn another_round_in_the_place_of_its_own_ends_it_and_is_left_alone() {
    let vault = desk(5, 9);
    let (here, _) = unlocked(&vault);
    let (there, _) = unlocked(&vault);
    assert!(at_once(there.discard()));
    let fresh = Fresh { batch: BatchId([8; 16]), ..fresh() };
    at_once(there.open(setup(9), fresh)).expect("opened");
    let text = kept_round(&vault);
    assert!(matches!(at_once(here.count(marked(5))), Ok(Counted::Ended)));
    assert!(!here.has_round());
    assert!(matches!(at_once(here.close()), Closing::StillOpen), "there is nothing to close");
    assert!(at_once(here.discard()));
    assert_eq!(kept_round(&vault), text);
}

#[test]
fn a_sheet_the_device_cannot_keep_comes_back_and_can_be_sent_again() {
    let vault = desk(5, 9);
    let text = kept_round(&vault);
    let (window, faults) = unlocked(&vault);
    let mut sheet = marked(5);
    for fault in [&faults.vault, &faults.cipher, &faults.no_vault] {
        fault.set(true);
        sheet = at_once(window.count(sheet)).expect_err("it cannot be kept");
        fault.set(false);
        assert_eq!(kept_round(&vault), text);
        assert_eq!(window.with_round(OpenRound::sheets), Some(5));
    }
    assert!(matches!(at_once(window.count(sheet)), Ok(Counted::Counted)));
    assert_eq!(sheets_in_text(&kept_round(&vault).expect("a round"))[..7], [1, 1, 1, 1, 1, 1, 0]);
}

#[test]
fn more_sheets_than_people_are_refused_also_when_another_window_took_the_last_place() {
    let vault = desk(5, 6);
    let (here, _) = unlocked(&vault);
    let (there, _) = unlocked(&vault);
    assert!(matches!(at_once(there.count(marked(5))), Ok(Counted::Counted)));
    assert!(matches!(at_once(here.count(marked(6))), Ok(Counted::Refused)));
    assert!(matches!(at_once(there.count(marked(7))), Ok(Counted::Refused)));
    assert_eq!(here.with_round(OpenRound::sheets), Some(6));
}

#[test]
fn too_few_people_or_a_device_that_keeps_no_release_leave_the_round_open() {
    let vault = desk(4, 9);
    let (window, faults) = unlocked(&vault);
    assert!(matches!(at_once(window.close()), Closing::StillOpen));
    assert!(matches!(at_once(window.count(marked(4))), Ok(Counted::Counted)));
    let text = kept_round(&vault);
    for fault in [&faults.vault, &faults.cipher, &faults.no_vault] {
        fault.set(true);
        assert!(matches!(at_once(window.close()), Closing::StillOpen));
        fault.set(false);
        assert_eq!((kept_round(&vault), kept_releases(&vault).len()), (text.clone(), 0));
        assert!(window.has_round());
    }
    faults.vault.set(true);
    assert!(!at_once(window.discard()));
    assert_eq!(kept_round(&vault), text);
    assert!(matches!(at_once(window.close()), Closing::Released(_)));
    assert_eq!((kept_round(&vault), kept_releases(&vault).len()), (None, 1));
}

#[test]
fn a_window_whose_round_another_one_has_counted_into_and_closed_is_told_that_it_has_ended() {
    let vault = desk(5, 9);
    let (one, _) = unlocked(&vault);
    let (other, _) = unlocked(&vault);
    assert!(matches!(at_once(one.count(marked(9))), Ok(Counted::Counted)));
    at_once(one.close());
    assert_eq!(at_once(other.close()), Closing::EndedBefore);
    assert!(!other.has_round());
}

#[test]
fn a_round_that_comes_back_with_an_older_copy_of_the_files_makes_no_second_result() {
    let vault = desk(5, 9);
    let before = kept_round(&vault).expect("a round");
    let (window, _) = unlocked(&vault);
    let Closing::Released(name) = at_once(window.close()) else { panic!("not closed") };
    let first = kept_releases(&vault);
    put_round(&vault, &before);
    let (again, _) = unlocked(&vault);
    assert!(matches!(at_once(again.count(marked(9))), Ok(Counted::Counted)));
    // Named, not shown, and not in the place of the first one. The round can be discarded.
    assert_eq!(at_once(again.close()), Closing::OtherResult(name.clone()));
    assert_eq!(kept_releases(&vault), first);
    assert!(again.has_round() && kept_round(&vault).is_some());
    assert!(at_once(again.discard()));
    assert_eq!((kept_round(&vault), kept_releases(&vault)), (None, first.clone()));
    // With the same numbers it is the same result.
    put_round(&vault, &before);
    let (same, _) = unlocked(&vault);
    assert_eq!(at_once(same.close()), Closing::Released(name));
    assert_eq!((kept_round(&vault), kept_releases(&vault)), (None, first));
}

#[test]
fn what_was_handed_in_under_the_batch_of_a_round_is_named_and_does_not_give_way_to_other_numbers() {
    let vault = desk(5, 9);
    let (window, _) = unlocked(&vault);
    let other = handed_in(7, 10..16);
    let name = at_once(window.keep_release(&other)).expect("kept");
    assert_eq!(at_once(window.close()), Closing::OtherResult(name.clone()));
    assert!(window.has_round(), "nothing is lost");
    at_once(window.remove_release(&name));
    assert_eq!(at_once(window.close()), Closing::Released(name.clone()));
    let release = at_once(window.release(&name)).expect("kept");
    assert_eq!((release.provenance(), release.sheets()), (Provenance::MadeHere, 5));
    // And not the other way round.
    assert_eq!(at_once(window.kept_already(&other)), Some(KeptAlready::OtherNumbers(name.clone())));
    assert_eq!(at_once(window.keep_release(&other)), Err(NotKept::OtherNumbers(name.clone())));
    assert_eq!(at_once(window.release(&name)), Some(release.clone()));
    // A copy of the same result that somebody hands in changes nothing either.
    let copy = release_file::decode(release_file::encode(&release).as_bytes()).expect("a file");
    assert_eq!(at_once(window.kept_already(&copy)), Some(KeptAlready::Same(name.clone())));
    assert_eq!(at_once(window.keep_release(&copy)), Ok(name.clone()));
    assert_eq!(at_once(window.release(&name)), Some(release));
}

#[test]
fn a_copy_that_was_handed_in_first_becomes_the_result_made_here_when_its_round_closes() {
    let vault = desk(5, 9);
    let before = kept_round(&vault).expect("a round");
    let (window, _) = unlocked(&vault);
    let Closing::Released(name) = at_once(window.close()) else { panic!("not closed") };
    let release = at_once(window.release(&name)).expect("kept");
    at_once(window.remove_release(&name));
    let copy = release_file::decode(release_file::encode(&release).as_bytes()).expect("a file");
    assert_eq!(at_once(window.keep_release(&copy)), Ok(name.clone()));
    put_round(&vault, &before);
    let (again, _) = unlocked(&vault);
    assert_eq!(at_once(again.close()), Closing::Released(name.clone()));
    assert_eq!(at_once(again.release(&name)).map(|release| release.provenance()), Some(Provenance::MadeHere));
}

#[test]
fn a_release_of_several_batches_does_not_stand_in_the_place_of_one_of_them() {
    let vault = MemoryVault::default();
    let (window, _) = window(&vault);
    let one = handed_in(1, 0..5);
    let mut file: serde_json::Value = serde_json::from_str(&release_file::encode(&one)).expect("JSON");
    file["batches"] = serde_json::json!(["01".repeat(16), "02".repeat(16)]);
    let both = release_file::decode(&signed(&file)).expect("a release");
    let names = [&one, &both].map(|release| at_once(window.keep_release(release)).expect("kept"));
    assert_ne!(names[0], names[1]);
    assert_eq!(at_once(window.releases()).found.len(), 2);
}

#[test]
fn releases_that_can_be_read_are_listed_whatever_else_lies_there_or_fails() {
    let vault = MemoryVault::default();
    let (window, faults) = window(&vault);
    let listed = || {
        let releases = at_once(window.releases());
        (releases.found.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), releases.damaged, releases.newer)
    };
    faults.no_vault.set(true);
    let in_memory = at_once(window.keep_release(&handed_in(2, 0..5))).expect("kept");
    assert_eq!(listed(), (vec![in_memory.clone()], false, false), "where nothing can be kept nothing is damaged");
    faults.no_vault.set(false);
    let on_disk = at_once(window.keep_release(&handed_in(1, 0..6))).expect("kept");
    let (names, damaged, _) = listed();
    assert_eq!((names.len(), damaged), (2, false));
    assert!(names.contains(&in_memory) && names.contains(&on_disk), "{names:?}");
    faults.stranger.set(true);
    assert_eq!(listed(), (names, true, false), "something is no release entry");
    faults.stranger.set(false);
    faults.vault.set(true);
    assert_eq!(listed(), (vec![in_memory], true, false), "nobody can get at the disk now");
}

#[test]
fn the_same_numbers_meet_whoever_made_them_and_what_was_made_here_takes_the_place_of_what_was_handed_in() {
    let handed_in = stored_release::entry(&handed_in(1, 0..5)).expect("an entry").text;
    let made_here = handed_in.replace("\"made_here\":false", "\"made_here\":true");
    assert_ne!(handed_in, made_here);
    let meet = |kept: &str, next: &str| stored_release::meeting(Some(kept), next);
    assert_eq!(meet(&handed_in, &handed_in), Meeting::Same);
    assert_eq!(meet(&made_here, &made_here), Meeting::Same);
    assert_eq!(meet(&made_here, &handed_in), Meeting::Same);
    assert_eq!(meet(&handed_in, &made_here), Meeting::Free);
    assert_eq!(stored_release::meeting(None, &handed_in), Meeting::Free);
}

#[test]
fn a_release_that_a_later_version_kept_is_called_later_and_stays() {
    let vault = MemoryVault::default();
    let (window, _) = window(&vault);
    let given = handed_in(1, 0..5);
    let entry = stored_release::entry(&given).expect("an entry");
    let later_entry = entry.text.replace("\"version\":1}", "\"version\":2,\"new\":0.5}");
    let later_file = entry.text.replace("\\\"version\\\":1", "\\\"version\\\":2");
    for text in [later_entry, later_file] {
        assert_ne!(text, entry.text);
        let kept = at_once(vault.release(&entry.name)).expect("a vault");
        let later = ReleaseEntry { text: text.clone(), ..entry.clone() };
        at_once(vault.swap_release(kept.as_deref(), &later)).expect("a vault");
        let releases = at_once(window.releases());
        assert_eq!((releases.found.len(), releases.newer, releases.damaged), (0, true, false), "{text}");
        assert_eq!(at_once(window.keep_release(&given)), Err(NotKept::OtherNumbers(entry.name.clone())));
        assert_eq!(at_once(vault.release(&entry.name)), Ok(Some(text)));
    }
}

#[test]
fn wrong_pins_wait_longer_and_longer_and_both_codes_together_are_right_too() {
    let vault = desk(5, 9);
    let (window, _) = unlocked(&vault);
    let now = std::cell::Cell::new(100.0);
    let may_end = |typed: &str| at_once(window.may_end(typed, || now.get()));
    for _ in 0..PIN_TRIES {
        assert_eq!(may_end("0000"), Permission::Wrong);
    }
    assert_eq!(may_end(PIN), Permission::Wait(30));
    now.set(100.0 + PIN_WAIT_SECONDS + 0.5);
    assert_eq!(may_end("0000-0000-0000"), Permission::Wrong);
    assert_eq!(may_end(PIN), Permission::Wait(60));
    now.set(200.0);
    assert_eq!(may_end(&CODES.to_lowercase().replace('-', " ")), Permission::Given);
    assert_eq!(may_end("0000"), Permission::Wrong);
    assert_eq!(may_end(&format!(" {PIN} ")), Permission::Given);
    // A locked round has the same PIN.
    let (locked, _) = self::window(&vault);
    assert!(at_once(locked.look()));
    assert_eq!(at_once(locked.may_end(PIN, || 0.0)), Permission::Given);
    assert_eq!(at_once(locked.may_end(CODES, || 0.0)), Permission::Given);
    for wrong in ["0000-0000-0000", "ZZZZ-ZZZZ-ZZZZ", "0000-0000-0000 0000-0000-0000"] {
        assert_eq!(at_once(locked.may_end(wrong, || 0.0)), Permission::Wrong, "{wrong}");
    }
}

#[test]
fn without_a_vault_a_round_and_its_release_live_in_memory() {
    let vault = MemoryVault::default();
    let (window, faults) = window(&vault);
    faults.no_vault.set(true);
    assert!(!at_once(window.look()));
    assert!(!window.has_vault());
    assert!(at_once(window.open(setup(9), fresh())).expect("opened").is_empty(), "there is nothing to recover");
    assert_eq!((window.custody(), window.was_refused()), (Custody::InMemory, true), "and whoever runs it is told");
    for number in 0..4 {
        assert!(matches!(at_once(window.count(marked(number))), Ok(Counted::Counted)));
    }
    assert!(matches!(at_once(window.close()), Closing::StillOpen));
    assert_eq!(window.with_round(OpenRound::sheets), Some(4));
    assert!(matches!(at_once(window.count(marked(4))), Ok(Counted::Counted)));
    assert_eq!(at_once(window.may_end("0000", || 0.0)), Permission::Wrong);
    assert_eq!(at_once(window.may_end(PIN, || 0.0)), Permission::Given);
    assert!(!at_once(window.refresh()));
    let Closing::Released(name) = at_once(window.close()) else { panic!("not closed") };
    assert!(!window.has_round());
    let release = at_once(window.release(&name)).expect("kept for the visit");
    assert_eq!(sheets_in_release(&release)[..6], [1, 1, 1, 1, 1, 0]);
    assert_eq!(
        at_once(window.keep_release(&handed_in(7, 10..16))),
        Err(NotKept::OtherNumbers(name.clone())),
        "the same rule holds in memory"
    );
    assert_eq!(at_once(window.releases()), Releases { found: vec![(name.clone(), release)], ..Releases::default() });
    at_once(window.remove_release(&name));
    assert_eq!(at_once(window.releases()), Releases::default());
    assert_eq!(kept_releases(&vault).len(), 0);
}

#[test]
fn releases_are_listed_by_day_the_latest_first_and_damaged_ones_are_named_and_left() {
    let vault = MemoryVault::default();
    let (window, faults) = window(&vault);
    let of_day = |batch: u8, day: &str| {
        let mut round = round(9, 5);
        round.opened = candour::round::Day::parse(day).expect("a day");
        let mut open = OpenRound::open(round, set(), BatchId([batch; 16]));
        (0..5).for_each(|number| open.count(marked(number)).expect("counted"));
        open.close().expect("enough people")
    };
    for (batch, day) in [(1, "2026-03-02"), (2, "2026-11-22"), (3, "2025-12-24"), (4, "2026-03-02")] {
        at_once(window.keep_release(&of_day(batch, day))).expect("kept");
    }
    let days = || {
        let Releases { found, damaged, .. } = at_once(window.releases());
        (found.iter().map(|(_, release)| release.round().opened.to_string()).collect::<Vec<_>>(), damaged)
    };
    let all = ["2026-11-22", "2026-03-02", "2026-03-02", "2025-12-24"].map(str::to_owned).to_vec();
    assert_eq!(days(), (all.clone(), false));
    // Full for a moment.
    faults.vault.set(true);
    assert_eq!(at_once(window.keep_release(&of_day(5, "2026-01-01"))), Err(NotKept::NoRoom));
    let mut damaged = stored_release::entry(&of_day(6, "2026-01-01")).expect("an entry");
    for text in
        ["", "{", "{\"version\":1}", &damaged.text.replace("\"version\":1}", "\"version\":0}"), &damaged.text.replace("2026", "2027")]
    {
        damaged.text = text.to_owned();
        let kept = at_once(vault.release(&damaged.name)).expect("a vault");
        at_once(candour::round_keeper::vault::Vault::swap_release(&vault, kept.as_deref(), &damaged)).expect("a vault");
        assert_eq!(days(), (all.clone(), true), "{text}");
        assert_eq!(at_once(window.release(&damaged.name)), None);
        assert_eq!(at_once(vault.release(&damaged.name)), Ok(Some(text.to_owned())));
    }
    // A whole one takes its place.
    at_once(window.keep_release(&of_day(6, "2026-01-01"))).expect("kept");
    assert_eq!(days().0.len(), 5);
    assert!(at_once(window.remove_everything()));
    assert_eq!(days(), (Vec::new(), false));
}

/// What somebody with the files of the device does to get a second result of one round.
#[derive(Debug, Clone, Copy)]
enum Try {
    /// One more person answers.
    Count(usize),
    /// The round is closed.
    Close,
    /// The entry of the round is copied.
    CopyRound,
    /// The copy is put back.
    PutBack,
    /// The results shown last are handed in as a file.
    HandIn,
    /// Results with other numbers of the same batch are handed in.
    HandInOthers(usize),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        3 => (0..SHEETS).prop_map(Try::Count),
        3 => Just(Try::Close),
        2 => Just(Try::CopyRound),
        2 => Just(Try::PutBack),
        1 => Just(Try::HandIn),
        1 => (0..SHEETS - 6).prop_map(Try::HandInOthers),
    ];
    prop::collection::vec(one, 1..24)
}

proptest! {
    // Each case is a few dozen steps of a whole desk.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_two_releases_of_one_batch_are_ever_both_shown_as_made_here(tries in tries()) {
        let vault = desk(5, 9);
        let (mut window, _) = unlocked(&vault);
        let mut copy = kept_round(&vault);
        let mut shown: Vec<Release> = Vec::new();
        for one in tries {
            match one {
                Try::Count(sheet) => drop(at_once(window.count(marked(sheet)))),
                Try::Close => drop(at_once(window.close())),
                Try::CopyRound => copy = kept_round(&vault).or(copy),
                Try::PutBack => if let Some(copy) = &copy {
                    put_round(&vault, copy);
                    window = unlocked(&vault).0;
                },
                Try::HandIn => if let Some(last) = shown.last() {
                    let file = release_file::decode(release_file::encode(last).as_bytes()).expect("a file");
                    let _ = at_once(window.keep_release(&file));
                },
                Try::HandInOthers(from) => drop(at_once(window.keep_release(&handed_in(7, from..from + 6)))),
            }
            let made_here = at_once(window.releases()).found.into_iter().map(|(_, release)| release);
            shown.extend(made_here.filter(|release| release.provenance() == Provenance::MadeHere));
            prop_assert!(shown.iter().all(|release| release == &shown[0]), "{} and {} sheets", shown[0].sheets(), shown.last().expect("one").sheets());
        }
    }
}
