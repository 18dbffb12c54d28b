//! A table of raw answers, one sheet a row: which column is which statement, and what a cell means.
//!
//! A free text under the id of a statement is somebody's words, so no error holds what stands in a cell: it names the place and the kind. Two things
//! are repeated: names of columns, which are no answers, once all statements have been found among them, and names of teams, which whoever
//! mends the file has to see.

use super::table::{NoTable, Row, Separator, Table};
use super::{RawCounter, RawTotals};
use crate::answers::{AnswerSheet, Choice};
use crate::characters::is_seen;
use crate::json::shortened;
use crate::question_set::QuestionSet;
use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use std::collections::BTreeMap;
use std::fmt;

/// Name of the column that says which team a sheet belongs to, in upper or lower case.
pub const TEAM_COLUMN: &str = "team";
/// Name of the one team in a table without such a column.
pub const ONLY_TEAM: &str = "all";

/// Most names that an error lists.
const MAX_LISTED: usize = 10;

/// A column, shown as a spreadsheet does and by its name, such as `C (S2)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub at: usize,
    /// What the header calls it; may be empty.
    pub name: String,
}

impl fmt::Display for Column {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&letters(self.at))?;
        if self.name.is_empty() { Ok(()) } else { write!(formatter, " ({})", shortened(&self.name)) }
    }
}

/// The letters of a column: A to Z, then AA and so on.
fn letters(at: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    let before = (at / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{letter}")
}

/// What stands in a cell that is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// A whole number that is no point of the scale.
    OutOfRange,
    /// A number with a decimal point or comma.
    Decimal,
    /// Digits with a plus sign or a zero in front: somebody's slip, or another kind of column.
    OddNumber,
    /// Anything else.
    Text,
}

impl CellKind {
    fn of(cell: &str) -> Self {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = cell.strip_prefix(['+', '-', '\u{2212}']).unwrap_or(cell);
        let parts = unsigned.split_once(['.', ',']);
        if parts.is_some_and(|(whole, rest)| {
            (digits(whole) || digits(rest)) && [whole, rest].iter().all(|part| part.is_empty() || digits(part))
        }) {
            Self::Decimal
        } else if !digits(unsigned) {
            Self::Text
        } else if cell.starts_with('+') || unsigned.len() > 1 && unsigned.starts_with('0') {
            Self::OddNumber
        } else {
            Self::OutOfRange
        }
    }
}

/// A name of a team as it is written in some rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenTeam {
    /// The name.
    pub name: String,
    /// The first row with it.
    pub row: u64,
    /// How many rows have it.
    pub rows: u32,
}

impl fmt::Display for WrittenTeam {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "“{}” (first in row {}, sheets: {})", shortened(&self.name), self.row, self.rows)
    }
}

/// What is wrong with a table. Rows are counted as a spreadsheet does.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// The file is no table.
    #[error(transparent)]
    NoTable(#[from] NoTable),
    /// The first row names no statement at all, so it may be no header.
    #[error(
        "row {row} names none of the statements ({}); is it the header, and are its cells separated by commas, semicolons or tabs?",
        listed(statements)
    )]
    NoHeader {
        /// The first row that is not empty.
        row: u64,
        /// The ids of the statements.
        statements: Vec<String>,
    },
    /// Statements have no column.
    #[error("there is no column for {} (cells are separated by {separator})", listed(statements))]
    MissingColumns {
        /// The ids of the statements.
        statements: Vec<String>,
        /// What was taken for the end of a cell.
        separator: Separator,
    },
    /// A statement, or the team, has two columns.
    #[error("two columns are called {name}: {} and {}", letters(columns[0]), letters(columns[1]))]
    DuplicateColumn {
        /// The id of the statement, or [`TEAM_COLUMN`].
        name: String,
        /// The places of the two, from 0.
        columns: [usize; 2],
    },
    /// A row that goes on behind the last column, or ends before a column that counts.
    #[error("row {row} has {cells} cells, the header has {columns}")]
    OtherLength {
        /// The row.
        row: u64,
        /// Its cells.
        cells: usize,
        /// The columns of the header.
        columns: usize,
    },
    /// A cell that is neither empty nor a point of the scale, written as the set's `lowest` says.
    #[error("row {row}, column {column}: {} where there should be a whole number from {lowest} to {highest} or nothing", kind_in_words(*kind, *lowest, *highest))]
    BadCell {
        /// The row.
        row: u64,
        /// The column.
        column: Column,
        /// What stands there.
        kind: CellKind,
        /// Lowest number allowed.
        lowest: u8,
        /// Highest number allowed.
        highest: u8,
    },
    /// A sheet without the name of a team.
    #[error("row {row}, column {column}: nothing where there should be the name of a team")]
    NoTeam {
        /// The row.
        row: u64,
        /// The column.
        column: Column,
    },
    /// Names of teams that people take for the same: they differ in upper and lower case, in white space, or in how Unicode writes a letter.
    /// Counted apart each could be too small to show; counted together they could be two teams.
    #[error(
        "some names of teams are the same but for upper and lower case, white space or the make of a letter: {}. Write each team in one way",
        alike(groups)
    )]
    TeamsAlike {
        /// Each team that is written in several ways.
        groups: Vec<Vec<WrittenTeam>>,
    },
    /// More sheets than [`super::MAX_PEOPLE`].
    #[error("more than {} sheets", super::MAX_PEOPLE)]
    TooManySheets,
}

