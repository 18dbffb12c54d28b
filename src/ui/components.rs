//! Pieces that screens are made of. One file each, with the same name as its style file.

pub mod copy_box;
pub mod error_summary;
pub mod field;
pub mod heading;
pub mod idle_guard;
pub mod notice;
pub mod pin_gate;
pub mod progress;
pub mod question;
pub mod question_set_reader;
pub mod radio_group;
pub mod release_actions;
pub mod statement_field;
