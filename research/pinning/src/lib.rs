//! How often a release tells something about somebody, and how often its interval is right: the numbers behind the rules of release.
//!
//! `docs/disclosure-tables.md` has every definition in full, and the numbers. In short:
//!
//! * A **pattern** gives every person of a team a sheet. It fits if it gives the release, and those who look ([`viewer::Viewer`]) their own
//!   sheets. Something ([`facts::Fact`]) is *known* if it holds in every pattern that fits. Two people who do not look can change places in
//!   any of them, so what is known of one of them is known of all, and that is what is counted.
//! * The **share** is that of teams in which it is known of at least one statement, or area, of a form ([`sampling::Form`]). It depends on how
//!   people answer ([`opinions::Opinions`]), which is assumed.
//! * Nothing in a release joins two areas, so each is looked at by itself ([`area::Area`]).
//!
//! What a sheet adds is asked of the app's own counter and what is shown of sums of its own rules
//! ([`RawTotals::shown`](candour::native::RawTotals::shown)); neither is written here again. There are three ways to find out what is known:
//!
//! | | finds | needs |
//! |---|---|---|
//! | [`exhaustive`] | exactly what is known, without any reasoning about the rules | few patterns: five to seven people, areas up to five statements |
//! | [`deduction`], [`verdict`], [`sampling`] | of random teams, what is known for certain and what is not | any team; exact where a release is n and sum |
//! | [`by_counts`] | exactly what the counts of statements tell | answers that are independent of each other, eight people or more |
//!
//! Tests compare each with another and the first with brute force over the bytes of real releases. Beside them: people who left something out
//! ([`gaps`]), two rounds of one team ([`rounds`]), and how often the interval of a release covers ([`coverage`]). [`table`] lists the lines
//! of the documentation.

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
