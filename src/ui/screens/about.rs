//! What Candour is, what it protects people from and what not, and the few settings.

use crate::pages::about;
use crate::platform::document;
use crate::platform::view::{View, actions, button, text, view};
use crate::store::Appearance;
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::notice::notice;
use crate::ui::components::question::Question;
use crate::ui::components::radio_group::{RadioOption, radio_group};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// In the order of the choices on the page.
const APPEARANCES: [Appearance; 3] = [Appearance::System, Appearance::Light, Appearance::Dark];

/// The screen.
pub fn about(ui: Ui) -> Vec<View> {
    let t = &ui.locale.text.about;
    let app = ui.app;
    let mut page = vec![heading(ui, t.title)];
    let off = move || (!app.storage_lasts()).then(|| notice(&[t.storage_off])).into_iter().collect();
    page.push(view("div").live(off));
    page.extend([view("div").markup(&about::about(ui.locale)), settings(ui)]);
    page
}

fn settings(ui: Ui) -> View {
    let t = &ui.locale.text.about;
    let app = ui.app;
    let removing = RwSignal::new(false);
    let removed = RwSignal::new(false);
    let now = app.appearance_untracked();
    let chosen = RwSignal::new(APPEARANCES.iter().position(|appearance| *appearance == now).unwrap_or(0));
    Effect::new(move |earlier: Option<()>| {
        let appearance = APPEARANCES.get(chosen.get()).copied().unwrap_or_default();
        // Nothing is kept that is so already: after removing everything nothing would be left without it.
        if earlier.is_some() && appearance != app.appearance_untracked() {
            app.set_appearance(appearance);
        }
    });
    let options = [
        RadioOption { id: "appearance-system", label: t.appearance_system, hint: "" },
        RadioOption { id: "appearance-light", label: t.appearance_light, hint: "" },
        RadioOption { id: "appearance-dark", label: t.appearance_dark, hint: "" },
    ];
    let remove = move || {
        spawn_local(async move {
            app.remove_everything().await;
            let _ = chosen.try_set(0);
            let _ = removed.try_set(true);
        });
    };
    let question = Question {
        id: "remove-everything-question",
        title: t.remove_question,
        details: vec![text("p", t.remove_text)],
        danger: true,
        gate: None,
        yes: Some((t.remove_yes, Rc::new(remove))),
        no: ui.locale.text.common.cancel,
    };
    // An open round belongs to the people who have answered; it ends at the desk and nowhere else.
    let removal = if untrack(|| app.has_round() || app.locked().is_some()) {
        notice(&[t.remove_round_open])
    } else {
        actions(vec![button("button quiet", t.remove, move || removing.set(true)).id("remove-everything")])
    };
    view("div")
        .attr("class", "no-print")
        .with(radio_group(t.appearance, "appearance", &options, chosen))
        .with(text("h2", t.remove_title))
        .with(text("p", t.remove_text))
        .with(removal)
        .with(view("p").attr("role", "status").live_text(move || if removed.get() { t.removed.to_owned() } else { String::new() }))
        .with(text("h2", t.print_title))
        .with(actions(vec![button("button quiet", t.print, document::print)]))
        .with(question.view(removing))
}
