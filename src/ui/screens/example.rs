//! A whole report on an invented team.

use crate::disclosure::Threshold;
use crate::example;
use crate::pages::report::report;
use crate::platform::clock::today;
use crate::platform::view::{View, view};
use crate::question_set::QuestionSet;
use crate::text::Name;
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::release_actions::release_actions;

/// How many people the invented team has: enough to see statements with their counts.
const PEOPLE: u32 = 14;

/// The screen.
pub fn example_team(ui: Ui) -> Vec<View> {
    let t = &ui.locale.text.example;
    // A test reads every catalogue's.
    let name = |text| Name::new(text).unwrap_or_else(|_| unreachable!("a name in the catalogue fits"));
    let release = example::release(&QuestionSet::full(), name(t.team), name(t.label), today(), PEOPLE, Threshold::default());
    vec![heading(ui, t.title), view("div").markup(&report(ui.locale, &release)), release_actions(ui, release)]
}
