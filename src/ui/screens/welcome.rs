//! What Candour is in one sentence, and three doors.

use crate::route::Route;
use crate::ui::components::heading::Heading;
use crate::ui::components::open_round_notice::OpenRoundNotice;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The first page.
#[component]
pub fn Welcome() -> impl IntoView {
    let app = use_app();
    let t = use_locale().welcome();
    let answer = move || if app.knows_round() { Route::Desk } else { Route::Join };
    view! {
        <Heading title=t.title />
        <p class="lead">{t.lead}</p>
        <OpenRoundNotice />
        <ul class="doors">
            <Door to=answer title=t.answer_title about=t.answer_text />
            <Door to=|| Route::NewSurvey title=t.run_title about=t.run_text />
            <Door to=|| Route::Results title=t.read_title about=t.read_text />
        </ul>
        <h2>{t.how_title}</h2>
        <ol class="steps">
            <li>{t.how_one}</li>
            <li>{t.how_two}</li>
            <li>{t.how_three}</li>
        </ol>
        <p>
            <a href=Route::Example.href()>{t.example}</a>
        </p>
        <p>
            <a href=Route::Guide.href()>{t.small_team}</a>
        </p>
    }
}

#[component]
fn Door(to: impl Fn() -> Route + Send + 'static, title: &'static str, about: &'static str) -> impl IntoView {
    view! {
        <li class="door">
            <a href=move || to().href()>{title}</a>
            <p>{about}</p>
        </li>
    }
}
