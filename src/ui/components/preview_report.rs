//! The report as it would be of the round that is open, for those who are asked to answer.

use super::report::Report;
use crate::example;
use crate::open_round::OpenRound;
use crate::release::Release;
use crate::ui::context::use_app;
use leptos::prelude::*;

/// A report with invented numbers, made by the same counting and the same rules as a real one, for a team of this size.
#[component]
pub fn PreviewReport() -> impl IntoView {
    untrack(|| use_app().with_round(invented)).map(|release| view! { <Report release guidance=false /> })
}

fn invented(open: &OpenRound) -> Release {
    let round = open.round();
    example::release(open.set(), round.team.clone(), round.label.clone(), round.opened, round.invited, round.threshold)
}
