//! The rules of release, one sentence a test. Numbers in brackets are those of the threat model.

use crate::made_up::{Answers, at, complete, file_of, opened, question_set, release, release_from, round, sheet, signed};
use candour::disclosure::{self, MIN_PEOPLE, Threshold};
use candour::figures::{AreaFigures, WidthFrom};
use candour::json::canonical;
use candour::open_round::OpenRound;
use candour::question_set::QuestionSet;
use candour::release::{Impossible, Release, Resolution};
use candour::totals::{BatchId, CountError};
use candour::transfer::question_set_file;
use candour::transfer::release_file::{self, ReleaseFileError};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[derive(Debug, PartialEq, Clone, Copy)]
enum Shown {
    Nothing,
    Bands,
    Points,
}

fn shown(release: &Release, statement: usize) -> Shown {
    match release.statements()[statement].as_ref().map(|statement| statement.counts.resolution()) {
        None => Shown::Nothing,
        Some(Resolution::Bands) => Shown::Bands,
        Some(Resolution::Points) => Shown::Points,
    }
}

fn shown_of_area(release: &Release, area: usize) -> BTreeSet<String> {
    let members = release.set().areas()[area].members.clone();
    members.into_iter().map(|at| format!("{:?}", shown(release, at))).collect()
}

fn only(what: Shown) -> BTreeSet<String> {
    BTreeSet::from([format!("{what:?}")])
}

/// What a release holds of an area.
#[derive(Debug, PartialEq, Clone, Copy)]
enum Sums {
    Nothing,
    Mean,
    MeanAndFull,
    Spread,
}

fn sums(release: &Release, area: usize) -> Sums {
    match release.areas()[area].map(|area| (area.full, area.s2)) {
        None => Sums::Nothing,
        Some((None, None)) => Sums::Mean,
        Some((Some(_), None)) => Sums::MeanAndFull,
        Some((Some(_), Some(_))) => Sums::Spread,
        Some((None, Some(_))) => panic!("a spread without the number of complete sheets"),
    }
}

/// The ladder on five points as the design's table has it, written without the code under test: what of an area is in the release, and how its
/// statements are.
fn ladder(n: usize, statements: usize) -> (Sums, Shown) {
    let sums = match (n, statements) {
        (0..=4, _) => Sums::Nothing,
        (5..=7, _) => Sums::Mean,
        (8..=19, 1) => Sums::MeanAndFull,
        _ => Sums::Spread,
    };
    let counts = match n {
        0..=7 => Shown::Nothing,
        8..=19 if statements == 1 => Shown::Nothing,
        8..=19 => Shown::Bands,
        _ => Shown::Points,
    };
    (sums, counts)
}

// Rule 1: the threshold.

#[test]
fn nobody_can_choose_a_threshold_below_five() {
    for people in 0..5 {
        assert_eq!(Threshold::new(people), None);
    }
    assert_eq!(Threshold::new(5).map(Threshold::people), Some(5));
    assert_eq!(Threshold::new(50).map(Threshold::people), Some(50));
    assert_eq!(Threshold::new(51), None);
    assert_eq!(Threshold::default().people(), 5);
    assert_eq!(MIN_PEOPLE, 5);
}

#[test]
fn the_numbers_that_guard_somebody_are_those_of_the_threat_model() {
    use disclosure::{FEW_PEOPLE_DIFFER, LONE_SKIPPERS, MAX_PEOPLE, MAX_THRESHOLD, MIN_FOR_BANDS, MIN_FOR_COUNTS};
    assert_eq!((MIN_PEOPLE, MIN_FOR_BANDS, MIN_FOR_COUNTS), (5, 8, 20));
    assert_eq!((LONE_SKIPPERS, FEW_PEOPLE_DIFFER), (4, 4));
    assert_eq!((MAX_THRESHOLD, MAX_PEOPLE), (50, 500));
}

