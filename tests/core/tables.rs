//! Tables of raw answers and files of raw totals, as the native tools take them.

use crate::made_up::{complete, question_set};
use candour::json::canonical;
use candour::native::raw_answers::{self, CellKind, Column, TableError};
use candour::native::totals_file::{self, TotalsFileError};
use candour::native::{AddError, NoRelease, RawArea, RawCounter, RawTotals, ScoreSums, figures_file};
use candour::question_set::QuestionSet;
use candour::release::Impossible;
use candour::transfer::{FileError, release_file};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A table, its cells in quotes.
fn table(header: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let row = |cells: &[&str]| cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
    [&header].into_iter().chain(rows).map(|cells| row(cells) + "\r\n").collect::<String>().into_bytes()
}

fn counted(set: &QuestionSet, header: &[&str], rows: &[&[&str]]) -> Result<BTreeMap<String, RawTotals>, TableError> {
    raw_answers::read(set, table(header, rows)).map(|read| read.teams)
}

fn team(set: &QuestionSet, people: usize) -> RawTotals {
    let mut counter = RawCounter::new(set);
    for answers in complete(set, people) {
        counter.accumulate(crate::made_up::sheet(set, &answers)).expect("its own set");
    }
    counter.finish()
}

fn column(at: usize, name: &str) -> Column {
    Column { at, name: name.into() }
}

fn tiny() -> QuestionSet {
    question_set(5, &[2])
}

#[test]
fn a_table_without_teams_is_one_team_called_all() {
    let teams = counted(&tiny(), &["s0-1", "s0-0"], &[&["1", "5"], &["", "4"]]).expect("a table");
    assert_eq!(teams.keys().collect::<Vec<_>>(), ["all"]);
    let all = &teams["all"];
    assert_eq!(all.sheets, 2);
    assert_eq!((all.statements[0].ticked.as_slice(), all.statements[0].skipped), (&[0, 0, 0, 1, 1][..], 0));
    assert_eq!((all.statements[1].ticked.as_slice(), all.statements[1].skipped), (&[1, 0, 0, 0, 0][..], 1));
    // The second statement is reversed: 5 and 5, on the unit 2.
    let sums = ScoreSums { s1: 10, s2: 100 };
    assert_eq!(all.areas, [RawArea { n: 1, full: Some(1), exact: sums, on_grid: Some(sums) }]);
}

#[test]
fn a_set_whose_scale_begins_at_0_reads_0_as_its_lowest_point() {
    let mut file = serde_json::from_str(&candour::transfer::question_set_file::encode(&tiny())).expect("JSON");
    *crate::made_up::at(&mut file, "scale/lowest") = json!(0);
    let set = candour::transfer::question_set_file::decode(canonical(&file).as_bytes()).expect("a set");
    let teams = counted(&set, &["s0-0", "s0-1"], &[&["0", "4"]]).expect("a table");
    assert_eq!(teams["all"].statements[0].ticked, [1, 0, 0, 0, 0]);
    assert_eq!(teams["all"].statements[1].ticked, [0, 0, 0, 0, 1]);
    let bad = counted(&set, &["s0-0", "s0-1"], &[&["0", "5"]]).expect_err("five is too high");
    assert_eq!(bad, TableError::BadCell { row: 2, column: column(1, "s0-1"), kind: CellKind::OutOfRange, lowest: 0, highest: 4 });
}

#[test]
fn totals_come_back_from_their_file_as_they_were() {
    let set = question_set(7, &[3, 1]);
    let teams = BTreeMap::from([("A \"quoted\" team".to_owned(), team(&set, 9)), ("B".to_owned(), team(&set, 1))]);
    let file = totals_file::encode(&set, &teams);
    assert_eq!(totals_file::decode(file.as_bytes(), &set), Ok(teams));
}

