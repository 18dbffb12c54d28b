//! What a person is promised before the first statement, and what the promise cannot do.

use crate::locale::{fill, isolated};
use crate::round::{Arrangements, Kind, Round};
use crate::route::Route;
use crate::state::Wiped;
use crate::ui::chunks::{ChunkPart, Part};
use crate::ui::components::custody_note::CustodyNote;
use crate::ui::components::heading::Heading;
use crate::ui::components::sentence::Sentence;
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use leptos::prelude::*;

/// The screen. The app goes here only while a round is open.
#[component]
pub fn Promise() -> impl IntoView {
    let app = use_app();
    untrack(|| app.with_round(|open| (open.round().clone(), open.set().minutes())))
        .zip(app.arrangements())
        .map(|((round, minutes), arrangements)| view! { <PromisePage round arrangements minutes /> })
}

#[component]
fn PromisePage(
    round: Round,
    /// What was typed when it was set up.
    arrangements: Arrangements,
    /// How long answering takes.
    minutes: u32,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.promise();
    let Arrangements { host, readers, when } = arrangements;
    let who = fill(t.who, &[("host", &isolated(&host)), ("team", &isolated(&round.team)), ("label", &isolated(&round.label))]);
    let results = fill(t.results, &[("readers", &isolated(&readers)), ("when", &isolated(&when))]);
    let threshold = fill(t.threshold, &[("threshold", &locale.whole(round.threshold.people()))]);
    let time = fill(t.time, &[("minutes", &locale.count(&locale.common().minutes, minutes))]);
    let patience = RwSignal::new(app.patience());
    let start = move |_| {
        app.set_patience(patience.get_untracked());
        app.start_sheet();
        go(&Route::Answer(0));
    };
    // Made when somebody looks.
    let wanted = RwSignal::new(false);
    view! {
        <Heading title=t.title />
        {(app.wiped() == Some(Wiped::Left))
            .then(|| {
                view! {
                    <div class="notice notranslate" role="alert" translate="no">
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
        <p class="lead">
            <Sentence text=format!("{who} {results}") />
        </p>
        <div class="promise-page">
            <section class="promise">
                <h2>{t.keeps}</h2>
                <ul>
                    <li>{t.send}</li>
                    <li>{t.nobody}</li>
                    <li>{threshold}</li>
                </ul>
            </section>
            <section class="limits">
                <h2>{t.limits}</h2>
                <ul>
                    <li>{t.limit_same}</li>
                    <li>{t.limit_skip}</li>
                    <li>
                        <CustodyNote custody=app.custody() />
                    </li>
                </ul>
            </section>
            <WhoSees host=host.into() />
        </div>
        <p class="hint">{time}</p>
        <details class="more">
            <summary>{t.longer}</summary>
            <ChunkPart part=Part::Patience(patience) />
        </details>
        <div class="actions start-bar">
            <button type="button" id="begin" class="button large" on:click=start>
                {t.start}
            </button>
            <a class="button quiet" href=Route::Desk.href()>
                {t.not_now}
            </a>
        </div>
        <details class="more">
            <summary>{t.ends_title}</summary>
            <ChunkPart part=Part::PromiseEnds />
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

/// What Candour shows to whom.
#[component]
fn WhoSees(
    /// Who runs the round.
    host: String,
) -> impl IntoView {
    let t = use_locale().promise();
    let rows = [
        (t.you.to_owned(), t.you_see),
        (fill(t.host, &[("host", &isolated(&host))]), t.host_sees),
        (t.file.to_owned(), t.file_shows),
        (t.no_one.to_owned(), t.no_one_sees),
    ];
    let row = |(who, what): (String, &'static str)| {
        view! {
            <tr>
                <th scope="row">
                    <Sentence text=who />
                </th>
                <td>{what}</td>
            </tr>
        }
    };
    view! {
        <table class="who-sees">
            <thead>
                <tr>
                    <th scope="col">{t.col_who}</th>
                    <th scope="col">{t.col_sees}</th>
                </tr>
            </thead>
            <tbody>{rows.map(row).collect_view()}</tbody>
        </table>
    }
}
