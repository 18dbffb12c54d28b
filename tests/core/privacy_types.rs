//! What the types themselves make impossible.

use crate::made_up::{complete, opened, question_set, round, sheet};
use candour::answers::{AnswerSheet, Choice};
use candour::open_round::{Counting, OpenRound};
use candour::secrets::RecoveryCode;
use candour::totals::{BatchId, Totals};
use serde::Serialize;
use static_assertions::assert_not_impl_any;
use std::fmt::{Debug, Display};

// A sheet, totals or an open round cannot be stored, copied or turned into text.
assert_not_impl_any!(AnswerSheet: Clone, Copy, Serialize, Display, PartialEq, Ord, std::hash::Hash, AsRef<[u8]>, std::ops::Deref);
assert_not_impl_any!(Totals: Clone, Copy, Serialize, Display, PartialEq, Ord, std::hash::Hash, AsRef<[u32]>, std::ops::Deref);
assert_not_impl_any!(OpenRound: Clone, Copy, Serialize, Display, PartialEq, Ord, std::hash::Hash, std::ops::Deref);
assert_not_impl_any!(Counting: Clone, Copy, Serialize, Display, PartialEq, Ord, std::hash::Hash, std::ops::Deref);
// The recovery code cannot end up in a log or a file by mistake.
assert_not_impl_any!(RecoveryCode: Clone, Copy, Serialize, Display, PartialEq, std::hash::Hash, std::ops::Deref);
// A tick is not for logs either.
assert_not_impl_any!(Choice: Debug, Display, Serialize, std::hash::Hash);

#[test]
fn the_debug_text_of_a_sheet_says_nothing_about_the_answers() {
    let set = question_set(5, &[3]);
    let blank = format!("{:?}", AnswerSheet::blank(&set));
    assert_eq!(blank, "AnswerSheet(..)");
    for answers in [[1, 2, 3], [5, 5, 5], [0, 0, 0]] {
        assert_eq!(format!("{:?}", sheet(&set, &answers)), blank);
        assert_eq!(format!("{:#?}", sheet(&set, &answers)), blank);
    }
}

#[test]
fn the_debug_text_of_totals_says_nothing_about_the_counts() {
    let set = question_set(5, &[3]);
    let mut totals = Totals::empty(&set, BatchId([1; 16]));
    let before = format!("{totals:?}");
    assert_eq!(before, "Totals(..)");
    for answers in complete(&set, 6) {
        totals.accumulate(sheet(&set, &answers)).expect("counted");
        assert_eq!(format!("{totals:?}"), before);
        assert_eq!(format!("{totals:#?}"), before);
    }
}

#[test]
fn the_debug_text_of_an_open_round_says_nothing_about_the_counts() {
    let set = question_set(5, &[3]);
    let empty = OpenRound::open(round(9, 5), set.clone(), BatchId([7; 16]));
    let people = complete(&set, 9);
    for answered in 1..=9 {
        assert_eq!(format!("{:?}", opened(&set, &people[..answered], 9, 5)), format!("{empty:?}"));
        assert_eq!(format!("{:#?}", opened(&set, &people[..answered], 9, 5)), format!("{empty:#?}"));
    }
}

#[test]
fn a_blank_sheet_has_nothing_preselected_and_a_tick_replaces_the_last_one() {
    let set = question_set(5, &[3]);
    let mut sheet = AnswerSheet::blank(&set);
    for statement in 0..3 {
        assert!(sheet.is_open(statement));
        assert!((0..=u8::MAX).all(|point| !sheet.is_ticked(statement, Choice::Point(point))));
        assert!(!sheet.is_ticked(statement, Choice::PreferNot));
    }
    sheet.tick(1, Choice::Point(4));
    sheet.tick(1, Choice::Point(2));
    assert!(sheet.is_ticked(1, Choice::Point(2)) && !sheet.is_ticked(1, Choice::Point(4)) && !sheet.is_open(1));
    sheet.tick(1, Choice::PreferNot);
    assert!(sheet.is_ticked(1, Choice::PreferNot) && !sheet.is_ticked(1, Choice::Point(2)));
}

#[test]
fn a_point_or_a_statement_that_does_not_exist_is_passed_over() {
    let set = question_set(5, &[3]);
    let mut sheet = AnswerSheet::blank(&set);
    for point in [0, 6, 200, 255] {
        sheet.tick(0, Choice::Point(point));
        assert!(sheet.is_open(0) && !sheet.is_ticked(0, Choice::Point(point)), "point {point}");
    }
    sheet.tick(3, Choice::Point(1));
    assert!((0..3).all(|statement| sheet.is_open(statement)));
    assert!(!sheet.is_open(3) && !sheet.is_ticked(3, Choice::Point(1)));
}

#[test]
fn a_sheet_is_blank_until_something_is_ticked_even_if_that_is_to_prefer_not_to_answer() {
    let set = question_set(5, &[2]);
    let mut sheet = AnswerSheet::blank(&set);
    assert!(sheet.is_blank());
    sheet.tick(1, Choice::PreferNot);
    assert!(!sheet.is_blank());
}

#[test]
fn only_three_or_more_equal_answers_are_all_the_same() {
    let set = question_set(5, &[5]);
    let same = |answers: &[u8]| sheet(&set, answers).all_ticks_same();
    assert!(same(&[4, 4, 4, 4, 4]));
    assert!(same(&[4, 0, 4, 0, 4]));
    assert!(!same(&[4, 4, 0, 0, 0]));
    assert!(!same(&[4, 4, 4, 4, 3]));
    assert!(!same(&[3, 4, 4, 4, 4]));
    assert!(!same(&[0, 0, 0, 0, 0]));
}
