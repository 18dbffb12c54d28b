//! An open round as it is kept on the device, counting in two steps, and what people keep: code and PIN.

use crate::made_up::{at, complete, line, name, opened, question_set, round, run_by, sheet};
use candour::answers::Choice;
use candour::disclosure::{MAX_PEOPLE, PIN_TRIES, PIN_WAIT_SECONDS};
use candour::json::canonical;
use candour::native::unsealed;
use candour::open_round::OpenRound;
use candour::question_set::QuestionSet;
use candour::secrets::{Custody, RecoveryCode, Tries, is_pin};
use candour::totals::{BatchId, CountError};
use candour::transfer::release_file;
use candour::transfer::stored_round::{MAX_BYTES, StoredRound, StoredRoundError};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn stored(set: QuestionSet, invited: u32) -> StoredRound {
    StoredRound {
        round: round(invited, 5),
        arrangements: run_by("Ada"),
        set,
        custody: Custody::TwoCodes,
        batch: BatchId([7; 16]),
        salt: [3; 16],
        pin: vec![9; 28],
        totals: (0..200).collect(),
    }
}

/// What a seal would protect: somebody who opens an entry with the right key gets exactly these three.
fn protected(entry: &StoredRound) -> (String, &[u8], &[u8]) {
    (entry.bound_to_totals(), &entry.pin, &entry.totals)
}

#[test]
fn what_is_stored_of_a_round_is_read_back() {
    for (set, custody) in [
        (QuestionSet::full(), Custody::TwoCodes),
        (QuestionSet::pulse(), Custody::OneCode),
        (question_set(7, &[2, 1, 3]), Custody::TwoCodes),
    ] {
        let entry = StoredRound { custody, ..stored(set, 9) };
        assert_eq!(StoredRound::decode(&entry.encode()), Ok(entry));
    }
}

#[test]
fn an_entry_damaged_at_any_byte_is_refused_or_no_longer_fits_its_seal() {
    let entry = stored(question_set(4, &[2]), 9);
    let text = entry.encode();
    for position in 0..text.len() {
        for other in [b' ', b'"', b'0', b'1', b'A', b'f', b'z', b'}', text.as_bytes()[position] ^ 1] {
            let mut damaged = text.clone().into_bytes();
            damaged[position] = other;
            let Ok(damaged) = String::from_utf8(damaged) else { continue };
            if damaged != text
                && let Ok(read) = StoredRound::decode(&damaged)
            {
                assert_ne!(protected(&read), protected(&entry), "{damaged}");
            }
        }
        assert!(StoredRound::decode(&text[..position]).is_err(), "cut at {position}");
    }
}

#[test]
fn everything_that_can_be_read_of_an_entry_is_bound_to_the_sealed_totals_and_to_the_pin() {
    let entry = stored(QuestionSet::pulse(), 9);
    let mut others = vec![entry.clone(); 12];
    others[0].round.team = name("Another");
    others[1].round.label = name("Another");
    others[2].round.invited = 10;
    others[3].round.threshold = candour::disclosure::Threshold::new(6).expect("a threshold");
    others[4].arrangements.host = name("Another");
    others[5].set = QuestionSet::full();
    others[6].batch = BatchId([8; 16]);
    others[7].salt = [4; 16];
    others[8].round.opened = candour::round::Day::new(2026, 9, 2).expect("a day");
    others[9].arrangements.readers = line("Another");
    others[10].arrangements.when = line("Another");
    others[11].custody = Custody::OneCode;
    let totals: BTreeSet<_> = others.iter().chain([&entry]).map(StoredRound::bound_to_totals).collect();
    let pins: BTreeSet<_> = others.iter().chain([&entry]).map(StoredRound::bound_to_pin).collect();
    assert_eq!((totals.len(), pins.len()), (13, 13));
    let other_pin = StoredRound { pin: vec![8; 28], ..entry.clone() };
    assert_ne!(other_pin.bound_to_totals(), entry.bound_to_totals(), "nobody can put a PIN of their own into an entry");
    let other_totals = StoredRound { totals: vec![1], ..entry.clone() };
    assert_eq!(other_totals.bound_to_totals(), entry.bound_to_totals(), "the totals cannot be bound to themselves");
}

