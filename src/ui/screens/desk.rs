//! Between two people, and for whoever runs the survey: hand over, close, discard.

use crate::locale::fill;
use crate::platform::view::{View, actions, button, link, text, view};
use crate::question_set::QuestionSet;
use crate::round::{Kind, OpenRound};
use crate::ui::Ui;
use crate::ui::components::copy_box::copy_box;
use crate::ui::components::heading::heading;
use crate::ui::components::notice::notice;
use crate::ui::components::question::Question;
use crate::ui::route::Route;
use leptos::prelude::*;

/// How long a form takes, in whole minutes: about nine seconds a statement.
pub fn minutes(set: &QuestionSet) -> u32 {
    u32::try_from(set.statements().len()).unwrap_or(u32::MAX).saturating_mul(9).div_ceil(60)
}

/// The screen. It is drawn anew each time somebody comes to it, and nothing on it changes the round without leaving it.
pub fn desk(ui: Ui) -> Vec<View> {
    let t = &ui.locale.text.desk;
    untrack(|| ui.app.with_round(|open| open_desk(ui, open))).unwrap_or_else(|| {
        let run = link("button", &Route::NewSurvey.href(), ui.locale.text.welcome.run_title);
        vec![heading(ui, t.none_open), text("p", t.none_open_text), view("p").with(run)]
    })
}

fn open_desk(ui: Ui, open: &OpenRound) -> Vec<View> {
    let locale = ui.locale;
    let t = &locale.text.desk;
    let round = open.round();
    let host = ui.app.host();
    let (sheets, invited, threshold) = (open.sheets(), round.invited, round.threshold.people());
    let numbers = [locale.whole(sheets), locale.whole(invited), locale.whole(threshold)];
    let values = [("sheets", numbers[0].as_str()), ("invited", numbers[1].as_str()), ("threshold", numbers[2].as_str())];
    let say = |pattern: &str| fill(pattern, &values);

    let closing = RwSignal::new(false);
    let discarding = RwSignal::new(false);

    let mut page = vec![heading(ui, &format!("{}: {}", round.team, round.label))];
    if round.kind == Kind::Practice {
        page.push(view("p").attr("class", "badge").with(text("strong", locale.text.common.practice_badge)));
    }
    if ui.app.was_wiped_idle() {
        let answer = &locale.text.answer;
        let wiped = view("div").attr("class", "notice").attr("role", "alert");
        page.push(wiped.with(view("p").with(text("strong", answer.idle_wiped_title))).with(text("p", answer.idle_wiped)));
    }
    let hand_over = view("section").attr("class", "hand-over");
    page.push(if open.everybody_answered() {
        hand_over.with(text("p", t.everybody).attr("class", "hand-over-title"))
    } else {
        hand_over
            .with(text("p", t.hand_over).attr("class", "hand-over-title"))
            .with(text("p", t.hand_over_text))
            .with(link("button large", &Route::Promise.href(), t.start).id("start"))
    });
    page.extend([
        text("p", &say(if sheets == 0 { t.answered_none } else { t.answered })).attr("class", "answered").id("answered"),
        text("p", &say(t.appear)),
        notice(&[t.memory]),
        view("section")
            .attr("class", "host-section")
            .with(text("h2", &fill(t.host_title, &[("host", &host)])))
            .with(text("p", t.host_text))
            .with(actions(vec![
                button("button quiet", t.close, move || closing.set(true)).id("close"),
                button("button quiet", t.discard, move || discarding.set(true)).id("discard"),
            ]))
            .with(view("details").with(text("summary", t.invitation_show)).with(copy_box(
                ui,
                "invitation",
                t.invitation,
                &invitation(ui, open, &host),
            ))),
    ]);

    let close = if open.can_close() {
        let mut details = vec![text("p", &say(t.close_text))];
        if !open.everybody_answered() {
            details.push(text("p", &locale.count(&t.close_missing, invited - sheets)));
        }
        details.push(text("p", t.close_final));
        let yes = move || {
            if let Some(route) = ui.app.close_round() {
                crate::ui::go(&route);
            }
        };
        Question { id: "close-question", title: t.close_question, details, yes: Some((t.close_yes, Box::new(yes))), no: t.keep_open }
    } else {
        let yes = move || discarding.set(true);
        let details = vec![text("p", &say(t.too_few)), view("p").with(link("", &Route::Guide.href(), t.talk))];
        Question { id: "close-question", title: t.too_few_title, details, yes: Some((t.discard, Box::new(yes))), no: t.keep_open }
    };
    let discard = move || {
        ui.app.discard_round();
        crate::ui::go(&Route::Start);
    };
    let discard = Question {
        id: "discard-question",
        title: t.discard_question,
        details: vec![text("p", &say(t.discard_text))],
        yes: Some((t.discard_yes, Box::new(discard))),
        no: t.keep_open,
    };
    page.extend([close.view(closing), discard.view(discarding)]);
    page
}

/// The text with which a facilitator invites the team.
fn invitation(ui: Ui, open: &OpenRound, host: &str) -> String {
    let locale = ui.locale;
    let t = locale.text;
    let statements = u32::try_from(open.set().statements().len()).unwrap_or(u32::MAX);
    fill(
        t.desk.invitation_text,
        &[
            ("team", &open.round().team),
            ("label", &open.round().label),
            ("statements", &locale.count(&t.new_survey.own_statements, statements)),
            ("minutes", &locale.count(&t.desk.minutes, minutes(open.set()))),
            ("threshold", &locale.whole(open.round().threshold.people())),
            ("host", host),
        ],
    )
}
