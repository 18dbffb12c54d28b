//! Adds up a table of raw answers: `cargo run --release --no-default-features --features native --example tally -- --set SET.json ANSWERS.csv`
//!
//! The first row names the columns: the statements of the set and, if there is one, `team`. A cell holds the point ticked, or nothing.
//! The totals of each team go to standard output as JSON (`docs/file-formats.md`). Exit code 2: something is wrong with the input.

fn main() -> std::process::ExitCode {
    candour::native::command::TALLY.main()
}
