//! One plain question before something final, as the browser's own modal dialog.

use crate::platform;
use crate::ui::use_locale;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The question. It opens when `asking` turns true and turns it false when it is answered.
#[component]
pub fn Question(
    /// Id of the dialog, from which those of its parts are made.
    id: &'static str,
    /// Whether it is open.
    asking: RwSignal<bool>,
    /// The question itself.
    #[prop(into)]
    title: Signal<String>,
    /// The label of the button that goes on; none if there is nothing to go on with.
    #[prop(into)]
    yes: Signal<Option<&'static str>>,
    /// The label of the button that leaves things as they are.
    #[prop(optional)]
    no: Option<&'static str>,
    /// Called if the answer is yes.
    #[prop(into)]
    on_yes: Callback<()>,
    /// What there is to know before answering.
    children: ChildrenFn,
) -> impl IntoView {
    let t = use_locale().text;
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| platform::dialog::show(dialog, asking.get()));
    let title_id = format!("{id}-title");
    view! {
        <dialog id=id node_ref=dialog class="question" aria-labelledby=title_id.clone() on:close=move |_| asking.set(false)>
            <h2 id=title_id.clone()>{move || title.get()}</h2>
            {move || asking.get().then(|| children())}
            <div class="actions">
                {move || {
                    yes.get()
                        .map(|label| {
                            view! {
                                <button
                                    type="button"
                                    class="button danger"
                                    on:click=move |_| {
                                        asking.set(false);
                                        on_yes.run(());
                                    }
                                >
                                    {label}
                                </button>
                            }
                        })
                }}
                <button type="button" class="button quiet" on:click=move |_| asking.set(false)>
                    {no.unwrap_or(t.common.cancel)}
                </button>
            </div>
        </dialog>
    }
}
