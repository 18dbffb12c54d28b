//! What Candour is, what it protects people from and what not, and the few settings.

use crate::locale::fill;
use crate::platform::document;
use crate::route::Route;
use crate::store::Appearance;
use crate::ui::components::confirm_dialog::ConfirmDialog;
use crate::ui::components::desk_gate::DeskGate;
use crate::ui::components::heading::Heading;
use crate::ui::components::notice::Notice;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
#[component]
pub fn About() -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.about();
    view! {
        <Heading title=t.title />
        <Show when=move || !app.storage_lasts()>
            <Notice>
                <p>{locale.common().storage_off}</p>
            </Notice>
        </Show>
        <Facts />
        <div class="no-print">
            <h2>{t.print_title}</h2>
            <div class="actions">
                <button type="button" class="button quiet" on:click=|_| document::print()>
                    {t.print}
                </button>
            </div>
            <h2>{t.settings_title}</h2>
            <DeskGate>
                <Settings />
            </DeskGate>
        </div>
    }
}

#[component]
fn Facts() -> impl IntoView {
    let t = use_locale().about();
    view! {
        <div>
            <p class="lead">{t.lead}</p>
            <h2>{t.protects_title}</h2>
            <ul>
                <li>{t.protects_one}</li>
                <li>{t.protects_two}</li>
                <li>{t.protects_three}</li>
            </ul>
            <h2>{t.limits_title}</h2>
            <ul>
                {t.limits.iter().map(|limit| view! { <li>{*limit}</li> }).collect_view()}
            </ul>
            <h2>{t.works_council_title}</h2>
            <p>
                <a href=Route::WorksCouncil.href()>{t.works_council}</a>
            </p>
            <h2>{t.set_title}</h2>
            <p>{t.set_text}</p>
            <h2>{t.verify_title}</h2>
            <p>{t.verify}</p>
            <h2>{t.version}</h2>
            <p>{fill(t.version_text, &[("version", env!("CARGO_PKG_VERSION"))])}</p>
            <p>{t.licence}</p>
        </div>
    }
}

#[component]
fn Settings() -> impl IntoView {
    let app = use_app();
    let locale = use_locale();
    let t = locale.about();
    let removing = RwSignal::new(false);
    let removed = RwSignal::new(false);
    let chosen = RwSignal::new(app.appearance_untracked());
    Effect::new(move |earlier: Option<()>| {
        let appearance = chosen.get();
        // Nothing is kept that is so already: after removing everything nothing would be left without it.
        if earlier.is_some() && appearance != app.appearance_untracked() {
            app.set_appearance(appearance);
        }
    });
    let option = |value, id, label| RadioOption { value, id, label, hint: "" };
    let options = vec![
        option(Appearance::System, "appearance-system", t.appearance_system),
        option(Appearance::Light, "appearance-light", t.appearance_light),
        option(Appearance::Dark, "appearance-dark", t.appearance_dark),
    ];
    let remove = move |()| {
        spawn_local(async move {
            // Unless another window has opened a round meanwhile.
            if app.remove_everything().await {
                let _ = chosen.try_set(Appearance::System);
                let _ = removed.try_set(true);
            }
        });
    };
    // An open round belongs to the people who have answered; it ends at the desk and nowhere else.
    let round_open = move || app.knows_round();
    view! {
        <div>
            <RadioGroup legend=t.appearance name="appearance" options chosen />
            <h3>{t.remove_title}</h3>
            <p>{t.remove_text}</p>
            <Show
                when=round_open
                fallback=move || {
                    view! {
                        <div class="actions">
                            <button type="button" id="remove-everything" class="button quiet" on:click=move |_| removing.set(true)>
                                {t.remove}
                            </button>
                        </div>
                    }
                }
            >
                <Notice>
                    <p>{t.remove_round_open}</p>
                </Notice>
            </Show>
            <p role="status">{move || removed.get().then_some(t.removed)}</p>
            <ConfirmDialog
                id="remove-everything-question"
                title=t.remove_question
                open=removing
                danger=true
                confirm=t.remove_yes
                on_confirm=remove
                cancel=locale.common().cancel
            >
                <p>{t.remove_text}</p>
            </ConfirmDialog>
        </div>
    }
}
