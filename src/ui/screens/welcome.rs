//! What Candour is in one sentence, and three doors.

use crate::locale::fill;
use crate::platform::view::{View, link, text, view};
use crate::round::Round;
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::route::Route;
use leptos::prelude::untrack;

/// The first page.
pub fn welcome(ui: Ui) -> Vec<View> {
    let t = ui.locale.welcome();
    let answer = if untrack(|| ui.app.has_round() || ui.app.locked().is_some()) { Route::Desk } else { Route::Join };
    let door = |route: Route, title: &str, about: &str| {
        view("li").attr("class", "door").with(link("", &route.href(), title)).with(text("p", about))
    };
    let doors = view("ul")
        .attr("class", "doors")
        .with(door(answer, t.answer_title, t.answer_text))
        .with(door(Route::NewSurvey, t.run_title, t.run_text))
        .with(door(Route::Results, t.read_title, t.read_text));
    let steps = view("ol").attr("class", "steps").with(text("li", t.how_one)).with(text("li", t.how_two)).with(text("li", t.how_three));
    vec![
        heading(ui, t.title),
        text("p", t.lead).attr("class", "lead"),
        open_round_notice(ui),
        doors,
        text("h2", t.how_title),
        steps,
        view("p").with(link("", &Route::Example.href(), t.example)),
        view("p").with(link("", &Route::Guide.href(), t.small_team)),
    ]
}

/// Says that a round is open, with the way back to it; nothing if there is none.
pub fn open_round_notice(ui: Ui) -> View {
    let t = ui.locale.common();
    view("div").live(move || {
        let named = |round: &Round| fill(t.round_open, &[("team", &round.team), ("label", &round.label)]);
        let locked =
            || ui.app.locked().map(|entry| entry.map_or_else(|_| ui.locale.keep().unreadable.to_owned(), |entry| named(&entry.round)));
        let message = ui.app.with_round(|open| named(open.round())).or_else(locked);
        let notice = |message: String| {
            let desk = link("button", &Route::Desk.href(), t.to_desk);
            view("div").attr("class", "notice").with(text("p", &message)).with(view("p").with(desk))
        };
        message.map(notice).into_iter().collect()
    })
}
