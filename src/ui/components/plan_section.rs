//! What a manager means to do: actions with an owner and a day, and a page for mentoring. Filled in here, printed, or saved as a file that opens
//! again. It holds nothing of anybody's answers.

use super::confirm_dialog::ConfirmDialog;
use super::fold::Fold;
use super::notice::ErrorPlace;
use super::offered_file::OfferedFile;
use super::plan_field::{PlanField, PlanFieldKind};
use super::radio_group::{RadioGroup, RadioOption};
use crate::locale::errors::Message;
use crate::locale::{fill, isolated};
use crate::plan::{MAX_ENTRY, Meeting, Plan};
use crate::platform::{document, files, focus};
use crate::text::{MAX_LINE, MAX_NAME, Name};
use crate::transfer::plan_file;
use crate::ui::context::{use_app, use_locale};
use crate::ui::plan_draft::{ActionDraft, DraftError, PlanDraft};
use leptos::prelude::*;
use std::sync::Arc;

/// The plan beside a report.
#[component]
pub fn PlanSection(
    /// The team whose plan it is.
    team: Name,
    /// Whether the report has an area for which the page for mentoring is offered.
    mentoring: bool,
    /// What is typed.
    draft: PlanDraft,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.plan();
    let error = RwSignal::new(None::<Message>);
    let offered = RwSignal::new(None::<Arc<files::OfferedFile>>);
    let save = move |_| match draft.plan(Some(team.clone())) {
        Ok(plan) => {
            let name = files::file_name(&["candour", "plan", &team], "json");
            draft.keep(plan.clone());
            error.set(None);
            offered.set(Some(Arc::new(files::save(&name, "application/json", plan_file::encode(&plan)))));
            app.announce(&fill(locale.saving().asked, &[("file", &isolated(&name))]));
        }
        Err(DraftError::Text(_)) => error.set(Some(Message { what: t.hidden.to_owned(), next: t.hidden_next.to_owned() })),
        Err(DraftError::NoWords(place)) => {
            let what = fill(t.no_words, &[("number", &locale.whole(place))]);
            error.set(Some(Message { what, next: t.no_words_next.to_owned() }));
        }
    };
    let read = StoredValue::new(None::<Plan>);
    let replacing = RwSignal::new(false);
    let take = move |()| {
        if let Some(plan) = read.try_update_value(Option::take).flatten() {
            draft.load(plan);
            app.announce(t.opened);
            focus::part("plan");
        }
    };
    let open = move |event: leptos::ev::Event| {
        let Some(file) = files::chosen(&event) else { return };
        file.read(plan_file::MAX_BYTES, move |bytes| match bytes.map(|bytes| plan_file::decode(&bytes)) {
            None => drop(error.try_set(Some(locale.unreadable()))),
            Some(Ok(plan)) => {
                let _ = error.try_set(None);
                let _ = read.try_set_value(Some(plan));
                // Without a word typed there is nothing to ask.
                if draft.is_to_be_lost() {
                    let _ = replacing.try_set(true);
                } else {
                    take(());
                }
            }
            Some(Err(problem)) => drop(error.try_set(Some(locale.plan_error(&problem)))),
        });
    };
    view! {
        // On a phone a report is long enough without.
        <Fold class="plan" id="plan" open=document::is_wide() title=view! { <h2>{t.title}</h2> }.into_any()>
            <p class="no-print">{t.lead}</p>
            <ol class="plan-actions">
                <For each=move || draft.actions() key=|action| action.number let:action>
                    <PlanAction action draft />
                </For>
            </ol>
            <Show when=move || draft.actions().is_empty()>
                <BlankActions />
            </Show>
            <p class="no-print">
                <button type="button" id="add-action" class="button quiet" disabled=move || !draft.has_room() on:click=move |_| draft.add("", "")>
                    {t.add}
                </button>
            </p>
            <PlanField
                id="plan-look-back"
                label=t.look_back_together
                kind=PlanFieldKind::Day
                value=draft.look_back
                on_change=move |day| draft.look_back.set(day)
            />
            {mentoring.then(|| view! { <MentoringPage draft /> })}
            <div class="no-print">
                <ErrorPlace message=error />
            </div>
            <div class="actions no-print">
                <button type="button" id="save-plan" class="button quiet" on:click=save>
                    {t.save}
                </button>
                <label class="button quiet" for="open-plan">
                    {t.open}
                </label>
                <input type="file" id="open-plan" class="visually-hidden" accept=".json,application/json" on:change=open />
            </div>
            <ConfirmDialog
                id="replace-plan"
                title=t.replace_question
                open=replacing
                danger=true
                confirm=t.replace_yes
                on_confirm=take
                cancel=locale.common().cancel
            >
                <p>{t.replace_text}</p>
            </ConfirmDialog>
            <div class="no-print">{move || offered.get().map(|file| view! { <OfferedFile file /> })}</div>
        </Fold>
    }
}

