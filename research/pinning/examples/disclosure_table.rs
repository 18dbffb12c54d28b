//! How often a release tells something about somebody: `cargo run --profile bench --package candour-pinning --example disclosure_table`
//!
//! Prints the tables of `docs/` as Markdown. With `-- --check` and files (`docs/*.md`) it compares them with those instead and names every line
//! that is in none of them. Takes a few minutes; the tests check the lines that take no time.

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
    use candour_pinning::table::{Block, tables};
    use std::collections::HashSet;
    use std::error::Error;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Mutex, PoisonError};
    use std::thread;

    /// Prints or compares; whether everything was as recorded.
    pub fn run() -> Result<bool, Box<dyn Error>> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let recorded = match arguments.split_first() {
            None => None,
            Some((word, files)) if word == "--check" && !files.is_empty() => {
                Some(files.iter().map(std::fs::read_to_string).collect::<Result<String, _>>()?)
            }
            Some(_) => return Err("usage: disclosure_table [--check FILE ...]".into()),
        };
        let recorded: Option<HashSet<&str>> = recorded.as_ref().map(|text| text.lines().collect());
        let mut as_recorded = true;
        for table in tables() {
            if recorded.is_none() {
                println!("\n{}: \n\n{}", table.file, table.head);
            }
            for lines in worked_out(&table.blocks) {
                for line in lines.ok_or("something that cannot be worked out")? {
                    match &recorded {
                        Some(recorded) if recorded.contains(line.as_str()) => {}
                        Some(_) => {
                            as_recorded = false;
                            println!("not recorded: {line}");
                        }
                        None => println!("{line}"),
                    }
                }
            }
        }
        Ok(as_recorded)
    }

    /// The lines of each block, on all processors.
    fn worked_out(blocks: &[Block]) -> Vec<Option<Vec<String>>> {
        let next = AtomicUsize::new(0);
        let places: Vec<(&Block, Mutex<Option<Vec<String>>>)> = blocks.iter().map(|block| (block, Mutex::default())).collect();
        let work = || {
            while let Some((block, lines)) = places.get(next.fetch_add(1, Ordering::Relaxed)) {
                *lines.lock().unwrap_or_else(PoisonError::into_inner) = block.lines();
            }
        };
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
                scope.spawn(work);
            }
        });
        places.into_iter().map(|(_, lines)| lines.into_inner().unwrap_or_default()).collect()
    }
}
