//! A whole report on an invented team.

use crate::disclosure::Threshold;
use crate::example;
use crate::pages::report::report;
use crate::platform::clock::today;
use crate::platform::view::{View, view};
use crate::question_set::QuestionSet;
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::release_actions::release_actions;

/// How many people the invented team has: enough to see statements with their counts.
const PEOPLE: u32 = 14;

/// The screen.
pub fn example_team(ui: Ui) -> Vec<View> {
    let t = ui.locale.example();
    let release = example::release(&QuestionSet::full(), t.team, t.label, today(), PEOPLE, Threshold::default());
    vec![heading(ui, t.title), view("div").markup(&report(ui.locale, &release)), release_actions(ui, release)]
}