#[test]
fn below_the_threshold_closing_gives_the_round_back_unchanged_and_nothing_else() {
    let set = question_set(5, &[3, 2]);
    let people = complete(&set, 5);
    for answered in 0..5 {
        let mut open = opened(&set, &people[..answered], 8, 5);
        for _ in 0..3 {
            assert!(!open.can_close());
            open = *open.close().expect_err("too few people");
            assert_eq!(open.sheets() as usize, answered);
            assert_eq!(open.round(), &round(8, 5));
            assert_eq!(open.set(), &set);
        }
        for answers in &people[answered..] {
            open.count(sheet(&set, answers)).expect("counted");
        }
        assert!(open.can_close());
        let refused_first = open.close().expect("five people");
        let at_once = opened(&set, &people, 8, 5).close().expect("five people");
        assert_eq!(release_file::encode(&refused_first), release_file::encode(&at_once), "after {answered}");
    }
}

#[test]
fn a_higher_threshold_shifts_everything_below_it() {
    let set = question_set(5, &[3]);
    let people = complete(&set, 40);
    for threshold in [6, 8, 12, 20, 30] {
        for n in 1..=35 {
            let invited = u32::try_from(n).expect("small");
            let closed = opened(&set, &people[..n], invited, threshold).close();
            if invited < threshold {
                closed.expect_err("below the threshold");
                continue;
            }
            let release = closed.expect("enough people");
            let (expected, counts) = ladder(n, 3);
            assert_eq!(sums(&release, 0), expected, "{n} of threshold {threshold}");
            assert_eq!(shown_of_area(&release, 0), only(counts), "{n} of threshold {threshold}");
        }
    }
}

#[test]
fn a_higher_threshold_counts_for_each_area_and_each_statement_by_itself() {
    let set = question_set(5, &[3, 3]);
    // Twenty people, eleven of whom leave the second area out: nine are too few for a threshold of ten.
    let mut people = complete(&set, 20);
    for answers in &mut people[..11] {
        answers[3..].fill(0);
    }
    let strict = release_from(&set, &people, 10);
    assert!(strict.areas()[0].is_some());
    assert_eq!(strict.areas()[1], None);
    assert_eq!(shown_of_area(&strict, 1), only(Shown::Nothing));
    let usual = release_from(&set, &people, 9);
    assert_eq!(usual.areas()[1].map(|area| area.n), Some(9));
    assert_eq!(shown_of_area(&usual, 1), only(Shown::Bands));
}

// Rule 2: the ladder. Rule 3: small areas.

#[test]
fn the_ladder_holds_at_every_number_of_people_for_areas_of_every_size() {
    let set = question_set(5, &[1, 2, 3, 5]);
    let people = complete(&set, 25);
    for n in 0..=25 {
        let closed = opened(&set, &people[..n], 25, 5).close();
        if n < 5 {
            assert_eq!(closed.expect_err("too few").sheets() as usize, n);
            continue;
        }
        let release = closed.expect("enough people");
        for (at, area) in set.areas().iter().enumerate() {
            let (expected, counts) = ladder(n, area.members.len());
            let released = release.areas()[at].expect("five people");
            assert_eq!(released.n as usize, n);
            assert!(released.full.is_none_or(|full| full as usize == n));
            assert_eq!(sums(&release, at), expected, "{n} people, {} statements", area.members.len());
            assert_eq!(shown_of_area(&release, at), only(counts), "{n} people, {} statements", area.members.len());
        }
    }
}

#[test]
fn an_area_goes_by_the_people_who_answered_it_and_not_by_all_sheets() {
    let set = question_set(5, &[1, 2, 3, 5]);
    let others = 3;
    for answered in 0..=25 {
        // Everybody answers the first three areas; only some the last, of five statements, and the others all of nothing.
        let mut people = complete(&set, 30);
        for answers in &mut people[answered..] {
            answers[6..].fill(0);
        }
        let release = release(&set, &people);
        let (expected, mut counts) = ladder(answered, 5);
        let incomplete = 30 - answered;
        if (1..=4).contains(&incomplete) && counts == Shown::Points {
            counts = Shown::Bands;
        }
        assert_eq!(sums(&release, others), expected, "{answered} answered");
        assert_eq!(shown_of_area(&release, others), only(counts), "{answered} answered");
        assert_eq!(shown_of_area(&release, 0), only(Shown::Points));
    }
}

