//! A boxed message: something to know, or an error with what to do next.

use super::sentence::Sentence;
use crate::locale::errors::Message;
use leptos::prelude::*;

/// Something to know before going on.
#[component]
pub fn Notice(
    /// `alert` where it is read out at once.
    #[prop(optional)]
    role: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice" role=role>
            {children()}
        </div>
    }
}

/// An error: what happened, and what to do.
#[component]
pub fn ErrorNotice(
    /// The error.
    message: Message,
) -> impl IntoView {
    view! {
        <div class="notice notice-error">
            <p>
                <strong>
                    <Sentence text=message.what />
                </strong>
            </p>
            <p>
                <Sentence text=message.next />
            </p>
        </div>
    }
}

/// The place for an error that comes from something somebody does. Read out at once.
#[component]
pub fn ErrorPlace(
    /// The error, if there is one.
    #[prop(into)]
    message: Signal<Option<Message>>,
) -> impl IntoView {
    view! { <div role="alert">{move || message.get().map(|message| view! { <ErrorNotice message /> })}</div> }
}
