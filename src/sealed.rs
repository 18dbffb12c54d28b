//! Sealed ballots: everyone answers on their own device, and two keepers add up what neither can read.
//!
//! A ballot is a Prio3 report (draft-irtf-cfrg-vdaf-18) of one answer sheet, in two halves that are random noise each alone, each sealed for one
//! keeper (HPKE, RFC 9180). What each message holds, who can work out what of it, and what is not proven: `docs/sealed-ballots.md`.
//!
//! * [`definition`], [`survey`]: what people agree to, and what is worked out of it. [`keys`], [`backup`]: keepers' keys, and how they are kept.
//! * [`circuit`]: what is proven of a sheet without opening it. [`ballot`], [`armour`], [`pile`]: ballots, their text, and those of a thread.
//! * [`keeper`]: a keeper from the first ballot to the result. [`parts`]: what keepers commit to and open. [`messages`]: what they send.
//! * [`short_code`]: what people call a ballot or a survey.
//!
//! Nothing here reads a clock, a network or a store. Randomness of our own is handed in; `prio` and `hpke` draw theirs from the platform.

pub mod armour;
pub mod backup;
pub mod ballot;
pub mod circuit;
pub mod definition;
pub mod keeper;
pub mod keys;
pub mod messages;
pub mod parts;
pub mod pile;
pub mod short_code;
pub mod survey;