/// Lines to write on, for a plan that is begun on paper.
#[component]
fn BlankActions() -> impl IntoView {
    let t = use_locale().plan();
    let line = |label: &'static str| {
        view! {
            <div class="plan-field">
                <p class="plan-blank-label">{label}</p>
                <p class="plan-printed"></p>
            </div>
        }
    };
    let action = move |()| view! { <li class="plan-action">{[t.what, t.owner, t.by, t.sign].map(line)}</li> };
    view! { <ol class="plan-blank">{[(); 3].map(action)}</ol> }
}

#[component]
fn PlanAction(action: ActionDraft, draft: PlanDraft) -> impl IntoView {
    let t = use_locale().plan();
    let number = action.number;
    // Of one's own: it begins without words, and they are what comes next.
    if action.what.is_empty() {
        Effect::new(move |_| focus::id(&format!("action-{number}")));
    }
    let remove = move |_| {
        draft.remove(number);
        focus::id("add-action");
    };
    let field = move |part: &str,
                      label: &'static str,
                      kind: PlanFieldKind,
                      read: fn(&ActionDraft) -> &String,
                      write: fn(&mut ActionDraft) -> &mut String| {
        let value = move || draft.actions().iter().find(|action| action.number == number).map(read).cloned().unwrap_or_default();
        let id = format!("action-{number}{part}");
        view! {
            <PlanField
                id
                label
                kind
                value=Signal::derive(value)
                on_change=move |text| draft.change(number, |action| *write(action) = text)
            />
        }
    };
    let entry = PlanFieldKind::Entry(MAX_ENTRY);
    view! {
        <li class="plan-action">
            {field("", t.what, entry, |action| &action.what, |action| &mut action.what)}
            {field("-owner", t.owner, PlanFieldKind::Line(MAX_NAME), |action| &action.owner, |action| &mut action.owner)}
            {field("-by", t.by, PlanFieldKind::Day, |action| &action.by, |action| &mut action.by)}
            {field("-sign", t.sign, entry, |action| &action.sign, |action| &mut action.sign)}
            <button type="button" class="link-button no-print" on:click=remove>
                {t.remove}
            </button>
        </li>
    }
}

#[component]
fn MentoringPage(draft: PlanDraft) -> impl IntoView {
    let t = use_locale().plan();
    let typed = draft.mentoring;
    let entry = PlanFieldKind::Entry(MAX_ENTRY);
    let field = |id: &'static str, label: &'static str, kind: PlanFieldKind, value: RwSignal<String>| {
        view! { <PlanField id label kind value on_change=move |text| value.set(text) /> }
    };
    let way = |value, id, label| RadioOption { value: Some(value), id, label, hint: "" };
    let ways = vec![
        way(Meeting::OneToOne, "one-to-one", t.one_to_one),
        way(Meeting::Group, "group", t.group),
        way(Meeting::Shadowing, "shadowing", t.shadowing),
    ];
    view! {
        <Fold class="mentoring" title=view! { <h3>{t.mentoring}</h3> }.into_any()>
            <p>{t.mentoring_lead}</p>
            {field("offer", t.offer, entry, typed.offer)}
            {field("ask", t.ask, entry, typed.ask)}
            <RadioGroup legend=t.meeting name="meeting" options=ways chosen=typed.meeting />
            {field("outside", t.outside, entry, typed.outside)}
            {field("rhythm", t.rhythm, PlanFieldKind::Line(MAX_LINE), typed.rhythm)}
            {field("confidentiality", t.confidentiality, entry, typed.confidentiality)}
            {field("first-questions", t.first_questions, entry, typed.first_questions)}
            {field("mentor-learns", t.mentor_learns, entry, typed.mentor_learns)}
            {field("look-back", t.look_back, PlanFieldKind::Day, typed.look_back)}
        </Fold>
    }
}
