//! What a person is promised before the first statement, what will be shown to whom, and where the promise ends.

use crate::example;
use crate::locale::fill;
use crate::pages::report::report;
use crate::release::Release;
use crate::round::{Kind, OpenRound};
use crate::state::use_app;
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::route::Route;
use crate::ui::screens::desk::minutes;
use crate::ui::{shell, use_locale};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Promise() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let facts = untrack(|| {
        app.with_round(|open| {
            let round = open.round();
            (round.team.clone(), round.label.clone(), round.threshold, round.kind, minutes(open.set()))
        })
    });
    let (team, label, threshold, kind, minutes) = facts.unwrap_or_default();
    let who = fill(t.promise.who, &[("host", &app.host()), ("team", &team), ("label", &label)]);
    // The preview goes through the same counting and rules as a real round, for a team of this size.
    let preview = RwSignal::new(None::<Release>);
    let make_preview = move || preview.set(untrack(|| app.with_round(invented)));
    view! {
        <Heading text=t.promise.title />
        {(kind == Kind::Practice).then(|| view! { <p class="badge"><strong>{t.promise.practice}</strong></p> })}
        <p>{who}</p>
        <ul class="promise">
            <li>{t.promise.send}</li>
            <li>{t.promise.nobody}</li>
            <li>{fill(t.promise.threshold, &[("threshold", &locale.whole(threshold.people()))])}</li>
        </ul>
        <p>{fill(t.promise.time, &[("minutes", &locale.count(&t.desk.minutes, minutes))])}</p>
        <div class="actions">
            <button
                type="button"
                id="begin"
                class="button large"
                on:click=move |_| {
                    app.start_sheet();
                    shell::go(&Route::Answer(0));
                }
            >
                {t.promise.start}
            </button>
            <a class="button quiet" href=Route::Desk.href()>{t.promise.not_now}</a>
        </div>
        <details class="more">
            <summary>{t.promise.ends_title}</summary>
            <ul>
                <li>{t.promise.end_final}</li>
                <li>{t.promise.end_small}</li>
                <li>{t.promise.end_group}</li>
                <li>{t.promise.end_shoulder}</li>
                <li>{t.promise.end_device}</li>
            </ul>
        </details>
        <details class="more" on:toggle=move |_| if preview.with_untracked(Option::is_none) { make_preview() }>
            <summary>{t.promise.shown_title}</summary>
            <p>{t.promise.shown}</p>
            {move || preview.get().map(|release| view! { <Markup element=report(locale, &release) /> })}
        </details>
    }
}

fn invented(open: &OpenRound) -> Release {
    let round = open.round();
    example::release(open.set(), &round.team, &round.label, round.opened, round.invited, round.threshold)
}
