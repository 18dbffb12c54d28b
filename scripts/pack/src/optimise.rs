//! A smaller wasm file by Binaryen's `wasm-opt`, where it is there.
//!
//! The app works without this step, only bigger: whoever just serves it needs neither Node nor Binaryen.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `-Oz` gives the fewest bytes; after compression all levels are within one per cent. To take loops and blocks apart first and put
/// them together anew saves another one per cent, and so does going on until nothing changes any more. Nothing lies in the first kilobyte of the memory, which is the far end of the stack:
/// that lets small offsets be part of each access. The rest names what Rust's compiler takes for granted in every browser; without it
/// wasm-opt refuses the module.
const FLAGS: [&str; 12] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where set-up puts the program, relative to the project.
const PLACES: [&str; 2] = ["target/tools/bin/wasm-opt", "node_modules/.bin/wasm-opt"];

/// What became of the wasm file.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is smaller now.
    Optimised,
    /// There is no `wasm-opt` on this machine, or nothing to run it with; the file is as it was.
    ToolMissing,
}

/// Runs `wasm-opt` over `wasm`, in place.
///
/// # Errors
/// When `wasm-opt` is there and fails: then the file may not be what the compiler meant.
pub fn wasm(project: &Path, wasm: &Path) -> io::Result<Outcome> {
    let Some(tool) = find(project) else { return Ok(Outcome::ToolMissing) };
    let smaller = wasm.with_extension("wasm.smaller");
    let output = Command::new(&tool).args(FLAGS).arg(wasm).arg("--output").arg(&smaller).output()?;
    // The shell's number for "command not found": the npm package's wasm-opt is a script for Node, which may be gone.
    if output.status.code() == Some(127) {
        return Ok(Outcome::ToolMissing);
    }
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(io::Error::other(format!("{} failed on {}: {said}", tool.display(), wasm.display())));
    }
    fs::rename(smaller, wasm)?;
    Ok(Outcome::Optimised)
}

fn find(project: &Path) -> Option<PathBuf> {
    let on_path = env::var_os("PATH").unwrap_or_default();
    PLACES
        .iter()
        .map(|place| project.join(place))
        .chain(env::split_paths(&on_path).map(|folder| folder.join("wasm-opt")))
        .find(|tool| tool.is_file())
}
