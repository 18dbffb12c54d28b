//! Between two people, and for whoever runs the survey: hand over, close, discard.

use super::locked_desk::LockedDesk;
use crate::locale::{Locale, fill};
use crate::open_round::OpenRound;
use crate::round::{Kind, Round};
use crate::route::Route;
use crate::ui::chunks::{ChunkPart, Part};
use crate::ui::components::copy_box::CopyBox;
use crate::ui::components::end_dialogs::EndQuestions;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::{ErrorPlace, Notice};
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// The screen. It is drawn anew each time somebody comes to it, and nothing on it changes the round without leaving it.
#[component]
pub fn Desk() -> impl IntoView {
    let app = use_app();
    let facts = || app.with_round(|open| DeskFacts::of(open, use_locale(), &app.host()));
    untrack(|| match (app.locked(), facts()) {
        (Some(locked), _) => view! { <LockedDesk locked /> }.into_any(),
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
            <a class="button" href=Route::NewSurvey.href()>
                {locale.welcome().run_title}
            </a>
        </p>
    }
}

/// What the desk says of an open round.
struct DeskFacts {
    round: Round,
    host: String,
    invitation: String,
    sheets: u32,
    everybody_answered: bool,
}

impl DeskFacts {
    fn of(open: &OpenRound, locale: Locale, host: &str) -> Self {
        Self {
            round: open.round().clone(),
            host: host.to_owned(),
            invitation: invitation(locale, open, host),
            sheets: open.sheets(),
            everybody_answered: open.everybody_answered(),
        }
    }
}

#[component]
fn OpenDesk(facts: DeskFacts) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.desk();
    let DeskFacts { round, host, invitation, sheets, everybody_answered } = facts;
    let numbers = [sheets, round.invited, round.threshold.people()].map(|number| locale.whole(number));
    let say = |pattern| fill(pattern, &[("sheets", &numbers[0]), ("invited", &numbers[1]), ("threshold", &numbers[2])]);
    let ending = EndQuestions::new();
    let close = move |class| {
        view! {
            <button type="button" id="close" class=class on:click=move |_| ending.closing.set(true)>
                {t.close}
            </button>
        }
    };
    let hand_over = if everybody_answered {
        view! {
            <p class="hand-over-title">{t.everybody}</p>
            {close("button large")}
        }
        .into_any()
    } else {
        view! {
            <p class="hand-over-title">{t.hand_over}</p>
            <p>{t.hand_over_text}</p>
            <a id="start" class="button large" href=Route::Promise.href()>
                {t.start}
            </a>
        }
        .into_any()
    };
    view! {
        <Heading title=format!("{}: {}", round.team, round.label) />
        {(round.kind == Kind::Practice)
            .then(|| {
                view! {
                    <p class="badge">
                        <strong>{locale.common().practice_badge}</strong>
                    </p>
                }
            })}
        {app.was_wiped_idle().then(|| view! { <WipedIdle /> })}
        <section class="hand-over">{hand_over}</section>
        <p id="answered" class="answered">
            {say(if sheets == 0 { t.answered_none } else { t.answered })}
        </p>
        <p>{say(t.appear)}</p>
        {(!app.round_lasts())
            .then(|| {
                view! {
                    <Notice>
                        <p>{t.memory}</p>
                    </Notice>
                }
            })}
        <section class="host-section">
            <h2>{fill(t.host_title, &[("host", &host)])}</h2>
            <p>{t.host_text}</p>
            <ErrorPlace message=ending.problem />
            <div class="actions">
                {(!everybody_answered).then(|| close("button quiet"))}
                <button type="button" id="discard" class="button quiet" on:click=move |_| ending.discarding.set(true)>
                    {t.discard}
                </button>
            </div>
            <ChunkPart part=Part::EndDialogs(ending) waiting=|| () />
            // Until the first person has answered, inviting is what comes next.
            <details open=sheets == 0>
                <summary>{t.invitation_show}</summary>
                <CopyBox id="invitation" label=t.invitation content=invitation />
            </details>
        </section>
    }
}

/// Says that answers were wiped because nobody did anything.
#[component]
fn WipedIdle() -> impl IntoView {
    let t = use_locale().answer();
    view! {
        <div class="notice" role="alert">
            <p>
                <strong>{t.idle_wiped_title}</strong>
            </p>
            <p>{t.idle_wiped}</p>
        </div>
    }
}

/// The text with which a facilitator invites the team.
fn invitation(locale: Locale, open: &OpenRound, host: &str) -> String {
    let t = locale.desk();
    let statements = u32::try_from(open.set().statements().len()).unwrap_or(u32::MAX);
    fill(
        t.invitation_text,
        &[
            ("team", &open.round().team),
            ("label", &open.round().label),
            ("statements", &locale.count(&locale.common().statements, statements)),
            ("minutes", &locale.count(&locale.common().minutes, open.set().minutes())),
            ("threshold", &locale.whole(open.round().threshold.people())),
            ("host", host),
        ],
    )
}
