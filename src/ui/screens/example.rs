//! A whole report on an invented team.

use crate::disclosure::Threshold;
use crate::example;
use crate::platform::clock::today;
use crate::question_set::QuestionSet;
use crate::text::Name;
use crate::ui::components::heading::Heading;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::components::report::Report;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// How many people the invented team has: enough to see statements with their counts.
const PEOPLE: u32 = 14;

/// The screen.
#[component]
pub fn ExampleTeam() -> impl IntoView {
    let t = use_locale().example();
    // A test reads the texts of every language as names.
    let name = |text| Name::new(text).unwrap_or_else(|_| unreachable!("a name in the catalogue fits"));
    let release = example::release(&QuestionSet::full(), name(t.team), name(t.label), today(), PEOPLE, Threshold::default());
    view! {
        <Heading title=t.title />
        <Report release=release.clone() />
        <ReleaseActions release />
    }
}
