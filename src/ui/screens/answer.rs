//! The statements of one area.

use super::not_found::NotFound;
use crate::locale::{fill, isolated, whole_number};
use crate::question_set::QuestionSet;
use crate::route::Route;
use crate::ui::components::confirm_dialog::ConfirmDialog;
use crate::ui::components::heading::Heading;
use crate::ui::components::idle_guard::IdleGuard;
use crate::ui::components::progress::Progress;
use crate::ui::components::sentence::Sentence;
use crate::ui::components::statement_field::{StatementField, way_in};
use crate::ui::context::{use_app, use_locale};
use crate::ui::navigation::go;
use leptos::prelude::*;

/// The screen of one area.
#[component]
pub fn Answer(
    /// Position of the area in the question set.
    area: usize,
) -> impl IntoView {
    let set = untrack(|| use_app().with_round(|open| open.set().clone()));
    match set.filter(|set| area < set.areas().len()) {
        Some(set) => view! { <AreaPage set area /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn AreaPage(set: QuestionSet, area: usize) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.answer();
    let areas = set.areas().len();
    let members = StoredValue::new(set.areas()[area].members.clone());
    let progress = fill(t.progress, &[("area", &locale.whole(whole_number(area + 1))), ("areas", &locale.whole(whole_number(areas)))]);
    let points = set.scale().points;
    let left_out = move || {
        let open = members.with_value(|members| members.iter().filter(|&&statement| app.is_open(statement)).count());
        (open > 0).then(|| locale.count(&t.left_out, whole_number(open)))
    };
    // Before the first area there is no page with the sheet, so going there wipes it.
    let leaving = RwSignal::new(false);
    let back = move |_| match area.checked_sub(1) {
        Some(earlier) => go(&Route::Answer(earlier)),
        None if app.has_ticks() => leaving.set(true),
        None => go(&Route::Promise),
    };
    // Who comes to change an answer goes straight back to all of them.
    let last = area + 1 == areas || app.has_checked();
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        go(&if last { Route::Check } else { Route::Answer(area + 1) });
    };
    // From ten points on one digit is not enough.
    let keys = (points < 10).then(|| {
        let (first, last) = (locale.point_label(set.scale(), 1), locale.point_label(set.scale(), points));
        fill(t.keys, &[("points", &locale.whole(points.into())), ("first", &isolated(&first)), ("last", &isolated(&last))])
    });
    // Whoever comes to change an answer finds it at once.
    let target = app.changing().filter(|statement| members.with_value(|members| members.contains(statement)));
    let target = target.map(|statement| way_in(app, statement, points));
    let statements = members.get_value().into_iter().map(|statement| view! { <StatementField set=set.clone() statement /> }).collect_view();
    view! {
        <Progress words=progress page=area + 1 pages=areas />
        <Heading title=isolated(&set.areas()[area].title) target />
        <p>{t.intro} " " {t.skip}</p>
        {set.is_about_guiding().then(|| view! { <p>{t.guiding}</p> })}
        {keys.map(|keys| view! { <p class="hint keys-hint"><Sentence text=keys /></p> })}
        <form autocomplete="off" on:submit=next>
            {statements}
            // Nothing that depends on ticks is for the browser to translate: it would go to the maker of the browser.
            <p class="left-out notranslate" translate="no">
                {left_out}
            </p>
            <div class="actions">
                <button type="submit" id="next" class="button large">
                    {if last { t.check } else { t.next }}
                </button>
                <button type="button" id="back" class="button quiet" on:click=back>
                    {t.back}
                </button>
            </div>
        </form>
        <ConfirmDialog
            id="leave-question"
            about_ticks=true
            title=t.leave
            open=leaving
            danger=true
            confirm=t.leave_yes
            on_confirm=|()| go(&Route::Promise)
            cancel=t.leave_no
        >
            ()
        </ConfirmDialog>
        <IdleGuard />
    }
}
