//! Journeys through the published build, each on a device of its own.

#[macro_use]
mod engines;

mod accessibility_tree;
mod acting;
mod answering;
mod bad_results;
mod broken_links;
mod browser_services;
mod chunks;
mod comparing;
mod contrast;
mod curious_eyes;
mod custody;
mod faults;
mod firefox;
mod gates;
mod hosts;
mod idle;
mod isolation;
mod keyboard;
mod links;
mod names;
mod network;
mod one_result;
mod own_questions;
mod pictures;
mod print;
mod privacy;
mod promise;
mod random_walks;
mod rounds;
mod saving;
mod screens;
mod setting_up;
mod starting;
mod this_browser;
mod translated;
mod webkit;
mod welcome;
