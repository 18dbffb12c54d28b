//! Taking a release along: file, table, print, link.

use super::sentence::Sentence;
use crate::locale::{fill, isolated};
use crate::platform::{address, clipboard, document, files};
use crate::release::Release;
use crate::transfer::{csv, release_file, release_link};
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;

/// Buttons that save, print or copy a release.
#[component]
pub fn ReleaseActions(
    /// The release.
    release: Release,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.report();
    let said = RwSignal::new(String::new());
    let say = move |message: String| {
        app.announce(&message);
        let _ = said.try_set(message);
    };
    let release = StoredValue::new(release);
    let save = move |ending: &str, media_type: &str, content: String| {
        let name = release.with_value(|release| files::file_name(&["candour", &release.round().team, &release.round().label], ending));
        files::save(&name, media_type, &content);
        say(fill(locale.common().saved_file, &[("file", &isolated(&name))]));
    };
    let save_file = move |_| save("json", "application/json", release.with_value(release_file::encode));
    let save_table = move |_| save("csv", "text/csv;charset=utf-8", release.with_value(csv::encode));
    let copy_link = move |_| {
        let Some(link) = release.with_value(release_link::encode) else {
            return say(t.link_too_long.to_owned());
        };
        let address = format!("{}#{}{link}", address::page(), release_link::MARK);
        clipboard::copy(address, move |allowed| say(if allowed { t.link_copied } else { locale.common().copy_failed }.to_owned()));
    };
    view! {
        <section class="release-actions no-print">
            <h2>{t.save_title}</h2>
            <div class="actions">
                <button type="button" class="button" on:click=save_file>
                    {t.save_file}
                </button>
                <button type="button" class="button quiet" on:click=|_| document::print()>
                    {t.print}
                </button>
                <button type="button" class="button quiet" on:click=save_table>
                    {t.save_csv}
                </button>
                <button type="button" class="button quiet" on:click=copy_link>
                    {t.link}
                </button>
            </div>
            <p class="said" aria-hidden="true">
                {move || view! { <Sentence text=said.get() /> }}
            </p>
        </section>
    }
}
