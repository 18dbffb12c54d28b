//! Candour's mark: two speech marks that face each other. The same shapes as in `public/icons/icon.svg`.

use leptos::prelude::*;

/// The mark, in the colour of the text around it.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path class="mark-speaks" d="M3 5h14a4 4 0 0 1 4 4v5a4 4 0 0 1-4 4h-6l-5 5v-5H3a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z" />
            <path class="mark-answers" d="M24 11h5a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-2v4l-4-4h-6a4 4 0 0 1-3.6-2.3l.9-.9H18a6 6 0 0 0 6-6z" />
        </svg>
    }
}
