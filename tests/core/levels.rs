//! Rule 11: an area and its statements are numbers of the same answers, or the file is refused.

use crate::made_up::{Answers, at, complete, file_of, question_set, release, signed};
use candour::question_set::QuestionSet;
use candour::release::Impossible;
use candour::transfer::release_file::{self, ReleaseFileError};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::HashSet;

fn read(file: &Value) -> Result<(), ReleaseFileError> {
    release_file::decode(&signed(file)).map(|_| ())
}

fn levels(area: &str) -> Result<(), ReleaseFileError> {
    Err(ReleaseFileError::Impossible(Impossible::Levels(area.into())))
}

/// The file of a round of these people on one area of five statements on five points, with another sum and squares: both in steps.
fn with_sums(set: &QuestionSet, people: &[Answers], sum: u64, squares: u64) -> Value {
    let mut file = file_of(&release(set, people));
    let area = &set.areas()[0];
    let step = u64::from(area.unit()) / area.members.len() as u64;
    *at(&mut file, "areas/a0/s1") = json!(sum * step);
    *at(&mut file, "areas/a0/s2") = json!(squares * step * step);
    file
}

#[test]
fn bands_that_all_disagree_do_not_stand_beside_the_highest_score() {
    let set = question_set(5, &[5]);
    let people = vec![vec![1, 1, 1, 1, 5]; 8];
    assert_eq!(read(&with_sums(&set, &people, 8 * 5, 8 * 25)), Ok(()), "as they answered");
    assert_eq!(read(&with_sums(&set, &people, 8 * 25, 8 * 625)), levels("a0"), "100 of 100");
    // Everybody may have ticked the second point: that is the highest such bands allow.
    assert_eq!(read(&with_sums(&set, &people, 8 * 10, 8 * 100)), Ok(()));
    assert_eq!(read(&with_sums(&set, &people, 8 * 10 + 1, 7 * 100 + 121)), levels("a0"));
}

#[test]
fn where_every_sheet_is_complete_and_every_point_counted_the_sums_are_equal() {
    let set = question_set(5, &[3]);
    let people = complete(&set, 20);
    let good = file_of(&release(&set, &people));
    let s1 = good["areas"]["a0"]["s1"].as_u64().expect("a sum") / 2;
    let s2 = good["areas"]["a0"]["s2"].as_u64().expect("squares") / 4;
    assert_eq!(read(&with_sums(&set, &people, s1, s2)), Ok(()));
    for (sum, squares) in [(s1 + 1, s2 + 1), (s1 - 1, s2 + 1), (s1 + 2, s2)] {
        assert_eq!(read(&with_sums(&set, &people, sum, squares)), levels("a0"));
    }
}

#[test]
fn the_spread_of_an_area_is_no_wider_than_its_statements_allow() {
    let set = question_set(5, &[3]);
    // Ten people low and ten high in every statement: the widest there is. Then one statement the other way round.
    let person = |first: u8, others: u8| vec![first, others, 6 - others];
    let alike: Vec<Answers> = (0..20).map(|at| if at < 10 { person(2, 2) } else { person(4, 4) }).collect();
    let against: Vec<Answers> = (0..20).map(|at| if at < 10 { person(4, 2) } else { person(2, 4) }).collect();
    let counts = |people: &[Answers]| file_of(&release(&set, people))["statements"].clone();
    assert_eq!(counts(&alike), counts(&against), "the statements alone tell nothing apart");
    assert_eq!(read(&with_sums(&set, &alike, 10 * 6 + 10 * 12, 10 * 36 + 10 * 144)), Ok(()));
    assert_eq!(read(&with_sums(&set, &alike, 10 * 6 + 10 * 12, 10 * 36 + 10 * 144 + 2)), levels("a0"));
    assert_eq!(read(&with_sums(&set, &against, 10 * 8 + 10 * 10, 10 * 64 + 10 * 100)), Ok(()));
}

