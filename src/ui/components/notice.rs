//! A boxed message: something to know, or an error with what to do next.

use crate::locale::errors::Message;
use leptos::prelude::*;

/// An error that happened after something somebody did. Read out at once.
#[component]
pub fn ErrorNotice(
    /// What happened and what to do, or nothing.
    #[prop(into)]
    message: Signal<Option<Message>>,
) -> impl IntoView {
    view! {
        <div role="alert">
            {move || {
                message
                    .get()
                    .map(|message| {
                        view! {
                            <div class="notice notice-error">
                                <p>
                                    <strong>{message.what}</strong>
                                </p>
                                <p>{message.next}</p>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Something to know before going on.
#[component]
pub fn Notice(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <p class="notice">{text}</p> }
}
