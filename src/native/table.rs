//! A table as spreadsheets save it: which encoding, which separator, and which row is which.
//!
//! [`csv`] takes the text apart. What it would pass over in silence, and so lose rows, is looked for here: another encoding, a quotation mark that
//! is not closed, rows that are empty. No error holds anything that stands in a cell.

use csv::{ReaderBuilder, StringRecord, Terminator, Trim};
use std::fmt;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Beginnings of files that are no text: zip (xlsx, ods), the container of xls, PDF.
const NO_TEXT: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"];

/// Why a file is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoTable {
    /// Nothing but white space and separators.
    #[error("there is nothing in it")]
    Empty,
    /// A workbook, or something else that is no text.
    #[error("it is no text file; open it in the spreadsheet program and save it as “CSV UTF-8”")]
    NotText,
    /// UTF-16 or UTF-32, such as Excel's "Unicode text".
    #[error("it is in {0} (such as Excel’s “Unicode text”); save it as “CSV UTF-8”")]
    Wide(&'static str),
    /// A code page.
    #[error(
        "row {row} holds something that is not UTF-8, so the file is probably in Windows-1252 (Excel’s plain “CSV”); save it as “CSV UTF-8”"
    )]
    NotUtf8 {
        /// The first row with such a character.
        row: u64,
    },
    /// A quotation mark that opens a cell and does not close it: the rows after it would be one cell.
    #[error("row {row}: a quotation mark is not closed")]
    OpenQuote {
        /// The row in which the cell begins.
        row: u64,
    },
    /// Something other than a separator behind the quotation mark that closes a cell.
    #[error("row {row}: something stands between a closing quotation mark and the end of its cell")]
    AfterQuote {
        /// The row in which the cell begins.
        row: u64,
    },
}

/// What ends a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, where a comma is part of numbers.
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
        })
    }
}

/// A row. Rows are counted as a spreadsheet shows them, from 1: a line break inside a cell is no new row, an empty line is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: u64,
    /// Its cells, without white space at their ends; none in an empty line.
    pub cells: StringRecord,
}

impl Row {
    /// Whether nothing stands in it, as in a row that was emptied in a spreadsheet.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(str::is_empty)
    }
}

/// A table that is not yet taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    text: String,
    separator: Separator,
}

impl Table {
    /// Makes text of bytes and finds the separator: the one with which the first row has most cells that `is_known`, or else most cells.
    ///
    /// # Errors
    /// [`NoTable`].
    pub fn new(bytes: Vec<u8>, is_known: impl Fn(&str) -> bool) -> Result<Self, NoTable> {
        let mut text = with_plain_line_ends(text_of(bytes)?);
        let hint = take_hint(&mut text);
        // How many cells of the first row are known, and how many there are.
        let known = Separator::ALL.map(|separator| {
            let first = Rows::new(&text, separator).find(|row| !row.is_empty())?;
            Some((first.cells.iter().filter(|name| is_known(name)).count(), first.cells.len()))
        });
        if known.contains(&None) {
            return Err(NoTable::Empty);
        }
        // Of several that are as good `max_by_key` takes the last.
        let best = Separator::ALL.into_iter().zip(known).rev().max_by_key(|(_, known)| *known).map(|(separator, _)| separator);
        let separator = hint.or(best).unwrap_or(Separator::Comma);
        check_quotes(&text, separator)?;
        Ok(Self { text, separator })
    }

    /// What ends a cell.
    pub fn separator(&self) -> Separator {
        self.separator
    }

    /// Every row, empty ones included.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        Rows::new(&self.text, self.separator)
    }
}

struct Rows<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    number: u64,
    /// Empty lines before the next record that were not given out yet, once they are counted.
    empty_lines: Option<u64>,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, separator: Separator) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(separator.byte()).terminator(Terminator::Any(b'\n')).trim(Trim::All);
        Self { text, reader: builder.from_reader(text.as_bytes()), number: 0, empty_lines: None }
    }

    /// Empty lines that come next. The reader would pass over them without a word.
    fn count_empty_lines(&self) -> u64 {
        let at = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        rest.iter().take_while(|&&byte| byte == b'\n').count() as u64
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut cells = StringRecord::new();
        match self.empty_lines.take().unwrap_or_else(|| self.count_empty_lines()) {
            // Reading from memory cannot fail, and a text is UTF-8.
            0 if !self.reader.read_record(&mut cells).unwrap_or(false) => return None,
            0 => {}
            more => self.empty_lines = Some(more - 1),
        }
        self.number += 1;
        Some(Row { number: self.number, cells })
    }
}

/// The bytes as text, without a byte order mark.
fn text_of(bytes: Vec<u8>) -> Result<String, NoTable> {
    if NO_TEXT.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(NoTable::NotText);
    }
    if let Some(wide) = wide_encoding(&bytes) {
        return Err(NoTable::Wide(wide));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
        NoTable::NotUtf8 { row: 1 + line_ends_outside_quotes(&with_plain_line_ends(before)) }
    })?;
    if text.contains('\0') {
        return Err(NoTable::NotText);
    }
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(text)
}

/// The name of an encoding with two or four bytes a character, by its mark or by the zeros that it has where Latin letters and digits are.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).take(512).filter(|&&byte| byte == 0).count();
    let looked_at = bytes.len().min(1024) / 2;
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        _ if looked_at > 0 && zeros(0).max(zeros(1)) > looked_at / 2 => Some("UTF-16"),
        _ => None,
    }
}

/// Every end of a line as one line feed, which is how rows are counted.
fn with_plain_line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn line_ends_outside_quotes(text: &str) -> u64 {
    let pieces = text.split('"').step_by(2);
    pieces.map(|outside| outside.matches('\n').count() as u64).sum()
}

/// Takes away Excel's line `sep=;`, which names the separator and is no row.
fn take_hint(text: &mut String) -> Option<Separator> {
    let line = text.lines().next()?;
    let named = line.trim_matches('"').strip_prefix("sep=")?;
    let separator = Separator::ALL.into_iter().find(|separator| named.as_bytes() == [separator.byte()])?;
    let length = (line.len() + 1).min(text.len());
    text.drain(..length);
    Some(separator)
}

/// Looks for quotation marks that do not fit, behind which the reader would take rows for part of a cell.
fn check_quotes(text: &str, separator: Separator) -> Result<(), NoTable> {
    #[derive(Clone, Copy)]
    enum Place {
        Start,
        Unquoted,
        Quoted,
        BehindQuote,
    }
    let (mut place, mut row, mut opened) = (Place::Start, 1, 1);
    for byte in text.bytes() {
        place = match (place, byte) {
            (Place::Quoted, b'"') => Place::BehindQuote,
            // Two of them inside a cell are one that is meant.
            (Place::Quoted, _) | (Place::BehindQuote, b'"') => Place::Quoted,
            (Place::Start, b'"') => {
                opened = row;
                Place::Quoted
            }
            (_, b'\n') => {
                row += 1;
                Place::Start
            }
            (_, byte) if byte == separator.byte() => Place::Start,
            (Place::BehindQuote, _) => return Err(NoTable::AfterQuote { row: opened }),
            _ => Place::Unquoted,
        };
    }
    if matches!(place, Place::Quoted) { Err(NoTable::OpenQuote { row: opened }) } else { Ok(()) }
}
