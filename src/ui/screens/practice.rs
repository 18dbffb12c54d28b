//! The form for a practice round, on one page and filled in already: for trying Candour out alone.

use super::new_survey::{OpenButton, Opener, SmallTeam, StatementsChoice, why_not};
use crate::disclosure::MIN_PEOPLE;
use crate::route::Route;
use crate::survey_form::Statements;
use crate::ui::components::error_summary::ErrorSummary;
use crate::ui::components::field::{Field, Kind};
use crate::ui::components::heading::Heading;
use crate::ui::context::use_locale;
use crate::ui::survey_draft::SurveyDraft;
use leptos::context::Provider;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Practice() -> impl IntoView {
    if let Some(reason) = why_not() {
        return reason;
    }
    let locale = use_locale();
    let (t, own) = (locale.new_survey(), locale.practice());
    // One of its own, so that what somebody typed for a real round is still there afterwards.
    let draft = SurveyDraft::new();
    for (field, text) in
        [(draft.team, own.team), (draft.label, own.label), (draft.host, own.host), (draft.readers, own.readers), (draft.when, own.when)]
    {
        field.set(text.to_owned());
    }
    draft.people.set(MIN_PEOPLE.to_string());
    // Whoever tries it answers for everybody.
    draft.statements.set(Statements::Pulse);
    let errors = RwSignal::new(Vec::new());
    let opener = Opener::new(draft, true, errors);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        opener.open();
    };
    view! {
        <Heading title=own.title />
        <p class="lead">{own.lead}</p>
        <ErrorSummary errors />
        <form class="survey-form" autocomplete="off" novalidate on:submit=submit>
            <Field id="team" label=t.team hint=t.team_hint value=draft.team errors />
            <Field id="label" label=t.label hint=t.label_hint value=draft.label errors />
            <Field id="people" label=t.people hint=own.people_hint value=draft.people errors kind=Kind::Number />
            <Provider value=draft>
                <SmallTeam />
                <StatementsChoice errors />
            </Provider>
            <OpenButton opener>
                <a class="button quiet" href=Route::Start.href()>
                    {locale.common().cancel}
                </a>
            </OpenButton>
        </form>
    }
    .into_any()
}
