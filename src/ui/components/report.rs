//! A report on one release: the finding, the areas, the statements, and how to read them.

use super::area_plot::AreaPlot;
use super::badge::Badge;
use super::sentence::Sentence;
use super::statement_bars::StatementBars;
use crate::release::Release;
use crate::report::ReportText;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The report without its heading.
#[component]
pub fn Report(
    /// The release.
    release: Release,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.report();
    let report = ReportText::of(locale, &release);
    view! {
        <div class="report">
            <p class="running"><Sentence text=report.running /></p>
            {report.badges.into_iter().map(|badge| view! { <Badge badge /> }).collect_view()}
            <p class="facts">{report.facts}</p>
            <p class="facts">{report.source}</p>
            <section class="finding">
                <h2>{t.finding_title}</h2>
                <p class="finding-sentence"><Sentence text=report.finding /></p>
                <p class="hint">{t.finding_note}</p>
            </section>
            <section>
                <h2>{t.areas_title}</h2>
                <p>{report.areas_lead}</p>
                <AreaPlot plot=report.plot />
            </section>
            <section>
                <h2>{t.statements_title}</h2>
                <p>{report.statements_lead}</p>
                {report.statements.into_iter().map(|area| view! { <StatementBars area /> }).collect_view()}
            </section>
            <section class="how-to-read">
                <h2>{t.read_title}</h2>
                <ul>{report.how_to_read.into_iter().map(|entry| view! { <li><Sentence text=entry /></li> }).collect_view()}</ul>
            </section>
        </div>
    }
}
