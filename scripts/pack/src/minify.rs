//! Smaller scripts and a smaller stylesheet by esbuild, where it is there. What wasm-bindgen writes is half comments and long names.

use crate::tool::{self, Outcome};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// No newer syntax than what the browsers understand that can run the wasm.
const FLAGS: [&str; 4] = ["--minify", "--target=es2022", "--allow-overwrite", "--log-level=error"];

/// Runs esbuild over every script and stylesheet of a build, in place.
///
/// # Errors
/// When a file cannot be read or written, or esbuild is there and refuses one.
pub fn apply(project: &Path, dist: &Path) -> io::Result<Outcome> {
    let files = fs::read_dir(dist)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    let files = files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "js" || extension == "css"));
    let to = format!("--outdir={}", dist.display());
    tool::run(project, "esbuild", FLAGS.iter().map(Into::into).chain([to.into()]).chain(files.map(PathBuf::into_os_string)))
}
