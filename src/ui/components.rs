//! Pieces that screens are made of. One file each, with the name of its style file and of its entry in the gallery.

pub mod area_plot;
pub mod badge;
pub mod confirm_dialog;
pub mod copy_box;
pub mod custody_note;
pub mod desk_gate;
pub mod end_dialogs;
pub mod error_summary;
pub mod field;
pub mod heading;
pub mod host_section;
pub mod idle_guard;
pub mod notice;
pub mod open_round_notice;
pub mod paste_field;
pub mod pin_gate;
pub mod preview_report;
pub mod progress;
pub mod question_set_reader;
pub mod radio_group;
pub mod recent_round_notice;
pub mod release_actions;
pub mod report;
pub mod statement_bars;
pub mod statement_field;
pub mod table_details;
