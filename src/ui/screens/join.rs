//! For somebody who was asked to take part and opened the page on a device without a survey.

use crate::ui::components::heading::Heading;
use crate::ui::route::Route;
use crate::ui::screens::welcome::OpenRoundNotice;
use crate::ui::use_locale;
use leptos::prelude::*;

/// How to take part.
#[component]
pub fn Join() -> impl IntoView {
    let t = use_locale().text;
    let app = crate::state::use_app();
    view! {
        <Heading text=t.join.title />
        <OpenRoundNotice />
        {move || {
            (!app.has_round())
                .then(|| {
                    view! {
                        <p>{t.join.shared}</p>
                        <p>{t.join.ask}</p>
                    }
                })
        }}
        <p>
            <a href=Route::Start.href()>{t.common.home}</a>
        </p>
    }
}
