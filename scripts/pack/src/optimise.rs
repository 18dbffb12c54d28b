//! A smaller wasm file by Binaryen's `wasm-opt`, where it is there.

use crate::tool::{self, Outcome};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

/// `-Oz` gives the fewest bytes; after compression all levels are within one per cent. To take loops and blocks apart first and put
/// them together anew saves another one per cent; a second time saves as much as to go on until nothing changes any more, in half the
/// time. Nothing lies in the first kilobyte of the memory, which is the far end of the stack: that lets small offsets be part of each
/// access. The rest names what Rust's compiler takes for granted in every browser; without it wasm-opt refuses the module. No browser reads
/// the list of them in the module.
const FLAGS: [&str; 15] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Runs `wasm-opt` over `wasm`, in place.
///
/// # Errors
/// When `wasm-opt` is there and fails: then the file may not be what the compiler meant.
pub fn wasm(project: &Path, wasm: &Path) -> io::Result<Outcome> {
    let smaller = wasm.with_extension("wasm.smaller");
    let files = [wasm.as_os_str(), OsStr::new("--output"), smaller.as_os_str()];
    let outcome = tool::run(project, "wasm-opt", FLAGS.iter().map(OsStr::new).chain(files))?;
    if outcome == Outcome::Smaller {
        fs::rename(smaller, wasm)?;
    }
    Ok(outcome)
}
