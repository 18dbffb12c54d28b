//! The discussion guide for teams too small for numbers.

use crate::pages::guide::guide;
use crate::platform;
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Guide() -> impl IntoView {
    let locale = use_locale();
    let t = &locale.text.guide;
    view! {
        <Heading text=t.title />
        <Markup element=guide(locale) />
        <div class="actions no-print">
            <button type="button" class="button quiet" on:click=move |_| platform::document::print()>
                {t.print}
            </button>
        </div>
    }
}
