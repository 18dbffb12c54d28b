//! Between two people, and for whoever runs the survey: hand over, close, discard.

use crate::locale::{fill, isolated};
use crate::open_round::OpenRound;
use crate::round::{Kind, Round};
use crate::route::Route;
use crate::secrets::Custody;
use crate::state::Wiped;
use crate::survey_form::Step;
use crate::ui::chunks::{ChunkPart, ChunkScreen, Part};
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::Notice;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The screen. It is drawn anew each time somebody comes to it, and nothing on it changes the round without leaving it.
#[component]
pub fn Desk() -> impl IntoView {
    let app = use_app();
    untrack(|| match (app.locked(), app.with_round(DeskFacts::of)) {
        (Some(_), _) => view! { <ChunkScreen part=Part::LockedDesk /> }.into_any(),
        (None, Some(facts)) => view! { <OpenDesk facts /> }.into_any(),
        (None, None) => view! { <NoRound /> }.into_any(),
    })
}

#[component]
fn NoRound() -> impl IntoView {
    let locale = use_locale();
    let t = locale.desk();
    view! {
        <Heading title=t.none_open />
        <p>{t.none_open_text}</p>
        <p>
            <a class="button" href=Route::NewSurvey(Step::default()).href()>
                {locale.welcome().run}
            </a>
        </p>
    }
}

/// What the desk says of an open round.
struct DeskFacts {
    round: Round,
    sheets: u32,
    everybody_answered: bool,
}

impl DeskFacts {
    fn of(open: &OpenRound) -> Self {
        Self { round: open.round().clone(), sheets: open.sheets(), everybody_answered: open.everybody_answered() }
    }
}

#[component]
fn OpenDesk(facts: DeskFacts) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.desk();
    let DeskFacts { round, sheets, everybody_answered } = facts;
    let numbers = [sheets, round.invited, round.threshold.people()].map(|number| locale.whole(number));
    let say = |pattern| fill(pattern, &[("sheets", &numbers[0]), ("invited", &numbers[1]), ("threshold", &numbers[2])]);
    let in_memory = app.custody() == Custody::InMemory;
    let hand_over = if everybody_answered {
        view! {
            <p class="hand-over-title">{t.everybody}</p>
            <p>{t.everybody_text}</p>
        }
        .into_any()
    } else {
        view! {
            <p class="hand-over-title">{if sheets == 0 { t.hand_over_first } else { t.hand_over }}</p>
            {(sheets > 0).then(|| view! { <p>{t.hand_over_text}</p> })}
            <a id="start" class="button large" href=Route::Promise.href()>
                {t.start}
            </a>
        }
        .into_any()
    };
    let only_here = match app.custody() {
        Custody::InMemory if app.was_refused() => t.refused,
        Custody::InMemory => t.in_memory,
        Custody::OneCode => t.one_code,
        Custody::TwoCodes => t.two_codes,
    };
    view! {
        // Of a round of which nothing is kept the browser's history gets no name either.
        <Heading title=format!("{}: {}", isolated(&round.team), isolated(&round.label)) page=in_memory.then_some(t.title) />
        {(round.kind == Kind::Practice)
            .then(|| {
                view! {
                    <p class="badge">
                        <strong>{locale.common().practice_badge}</strong>
                    </p>
                }
            })}
        {app.wiped().map(|why| view! { <WipedNotice why /> })}
        <section class="hand-over">{hand_over}</section>
        <p id="answered" class="answered">
            {say(if sheets == 0 { t.answered_none } else { t.answered })}
        </p>
        <progress class="answered-bar" aria-labelledby="answered" value=sheets max=round.invited></progress>
        <p>{say(t.appear)}</p>
        <Notice>
            <p>{only_here}</p>
        </Notice>
        <ChunkPart part=Part::HostSection waiting=|| () />
    }
}

/// Says at the desk why the answers of the person before were wiped.
#[component]
fn WipedNotice(
    /// Why.
    why: Wiped,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.answer();
    let (title, sentence) = match why {
        Wiped::Idle(patience) => {
            let minutes = locale.count(&locale.common().minutes, patience.minutes());
            (Some(t.idle_wiped_title), fill(t.idle_wiped, &[("minutes", &minutes)]))
        }
        Wiped::Stopped => (None, t.stopped.to_owned()),
        // The page before the first statement says so, where one comes from those with the statements.
        Wiped::Left => return None,
    };
    let title = title.map(|title| {
        view! {
            <p>
                <strong>{title}</strong>
            </p>
        }
    });
    Some(view! {
        <Notice role="alert">
            {title}
            <p>{sentence}</p>
        </Notice>
    })
}
