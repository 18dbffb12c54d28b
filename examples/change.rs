//! What moved between two rounds: `cargo run --release --no-default-features --features native --example change -- --set SET.json EARLIER.json LATER.json`
//!
//! Reads what `tally` writes, one team in each file. Prints the change of each area with its interval and test as JSON (`docs/statistics.md`
//! says what each figure is). Exit code 2: something is wrong with the input.

fn main() -> std::process::ExitCode {
    candour::native::command::CHANGE.main()
}
