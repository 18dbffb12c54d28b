//! How many bytes the app has, and how many a first visit fetches.

use crate::{fingerprint, tree};
use flate2::{Compression, write::GzEncoder};
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The most that a first visit may fetch before its first screen is there, in bytes after Brotli compression: page, style, scripts, and
/// the part of the app that answering needs. Why so many: `docs/design.md`.
pub const FIRST_VISIT_BUDGET: usize = 181_000;

/// The same for an app in one piece.
pub const ONE_PIECE_BUDGET: usize = 240_000;

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
    /// When it is fetched.
    pub fetched: Fetched,
}

/// When a file of the app is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// Before the first screen: the page and every file that the page names.
    First,
    /// Right after it: the chunks of the app, which is all other wasm, and what they look like.
    After,
    /// Not by the app.
    Never,
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
        // What the page asks the start script to fetch once the app has started.
        let later = page.split("data-later=\"./").nth(1).and_then(|rest| rest.split('"').next());
        // The script that wasm-bindgen writes may import pieces of its own from `snippets/`.
        let fetched = |path: &String| match path {
            path if later == Some(path) => Fetched::After,
            path if path == "index.html" || path.starts_with("snippets/") || named.contains(path) => Fetched::First,
            path if is_wasm(path) => Fetched::After,
            _ => Fetched::Never,
        };
        let entry = |path: String| Ok(Entry { size: measure(&fs::read(dist.join(&path))?)?, fetched: fetched(&path), path });
        tree::files(dist)?.into_iter().map(entry).collect::<io::Result<_>>().map(Self)
    }

    /// What a first visit fetches before its first screen is there, in total.
    #[must_use]
    pub fn first_visit(&self) -> Size {
        self.sum(|fetched| fetched == Fetched::First)
    }

    /// What a first visit fetches, chunks included.
    #[must_use]
    pub fn all_chunks(&self) -> Size {
        self.sum(|fetched| fetched != Fetched::Never)
    }

    fn sum(&self, counts: impl Fn(Fetched) -> bool) -> Size {
        self.0.iter().filter(|entry| counts(entry.fetched)).fold(Size::default(), |sum, entry| Size {
            raw: sum.raw + entry.size.raw,
            gzip: sum.gzip + entry.size.gzip,
            brotli: sum.brotli + entry.size.brotli,
        })
    }

    /// The most that a first visit may fetch of an app in as many pieces.
    #[must_use]
    pub fn budget(&self) -> usize {
        let is_chunk = |entry: &Entry| entry.fetched == Fetched::After && is_wasm(&entry.path);
        if self.0.iter().any(is_chunk) { FIRST_VISIT_BUDGET } else { ONE_PIECE_BUDGET }
    }

    /// Whether a first visit stays within the budget.
    #[must_use]
    pub fn within_budget(&self) -> bool {
        self.first_visit().brotli <= self.budget()
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
            let mark = match entry.fetched {
                Fetched::First => "*",
                Fetched::After => "+",
                Fetched::Never => "",
            };
            row(f, &entry.path, entry.size, mark)?;
        }
        row(f, "* first visit", self.first_visit(), "")?;
        row(f, "*+ with all chunks", self.all_chunks(), "")?;
        let (used, budget) = (self.first_visit().brotli, self.budget());
        if used <= budget {
            write!(f, "The first visit takes {used} of {budget} bytes allowed (Brotli).")
        } else {
            write!(f, "The first visit takes {used} bytes (Brotli), {} more than the {budget} allowed.", used - budget)
        }
    }
}

fn is_wasm(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "wasm")
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
        fs::write(dist.join("index.html"), r#"<script src="./boot.js" data-later="./later.css"></script>"#).unwrap();
        fs::write(dist.join("boot.js"), "const one = 1;").unwrap();
        fs::write(dist.join("later.css"), "p {}").unwrap();
        fs::write(dist.join("SHA256SUMS"), "not fetched by the page").unwrap();
        fs::write(dist.join("reading.wasm"), "a chunk").unwrap();
        let table = Table::measure(&dist).unwrap();
        assert_eq!(table.first_visit().raw, 58 + 14);
        assert_eq!(table.all_chunks().raw, 58 + 14 + 7 + 4);
        assert!(table.within_budget());
    }

    #[test]
    fn more_than_the_budget_is_noticed() {
        let size = |brotli| Size { raw: 0, gzip: 0, brotli };
        let first = |brotli| Entry { path: "app.wasm".into(), size: size(brotli), fetched: Fetched::First };
        let chunk = Entry { path: "reading.wasm".into(), size: size(ONE_PIECE_BUDGET), fetched: Fetched::After };
        for (pieces, budget) in [(vec![chunk], FIRST_VISIT_BUDGET), (vec![], ONE_PIECE_BUDGET)] {
            let table = |brotli| Table(pieces.iter().cloned().chain([first(brotli)]).collect());
            assert!(table(budget).within_budget());
            assert!(!table(budget + 1).within_budget());
            assert!(table(budget + 1).to_string().contains("1 more than"));
        }
    }

    #[test]
    fn compression_makes_repetitive_text_smaller() {
        let size = measure(&b"candour ".repeat(100)).unwrap();
        assert_eq!(size.raw, 800);
        assert!(size.gzip < 100 && size.brotli < size.gzip);
    }
}
