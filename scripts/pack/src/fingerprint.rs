//! Names that change with the content, and integrity in the page.
//!
//! `index.html` names its files as `"./name"` and asks for a file's integrity as `"sha384-of:name"`. Both are filled in
//! last, when the files have their final bytes. Trunk can do neither: it hashes before `wasm-opt` and before the
//! stylesheets are joined.

use crate::checksums::hex;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::io;
use std::path::Path;

/// Kinds of file that are renamed. Others keep their names: an icon changes rarely and a service worker must not move.
const RENAMED: [&str; 3] = ["css", "js", "wasm"];

/// So many hexadecimal digits of the SHA-256 go into a name. 64 bits tell builds apart; integrity is what protects.
const DIGITS: usize = 16;

const INTEGRITY_OF: &str = "sha384-of:";

/// Renames the files that `dist/index.html` refers to and fills in their names and their integrity.
///
/// # Errors
/// When a file that the page refers to is missing, or an integrity was asked for a file that is not referred to.
pub fn apply(dist: &Path) -> io::Result<()> {
    let page_path = dist.join("index.html");
    let mut page = fs::read_to_string(&page_path)?;
    for name in referenced(&page) {
        let path = dist.join(&name);
        let bytes = fs::read(&path).map_err(|error| io::Error::new(error.kind(), format!("index.html refers to {name}: {error}")))?;
        page = page.replace(&format!("\"{INTEGRITY_OF}{name}\""), &format!("\"{}\"", integrity(&bytes)));
        if path.extension().is_some_and(|extension| RENAMED.iter().any(|kind| extension == *kind)) {
            let new_name = rename(&path)?;
            page = page.replace(&format!("\"./{name}\""), &format!("\"./{new_name}\""));
        }
    }
    if let Some(start) = page.find(INTEGRITY_OF) {
        let rest = &page[start..];
        let end = rest.find('"').unwrap_or(rest.len());
        return Err(io::Error::other(format!("index.html asks for `{}` but does not load that file", &rest[..end])));
    }
    fs::write(page_path, page)
}

/// Gives a file a name that changes with its content, and tells the name.
///
/// # Errors
/// When the file cannot be read or renamed, or its name has no ending.
pub fn rename(path: &Path) -> io::Result<String> {
    let (stem, extension) =
        path.file_stem().zip(path.extension()).ok_or_else(|| io::Error::other(format!("{} has no ending", path.display())))?;
    let digest = hex(&Sha256::digest(fs::read(path)?));
    let name = format!("{}-{}.{}", stem.display(), &digest[..DIGITS], extension.display());
    fs::rename(path, path.with_file_name(&name))?;
    Ok(name)
}

/// The names of all files that a page refers to as `"./name"`, each once, in order of appearance.
#[must_use]
pub fn referenced(page: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in page.split("\"./").skip(1) {
        let name = part.split('"').next().unwrap_or_default();
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The value of an `integrity` attribute for these bytes.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    #[test]
    fn integrity_is_the_base64_of_the_sha_384() {
        // printf abc | openssl dgst -sha384 -binary | base64
        assert_eq!(integrity(b"abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }

    #[test]
    fn names_and_integrity_in_the_page_are_those_of_the_files() {
        let dist = tree::scratch("fingerprint-names");
        fs::write(dist.join("app.css"), "p { top: 0; }").unwrap();
        fs::write(dist.join("icon.svg"), "<svg/>").unwrap();
        fs::write(
            dist.join("index.html"),
            r#"<link rel="stylesheet" href="./app.css" integrity="sha384-of:app.css"><link rel="icon" href="./icon.svg">"#,
        )
        .unwrap();
        apply(&dist).unwrap();
        let page = fs::read_to_string(dist.join("index.html")).unwrap();
        let names = referenced(&page);
        assert_eq!(names.len(), 2);
        assert!(names[0].starts_with("app-"));
        assert_eq!(Path::new(&names[0]).extension(), Some("css".as_ref()));
        assert_eq!(names[1], "icon.svg");
        assert!(page.contains(&integrity(b"p { top: 0; }")));
        assert!(!dist.join("app.css").exists());
        assert_eq!(fs::read(dist.join(&names[0])).unwrap(), b"p { top: 0; }");
    }

    #[test]
    fn a_file_that_is_missing_ends_the_build() {
        let dist = tree::scratch("fingerprint-missing");
        fs::write(dist.join("index.html"), r#"<script src="./boot.js"></script>"#).unwrap();
        assert!(apply(&dist).unwrap_err().to_string().contains("boot.js"));
    }

    #[test]
    fn an_integrity_for_a_file_that_is_not_loaded_ends_the_build() {
        let dist = tree::scratch("fingerprint-unused");
        fs::write(dist.join("index.html"), r#"<script integrity="sha384-of:boot.js"></script>"#).unwrap();
        assert!(apply(&dist).unwrap_err().to_string().contains("sha384-of:boot.js"));
    }

    #[test]
    fn the_policy_in_the_headers_is_that_of_the_page_and_forbids_frames() {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let page = fs::read_to_string(project.join("index.html")).unwrap();
        let headers = fs::read_to_string(project.join("public/_headers")).unwrap();
        let in_page = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
        let in_headers = headers.split("Content-Security-Policy: ").nth(1).unwrap().lines().next().unwrap();
        assert_eq!(in_headers, format!("{in_page}; frame-ancestors 'none'"));
        assert!(!in_page.contains("unsafe-inline") && !in_page.contains("'unsafe-eval'"));
    }
}
