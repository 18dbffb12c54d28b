//! The app in several files: what a first visit needs, and the chunks that are fetched right after it.
//!
//! Which functions go into which chunk is said by `src/ui/chunks.rs`. `wasm_split_cli_support` takes the module of the compiler apart
//! before wasm-bindgen has seen it, so wasm-bindgen is run here, on the first chunk, and what Trunk made of the whole module is replaced.

use crate::fingerprint::{self, integrity};
use crate::optimise;
use crate::tool::Outcome;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_split_cli_support::{Options, transform};

/// What joins the chunks to the running app.
const LOADER: &str = include_str!("chunks.js");

/// The module from which the first chunk imports the functions that fetch the others.
const LINK: &str = "./__wasm_split.js";

/// The module that stands in its place until the app is taken apart.
const PLACEHOLDER: &str = "__wasm_split_placeholder__";

/// Where things are.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The project.
    pub project: &'a Path,
    /// The folder of the app.
    pub dist: &'a Path,
    /// The name of its script, without `.js`.
    pub name: &'a str,
    /// What the compiler made of the app.
    pub raw: &'a Path,
    /// A folder for files on the way, made anew.
    pub work: &'a Path,
}

/// Whether the app was built to be taken apart (feature `split`): then its script imports what only taking it apart provides.
///
/// # Errors
/// When the script cannot be read.
pub fn is_wanted(script: &Path) -> io::Result<bool> {
    Ok(fs::read_to_string(script)?.contains(PLACEHOLDER))
}

/// Takes the app apart, and replaces its wasm and its script in `dist` by those of the first chunk. The other chunks are put beside
/// them; the script knows their names and checksums.
///
/// # Errors
/// When a file cannot be read or written, a tool fails, or wasm-bindgen writes a script of another shape than the one known here.
pub fn apply(places: Places<'_>, release: bool) -> io::Result<Outcome> {
    if places.work.exists() {
        fs::remove_dir_all(places.work)?;
    }
    fs::create_dir_all(places.work)?;
    let first = places.work.join("first.wasm");
    let raw = fs::read(places.raw).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", places.raw.display())))?;
    let mut options = Options::new(&raw);
    options.output_dir = places.work;
    options.main_out_path = &first;
    options.link_name = LINK;
    let split = transform(options).map_err(|error| io::Error::other(format!("the app cannot be taken apart: {error:#}")))?;
    bind(places, &first, release)?;

    let script_path = places.dist.join(format!("{}.js", places.name));
    let wasm_path = places.dist.join(format!("{}_bg.wasm", places.name));
    let mut outcome = Outcome::ToolMissing;
    if release {
        outcome = optimise::wasm(places.project, &wasm_path)?;
    }
    let mut files = BTreeMap::new();
    for stem in split.prefetch_map.values().flatten().collect::<BTreeSet<_>>() {
        // `split_` marks what belongs to one chunk alone, `chunk_` what several share.
        let name = stem.strip_prefix("split_").unwrap_or(stem);
        let path = places.dist.join(format!("{name}.wasm"));
        fs::copy(places.work.join(format!("{stem}.wasm")), &path)?;
        if release {
            optimise::wasm(places.project, &path)?;
        }
        files.insert(stem.as_str(), file(&path)?);
    }
    let chunks: BTreeMap<&str, Vec<&Value>> = split
        .prefetch_map
        .iter()
        .map(|(chunk, stems)| (chunk.as_str(), stems.iter().filter_map(|stem| files.get(stem.as_str())).collect()))
        .collect();
    let extra = debug_check(&fs::read_to_string(places.work.join(LINK))?).map_or_else(|| json!({}), |name| json!({ name: !0xdead }));
    let script = with_loader(&fs::read_to_string(&script_path)?, &json!(chunks), &extra)?;
    fs::write(script_path, script)?;
    Ok(outcome)
}

