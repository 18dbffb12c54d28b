//! All answers on one page, with the way to change them, and Send.
//!
//! What depends on the answers is not for the browser to translate: it would go to the maker of the browser. The statements are.

use crate::answers::Choice;
use crate::locale::{Locale, fill, isolated, plain};
use crate::question_set::{QuestionSet, Statement};
use crate::route::Route;
use crate::state::{App, Sent};
use crate::ui::components::confirm_dialog::ConfirmDialog;
use crate::ui::components::heading::Heading;
use crate::ui::components::idle_guard::IdleGuard;
use crate::ui::components::notice::ErrorPlace;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::replace;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
#[component]
pub fn Check() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.check();
    app.check_sheet();
    let asking = RwSignal::new(false);
    let not_kept = RwSignal::new(None);
    let send = move || {
        spawn_local(async move {
            match app.send().await {
                // Still there, to be sent again.
                Some(Sent::NotKept) => drop(not_kept.try_set(Some(locale.not_kept(&app.host())))),
                // In place of the page with the answers, so that "back" does not lead to it.
                Some(_) => replace(app, &Route::Done),
                None => {}
            }
        });
    };
    let set = untrack(|| app.with_round(|open| open.set().clone()));
    // Where all are worded the same way there is nothing to ask.
    let some_reversed = set.as_ref().is_some_and(|set| set.statements().iter().any(|statement| statement.reversed));
    // Once the question is asked, what is worded the other way round stays marked.
    let marked = RwSignal::new(false);
    let press = move |_| {
        if some_reversed && untrack(|| app.all_ticks_same()) {
            marked.set(true);
            asking.set(true);
        } else {
            send();
        }
    };
    let changed = app.changed().map(change_id);
    let areas = set.map(|set| (0..set.areas().len()).map(|area| view! { <AreaAnswers set=set.clone() area marked /> }).collect_view());
    view! {
        <Heading title=t.title target=changed />
        <p>{t.lead}</p>
        {areas}
        <p>{t.note}</p>
        <ErrorPlace message=not_kept />
        <div class="actions">
            <button type="button" id="send" class="button large" on:click=press>
                {t.send}
            </button>
        </div>
        <ConfirmDialog
            id="same-question"
            about_ticks=true
            title=t.same_title
            open=asking
            confirm=t.same_send
            on_confirm=move |()| send()
            cancel=t.same_change
        >
            <p>{t.same}</p>
        </ConfirmDialog>
        <IdleGuard />
    }
}

/// Id of the link that leads to a statement.
fn change_id(statement: usize) -> String {
    format!("change-{statement}")
}

#[component]
fn AreaAnswers(
    set: QuestionSet,
    area: usize,
    /// Whether what is worded the other way round is marked.
    marked: RwSignal<bool>,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.check();
    let title = set.areas()[area].title.clone();
    let lang = set.lang().map(str::to_owned);
    let row = |&statement: &usize| {
        let Statement { text, reversed, .. } = &set.statements()[statement];
        let lang = lang.clone();
        let mark = reversed.then(|| {
            view! {
                " "
                <em class="notranslate" translate="no">
                    {move || marked.get().then_some(t.other_way)}
                </em>
            }
        });
        view! {
            <div class="check-row">
                <dt>
                    <bdi lang=lang>{text.clone()}</bdi>
                    {mark}
                </dt>
                <dd class="ticked notranslate" translate="no">
                    {untrack(|| ticked(app, locale, &set, statement))}
                </dd>
                <dd>
                    <a
                        id=change_id(statement)
                        href=Route::Answer(area).href()
                        aria-label=plain(&fill(t.change_answer, &[("statement", &isolated(text))]))
                        on:click=move |_| app.change(statement)
                    >
                        {t.change}
                    </a>
                </dd>
            </div>
        }
    };
    view! {
        <section class="check-area">
            <h2 dir="auto" lang=lang.clone()>
                {title}
            </h2>
            <dl>{set.areas()[area].members.iter().map(row).collect_view()}</dl>
        </section>
    }
}

/// The label of what is ticked for a statement.
fn ticked(app: App, locale: Locale, set: &QuestionSet, statement: usize) -> String {
    let is_ticked = |choice| app.is_ticked(statement, choice);
    match (1..=set.scale().points).find(|&point| is_ticked(Choice::Point(point))) {
        Some(point) => locale.point_label(set.scale(), point),
        None if is_ticked(Choice::PreferNot) => locale.scale().prefer_not.to_owned(),
        None => locale.check().open.to_owned(),
    }
}
