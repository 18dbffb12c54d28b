//! Sealed ballots: everyone answers on their own device, and two keepers add up what neither can read.
//!
//! A ballot is a Prio3 report (draft-irtf-cfrg-vdaf-18) of one answer sheet, in two halves that are random noise each alone. What is proven of a
//! sheet, without opening it, is in [`circuit`]. Nothing here reads a clock, a network or a store.

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
