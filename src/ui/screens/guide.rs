//! The discussion guide for teams too small for numbers.

use crate::platform;
use crate::ui::components::heading::Heading;
use crate::ui::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Guide() -> impl IntoView {
    let t = &use_locale().text.guide;
    let list = |texts: &[&'static str]| texts.iter().map(|&text| view! { <li>{text}</li> }).collect_view();
    view! {
        <Heading text=t.title />
        <p class="lead">{t.lead}</p>
        <h2>{t.agenda_title}</h2>
        <ol class="steps">{list(&[t.agenda_one, t.agenda_two, t.agenda_three, t.agenda_four, t.agenda_five])}</ol>
        <h2>{t.questions_title}</h2>
        <ul>
            {list(
                &[
                    t.support_one,
                    t.support_two,
                    t.conflict_one,
                    t.conflict_two,
                    t.potential_one,
                    t.potential_two,
                    t.community_one,
                    t.community_two,
                ],
            )}
        </ul>
        <h2>{t.do_title}</h2>
        <ul>{list(&[t.do_one, t.do_two, t.do_three])}</ul>
        <h2>{t.do_not_title}</h2>
        <ul>{list(&[t.do_not_one, t.do_not_two, t.do_not_three])}</ul>
        <div class="actions no-print">
            <button type="button" class="button quiet" on:click=move |_| platform::document::print()>
                {t.print}
            </button>
        </div>
    }
}
