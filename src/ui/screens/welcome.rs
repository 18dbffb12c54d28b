//! What Candour is in one sentence, and three doors.

use crate::locale::fill;
use crate::state::use_app;
use crate::ui::components::heading::Heading;
use crate::ui::route::Route;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The first page.
#[component]
pub fn Welcome() -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    let doors = [
        (Route::Join, t.welcome.answer_title, t.welcome.answer_text),
        (Route::NewSurvey, t.welcome.run_title, t.welcome.run_text),
        (Route::Results, t.welcome.read_title, t.welcome.read_text),
    ];
    view! {
        <Heading text=t.welcome.title />
        <p class="lead">{t.welcome.lead}</p>
        <OpenRoundNotice />
        <ul class="doors">
            {doors
                .into_iter()
                .map(|(route, title, text)| {
                    let route = if route == Route::Join && untrack(|| app.has_round()) { Route::Desk } else { route };
                    view! {
                        <li class="door">
                            <a href=route.href()>{title}</a>
                            <p>{text}</p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        <h2>{t.welcome.how_title}</h2>
        <ol class="steps">
            <li>{t.welcome.how_one}</li>
            <li>{t.welcome.how_two}</li>
            <li>{t.welcome.how_three}</li>
        </ol>
        <p>
            <a href=Route::Example.href()>{t.welcome.example}</a>
        </p>
        <p>
            <a href=Route::Guide.href()>{t.welcome.small_team}</a>
        </p>
    }
}

/// Says that a round is open, with the way back to it; nothing if there is none.
#[component]
pub fn OpenRoundNotice() -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    move || {
        app.with_round(|open| fill(t.common.round_open, &[("team", &open.round().team), ("label", &open.round().label)])).map(|text| {
            view! {
                <div class="notice">
                    <p>{text}</p>
                    <p>
                        <a class="button" href=Route::Desk.href()>{t.common.to_desk}</a>
                    </p>
                </div>
            }
        })
    }
}
