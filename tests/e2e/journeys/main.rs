//! Journeys through the published build, each on a device of its own.

#[macro_use]
mod engines;

mod answering;
mod bad_results;
mod browser_services;
mod chunks;
mod curious_eyes;
mod custody;
mod faults;
mod firefox;
mod gates;
mod idle;
mod isolation;
mod keyboard;
mod links;
mod names;
mod network;
mod one_result;
mod own_questions;
mod print;
mod privacy;
mod promise;
mod random_walks;
mod rounds;
mod screens;
mod starting;
mod this_browser;
mod webkit;
