//! Charts as shapes in plain numbers: data in, positions out, no page and no colour.
//!
//! * [`interval_dots`]: one row an area, a dot and its band on a common axis.
//! * [`diverging_bars`]: one row a statement, disagree to the left, agree to the right, neither aside.

pub mod diverging_bars;
pub mod interval_dots;