#[test]
fn entries_of_other_kinds_and_versions_are_refused_by_name() {
    let text = stored(QuestionSet::pulse(), 9).encode();
    let changed = |path: &str, value: Value| {
        let mut entry = serde_json::from_str::<Value>(&text).expect("JSON");
        *at(&mut entry, path) = value;
        StoredRound::decode(&canonical(&entry))
    };
    assert_eq!(changed("version", json!(2)), Err(StoredRoundError::NewerVersion));
    let damaged = [
        ("version", json!(0)),
        ("version", json!("1")),
        ("format", json!("candour-release")),
        ("invited", json!(4)),
        ("invited", json!(MAX_PEOPLE + 1)),
        ("threshold", json!(4)),
        ("threshold", json!(10)),
        ("team", json!("")),
        ("team", json!("La\u{202e}b")),
        ("host", json!("\u{2800}")),
        ("host", json!("")),
        ("host", json!("x".repeat(61))),
        ("readers", json!("")),
        ("readers", json!("x".repeat(81))),
        ("when", json!(" ")),
        ("when", json!("x".repeat(81))),
        ("salt", json!("00")),
        ("kind", json!("practice")),
        ("kind", json!("example")),
        ("codes", json!(0)),
        ("codes", json!(3)),
        ("codes", json!("2")),
        ("batch", json!("zz")),
        ("pin", json!("?")),
        ("totals", json!("AAA")),
        ("more", json!(1)),
        ("question_set/hash", json!("0".repeat(64))),
    ];
    for (path, value) in damaged {
        assert_eq!(changed(path, value.clone()), Err(StoredRoundError::Damaged), "{path}: {value:?}");
    }
    for other in ["", "{}", "[]", "null", "candour", "\u{0}"] {
        assert_eq!(StoredRound::decode(other), Err(StoredRoundError::Damaged), "{other:?}");
    }
    let long = format!("{}{}", text, " ".repeat(MAX_BYTES));
    assert_eq!(StoredRound::decode(&long), Err(StoredRoundError::Damaged));
}

#[test]
fn the_sealed_totals_are_as_long_for_nobody_as_for_everybody_whatever_they_answered() {
    for set in [QuestionSet::full(), question_set(5, &[3, 1])] {
        let people = complete(&set, 9);
        let lengths: BTreeSet<_> = (0..=9).map(|n| unsealed::totals(&opened(&set, &people[..n], 9, 5)).len()).collect();
        let extremes = [0, 1, 5].map(|point| unsealed::totals(&opened(&set, &vec![vec![point; set.statements().len()]; 9], 9, 5)).len());
        assert_eq!(lengths.len(), 1, "{lengths:?}");
        assert!(extremes.iter().all(|length| lengths.contains(length)));
    }
}

#[test]
fn a_round_goes_on_from_its_stored_totals_as_if_nothing_had_happened() {
    let set = QuestionSet::full();
    let people = complete(&set, 9);
    let entry = stored(set.clone(), 9);
    let whole = opened(&set, &people, 9, 5);
    for stop in 0..=9 {
        let bytes = unsealed::totals(&opened(&set, &people[..stop], 9, 5));
        let mut again = unsealed::restore(&entry, &bytes).expect("its own totals");
        assert_eq!(again.sheets() as usize, stop);
        for answers in &people[stop..] {
            again.count(sheet(&set, answers)).expect("counted");
        }
        assert_eq!(unsealed::totals(&again), unsealed::totals(&whole));
        let release = again.close().expect("enough people");
        assert_eq!(release_file::encode(&release), release_file::encode(&opened(&set, &people, 9, 5).close().expect("enough people")));
    }
}

