//! The last question before a round is thrown away.

use super::confirm_dialog::ConfirmDialog;
use super::pin_gate::PinGate;
use crate::locale::errors::Message;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::end_round;
use leptos::prelude::*;

/// Asks whether to discard the round on this device, with what is lost as children.
#[component]
pub fn DiscardDialog(
    /// Whether it is being asked.
    open: RwSignal<bool>,
    /// Where it is said if the round cannot be ended.
    problem: RwSignal<Option<Message>>,
    /// The PIN that is asked for; none where nobody can tell whose would be the right one.
    pin: Option<PinGate>,
    children: Children,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.desk();
    view! {
        <ConfirmDialog
            id="discard-question"
            title=t.discard_question
            open
            danger=true
            pin=pin
            confirm=t.discard_yes
            on_confirm=move |()| end_round(app, locale, problem, app.discard_round())
            cancel=t.keep_open
        >
            {children()}
        </ConfirmDialog>
    }
}
