//! How often a release tells something about somebody.
pub mod area;
pub mod by_counts;
pub mod chance;
pub mod coverage;
pub mod deduction;
pub mod exhaustive;
pub mod facts;
pub mod gaps;
pub mod opinions;
pub mod rounds;
pub mod sampling;
mod share;
pub mod table;
pub mod verdict;
pub mod viewer;
