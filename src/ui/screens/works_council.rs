//! What a works council and a data protection officer want to know, to print and to complete.

use crate::locale::fill;
use crate::platform::document;
use crate::ui::components::blank_line::BlankLine;
use crate::ui::components::heading::Heading;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn WorksCouncil() -> impl IntoView {
    let t = use_locale().works_council();
    let section = |title: &'static str, texts: &'static [&'static str]| {
        view! {
            <section>
                <h2>{title}</h2>
                <ul>{texts.iter().map(|text| view! { <li>{*text}</li> }).collect_view()}</ul>
            </section>
        }
    };
    let pairs = |title: &'static str, lead: &'static str, rows: &'static [[&'static str; 2]]| {
        let row = |[what, more]: &[&'static str; 2]| {
            view! {
                <dt>{*what}</dt>
                <dd>{*more}</dd>
            }
        };
        view! {
            <section>
                <h2>{title}</h2>
                {(!lead.is_empty()).then(|| view! { <p>{lead}</p> })}
                <dl>{rows.iter().map(row).collect_view()}</dl>
            </section>
        }
    };
    let blanks = |labels: &'static [&'static str]| labels.iter().map(|label| view! { <BlankLine label=*label /> }).collect_view();
    let base = |text: &&'static str| view! { <p>"☐ " {*text}</p> };
    view! {
        <Heading title=t.title />
        <div class="works-council">
            <p class="lead">{t.lead}</p>
            <p>{fill(t.version, &[("version", env!("CARGO_PKG_VERSION"))])}</p>
            <section>
                <h2>{t.about_title}</h2>
                {blanks(t.about)}
            </section>
            {section(t.purpose_title, t.purpose)}
            {section(t.collected_title, t.collected)}
            {section(t.not_collected_title, t.not_collected)}
            {section(t.where_title, t.where_it_lies)}
            {section(t.who_title, t.who)}
            {section(t.minimum_title, t.minimum)}
            {section(t.limits_title, t.limits)}
            <section>
                <h2>{t.bases_title}</h2>
                <p>{t.bases_lead}</p>
                {t.bases.iter().map(base).collect_view()}
                <BlankLine label=t.reason />
            </section>
            {pairs(t.measures_title, t.measures_lead, t.measures)}
            {pairs(t.assessment_title, "", t.assessment)}
            {blanks(t.decision)}
        </div>
        <div class="actions">
            <button type="button" class="button quiet" on:click=|_| document::print()>
                {t.print}
            </button>
        </div>
    }
}
