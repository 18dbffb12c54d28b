//! Programs that make a build smaller, where they are there. The app works without them, only bigger: whoever just serves it needs neither
//! Node nor what it runs.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where set-up puts programs, relative to the project.
const PLACES: [&str; 2] = ["target/tools/bin", "node_modules/.bin"];

/// What became of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is smaller now.
    Smaller,
    /// The program is not on this machine, or there is nothing to run it with; the file is as it was.
    ToolMissing,
}

/// Runs a program.
///
/// # Errors
/// When it is there and fails: then what it made may not be what was meant.
pub fn run<A: AsRef<OsStr>>(project: &Path, name: &str, arguments: impl IntoIterator<Item = A>) -> io::Result<Outcome> {
    let Some(tool) = find(project, name) else { return Ok(Outcome::ToolMissing) };
    let output = Command::new(&tool).args(arguments).output()?;
    // The shell's number for "command not found": npm's programs are scripts for Node, which may be gone.
    if output.status.code() == Some(127) {
        return Ok(Outcome::ToolMissing);
    }
    if !output.status.success() {
        return Err(io::Error::other(format!("{} failed: {}", tool.display(), String::from_utf8_lossy(&output.stderr))));
    }
    Ok(Outcome::Smaller)
}

fn find(project: &Path, name: &str) -> Option<PathBuf> {
    let on_path = env::var_os("PATH").unwrap_or_default();
    let places = PLACES.iter().map(|place| project.join(place));
    places.chain(env::split_paths(&on_path)).map(|folder| folder.join(name)).find(|tool| tool.is_file())
}