#[test]
fn a_file_of_totals_that_contradicts_itself_is_refused_by_name() {
    let set = tiny();
    let good = totals_file::encode(&set, &BTreeMap::from([("T".to_owned(), team(&set, 6))]));
    let changed = |path: &str, value: Value| {
        let mut file = serde_json::from_str::<Value>(&good).expect("JSON");
        *crate::made_up::at(&mut file, path) = value;
        totals_file::decode(canonical(&file).as_bytes(), &set).expect_err("a contradiction")
    };
    let impossible = |at: &str| TotalsFileError::Impossible { at: at.into() };
    assert_eq!(changed("teams/T/n_sheets", 7.into()), impossible("teams.T.statements.s0-0"));
    assert_eq!(changed("teams/T/statements/s0-1/5", 1.into()), impossible("teams.T.statements.s0-1"));
    assert_eq!(changed("teams/T/areas/a0/s1", 0.into()), impossible("teams.T.areas.a0"));
    assert_eq!(changed("teams/T/areas/a0/s2", 1.into()), impossible("teams.T.areas.a0"));
    assert_eq!(changed("teams/T/areas/a0/n", 5.into()), impossible("teams.T.areas.a0"));
    let unit = FileError::OutOfRange { at: "teams.T.areas.a0.unit".into(), least: 2, most: 2 };
    assert_eq!(changed("teams/T/areas/a0/unit", 60.into()), unit.into());
    let other = totals_file::decode(good.as_bytes(), &question_set(5, &[3])).expect_err("another set");
    assert_eq!(other, TotalsFileError::OtherQuestionSet(set.structure_hash().to_string()));
}

/// Fuzzing found such totals: they were read, and the app would have refused the release made of them.
#[test]
fn totals_of_which_the_app_would_read_no_release_are_refused_by_name() {
    let set = tiny();
    let good = totals_file::encode(&set, &BTreeMap::from([("T".to_owned(), team(&set, 6))]));
    let with = |changes: &[(&str, Value)]| {
        let mut file = serde_json::from_str::<Value>(&good).expect("JSON");
        crate::made_up::remove(&mut file, "teams/T/areas/a0/grid_s1");
        crate::made_up::remove(&mut file, "teams/T/areas/a0/grid_s2");
        for (path, value) in changes {
            *crate::made_up::at(&mut file, &format!("teams/T/{path}")) = value.clone();
        }
        totals_file::decode(canonical(&file).as_bytes(), &set)
    };
    let impossible = Err(TotalsFileError::Impossible { at: "teams.T.areas.a0".into() });
    // Three people at either end of the scale, the widest spread there is with this sum, and a little more.
    let spread = |s2: i64| with(&[("areas/a0/s1", (3 * 2 + 3 * 10).into()), ("areas/a0/s2", s2.into())]);
    spread(3 * 4 + 3 * 100).expect("possible");
    assert_eq!(spread(3 * 4 + 3 * 100 + 1), impossible);
    // All six answered everything, but one of the statements has five answers only.
    let five = Value::Array([0, 5, 0, 0, 0, 1].map(Value::from).into());
    assert_eq!(with(&[("statements/s0-1", five)]), impossible);
}

#[test]
fn sums_on_the_grid_belong_together_lie_on_it_and_are_near_the_exact_ones() {
    let set = question_set(5, &[3]);
    let header = ["s0-0", "s0-1", "s0-2"];
    let teams = counted(&set, &header, &[&["4", "5", ""], &["1", "1", "5"], &["5", "5", "1"]]).expect("a table");
    // Nine of ten is 13.5 of fifteen, which is put to 14.
    let area = teams["all"].areas[0];
    assert_eq!((area.n, area.full), (3, Some(2)));
    assert_eq!(area.exact.s1, 27 + 2 * 3 + 2 * 15);
    assert_eq!(area.on_grid.map(|sums| sums.s1), Some(2 * 14 + 2 * 3 + 2 * 15));
    let good = totals_file::encode(&set, &teams);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut file = serde_json::from_str::<Value>(&good).expect("JSON");
        change(&mut file["teams"]["all"]["areas"]["a0"]);
        totals_file::decode(canonical(&file).as_bytes(), &set)
    };
    with(&|_| ()).expect("as it was");
    let impossible = Err(TotalsFileError::Impossible { at: "teams.all.areas.a0".into() });
    assert_eq!(with(&|area| area["grid_s1"] = json!(65)), impossible, "off the grid");
    assert_eq!(with(&|area| area["grid_s1"] = json!(66)), impossible, "two halves of a step away, and one person has a gap");
    let missing = |key: &str| Err(FileError::Missing { at: format!("teams.all.areas.a0.{key}") }.into());
    assert_eq!(with(&|area| crate::made_up::remove(area, "grid_s1")), missing("grid_s1"));
    assert_eq!(with(&|area| crate::made_up::remove(area, "grid_s2")), missing("grid_s2"));
}

