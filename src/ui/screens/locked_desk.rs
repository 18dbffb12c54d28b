//! The desk of a round that is on the device and whose recovery code is needed to go on.

use crate::locale::errors::Message;
use crate::locale::fill;
use crate::platform::focus;
use crate::platform::view::{View, actions, button, text, view};
use crate::transfer::stored_round::{StoredRound, StoredRoundError};
use crate::ui::Ui;
use crate::ui::components::error_summary::FieldError;
use crate::ui::components::field::{Field, Kind};
use crate::ui::components::heading::heading;
use crate::ui::components::notice::{error_notice, error_place};
use crate::ui::components::question::Question;
use crate::ui::route::Route;
use crate::ui::screens::desk::{discard_question, end};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The screen.
pub fn locked_desk(ui: Ui, locked: Result<StoredRound, StoredRoundError>) -> Vec<View> {
    let (desk, keep) = (ui.locale.desk(), ui.locale.keep());
    let discarding = RwSignal::new(false);
    let problem = RwSignal::new(None);
    let discard = actions(vec![button("button quiet", desk.discard, move || discarding.set(true)).id("discard")]);
    match locked {
        Ok(entry) => {
            let question = discard_question(ui, vec![text("p", keep.locked_discard)], problem);
            vec![
                heading(ui, &format!("{}: {}", entry.round.team, entry.round.label)),
                text("p", keep.locked).attr("class", "lead"),
                text("p", keep.locked_kept),
                text("p", &fill(keep.locked_next, &[("host", &entry.host)])),
                code_form(ui),
                error_place(problem),
                discard,
                question.view(discarding),
            ]
        }
        Err(error) => {
            let next = if error == StoredRoundError::NewerVersion { keep.newer } else { keep.unreadable_next };
            // Nobody can tell whose PIN would be the right one.
            let question = Question {
                id: "discard-question",
                title: desk.discard_question,
                details: vec![text("p", keep.locked_discard)],
                danger: true,
                gate: None,
                yes: Some((desk.discard_yes, Rc::new(move || end(ui, problem, ui.app.discard_round())))),
                no: desk.keep_open,
            };
            vec![
                heading(ui, desk.title),
                error_notice(&Message { what: keep.unreadable.to_owned(), next: next.to_owned() }),
                error_place(problem),
                discard,
                question.view(discarding),
            ]
        }
    }
}

fn code_form(ui: Ui) -> View {
    let t = ui.locale.keep();
    let typed = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let unlocking = RwSignal::new(false);
    let field = Field { id: "code", label: t.code, hint: t.code_hint, value: typed, kind: Kind::Text };
    let unlock = move || {
        if unlocking.get_untracked() {
            return;
        }
        unlocking.set(true);
        errors.set(Vec::new());
        spawn_local(async move {
            let code = typed.get_untracked();
            // Or it has ended meanwhile, in another window.
            if ui.app.unlock(&code).await || untrack(|| ui.app.locked().is_none()) {
                crate::ui::replace(ui.app, &Route::Desk);
            } else if unlocking.try_set(false).is_none() {
                ui.app.announce(t.code_wrong);
                errors.set(vec![FieldError { field: "code", text: t.code_wrong.to_owned() }]);
                focus::id("code");
            }
        });
    };
    let waiting = move || if unlocking.get() { t.unlocking.to_owned() } else { String::new() };
    view("form")
        .attr("novalidate", "")
        .attr("autocomplete", "off")
        .on("submit", move |event| {
            event.prevent_default();
            unlock();
        })
        .with(field.view(errors))
        .with(actions(vec![text("button", t.unlock).attr("type", "submit").attr("class", "button")]))
        .with(view("p").attr("role", "status").live_text(waiting))
}
