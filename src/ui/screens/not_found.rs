//! A page that does not exist.

use crate::route::Route;
use crate::ui::components::heading::Heading;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// There is no such page.
#[component]
pub fn NotFound() -> impl IntoView {
    let t = use_locale().not_found();
    view! {
        <Heading title=t.title />
        <p>{t.text}</p>
        <p>
            <a class="button" href=Route::Start.href()>
                {t.home}
            </a>
        </p>
    }
}
