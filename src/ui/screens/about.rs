//! What Candour is, what it protects people from and what not, and the few settings.

use crate::pages::about::about;
use crate::platform;
use crate::state::use_app;
use crate::store::Appearance;
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::components::question::Question;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn About() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = &locale.text.about;
    let removing = RwSignal::new(false);
    let removed = RwSignal::new(false);
    view! {
        <Heading text=t.title />
        {(!app.storage_lasts()).then(|| view! { <p class="notice">{t.storage_off}</p> })}
        <Markup element=about(locale) />
        <div class="no-print">
            <RadioGroup
                legend=t.appearance
                name="appearance"
                options=vec![
                    RadioOption { value: Appearance::System, id: "appearance-system", label: t.appearance_system, hint: "" },
                    RadioOption { value: Appearance::Light, id: "appearance-light", label: t.appearance_light, hint: "" },
                    RadioOption { value: Appearance::Dark, id: "appearance-dark", label: t.appearance_dark, hint: "" },
                ]
                chosen=Signal::derive(move || app.preferences.get().appearance)
                choose=move |appearance| {
                    let mut preferences = app.preferences.get_untracked();
                    preferences.appearance = appearance;
                    app.set_preferences(preferences);
                }
            />
            <h2>{t.remove_title}</h2>
            <p>{t.remove_text}</p>
            <div class="actions">
                <button type="button" id="remove-everything" class="button quiet" on:click=move |_| removing.set(true)>
                    {t.remove}
                </button>
            </div>
            <p role="status">{move || removed.get().then_some(t.removed)}</p>
            <div class="actions">
                <button type="button" class="button quiet" on:click=move |_| platform::document::print()>
                    {t.print}
                </button>
            </div>
        </div>
        <Question
            id="remove-everything-question"
            asking=removing
            title=Signal::derive(move || t.remove_question.to_owned())
            yes=Signal::derive(move || Some(t.remove_yes))
            on_yes=move |()| {
                app.remove_everything();
                removed.set(true);
            }
        >
            <p>{t.remove_text}</p>
        </Question>
    }
}
