//! Every case of `tests/vectors`: answers nobody ticked, and the totals and figures that established statistics packages make of them.
//! Names differ a little between the vectors and the tools; the table at the end of `tests/vectors/README.md` maps them.

use crate::made_up::sheet;
use candour::native::raw_answers;
use candour::native::unsealed::numbers;
use candour::native::{RawArea, RawTotals, change_file, figures_file};
use candour::question_set::{Area, QuestionSet};
use candour::totals::{BatchId, Totals};
use candour::transfer::question_set_file;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::PathBuf;

const CASES: [&str; 6] = ["full20", "nomiss", "sevenpoint", "waves_round1", "waves_round2", "edge"];

fn file(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name);
    std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn expected(name: &str) -> Value {
    serde_json::from_slice(&file(name)).expect("JSON")
}

fn set_of(case: &str) -> QuestionSet {
    let name = if case.starts_with("waves") { "set_waves.json".to_owned() } else { format!("set_{case}.json") };
    question_set_file::decode_without_texts(&file(&name)).expect("a question set")
}

fn rows_of(case: &str) -> Vec<Vec<String>> {
    let file = file(&format!("answers_{case}.csv"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_slice());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn teams_of(case: &str, set: &QuestionSet) -> BTreeMap<String, RawTotals> {
    raw_answers::read(set, file(&format!("answers_{case}.csv"))).expect("a table").teams
}

fn figures_of(case: &str, set: &QuestionSet) -> Value {
    serde_json::from_str(&figures_file::encode(set, &teams_of(case, set)).expect("figures")).expect("JSON")
}

/// Counts comparisons, so that a test over files cannot pass by comparing nothing.
#[derive(Default)]
struct Comparisons {
    made: usize,
    nulls: usize,
    failed: Vec<String>,
}

impl Comparisons {
    fn exact(&mut self, what: &str, got: u64, expected: &Value) {
        self.made += 1;
        if expected.as_u64() != Some(got) {
            self.failed.push(format!("{what}: {got} for {expected}"));
        }
    }

    /// |got - expected| <= max(1e-9 |expected|, 1e-12); null is met by null alone.
    fn figure(&mut self, what: &str, got: &Value, expected: &Value) {
        self.made += 1;
        self.nulls += usize::from(expected.is_null());
        let met = match (got.as_f64(), expected.as_f64()) {
            (Some(got), Some(expected)) => (got - expected).abs() <= (1e-9 * expected.abs()).max(1e-12),
            _ => got.is_null() && expected.is_null(),
        };
        if !met {
            self.failed.push(format!("{what}: {got} for {expected}"));
        }
    }

    fn finish(self, what: &str, at_least: usize) {
        println!("{what}: {} comparisons, {} of them \"not defined\"", self.made, self.nulls);
        assert!(self.failed.is_empty(), "{} of {}:\n{}", self.failed.len(), self.made, self.failed[..self.failed.len().min(20)].join("\n"));
        assert!(self.made >= at_least, "only {} comparisons", self.made);
    }
}

fn compare_totals(comparisons: &mut Comparisons, at: &str, set: &QuestionSet, totals: &RawTotals, expected: &Value) {
    comparisons.exact(&format!("{at} people"), totals.sheets.into(), &expected["people"]);
    for (statement, raw) in set.statements().iter().zip(&totals.statements) {
        let expected = &expected["statements"][&statement.id];
        let ticked = expected["ticked"].as_array().expect("counts");
        assert_eq!(ticked.len(), raw.ticked.len());
        for (point, (&got, expected)) in raw.ticked.iter().zip(ticked).enumerate() {
            comparisons.exact(&format!("{at} {} point {point}", statement.id), got.into(), expected);
        }
        comparisons.exact(&format!("{at} {} skipped", statement.id), raw.skipped.into(), &expected["skipped"]);
    }
    for (area, raw) in set.areas().iter().zip(&totals.areas) {
        let expected = &expected["areas"][&area.id];
        comparisons.exact(&format!("{at} {} n", area.id), raw.n.into(), &expected["n"]);
        comparisons.exact(&format!("{at} {} s1", area.id), raw.exact.s1, &expected["s1"]);
        comparisons.exact(&format!("{at} {} s2", area.id), raw.exact.s2, &expected["s2"]);
    }
}

#[test]
fn totals_equal_the_expected_totals_exactly() {
    let all = expected("expected_totals.json");
    let mut comparisons = Comparisons::default();
    for case in CASES {
        let set = set_of(case);
        let expected = &all["cases"][case];
        for area in set.areas() {
            comparisons.exact(&format!("{case} {} unit", area.id), area.unit().into(), &expected["unit"][&area.id]);
        }
        let teams = teams_of(case, &set);
        let names: Vec<&String> = expected["teams"].as_object().expect("teams").keys().collect();
        assert_eq!(teams.keys().collect::<Vec<_>>(), names, "{case}");
        let mut added: Option<RawTotals> = None;
        for (team, totals) in &teams {
            compare_totals(&mut comparisons, &format!("{case} {team}"), &set, totals, &expected["teams"][team]);
            match &mut added {
                None => added = Some(totals.clone()),
                Some(added) => added.add(totals).expect("added"),
            }
        }
        compare_totals(&mut comparisons, &format!("{case} added"), &set, &added.expect("teams"), &expected["merged"]);
    }
    comparisons.finish("totals", 5_000);
}

#[test]
fn merging_the_teams_totals_gives_those_of_all_sheets_counted_together() {
    for case in CASES {
        let set = set_of(case);
        let rows = rows_of(case);
        let mut together = Totals::empty(&set, BatchId([254; 16]));
        let mut teams: BTreeMap<&str, Totals> = BTreeMap::new();
        for row in &rows[1..] {
            let next = u8::try_from(teams.len()).expect("few teams");
            let totals = teams.entry(&row[0]).or_insert_with(|| Totals::empty(&set, BatchId([next; 16])));
            let answers: Vec<u8> = row[1..].iter().map(|cell| if cell.is_empty() { 0 } else { cell.parse().expect("a point") }).collect();
            totals.accumulate(sheet(&set, &answers)).expect("counted");
            together.accumulate(sheet(&set, &answers)).expect("counted");
        }
        let mut merged = Totals::empty(&set, BatchId([255; 16]));
        for totals in teams.values() {
            merged.merge(totals).expect("merged");
        }
        assert!(merged.sheets() > 10, "{case}");
        assert_eq!(numbers(&merged), numbers(&together), "{case}");
    }
}

/// How many team areas of each case differ between exact scores and those on the grid of complete sheets, as the vectors' README says.
const MOVED_BY_THE_GRID: [(&str, usize, usize); 6] =
    [("full20", 27, 56), ("nomiss", 0, 24), ("sevenpoint", 5, 15), ("waves_round1", 3, 8), ("waves_round2", 5, 8), ("edge", 5, 32)];

#[test]
fn scores_on_the_grid_move_only_where_somebody_left_something_out_and_by_half_a_step_each() {
    for (case, moved, all) in MOVED_BY_THE_GRID {
        let set = set_of(case);
        let teams = teams_of(case, &set);
        let areas: Vec<(&RawArea, &Area)> = teams.values().flat_map(|totals| totals.areas.iter().zip(set.areas())).collect();
        let differ = areas.iter().filter(|(raw, _)| raw.on_grid != Some(raw.exact));
        assert_eq!((differ.count(), areas.len()), (moved, all), "{case}");
        for (raw, area) in areas {
            let on_grid = raw.on_grid.expect("counted by the tool itself");
            let incomplete = u64::from(raw.n - raw.full.expect("counted by the tool itself"));
            let step = u64::from(area.unit()) / area.members.len() as u64;
            assert!(2 * on_grid.s1.abs_diff(raw.exact.s1) <= incomplete * step, "{case} {}", area.id);
            assert_eq!((on_grid.s1 % step, on_grid.s2 % (step * step)), (0, 0), "{case} {}", area.id);
        }
    }
}

/// Names in the vectors and names in the tools.
const AREA_NAMES: [(&str, &str); 7] = [
    ("n", "n"),
    ("mean", "mean"),
    ("sd", "sd"),
    ("se", "se"),
    ("favourable", "favourable"),
    ("neutral", "neutral"),
    ("unfavourable", "unfavourable"),
];
const AREA_AGREEMENT_NAMES: [(&str, &str); 5] =
    [("r_wg_j", "rwg_j"), ("r_star_wg_j", "rstar_wg_j"), ("a_wg_j", "a_wg"), ("ad_m_j", "ad_mean"), ("ad_md_j", "ad_median")];
const STATEMENT_NAMES: [(&str, &str); 8] = [
    ("n", "n"),
    ("mean", "mean"),
    ("sd", "sd"),
    ("r_wg", "rwg"),
    ("a_wg", "a_wg"),
    ("ad_m", "ad_mean"),
    ("ad_md", "ad_median"),
    ("van_der_eijk_a", "agreement_a"),
];

fn named(comparisons: &mut Comparisons, at: &str, names: &[(&str, &str)], got: &Value, expected: &Value) {
    for (theirs, ours) in names {
        assert!(got.get(ours).is_some(), "{at}: {ours} is left out");
        assert!(expected.get(theirs).is_some(), "{at}: {theirs} is not in the vectors");
        comparisons.figure(&format!("{at} {ours}"), &got[ours], &expected[theirs]);
    }
}

fn compare_areas(comparisons: &mut Comparisons, at: &str, got: &Value, expected: &Map<String, Value>) {
    for (area, expected) in expected {
        let at = format!("{at} {area}");
        let got = &got["areas"][area];
        named(comparisons, &at, &AREA_NAMES, got, expected);
        comparisons.figure(&format!("{at} ci_low"), &got["ci_low"], &expected["t95"][0]);
        comparisons.figure(&format!("{at} ci_high"), &got["ci_high"], &expected["t95"][1]);
        let counts = ["favourable", "neutral", "unfavourable"].map(|name| got[name].as_u64().expect("a count"));
        comparisons.exact(&format!("{at} answered"), counts.iter().sum(), &expected["answered"]);
        if let Some(mean) = expected["mean"].as_f64() {
            let points = if at.starts_with("sevenpoint") { 7.0 } else { 5.0 };
            comparisons.figure(&format!("{at} score"), &got["score"], &Value::from(100.0 * (mean - 1.0) / (points - 1.0)));
        }
        if let Some(agreement) = expected.get("agreement") {
            named(comparisons, &at, &AREA_AGREEMENT_NAMES, got, agreement);
        }
    }
}

#[test]
fn figures_equal_those_of_statistics_packages() {
    let all = expected("expected_figures.json");
    let mut comparisons = Comparisons::default();
    for case in CASES {
        let set = set_of(case);
        let figures = figures_of(case, &set);
        let expected = &all["cases"][case];
        let teams = expected["teams"].as_object().expect("teams");
        assert!(!teams.is_empty());
        for (team, expected) in teams {
            let at = format!("{case} {team}");
            let got = &figures["teams"][team];
            compare_areas(&mut comparisons, &at, got, expected["areas"].as_object().expect("areas"));
            for (statement, expected) in expected["statements"].as_object().expect("statements") {
                named(&mut comparisons, &format!("{at} {statement}"), &STATEMENT_NAMES, &got["statements"][statement], expected);
            }
        }
        compare_areas(
            &mut comparisons,
            &format!("{case} merged"),
            &figures["pooled"],
            expected["merged"]["areas"].as_object().expect("areas"),
        );
    }
    comparisons.finish("figures", 7_000);
}

#[test]
fn figures_between_teams_equal_those_of_statistics_packages() {
    let all = expected("expected_figures.json");
    let mut comparisons = Comparisons::default();
    for case in CASES {
        let set = set_of(case);
        let figures = figures_of(case, &set);
        // The case has the second entry only where some team is smaller than five.
        let expected = &all["cases"][case];
        let Some(expected) = expected.get("between_teams_of_five_or_more").or_else(|| expected.get("between_teams_all")) else { continue };
        for (area, expected) in expected.as_object().expect("areas") {
            let at = format!("{case} {area}");
            let got = &figures["between"][area];
            let teams = expected["teams_used"].as_array().expect("teams").len();
            comparisons.exact(&format!("{at} k_teams"), got["k_teams"].as_u64().expect("a count"), &Value::from(teams));
            let names = [("people", "n"), ("f", "f"), ("p", "p"), ("icc1", "icc1"), ("icc2", "icc2")];
            named(&mut comparisons, &at, &names, got, expected);
            comparisons.figure(&format!("{at} icc1_low"), &got["icc1_low"], &expected["icc1_95"][0]);
            comparisons.figure(&format!("{at} icc1_high"), &got["icc1_high"], &expected["icc1_95"][1]);
        }
    }
    comparisons.finish("between teams", 72);
}

#[test]
fn reliability_equals_that_of_statistics_packages() {
    let all = expected("expected_figures.json");
    let mut comparisons = Comparisons::default();
    let set = set_of("nomiss");
    let figures = figures_of("nomiss", &set);
    for (area, expected) in all["cases"]["nomiss"]["alpha"].as_object().expect("areas") {
        let got = &figures["pooled"]["areas"][area];
        comparisons.figure(&format!("{area} alpha"), &got["alpha"], &expected["alpha"]);
        comparisons.figure(&format!("{area} alpha_low"), &got["alpha_low"], &expected["feldt95"][0]);
        comparisons.figure(&format!("{area} alpha_high"), &got["alpha_high"], &expected["feldt95"][1]);
    }
    comparisons.finish("reliability", 12);
}

#[test]
fn changes_between_rounds_equal_those_of_statistics_packages() {
    let all = expected("expected_figures.json");
    let change = &all["change"];
    let round = |name: &str| change[name].as_str().expect("a case").to_owned();
    let (earlier, later) = (round("from"), round("to"));
    let set = set_of(&earlier);
    let pooled = |teams: &BTreeMap<String, RawTotals>| {
        let mut teams = teams.values();
        let first = teams.next().expect("a team").clone();
        teams.fold(first, |mut sum, team| {
            sum.add(team).expect("the same set");
            sum
        })
    };
    let (earlier, later) = (teams_of(&earlier, &set), teams_of(&later, &set));
    let mut comparisons = Comparisons::default();
    let mut compare = |at: &str, earlier: &RawTotals, later: &RawTotals, expected: &Value| {
        let got: Value = serde_json::from_str(&change_file::encode(&set, earlier, later)).expect("JSON");
        for (area, expected) in expected.as_object().expect("areas") {
            let at = format!("{at} {area}");
            let same = ["difference", "t", "df", "p", "p_holm", "hedges_g"].map(|name| (name, name));
            named(&mut comparisons, &at, &same, &got[area], expected);
            comparisons.figure(&format!("{at} ci_low"), &got[area]["ci_low"], &expected["t95"][0]);
            comparisons.figure(&format!("{at} ci_high"), &got[area]["ci_high"], &expected["t95"][1]);
        }
    };
    for (team, expected) in change["teams"].as_object().expect("teams") {
        compare(team, &earlier[team], &later[team], expected);
    }
    compare("merged", &pooled(&earlier), &pooled(&later), &change["merged"]);
    comparisons.finish("changes", 96);
}

#[test]
fn the_comparison_can_fail() {
    let mut comparisons = Comparisons::default();
    comparisons.exact("one more", 8, &Value::from(7));
    comparisons.figure("a little more", &Value::from(1.000_000_01), &Value::from(1.0));
    comparisons.figure("0 for none", &Value::from(0), &Value::Null);
    comparisons.figure("none for 0", &Value::Null, &Value::from(0));
    assert_eq!(comparisons.failed.len(), comparisons.made);
    comparisons.figure("within", &Value::from(1.000_000_000_1), &Value::from(1.0));
    comparisons.figure("none", &Value::Null, &Value::Null);
    assert_eq!((comparisons.failed.len(), comparisons.made, comparisons.nulls), (4, 6, 2));
}
