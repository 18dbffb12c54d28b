//! How often a release pins an answer: `cargo run --profile bench --package candour-pinning --example disclosure_table`
//!
//! Prints the tables of `docs/threat-model.md` as Markdown. With `-- --check docs/threat-model.md` it compares them with that file instead
//! and names every line that is not in it. Takes a few minutes; the tests check the lines that take no time.

fn main() -> std::process::ExitCode {
    match tool::run() {
        Ok(true) => std::process::ExitCode::SUCCESS,
        Ok(false) => std::process::ExitCode::from(1),
        Err(error) => {
            eprintln!("disclosure_table: {error}");
            std::process::ExitCode::from(2)
        }
    }
}

mod tool {
    use candour_pinning::table::{HEAD, HEAD_OF_SKIPPERS, lines};
    use std::error::Error;

    /// Prints or compares; whether everything was as recorded.
    pub fn run() -> Result<bool, Box<dyn Error>> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let recorded = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] => None,
            ["--check", file] => Some(std::fs::read_to_string(file)?),
            _ => return Err("usage: disclosure_table [--check FILE]".into()),
        };
        let mut as_recorded = true;
        let mut about_skippers = false;
        if recorded.is_none() {
            println!("{HEAD}");
        }
        for line in lines() {
            let text = line.work_out().ok_or("a shape that is not gone through")?;
            match &recorded {
                Some(recorded) if recorded.lines().any(|known| known == text) => {}
                Some(_) => {
                    as_recorded = false;
                    println!("not recorded: {text}");
                }
                None => {
                    if line.skippers.is_some() && !about_skippers {
                        about_skippers = true;
                        println!("\n{HEAD_OF_SKIPPERS}");
                    }
                    println!("{text}");
                }
            }
        }
        Ok(as_recorded)
    }
}
