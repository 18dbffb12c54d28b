//! A whole report on an invented team.

use crate::ui::components::example_picture::example_release;
use crate::ui::components::heading::Heading;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::components::report::Report;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn ExampleTeam() -> impl IntoView {
    let locale = use_locale();
    let release = example_release(locale);
    view! {
        <Heading title=locale.example().title />
        <Report release=release.clone() />
        <ReleaseActions release />
    }
}
