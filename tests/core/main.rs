//! Tests of the core, one file for each theme. All of them, those of the native tools included:
//! `cargo test --no-default-features --features native`.

mod bad_input;
#[cfg(not(target_family = "wasm"))]
mod charts;
mod comparison;
mod csv_file;
mod f_distribution;
#[cfg(not(target_family = "wasm"))]
mod groups;
#[cfg(not(target_family = "wasm"))]
mod guidance;
#[cfg(not(target_family = "wasm"))]
mod house;
#[cfg(not(target_family = "wasm"))]
mod html_report;
#[cfg(not(target_family = "wasm"))]
mod levels;
mod made_up;
mod messages;
mod names;
#[cfg(not(target_family = "wasm"))]
mod pictures;
mod plan_file;
mod privacy_types;
mod promise;
#[cfg(not(target_family = "wasm"))]
mod properties;
#[cfg(all(feature = "native", not(target_family = "wasm")))]
mod raw_answers;
mod recent_round;
mod release_links;
mod report_text;
#[cfg(all(feature = "native", not(target_family = "wasm")))]
mod round_keeper;
mod rules;
mod schemas;
#[cfg(all(feature = "native", not(target_family = "wasm")))]
mod sealed_tool;
mod statistics;
#[cfg(feature = "native")]
mod stored_round;
#[cfg(feature = "native")]
mod tables;
#[cfg(all(feature = "native", not(target_family = "wasm")))]
mod tools;
#[cfg(feature = "native")]
mod vectors;
