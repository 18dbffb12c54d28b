//! The native tools: what they say, how they end, and what they show of several teams.

use crate::made_up::question_set;
use candour::native::command::{CHANGE, FIGURES, TALLY, Tool};
use candour::native::{RawTotals, raw_answers, releases};
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::transfer::{question_set_file, release_file};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name)
}

/// An empty folder for the files of one test.
fn folder(test: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    // There is none at the first run.
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

/// A file of this content.
fn file(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path
}

/// What a tool ends with, makes and says.
fn run(tool: &Tool, arguments: &[&dyn AsRef<std::ffi::OsStr>]) -> (u8, String, String) {
    let arguments: Vec<OsString> = arguments.iter().map(|argument| argument.as_ref().to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = tool.run(&arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("a text");
    (code, text(out), text(err))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn figures_takes_what_tally_writes() {
    let folder = folder("takes_what");
    let set = sample("set.json");
    for table in ["excel_semicolon_bom.csv", "header_Team_capital.csv", "trailing_comma_rows.csv", "teams_12_11_3.csv"] {
        let (code, totals, _) = run(&TALLY, &[&"--set", &set, &sample(table)]);
        assert_eq!(code, 0, "{table}");
        let totals = file(&folder, "totals.json", totals.as_bytes());
        let (code, figures, said) = run(&FIGURES, &[&"--set", &set, &totals]);
        assert_eq!((code, said.as_str()), (0, ""), "{table}");
        assert!(json(&figures)["pooled"]["areas"]["support"]["n"].as_u64() >= Some(11), "{table}");
        let (code, releases, _) = run(&FIGURES, &[&"--set", &set, &totals, &"--release"]);
        assert_eq!(code, 0, "{table}");
        for release in json(&releases)["teams"].as_object().expect("teams").values().filter(|release| !release.is_null()) {
            release_file::decode(release.to_string().as_bytes()).expect("what the app reads");
        }
    }
}

#[test]
fn what_was_passed_over_is_said_aloud() {
    let set = sample("set.json");
    let said = |table: &str| run(&TALLY, &[&"--set", &set, &sample(table)]).2;
    assert_eq!(said("trailing_comma_rows.csv"), "tally: empty rows that were passed over: 8\n");
    assert_eq!(said("excel_semicolon_bom.csv"), "tally: cells are separated by semicolons\n");
    assert_eq!(said("teams_12_11_3.csv"), "");
    let folder = folder("passed_over");
    let with_more = file(&folder, "more.csv", b"when\tS1\tS2\tS3\tC1\tC2\tC3\n1 May\t1\t2\t3\t4\t5\t1\n");
    let (code, _, said) = run(&TALLY, &[&"--set", &set, &with_more]);
    assert_eq!((code, said.as_str()), (0, "tally: cells are separated by tabs\ntally: columns that were ignored: A (when)\n"));
}

#[test]
fn what_is_wrong_with_a_file_is_said_and_nothing_is_made() {
    let folder = folder("wrong_file");
    let set = sample("set.json");
    let (empty, words) = (file(&folder, "empty", b""), file(&folder, "words.csv", b"S1,S2,S3,C1,C2,C3\n1,2,3,4,5,my words\n"));
    let tool = |tool: &Tool, name: &str, path: &Path, expected: &str| {
        let (code, made, said) = run(tool, &[&"--set", &set, &path]);
        assert_eq!((code, made.as_str()), (2, ""), "{said}");
        assert!(said.starts_with(name) && said.ends_with('\n') && said.lines().count() == 1 && said.contains(expected), "{said}");
    };
    tool(&TALLY, "tally: ", &empty, "there is nothing in it");
    tool(&FIGURES, "figures: ", &empty, "is empty");
    tool(&TALLY, "tally: ", &sample("excel_unicode_text_utf16_tab.csv"), "UTF-16");
    tool(&TALLY, "tally: ", &words, "row 2, column F (C3): text");
    for (path, expected) in [(folder.join("nobody"), "nobody: "), (folder.clone(), "directory")] {
        tool(&TALLY, "tally: ", &path, expected);
        tool(&FIGURES, "figures: ", &path, expected);
    }
    let (code, made, said) = run(&TALLY, &[&"--set", &empty, &words]);
    assert_eq!((code, made.as_str()), (2, ""));
    assert!(said.contains("question set") && said.contains("is empty"), "{said}");
}

#[test]
fn change_takes_one_team_of_each_round_and_says_where_it_has_two_names() {
    let folder = folder("change");
    let set = sample("set.json");
    let totals = |name: &str, rows: &str| {
        let table = file(&folder, "answers.csv", format!("team,S1,S2,S3,C1,C2,C3\n{rows}").as_bytes());
        let (code, totals, said) = run(&TALLY, &[&"--set", &set, &table]);
        assert_eq!((code, said.as_str()), (0, ""));
        file(&folder, name, totals.as_bytes())
    };
    let earlier = totals("earlier.json", "A,1,2,3,4,5,1\nA,2,2,3,4,5,1\nA,1,2,4,4,5,1\n");
    let later = totals("later.json", "B,3,4,3,4,5,1\nB,4,4,3,4,5,1\nB,3,4,2,4,5,1\n");
    let two = totals("two.json", "A,1,2,3,4,5,1\nB,1,2,3,4,5,1\n");
    let (code, made, said) = run(&CHANGE, &[&"--set", &set, &earlier, &later]);
    assert_eq!((code, said.as_str()), (0, "change: the earlier team is called “A” and the later one “B”\n"));
    assert!(json(&made)["support"]["difference"].as_f64() > Some(0.0), "{made}");
    // Everybody ticked the same: a difference of nothing, and no test.
    let conflict = &json(&made)["conflict"];
    assert_eq!((conflict["difference"].as_f64(), conflict["t"].is_null(), conflict["p_holm"].is_null()), (Some(0.0), true, true));
    let (code, made, said) = run(&CHANGE, &[&"--set", &set, &earlier, &two]);
    assert_eq!((code, made.as_str()), (2, ""));
    assert!(said.starts_with("change: ") && said.ends_with("two.json: one team is needed, and there are 2\n"), "{said}");
    let (code, _, said) = run(&CHANGE, &[&"--set", &set, &earlier]);
    assert_eq!((code, said.as_str()), (2, "change: usage: change --set SET.json EARLIER.json LATER.json\n"));
}

#[test]
fn other_arguments_are_answered_by_how_the_tool_is_used() {
    let set = sample("set.json");
    for arguments in
        [&[][..], &[&"--set" as &dyn AsRef<std::ffi::OsStr>], &[&"--sets", &"a", &"b"], &[&"--set", &set, &"a", &"b"], &[&"-h"]]
    {
        let (code, made, said) = run(&TALLY, arguments);
        assert_eq!((code, made.as_str(), said.as_str()), (2, "", "tally: usage: tally --set SET.json ANSWERS.csv\n"));
    }
    let (code, _, said) = run(&FIGURES, &[&"--release", &"--set", &set, &"a", &"--release"]);
    assert_eq!((code, said.starts_with("figures: usage: ")), (2, true));
}

#[test]
#[cfg(unix)]
fn a_path_that_is_no_text_is_a_path_like_any_other() {
    use std::os::unix::ffi::OsStringExt;
    let folder = folder("no_text");
    let set = sample("set.json");
    let name = OsString::from_vec(b"r\xffw\n.csv".to_vec());
    let path = folder.join(&name);
    let (code, _, said) = run(&TALLY, &[&"--set", &set, &path]);
    assert!(code == 2 && said.contains("r\u{fffd}w\u{fffd}.csv: ") && said.lines().count() == 1, "{said}");
    std::fs::copy(sample("teams_12_11_3.csv"), &path).expect("a copy");
    assert_eq!(run(&TALLY, &[&"--set", &set, &path]).0, 0);
}

/// Takes so many bytes and then fails.
struct Failing(usize, io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(self.1.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.0 == 0 { Err(self.1.into()) } else { Ok(()) }
    }
}

#[test]
fn what_cannot_be_written_is_said_and_a_reader_who_has_gone_is_not_told() {
    let arguments = [OsString::from("--set"), sample("set.json").into(), sample("teams_12_11_3.csv").into()];
    for taken in [0, 10] {
        let mut said = Vec::new();
        assert_eq!(TALLY.run(&arguments, &mut Failing(taken, io::ErrorKind::StorageFull), &mut said), 2);
        assert!(String::from_utf8_lossy(&said).starts_with("tally: the result could not be written: "));
        let mut nothing = Vec::new();
        assert_eq!(TALLY.run(&arguments, &mut Failing(taken, io::ErrorKind::BrokenPipe), &mut nothing), 2);
        assert_eq!(nothing, b"");
    }
    // Nor is there anybody to tell where standard error is full as well.
    let full = || Failing(0, io::ErrorKind::StorageFull);
    assert_eq!(TALLY.run(&arguments, &mut full(), &mut full()), 2);
    assert_eq!(TALLY.run(&[], &mut full(), &mut full()), 2);
}

/// The tools themselves, as they are called.
#[test]
#[cfg(target_os = "linux")]
fn the_programs_end_with_a_code_and_never_with_a_panic() {
    use std::os::unix::ffi::OsStringExt;
    let build = ["build", "--quiet", "--locked", "--offline", "--no-default-features", "--features", "native", "--example", "tally"];
    let target = folder_of_this_build();
    let done = Command::new(env!("CARGO")).args(build).arg("--target-dir").arg(&target).current_dir(env!("CARGO_MANIFEST_DIR")).status();
    assert!(done.expect("cargo").success());
    let tally = |answers: OsString, out: Stdio| {
        let mut command = Command::new(target.join("debug/examples/tally"));
        command.arg("--set").arg(sample("set.json")).arg(answers).stdout(out).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the tool");
        // Whoever reads goes away at once.
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("an end");
        (ended.status.code(), String::from_utf8_lossy(&ended.stderr).into_owned())
    };
    let good = || sample("teams_12_11_3.csv").into_os_string();
    assert_eq!(tally(good(), Stdio::null()), (Some(0), String::new()));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let (code, said) = tally(good(), full.into());
    assert!(code == Some(2) && said.contains("could not be written"), "{said}");
    let (code, said) = tally(OsString::from_vec(b"\xff\xfe".to_vec()), Stdio::null());
    assert!(code == Some(2) && said.lines().count() == 1 && !said.contains("panicked"), "{said}");
    let rows = (0..2_000).map(|team| format!("team {team},1,2,3,4,5,1"));
    let long = ["team,S1,S2,S3,C1,C2,C3".to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n");
    let folder = folder("programs");
    assert_eq!(tally(file(&folder, "long.csv", long.as_bytes()).into(), Stdio::piped()), (Some(2), String::new()), "a closed pipe");
}

/// Where this test was built, so that hardly anything has to be built again.
fn folder_of_this_build() -> PathBuf {
    let test = std::env::current_exe().expect("a path");
    test.ancestors().nth(3).expect("target/debug/deps/core").to_owned()
}

mod several_teams {
    use super::*;
    use std::fmt::Write;

    type Releases = BTreeMap<String, Option<Release>>;

    fn released(set: &QuestionSet, teams: &BTreeMap<String, RawTotals>) -> Releases {
        let releases = releases::of(set, teams).expect("one question set");
        let written = json(&releases::encode(&releases));
        let releases: Releases = releases.into_iter().map(|(team, release)| (team, release.ok())).collect();
        for (team, release) in &releases {
            let expected = release.as_ref().map_or(Value::Null, |release| json(&release_file::encode(release)));
            assert_eq!(written["teams"][team], expected);
        }
        releases
    }

    fn sample_released(table: &str) -> Releases {
        let set = question_set_file::decode(&std::fs::read(sample("set.json")).expect("a file")).expect("a set");
        let teams = raw_answers::read(&set, std::fs::read(sample(table)).expect("a file")).expect("a table").teams;
        released(&set, &teams)
    }

    fn shown(releases: &Releases) -> Vec<&str> {
        releases.iter().filter(|(_, release)| release.is_some()).map(|(team, _)| team.as_str()).collect()
    }

    #[test]
    fn a_third_team_of_three_people_cannot_be_worked_out() {
        // With the table of the same people without teams, 12 and 11 of 26 would leave three.
        assert_eq!(shown(&sample_released("teams_12_11_3.csv")), ["A"]);
        assert_eq!(shown(&sample_released("teams_12_11_3_without_team.csv")), ["all"]);
    }

    #[test]
    fn a_team_that_is_left_out_has_a_word_on_standard_error() {
        let folder = folder("left_out");
        let totals = run(&TALLY, &[&"--set", &sample("set.json"), &sample("teams_12_11_3.csv")]).1;
        let totals = file(&folder, "totals.json", totals.as_bytes());
        let (code, _, said) = run(&FIGURES, &[&"--release", &"--set", &sample("set.json"), &totals]);
        assert_eq!(code, 0);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(
            lines,
            [
                "figures: no release of team “B”: beside the other teams it would show what one to four people said",
                "figures: no release of team “C”: fewer people than the rules of release ask"
            ]
        );
    }

    /// Teams of these sizes, in which everybody ticks 3 and the last `gaps` people of each leave the second area out.
    fn teams(set: &QuestionSet, sizes: &[(u32, u32)]) -> BTreeMap<String, RawTotals> {
        let mut table = String::from("team,s0-0,s0-1,s0-2,s1-0,s1-1,s1-2\n");
        for (team, &(people, gaps)) in sizes.iter().enumerate() {
            for person in 0..people {
                let second = if person + gaps < people { "3,3,3" } else { ",," };
                writeln!(table, "T{team},3,3,3,{second}").expect("a text");
            }
        }
        raw_answers::read(set, table.into_bytes()).expect("a table").teams
    }

    #[test]
    fn an_area_that_few_people_of_a_team_answered_cannot_be_worked_out_either() {
        let set = question_set(5, &[3, 3]);
        let of = |sizes: &[(u32, u32)]| shown(&released(&set, &teams(&set, sizes))).join(" ");
        assert_eq!(of(&[(12, 0), (11, 0), (9, 0)]), "T0 T1 T2");
        // Three of the last team answered the second area, so with both of the others they would be what is left of it.
        assert_eq!(of(&[(12, 0), (11, 0), (9, 6)]), "T0 T2");
        // Nobody did, or five did.
        assert_eq!(of(&[(12, 0), (11, 0), (9, 9)]), "T0 T1 T2");
        assert_eq!(of(&[(12, 0), (11, 0), (9, 4)]), "T0 T1 T2");
    }

    /// How many people are left of the whole without the teams that show something, at each place.
    fn left(teams: &BTreeMap<String, RawTotals>, shown: &[&Release]) -> Vec<u32> {
        let of = |at: usize| {
            let all: u32 = teams
                .values()
                .map(|team| match at {
                    0 => team.sheets,
                    1 | 2 => team.areas[at - 1].n,
                    _ => team.statements[at - 3].n(),
                })
                .sum();
            let known: u32 = shown
                .iter()
                .map(|release| match at {
                    0 => release.sheets(),
                    1 | 2 => release.areas()[at - 1].map_or(0, |area| area.n),
                    _ => release.statements()[at - 3].as_ref().map_or(0, |statement| statement.n),
                })
                .sum();
            if known == 0 { 0 } else { all - known }
        };
        (0..9).map(of).collect()
    }

    fn leaves_few(teams: &BTreeMap<String, RawTotals>, shown: &[&Release]) -> bool {
        left(teams, shown).iter().any(|left| (1..5).contains(left))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn never_are_one_to_four_people_left_and_no_team_is_left_out_without_need(
            sizes in prop::collection::vec((1u32..26).prop_flat_map(|people| (Just(people), prop_oneof![Just(0), 0..=people])), 1..7),
        ) {
            let set = question_set(5, &[3, 3]);
            let teams = teams(&set, &sizes);
            let releases = released(&set, &teams);
            let shown: Vec<&Release> = releases.values().flatten().collect();
            prop_assert!(!leaves_few(&teams, &shown), "{:?} leave {:?}", sizes, left(&teams, &shown));
            for (team, _) in releases.iter().filter(|(team, release)| release.is_none() && teams[*team].sheets >= 5) {
                let alone = teams[team].release(&set, team).expect("enough people");
                let more: Vec<&Release> = shown.iter().copied().chain([&alone]).collect();
                prop_assert!(leaves_few(&teams, &more), "{team} of {:?}", sizes);
            }
        }
    }
}
