//! Candour asks a team how safe it is to speak up, adds the answers up in the browser, and shows nothing but totals, by rules that
//! protect the people in them.
//!
//! The core is pure Rust without a browser, a clock or randomness of its own:
//!
//! ```text
//! question_set -> answers -> totals -> RELEASE -> figures -> report
//!                 one person  internal  what may be known
//! ```
//!
//! * [`characters`], [`crockford`], [`text`], [`hex`], [`base64_bytes`], [`json`]: the ground floor, which knows nothing of surveys.
//! * [`question_set`]: areas, statements, scale. [`answers`]: one person's sheet, which can only be counted.
//! * [`totals`]: what adds up. [`disclosure`]: every number that guards somebody, [`rungs`]: what may be known. [`round`]: what is known of a round.
//! * [`open_round`]: a round people are answering. [`secrets`]: the recovery code and the PIN, which people keep and the device does not.
//! * [`sealed`]: ballots from everybody's own device, and the two keepers who add them up.
//! * [`round_keeper`]: how a round is kept on the device while several windows share it, and how it ends.
//! * [`release`]: the only thing that is shown, stored or passed on. [`transfer`]: every file and link that comes in or goes out.
//! * [`figures`]: numbers from sums. [`report`]: what a release says, in order and in words. [`chart`]: shapes in plain numbers.
//! * [`locale`]: every text people read. [`survey_form`]: what somebody typed to open a round. [`invitation`]: the text that
//!   goes to the team. [`idle`]: when a sheet was left lying.
//!
//! A round in five lines: sheets go in and are used up, one release comes out, and below five people nothing does.
//!
//! ```
//! use candour::answers::{AnswerSheet, Choice};
//! use candour::question_set::QuestionSet;
//! use candour::open_round::OpenRound;
//! use candour::round::{Day, Kind, RoundDraft};
//! use candour::totals::BatchId;
//!
//! let (set, opened) = (QuestionSet::pulse(), Day::parse("2026-11-22").unwrap());
//! let round = RoundDraft { team: "Lab".into(), label: "Autumn".into(), opened, invited: 5, threshold: Default::default(), kind: Kind::Real };
//! let mut open = OpenRound::open(round.check().unwrap(), set.clone(), BatchId([1; 16]));
//! for person in 0..5 {
//!     assert!(!open.can_close(), "{person} people are too few");
//!     let mut sheet = AnswerSheet::blank(&set);
//!     sheet.tick(0, Choice::Point(4));
//!     sheet.tick(1, Choice::PreferNot);
//!     open.count(sheet).unwrap();
//! }
//! let release = open.close().unwrap();
//! assert_eq!(release.sheets(), 5);
//! assert!(release.statements().iter().all(Option::is_none), "no statement is shown of five people");
//! ```
//!
//! The shell (feature `app`) is thin: `platform` and `store` talk to the browser, `state` holds signals, `ui` draws.

pub mod answers;
pub mod base64_bytes;
pub mod characters;
pub mod chart;
pub mod comparison;
pub mod crockford;
pub mod disclosure;
pub mod example;
pub mod figures;
pub mod guidance;
pub mod hex;
pub mod html_report;
pub mod idle;
pub mod invitation;
pub mod json;
pub mod locale;
#[cfg(feature = "native")]
pub mod native;
pub mod open_round;
pub mod pictures;
pub mod plan;
pub mod question_set;
pub mod recent_round;
pub mod release;
pub mod report;
pub mod round;
pub mod round_keeper;
pub mod route;
pub mod rungs;
pub mod sealed;
pub mod secrets;
pub mod survey_form;
pub mod text;
pub mod totals;
pub mod transfer;

#[cfg(feature = "app")]
pub mod platform;
#[cfg(feature = "app")]
pub mod state;
#[cfg(feature = "app")]
pub mod store;
#[cfg(feature = "app")]
pub mod ui;
