//! English (UK spelling), for readers from about the age of twelve. One static for each group of texts, so that each lies in the part of the
//! app that uses it; files by theme.
#![allow(missing_docs, reason = "each item holds the texts of the group of the same name")]

mod about;
mod answer;
mod comparison;
mod desk;
mod errors;
mod guidance;
mod report;
mod shell;
mod welcome;
mod works_council;

pub use about::{ABOUT, GUIDE};
pub use answer::{ANSWER, CHECK, DONE, PATIENCE, PROMISE, PROMISE_ENDS, SCALE};
pub use comparison::{COMPARISON, PICTURES};
pub use desk::{CUSTODY, DESK, FORM_ERRORS, GATE, HOST, INVITATION, KEEP, NEW_SURVEY, PIN, PRACTICE, RECOVERY, UNLOCK};
pub use errors::ERRORS;
pub use guidance::{ADVICE, GUIDANCE, PLAN};
pub use report::{EXAMPLE, REPORT, RESULTS};
pub use shell::{CHUNKS, COMMON, NOT_FOUND, SAVING};
pub use welcome::{JOIN, WELCOME};
pub use works_council::WORKS_COUNCIL;

use super::Plural;

const fn plural(one: &'static str, other: &'static str) -> Plural {
    Plural { zero: None, one: Some(one), two: None, few: None, many: None, other }
}
