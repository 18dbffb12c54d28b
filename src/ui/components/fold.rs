//! A part of a page behind a fold that somebody opens if they want it, and that paper always shows.

use crate::platform::lifecycle;
use leptos::html::Details;
use leptos::prelude::*;

/// A fold with its title and what is behind it.
#[component]
pub fn Fold(
    /// Class of the fold.
    class: &'static str,
    /// Id of the fold, if anything leads to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Whether it is unfolded from the start.
    #[prop(optional)]
    open: bool,
    /// What can be seen in any case.
    title: AnyView,
    /// What is behind it.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<Details>::new();
    let unfolded = RwSignal::new(open);
    let printing = StoredValue::new(false);
    // At once and not by a signal: some browsers print before what follows from a signal has been done.
    let show = move |all: bool| {
        printing.set_value(all);
        if let Some(fold) = element.get_untracked() {
            fold.set_open(all || unfolded.get_untracked());
        }
    };
    lifecycle::on_print(move || show(true), move || show(false));
    // What somebody has unfolded themselves stays so after printing.
    // The event comes later than the change, when the page may have gone.
    let toggled = move |_| {
        if printing.try_get_value() == Some(false) {
            let _ = unfolded.try_set(element.get_untracked().is_some_and(|fold| fold.open()));
        }
    };
    view! {
        <details class=class id=id node_ref=element prop:open=unfolded on:toggle=toggled>
            <summary>{title}</summary>
            {children()}
        </details>
    }
}