#[test]
fn a_person_is_scored_in_an_area_after_more_than_half_of_it() {
    for (statements, needed) in [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4)] {
        let set = question_set(5, &[statements]);
        for given in 0..=statements {
            let mut people = complete(&set, 30);
            for answers in &mut people[..10] {
                answers[given..].fill(0);
            }
            let area = release(&set, &people).areas()[0].expect("twenty complete people");
            assert_eq!(area.n, if given >= needed { 30 } else { 20 }, "{given} of {statements}");
            assert_eq!(area.full, Some(if given == statements { 30 } else { 20 }), "{given} of {statements}");
        }
    }
}

#[test]
fn what_a_rung_does_not_show_is_not_in_the_file_at_all() {
    let set = question_set(5, &[1, 3]);
    let people = complete(&set, 25);
    let names = |file: &Value, under: &str| match file {
        Value::Object(fields) => match fields.get(under) {
            Some(Value::Object(inner)) => inner.keys().cloned().collect::<Vec<_>>(),
            _ => panic!("no {under}"),
        },
        _ => panic!("no object"),
    };
    for (n, one_statement, three_statements, statements) in [
        (7, &["n", "s1"][..], &["n", "s1"][..], &[][..]),
        (8, &["full", "n", "s1"], &["full", "n", "s1", "s2"], &["s1-0", "s1-1", "s1-2"]),
        (20, &["full", "n", "s1", "s2"], &["full", "n", "s1", "s2"], &["s0-0", "s1-0", "s1-1", "s1-2"]),
    ] {
        let file = file_of(&release(&set, &people[..n]));
        assert_eq!(names(&file, "statements"), statements, "{n} people");
        assert_eq!(names(&file["areas"], "a0"), one_statement, "{n} people");
        assert_eq!(names(&file["areas"], "a1"), three_statements, "{n} people");
    }
}

#[test]
fn the_file_has_these_names_and_no_others_so_no_time_and_no_order() {
    let set = question_set(5, &[3]);
    let Value::Object(fields) = file_of(&release(&set, &complete(&set, 25))) else { panic!("no object") };
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "areas",
            "batches",
            "digest",
            "format",
            "invited",
            "kind",
            "label",
            "opened",
            "origin",
            "question_set",
            "sheets",
            "statements",
            "team",
            "threshold",
            "version"
        ]
    );
    assert_eq!(fields.get("opened"), Some(&json!("2026-09-01")));
}

#[test]
fn on_two_or_three_points_statements_wait_for_twenty_people_because_their_bands_are_their_counts() {
    for points in [2, 3] {
        let set = question_set(points, &[5]);
        let people = complete(&set, 25);
        for n in 5..=25 {
            let release = release(&set, &people[..n]);
            assert_eq!(shown_of_area(&release, 0), only(if n < 20 { Shown::Nothing } else { Shown::Points }), "{n} on {points} points");
        }
        // With a lone skipper there is no rung between nothing and everything.
        let mut skipped = people.clone();
        skipped[0][1] = 0;
        assert_eq!(shown_of_area(&release(&set, &skipped), 0), only(Shown::Nothing), "{points} points");
    }
}

#[test]
fn the_only_statement_of_an_area_waits_for_twenty_because_its_bands_and_the_sum_would_be_its_counts_where_nobody_disagrees() {
    for points in [4, 5, 7, 11] {
        let set = question_set(points, &[1]);
        for n in 5..=25 {
            let agreeing: Vec<Answers> = (0..n).map(|person| vec![points - u8::from(person % 3 == 0)]).collect();
            for people in [agreeing, complete(&set, n)] {
                let release = release(&set, &people);
                assert_eq!(shown_of_area(&release, 0), only(if n < 20 { Shown::Nothing } else { Shown::Points }), "{n} on {points} points");
                assert!(release.areas()[0].is_some());
            }
        }
        // One person who leaves it out has left nothing else out: three bands of twenty-four say less than the counts of twenty-five.
        let mut skipped = complete(&set, 25);
        skipped[0][0] = 0;
        assert_eq!(shown_of_area(&release(&set, &skipped), 0), only(Shown::Bands), "{points} points");
    }
}

#[test]
fn on_a_scale_without_a_middle_point_the_bands_are_its_halves() {
    let set = question_set(4, &[3]);
    let release = release(&set, &complete(&set, 10));
    for statement in release.statements().iter().flatten() {
        let bands = statement.counts.keyed();
        assert_eq!((statement.counts.resolution(), bands.len(), bands.iter().sum::<u32>()), (Resolution::Bands, 2, 10));
    }
    assert_eq!(shown_of_area(&release, 0), only(Shown::Bands));
}

