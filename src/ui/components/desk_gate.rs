//! What stands before earlier results, settings and the end of a round while it is open, so that whoever holds the device can only answer.

use super::heading::Heading;
use super::notice::Notice;
use super::pin_gate::{PinField, PinGate};
use crate::idle::{Idle, IdleState, Patience};
use crate::platform::clock::{self, device_time, page_time};
use crate::platform::{focus, lifecycle};
use crate::route::Route;
use crate::state::keeping::Guard;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Shows what is inside at once where no round is open, and else for whoever knows the desk PIN. It closes again when the page is left or
/// hidden, or when nobody has touched it for as long as it takes to wipe a sheet.
#[component]
pub fn DeskGate(
    /// The heading while it is closed, of a page that has its own one inside.
    #[prop(optional)]
    title: Option<&'static str>,
    /// What stands before what is inside, where that is known; else it is found out.
    #[prop(optional, into)]
    guard: Option<Guard>,
    /// Why the PIN is asked for, where it is not for earlier results and settings.
    #[prop(optional)]
    reason: Option<&'static str>,
    /// Id of the field for the PIN.
    #[prop(default = "desk-pin")]
    pin_id: &'static str,
    /// Id of what takes the focus once it is open, where it is not the heading.
    #[prop(optional)]
    target: Option<&'static str>,
    children: ChildrenFn,
) -> impl IntoView {
    let app = use_app();
    let known = guard;
    // Without it nothing is known yet.
    let guard = RwSignal::new(known);
    let passed = RwSignal::new(false);
    let look = move || {
        let _ = passed.try_set(false);
        if known.is_none() {
            spawn_local(async move {
                let found = app.guard().await;
                let _ = guard.try_set(Some(found));
            });
        }
    };
    look();
    // Whoever looks at the page again may be somebody else, and another window may have opened a round.
    lifecycle::on_visible(look);
    let now = || Idle::since(page_time(), device_time());
    let idle = StoredValue::new(now());
    let close_if_idle = move || {
        if idle.try_get_value().is_some_and(|idle| idle.look(Patience::default(), page_time(), device_time()) == IdleState::Over) {
            let _ = passed.try_set(false);
        }
    };
    clock::every(Duration::from_secs(1), close_if_idle);
    lifecycle::on_activity(move || {
        close_if_idle();
        let _ = idle.try_set_value(now());
    });
    let pass = move |()| {
        app.set_moved();
        passed.set(true);
        focus::heading();
    };
    let inside = move || {
        // Effects run once what is inside is on the page.
        if let Some(target) = target.filter(|_| passed.get_untracked()) {
            Effect::new(move |_| focus::id(target));
        }
        children()
    };
    let is_open = Memo::new(move |_| passed.get() || guard.get() == Some(Guard::Nothing));
    // What is known may be found again; then the field keeps what was typed.
    let known = Memo::new(move |_| guard.get());
    let closed = move || view! { <Closed title reason pin_id guard=known.get() on_pass=pass /> };
    view! { <Show when=move || is_open.get() fallback=closed>{inside()}</Show> }
}

/// What stands in the place of what is not shown.
#[component]
fn Closed(
    title: Option<&'static str>,
    reason: Option<&'static str>,
    pin_id: &'static str,
    /// Why it is not shown; none while that is being found out.
    guard: Option<Guard>,
    #[prop(into)] on_pass: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.gate();
    let refuse = |reason: &'static str, is_here: bool| {
        let to_desk = view! {
            <p>
                <a href=Route::Desk.href()>{locale.common().to_desk}</a>
            </p>
        };
        view! {
            <Notice>
                <p>{reason}</p>
                {is_here.then_some(to_desk)}
            </Notice>
        }
        .into_any()
    };
    let content = match guard {
        None | Some(Guard::Nothing) => view! { <p>{t.looking}</p> }.into_any(),
        Some(Guard::Pin) => view! { <PinForm reason=reason.unwrap_or(t.pin) pin_id on_pass /> }.into_any(),
        Some(Guard::Practice) => refuse(t.practice, true),
        Some(Guard::Elsewhere) => refuse(t.elsewhere, false),
        Some(Guard::Unreadable) => refuse(t.unreadable, true),
    };
    view! {
        {title.map(|title| view! { <Heading title /> })}
        {content}
    }
}

/// Asks for the PIN.
#[component]
fn PinForm(reason: &'static str, pin_id: &'static str, on_pass: Callback<()>) -> impl IntoView {
    let t = use_locale().gate();
    let pin = PinGate::new(pin_id);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        pin.guard().run(on_pass);
    };
    view! {
        <section class="notice">
            <p>{reason}</p>
            <form autocomplete="off" novalidate on:submit=submit>
                <PinField gate=pin />
                <div class="actions">
                    <button type="submit" class="button">
                        {t.open}
                    </button>
                </div>
            </form>
        </section>
    }
}
