//! A place on the page for markup, which is only read.

use crate::markup::Element;
use crate::platform;
use leptos::html::Div;
use leptos::prelude::*;

/// Shows `element`.
#[component]
pub fn Markup(
    /// What to show.
    element: Element,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    place.on_load(move |place| platform::markup::append(&place, &element));
    view! { <div node_ref=place></div> }
}
