//! Finishes a build of Candour and serves it.
//!
//! Trunk compiles the app and copies files. What is left to do needs all files at once, so it is one program, run as
//! Trunk's only post-build hook:
//!
//! 1. [`stylesheet`] joins the files of `style/` into one, so that the page asks for one stylesheet.
//! 2. [`interface`] leaves out what the wasm and its script do not need of each other, and shortens the names they use.
//! 3. [`optimise`] makes the wasm smaller, where `wasm-opt` is there.
//! 4. [`glue`] takes the comments out of the script that wasm-bindgen writes.
//! 5. [`fingerprint`] gives files names that change with their content and writes their integrity into the page.
//! 6. [`checksums`] writes `SHA256SUMS`, with which anybody can check a copy of the app.
//! 7. [`sizes`] measures what the first visit has to fetch and holds it to a budget.
//!
//! [`server`] is a plain file server for the end-to-end tests and for `scripts/serve`.

pub mod checksums;
pub mod fingerprint;
pub mod glue;
pub mod interface;
pub mod optimise;
pub mod server;
pub mod sizes;
pub mod stylesheet;
pub mod tree;
