//! A whole report on an invented team.

use crate::disclosure::Threshold;
use crate::example;
use crate::pages::report::report;
use crate::platform::clock::today;
use crate::question_set::QuestionSet;
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::use_locale;
use leptos::prelude::*;

/// How many people the invented team has: enough to see statements with their counts.
const PEOPLE: u32 = 14;

/// The screen.
#[component]
pub fn Example() -> impl IntoView {
    let locale = use_locale();
    let t = locale.text;
    let release = example::release(&QuestionSet::full(), t.example.team, t.example.label, today(), PEOPLE, Threshold::default());
    view! {
        <Heading text=t.example.title />
        <Markup element=report(locale, &release) />
        <ReleaseActions release />
    }
}
