//! What a person is promised before the first statement, what will be shown to whom, and where the promise ends.

use crate::example;
use crate::locale::fill;
use crate::pages::report::report;
use crate::platform::view::{View, actions, button, link, text, view};
use crate::round::{Kind, OpenRound};
use crate::ui::Ui;
use crate::ui::chunks::Chunks;
use crate::ui::components::heading::heading;
use crate::ui::components::notice::notice;
use crate::ui::route::Route;
use crate::ui::screens::desk::minutes;
use leptos::prelude::*;

/// The screen. The app goes here only while a round is open.
pub fn promise(ui: Ui) -> Vec<View> {
    untrack(|| ui.app.with_round(|open| page(ui, open))).unwrap_or_default()
}

fn page(ui: Ui, open: &OpenRound) -> Vec<View> {
    let locale = ui.locale;
    let t = &locale.text.promise;
    let round = open.round();
    let who = fill(t.who, &[("host", &ui.app.host()), ("team", &round.team), ("label", &round.label)]);
    let threshold = fill(t.threshold, &[("threshold", &locale.whole(round.threshold.people()))]);
    let time = fill(t.time, &[("minutes", &locale.count(&locale.text.desk.minutes, minutes(open.set())))]);
    let list =
        |class: &str, texts: &[&str]| view("ul").attr("class", class).with_all(texts.iter().map(|entry| text("li", entry)).collect());
    let fold = |title: &str| view("details").attr("class", "more").with(text("summary", title));

    let mut page = vec![heading(ui, t.title)];
    if ui.app.was_left() {
        page.push(notice(&[locale.text.answer.left]).attr("role", "alert"));
    }
    if round.kind == Kind::Practice {
        page.push(view("p").attr("class", "badge").with(text("strong", t.practice)));
    }
    let start = button("button large", t.start, move || {
        ui.app.start_sheet();
        crate::ui::go(&Route::Answer(0));
    });
    // Made when somebody looks.
    let wanted = RwSignal::new(false);
    let chunks = expect_context::<Chunks>();
    let preview = move || if wanted.get() { chunks.preview(ui) } else { Vec::new() };
    page.extend([
        text("p", &who),
        list("promise", &[t.send, t.nobody, &threshold, t.stay, t.readers]),
        text("p", &time),
        actions(vec![start.id("begin"), link("button quiet", &Route::Desk.href(), t.not_now)]),
        fold(t.ends_title).with(list("", &[t.end_final, t.end_small, t.end_group, t.end_code, t.end_shoulder, t.end_device])),
        fold(t.shown_title).on("toggle", move |_| wanted.set(true)).with(text("p", t.shown)).with(view("div").live(preview)),
    ]);
    page
}

/// The report of an invented round of this team, by the same counting and the same rules as a real one. Part of the chunk for reading.
pub fn preview(ui: Ui) -> Vec<View> {
    let release = untrack(|| ui.app.with_round(invented));
    release.map(|release| view("div").markup(&report(ui.locale, &release))).into_iter().collect()
}

fn invented(open: &OpenRound) -> crate::release::Release {
    let round = open.round();
    example::release(open.set(), &round.team, &round.label, round.opened, round.invited, round.threshold)
}
