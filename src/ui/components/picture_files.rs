//! The charts of a report as files for slides.

use super::offered_file::OfferedFile;
use crate::locale::{fill, isolated};
use crate::pictures::{self, Picture};
use crate::platform::{files, png};
use crate::release::Release;
use crate::report::ReportText;
use crate::ui::context::{use_app, use_locale};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A list of the charts with a way to save each.
#[component]
pub fn PictureFiles(
    /// The release of the report.
    release: Release,
    /// That of an earlier round beside it.
    #[prop(optional_no_strip)]
    earlier: Option<Release>,
) -> impl IntoView {
    let (app, locale) = (use_app(), use_locale());
    let t = locale.pictures();
    let offered = RwSignal::new(None::<Arc<files::OfferedFile>>);
    let failed = RwSignal::new(false);
    let subjects = pictures::subjects(&release);
    let (release, earlier) = (StoredValue::new(release), StoredValue::new(earlier));
    let name_of = move |picture: &Picture, ending: &str| {
        release.with_value(|release| files::file_name(&["candour", &release.round().team, &release.round().label, &picture.of], ending))
    };
    // Only the one that somebody asks for is drawn: most reports are read without.
    let drawn = move |place: usize| {
        let report = release.with_value(|release| ReportText::beside_any(locale, earlier.get_value().as_ref(), release));
        pictures::one(locale, &report, place)
    };
    let offer = move |file: files::OfferedFile| {
        app.announce(&fill(locale.saving().asked, &[("file", &isolated(file.name()))]));
        let _ = failed.try_set(false);
        let _ = offered.try_set(Some(Arc::new(file)));
    };
    let entry = move |(place, of): (usize, String)| {
        let title = if of == pictures::AREAS { locale.report().areas_title.to_owned() } else { of };
        let save_svg = move |_| {
            if let Some(picture) = drawn(place) {
                offer(files::save(&name_of(&picture, "svg"), "image/svg+xml", picture.svg));
            }
        };
        let save_png = move |_| {
            let Some(picture) = drawn(place) else { return };
            let name = name_of(&picture, "png");
            spawn_local(async move {
                match png::of_svg(&picture.svg, pictures::WIDTH, picture.height).await {
                    Some(png) => offer(files::save_bytes(&name, "image/png", &png)),
                    None => drop(failed.try_set(true)),
                }
            });
        };
        let label = |kind: &'static str| format!("{kind}: {title}");
        view! {
            <li class="picture-file">
                <span dir="auto">{title.clone()}</span>
                <span class="picture-kinds">
                    <button type="button" class="button quiet" aria-label=label("PNG") on:click=save_png>
                        "PNG"
                    </button>
                    <button type="button" class="button quiet" aria-label=label("SVG") on:click=save_svg>
                        "SVG"
                    </button>
                </span>
            </li>
        }
    };
    view! {
        <div class="picture-files">
            <h3>{t.title}</h3>
            <p>{t.lead}</p>
            <ul>{subjects.into_iter().enumerate().map(entry).collect_view()}</ul>
            <Show when=move || failed.get()>
                <p role="alert">{t.failed}</p>
            </Show>
            {move || offered.get().map(|file| view! { <OfferedFile file /> })}
        </div>
    }
}
