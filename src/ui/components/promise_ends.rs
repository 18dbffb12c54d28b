//! Where the promise to those who answer ends.

use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The list.
#[component]
pub fn PromiseEnds() -> impl IntoView {
    let t = use_locale().promise_ends();
    view! {
        <ul>
            <li>{t.sent}</li>
            <li>{t.group}</li>
            <li>{t.shoulder}</li>
            <li>{t.device}</li>
        </ul>
    }
}
