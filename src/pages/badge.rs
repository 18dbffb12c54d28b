//! A label over a page that says its numbers are not those of a real round, or where they come from.

use crate::locale::Locale;
use crate::markup::{Element, el, text};
use crate::release::{Provenance, Release};
use crate::round::Kind;

/// The labels a release needs: example, practice, handed in.
pub fn badges(locale: Locale, release: &Release) -> Vec<Element> {
    let (common, report) = (locale.common(), locale.report());
    let kind = match release.round().kind {
        Kind::Real => None,
        Kind::Practice => Some((common.practice_badge, report.practice_note)),
        Kind::Example => Some((common.example_badge, report.example_note)),
    };
    let handed_in = (release.provenance() == Provenance::HandedIn).then_some((common.handed_in_badge, report.handed_in_note));
    let badge = |(label, note): (&str, &str)| el("p").class("badge").with(text("strong", label)).say(" ").say(note);
    kind.into_iter().chain(handed_in).map(badge).collect()
}
