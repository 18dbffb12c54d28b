//! Raw totals as JSON: what the tool `tally` writes and the tool `figures` reads. Layout: `docs/file-formats.md`.

use super::{MAX_PEOPLE, RawArea, RawStatement, RawTotals};
use crate::question_set::QuestionSet;
use crate::transfer::json::{Fields, Json, Object, list, number};
use crate::transfer::{FileError, Wanted};
use std::collections::BTreeMap;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Why a file of totals is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TotalsFileError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It counts answers to another question set.
    #[error("the totals belong to the question set {0}")]
    OtherQuestionSet(String),
    /// The numbers of a team contradict each other.
    #[error("{at} contradicts the number of sheets or the scale")]
    Impossible {
        /// Where.
        at: String,
    },
}

impl From<Box<FileError>> for TotalsFileError {
    fn from(error: Box<FileError>) -> Self {
        Self::File(*error)
    }
}

/// Writes the totals of teams. Equal totals have equal bytes.
pub fn encode(set: &QuestionSet, teams: &BTreeMap<String, RawTotals>) -> String {
    let teams = teams.iter().map(|(name, totals)| (name.clone(), team(totals, set))).collect();
    let file = Json::object([("set_hash", Json::text(set.hash().to_string())), ("teams", Json::Object(teams))]);
    file.pretty()
}

/// The totals of one team as JSON.
pub fn team(totals: &RawTotals, set: &QuestionSet) -> Json {
    let statements = set.statements().iter().zip(&totals.statements).map(|(statement, raw)| {
        let counts = raw.ticked.iter().chain([&raw.skipped]).map(|&count| Json::from(count));
        (statement.id.clone(), Json::List(counts.collect()))
    });
    let areas = set.areas().iter().zip(&totals.areas).map(|(area, raw)| {
        let mut sums = Object::from_iter([
            ("n".to_owned(), Json::from(raw.n)),
            ("s1".to_owned(), sum(raw.s1)),
            ("s2".to_owned(), sum(raw.s2)),
            ("unit".to_owned(), Json::from(area.unit())),
        ]);
        if let Some(full) = raw.full {
            sums.insert("full".to_owned(), full.into());
        }
        (area.id.clone(), Json::Object(sums))
    });
    Json::object([
        ("areas", Json::from_fields(areas)),
        ("n_sheets", Json::from(totals.sheets)),
        ("statements", Json::from_fields(statements)),
    ])
}

fn sum(value: u64) -> Json {
    // MAX_PEOPLE keeps every sum below 2^63.
    Json::Number(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Reads the totals of teams. `full` may be missing in an area; everything else must be there.
///
/// # Errors
/// What is wrong with the file, by name.
pub fn decode(bytes: &[u8], set: &QuestionSet) -> Result<BTreeMap<String, RawTotals>, TotalsFileError> {
    let mut file = Fields::of(Json::parse(bytes, MAX_BYTES)?, "")?;
    let hash = file.text("set_hash", 64)?;
    if hash != set.hash().to_string() {
        return Err(TotalsFileError::OtherQuestionSet(hash));
    }
    let Json::Object(teams) = file.required("teams")? else {
        return Err(FileError::WrongType { at: "teams".into(), wanted: Wanted::Object }.into());
    };
    file.finish()?;
    teams
        .into_iter()
        .map(|(name, team)| {
            let at = format!("teams.{}", name.chars().take(60).collect::<String>());
            Ok((name, read_team(Fields::of(team, at)?, set)?))
        })
        .collect()
}

fn read_team(mut team: Fields, set: &QuestionSet) -> Result<RawTotals, TotalsFileError> {
    let sheets = team.number("n_sheets", 0, MAX_PEOPLE.into())?;
    let mut counted = team.object("statements")?;
    let points = usize::from(set.scale().points);
    let mut statements = Vec::with_capacity(set.statements().len());
    for statement in set.statements() {
        let at = counted.path(&statement.id);
        let counts = list(counted.required(&statement.id)?, &at, points + 1, points + 1)?
            .iter()
            .map(|count| number(count, &at, 0, MAX_PEOPLE.into()))
            .collect::<Result<Vec<u32>, _>>()?;
        if counts.iter().map(|&count| u64::from(count)).sum::<u64>() != u64::from(sheets) {
            return Err(TotalsFileError::Impossible { at });
        }
        statements.push(RawStatement { skipped: counts[points], ticked: counts[..points].to_vec() });
    }
    counted.finish()?;
    let mut summed = team.object("areas")?;
    let mut areas = Vec::with_capacity(set.areas().len());
    for area in set.areas() {
        let at = summed.path(&area.id);
        let raw = read_area(summed.object(&area.id)?, &at, sheets, area.unit(), set.scale().points)?;
        // Whoever answered all of the area answered each of its statements.
        if area.members.iter().any(|&member| raw.full.is_some_and(|full| full > statements[member].n())) {
            return Err(TotalsFileError::Impossible { at });
        }
        areas.push(raw);
    }
    summed.finish()?;
    team.finish()?;
    Ok(RawTotals { set: set.hash(), sheets, statements, areas })
}

fn read_area(mut area: Fields, at: &str, sheets: u32, unit: u32, points: u8) -> Result<RawArea, TotalsFileError> {
    area.number::<u32>("unit", unit.into(), unit.into())?;
    let most = u64::from(unit) * u64::from(points);
    let raw = RawArea {
        n: area.number("n", 0, sheets.into())?,
        full: area.optional("full").map(|full| number(&full, &area.path("full"), 0, sheets.into())).transpose()?,
        s1: area.number("s1", 0, most * u64::from(MAX_PEOPLE))?,
        s2: area.number("s2", 0, most * most * u64::from(MAX_PEOPLE))?,
    };
    area.finish()?;
    let (n, least) = (u64::from(raw.n), u64::from(unit));
    let sum = (n * least..=n * most).contains(&raw.s1);
    let [n, s1, s2, least, most] = [n, raw.s1, raw.s2, least, most].map(u128::from);
    // As for a release: every u lies between `least` and `most`, so (u - least)(most - u) is never negative, and n S2 is never below
    // S1 squared.
    let spread = n * s2 >= s1 * s1 && s2 + n * least * most <= s1 * (least + most);
    if raw.full.is_some_and(|full| full > raw.n) || !sum || !spread {
        return Err(TotalsFileError::Impossible { at: at.to_owned() });
    }
    Ok(raw)
}