#[test]
fn the_sum_of_one_statement_with_two_points_waits_for_twenty_because_it_is_the_distribution() {
    let set = question_set(2, &[1, 2]);
    let people = complete(&set, 25);
    for n in 5..=25 {
        let release = release(&set, &people[..n]);
        let (one, two) = match n {
            5..=7 => (Sums::Nothing, Sums::Mean),
            8..=19 => (Sums::Nothing, Sums::MeanAndFull),
            _ => (Sums::Spread, Sums::Spread),
        };
        assert_eq!((sums(&release, 0), sums(&release, 1)), (one, two), "{n} people");
    }
}

#[test]
fn bands_are_keyed_so_that_agreeing_with_a_reversed_statement_counts_against_the_area() {
    let set = question_set(5, &[2]);
    assert!(set.statements()[1].reversed);
    let people: Vec<Answers> = (0..10).map(|person| if person < 7 { vec![5, 1] } else { vec![4, 2] }).collect();
    for statement in release(&set, &people).statements().iter().flatten() {
        assert_eq!((statement.counts.resolution(), statement.counts.keyed()), (Resolution::Bands, &[0, 0, 10][..]));
    }
    let people: Vec<Answers> = (0..20).map(|person| if person < 7 { vec![5, 1] } else { vec![2, 4] }).collect();
    for statement in release(&set, &people).statements().iter().flatten() {
        assert_eq!((statement.counts.resolution(), statement.counts.keyed()), (Resolution::Points, &[0, 13, 0, 0, 7][..]));
    }
}

// Rule 4: lone skippers.

#[test]
fn one_to_four_people_who_left_something_out_keep_the_area_at_three_bands() {
    let set = question_set(5, &[5, 5]);
    for skippers in 0..=8 {
        let mut people = complete(&set, 30);
        for answers in &mut people[..skippers] {
            answers[2] = 0;
        }
        let release = release(&set, &people);
        let expected = if (1..=4).contains(&skippers) { Shown::Bands } else { Shown::Points };
        assert_eq!(shown_of_area(&release, 0), only(expected), "{skippers} skippers");
        assert_eq!(shown_of_area(&release, 1), only(Shown::Points), "the other area, {skippers} skippers");
    }
}

/// The sum of the incomplete sheets as anyone could work it out who has the exact counts: all answers given, less those of complete
/// people. With one person scored who gave `answered` of `k` answers, T/k - S1/L = sum (1/k - 1/answered).
fn sum_of_the_one_incomplete_sheet(release: &Release, area: usize, answered: i64) -> Option<i64> {
    let set = release.set();
    let members = &set.areas()[area].members;
    let mut total = 0;
    for &at in members {
        let counts = release.statements()[at].as_ref()?.counts.in_points()?;
        total += (1i64..).zip(counts.keyed()).map(|(point, &count)| point * i64::from(count)).sum::<i64>();
    }
    let sums = release.areas()[area]?;
    let (k, unit) = (i64::try_from(members.len()).ok()?, i64::from(set.areas()[area].unit()));
    let s1 = i64::try_from(sums.s1).ok()?;
    Some((total * unit - k * s1) * answered / (unit * (answered - k)))
}

#[test]
fn people_who_answered_nothing_do_not_hide_the_one_who_answered_some() {
    let set = question_set(5, &[5]);
    for nothing in 0..=8 {
        let mut people = complete(&set, 30);
        for answers in &mut people[..nothing] {
            answers.fill(0);
        }
        people[nothing] = vec![5, 4, 5, 5, 0];
        let release = release(&set, &people);
        assert_eq!(sum_of_the_one_incomplete_sheet(&release, 0, 4), None, "{nothing} people answered nothing");
        assert_eq!(shown_of_area(&release, 0), only(Shown::Bands), "{nothing} people answered nothing");
    }
}

