//! Tests of sealed ballots: what is proven of a sheet, the ballots, the keepers, and what they send each other. They work out some hundred
//! thousand proofs, so they are built to be fast: `cargo test --profile proofs --no-default-features --test sealed`.

mod ballots;
mod circuit;
mod files;
mod flow;
mod frozen;
mod keepers;
// Those of the core need more of it.
#[allow(dead_code)]
#[path = "../core/made_up.rs"]
mod made_up;
mod made_up_survey;
mod states;
mod threads;
mod types;
mod uniform;
