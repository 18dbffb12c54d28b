//! Taking a release along: file, table, print, link.

use crate::locale::fill;
use crate::platform::{address, clipboard, document, files};
use crate::release::Release;
use crate::state::use_app;
use crate::transfer::{csv, release_file, release_link};
use crate::ui::shell::LINK_MARK;
use crate::ui::use_locale;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Buttons that save, print or copy a release.
#[component]
pub fn ReleaseActions(
    /// The release.
    release: Release,
) -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    let said = RwSignal::new(String::new());
    let say = move |text: String| {
        app.announcement.set(text.clone());
        said.set(text);
    };
    let release = StoredValue::new(release);
    let save = move |ending: &str, media_type: &str, content: String| {
        let name = release.with_value(|release| files::file_name(&["candour", &release.round().team, &release.round().label], ending));
        files::save(&name, media_type, &content);
        say(fill(t.common.saved_file, &[("file", &name)]));
    };
    view! {
        <section class="release-actions no-print">
            <h2>{t.report.save_title}</h2>
            <div class="actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| save("json", "application/json", release.with_value(release_file::encode))
                >
                    {t.report.save_file}
                </button>
                <button type="button" class="button quiet" on:click=move |_| document::print()>
                    {t.report.print}
                </button>
                <button type="button" class="button quiet" on:click=move |_| save("csv", "text/csv;charset=utf-8", release.with_value(csv::encode))>
                    {t.report.save_csv}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| {
                        let Some(text) = release.with_value(release_link::encode) else {
                            return say(t.report.link_too_long.to_owned());
                        };
                        spawn_local(async move {
                            let copied = clipboard::copy(format!("{}#{LINK_MARK}{text}", address::page())).await;
                            say(if copied { t.report.link_copied } else { t.common.copy_failed }.to_owned());
                        });
                    }
                >
                    {t.report.link}
                </button>
            </div>
            <p class="said" aria-hidden="true">{move || said.get()}</p>
        </section>
    }
}
