//! What Candour is, what it protects people from and what not, and the few settings.

use crate::locale::fill;
use crate::platform;
use crate::state::use_app;
use crate::store::Appearance;
use crate::ui::components::heading::Heading;
use crate::ui::components::question::Question;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::use_locale;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn About() -> impl IntoView {
    let app = use_app();
    let t = &use_locale().text.about;
    let removing = RwSignal::new(false);
    let removed = RwSignal::new(false);
    let list = |texts: &[&'static str]| texts.iter().map(|&text| view! { <li>{text}</li> }).collect_view();
    view! {
        <Heading text=t.title />
        <p class="lead">{t.lead}</p>
        {(!app.storage_lasts()).then(|| view! { <p class="notice">{t.storage_off}</p> })}
        <h2>{t.protects_title}</h2>
        <ul>{list(&[t.protects_one, t.protects_two, t.protects_three])}</ul>
        <h2>{t.limits_title}</h2>
        <ul>
            {list(&[t.limit_small, t.limit_group, t.limit_last, t.limit_device, t.limit_host, t.limit_files, t.limit_unsigned])}
        </ul>
        <h2>{t.works_council_title}</h2>
        <p>{t.works_council}</p>
        <h2>{t.set_title}</h2>
        <p>{t.set_text}</p>
        <h2>{t.verify_title}</h2>
        <p>{t.verify}</p>
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
        <h2>{t.version}</h2>
        <p>{fill(t.version_text, &[("version", env!("CARGO_PKG_VERSION"))])}</p>
        <p>{t.licence}</p>
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
