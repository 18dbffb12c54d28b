//! All answers on one page, with the way to change them, and Send.

use crate::answers::Choice;
use crate::locale::fill;
use crate::platform::view::{View, actions, button, link, text, view};
use crate::question_set::{QuestionSet, Statement};
use crate::state::Sent;
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::idle_guard::idle_guard;
use crate::ui::components::notice::error_place;
use crate::ui::components::question::Question;
use crate::ui::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The screen.
pub fn check(ui: Ui) -> Vec<View> {
    let t = ui.locale.check();
    ui.app.check_sheet();
    let same = RwSignal::new(false);
    let not_kept = RwSignal::new(None);
    let send = move || {
        spawn_local(async move {
            match ui.app.send().await {
                // Still there, to be sent again.
                Some(Sent::NotKept) => drop(not_kept.try_set(Some(ui.locale.not_kept(&ui.app.host())))),
                // In place of the page with the answers, so that "back" does not lead to it.
                Some(_) => crate::ui::replace(ui.app, &Route::Done),
                None => {}
            }
        });
    };
    // Once the question is asked, what is worded the other way round stays marked.
    let marked = RwSignal::new(false);
    // Where all are worded the same way there is nothing to ask.
    let some_turned = untrack(|| ui.app.with_round(|open| open.set().statements().iter().any(|statement| statement.reversed)));
    let press = move || {
        if some_turned == Some(true) && untrack(|| ui.app.all_ticks_same()) {
            marked.set(true);
            same.set(true);
        } else {
            send();
        }
    };
    let question = Question {
        id: "same-question",
        title: t.same_title,
        details: vec![text("p", t.same)],
        danger: false,
        gate: None,
        yes: Some((t.same_send, Rc::new(send))),
        no: t.same_change,
    };
    let areas = untrack(|| {
        ui.app.with_round(|open| (0..open.set().areas().len()).map(|area| area_answers(ui, open.set(), area, marked)).collect::<Vec<_>>())
    });
    let mut page = vec![heading(ui, t.title), text("p", t.lead)];
    page.extend(areas.unwrap_or_default());
    page.extend([
        text("p", t.note),
        error_place(not_kept),
        actions(vec![button("button large", t.send, press).id("send")]),
        question.view(same),
        idle_guard(ui),
    ]);
    page
}

fn area_answers(ui: Ui, set: &QuestionSet, area: usize, marked: RwSignal<bool>) -> View {
    let t = ui.locale.check();
    let title = &set.areas()[area].title;
    let rows = set.areas()[area].members.iter().map(|&statement| {
        let Statement { text: wording, reversed, .. } = &set.statements()[statement];
        let mut wording = text("dt", wording);
        if *reversed {
            wording = wording.say(" ").with(view("em").live_text(move || if marked.get() { t.other_way } else { "" }.to_owned()));
        }
        view("div").attr("class", "check-row").with(wording).with(text("dd", &ticked(ui, set, statement)))
    });
    let change = link("", &Route::Answer(area).href(), &fill(t.change, &[("area", title)]));
    view("section")
        .attr("class", "check-area")
        .with(text("h2", title))
        .with(view("dl").with_all(rows.collect()))
        .with(view("p").with(change))
}

/// The label of what is ticked for a statement.
fn ticked(ui: Ui, set: &QuestionSet, statement: usize) -> String {
    let is_ticked = |choice| ui.app.is_ticked(statement, choice);
    match (1..=set.scale().points).find(|&point| is_ticked(Choice::Point(point))) {
        Some(point) => ui.locale.point_label(set.scale(), point),
        None if is_ticked(Choice::PreferNot) => ui.locale.scale().prefer_not.to_owned(),
        None => ui.locale.check().open.to_owned(),
    }
}
