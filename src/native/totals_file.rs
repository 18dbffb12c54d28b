//! Raw totals as JSON: what the tool `tally` writes and the tool `figures` reads. Layout: `docs/file-formats.md`.

use super::{MAX_PEOPLE, RawArea, RawStatement, RawTotals, ScoreSums};
use crate::json::{self, Fault, FileError, Object, Whole, below, present};
use crate::question_set::{Area, QuestionSet};
use crate::text::Text;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Largest file that is read, in bytes: ten thousand teams with the largest question set there is.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

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

type People = Whole<u32, 0, { MAX_PEOPLE as u64 }>;
/// The bounds of a sum depend on the set, so they are checked with it.
type Sum = Whole<u64, 0, { i64::MAX as u64 }>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    structure_hash: Text<64>,
    teams: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Team {
    n_sheets: People,
    statements: Map<String, Value>,
    areas: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaSums {
    n: People,
    #[serde(default, deserialize_with = "present")]
    full: Option<People>,
    #[serde(default, deserialize_with = "present")]
    grid_s1: Option<Sum>,
    #[serde(default, deserialize_with = "present")]
    grid_s2: Option<Sum>,
    s1: Sum,
    s2: Sum,
    unit: Sum,
}

/// Writes the totals of teams, a line each. Equal totals have equal bytes.
pub fn encode(set: &QuestionSet, teams: &BTreeMap<String, RawTotals>) -> String {
    // Written team by team: ten thousand of them as one value would take gigabytes.
    let teams = teams.iter().map(|(name, totals)| format!("{}:{}", Value::from(name.as_str()), json::canonical(&team(totals, set))));
    let teams = teams.collect::<Vec<_>>().join(",\n");
    format!("{{\"structure_hash\":\"{}\",\n\"teams\":{{\n{teams}}}}}\n", set.structure_hash())
}

/// The totals of one team as JSON.
pub fn team(totals: &RawTotals, set: &QuestionSet) -> Value {
    let statements = set.statements().iter().zip(&totals.statements);
    let statements: Map<String, Value> = statements
        .map(|(statement, raw)| (statement.id.clone(), raw.ticked.iter().chain([&raw.skipped]).copied().collect::<Value>()))
        .collect();
    let areas: Map<String, Value> = set
        .areas()
        .iter()
        .zip(&totals.areas)
        .map(|(area, raw)| {
            let mut sums = json!({ "n": raw.n, "s1": raw.exact.s1, "s2": raw.exact.s2, "unit": area.unit() });
            if let Some(on_grid) = raw.on_grid {
                (sums["grid_s1"], sums["grid_s2"]) = (on_grid.s1.into(), on_grid.s2.into());
            }
            if let Some(full) = raw.full {
                sums["full"] = full.into();
            }
            (area.id.clone(), sums)
        })
        .collect();
    json!({ "areas": areas, "n_sheets": totals.sheets, "statements": statements })
}

/// Reads the totals of teams. `full`, and `grid_s1` with `grid_s2`, may be missing in an area; everything else must be there.
///
/// # Errors
/// What is wrong with the file, by name.
pub fn decode(bytes: &[u8], set: &QuestionSet) -> Result<BTreeMap<String, RawTotals>, TotalsFileError> {
    let Object(file): Object<File> = json::parse(json::read(bytes, MAX_BYTES)?, "")?;
    if *file.structure_hash != set.structure_hash().to_string() {
        return Err(TotalsFileError::OtherQuestionSet(file.structure_hash.into()));
    }
    let teams = file.teams.into_iter().map(|(name, team)| {
        let at = below("teams", &json::shortened(&name));
        let Object(team) = json::parse(team, &at)?;
        Ok((name, read_team(team, &at, set)?))
    });
    teams.collect()
}

fn read_team(team: Team, at: &str, set: &QuestionSet) -> Result<RawTotals, TotalsFileError> {
    let Whole(sheets) = team.n_sheets;
    let points = usize::from(set.scale().points);
    let (path, ids) = (below(at, "statements"), || set.statements().iter().map(|statement| statement.id.as_str()));
    let counted: Vec<Option<Vec<People>>> = json::by_key(team.statements, &path, ids())?;
    let mut statements = Vec::with_capacity(set.statements().len());
    for (counts, id) in counted.into_iter().zip(ids()) {
        let at = below(&path, id);
        let counts: Vec<u32> = counts.ok_or_else(|| FileError::Missing { at: at.clone() })?.into_iter().map(|Whole(count)| count).collect();
        if counts.len() != points + 1 {
            let length = points as u64 + 1;
            return Err(Fault::OutOfRange { least: length, most: length }.at(at).into());
        }
        if counts.iter().map(|&count| u64::from(count)).sum::<u64>() != u64::from(sheets) {
            return Err(TotalsFileError::Impossible { at });
        }
        statements.push(RawStatement { skipped: counts[points], ticked: counts[..points].to_vec() });
    }
    let path = below(at, "areas");
    let summed = json::by_key(team.areas, &path, set.areas().iter().map(|area| area.id.as_str()))?;
    let mut areas = Vec::with_capacity(set.areas().len());
    for (area, sums) in set.areas().iter().zip(summed) {
        let at = below(&path, &area.id);
        let Object(sums) = sums.ok_or_else(|| FileError::Missing { at: at.clone() })?;
        let raw = read_area(&sums, &at, sheets, area, set.scale().points)?;
        // Whoever answered all of the area answered each of its statements.
        if area.members.iter().any(|&member| raw.full.is_some_and(|full| full > statements[member].n())) {
            return Err(TotalsFileError::Impossible { at });
        }
        areas.push(raw);
    }
    Ok(RawTotals { set: set.structure_hash(), sheets, statements, areas })
}

fn read_area(sums: &AreaSums, at: &str, sheets: u32, area: &Area, points: u8) -> Result<RawArea, TotalsFileError> {
    let bounded = |value: u64, key: &str, least: u64, most: u64| {
        if (least..=most).contains(&value) { Ok(value) } else { Err(Fault::OutOfRange { least, most }.at(below(at, key))) }
    };
    let impossible = || TotalsFileError::Impossible { at: at.to_owned() };
    let (unit, most) = (u64::from(area.unit()), u64::from(area.unit()) * u64::from(points));
    bounded(sums.unit.0, "unit", unit, unit)?;
    bounded(sums.n.0.into(), "n", 0, sheets.into())?;
    if let Some(Whole(full)) = sums.full {
        bounded(full.into(), "full", 0, sheets.into())?;
    }
    let sum = |s1: Sum, s2: Sum, keys: [&str; 2]| -> Result<ScoreSums, TotalsFileError> {
        let s1 = bounded(s1.0, keys[0], 0, most * u64::from(MAX_PEOPLE))?;
        let s2 = bounded(s2.0, keys[1], 0, most * most * u64::from(MAX_PEOPLE))?;
        let [n, sum, squares, least, most] = [sums.n.0.into(), s1, s2, unit, most].map(u128::from);
        // Every u lies between `least` and `most`, so (u - least)(most - u) is never negative, and n S2 is never below S1 squared.
        let spread = n * squares >= sum * sum && squares + n * least * most <= sum * (least + most);
        if spread && (n * least..=n * most).contains(&sum) { Ok(ScoreSums { s1, s2 }) } else { Err(impossible()) }
    };
    let exact = sum(sums.s1, sums.s2, ["s1", "s2"])?;
    let on_grid = match (sums.grid_s1, sums.grid_s2) {
        (Some(s1), Some(s2)) => Some(sum(s1, s2, ["grid_s1", "grid_s2"])?),
        (None, None) => None,
        (Some(_), None) => return Err(FileError::Missing { at: below(at, "grid_s2") }.into()),
        (None, Some(_)) => return Err(FileError::Missing { at: below(at, "grid_s1") }.into()),
    };
    let raw = RawArea { n: sums.n.0, full: sums.full.map(|Whole(full)| full), exact, on_grid };
    let step = unit / area.members.len() as u64;
    let off_grid = on_grid.is_some_and(|sums| sums.s1 % step != 0 || sums.s2 % (step * step) != 0);
    // Complete sheets lie on the grid, and rounding moves each of the others by half a step at most.
    let moved = on_grid.is_some_and(|sums| {
        let incomplete = u64::from(raw.n - raw.full.unwrap_or(0).min(raw.n));
        2 * sums.s1.abs_diff(exact.s1) > incomplete * step
    });
    if raw.full.is_some_and(|full| full > raw.n) || off_grid || moved {
        return Err(impossible());
    }
    Ok(raw)
}
