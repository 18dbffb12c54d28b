//! Figures from totals: `cargo run --release --no-default-features --features native --example figures -- --set SET.json TOTALS.json [--release]`
//!
//! Reads what `tally` writes. Prints every figure at full precision as JSON (`docs/statistics.md` says what each is), or with
//! `--release` what the rules of release leave of each team, as the app would write it. Exit code 2: something is wrong with the input.

fn main() -> std::process::ExitCode {
    candour::native::command::FIGURES.main()
}
