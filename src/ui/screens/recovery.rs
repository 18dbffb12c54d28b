//! The recovery codes of a round that was just opened: each shown once, alone, to be written down.

use crate::route::Route;
use crate::secrets::Custody;
use crate::ui::components::heading::Heading;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use leptos::prelude::*;

/// Which of the codes is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// The only one.
    Only,
    /// The first of two.
    First,
    /// None: the device goes to the second person.
    None,
    /// The second of two.
    Second,
}

/// The screen. The app goes here only while there is a code to show, and stays until somebody says that each is on paper.
#[component]
pub fn Recovery() -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(match (app.custody(), app.codes_left()) {
        (Custody::TwoCodes, 2) => Shown::First,
        // Whoever comes back here may be the first person.
        (Custody::TwoCodes, _) => Shown::None,
        _ => Shown::Only,
    });
    move || match shown.get() {
        Shown::None => view! { <HandOver shown /> }.into_any(),
        code => view! { <Code code shown /> }.into_any(),
    }
}

/// A code on paper.
#[component]
fn Code(code: Shown, shown: RwSignal<Shown>) -> impl IntoView {
    let app = use_app();
    let t = use_locale().recovery();
    let (title, lead, keep, once) = match code {
        Shown::First => (t.first_title, t.two_lead, t.two_keep, t.two_once),
        Shown::Second => (t.second_title, t.two_lead, t.two_keep, t.two_once),
        Shown::Only | Shown::None => (t.title, t.lead, t.keep, t.once),
    };
    let written = move |_| {
        app.forget_code();
        if code == Shown::First {
            shown.set(Shown::None);
        } else {
            go(&Route::Desk);
        }
    };
    view! {
        <Heading title />
        <p class="lead">{lead}</p>
        <p id="recovery-code" class="recovery-code notranslate" translate="no">
            // The page has to hold a copy. It goes with the page; nothing else holds the code in plain text.
            {app.next_code().map(|code| String::clone(&code))}
        </p>
        <p>{keep}</p>
        <p>{once}</p>
        <p>{t.after}</p>
        <div class="actions">
            <button type="button" class="button large" on:click=written>
                {t.done}
            </button>
        </div>
    }
}

/// From the first person to the second one.
#[component]
fn HandOver(shown: RwSignal<Shown>) -> impl IntoView {
    let t = use_locale().recovery();
    view! {
        <Heading title=t.hand_over />
        <p class="lead">{t.hand_over_text}</p>
        <div class="actions">
            <button type="button" class="button large" on:click=move |_| shown.set(Shown::Second)>
                {t.show_second}
            </button>
        </div>
    }
}
