//! Journeys through the published build, each on a device of its own.

mod bad_results;
mod network;
mod privacy;
mod rounds;
