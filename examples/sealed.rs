//! Sealed ballots by files, for people who check them: `cargo run --release --no-default-features --features native --example sealed -- card ...`
//!
//! `docs/sealed-ballots.md` has the whole flow. Exit code 2: something is wrong with the input, and nothing was made.

fn main() -> std::process::ExitCode {
    candour::native::sealed_tool::SEALED.main()
}
