//! What a report holds, at its side where the screen is wide enough.

use crate::platform::focus;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The parts of a report, to go to. The address names the page, so they are buttons and not links.
#[component]
pub fn ReportContents(
    /// Id and title of each part, in the order of the page.
    parts: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let entry = |(id, title): (&'static str, &'static str)| {
        view! {
            <li>
                <button type="button" class="link-button" on:click=move |_| focus::part(id)>
                    {title}
                </button>
            </li>
        }
    };
    view! {
        <nav class="report-contents no-print" aria-label=use_locale().report().contents>
            <ol>{parts.into_iter().map(entry).collect_view()}</ol>
        </nav>
    }
}