fn kind_in_words(kind: CellKind, lowest: u8, highest: u8) -> String {
    match kind {
        CellKind::OutOfRange => format!("a number outside {lowest} to {highest}"),
        CellKind::Decimal => "a decimal".to_owned(),
        CellKind::OddNumber => "a number with a plus sign or a zero in front".to_owned(),
        CellKind::Text => "text".to_owned(),
    }
}

/// Some of many, and how many more there are.
fn listed(all: &[String]) -> String {
    let more = all.len().saturating_sub(MAX_LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", all[..all.len().min(MAX_LISTED)].join(", "))
}

fn alike(groups: &[Vec<WrittenTeam>]) -> String {
    let of = |group: &Vec<WrittenTeam>| group.iter().map(WrittenTeam::to_string).collect::<Vec<_>>().join(" = ");
    listed(&groups.iter().map(of).collect::<Vec<_>>())
}

/// What a table says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAnswers {
    /// The totals of each team, by name.
    pub teams: BTreeMap<String, RawTotals>,
    /// What ends a cell.
    pub separator: Separator,
    /// Columns that are neither a statement nor the team.
    pub ignored: Vec<Column>,
    /// Rows in which nothing stands.
    pub empty_rows: u64,
}

/// Reads a table: the first row names the columns, every other one is a sheet.
///
/// # Errors
/// [`TableError`].
pub fn read(set: &QuestionSet, bytes: Vec<u8>) -> Result<RawAnswers, TableError> {
    let table = Table::new(bytes, |name| set.statements().iter().any(|statement| statement.id == name))?;
    let mut empty_rows = 0;
    let mut rows = table.rows().filter(|row| {
        empty_rows += u64::from(row.is_empty());
        !row.is_empty()
    });
    let header = rows.next().ok_or(NoTable::Empty)?;
    let mut tally = Tally::new(set, Columns::of(set, &header, table.separator())?);
    for row in rows {
        tally.count(&row)?;
    }
    let (teams, ignored) = tally.finish()?;
    Ok(RawAnswers { teams, separator: table.separator(), ignored, empty_rows })
}

/// What each column is.
struct Columns {
    /// How many there are.
    number: usize,
    /// The column of each statement.
    statements: Vec<usize>,
    team: Option<Column>,
    ignored: Vec<Column>,
}

impl Columns {
    fn of(set: &QuestionSet, header: &Row, separator: Separator) -> Result<Self, TableError> {
        let named = |wanted: &dyn Fn(usize, &str) -> bool, called: &str| {
            let mut found = header.cells.iter().enumerate().filter(|(at, name)| wanted(*at, name)).map(|(at, _)| at);
            match (found.next(), found.next()) {
                (Some(first), Some(second)) => Err(TableError::DuplicateColumn { name: called.to_owned(), columns: [first, second] }),
                (first, _) => Ok(first),
            }
        };
        let (mut statements, mut missing) = (Vec::new(), Vec::new());
        for id in set.statements().iter().map(|statement| &statement.id) {
            match named(&|_, name| name == id, id)? {
                Some(at) => statements.push(at),
                None => missing.push(id.clone()),
            }
        }
        if statements.is_empty() {
            return Err(TableError::NoHeader { row: header.number, statements: missing });
        }
        if !missing.is_empty() {
            return Err(TableError::MissingColumns { statements: missing, separator });
        }
        // A statement may happen to be called as the team column is.
        let team = named(&|at, name| name.eq_ignore_ascii_case(TEAM_COLUMN) && !statements.contains(&at), TEAM_COLUMN)?;
        let column = |(at, name): (usize, &str)| Column { at, name: name.to_owned() };
        let ignored = header.cells.iter().enumerate().filter(|(at, _)| !statements.contains(at) && team != Some(*at)).map(column).collect();
        let team = team.and_then(|at| header.cells.get(at).map(|name| column((at, name))));
        Ok(Self { number: header.cells.len(), statements, team, ignored })
    }

