//! What a manager can say, ask and do about one area.

use super::fold::Fold;
use super::sentence::Sentence;
use crate::locale::catalogue::Action;
use crate::platform::{document, focus};
use crate::report::TalkText;
use crate::ui::context::use_locale;
use crate::ui::plan_draft::PlanDraft;
use leptos::prelude::*;

/// The card of one area, behind a fold.
#[component]
pub fn TalkCard(
    /// What it says.
    talk: TalkText,
    /// Whether it is unfolded from the start.
    open: bool,
    /// Where actions can be put down.
    draft: PlanDraft,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.guidance();
    let (pick, to_plan) = (locale.plan().pick, locale.plan().to_plan);
    let area = talk.area;
    let action = move |(at, action): (usize, &'static Action)| {
        let id = format!("pick-{area}-{at}");
        let what_id = format!("{id}-what");
        let ticked =
            move |event| if event_target_checked(&event) { draft.add(action.what, action.sign) } else { draft.unpick(action.what) };
        view! {
            <li>
                <p id=what_id.clone()>{action.what}</p>
                <p class="hint">
                    {t.sign} " " {action.sign}
                </p>
                <p class="talk-pick no-print">
                    <label>
                        <input
                            type="checkbox"
                            id=id
                            autocomplete="off"
                            prop:checked=move || draft.is_picked(action.what)
                            aria-describedby=what_id
                            // What somebody has made their own is removed in the plan, where they see it.
                            disabled=move || if draft.is_picked(action.what) { draft.is_changed(action) } else { !draft.has_room() }
                            on:change=ticked
                        />
                        {pick}
                    </label>
                    <Show when=move || draft.is_picked(action.what)>
                        " "
                        <button type="button" class="link-button" on:click=move |_| focus::part("plan")>
                            {to_plan}
                        </button>
                    </Show>
                </p>
            </li>
        }
    };
    let title = view! {
        <h3 lang=talk.lang>
            <Sentence text=talk.heading />
        </h3>
    }
    .into_any();
    view! {
        <Fold class="talk-card" open title>
            <h4>{t.say}</h4>
            <blockquote>"“" {talk.opening[0]} " " {talk.opening[1]} {talk.unsure.map(|unsure| format!(" {unsure}"))} "”"</blockquote>
            <h4>{t.ask}</h4>
            <ul>{talk.questions.map(|question| view! { <li>{question}</li> }).collect_view()}</ul>
            // On a phone a report is long enough without.
            <Fold class="talk-actions" open=document::is_wide() title=view! { <h4>{t.act}</h4> }.into_any()>
                <ul>{talk.actions.iter().enumerate().map(action).collect_view()}</ul>
                <p>
                    <strong>{t.avoid}</strong>
                    ": "
                    {talk.avoid}
                </p>
                <p class="hint">{t.evidence} " " {talk.evidence}</p>
            </Fold>
        </Fold>
    }
}
