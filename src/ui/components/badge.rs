//! A label over a page that says its numbers are not those of a real round, or where they come from.

use crate::release::{Provenance, Release};
use crate::round::Kind;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The labels a release needs: example, practice, handed in.
#[component]
pub fn ReleaseBadges(
    /// The release.
    release: Release,
) -> impl IntoView {
    let t = use_locale().text;
    let kind = match release.round().kind {
        Kind::Real => None,
        Kind::Practice => Some((t.common.practice_badge, t.report.practice_note)),
        Kind::Example => Some((t.common.example_badge, t.report.example_note)),
    };
    let handed_in = (release.provenance() == Provenance::HandedIn).then_some((t.common.handed_in_badge, t.report.handed_in_note));
    kind.into_iter()
        .chain(handed_in)
        .map(|(label, note)| {
            view! {
                <p class="badge">
                    <strong>{label}</strong>
                    " "
                    <span>{note}</span>
                </p>
            }
        })
        .collect_view()
}
