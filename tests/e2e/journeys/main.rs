//! Journeys through the published build, each on a device of its own.

mod answering;
mod rounds;