#[test]
fn totals_that_cannot_be_those_of_the_round_are_not_restored() {
    let set = question_set(5, &[2, 3]);
    let entry = stored(set.clone(), 9);
    let bytes = unsealed::totals(&opened(&set, &complete(&set, 6), 9, 5));
    assert!(unsealed::restore(&entry, &bytes).is_some());
    assert!(unsealed::restore(&stored(set.clone(), 5), &bytes).is_none(), "more sheets than people");
    assert!(unsealed::restore(&stored(question_set(5, &[2, 2]), 9), &bytes).is_none(), "another question set");
    assert!(unsealed::restore(&entry, &[]).is_none());
    assert!(unsealed::restore(&entry, &bytes[1..]).is_none());
    assert!(unsealed::restore(&entry, &[&bytes[..], &[0]].concat()).is_none());
    // One sheet more or fewer than the counts of any statement add up to; counts that are not everybody's; sums out of reach.
    let areas = bytes.len() - 2 * 24;
    for (position, value) in [(0, 5), (0, 7), (4, 200), (areas - 4, 200), (areas, 7), (areas + 4, 9), (areas + 8, 0), (areas + 16, 0)] {
        let mut other = bytes.clone();
        other[position] = value;
        if position >= areas + 8 {
            other[position..position + 8].fill(value);
        }
        assert!(unsealed::restore(&entry, &other).is_none(), "byte {position} as {value}");
        if position >= areas + 8 {
            other[position..position + 8].fill(0xff);
            assert!(unsealed::restore(&entry, &other).is_none(), "a sum at {position} too large");
        }
    }
}

#[test]
fn a_sheet_is_counted_when_its_counting_is_committed_and_given_back_when_it_is_cancelled() {
    let set = QuestionSet::pulse();
    let people = complete(&set, 3);
    let open = opened(&set, &people[..2], 3, 5);
    let before = unsealed::totals(&open);
    let counting = open.begin_count(sheet(&set, &people[2])).expect("counted for the time being");
    assert_eq!(open.sheets(), 2);
    assert_ne!(unsealed::totals_with_sheet(&counting), before);
    let back = counting.cancel();
    assert_eq!(unsealed::totals(&open), before, "the round is as it was");
    for (statement, &answer) in people[2].iter().enumerate() {
        assert!(back.is_ticked(statement, Choice::Point(answer)), "the answers are as they were");
    }
    let open = open.begin_count(back).expect("counted").commit();
    assert_eq!(unsealed::totals(&open), unsealed::totals(&opened(&set, &people, 3, 5)));
    let one_too_many = open.begin_count(sheet(&set, &people[0]));
    assert_eq!(one_too_many.err(), Some(CountError::EverybodyAnswered));
    assert_eq!(open.begin_count(sheet(&QuestionSet::full(), &[1])).err(), Some(CountError::EverybodyAnswered));
    let other = OpenRound::open(round(9, 5), set, BatchId([1; 16]));
    assert_eq!(other.begin_count(sheet(&QuestionSet::full(), &[1])).err(), Some(CountError::OtherQuestionSet));
}

/// What a key would be made of, if somebody typed this.
fn characters(typed: &str, codes: usize) -> Option<String> {
    let codes = RecoveryCode::parse(typed, codes)?;
    Some(RecoveryCode::secret(&codes).iter().map(|&character| char::from(character)).collect())
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_of_stored_rounds_panic(text in ".{0,300}") {
        let _ = StoredRound::decode(&text);
    }

    #[test]
    fn no_bytes_are_restored_that_would_not_be_written_again(bytes in prop::collection::vec(0_u8..3, 0..160)) {
        let entry = stored(question_set(2, &[2]), 9);
        if let Some(open) = unsealed::restore(&entry, &bytes) {
            prop_assert_eq!(unsealed::totals(&open), bytes);
        }
    }

    #[test]
    fn every_recovery_code_can_be_typed_as_it_is_shown(bytes in any::<[u8; 8]>()) {
        let code = RecoveryCode::from_random(bytes);
        let shown = code.shown();
        prop_assert_eq!(shown.len(), 14);
        let spellings = [shown.to_string(), shown.to_lowercase(), shown.replace('-', ""), format!("  {} ", shown.replace('-', " ")),
            shown.replace('0', "o").replace('1', "l"), shown.replace('1', "I")];
        for spelling in spellings {
            prop_assert_eq!(characters(&spelling, 1), Some(shown.replace('-', "")), "{}", spelling);
        }
        let longer = format!("{}0", shown.as_str());
        for wrong in [&shown[..13], &longer] {
            prop_assert!(RecoveryCode::parse(wrong, 1).is_none(), "{}", wrong);
        }
    }

    #[test]
    fn two_codes_typed_in_any_order_are_one_secret_of_both_and_neither_alone_is(one in any::<[u8; 8]>(), other in any::<[u8; 8]>()) {
        let [one, other] = [one, other].map(|bytes| RecoveryCode::from_random(bytes).shown().to_string());
        let both = characters(&format!("{one} {other}"), 2).expect("two codes");
        prop_assert_eq!(characters(&format!("{other}\t{}", one.to_lowercase()), 2), Some(both.clone()));
        prop_assert_eq!(both.len(), 24, "all of both");
        prop_assert!([&one, &other].iter().all(|code| both.contains(&code.replace('-', ""))));
        for (typed, codes) in [(one.as_str(), 2), (&format!("{one}{other}0"), 2), (&format!("{one}{other}"), 1), ("", 0), (&one, 0)] {
            prop_assert!(RecoveryCode::parse(typed, codes).is_none(), "{} is not {} codes", typed, codes);
        }
    }
}

