//! Smaller scripts and a smaller stylesheet by esbuild, where it is there. What wasm-bindgen writes is half comments and long names.

use crate::tool::{self, Outcome};
use std::fs;
use std::io;
use std::path::Path;

/// No newer syntax than what the browsers understand that can run the wasm.
const FLAGS: [&str; 4] = ["--minify", "--target=es2022", "--allow-overwrite", "--log-level=error"];

/// Runs esbuild over every script and stylesheet of a build, in place.
///
/// # Errors
/// When a file cannot be read or written, or esbuild is there and refuses one.
pub fn apply(project: &Path, dist: &Path) -> io::Result<Outcome> {
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if !path.extension().is_some_and(|extension| extension == "js" || extension == "css") {
            continue;
        }
        let (from, to) = (path.as_os_str().to_owned(), format!("--outfile={}", path.display()));
        let arguments = FLAGS.iter().map(Into::into).chain([from, to.into()]);
        if tool::run(project, "esbuild", arguments)? == Outcome::ToolMissing {
            return Ok(Outcome::ToolMissing);
        }
    }
    Ok(Outcome::Smaller)
}
