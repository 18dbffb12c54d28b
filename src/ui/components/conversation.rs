//! How to hold the conversation about a report: what goes with every action, when to stop, an agenda, and what to open if it fits the team.

use super::fold::Fold;
use crate::locale::catalogue::GuidancePart;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The part of a report that is the same for every result.
#[component]
pub fn Conversation() -> impl IntoView {
    let t = use_locale().guidance();
    let texts = |texts: &'static [&'static str]| texts.iter().map(|text| view! { <li>{*text}</li> }).collect_view();
    let part = move |part: &'static GuidancePart| {
        let questions = (!part.questions.is_empty()).then(|| {
            view! {
                <h3>{t.ask}</h3>
                <ul>{texts(part.questions)}</ul>
            }
        });
        view! {
            <p>{part.lead}</p>
            <ul>{texts(part.points)}</ul>
            {questions}
        }
    };
    let choice = move |about: &'static GuidancePart| {
        let title = view! { <h2>{about.title}</h2> }.into_any();
        view! {
            <Fold class="guidance-choice" title>
                {part(about)}
            </Fold>
        }
    };
    view! {
        <section class="conversation">
            <Fold class="agenda" id="agenda" title=view! { <h2>{t.agenda_title}</h2> }.into_any()>
                <ol class="steps">{texts(t.agenda)}</ol>
                <h3>{t.do_title}</h3>
                <ul>{texts(t.dos)}</ul>
                <h3>{t.dont_title}</h3>
                <ul>{texts(t.donts)}</ul>
                <h3>{t.across.title}</h3>
                {part(&t.across)}
            </Fold>
            {choice(&t.learners)}
            {choice(&t.habit)}
            <div class="notice">
                <h2>{t.stop_title}</h2>
                <p>{t.stop}</p>
            </div>
        </section>
    }
}
