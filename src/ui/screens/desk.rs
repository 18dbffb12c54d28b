//! Between two people, and for whoever runs the survey: hand over, close, discard.

use crate::locale::errors::Message;
use crate::locale::fill;
use crate::open_round::OpenRound;
use crate::platform::view::{View, actions, button, link, text, view};
use crate::question_set::QuestionSet;
use crate::round::Kind;
use crate::state::keeping::Ending;
use crate::ui::Ui;
use crate::ui::components::copy_box::copy_box;
use crate::ui::components::heading::heading;
use crate::ui::components::notice::{error_place, notice};
use crate::ui::components::pin_gate::pin_gate;
use crate::ui::components::question::Question;
use crate::ui::route::Route;
use crate::ui::screens::locked_desk::locked_desk;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How long a form takes, in whole minutes: about nine seconds a statement.
pub fn minutes(set: &QuestionSet) -> u32 {
    u32::try_from(set.statements().len()).unwrap_or(u32::MAX).saturating_mul(9).div_ceil(60)
}

/// The screen. It is drawn anew each time somebody comes to it, and nothing on it changes the round without leaving it.
pub fn desk(ui: Ui) -> Vec<View> {
    let t = &ui.locale.text.desk;
    if let Some(locked) = untrack(|| ui.app.locked()) {
        return locked_desk(ui, locked);
    }
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
    let close = |class, id| button(class, t.close, move || closing.set(true)).id(id);
    let hand_over = view("section").attr("class", "hand-over");
    page.push(if open.everybody_answered() {
        hand_over.with(text("p", t.everybody).attr("class", "hand-over-title")).with(close("button large", "close"))
    } else {
        hand_over
            .with(text("p", t.hand_over).attr("class", "hand-over-title"))
            .with(text("p", t.hand_over_text))
            .with(link("button large", &Route::Promise.href(), t.start).id("start"))
    });
    page.extend([
        text("p", &say(if sheets == 0 { t.answered_none } else { t.answered })).attr("class", "answered").id("answered"),
        text("p", &say(t.appear)),
    ]);
    if !ui.app.round_lasts() {
        page.push(notice(&[t.memory]));
    }
    let mut ending = Vec::new();
    if !open.everybody_answered() {
        ending.push(close("button quiet", "close"));
    }
    ending.push(button("button quiet", t.discard, move || discarding.set(true)).id("discard"));
    let mut invite = view("details").with(text("summary", t.invitation_show));
    if sheets == 0 {
        // Until the first person has answered, inviting is what comes next.
        invite = invite.attr("open", "");
    }
    let problem = RwSignal::new(None);
    page.push(
        view("section")
            .attr("class", "host-section")
            .with(text("h2", &fill(t.host_title, &[("host", &host)])))
            .with(text("p", t.host_text))
            .with(error_place(problem))
            .with(actions(ending))
            .with(invite.with(copy_box(ui, "invitation", t.invitation, &invitation(ui, open, &host)))),
    );

    let close = if open.can_close() {
        let mut details = vec![text("p", &say(t.close_text))];
        if !open.everybody_answered() {
            details.push(text("p", &locale.count(&t.close_missing, invited - sheets)));
        }
        details.push(text("p", t.close_final));
        let (pin, gate) = pin_gate(ui, "close-pin");
        details.push(pin);
        let yes = move || end(ui, problem, ui.app.close_round());
        Question {
            id: "close-question",
            title: t.close_question,
            details,
            danger: false,
            gate: Some(gate),
            yes: Some((t.close_yes, Rc::new(yes))),
            no: t.keep_open,
        }
    } else {
        let yes = move || discarding.set(true);
        let details = vec![text("p", &say(t.too_few)), view("p").with(link("", &Route::Guide.href(), t.talk))];
        Question {
            id: "close-question",
            title: t.too_few_title,
            details,
            danger: true,
            gate: None,
            yes: Some((t.discard, Rc::new(yes))),
            no: t.keep_open,
        }
    };
    page.extend([close.view(closing), discard_question(ui, vec![text("p", &say(t.discard_text))], problem).view(discarding)]);
    page
}

/// The last question before a round is thrown away.
pub fn discard_question(ui: Ui, mut details: Vec<View>, problem: RwSignal<Option<Message>>) -> Question {
    let t = &ui.locale.text.desk;
    let (pin, gate) = pin_gate(ui, "discard-pin");
    details.push(pin);
    Question {
        id: "discard-question",
        title: t.discard_question,
        details,
        danger: true,
        gate: Some(gate),
        yes: Some((t.discard_yes, Rc::new(move || end(ui, problem, ui.app.discard_round())))),
        no: t.keep_open,
    }
}

/// Waits for a round to end and shows what comes then, or what went wrong.
pub fn end(ui: Ui, problem: RwSignal<Option<Message>>, ending: impl Future<Output = Ending> + 'static) {
    spawn_local(async move {
        match ending.await {
            // In place of the desk: "back" should not lead to a round that is gone.
            Ending::Ended(route) => crate::ui::replace(ui.app, &route),
            Ending::StillOpen => drop(problem.try_set(Some(ui.locale.not_ended()))),
        }
    });
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
