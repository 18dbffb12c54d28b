//! The discussion guide for teams too small for numbers.

use crate::locale::Locale;
use crate::markup::{Element, el, list, text};

/// The guide without its heading.
pub fn guide(locale: Locale) -> Element {
    let t = locale.guide();
    el("div").with_all([
        text("p", t.lead).class("lead"),
        text("h2", t.agenda_title),
        list("ol", &[t.agenda_one, t.agenda_two, t.agenda_three, t.agenda_four, t.agenda_five]).class("steps"),
        text("h2", t.questions_title),
        list(
            "ul",
            &[
                t.support_one,
                t.support_two,
                t.conflict_one,
                t.conflict_two,
                t.potential_one,
                t.potential_two,
                t.community_one,
                t.community_two,
            ],
        ),
        text("h2", t.do_title),
        list("ul", &[t.do_one, t.do_two, t.do_three]),
        text("h2", t.do_not_title),
        list("ul", &[t.do_not_one, t.do_not_two, t.do_not_three]),
    ])
}
