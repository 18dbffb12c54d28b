//! The desk PIN, asked before a round ends or earlier results are shown.

use super::confirm_dialog::Guard;
use super::error_summary::FieldError;
use super::field::{Field, Kind};
use crate::locale::Locale;
use crate::platform::focus;
use crate::secrets::Custody;
use crate::state::App;
use crate::state::keeping::Permission;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What asks for the PIN. A handle: copies mean the same field.
#[derive(Clone, Copy)]
pub struct PinGate {
    app: App,
    locale: Locale,
    id: &'static str,
    typed: RwSignal<String>,
    errors: RwSignal<Vec<FieldError>>,
    checking: StoredValue<bool>,
}

impl PinGate {
    /// A gate whose field has this id.
    pub fn new(id: &'static str) -> Self {
        Self {
            app: use_app(),
            locale: use_locale(),
            id,
            typed: RwSignal::new(String::new()),
            errors: RwSignal::new(Vec::new()),
            checking: StoredValue::new(false),
        }
    }

    /// Whether what is typed lets somebody go on. If not, the field says why.
    pub async fn passes(self) -> bool {
        // One try at a time, however often somebody presses.
        if self.checking.try_update_value(|checking| std::mem::replace(checking, true)) != Some(false) {
            return false;
        }
        let permission = self.app.may_end(&self.typed.get_untracked()).await;
        // The page may be gone by now; then there is nothing left to end.
        if self.checking.try_update_value(|checking| *checking = false).is_none() {
            return false;
        }
        self.typed.set(String::new());
        let t = self.locale.pin();
        let wrong = match permission {
            Permission::Given => {
                self.errors.set(Vec::new());
                return true;
            }
            Permission::Wrong => t.wrong.to_owned(),
            Permission::Wait(seconds) => self.locale.count(&t.wait, seconds),
        };
        self.app.announce(&wrong);
        self.errors.set(vec![FieldError { field: self.id, text: wrong }]);
        focus::id(self.id);
        false
    }

    /// Lets somebody go on when what is typed is right.
    pub fn guard(self) -> Guard {
        Callback::new(move |go_on: Callback<()>| {
            spawn_local(async move {
                if self.passes().await {
                    go_on.run(());
                }
            });
        })
    }
}

/// The field of a gate.
#[component]
pub fn PinField(
    /// The gate.
    gate: PinGate,
) -> impl IntoView {
    let t = use_locale().pin();
    let hint = match use_app().custody() {
        Custody::TwoCodes => t.hint_two_codes,
        Custody::OneCode => t.hint_one_code,
        Custody::InMemory => t.hint_in_memory,
    };
    view! { <Field id=gate.id label=t.label hint value=gate.typed errors=gate.errors kind=Kind::Secret /> }
}
