//! The page being hidden, restored or left.

use leptos::ev;
use leptos::prelude::{document, window_event_listener, window_event_listener_untyped};

/// Asks the browser to ask before it leaves the page, whenever `needed` says so.
pub fn ask_before_leaving(needed: impl Fn() -> bool + 'static) {
    let _ = window_event_listener(ev::beforeunload, move |event| {
        if needed() {
            event.prevent_default();
            // What older browsers look at instead.
            event.set_return_value("stay");
        }
    });
}

/// Calls back when the page goes into the browser's memory of earlier pages, and when it comes out of it.
pub fn on_leave_and_return(leave: impl Fn() + 'static, back: impl Fn() + 'static) {
    let _ = window_event_listener(ev::pagehide, move |_| leave());
    let _ = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            back();
        }
    });
}

/// Calls back when the page can be seen again.
pub fn on_visible(call: impl Fn() + 'static) {
    let handle = window_event_listener(ev::visibilitychange, move |_| {
        if document().visibility_state() == web_sys::VisibilityState::Visible {
            call();
        }
    });
    leptos::prelude::on_cleanup(move || handle.remove());
}

/// Calls back whenever somebody touches, clicks, types or scrolls.
pub fn on_activity(call: impl Fn() + Clone + 'static) {
    let (by_key, by_pointer, by_scrolling) = (call.clone(), call.clone(), call);
    let keys = window_event_listener(ev::keydown, move |_| by_key());
    let pointers = window_event_listener(ev::pointerdown, move |_| by_pointer());
    let scrolling = window_event_listener(ev::scroll, move |_| by_scrolling());
    leptos::prelude::on_cleanup(move || {
        keys.remove();
        pointers.remove();
        scrolling.remove();
    });
}

/// Calls back before the page is printed, and when that is done.
pub fn on_print(before: impl Fn() + 'static, after: impl Fn() + 'static) {
    let before = window_event_listener_untyped("beforeprint", move |_| before());
    let after = window_event_listener_untyped("afterprint", move |_| after());
    leptos::prelude::on_cleanup(move || {
        before.remove();
        after.remove();
    });
}
