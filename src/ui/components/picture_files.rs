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
    let name_of = {
        let round = release.round().clone();
        move |picture: &Picture, ending: &str| files::file_name(&["candour", &round.team, &round.label, &picture.of], ending)
    };
    let offer = move |file: files::OfferedFile| {
        app.announce(&fill(locale.saving().asked, &[("file", &isolated(file.name()))]));
        let _ = failed.try_set(false);
        let _ = offered.try_set(Some(Arc::new(file)));
    };
    let beside = earlier.and_then(|earlier| ReportText::beside(locale, &earlier, &release).ok());
    let report = beside.unwrap_or_else(|| ReportText::of(locale, &release));
    let entry = move |picture: Picture| {
        let (svg_name, png_name) = (name_of(&picture, "svg"), name_of(&picture, "png"));
        let title = if picture.of == pictures::AREAS { locale.report().areas_title.to_owned() } else { picture.of.clone() };
        let picture = StoredValue::new(picture);
        let save_svg = move |_| offer(files::save(&svg_name, "image/svg+xml", picture.with_value(|picture| picture.svg.clone())));
        let save_png = move |_| {
            let (name, drawn) = (png_name.clone(), picture.get_value());
            spawn_local(async move {
                match png::of_svg(&drawn.svg, pictures::WIDTH, drawn.height).await {
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
            <ul>{pictures::all(locale, &report).into_iter().map(entry).collect_view()}</ul>
            <Show when=move || failed.get()>
                <p role="alert">{t.failed}</p>
            </Show>
            {move || offered.get().map(|file| view! { <OfferedFile file /> })}
        </div>
    }
}
