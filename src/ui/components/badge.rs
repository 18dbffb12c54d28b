//! A label over a page that says its numbers are not those of a real round, or where they come from.

use crate::report::BadgeText;
use leptos::prelude::*;

/// One label with what it means.
#[component]
pub fn Badge(
    /// The label.
    badge: BadgeText,
) -> impl IntoView {
    view! {
        <p class="badge">
            <strong>{badge.label}</strong>
            " "
            {badge.note}
        </p>
    }
}
