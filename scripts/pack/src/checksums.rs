//! `SHA256SUMS`: the checksum of every file, in the format that `sha256sum --check` reads.

use crate::tree;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Name of the file with the checksums.
pub const FILE_NAME: &str = "SHA256SUMS";

/// Writes the checksums of all files below `dist`, except of the list itself, into `dist/SHA256SUMS`.
///
/// # Errors
/// When a file cannot be read or the list cannot be written.
pub fn write(dist: &Path) -> io::Result<()> {
    let mut list = String::new();
    for path in tree::files(dist)? {
        if path != FILE_NAME {
            let sum = hex(&Sha256::digest(fs::read(dist.join(&path))?));
            // Writing into a String cannot fail.
            let _ = writeln!(list, "{sum}  {path}");
        }
    }
    fs::write(dist.join(FILE_NAME), list)
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
