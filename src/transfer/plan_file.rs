//! Plan files: JSON as in `docs/file-formats.md`. They hold what a manager wrote and nothing of a release.

use super::FileError;
use crate::json::{self, List, Object, Whole, present};
use crate::plan::{MAX_ACTIONS, Mentoring, Plan, PlannedAction};
use crate::round::Day;
use crate::text::Name;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name of the format.
pub const FORMAT: &str = "candour-plan";
/// The version this app writes and reads.
pub const VERSION: u32 = 1;
/// Largest file that is read, in bytes. The largest plan, in characters of four bytes and with every one of them escaped, has less.
pub const MAX_BYTES: usize = 160 * 1024;

const THIS_VERSION: u64 = VERSION as u64;

/// Why a plan file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanFileError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is JSON, but no plan.
    #[error("the file is not a plan")]
    NotAPlan,
    /// A later version of Candour wrote it.
    #[error("the file has version {0}")]
    NewerVersion(u64),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    actions: List<Object<PlannedAction>, 0, MAX_ACTIONS>,
    format: String,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    look_back: Option<Day>,
    #[serde(default)]
    mentoring: Object<Mentoring>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    team: Option<Name>,
    version: Whole<u32, THIS_VERSION, THIS_VERSION>,
}

/// Reads a plan.
///
/// # Errors
/// What is wrong with the file, by name. The version is read before anything else.
pub fn decode(bytes: &[u8]) -> Result<Plan, PlanFileError> {
    if let Some(version) = json::version_of(bytes, FORMAT, MAX_BYTES).filter(|&version| version > THIS_VERSION) {
        return Err(PlanFileError::NewerVersion(version));
    }
    let value = json::read(bytes, MAX_BYTES)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(PlanFileError::NotAPlan);
    }
    let Object(content): Object<Content> = json::parse(value, "")?;
    let actions = content.actions.0.into_iter().map(|Object(action)| action).collect();
    Ok(Plan { team: content.team, actions, look_back: content.look_back, mentoring: content.mentoring.0 })
}

/// Writes a plan as a file for people to keep. Actions above [`MAX_ACTIONS`] are left out; the page lets nobody choose more.
pub fn encode(plan: &Plan) -> String {
    json::pretty(&Content {
        actions: List(plan.actions.iter().take(MAX_ACTIONS).cloned().map(Object).collect()),
        format: FORMAT.to_owned(),
        look_back: plan.look_back,
        mentoring: Object(plan.mentoring.clone()),
        team: plan.team.clone(),
        version: Whole(VERSION),
    })
}
