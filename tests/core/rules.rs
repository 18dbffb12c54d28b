//! The rules of release, one sentence a test. Numbers in brackets are those of the threat model.

use crate::made_up::{Answers, at, complete, file_of, opened, question_set, release, release_from, round, sheet, signed};
use candour::disclosure::{self, MIN_PEOPLE, Threshold};
use candour::figures::AreaFigures;
use candour::open_round::OpenRound;
use candour::question_set::QuestionSet;
use candour::release::{Impossible, Release, Resolution};
use candour::totals::{BatchId, CountError};
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

/// The ladder on five points as the design's table has it, written without the code under test: whether an area is in the release, with
/// squares or not, and how its statements are.
fn ladder(n: usize, statements: usize) -> (Option<bool>, Shown) {
    let squares = match statements {
        1 => n >= 20,
        2 => n >= 8,
        _ => n >= 5,
    };
    let counts = match n {
        0..=7 => Shown::Nothing,
        8..=19 if statements == 1 => Shown::Nothing,
        8..=19 => Shown::Bands,
        _ => Shown::Points,
    };
    ((n >= 5).then_some(squares), counts)
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
            let (squares, counts) = ladder(n, 3);
            assert_eq!(release.areas()[0].map(|area| area.s2.is_some()), squares, "{n} of threshold {threshold}");
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
            let (squares, counts) = ladder(n, area.members.len());
            let released = release.areas()[at].expect("five people");
            assert_eq!((released.n as usize, released.full as usize), (n, n));
            assert_eq!(Some(released.s2.is_some()), squares, "{n} people, {} statements", area.members.len());
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
        let (squares, mut counts) = ladder(answered, 5);
        let incomplete = 30 - answered;
        if (1..=4).contains(&incomplete) && counts == Shown::Points {
            counts = Shown::Bands;
        }
        assert_eq!(release.areas()[others].map(|area| area.s2.is_some()), squares, "{answered} answered");
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
            assert_eq!(area.full, if given == statements { 30 } else { 20 }, "{given} of {statements}");
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
    let seven = file_of(&release(&set, &people[..7]));
    assert_eq!(names(&seven, "statements"), Vec::<String>::new());
    let Value::Object(mut fields) = seven else { panic!("no object") };
    let areas = fields.remove("areas").expect("areas");
    assert_eq!(names(&areas, "a0"), ["full", "n", "s1"]);
    assert_eq!(names(&areas, "a1"), ["full", "n", "s1", "s2"]);
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
        assert_eq!(release.areas()[0].is_some(), n >= 20, "{n} people");
        assert_eq!(release.areas()[1].map(|area| area.s2.is_some()), Some(n >= 20), "{n} people");
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
    // Five statements, five people, one of whom answers four: 60 times an average of four answers is no multiple of 12.
    let set = QuestionSet::full();
    let mut people = complete(&set, 5);
    people[0][0] = 0;
    let area = release(&set, &people).areas()[0].expect("a released area");
    assert_eq!((area.n, area.full), (5, 4));
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
    assert_eq!(release.areas()[0].map(|area| (area.n, area.full)), Some((10, 10)));
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

fn intervals(release: &Release) -> Vec<(bool, bool)> {
    let set = release.set();
    let areas = set.areas().iter().zip(release.areas());
    areas
        .map(|(area, sums)| {
            let figures =
                sums.and_then(|sums| AreaFigures::from_sums(sums.n, sums.s1, sums.s2, area.unit(), set.scale().points)).expect("figures");
            (figures.shown_interval().is_some(), figures.shown_core().is_some())
        })
        .collect()
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
            assert_eq!(intervals(&same), intervals(&mixed), "{n} people, all {answer}");
        }
        let best: Answers = set.statements().iter().map(|statement| if statement.reversed { 1 } else { 5 }).collect();
        let best = release(&set, &vec![best; n]);
        assert_eq!(form(&file_of(&best)), form(&file_of(&mixed)), "{n} people, all best");
        assert_eq!(intervals(&best), intervals(&mixed), "{n} people, all best");
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
fn releases_answer_the_same_questions_if_their_sets_have_one_hash() {
    let set = question_set(5, &[3]);
    let release = release(&set, &complete(&set, 5));
    assert!(release.same_questions(set.hash()));
    assert!(!release.same_questions(question_set(5, &[4]).hash()));
}

#[test]
fn an_interval_is_never_drawn_narrower_than_that_of_a_team_that_nearly_agrees() {
    let unanimous = AreaFigures::from_sums(6, 6 * 60 * 3, Some(6 * 180 * 180), 60, 5).expect("figures");
    assert_eq!(unanimous.sd, Some(0.0));
    for shown in [unanimous.shown_interval(), unanimous.shown_core()] {
        let shown = shown.expect("an interval");
        assert!((shown.high - shown.low - 0.2).abs() < 1e-12, "{shown:?}");
    }
    // At the end of the scale one half of it is cut off, for everybody alike.
    let top = AreaFigures::from_sums(6, 6 * 60 * 5, Some(6 * 300 * 300), 60, 5).and_then(|figures| figures.shown_interval());
    let top = top.expect("an interval");
    assert!((top.low - 4.9).abs() < 1e-12 && (top.high - 5.0).abs() < 1e-12, "{top:?}");
}
