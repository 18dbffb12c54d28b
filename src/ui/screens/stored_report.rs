//! The report on a release that is kept on this device.

use crate::release::Release;
use crate::report;
use crate::route::Route;
use crate::state::keeping::NotKept;
use crate::ui::components::compared_report::ComparedReport;
use crate::ui::components::desk_gate::DeskGate;
use crate::ui::components::heading::Heading;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen of one release.
#[component]
pub fn StoredReport(
    /// The name under which it is kept.
    name: String,
) -> impl IntoView {
    view! {
        <DeskGate title=use_locale().gate().title>
            <Named name=name.clone() />
        </DeskGate>
    }
}

/// The report, once its release has been read.
#[component]
fn Named(name: String) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let found = LocalResource::new(move || {
        let name = name.clone();
        async move { app.release(name.clone()).await.zip(Some(app.is_in_memory(&name).await)) }
    });
    move || match found.get() {
        // A page has a heading from the start.
        None => view! { <Heading title=locale.chunks().on_its_way /> }.into_any(),
        Some(Some((release, in_memory))) => view! { <StoredRelease release in_memory on_keep=move |()| found.refetch() /> }.into_any(),
        Some(None) => view! { <Gone /> }.into_any(),
    }
}

#[component]
fn StoredRelease(
    release: Release,
    /// Whether it goes with the page.
    in_memory: bool,
    /// What happens once it is kept.
    #[prop(into)]
    on_keep: Callback<()>,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.report();
    let storage_lasts = untrack(|| app.storage_lasts());
    let said = RwSignal::new(if storage_lasts { t.in_memory } else { t.kept_not });
    let to_keep = release.clone();
    let keep = move |_| {
        let release = to_keep.clone();
        spawn_local(async move {
            match app.keep_release(release).await {
                Ok(name) if !app.is_in_memory(&name).await => on_keep.run(()),
                Err(NotKept::OtherNumbers(_)) => drop(said.try_set(locale.results().other_numbers)),
                Ok(_) | Err(NotKept::NoRoom) => drop(said.try_set(locale.errors().storage_full)),
            }
        });
    };
    let where_it_is = if in_memory {
        view! {
            <div class="notice no-print">
                <p role="status">{said}</p>
                <p>
                    <button type="button" id="keep" class="button quiet" on:click=keep>
                        {locale.results().keep}
                    </button>
                </p>
            </div>
        }
        .into_any()
    } else {
        view! { <p class="hint no-print">{if storage_lasts { t.kept } else { t.kept_not }}</p> }.into_any()
    };
    view! {
        // Nothing of it is in the browser's history either until somebody asks to keep it.
        <Heading title=report::title(locale, &release) page=in_memory.then_some(locale.common().results) />
        {where_it_is}
        <ComparedReport release />
    }
}

/// Results that are not here.
#[component]
pub fn Gone() -> impl IntoView {
    let locale = use_locale();
    let t = locale.results();
    view! {
        <Heading title=t.gone_title />
        <p>{t.gone}</p>
        <p>
            <a class="button" href=Route::Results.href()>
                {locale.common().results}
            </a>
        </p>
    }
}
