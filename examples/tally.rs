//! Adds up a table of raw answers: `cargo run --release --no-default-features --features native --example tally -- --set SET.json ANSWERS.csv`
//!
//! The first line names the columns: the statements of the set and, if there is one, `team`. A cell holds the point ticked, or nothing.
//! The totals of each team go to standard output as JSON (`docs/file-formats.md`). Exit code 2: something is wrong with the input.

fn main() -> std::process::ExitCode {
    match tool::run() {
        Ok(totals) => {
            print!("{totals}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("tally: {error}");
            std::process::ExitCode::from(2)
        }
    }
}

mod tool {
    use candour::native::raw_answers::Tally;
    use candour::native::totals_file;
    use candour::transfer::question_set_file;
    use std::error::Error;

    const USAGE: &str = "usage: tally --set SET.json ANSWERS.csv";

    pub fn run() -> Result<String, Box<dyn Error>> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let [flag, set, answers] = arguments.as_slice() else { return Err(USAGE.into()) };
        if flag != "--set" {
            return Err(USAGE.into());
        }
        let set = std::fs::read(set).map_err(|error| format!("{set}: {error}"))?;
        let set = question_set_file::decode_without_texts(&set).map_err(|error| format!("question set: {error}"))?;
        let table = std::fs::read(answers).map_err(|error| format!("{answers}: {error}"))?;
        // The reader would take everything after an opening quote that is never closed as one cell, and rows would be lost.
        if table.iter().fold(false, |open, &byte| open != (byte == b'"')) {
            return Err(format!("{answers}: a quotation mark is not closed").into());
        }
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_slice());
        let mut rows = reader.records().zip(1u64..);
        let header = match rows.next() {
            Some((header, _)) => header.map_err(|error| format!("row 1: {error}"))?,
            None => return Err(format!("{answers} is empty").into()),
        };
        let mut tally = Tally::new(&set, &header.iter().collect::<Vec<_>>())?;
        if !tally.ignored().is_empty() {
            eprintln!("tally: these columns are ignored: {}", tally.ignored().join(", "));
        }
        for (cells, row) in rows {
            let cells = cells.map_err(|error| format!("row {row}: {error}"))?;
            tally.count(row, &cells.iter().collect::<Vec<_>>())?;
        }
        Ok(totals_file::encode(&set, &tally.finish()))
    }
}
