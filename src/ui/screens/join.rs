//! For somebody who was asked to take part and opened the page on a device without a survey.

use crate::route::Route;
use crate::ui::components::heading::Heading;
use crate::ui::components::open_round_notice::OpenRoundNotice;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// How to take part.
#[component]
pub fn Join() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.join();
    view! {
        <Heading title=t.title />
        <OpenRoundNotice />
        <Show when=move || !app.has_round() && app.locked().is_none()>
            <p>{t.shared}</p>
            <p>{t.ask}</p>
        </Show>
        <p>
            <a href=Route::Start.href()>{locale.common().home}</a>
        </p>
    }
}
