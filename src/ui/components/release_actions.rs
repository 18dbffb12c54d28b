//! Taking a release along: file, table, print, link.

use super::copy_box::CopyBox;
use super::fold::Fold;
use super::offered_file::OfferedFile;
use super::picture_files::PictureFiles;
use super::sentence::Sentence;
use crate::html_report;
use crate::locale::{fill, isolated};
use crate::platform::{address, clipboard, document, files};
use crate::release::Release;
use crate::report::ReportText;
use crate::transfer::csv::{self, Dialect};
use crate::transfer::{release_file, release_link};
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;
use std::sync::Arc;

/// Buttons that save, print or copy a release.
#[component]
pub fn ReleaseActions(
    /// The release.
    release: Release,
    /// That of an earlier round beside it.
    #[prop(optional_no_strip)]
    earlier: Option<Release>,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.report();
    let said = RwSignal::new(String::new());
    let say = move |message: String| {
        app.announce(&message);
        let _ = said.try_set(message);
    };
    let release = StoredValue::new(release);
    // Who has asked for the file, or has its text or link, has the results. A table cannot be read again.
    let taken_along = move || {
        let _ = release.try_with_value(|release| app.take_along(release));
    };
    let offered = RwSignal::new(None::<Arc<files::OfferedFile>>);
    let table_offered = RwSignal::new(false);
    // Of two files that are alike in all but this a browser would keep the later one, or number them.
    let save = move |kind: &str, ending: &str, media_type: &str, content: String| {
        let name =
            release.with_value(|release| files::file_name(&["candour", kind, &release.round().team, &release.round().label], ending));
        said.set(String::new());
        offered.set(Some(Arc::new(files::save(&name, media_type, content))));
        app.announce(&fill(locale.saving().asked, &[("file", &isolated(&name))]));
    };
    let save_file = move |_| {
        table_offered.set(false);
        save("", "json", "application/json", release.with_value(release_file::encode));
        taken_along();
    };
    let save_table = move |dialect| {
        table_offered.set(true);
        let kind = if dialect == Dialect::Semicolon { "semicolons" } else { "" };
        save(kind, "csv", "text/csv;charset=utf-8", release.with_value(|release| csv::encode(release, dialect)));
    };
    let earlier = StoredValue::new(earlier);
    let save_page = move |_| {
        table_offered.set(true);
        let report = release.with_value(|release| ReportText::beside_any(locale, earlier.get_value().as_ref(), release));
        save("", "html", "text/html;charset=utf-8", html_report::encode(locale, &report));
    };
    let copied = move |()| {
        if !table_offered.get_untracked() {
            taken_along();
        }
    };
    // The link for who has to copy it by hand.
    let refused = RwSignal::new(None::<String>);
    let copy_link = move |_| {
        let Some(link) = release.with_value(release_link::encode) else {
            return say(t.link_too_long.to_owned());
        };
        let address = format!("{}#{}{link}", address::page(), release_link::MARK);
        let to_show = address.clone();
        clipboard::copy(address, move |allowed| {
            if allowed {
                taken_along();
            }
            let _ = refused.try_set((!allowed).then_some(to_show));
            say(if allowed { t.link_copied } else { locale.common().copy_failed }.to_owned());
        });
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
                <button type="button" class="button quiet" on:click=|_| document::print_part("one-page")>
                    {t.print_one_page}
                </button>
                <button type="button" class="button quiet" on:click=copy_link>
                    {t.link}
                </button>
            </div>
            <Fold class="other-files" title=view! { <h3>{t.other_files}</h3> }.into_any()>
                <div class="actions">
                    <button type="button" class="button quiet" on:click=move |_| save_table(Dialect::Comma)>
                        {t.save_csv}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| save_table(Dialect::Semicolon)>
                        {t.save_csv_semicolon}
                    </button>
                    <button type="button" class="button quiet" on:click=save_page>
                        {t.save_page}
                    </button>
                </div>
                <PictureFiles release=release.get_value() earlier=earlier.get_value() />
            </Fold>
            <p class="said" aria-hidden="true">
                {move || view! { <Sentence text=said.get() /> }}
            </p>
            {move || refused.get().map(|content| view! { <CopyBox id="link-text" label=t.link_label content on_copy=Some(Callback::new(move |()| taken_along())) /> })}
            {move || offered.get().map(|file| view! { <OfferedFile file on_copy=copied /> })}
        </section>
    }
}
