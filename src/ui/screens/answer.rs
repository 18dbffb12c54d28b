//! The statements of one area.

use crate::locale::fill;
use crate::question_set::QuestionSet;
use crate::state::use_app;
use crate::ui::components::heading::Heading;
use crate::ui::components::idle_guard::IdleGuard;
use crate::ui::components::progress::Progress;
use crate::ui::components::statement_field::StatementField;
use crate::ui::route::Route;
use crate::ui::screens::not_found::NotFound;
use crate::ui::{shell, use_locale};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Answer(
    /// Position of the area.
    area: usize,
) -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.text;
    let set = untrack(|| app.with_round(|open| open.set().clone()));
    let Some(set) = set.filter(|set: &QuestionSet| area < set.areas().len()) else {
        return view! { <NotFound /> }.into_any();
    };
    let areas = set.areas().len();
    let points = set.scale().points;
    let title = set.areas()[area].title.clone();
    let members = set.areas()[area].members.clone();
    let set = StoredValue::new(set);
    let left_out = {
        let members = members.clone();
        move || {
            let open = members.iter().filter(|&&statement| app.is_open(statement)).count();
            let open = u32::try_from(open).unwrap_or(0);
            (open > 0).then(|| locale.count(&t.answer.left_out, open))
        }
    };
    let (earlier, later) = (
        if area == 0 { Route::Promise } else { Route::Answer(area - 1) },
        if area + 1 == areas { Route::Check } else { Route::Answer(area + 1) },
    );
    let last = later == Route::Check;
    view! {
        <Progress area areas />
        <Heading text=title />
        <p>{t.answer.intro} " " {t.answer.skip}</p>
        {(points < 10)
            .then(|| view! { <p class="hint keys-hint">{fill(t.answer.keys, &[("points", &locale.whole(points.into()))])}</p> })}
        <form
            autocomplete="off"
            on:submit=move |event| {
                event.prevent_default();
                shell::go(&later);
            }
        >
            {members.into_iter().map(|statement| view! { <StatementField set statement /> }).collect_view()}
            <p class="left-out" aria-live="off">{left_out}</p>
            <div class="actions">
                <button type="submit" id="next" class="button large">
                    {if last { t.answer.check } else { t.answer.next }}
                </button>
                <button type="button" id="back" class="button quiet" on:click=move |_| shell::go(&earlier)>
                    {t.answer.back}
                </button>
            </div>
        </form>
        <IdleGuard />
    }
    .into_any()
}
