//! What the rules of release leave of a file with several teams: what the tool `figures --release` writes.
//!
//! The teams are parts of a whole that may be known as well, of the same table without teams. So a team is left out where the whole less
//! the teams that are shown would be one to four people (rule 8, [`shown_groups`]). An area and a statement go by their own numbers of people,
//! as some leave them out.

use super::{AddError, NoRelease, RawTotals};
use crate::disclosure::{Group, Threshold, shown_groups};
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::transfer::release_file;
use serde_json::Value;
use std::collections::BTreeMap;

/// Why a team has no release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Withheld {
    /// There would be none of the team alone.
    #[error(transparent)]
    NoRelease(#[from] NoRelease),
    /// With the teams that are shown, and the whole, it would show what one to four people said.
    #[error("beside the other teams it would show what one to four people said")]
    FewPeopleLeft,
}

/// The release of each team, or why there is none.
pub type Releases = BTreeMap<String, Result<Release, Withheld>>;

/// Those of some teams.
///
/// # Errors
/// [`AddError`] if the teams cannot be added up.
pub fn of(set: &QuestionSet, teams: &BTreeMap<String, RawTotals>) -> Result<Releases, AddError> {
    let mut all = teams.values();
    let Some(mut whole) = all.next().cloned() else { return Ok(Releases::new()) };
    all.try_for_each(|team| whole.add(team))?;
    let mut releases: Releases =
        teams.iter().map(|(name, totals)| (name.clone(), totals.release(set, name).map_err(Withheld::from))).collect();
    let whole = numbers_of(&whole);
    let too_few_left = |releases: &Releases| whole.iter().enumerate().find_map(|(at, &people)| left_out(people, at, releases));
    // Leaving a team out leaves more people in what remains, of one statement perhaps still too few, so all are looked at again.
    let mut withheld = Vec::new();
    while let Some(name) = too_few_left(&releases) {
        let release = releases.insert(name.clone(), Err(Withheld::FewPeopleLeft));
        withheld.push((name, release));
    }
    // The last of them may have been enough.
    for (name, release) in withheld {
        let Some(release) = release else { continue };
        releases.insert(name.clone(), release);
        if too_few_left(&releases).is_some() {
            releases.insert(name, Err(Withheld::FewPeopleLeft));
        }
    }
    Ok(releases)
}

/// Numbers of people: sheets, then those who are counted in each area, then in each statement.
fn numbers_of(whole: &RawTotals) -> Vec<u32> {
    let areas = whole.areas.iter().map(|area| area.n);
    [whole.sheets].into_iter().chain(areas).chain(whole.statements.iter().map(super::RawStatement::n)).collect()
}

/// The same of what a release shows; `None` where it shows nothing.
fn shown_number(release: &Release, at: usize) -> Option<u32> {
    let (areas, statements) = (release.areas(), release.statements());
    match at.checked_sub(1) {
        None => Some(release.sheets()),
        Some(area) if area < areas.len() => areas[area].map(|area| area.n),
        Some(at) => statements[at - areas.len()].as_ref().map(|statement| statement.n),
    }
}

/// A team that must not be shown because of the numbers at one place.
fn left_out(people: u32, at: usize, releases: &Releases) -> Option<String> {
    let parts = releases.iter().filter_map(|(name, release)| Some((name, shown_number(release.as_ref().ok()?, at)?)));
    let (names, parts): (Vec<&String>, Vec<Group>) = parts.map(|(name, people)| (name, Group { parent: Some(0), people })).unzip();
    let groups: Vec<Group> = [Group { parent: None, people }].into_iter().chain(parts).collect();
    let shown = shown_groups(&groups, Threshold::default())?;
    names.into_iter().zip(&shown[1..]).find(|(_, shown)| !**shown).map(|(name, _)| name.clone())
}

/// The releases as JSON, each byte for byte the file that the app would write, or null.
pub fn encode(releases: &Releases) -> String {
    let files = releases.iter().map(|(team, release)| {
        let file = release.as_ref().map_or_else(|_| "null".to_owned(), release_file::encode);
        format!("{}:{file}", Value::from(team.as_str()))
    });
    format!("{{\"teams\":{{{}}}}}\n", files.collect::<Vec<_>>().join(","))
}
