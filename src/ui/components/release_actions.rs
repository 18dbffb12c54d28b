//! Taking a release along: file, table, print, link.

use crate::locale::fill;
use crate::platform::view::{View, actions, button, text, view};
use crate::platform::{address, clipboard, document, files};
use crate::release::Release;
use crate::transfer::{csv, release_file, release_link};
use crate::ui::Ui;
use leptos::prelude::*;

/// Buttons that save, print or copy a release.
pub fn release_actions(ui: Ui, release: Release) -> View {
    let t = ui.locale.report();
    let said = RwSignal::new(String::new());
    let say = move |message: String| {
        ui.app.announce(&message);
        said.set(message);
    };
    let release = StoredValue::new(release);
    let save = move |ending: &str, media_type: &str, content: String| {
        let name = release.with_value(|release| files::file_name(&["candour", &release.round().team, &release.round().label], ending));
        files::save(&name, media_type, &content);
        say(fill(ui.locale.common().saved_file, &[("file", &name)]));
    };
    let link = move || {
        let Some(link) = release.with_value(release_link::encode) else {
            return say(t.link_too_long.to_owned());
        };
        let address = format!("{}#{}{link}", address::page(), release_link::MARK);
        clipboard::copy(address, move |allowed| say(if allowed { t.link_copied } else { ui.locale.common().copy_failed }.to_owned()));
    };
    view("section")
        .attr("class", "release-actions no-print")
        .with(text("h2", t.save_title))
        .with(actions(vec![
            button("button", t.save_file, move || save("json", "application/json", release.with_value(release_file::encode))),
            button("button quiet", t.print, document::print),
            button("button quiet", t.save_csv, move || save("csv", "text/csv;charset=utf-8", release.with_value(csv::encode))),
            button("button quiet", t.link, link),
        ]))
        .with(view("p").attr("class", "said").attr("aria-hidden", "true").live_text(move || said.get()))
}