    /// Whether a row has all cells that count, and nothing behind the last column. Excel leaves empty cells at the end of rows out.
    fn fit(&self, row: &Row) -> bool {
        let counting = self.statements.iter().copied().chain(self.team.as_ref().map(|column| column.at)).max();
        row.cells.len() > counting.unwrap_or_default() && row.cells.iter().skip(self.number).all(str::is_empty)
    }
}

/// The sheets of one team so far.
struct CountedTeam {
    counter: RawCounter,
    first_row: u64,
    rows: u32,
}

/// Counts the rows of a table, each team for itself.
struct Tally<'a> {
    set: &'a QuestionSet,
    columns: Columns,
    sheets: u32,
    teams: BTreeMap<String, CountedTeam>,
}

impl<'a> Tally<'a> {
    fn new(set: &'a QuestionSet, columns: Columns) -> Self {
        Self { set, columns, sheets: 0, teams: BTreeMap::new() }
    }

    fn count(&mut self, row: &Row) -> Result<(), TableError> {
        if !self.columns.fit(row) {
            return Err(TableError::OtherLength { row: row.number, cells: row.cells.len(), columns: self.columns.number });
        }
        if self.sheets >= super::MAX_PEOPLE {
            return Err(TableError::TooManySheets);
        }
        let name = match &self.columns.team {
            None => ONLY_TEAM,
            Some(column) => {
                let name = row.cells.get(column.at).filter(|name| name.chars().any(|c| is_seen(c) && !c.is_whitespace()));
                name.ok_or_else(|| TableError::NoTeam { row: row.number, column: column.clone() })?
            }
        };
        let sheet = self.sheet(row)?;
        if !self.teams.contains_key(name) {
            let team = CountedTeam { counter: RawCounter::new(self.set), first_row: row.number, rows: 0 };
            self.teams.insert(name.to_owned(), team);
        }
        if let Some(team) = self.teams.get_mut(name) {
            // The sheet was made for this set a moment ago.
            let counted = team.counter.accumulate(sheet);
            debug_assert!(counted.is_ok());
            team.rows += 1;
        }
        self.sheets += 1;
        Ok(())
    }

    fn sheet(&self, row: &Row) -> Result<AnswerSheet, TableError> {
        let (lowest, points) = (self.set.scale().lowest, self.set.scale().points);
        let mut sheet = AnswerSheet::blank(self.set);
        for (statement, &at) in self.columns.statements.iter().enumerate() {
            let cell = row.cells.get(at).unwrap_or_default();
            // Digits only: `+3` or `03` is somebody's slip or another kind of column.
            let plain = cell == "0" || !cell.starts_with(['+', '0']);
            let point = || cell.parse::<u8>().ok()?.checked_sub(lowest).filter(|&point| plain && point < points);
            let choice = match point() {
                Some(point) => Choice::Point(point + 1),
                None if cell.is_empty() => Choice::PreferNot,
                None => {
                    let column = Column { at, name: self.set.statements()[statement].id.clone() };
                    let kind = CellKind::of(cell);
                    return Err(TableError::BadCell { row: row.number, column, kind, lowest, highest: lowest + points - 1 });
                }
            };
            sheet.tick(statement, choice);
        }
        Ok(sheet)
    }

    fn finish(self) -> Result<(BTreeMap<String, RawTotals>, Vec<Column>), TableError> {
        let mut groups: BTreeMap<String, Vec<WrittenTeam>> = BTreeMap::new();
        for (name, team) in &self.teams {
            groups.entry(as_people_see_it(name)).or_default().push(WrittenTeam {
                name: name.clone(),
                row: team.first_row,
                rows: team.rows,
            });
        }
        let groups: Vec<_> = groups.into_values().filter(|group| group.len() > 1).collect();
        if !groups.is_empty() {
            return Err(TableError::TeamsAlike { groups });
        }
        Ok((self.teams.into_iter().map(|(name, team)| (name, team.counter.finish())).collect(), self.columns.ignored))
    }
}

/// A name without what people do not tell names apart by: upper and lower case (canonical caseless matching, Unicode Standard, section 3.13),
/// white space, and characters that nobody sees.
fn as_people_see_it(name: &str) -> String {
    let seen: String = name.chars().filter(|&c| is_seen(c) || c.is_whitespace()).collect();
    let spaced = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = CaseMapper::new().fold_string(&DecomposingNormalizerBorrowed::new_nfd().normalize(&spaced)).into_owned();
    ComposingNormalizerBorrowed::new_nfc().normalize(&folded).into_owned()
}
