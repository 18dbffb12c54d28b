//! A page that does not exist.

use crate::ui::components::heading::Heading;
use crate::ui::route::Route;
use crate::ui::use_locale;
use leptos::prelude::*;

/// There is no such page.
#[component]
pub fn NotFound() -> impl IntoView {
    let t = use_locale().text;
    view! {
        <Heading text=t.not_found.title />
        <p>{t.not_found.text}</p>
        <p>
            <a class="button" href=Route::Start.href()>{t.not_found.home}</a>
        </p>
    }
}
