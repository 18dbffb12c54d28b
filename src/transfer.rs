//! Everything that comes in from outside: one decoder for each kind of file, each of them total, bounded and versioned.
//!
//! * [`question_set_file`]: an own question set.
//! * [`release_file`]: the release of a round.
//! * [`release_link`]: a release as text that fits behind the `#` of an address.
//! * [`plan_file`]: what a manager means to do.
//! * [`csv`]: a release as a table for spreadsheets.
//! * [`sealed_files`]: what keepers and members of a survey with sealed ballots send each other.
//! * [`stored_round`]: an open round as it is kept on the device.
//!
//! A decoder takes any bytes and never panics. It checks the size before it parses, and what it returns is valid in full. What all files
//! of JSON have in common is in [`crate::json`].

pub mod csv;
mod envelope;
mod link_text;
pub mod plan_file;
pub mod question_set_file;
pub mod release_file;
pub mod release_link;
pub mod sealed_files;
pub mod stored_round;
mod terms;

pub use crate::json::{FileError, Wanted};
