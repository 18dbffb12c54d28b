//! How long nobody may touch the pages with the answers before they are wiped: for whoever needs more time.

use crate::idle::Patience;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The choice.
#[component]
pub fn PatienceField(
    /// What is chosen.
    patience: RwSignal<Patience>,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.patience();
    let option = |value: Patience| {
        view! { <option value=value.minutes()>{locale.count(&locale.common().minutes, value.minutes())}</option> }
    };
    let choose = move |event: leptos::ev::Event| {
        let minutes = event_target_value(&event);
        let chosen = Patience::ALL.into_iter().find(|value| value.minutes().to_string() == minutes);
        patience.set(chosen.unwrap_or_default());
    };
    view! {
        <div class="field">
            <label for="patience">{t.label}</label>
            <select id="patience" autocomplete="off" on:change=choose>
                {Patience::ALL.map(option).collect_view()}
            </select>
        </div>
    }
}
