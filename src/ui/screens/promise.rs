//! What a person is promised before the first statement, what will be shown to whom, and where the promise ends.

use crate::locale::fill;
use crate::round::{Kind, Round};
use crate::route::Route;
use crate::ui::chunks::{ChunkPart, Part};
use crate::ui::components::heading::Heading;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use leptos::prelude::*;

/// The screen. The app goes here only while a round is open.
#[component]
pub fn Promise() -> impl IntoView {
    let app = use_app();
    untrack(|| app.with_round(|open| (open.round().clone(), open.set().minutes())))
        .map(|(round, minutes)| view! { <PromisePage round minutes /> })
}

#[component]
fn PromisePage(
    round: Round,
    /// How long answering takes.
    minutes: u32,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.promise();
    let who = fill(t.who, &[("host", &app.host()), ("team", &round.team), ("label", &round.label)]);
    let threshold = fill(t.threshold, &[("threshold", &locale.whole(round.threshold.people()))]);
    let time = fill(t.time, &[("minutes", &locale.count(&locale.common().minutes, minutes))]);
    let start = move |_| {
        app.start_sheet();
        go(&Route::Answer(0));
    };
    // Made when somebody looks.
    let wanted = RwSignal::new(false);
    view! {
        <Heading title=t.title />
        {app
            .was_left()
            .then(|| {
                view! {
                    <div class="notice" role="alert">
                        <p>{locale.answer().left}</p>
                    </div>
                }
            })}
        {(round.kind == Kind::Practice)
            .then(|| {
                view! {
                    <p class="badge">
                        <strong>{t.practice}</strong>
                    </p>
                }
            })}
        <p>{who}</p>
        <ul class="promise">
            <li>{t.send}</li>
            <li>{t.nobody}</li>
            <li>{threshold}</li>
            <li>{t.stay}</li>
            <li>{t.readers}</li>
        </ul>
        <p>{time}</p>
        <div class="actions">
            <button type="button" id="begin" class="button large" on:click=start>
                {t.start}
            </button>
            <a class="button quiet" href=Route::Desk.href()>
                {t.not_now}
            </a>
        </div>
        <details class="more">
            <summary>{t.ends_title}</summary>
            <ul>
                <li>{t.end_final}</li>
                <li>{t.end_small}</li>
                <li>{t.end_group}</li>
                <li>{t.end_code}</li>
                <li>{t.end_shoulder}</li>
                <li>{t.end_device}</li>
            </ul>
        </details>
        <details class="more" on:toggle=move |_| wanted.set(true)>
            <summary>{t.shown_title}</summary>
            <p>{t.shown}</p>
            <Show when=move || wanted.get()>
                <ChunkPart part=Part::Preview />
            </Show>
        </details>
    }
}
