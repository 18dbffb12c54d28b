//! How many bytes the app has, and how many a first visit fetches.

use crate::{fingerprint, tree};
use flate2::{Compression, write::GzEncoder};
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The most that a first visit may fetch, in bytes after Brotli compression: the whole app with every screen and the store for open
/// rounds. Why so many: `docs/design.md`.
pub const FIRST_VISIT_BUDGET: usize = 142_000;

/// Bytes as they are and as a web host would send them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Without compression.
    pub raw: usize,
    /// After gzip at its highest level.
    pub gzip: usize,
    /// After Brotli at its highest level.
    pub brotli: usize,
}

/// One file of the app.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Path relative to the folder of the app.
    pub path: String,
    /// Its bytes.
    pub size: Size,
    /// Whether a first visit fetches it: the page and every file that the page names.
    pub first_visit: bool,
}

/// The sizes of all files of the app.
#[derive(Clone, Debug)]
pub struct Table(Vec<Entry>);

impl Table {
    /// Measures every file below `dist`.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn measure(dist: &Path) -> io::Result<Self> {
        let page = fs::read_to_string(dist.join("index.html"))?;
        let named = fingerprint::referenced(&page);
        let entry = |path: String| {
            Ok(Entry {
                size: measure(&fs::read(dist.join(&path))?)?,
                // The script that wasm-bindgen writes may import pieces of its own from there.
                first_visit: path == "index.html" || path.starts_with("snippets/") || named.contains(&path),
                path,
            })
        };
        tree::files(dist)?.into_iter().map(entry).collect::<io::Result<_>>().map(Self)
    }

    /// What a first visit fetches, in total.
    #[must_use]
    pub fn first_visit(&self) -> Size {
        self.0.iter().filter(|entry| entry.first_visit).fold(Size::default(), |sum, entry| Size {
            raw: sum.raw + entry.size.raw,
            gzip: sum.gzip + entry.size.gzip,
            brotli: sum.brotli + entry.size.brotli,
        })
    }

    /// Whether a first visit stays within the budget.
    #[must_use]
    pub fn within_budget(&self) -> bool {
        self.first_visit().brotli <= FIRST_VISIT_BUDGET
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|entry| entry.path.len()).max().unwrap_or_default().max(20);
        let row = |f: &mut fmt::Formatter<'_>, name: &str, size: Size, mark: &str| {
            writeln!(f, "{name:width$} {:>10} {:>10} {:>10} {mark}", size.raw, size.gzip, size.brotli)
        };
        writeln!(f, "{:width$} {:>10} {:>10} {:>10}", "file (bytes)", "raw", "gzip", "brotli")?;
        for entry in &self.0 {
            row(f, &entry.path, entry.size, if entry.first_visit { "*" } else { "" })?;
        }
        row(f, "* first visit", self.first_visit(), "")?;
        let (used, budget) = (self.first_visit().brotli, FIRST_VISIT_BUDGET);
        if used <= budget {
            write!(f, "The first visit takes {used} of {budget} bytes allowed (Brotli).")
        } else {
            write!(f, "The first visit takes {used} bytes (Brotli), {} more than the {budget} allowed.", used - budget)
        }
    }
}

fn measure(bytes: &[u8]) -> io::Result<Size> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(Size { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: packed.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_is_the_page_and_the_files_it_names() {
        let dist = tree::scratch("sizes-first-visit");
        fs::write(dist.join("index.html"), r#"<script src="./boot.js"></script>"#).unwrap();
        fs::write(dist.join("boot.js"), "const one = 1;").unwrap();
        fs::write(dist.join("SHA256SUMS"), "not fetched by the page").unwrap();
        let table = Table::measure(&dist).unwrap();
        assert_eq!(table.first_visit().raw, 33 + 14);
        assert!(table.within_budget());
    }

    #[test]
    fn more_than_the_budget_is_noticed() {
        let size = Size { raw: 0, gzip: 0, brotli: FIRST_VISIT_BUDGET + 1 };
        let table = Table(vec![Entry { path: "app.wasm".into(), size, first_visit: true }]);
        assert!(!table.within_budget());
        assert!(table.to_string().contains("1 more than"));
    }

    #[test]
    fn compression_makes_repetitive_text_smaller() {
        let size = measure(&b"candour ".repeat(100)).unwrap();
        assert_eq!(size.raw, 800);
        assert!(size.gzip < 100 && size.brotli < size.gzip);
    }
}
