//! Figures from totals: `cargo run --release --no-default-features --features native --example figures -- --set SET.json TOTALS.json [--release]`
//!
//! Reads what `tally` writes. Prints every figure at full precision as JSON (`docs/statistics.md` says what each is), or with
//! `--release` what the rules of release leave of each team, as the app would write it. Exit code 2: something is wrong with the input.

fn main() -> std::process::ExitCode {
    match tool::run() {
        Ok(figures) => {
            println!("{figures}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("figures: {error}");
            std::process::ExitCode::from(2)
        }
    }
}

mod tool {
    use candour::native::{RawTotals, figures_file, totals_file};
    use candour::question_set::QuestionSet;
    use candour::transfer::{question_set_file, release_file};
    use std::collections::BTreeMap;
    use std::error::Error;

    const USAGE: &str = "usage: figures --set SET.json TOTALS.json [--release]";

    pub fn run() -> Result<String, Box<dyn Error>> {
        let mut arguments: Vec<String> = std::env::args().skip(1).collect();
        let release = arguments.iter().position(|argument| argument == "--release").map(|at| arguments.remove(at)).is_some();
        let [flag, set, totals] = arguments.as_slice() else { return Err(USAGE.into()) };
        if flag != "--set" {
            return Err(USAGE.into());
        }
        let set = std::fs::read(set).map_err(|error| format!("{set}: {error}"))?;
        let set = question_set_file::decode_without_texts(&set).map_err(|error| format!("question set: {error}"))?;
        let file = std::fs::read(totals).map_err(|error| format!("{totals}: {error}"))?;
        let teams = totals_file::decode(&file, &set).map_err(|error| format!("{totals}: {error}"))?;
        if release { Ok(releases(&set, &teams)) } else { Ok(serde_json::to_string_pretty(&figures_file::figures(&set, &teams)?)?) }
    }

    /// Each team's release file byte for byte, or null with a word on standard error.
    fn releases(set: &QuestionSet, teams: &BTreeMap<String, RawTotals>) -> String {
        let files = teams.iter().map(|(team, totals)| {
            let file = totals.release(set, team).map_or_else(
                |why| {
                    eprintln!("figures: no release of team {team}: {why}");
                    "null".to_owned()
                },
                |release| release_file::encode(&release),
            );
            format!("{}:{file}", serde_json::Value::from(team.as_str()))
        });
        format!("{{\"teams\":{{{}}}}}", files.collect::<Vec<_>>().join(","))
    }
}
