//! What Candour is, and what it protects people from and what not.

use crate::locale::{Locale, fill};
use crate::markup::{Element, el, list, text};

/// The page without its heading and settings.
pub fn about(locale: Locale) -> Element {
    let t = locale.about();
    el("div").with_all([
        text("p", t.lead).class("lead"),
        text("h2", t.protects_title),
        list("ul", &[t.protects_one, t.protects_two, t.protects_three]),
        text("h2", t.limits_title),
        list(
            "ul",
            &[
                t.limit_small,
                t.limit_group,
                t.limit_last,
                t.limit_code,
                t.limit_times,
                t.limit_device,
                t.limit_host,
                t.limit_files,
                t.limit_unsigned,
            ],
        ),
        text("h2", t.works_council_title),
        text("p", t.works_council),
        text("h2", t.set_title),
        text("p", t.set_text),
        text("h2", t.verify_title),
        text("p", t.verify),
        text("h2", t.version),
        text("p", &fill(t.version_text, &[("version", env!("CARGO_PKG_VERSION"))])),
        text("p", t.licence),
    ])
}