#[test]
fn people_who_answered_nothing_do_not_hide_the_one_who_answered_less_than_half() {
    let set = question_set(5, &[5]);
    let mut people = complete(&set, 30);
    for answers in &mut people[..6] {
        answers.fill(0);
    }
    people[6] = vec![1, 0, 0, 5, 0];
    assert_eq!(shown_of_area(&release(&set, &people), 0), only(Shown::Bands));
    // Where they hide nobody there is nothing to protect.
    people[6].fill(0);
    assert_eq!(shown_of_area(&release(&set, &people), 0), only(Shown::Points));
}

#[test]
fn a_release_without_statements_because_of_a_lone_skipper_nobody_sees_is_read() {
    // On three points all of them are withheld, so the file does not say that one person gave two answers.
    let set = question_set(3, &[5]);
    let mut people = complete(&set, 30);
    for answers in &mut people[..6] {
        answers.fill(0);
    }
    people[6] = vec![1, 0, 0, 3, 0];
    let release = release(&set, &people);
    assert_eq!(shown_of_area(&release, 0), only(Shown::Nothing));
    let read = release_file::decode(release_file::encode(&release).as_bytes()).expect("a release");
    assert_eq!(read.areas(), release.areas());
}

#[test]
fn where_nothing_of_an_area_is_shown_its_statements_stay_at_three_bands() {
    let set = question_set(5, &[5]);
    // Thirty people with two answers each: nobody is scored.
    let mut people = complete(&set, 30);
    for answers in &mut people {
        answers[2..].fill(0);
    }
    let release = release(&set, &people);
    assert_eq!(release.areas()[0], None);
    assert_eq!([0, 1, 2].map(|at| shown(&release, at)), [Shown::Bands, Shown::Bands, Shown::Nothing]);
}

#[test]
fn sums_that_only_a_gap_can_leave_are_not_released() {
    // Five statements, eight people, one of whom answers four: 60 times an average of four answers is no multiple of 12.
    let set = QuestionSet::full();
    let mut people = complete(&set, 8);
    people[0][0] = 0;
    let area = release(&set, &people).areas()[0].expect("a released area");
    assert_eq!((area.n, area.full), (8, Some(7)));
    assert_eq!((area.s1 % 12, area.s2.expect("squares") % 144), (0, 0));
    // A file with the exact sums is refused: Candour does not write such a one.
    for (field, more) in [("s1", 3), ("s2", 9), ("s2", 144)] {
        let mut file = file_of(&release(&set, &people));
        let place = at(&mut file, &format!("areas/support/{field}"));
        let sum = place.as_i64().expect("a sum");
        *place = json!(sum + more);
        let error = release_file::decode(&signed(&file)).expect_err("refused");
        assert_eq!(error, ReleaseFileError::Impossible(Impossible::Area("support".into())), "{field}");
    }
}

#[test]
fn statements_stay_at_bands_where_so_few_are_scored_that_nobody_is_told_how_many_are_complete() {
    let set = question_set(5, &[5]);
    for scored in [5, 6, 7, 8] {
        // Everybody answers two statements, which scores nobody; only a few the rest.
        let mut people = complete(&set, 30);
        for answers in &mut people[scored..] {
            answers[2..].fill(0);
        }
        let release = release(&set, &people);
        assert_eq!(release.areas()[0].map(|area| area.full.is_some()), Some(scored >= 8), "{scored} scored");
        assert_eq!(shown(&release, 0), if scored >= 8 { Shown::Points } else { Shown::Bands }, "{scored} scored");
    }
}

#[test]
fn an_area_of_two_statements_hides_its_spread_while_one_to_four_people_answered_only_one_of_them() {
    let set = question_set(5, &[2, 2, 3]);
    for (skipped, other) in [(0, 1), (1, 0)] {
        for alone in 0..=8 {
            let mut people = complete(&set, 25);
            for answers in &mut people[..alone] {
                answers[skipped] = 0;
                answers[4] = 0;
            }
            let release = release(&set, &people);
            let expected = if (1..=4).contains(&alone) { Sums::MeanAndFull } else { Sums::Spread };
            assert_eq!(sums(&release, 0), expected, "{alone} people answered statement {other} only");
            assert_eq!(sums(&release, 1), Sums::Spread, "the other area of two");
            assert_eq!(sums(&release, 2), Sums::Spread, "an area of three");
            release_file::decode(release_file::encode(&release).as_bytes()).expect("a release");
        }
    }
    // The same of both statements: two people gave the first alone, three the second.
    let mut people = complete(&set, 25);
    for (person, answers) in people[..5].iter_mut().enumerate() {
        answers[usize::from(person < 2)] = 0;
    }
    assert_eq!(sums(&release(&set, &people), 0), Sums::MeanAndFull);
    // Who answered neither hides nothing.
    let mut people = complete(&set, 25);
    people[0][..2].fill(0);
    assert_eq!(sums(&release(&set, &people), 0), Sums::Spread);
}

