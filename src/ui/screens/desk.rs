//! Between two people, and for whoever runs the survey: hand over, close, discard.

use crate::disclosure::Threshold;
use crate::locale::fill;
use crate::question_set::QuestionSet;
use crate::round::{Kind, OpenRound};
use crate::state::use_app;
use crate::ui::components::copy_box::CopyBox;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::Notice;
use crate::ui::components::question::Question;
use crate::ui::route::Route;
use crate::ui::{shell, use_locale};
use leptos::prelude::*;

/// How long a form takes, in whole minutes: about nine seconds a statement.
pub fn minutes(set: &QuestionSet) -> u32 {
    u32::try_from(set.statements().len()).unwrap_or(u32::MAX).saturating_mul(9).div_ceil(60)
}

/// What the desk shows of a round.
#[derive(Clone, PartialEq)]
struct Facts {
    team: String,
    label: String,
    sheets: u32,
    invited: u32,
    threshold: Threshold,
    kind: Kind,
    statements: u32,
    minutes: u32,
}

impl Facts {
    fn of(open: &OpenRound) -> Self {
        let round = open.round();
        Self {
            team: round.team.clone(),
            label: round.label.clone(),
            sheets: open.sheets(),
            invited: round.invited,
            threshold: round.threshold,
            kind: round.kind,
            statements: u32::try_from(open.set().statements().len()).unwrap_or(u32::MAX),
            minutes: minutes(open.set()),
        }
    }
}

/// The screen.
#[component]
pub fn Desk() -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    let facts = Memo::new(move |_| app.with_round(Facts::of));
    move || match facts.get() {
        Some(facts) => view! { <OpenDesk facts /> }.into_any(),
        None => view! {
            <Heading text=t.desk.none_open />
            <p>{t.desk.none_open_text}</p>
            <p>
                <a class="button" href=Route::NewSurvey.href()>{t.welcome.run_title}</a>
            </p>
        }
        .into_any(),
    }
}

#[component]
fn OpenDesk(facts: Facts) -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let closing = RwSignal::new(false);
    let discarding = RwSignal::new(false);
    let Facts { team, label, sheets, invited, threshold, kind, .. } = facts.clone();
    let (sheets_text, invited_text, threshold_text) = (locale.whole(sheets), locale.whole(invited), locale.whole(threshold.people()));
    let everybody = sheets >= invited;
    let enough = sheets >= threshold.people();
    let answered =
        fill(if sheets == 0 { t.desk.answered_none } else { t.desk.answered }, &[("sheets", &sheets_text), ("invited", &invited_text)]);
    let appear = fill(t.desk.appear, &[("threshold", &threshold_text)]);
    let too_few = fill(t.desk.too_few, &[("sheets", &sheets_text), ("threshold", &threshold_text)]);
    let close_text = fill(t.desk.close_text, &[("sheets", &sheets_text), ("invited", &invited_text)]);
    let missing = (invited > sheets).then(|| locale.count(&t.desk.close_missing, invited.saturating_sub(sheets)));
    let discard_text = fill(t.desk.discard_text, &[("sheets", &sheets_text)]);
    let host = app.host();

    view! {
        <Heading text=format!("{team}: {label}") />
        {(kind == Kind::Practice).then(|| view! { <p class="badge"><strong>{t.common.practice_badge}</strong></p> })}
        {app.wiped_idle
            .get_untracked()
            .then(|| {
                view! {
                    <div class="notice" role="alert">
                        <p>
                            <strong>{t.answer.idle_wiped_title}</strong>
                        </p>
                        <p>{t.answer.idle_wiped}</p>
                    </div>
                }
            })}
        <section class="hand-over">
            {if everybody {
                view! { <p class="hand-over-title">{t.desk.everybody}</p> }.into_any()
            } else {
                view! {
                    <p class="hand-over-title">{t.desk.hand_over}</p>
                    <p>{t.desk.hand_over_text}</p>
                    <a class="button large" id="start" href=Route::Promise.href()>{t.desk.start}</a>
                }
                    .into_any()
            }}
        </section>
        <p class="answered" id="answered">{answered}</p>
        <p>{appear}</p>
        <Notice text=t.desk.memory />
        <section class="host-section">
            <h2>{fill(t.desk.host_title, &[("host", &host)])}</h2>
            <p>{t.desk.host_text}</p>
            <div class="actions">
                <button type="button" id="close" class="button quiet" on:click=move |_| closing.set(true)>
                    {t.desk.close}
                </button>
                <button type="button" id="discard" class="button quiet" on:click=move |_| discarding.set(true)>
                    {t.desk.discard}
                </button>
            </div>
            <details>
                <summary>{t.desk.invitation_show}</summary>
                <CopyBox id="invitation" label=t.desk.invitation text=invitation(locale, &facts, &host) />
            </details>
        </section>
        <Question
            id="close-question"
            asking=closing
            title=Signal::derive(move || if enough { t.desk.close_question } else { t.desk.too_few_title }.to_owned())
            yes=Signal::derive(move || enough.then_some(t.desk.close_yes))
            no=t.desk.keep_open
            on_yes=move |()| {
                if let Some(route) = app.close_round() {
                    shell::go(&route);
                }
            }
        >
            {if enough {
                view! {
                    <p>{close_text.clone()}</p>
                    {missing.clone().map(|text| view! { <p>{text}</p> })}
                    <p>{t.desk.close_final}</p>
                }
                    .into_any()
            } else {
                view! {
                    <p>{too_few.clone()}</p>
                    <p>
                        <button
                            type="button"
                            class="button danger"
                            on:click=move |_| {
                                closing.set(false);
                                discarding.set(true);
                            }
                        >
                            {t.desk.discard}
                        </button>
                    </p>
                }
                    .into_any()
            }}
        </Question>
        <Question
            id="discard-question"
            asking=discarding
            title=Signal::derive(move || t.desk.discard_question.to_owned())
            yes=Signal::derive(move || Some(t.desk.discard_yes))
            no=t.desk.keep_open
            on_yes=move |()| {
                app.discard_round();
                shell::go(&Route::Start);
            }
        >
            <p>{discard_text.clone()}</p>
        </Question>
    }
}

/// The text with which a facilitator invites the team.
fn invitation(locale: crate::locale::Locale, facts: &Facts, host: &str) -> String {
    let t = locale.text;
    fill(
        t.desk.invitation_text,
        &[
            ("team", &facts.team),
            ("label", &facts.label),
            ("statements", &locale.count(&t.new_survey.own_statements, facts.statements)),
            ("minutes", &locale.count(&t.desk.minutes, facts.minutes)),
            ("threshold", &locale.whole(facts.threshold.people())),
            ("host", host),
        ],
    )
}
