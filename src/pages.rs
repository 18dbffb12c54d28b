//! Pages and parts of pages that are only read, as markup. One file each, with the same name as its style file.

pub mod about;
pub mod area_plot;
pub mod badge;
pub mod guide;
pub mod report;
pub mod statement_bars;
