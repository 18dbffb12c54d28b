//! Half a page for each area, for a meeting on paper: its result, its questions, and lines to write on.

use crate::report::{AreaRowText, TalkText};
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// Lines to write on below the questions of an area.
const LINES: usize = 7;

/// The sheets; on paper only.
#[component]
pub fn AreaSheets(
    /// The areas with their results.
    areas: Vec<AreaRowText>,
    /// What there is to talk about.
    talks: Vec<TalkText>,
) -> impl IntoView {
    let t = use_locale().guidance();
    let sheet = move |area: AreaRowText| {
        let questions = talks.iter().find(|talk| talk.area == area.area).map(|talk| talk.questions);
        let result = area.shown.map(|shown| {
            view! {
                <p>
                    <strong>{shown.score}</strong>
                    ", "
                    {shown.word}
                    ". "
                    {shown.sentence}
                    " "
                    {shown.agreement}
                    {shown.change.map(|change| format!(" {}", change.sentence))}
                </p>
            }
        });
        let questions = questions.map(|questions| {
            view! {
                <h4>{t.ask}</h4>
                <ul>{questions.map(|question| view! { <li>{question}</li> }).collect_view()}</ul>
            }
        });
        view! {
            <section class="area-sheet">
                <h3 dir="auto" lang=area.lang>
                    {area.title}
                </h3>
                {result}
                {questions}
                {[(); LINES].map(|()| view! { <div class="area-sheet-line"></div> }).collect_view()}
            </section>
        }
    };
    view! {
        <div class="area-sheets" aria-hidden="true">
            {areas.into_iter().map(sheet).collect_view()}
        </div>
    }
}
