//! One screen, one file.

pub mod about;
pub mod answer;
pub mod check;
pub mod desk;
pub mod done;
pub mod example;
#[cfg(feature = "gallery")]
pub mod gallery;
pub mod guide;
pub mod handed_in;
pub mod join;
pub mod locked_desk;
pub mod new_survey;
pub mod not_found;
pub mod practice;
pub mod promise;
pub mod recovery;
pub mod results;
pub mod stored_report;
pub mod welcome;
pub mod works_council;
