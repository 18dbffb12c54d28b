//! From ballots to a release, which is the one that a shared device makes of the same answers.

use crate::made_up::{Answers, complete, file_of, opened, question_set, remove, signed};
use crate::made_up_survey::{pile, run, sealed_release, survey};
use candour::question_set::QuestionSet;
use candour::release::{NotProven, Origin, Provenance, Release, Resolution};
use candour::transfer::release_file;
use serde_json::Value;
use std::collections::BTreeSet;

/// A number that looks like chance and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        // Constants of Knuth's MMIX generator (TAOCP 2, section 3.3.4).
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

/// A team that leaves out about one answer in `skips`; none for 0.
fn team(set: &QuestionSet, people: usize, skips: usize, chance: &mut Chance) -> Vec<Answers> {
    let points = usize::from(set.scale().points);
    let mut answer = || {
        let skipped = skips > 0 && chance.below(skips) == 0;
        if skipped { 0 } else { u8::try_from(1 + chance.below(points)).expect("a point") }
    };
    (0..people).map(|_| (0..set.statements().len()).map(|_| answer()).collect()).collect()
}

/// A release as its file says it, without what tells how it was collected.
fn without_origin(release: &Release) -> Value {
    let mut file = file_of(release);
    for field in ["batches", "digest", "origin"] {
        remove(&mut file, field);
    }
    if release.origin() == Origin::Sealed {
        remove(&mut file, "sealed");
    }
    file
}

#[test]
fn sealed_ballots_give_the_release_of_a_shared_device_byte_for_byte_on_every_rung() {
    let mut chance = Chance(1);
    let (mut areas, mut statements) = (BTreeSet::new(), BTreeSet::new());
    let sets = [
        QuestionSet::pulse(),
        question_set(5, &[1, 2, 3]),
        question_set(2, &[1, 2, 3]),
        question_set(3, &[1, 2]),
        question_set(4, &[2, 4]),
        question_set(11, &[1, 2, 5]),
    ];
    for set in &sets {
        for people in [5, 6, 7, 8, 9, 12, 19, 20, 21, 26] {
            for skips in [0, 40, 12, 5] {
                let team = team(set, people, skips, &mut chance);
                let (invited, threshold) = (u32::try_from(people).expect("few") + 2, if people > 8 { 6 } else { 5 });
                let shared = opened(set, &team, invited, threshold).close().expect("enough");
                let sealed = sealed_release(set, &team, invited, threshold);
                assert_eq!(without_origin(&sealed).to_string(), without_origin(&shared).to_string(), "{people} people, {}", set.id());
                areas.extend(sealed.areas().iter().map(|area| area.map(|area| (area.full.is_some(), area.s2.is_some()))));
                statements.extend(
                    sealed
                        .statements()
                        .iter()
                        .map(|released| released.as_ref().map(|released| released.counts.resolution() == Resolution::Points)),
                );
            }
        }
    }
    assert_eq!(areas.len(), 4, "every rung of areas was there: {areas:?}");
    assert_eq!(statements.len(), 3, "every rung of statements was there: {statements:?}");
}

#[test]
fn the_full_form_and_the_largest_team_of_a_test_come_to_the_same() {
    let set = QuestionSet::full();
    let team = team(&set, 60, 9, &mut Chance(7));
    let shared = opened(&set, &team, 60, 5).close().expect("enough");
    assert_eq!(without_origin(&sealed_release(&set, &team, 60, 5)).to_string(), without_origin(&shared).to_string());
}

#[test]
fn a_release_of_sealed_ballots_is_read_from_its_file_and_says_where_it_comes_from() {
    for people in [5, 8, 20] {
        let release = sealed_release(&QuestionSet::pulse(), &complete(&QuestionSet::pulse(), people), 20, 5);
        assert_eq!((release.origin(), release.provenance()), (Origin::Sealed, Provenance::MadeHere));
        let file = release_file::encode(&release);
        assert!(file.len() <= release_file::MAX_BYTES);
        let read = release_file::decode(file.as_bytes()).expect("its shares add up");
        assert_eq!(read.provenance(), Provenance::HandedIn);
        assert_eq!(release_file::encode(&read), file);
        let keepers = &read.evidence().expect("shares").terms.keepers;
        assert_eq!(keepers.each_ref().map(|keeper| keeper.name.as_str()), ["Anna", "Ben"]);
    }
}

