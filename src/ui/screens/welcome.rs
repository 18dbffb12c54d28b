//! What Candour is in one sentence, the one thing most people come for, and the ways for everybody else.

use crate::route::Route;
use crate::survey_form::Step;
use crate::ui::chunks::{ChunkExtra, Part};
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
        <div class="welcome">
            <div>
                <Heading title=t.title />
                <p class="lead">{t.lead}</p>
                <OpenRoundNotice />
                <div class="actions">
                    <a class="button large" href=Route::NewSurvey(Step::default()).href()>
                        {t.run}
                    </a>
                    <a class="button quiet" href=Route::Example.href()>
                        {t.example}
                    </a>
                </div>
                <ul class="doors">
                    <Door question=t.answer_question to=answer link=t.answer />
                    <Door question=t.read_question to=|| Route::Results link=t.read />
                    <Door question=t.practice_question to=|| Route::Practice link=t.practice />
                    <Door question=t.small_question to=|| Route::Guide link=t.small />
                </ul>
            </div>
            <div class="welcome-picture">
                <ChunkExtra part=Part::ExamplePicture />
            </div>
        </div>
        <h2>{t.how_title}</h2>
        <ol class="steps">
            <li>{t.how_one}</li>
            <li>{t.how_two}</li>
            <li>{t.how_three}</li>
        </ol>
    }
}

/// A way for somebody who comes with a question.
#[component]
fn Door(question: &'static str, to: impl Fn() -> Route + Send + 'static, link: &'static str) -> impl IntoView {
    view! {
        <li>
            {question} " "
            <a href=move || to().href()>{link}</a>
        </li>
    }
}
