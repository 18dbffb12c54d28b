//! One plain question before something final, as the browser's own modal dialog.

use crate::platform::{dialog, focus};
use leptos::html::Dialog;
use leptos::prelude::*;

/// Lets somebody go on, or not: gets what to do then.
pub type Guard = Callback<Callback<()>>;

/// A question with what there is to know before answering, as children. It opens while `open` is true and turns it false when it is answered.
#[component]
pub fn ConfirmDialog(
    /// Id of the dialog.
    id: &'static str,
    /// The question itself.
    title: &'static str,
    /// Whether it is being asked.
    open: RwSignal<bool>,
    /// Whether it depends on what somebody has ticked. Then it is not for the browser to translate: it would go to the maker of the browser.
    #[prop(optional)]
    about_ticks: bool,
    /// Whether going on destroys something.
    #[prop(optional)]
    danger: bool,
    /// What has to let somebody go on, if anything.
    #[prop(optional_no_strip)]
    guard: Option<Guard>,
    /// The label of the button that goes on.
    confirm: &'static str,
    /// What that button does.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// The label of the button that leaves things as they are.
    cancel: &'static str,
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let cancel_id = StoredValue::new(format!("{id}-no"));
    let element = NodeRef::<Dialog>::new();
    let go_on = move || {
        // While the guard looked somebody may have chosen to leave things as they are.
        if open.try_get_untracked() != Some(true) {
            return;
        }
        // Closed before anything else: a dialog that closes gives the focus back, which must not take it from where it goes now.
        dialog::set_open(element, false);
        open.set(false);
        on_confirm.run(());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match guard {
            None => go_on(),
            Some(guard) => guard.run(Callback::new(move |()| go_on())),
        }
    };
    Effect::new(move |_| {
        let asking = open.get();
        dialog::set_open(element, asking);
        // Where nothing else asks again, a key pressed by habit leaves things as they are.
        if asking && guard.is_none() {
            focus::id(&cancel_id.get_value());
        }
    });
    // The browser says that a dialog has closed when the page may have moved on already.
    let closed = move |_| {
        let _ = open.try_set(false);
    };
    view! {
        <dialog
            node_ref=element
            id=id
            class=if about_ticks { "confirm-dialog notranslate" } else { "confirm-dialog" }
            translate=about_ticks.then_some("no")
            aria-labelledby=labelled_by
            on:close=closed
        >
            <form autocomplete="off" novalidate on:submit=submit>
                <h2 id=title_id>{title}</h2>
                {children()}
                <div class="actions">
                    <button type="submit" class="button" class:danger=danger>
                        {confirm}
                    </button>
                    <button type="button" class="button quiet" id=cancel_id.get_value() on:click=move |_| open.set(false)>
                        {cancel}
                    </button>
                </div>
            </form>
        </dialog>
    }
}