/// Renames a chunk by its content, and says how the script asks for it.
fn file(path: &Path) -> io::Result<Value> {
    let checksum = integrity(&fs::read(path)?);
    let name = fingerprint::rename(path)?;
    Ok(json!({ "name": format!("./{name}"), "integrity": checksum }))
}

fn bind(places: Places<'_>, first: &Path, release: bool) -> io::Result<()> {
    let mut command = Command::new("wasm-bindgen");
    command.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-name", places.name, "--out-dir"]);
    command.arg(places.dist).arg(first);
    if release {
        command.args(["--remove-name-section", "--remove-producers-section"]);
    }
    let output = command.output().map_err(|error| io::Error::new(error.kind(), format!("wasm-bindgen: {error}")))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("wasm-bindgen failed: {}", String::from_utf8_lossy(&output.stderr))))
    }
}

/// A debug build wants to be given a number under a name of its own, which tells chunks of one build from those of another. Integrity
/// does that here, so it is given.
fn debug_check(link: &str) -> Option<&str> {
    let start = link.find("__canary_")?;
    let rest = &link[start..];
    rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next()
}

/// The script with the loader in place of the imports of [`LINK`], one for each chunk. In a file of its own it would be fetched without a
/// check.
fn with_loader(script: &str, files: &Value, extra: &Value) -> io::Result<String> {
    let from = format!(" from \"{LINK}\"");
    let mut changed = String::with_capacity(script.len() + LOADER.len());
    let mut first = None;
    for line in script.lines() {
        let imported = line.strip_prefix("import * as ").and_then(|rest| rest.trim_end_matches(';').strip_suffix(&from));
        match (imported, first) {
            (None, _) => changed.push_str(line),
            (Some(name), None) => {
                let loader = LOADER.replace("CHUNKS", name).replace("FILES", &files.to_string()).replace("EXTRA", &extra.to_string());
                changed.push_str(loader.trim_end());
                first = Some(name);
            }
            (Some(name), Some(first)) => changed.extend(["const ", name, " = ", first, ";"]),
        }
        changed.push('\n');
    }
    if first.is_none() || changed.contains(&from) {
        return Err(io::Error::other(format!("the script of wasm-bindgen imports {LINK} in a way that is not known here")));
    }
    Ok(changed)
}

/// Where cargo puts what it builds for the web, below `project`.
///
/// # Errors
/// When cargo cannot be asked.
pub fn target_folder(project: &Path) -> io::Result<PathBuf> {
    let output =
        Command::new("cargo").args(["metadata", "--no-deps", "--format-version", "1", "--offline"]).current_dir(project).output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).ok_or_else(|| io::Error::other("cargo does not say where it builds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str =
        "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nuse(import1, import2);\n";

    #[test]
    fn the_loader_stands_where_the_imports_were_and_knows_the_files() {
        let files = json!({ "reading": [{ "name": "./reading-0.wasm", "integrity": "sha384-x" }] });
        let script = with_loader(SCRIPT, &files, &json!({})).unwrap();
        assert!(!script.contains("import * as"));
        assert!(script.contains("const import1 = (() => {"));
        assert!(script.contains(&files.to_string()));
        assert!(!script.contains("FILES") && !script.contains("EXTRA") && !script.contains("CHUNKS"));
        assert!(script.ends_with("const import2 = import1;\nuse(import1, import2);\n"));
    }

    #[test]
    fn a_script_of_another_shape_ends_the_build() {
        for script in ["", "import { a } from \"./__wasm_split.js\";\n", "import a from \"./other.js\";\n"] {
            assert!(with_loader(script, &json!({}), &json!({})).is_err(), "{script}");
        }
    }

    #[test]
    fn the_check_of_a_debug_build_is_found_by_its_name() {
        assert_eq!(debug_check("sharedImports = { __wasm_split: { __canary_12ab: ~0xdead, } };"), Some("__canary_12ab"));
        assert_eq!(debug_check("sharedImports = { __wasm_split: {  } };"), None);
    }
}
