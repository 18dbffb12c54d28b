//! Says what is kept of a round while it is open, and who could open it.

use crate::secrets::Custody;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// The sentence for whoever is about to answer.
#[component]
pub fn CustodyNote(
    /// Who has the recovery codes.
    custody: Custody,
) -> impl IntoView {
    let t = use_locale().custody();
    let sentence = match custody {
        Custody::TwoCodes => t.two_codes,
        Custody::OneCode => t.one_code,
        Custody::InMemory => t.in_memory,
    };
    view! { <span>{sentence}</span> }
}
