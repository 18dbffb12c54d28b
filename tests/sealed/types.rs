//! What the types of sealed ballots themselves make impossible.

use crate::made_up_survey::survey;
use candour::question_set::QuestionSet;
use candour::sealed::backup::{KeeperCode, Kept};
use candour::sealed::circuit::Answers;
use candour::sealed::keeper::{Answered, Counted, First, Keeper, Locked, Open, Released, Second};
use candour::sealed::keys::KeeperSecret;
use candour::sealed::parts::TotalsShare;
use serde::Serialize;
use static_assertions::assert_not_impl_any;
use std::fmt::{Debug, Display};

// A secret, a code and what is kept cannot end up in a log or a file by mistake, or be copied.
assert_not_impl_any!(KeeperSecret: Clone, Copy, Serialize, Display, PartialEq, std::hash::Hash, AsRef<[u8]>, std::ops::Deref);
assert_not_impl_any!(KeeperCode: Clone, Copy, Serialize, Display, PartialEq, std::hash::Hash, std::ops::Deref);
assert_not_impl_any!(Kept: Clone, Copy, Serialize, Display, Debug, PartialEq);
assert_not_impl_any!(TotalsShare: Clone, Copy, Serialize, Display, Debug, PartialEq);
// A keeper of one state cannot be had twice, so no step can be taken twice.
assert_not_impl_any!(Keeper<First, Open>: Clone, Copy, Serialize, Debug, PartialEq);
assert_not_impl_any!(Keeper<First, Locked>: Clone, Copy, Serialize, Debug, PartialEq);
assert_not_impl_any!(Keeper<First, Counted>: Clone, Copy, Serialize, Debug, PartialEq);
assert_not_impl_any!(Keeper<Second, Locked>: Clone, Copy, Serialize, Debug, PartialEq);
assert_not_impl_any!(Keeper<Second, Answered>: Clone, Copy, Serialize, Debug, PartialEq);
assert_not_impl_any!(Keeper<Second, Counted>: Clone, Copy, Serialize, Debug, PartialEq);
assert_not_impl_any!(Keeper<Second, Released>: Clone, Copy, Serialize, Debug, PartialEq);
// Prio3 asks for answers that can be copied while they are split; they can be no text.
assert_not_impl_any!(Answers: Serialize, Display, PartialEq, std::hash::Hash, std::ops::Deref);

#[test]
fn the_debug_text_of_answers_secrets_and_codes_says_nothing() {
    assert_eq!(format!("{:?}", Answers::new(vec![Some(1), None])), "Answers(..)");
    assert_eq!(format!("{:#?}", Answers::new(vec![Some(5)])), "Answers(..)");
    assert_eq!(format!("{:?}", KeeperSecret::generate().0), "KeeperSecret(..)");
    assert_eq!(format!("{:?}", KeeperCode::from_random([3; 16])), "KeeperCode(..)");
}

#[test]
fn the_debug_text_of_a_refusal_says_nothing_of_the_keeper() {
    let made_up = survey(&QuestionSet::pulse(), 12, 5);
    let refused = made_up.first.lock(&candour::sealed::pile::Pile::default()).map(|_| ()).expect_err("no ballots");
    assert_eq!(format!("{refused:?}"), "Refused(TooFew { ballots: 0, threshold: 5 })");
}