// Rule 5: one release per round.

#[test]
fn a_round_is_used_up_by_closing_and_its_release_holds_everybody_once() {
    let set = question_set(5, &[3]);
    let release = opened(&set, &complete(&set, 9), 12, 5).close().expect("enough people");
    assert_eq!((release.sheets(), release.round().invited), (9, 12));
    assert_eq!(release.batches(), [BatchId([7; 16])]);
    // `close` takes the round by value: counting or closing again does not compile.
}

// Rule 6: while open.

#[test]
fn a_sixth_answer_in_a_round_of_five_is_refused_and_changes_nothing() {
    let set = question_set(5, &[3]);
    let people = complete(&set, 6);
    let mut open = opened(&set, &people[..5], 5, 5);
    assert!(open.everybody_answered());
    for _ in 0..3 {
        assert_eq!(open.count(sheet(&set, &people[5])), Err(CountError::EverybodyAnswered));
        assert_eq!(open.sheets(), 5);
    }
    let expected = release(&set, &people[..5]);
    assert_eq!(release_file::encode(&open.close().expect("five people")), release_file::encode(&expected));
}

#[test]
fn a_sheet_of_another_question_set_is_refused_and_changes_nothing() {
    let set = question_set(5, &[3]);
    let other = question_set(5, &[4]);
    let people = complete(&set, 5);
    let mut open = opened(&set, &people, 9, 5);
    assert_eq!(open.count(sheet(&other, &[1, 2, 3, 4])), Err(CountError::OtherQuestionSet));
    assert_eq!(open.sheets(), 5);
    let expected = opened(&set, &people, 9, 5).close().expect("five people");
    assert_eq!(release_file::encode(&open.close().expect("five people")), release_file::encode(&expected));
}

#[test]
fn an_empty_sheet_counts_as_a_sheet_and_as_no_answer() {
    let set = question_set(5, &[3]);
    let mut people = complete(&set, 10);
    people.push(vec![0, 0, 0]);
    let release = release(&set, &people);
    assert_eq!(release.sheets(), 11);
    assert_eq!(release.areas()[0].map(|area| (area.n, area.full)), Some((10, Some(10))));
    assert_eq!(release.statements()[0].as_ref().map(|statement| statement.n), Some(10));
}

#[test]
fn a_round_with_nobody_in_it_can_be_opened_and_not_closed() {
    let set = QuestionSet::pulse();
    let open = OpenRound::open(round(8, 5), set, BatchId([1; 16]));
    assert_eq!((open.sheets(), open.can_close(), open.everybody_answered()), (0, false, false));
    open.close().expect_err("nobody answered");
}

// The same form for every content.

/// Everything in a file but its values: names, and how long lists are.
fn form(json: &Value) -> String {
    match json {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{name}:{}", form(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        Value::Array(entries) => format!("[{}]", entries.iter().map(form).collect::<Vec<_>>().join(",")),
        Value::Number(_) => "number".into(),
        Value::String(_) => "text".into(),
        Value::Bool(_) => "bool".into(),
        Value::Null => "null".into(),
    }
}

/// Whether each area has an interval of its own spread or a usual one.
fn widths(release: &Release) -> Vec<WidthFrom> {
    let set = release.set();
    let figures = set.areas().iter().zip(release.areas()).filter_map(|(area, sums)| {
        let sums = sums.as_ref()?;
        AreaFigures::from_sums(sums.n, sums.s1, sums.s2, area.unit(), set.scale().points)
    });
    figures.map(|figures| figures.width_from).collect()
}

