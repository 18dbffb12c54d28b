//! The statements of one area.

use super::not_found::not_found;
use crate::locale::fill;
use crate::platform::view::{View, actions, button, text, view};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::idle_guard::idle_guard;
use crate::ui::components::progress::progress;
use crate::ui::components::question::Question;
use crate::ui::components::statement_field::statement_field;
use crate::ui::route::Route;
use leptos::prelude::*;
use std::rc::Rc;

/// The screen of the area at position `area`.
pub fn answer(ui: Ui, area: usize) -> Vec<View> {
    let locale = ui.locale;
    let t = locale.answer();
    let set = untrack(|| ui.app.with_round(|open| open.set().clone()));
    let Some(set) = set.filter(|set| area < set.areas().len()) else { return not_found(ui) };
    let areas = set.areas().len();
    let points = set.scale().points;
    let members = set.areas()[area].members.clone();
    let statements = members.iter().map(|&statement| statement_field(ui, &set, statement)).collect();
    let left_out = move || {
        let open = members.iter().filter(|&&statement| ui.app.is_open(statement)).count();
        match u32::try_from(open) {
            Ok(open) if open > 0 => locale.count(&t.left_out, open),
            _ => String::new(),
        }
    };
    let earlier = if area == 0 { Route::Promise } else { Route::Answer(area - 1) };
    // Before the first area there is no page with the sheet, so going there wipes it.
    let leaving = RwSignal::new(false);
    let back = move || if area == 0 && ui.app.has_ticks() { leaving.set(true) } else { crate::ui::go(&earlier) };
    let question = Question {
        id: "leave-question",
        title: t.leave,
        details: Vec::new(),
        danger: true,
        gate: None,
        yes: Some((t.leave_yes, Rc::new(|| crate::ui::go(&Route::Promise)))),
        no: t.leave_no,
    };
    // Who comes to change an answer goes straight back to all of them.
    let last = area + 1 == areas || ui.app.has_checked();
    let later = if last { Route::Check } else { Route::Answer(area + 1) };
    let next = text("button", if later == Route::Check { t.check } else { t.next }).attr("type", "submit").attr("class", "button large");
    let form = view("form")
        .attr("autocomplete", "off")
        .on("submit", move |event| {
            event.prevent_default();
            crate::ui::go(&later);
        })
        .with_all(statements)
        .with(view("p").attr("class", "left-out").live_text(left_out))
        .with(actions(vec![next.id("next"), button("button quiet", t.back, back).id("back")]));
    let mut page = vec![progress(ui, area, areas), heading(ui, &set.areas()[area].title), text("p", t.intro).say(" ").say(t.skip)];
    if points < 10 {
        let (first, last) = (locale.point_label(set.scale(), 1), locale.point_label(set.scale(), points));
        page.push(
            text("p", &fill(t.keys, &[("points", &locale.whole(points.into())), ("first", &first), ("last", &last)]))
                .attr("class", "hint keys-hint"),
        );
    }
    page.extend([form, question.view(leaving), idle_guard(ui)]);
    page
}
