//! How often a release tells something about somebody: the ways to find out against each other and against real rounds, and the numbers against
//! those of the documentation.

#[allow(dead_code, reason = "the tests of the core ask more of it")]
#[path = "../../../../tests/core/made_up.rs"]
mod made_up;

mod assumptions;
mod brute_force;
mod deduction;
mod recorded;
mod reference;