#[test]
fn no_release_comes_of_scores_with_gaps_whose_place_on_the_grid_is_not_known() {
    let set = question_set(5, &[3]);
    let mut totals = team(&set, 9);
    totals.areas[0].on_grid = None;
    totals.release(&set, "T").expect("everybody is complete, so the exact sums are on the grid");
    totals.areas[0].full = Some(8);
    assert_eq!(totals.release(&set, "T").expect_err("unknown"), NoRelease::NothingOnTheGrid);
}

#[test]
fn no_release_comes_of_totals_whose_areas_and_statements_contradict_each_other() {
    let set = tiny();
    let mut totals = team(&set, 9);
    let best = ScoreSums { s1: 9 * 10, s2: 9 * 100 };
    (totals.areas[0].exact, totals.areas[0].on_grid) = (best, Some(best));
    assert_eq!(totals.release(&set, "T").expect_err("impossible"), NoRelease::Impossible(Impossible::Levels("a0".into())));
}

#[test]
fn totals_of_other_statements_are_not_added_up() {
    let mut one = team(&tiny(), 6);
    let before = one.clone();
    assert_eq!(one.add(&team(&question_set(5, &[3]), 6)), Err(AddError::OtherQuestionSet));
    assert_eq!(one, before);
}

#[test]
fn a_release_of_raw_totals_is_one_the_app_reads() {
    let set = question_set(5, &[1, 2, 5]);
    for people in 0..=30 {
        let totals = team(&set, people.max(1));
        match totals.release(&set, "A team") {
            Err(why) => assert!(people < 5 && why == NoRelease::TooFewPeople, "{people}: {why}"),
            Ok(release) => {
                assert!(people >= 5, "{people}");
                let file = release_file::encode(&release);
                assert_eq!(release_file::decode(file.as_bytes()).expect("a release"), release);
                assert!(file.contains("\"origin\":\"imported\"") && file.contains("\"opened\":\"2000-01-01\""));
                // As the app itself would have released these sheets.
                let app = crate::made_up::release(&set, &complete(&set, people));
                assert_eq!((app.areas(), app.statements()), (release.areas(), release.statements()));
            }
        }
    }
}

#[test]
fn no_release_comes_of_totals_that_do_not_say_who_skipped() {
    let set = tiny();
    let mut totals = team(&set, 9);
    totals.areas[0].full = None;
    assert_eq!(totals.release(&set, "T").expect_err("unknown"), NoRelease::NothingOnSkippers);
    assert_eq!(team(&set, 9).release(&set, " ").expect_err("no name"), NoRelease::Team);
    assert_eq!(team(&set, 9).release(&question_set(5, &[3]), "T").expect_err("another set"), NoRelease::OtherQuestionSet);
}

#[test]
fn equal_totals_of_two_teams_are_two_batches_and_of_one_team_one() {
    let set = tiny();
    let batch = |team: &str, totals: &RawTotals| totals.release(&set, team).expect("a release").batches().to_vec();
    let totals = team(&set, 9);
    assert_eq!(batch("A", &totals), batch("A", &totals));
    assert_ne!(batch("A", &totals), batch("B", &totals));
    assert_ne!(batch("A", &totals), batch("A", &team(&set, 10)));
}

fn figures_of(set: &QuestionSet, teams: &BTreeMap<String, RawTotals>) -> Value {
    let written = figures_file::encode(set, teams).expect("figures");
    let figures: Value = serde_json::from_str(&written).expect("JSON");
    // As if it had been written in one piece.
    assert_eq!(written, format!("{figures:#}\n"));
    figures
}

#[test]
fn figures_of_nobody_are_null_and_not_left_out() {
    let figures = figures_of(&tiny(), &BTreeMap::new());
    assert_eq!(figures["pooled"], serde_json::Value::Null);
    let skipped = counted(&tiny(), &["team", "s0-0", "s0-1"], &[&["all", "", ""]]).expect("a table");
    let figures = figures_of(&tiny(), &skipped);
    let area = figures["teams"]["all"]["areas"]["a0"].as_object().expect("an area");
    for (name, value) in area {
        let count = ["n", "favourable", "neutral", "unfavourable"].contains(&name.as_str());
        assert_eq!(*value, if count { serde_json::json!(0) } else { serde_json::Value::Null }, "{name}");
    }
    assert_eq!(area.len(), 15);
}
