//! A table of raw answers, one sheet a row: which column is which statement, and what a cell means. Taking the file apart into cells is
//! left to a CSV reader.

use super::{RawCounter, RawTotals};
use crate::answers::{AnswerSheet, Choice};
use crate::question_set::QuestionSet;
use std::collections::BTreeMap;

/// Name of the column that says which team a sheet belongs to.
pub const TEAM_COLUMN: &str = "team";
/// Name of the one team in a table without such a column.
pub const ONLY_TEAM: &str = "all";

/// What is wrong with a table. Rows are counted as a spreadsheet does, the header being row 1; blank lines do not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// A statement, or the team, has two columns.
    #[error("two columns are called {0}")]
    DuplicateColumn(String),
    /// A statement has no column.
    #[error("there is no column {0}")]
    MissingColumn(String),
    /// A row with more or fewer cells than the header.
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
    #[error("row {row}, column {column}: {cell:?} is not a whole number from {lowest} to {highest}")]
    BadCell {
        /// The row.
        row: u64,
        /// Name of the column.
        column: String,
        /// What stands there.
        cell: String,
        /// Lowest number allowed.
        lowest: u8,
        /// Highest number allowed.
        highest: u8,
    },
    /// A sheet without the name of a team.
    #[error("row {row}, column {TEAM_COLUMN} is empty")]
    NoTeam {
        /// The row.
        row: u64,
    },
    /// More sheets than [`super::MAX_PEOPLE`].
    #[error("more than {} sheets", super::MAX_PEOPLE)]
    TooManySheets,
}

/// Counts the rows of a table, each team for itself.
pub struct Tally<'a> {
    set: &'a QuestionSet,
    width: usize,
    /// The column of each statement.
    columns: Vec<usize>,
    team: Option<usize>,
    ignored: Vec<String>,
    sheets: u32,
    teams: BTreeMap<String, RawCounter>,
}

impl<'a> Tally<'a> {
    /// Makes sense of the header. White space around names does not count.
    ///
    /// # Errors
    /// [`TableError::DuplicateColumn`] or [`TableError::MissingColumn`].
    pub fn new(set: &'a QuestionSet, header: &[&str]) -> Result<Self, TableError> {
        let header: Vec<&str> = header.iter().map(|name| name.trim()).collect();
        let column = |wanted: &str| {
            let mut found = header.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(at, _)| at);
            let first = found.next();
            if found.next().is_some() { Err(TableError::DuplicateColumn(wanted.to_owned())) } else { Ok(first) }
        };
        let columns = set
            .statements()
            .iter()
            .map(|statement| column(&statement.id)?.ok_or_else(|| TableError::MissingColumn(statement.id.clone())))
            .collect::<Result<Vec<usize>, _>>()?;
        // A statement may happen to be called as the team column is.
        let team = column(TEAM_COLUMN)?.filter(|at| !columns.contains(at));
        let ignored = header.iter().enumerate().filter(|(at, _)| !columns.contains(at) && team != Some(*at));
        let ignored = ignored.map(|(_, name)| (*name).to_owned()).collect();
        Ok(Self { set, width: header.len(), columns, team, ignored, sheets: 0, teams: BTreeMap::new() })
    }

    /// Names of the columns that are neither a statement nor the team.
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// Counts one row: each cell a point, empty for no answer.
    ///
    /// # Errors
    /// What is wrong with the row, which is then not counted.
    pub fn count(&mut self, row: u64, cells: &[&str]) -> Result<(), TableError> {
        if cells.len() != self.width {
            return Err(TableError::OtherLength { row, cells: cells.len(), columns: self.width });
        }
        if self.sheets >= super::MAX_PEOPLE {
            return Err(TableError::TooManySheets);
        }
        let team = self.team.map_or(ONLY_TEAM, |at| cells[at].trim());
        if team.is_empty() {
            return Err(TableError::NoTeam { row });
        }
        let sheet = self.sheet(row, cells)?;
        let totals = self.teams.entry(team.to_owned()).or_insert_with(|| RawCounter::new(self.set));
        // The sheet was made for this set a moment ago.
        let counted = totals.accumulate(sheet);
        debug_assert!(counted.is_ok());
        self.sheets += 1;
        Ok(())
    }

    fn sheet(&self, row: u64, cells: &[&str]) -> Result<AnswerSheet, TableError> {
        let scale = self.set.scale();
        let mut sheet = AnswerSheet::blank(self.set);
        for (statement, &column) in self.columns.iter().enumerate() {
            let cell = cells[column].trim();
            let choice = if cell.is_empty() {
                Choice::PreferNot
            } else {
                // Digits only: `+3` or `03` is somebody's slip or another kind of column.
                let plain = cell.bytes().all(|b| b.is_ascii_digit()) && (cell.len() == 1 || !cell.starts_with('0'));
                let point = cell.parse::<u8>().ok().filter(|_| plain).and_then(|written| written.checked_sub(scale.lowest));
                let Some(point) = point.filter(|point| *point < scale.points) else {
                    return Err(TableError::BadCell {
                        row,
                        column: self.set.statements()[statement].id.clone(),
                        cell: cell.chars().take(40).collect(),
                        lowest: scale.lowest,
                        highest: scale.lowest + scale.points - 1,
                    });
                };
                Choice::Point(point + 1)
            };
            sheet.tick(statement, choice);
        }
        Ok(sheet)
    }

    /// The totals of each team, by name.
    pub fn finish(self) -> BTreeMap<String, RawTotals> {
        self.teams.iter().map(|(team, counter)| (team.clone(), counter.finish())).collect()
    }
}