#[test]
fn the_spread_of_one_statement_is_that_of_its_counts_and_of_two_lies_between_both_orders() {
    let one = question_set(5, &[1]);
    let people: Vec<Answers> = (0..20u8).map(|person| vec![1 + person % 5]).collect();
    let squares = 4 * (1 + 4 + 9 + 16 + 25);
    assert_eq!(read(&with_sums(&one, &people, 60, squares)), Ok(()));
    for other in [squares - 2, squares + 2] {
        assert_eq!(read(&with_sums(&one, &people, 60, other)), levels("a0"));
    }
    let two = question_set(5, &[2]);
    let people: Vec<Answers> = (0..20u8).map(|person| vec![1 + person % 5, 5 - person % 5]).collect();
    let (least, greatest) = (20 * 36, 4 * (4 + 16 + 36 + 64 + 100));
    for squares in [least, greatest] {
        assert_eq!(read(&with_sums(&two, &people, 120, squares)), Ok(()));
    }
    assert_eq!(read(&with_sums(&two, &people, 120, greatest + 2)), levels("a0"));
    // Less than nothing is refused before the levels are looked at, so the least is one that leaves something.
    let people: Vec<Answers> = (0..20u8).map(|person| vec![1 + person % 5, if person < 10 { 5 } else { 1 }]).collect();
    let first = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5];
    let second = [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    let least = first.iter().zip(second).map(|(first, second)| (first + second) * (first + second)).sum::<u64>();
    assert_eq!(read(&with_sums(&two, &people, 120, least)), Ok(()));
    assert_eq!(read(&with_sums(&two, &people, 120, least - 2)), levels("a0"));
}

#[test]
fn of_two_statements_in_bands_the_least_spread_is_that_of_the_lowest_points() {
    let set = question_set(5, &[2]);
    // Two disagree and six agree with each, and nobody disagrees with both: four of five steps, four of eight.
    let person = |first: u8, second: u8| vec![first, 6 - second];
    let people: Vec<Answers> = (0..8).map(|at| person(if at < 2 { 1 } else { 4 }, if at > 5 { 1 } else { 4 })).collect();
    assert_eq!(read(&with_sums(&set, &people, 4 * 5 + 4 * 8, 4 * 25 + 4 * 64)), Ok(()), "as they answered");
    // As even as that sum allows, but then nobody would disagree.
    assert_eq!(read(&with_sums(&set, &people, 52, 4 * 36 + 4 * 49)), levels("a0"));
}

#[test]
fn for_one_or_two_statements_nobody_is_scored_without_being_complete() {
    for statements in [1, 2] {
        let set = question_set(5, &[statements]);
        let mut file = file_of(&release(&set, &complete(&set, 21)));
        *at(&mut file, "areas/a0/full") = json!(20);
        assert_eq!(read(&file), Err(ReleaseFileError::Impossible(Impossible::Area("a0".into()))), "{statements}");
    }
}

#[test]
fn those_who_are_not_scored_explain_no_more_than_they_can_have_ticked() {
    let set = question_set(5, &[3]);
    // Twenty low and complete, one of them a point higher in one statement, and five who ticked the highest point of one statement and no more.
    let mut people = vec![vec![1, 1, 5]; 20];
    people[0] = vec![1, 2, 5];
    people.extend(vec![vec![5, 0, 0]; 5]);
    assert_eq!(read(&with_sums(&set, &people, 19 * 3 + 4, 19 * 9 + 16)), Ok(()), "as they answered");
    assert_eq!(read(&with_sums(&set, &people, 20 * 3, 20 * 9)), levels("a0"), "without that point");
    // Who sent an empty sheet explains nothing.
    people.extend(vec![vec![0, 0, 0]; 5]);
    assert_eq!(read(&with_sums(&set, &people, 19 * 3 + 4, 19 * 9 + 16)), Ok(()), "as they answered");
    assert_eq!(read(&with_sums(&set, &people, 20 * 3, 20 * 9)), levels("a0"), "without that point");
}

#[test]
fn an_area_of_nobody_is_no_area() {
    let set = question_set(5, &[3]);
    let mut file = file_of(&release(&set, &complete(&set, 21)));
    *at(&mut file, "areas/a0") = json!({ "full": 0, "n": 0, "s1": 0, "s2": 0 });
    assert_eq!(read(&file), Err(ReleaseFileError::Impossible(Impossible::Area("a0".into()))));
}

