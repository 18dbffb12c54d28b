//! The command line of the program; the library says what it does.

use candour_pack::split::{self, Places};
use candour_pack::tool::Outcome as Made;
use candour_pack::{checksums, fingerprint, minify, optimise, sizes::Table, stylesheet};
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
candour-pack hook           finish a build; Trunk calls this and says by TRUNK_* variables where the files are
candour-pack sizes DIST     print the size of every file; fails when a first visit is above the budget";

/// The name of the program, and so of its files.
const NAME: &str = "candour";

type Outcome = Result<ExitCode, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["hook"] => hook(),
        ["sizes", dist] => sizes(Path::new(dist)),
        _ => Err(USAGE.into()),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("candour-pack: {error}");
        ExitCode::FAILURE
    })
}

fn hook() -> Outcome {
    let dist = folder("TRUNK_STAGING_DIR")?;
    let project = folder("TRUNK_SOURCE_DIR")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    for name in ["app.css", "later.css"] {
        fs::write(dist.join(name), stylesheet::bundle(&project.join("style").join(name))?)?;
    }
    let (script, wasm) = (dist.join(format!("{NAME}.js")), dist.join(format!("{NAME}_bg.wasm")));
    let optimised = if split::is_wanted(&script)? {
        let target = split::target_folder(&project)?;
        let raw = target.join("wasm32-unknown-unknown").join(if release { "release" } else { "debug" }).join(format!("{NAME}.wasm"));
        let places = Places { project: &project, dist: &dist, name: NAME, raw: &raw, work: &target.join("split") };
        split::apply(places, release)?
    } else if release {
        optimise::wasm(&project, &wasm)?
    } else {
        Made::ToolMissing
    };
    let minified = if release { minify::apply(&project, &dist)? } else { Made::ToolMissing };
    if release && (optimised == Made::ToolMissing || minified == Made::ToolMissing) {
        println!("wasm-opt or esbuild is not here: the app works the same and is a little bigger to load.");
    }
    fingerprint::apply(&dist)?;
    checksums::write(&dist)?;
    Ok(ExitCode::SUCCESS)
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable).map(PathBuf::from).ok_or(format!("{variable} is not set; this is meant to be run by Trunk"))
}

fn sizes(dist: &Path) -> Outcome {
    let table = Table::measure(dist)?;
    println!("{table}");
    Ok(if table.within_budget() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
