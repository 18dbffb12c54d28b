//! The discussion guide for teams too small for numbers.

use crate::platform::document;
use crate::ui::components::heading::Heading;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Guide() -> impl IntoView {
    let t = use_locale().guide();
    view! {
        <Heading title=t.title />
        <div>
            <p class="lead">{t.lead}</p>
            <h2>{t.agenda_title}</h2>
            <ol class="steps">
                <li>{t.agenda_one}</li>
                <li>{t.agenda_two}</li>
                <li>{t.agenda_three}</li>
                <li>{t.agenda_four}</li>
                <li>{t.agenda_five}</li>
            </ol>
            <h2>{t.questions_title}</h2>
            <ul>
                <li>{t.support_one}</li>
                <li>{t.support_two}</li>
                <li>{t.conflict_one}</li>
                <li>{t.conflict_two}</li>
                <li>{t.potential_one}</li>
                <li>{t.potential_two}</li>
                <li>{t.community_one}</li>
                <li>{t.community_two}</li>
            </ul>
            <h2>{t.do_title}</h2>
            <ul>
                <li>{t.do_one}</li>
                <li>{t.do_two}</li>
                <li>{t.do_three}</li>
            </ul>
            <h2>{t.do_not_title}</h2>
            <ul>
                <li>{t.do_not_one}</li>
                <li>{t.do_not_two}</li>
                <li>{t.do_not_three}</li>
            </ul>
        </div>
        <div class="actions">
            <button type="button" class="button quiet" on:click=|_| document::print()>
                {t.print}
            </button>
        </div>
    }
}