#[test]
fn the_numbers_of_people_of_an_area_and_of_its_statements_belong_together() {
    let set = question_set(5, &[3]);
    let mut people = complete(&set, 30);
    for answers in &mut people[..6] {
        answers[0] = 0;
    }
    let good = file_of(&release(&set, &people));
    assert_eq!(read(&good), Ok(()));
    // Six people left the first statement out, so at most 24 are complete; and of thirty scored with 24 complete six left one out.
    let mut more = good.clone();
    *at(&mut more, "areas/a0/full") = json!(25);
    assert!(read(&more).is_err());
    let mut fewer = good.clone();
    *at(&mut fewer, "areas/a0/full") = json!(23);
    assert_eq!(read(&fewer), levels("a0"), "thirty people, 84 answers: 24 are complete at least");
    // Everybody answered everything, and only twelve are scored.
    let complete = file_of(&release(&set, &complete(&set, 30)));
    let mut few = complete;
    for (field, value) in [("n", 12), ("full", 12), ("s1", 12 * 2 * 9), ("s2", 12 * 4 * 81)] {
        *at(&mut few, &format!("areas/a0/{field}")) = json!(value);
    }
    assert_eq!(read(&few), levels("a0"));
}

#[test]
fn an_area_is_not_left_out_while_its_statements_say_that_people_are_scored() {
    let set = question_set(5, &[3]);
    let mut file = file_of(&release(&set, &complete(&set, 30)));
    crate::made_up::remove(&mut file, "areas/a0");
    for statement in ["s0-0", "s0-1", "s0-2"] {
        *at(&mut file, &format!("statements/{statement}/counts")) = json!([10, 10, 10]);
    }
    assert_eq!(read(&file), Err(ReleaseFileError::Impossible(Impossible::ShowsTooLittle("a0".into()))));
}

/// What the release of each team of `people` holds, gone through by brute force.
fn every_release(set: &QuestionSet, people: usize) -> HashSet<String> {
    fn add(set: &QuestionSet, sheets: &[Answers], team: &mut Vec<Answers>, people: usize, found: &mut HashSet<String>) {
        if team.len() == people {
            found.insert(shown(&file_of(&release(set, team))));
            return;
        }
        for (at, sheet) in sheets.iter().enumerate() {
            team.push(sheet.clone());
            add(set, &sheets[at..], team, people, found);
            team.pop();
        }
    }
    let base = usize::from(set.scale().points) + 1;
    let digit = |number: usize, at: usize| u8::try_from(number / base.pow(u32::try_from(at).expect("few")) % base).expect("a point");
    let statements = set.statements().len();
    let sheets = (0..base.pow(u32::try_from(statements).expect("few"))).map(|number| (0..statements).map(|at| digit(number, at)).collect());
    let mut found = HashSet::new();
    add(set, &sheets.collect::<Vec<Answers>>(), &mut Vec::new(), people, &mut found);
    found
}

fn shown(file: &Value) -> String {
    format!("{} {}", file["areas"], file["statements"])
}

#[test]
fn of_a_small_team_exactly_the_sums_are_read_that_some_team_could_have() {
    // Five people, two statements of three points, and every sum there is.
    let set = question_set(3, &[2]);
    let good = file_of(&release(&set, &complete(&set, 5)));
    let teams = every_release(&set, 5);
    let (mut refused, mut made) = (0, 0);
    for n in 4..=5 {
        for sum in 5..=31 {
            let mut file = good.clone();
            (file["areas"]["a0"]["n"], file["areas"]["a0"]["s1"]) = (json!(n), json!(sum));
            let is_read = read(&file).is_ok();
            assert_eq!(is_read, teams.contains(&shown(&file)), "{n} people, {sum}");
            refused += usize::from(!is_read);
            made += usize::from(is_read);
        }
    }
    assert!(refused > 10 && made > 10, "{refused} refused, {made} made");
}

proptest! {
    #[test]
    fn of_complete_teams_with_every_point_counted_no_other_sum_is_read(
        (set, sheets) in (3u8..=7, 1usize..=5).prop_flat_map(|(points, statements)| {
            let set = question_set(points, &[statements]);
            (Just(set), prop::collection::vec(prop::collection::vec(1..=points, statements), 20..30))
        }),
        change in prop_oneof![-30i64..=-1, 1i64..=30],
    ) {
        let mut file = file_of(&release(&set, &sheets));
        let step = i64::from(set.areas()[0].unit()) / i64::try_from(set.statements().len()).expect("few");
        let place = at(&mut file, "areas/a0/s1");
        *place = json!(place.as_i64().expect("a sum") + change * step);
        prop_assert!(read(&file).is_err());
    }
}
