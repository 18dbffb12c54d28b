//! All answers on one page, with the way to change them, and Send.

use crate::answers::Choice;
use crate::locale::fill;
use crate::platform;
use crate::question_set::QuestionSet;
use crate::state::{App, use_app};
use crate::ui::components::heading::Heading;
use crate::ui::components::idle_guard::IdleGuard;
use crate::ui::components::question::Question;
use crate::ui::components::statement_field::point_label;
use crate::ui::route::Route;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Check() -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    let same = RwSignal::new(false);
    let send = move || {
        app.send();
        // In place of the page with the answers, so that "back" does not lead to it.
        platform::address::replace(&Route::Done.path());
        app.route.set(Route::Done);
    };
    let areas = untrack(|| app.with_round(|open| open.set().clone()))
        .map(|set| (0..set.areas().len()).map(|area| area_answers(app, &set, area)).collect::<Vec<_>>());
    view! {
        <Heading text=t.check.title />
        <p>{t.check.lead}</p>
        {areas}
        <p>{t.check.note}</p>
        <div class="actions">
            <button
                type="button"
                id="send"
                class="button large"
                on:click=move |_| {
                    if app.all_ticks_same() {
                        same.set(true);
                    } else {
                        send();
                    }
                }
            >
                {t.check.send}
            </button>
        </div>
        <Question
            id="same-question"
            asking=same
            title=Signal::derive(move || t.check.same_title.to_owned())
            yes=Signal::derive(move || Some(t.check.same_send))
            no=t.check.same_change
            on_yes=move |()| send()
        >
            <p>{t.check.same}</p>
        </Question>
        <IdleGuard />
    }
}

fn area_answers(app: App, set: &QuestionSet, area: usize) -> AnyView {
    let locale = use_locale();
    let t = locale.text;
    let title = set.areas()[area].title.clone();
    let change = fill(t.check.change_of, &[("area", &title)]);
    let rows = set.areas()[area]
        .members
        .iter()
        .map(|&statement| {
            let ticked = (1..=set.scale().points).find(|&point| untrack(|| app.is_ticked(statement, Choice::Point(point))));
            let prefers_not = untrack(|| app.is_ticked(statement, Choice::PreferNot));
            let answer = match ticked {
                Some(point) => point_label(locale, set.scale(), point),
                None if prefers_not => t.scale.prefer_not.to_owned(),
                None => t.check.open.to_owned(),
            };
            view! {
                <div class="check-row">
                    <dt>{set.statements()[statement].text.clone()}</dt>
                    <dd>{answer}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="check-area">
            <h2>{title}</h2>
            <dl>{rows}</dl>
            <p>
                <a href=Route::Answer(area).href() aria-label=change>{t.check.change}</a>
            </p>
        </section>
    }
    .into_any()
}