#[test]
fn a_recovery_code_has_sixty_bits_and_its_debug_text_says_none_of_them() {
    // Each of the 60 bits changes the code; the four that are left over do not.
    let plain = RecoveryCode::from_random([0; 8]);
    let differing = (0..64).filter(|bit| {
        let code = RecoveryCode::from_random((1_u64 << bit).to_le_bytes());
        code.shown() != plain.shown()
    });
    assert_eq!(differing.count(), 60);
    assert_eq!(format!("{plain:?}"), format!("{:?}", RecoveryCode::from_random([255; 8])));
    for wrong in ["", "U000-0000-0000", "é000-0000-0000", "0000_0000_0000"] {
        assert!(RecoveryCode::parse(wrong, 1).is_none(), "{wrong}");
    }
}

#[test]
fn a_pin_has_four_to_eight_digits() {
    for right in ["0000", "12345678"] {
        assert!(is_pin(right), "{right}");
    }
    for wrong in ["", "123", "123456789", "12 34", "12a4", "١٢٣٤", "-123"] {
        assert!(!is_pin(wrong), "{wrong}");
    }
}

#[test]
fn wrong_pins_make_one_wait_longer_and_longer_and_the_right_one_ends_it() {
    let mut tries = Tries::default();
    for _ in 0..PIN_TRIES {
        assert_eq!(tries.wait(100.0).to_bits(), 0.0_f64.to_bits());
        tries.wrong(100.0);
    }
    let close = |seconds: f64, expected: f64| (seconds - expected).abs() < 1e-9;
    assert!(close(tries.wait(100.0), PIN_WAIT_SECONDS));
    assert!(close(tries.wait(110.0), PIN_WAIT_SECONDS - 10.0));
    assert!(close(tries.wait(500.0), 0.0));
    tries.wrong(500.0);
    assert!(close(tries.wait(500.0), 2.0 * PIN_WAIT_SECONDS));
    for _ in 0..40 {
        tries.wrong(1000.0);
    }
    assert!(close(tries.wait(1000.0), 128.0 * PIN_WAIT_SECONDS), "there is a longest wait");
    tries.right();
    assert!(close(tries.wait(1000.0), 0.0));
}

#[test]
fn the_seed_of_the_fuzz_target_is_an_entry_that_is_read_with_totals_that_are_restored() {
    let set = QuestionSet::pulse();
    let totals = unsealed::totals(&opened(&set, &complete(&set, 6), 9, 5));
    let entry = StoredRound { totals: totals.clone(), ..stored(set, 9) };
    let mut seed = entry.encode().into_bytes();
    seed.push(0);
    seed.extend(&totals);
    assert!(seed == include_bytes!("../../fuzz/seeds/stored_round/pulse"), "write it anew: the format has changed");
    assert!(unsealed::restore(&entry, &totals).is_some());
}
