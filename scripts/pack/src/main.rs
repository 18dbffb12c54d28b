//! The command line of the program; the library says what it does.

use candour_pack::interface::Pair;
use candour_pack::server::{Options, Server};
use candour_pack::{checksums, fingerprint, glue, optimise, sizes::Table, stylesheet};
use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
candour-pack hook           finish a build; Trunk calls this and says by TRUNK_* variables where the files are
candour-pack sizes DIST     print the size of every file; fails when a first visit is above the budget
candour-pack serve DIST [--port N] [--under /PATH/] [--log FILE] [--type ENDING=CONTENT-TYPE]
                            serve a folder to this machine";

type Outcome = Result<ExitCode, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["hook"] => hook(),
        ["sizes", dist] => sizes(Path::new(dist)),
        ["serve", dist, rest @ ..] => serve(dist, rest),
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
    fs::write(dist.join("app.css"), stylesheet::bundle(&project.join("style/app.css"))?)?;
    if release {
        make_smaller(&project, &dist.join("candour_bg.wasm"), &dist.join("candour.js"))?;
    }
    fingerprint::apply(&dist)?;
    checksums::write(&dist)?;
    // The budget is for people who develop; somebody who only serves the app gets it in any case.
    if release {
        println!("{}", Table::measure(&dist)?);
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes out of the wasm and its script what a visit does not need.
fn make_smaller(project: &Path, wasm: &Path, script: &Path) -> io::Result<()> {
    let pair = Pair { wasm: fs::read(wasm)?, script: fs::read_to_string(script)? }.without_unused_exports()?;
    fs::write(wasm, &pair.wasm)?;
    if optimise::wasm(project, wasm)? == optimise::Outcome::ToolMissing {
        println!("wasm-opt is not here: the app works the same and is a little bigger to load.");
    }
    // What the optimiser has left out needs nothing of the script any more.
    let pair = Pair { wasm: fs::read(wasm)?, ..pair }.without_unused_imports()?.with_short_names()?;
    fs::write(wasm, &pair.wasm)?;
    fs::write(script, glue::without_comments(&pair.script))
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable).map(PathBuf::from).ok_or(format!("{variable} is not set; this is meant to be run by Trunk"))
}

fn sizes(dist: &Path) -> Outcome {
    let table = Table::measure(dist)?;
    println!("{table}");
    Ok(if table.within_budget() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn serve(dist: &str, rest: &[&str]) -> Outcome {
    let mut options = Options::new(dist);
    for pair in rest.chunks(2) {
        match *pair {
            ["--port", port] => options.port = port.parse().map_err(|_| format!("`{port}` is not a port number"))?,
            ["--under", path] => options.under = path.into(),
            ["--log", file] => options.log = Some(file.into()),
            ["--type", kind] => {
                let (ending, kind) = kind.split_once('=').ok_or(USAGE)?;
                options.types.push((ending.into(), kind.into()));
            }
            _ => return Err(USAGE.into()),
        }
    }
    let wanted = options.port;
    let server = Server::bind(options)?;
    let url = server.url()?;
    if wanted != 0 && !url.contains(&format!(":{wanted}/")) {
        println!("Port {wanted} is taken by another program, so another one is used.");
    }
    println!("Candour is at {url} (only on this machine). Press Ctrl+C to stop.");
    server.run();
    Ok(ExitCode::SUCCESS)
}