#[test]
fn a_unanimous_or_extreme_team_is_shown_in_the_same_form_as_any_other() {
    let set = question_set(5, &[1, 2, 3, 5]);
    let statements = set.statements().len();
    for n in 5..=25 {
        let mixed = release(&set, &complete(&set, n));
        for answer in 1..=5 {
            let same = release(&set, &vec![vec![answer; statements]; n]);
            assert_eq!(form(&file_of(&same)), form(&file_of(&mixed)), "{n} people, all {answer}");
            assert_eq!(widths(&same), widths(&mixed), "{n} people, all {answer}");
        }
        let best: Answers = set.statements().iter().map(|statement| if statement.reversed { 1 } else { 5 }).collect();
        let best = release(&set, &vec![best; n]);
        assert_eq!(form(&file_of(&best)), form(&file_of(&mixed)), "{n} people, all best");
        assert_eq!(widths(&best), widths(&mixed), "{n} people, all best");
    }
}

#[test]
fn unanimous_teams_and_teams_at_both_ends_of_the_scale_are_possible_and_their_files_are_read() {
    // The limits of what numbers can be: a spread of nought, and the widest there is.
    let set = question_set(5, &[1, 2, 3, 5]);
    let end = |top: bool| -> Answers { set.statements().iter().map(|statement| if statement.reversed == top { 1 } else { 5 }).collect() };
    for n in 5..=25 {
        for top in 0..=n {
            let people = [vec![end(true); top], vec![end(false); n - top]].concat();
            let release = release(&set, &people);
            let read = release_file::decode(release_file::encode(&release).as_bytes()).expect("a release");
            assert_eq!((read.areas(), read.statements()), (release.areas(), release.statements()), "{top} of {n} at the top");
        }
    }
}

#[test]
fn releases_may_be_compared_if_their_sets_have_one_structure_whatever_their_wording() {
    let set = question_set(5, &[3, 2]);
    let release = release(&set, &complete(&set, 5));
    assert!(release.same_questions(set.structure_hash()));
    assert!(!release.same_questions(question_set(5, &[4]).structure_hash()));
    let file: Value = serde_json::from_str(&question_set_file::encode(&set)).expect("JSON");
    let changed = |path: &str, value: Value| {
        let mut file = file.clone();
        *at(&mut file, path) = value;
        question_set_file::decode(canonical(&file).as_bytes()).expect("a set")
    };
    for wording in ["title", "areas/0/title", "statements/1/text"] {
        let other = changed(wording, "In other words.".into());
        assert!(release.same_questions(other.structure_hash()), "{wording}");
        assert_ne!(other.wording_hash(), set.wording_hash(), "{wording}");
    }
    let labels = changed("scale/labels", json!(["a", "b", "c", "d", "e"]));
    assert_eq!(labels.structure_hash(), set.structure_hash());
    assert_ne!(labels.wording_hash(), set.wording_hash());
    for (structure, value) in [("id", json!("other")), ("statements/0/reversed", json!(true)), ("scale/points", json!(7))] {
        let other = changed(structure, value);
        assert!(!release.same_questions(other.structure_hash()), "{structure}");
        assert_eq!(other.wording_hash(), set.wording_hash(), "{structure}");
    }
    for neither in ["status", "scale/lowest"] {
        let other = changed(neither, if neither == "status" { json!("New.") } else { json!(0) });
        assert_eq!((other.structure_hash(), other.wording_hash()), (set.structure_hash(), set.wording_hash()), "{neither}");
    }
}

#[test]
fn an_interval_is_never_drawn_narrower_than_that_of_a_team_that_nearly_agrees() {
    let unanimous = AreaFigures::from_sums(6, 6 * 60 * 3, Some(6 * 180 * 180), 60, 5).expect("figures");
    assert_eq!(unanimous.sd, Some(0.0));
    for shown in [unanimous.shown_interval(), unanimous.shown_core()] {
        assert!((shown.high - shown.low - 0.2).abs() < 1e-12, "{shown:?}");
    }
    // At the end of the scale one half of it is cut off, for everybody alike.
    let top = AreaFigures::from_sums(6, 6 * 60 * 5, Some(6 * 300 * 300), 60, 5).expect("figures").shown_interval();
    assert!((top.low - 4.9).abs() < 1e-12 && (top.high - 5.0).abs() < 1e-12, "{top:?}");
}