#[test]
fn a_release_of_sealed_ballots_whose_shares_do_not_show_it_is_refused() {
    use crate::made_up::at;
    use release_file::ReleaseFileError::NotProven;
    let set = QuestionSet::pulse();
    let good = file_of(&sealed_release(&set, &complete(&set, 9), 12, 5));
    assert!(release_file::decode(&signed(&good)).is_ok());
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        change(&mut file);
        release_file::decode(&signed(&file))
    };
    assert_eq!(changed(&|file| remove(file, "sealed")), Err(NotProven), "no shares");
    for origin in ["shared-device", "imported"] {
        assert_eq!(changed(&|file| *at(file, "origin") = origin.into()), Err(NotProven), "shares of a round of another origin");
    }
    // Names, days and numbers of people are part of the survey, whose id is in the batch.
    for (path, value) in [
        ("team", Value::from("Others")),
        ("label", "Spring".into()),
        ("opened", "2026-09-02".into()),
        ("invited", 13.into()),
        ("sheets", 10.into()),
        ("kind", "practice".into()),
        ("threshold", 6.into()),
        ("sealed/survey/closes", "2026-12-05".into()),
        ("sealed/survey/nonce", "02".repeat(16).into()),
        ("sealed/survey/keepers/0/name", "Eve".into()),
        ("sealed/list", "02".repeat(32).into()),
        ("batches", vec!["02".repeat(16)].into()),
    ] {
        assert_eq!(changed(&|file| *at(file, path) = value.clone()), Err(NotProven), "{path}");
    }
    // Two people, in every statement in which that is possible, from one band to another.
    let ids: Vec<&str> = set.statements().iter().map(|statement| statement.id.as_str()).collect();
    for id in ids {
        let moved = changed(&|file| {
            let counts = at(file, &format!("statements/{id}/counts"));
            let numbers: Vec<u64> = counts.as_array().expect("counts").iter().map(|count| count.as_u64().expect("a number")).collect();
            let from = numbers.iter().position(|&count| count >= 1).expect("somebody");
            let mut numbers = numbers;
            numbers[from] -= 1;
            numbers[(from + 1) % 3] += 1;
            *counts = numbers.into();
        });
        // Where the area does not fit any more, that is found first.
        assert!(matches!(moved, Err(NotProven | release_file::ReleaseFileError::Impossible(_))), "{id}: {moved:?}");
    }
    for shares in ["first", "second"] {
        for text in ["", "AAAA", "?"] {
            assert!(changed(&|file| *at(file, &format!("sealed/{shares}")) = text.into()).is_err());
        }
    }
    assert_eq!(
        changed(&|file| {
            let first = at(file, "sealed/first").clone();
            *at(file, "sealed/first") = at(file, "sealed/second").clone();
            *at(file, "sealed/second") = first;
        })
        .map(|release| release.sheets()),
        Ok(9),
        "what is added up in another order is the same; who gave which share the commitments say"
    );
}

#[test]
fn closing_and_answer_of_another_list_or_with_other_commitments_are_not_those_of_a_release() {
    let set = QuestionSet::pulse();
    let made_up = survey(&set, 12, 5);
    let pile = pile(&made_up.survey, &complete(&set, 9));
    let finished = run(made_up, &pile);
    let release = Release::of_sealed(finished.outcome).expect("a release");
    let (closing, answer) = (&finished.closing, &finished.answer);
    assert_eq!(release.check_commitments(closing, answer), Ok(()));
    let (mut other_survey, mut shorter, mut uncommitted) = (closing.clone(), closing.clone(), closing.clone());
    other_survey.survey.0[0] ^= 1;
    shorter.ballots.pop();
    uncommitted.commitments.reverse();
    for closing in [other_survey, shorter, uncommitted] {
        assert_eq!(release.check_commitments(&closing, answer), Err(NotProven::Commitments));
    }
    let (mut other_survey, mut other_list, mut uncommitted) = (answer.clone(), answer.clone(), answer.clone());
    other_survey.survey.0[0] ^= 1;
    other_list.list[0] ^= 1;
    uncommitted.commitments.clear();
    for answer in [other_survey, other_list, uncommitted] {
        assert_eq!(release.check_commitments(closing, &answer), Err(NotProven::Commitments));
    }
    let counted = opened(&set, &complete(&set, 9), 12, 5).close().expect("enough");
    assert_eq!(counted.check_commitments(closing, answer), Err(NotProven::Shares), "of a shared device");
}

#[test]
fn what_is_made_known_holds_the_shares_of_what_is_released_and_no_other() {
    let set = QuestionSet::full();
    for (people, parts) in [(5, 4 + 4), (8, 4 * 4 + 20), (20, 4 * 4 + 20)] {
        let made_up = survey(&set, 20, 5);
        let pile = pile(&made_up.survey, &complete(&set, people));
        let outcome = run(made_up, &pile).outcome;
        assert_eq!(outcome.evidence.opened.each_ref().map(Vec::len), [parts; 2], "{people} people");
    }
}
