//! Finishes a build of Candour.
//!
//! Trunk compiles the app and copies files. What is left to do needs all files at once, so it is one program, run as
//! Trunk's only post-build hook:
//!
//! 1. [`stylesheet`] joins the files of `style/` into one, so that the page asks for one stylesheet.
//! 2. [`split`] takes the app apart into what a first visit needs and chunks that are fetched right after it.
//! 3. [`optimise`] makes the wasm smaller, and [`minify`] scripts and stylesheet, where the [`tool`]s are there.
//! 4. [`fingerprint`] gives files names that change with their content and writes their integrity into the page.
//! 5. [`checksums`] writes `SHA256SUMS`, with which anybody can check a copy of the app.
//!
//! [`sizes`] measures what the first visit has to fetch and holds it to a budget; continuous integration asks for that.

pub mod checksums;
pub mod fingerprint;
pub mod minify;
pub mod optimise;
pub mod sizes;
pub mod split;
pub mod stylesheet;
pub mod tool;
pub mod tree;
