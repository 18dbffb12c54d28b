//! Tests of the core, one file for each theme. Run without the app to include the native tools: `cargo test --no-default-features`.

mod bad_input;
mod csv_file;
mod grid;
#[cfg(not(target_family = "wasm"))]
mod groups;
mod made_up;
mod messages;
mod pages;
#[cfg(all(not(feature = "app"), not(target_family = "wasm")))]
mod pinning;
mod privacy_types;
#[cfg(not(target_family = "wasm"))]
mod properties;
#[cfg(all(not(feature = "app"), not(target_family = "wasm")))]
mod round_keeper;
mod rules;
mod schemas;
mod statistics;
#[cfg(not(feature = "app"))]
mod stored_round;
#[cfg(not(feature = "app"))]
mod tables;
#[cfg(not(feature = "app"))]
mod vectors;
