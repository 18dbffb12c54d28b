//! A report on one release: the finding, the areas, the statements, and how to read them.

use super::area_plot::{area_plot, range, score};
use super::badge::badges;
use super::statement_bars::statement_bars;
use crate::figures::AreaFigures;
use crate::locale::{Locale, fill};
use crate::markup::{Element, el, list, text};
use crate::release::Release;
use crate::report::{AreaReport, Finding, Report};

/// The title of a report.
pub fn title(locale: Locale, release: &Release) -> String {
    fill(locale.report().title, &[("team", &release.round().team), ("label", &release.round().label)])
}

/// The report without its heading.
pub fn report(locale: Locale, release: &Release) -> Element {
    let t = locale.report();
    let report = Report::of(release);
    let any_bands = report.areas.iter().any(AreaReport::has_band);
    let any_counts = report.areas.iter().any(AreaReport::has_counts);
    let running = text("p", &format!("{} - {}", title(locale, release), locale.common().app)).class("running");
    let finding = el("section")
        .class("finding")
        .with(text("h2", t.finding_title))
        .with(text("p", &finding(locale, release, &report)).class("finding-sentence"))
        .with(text("p", t.finding_note).class("hint"));
    let [plot, table] = area_plot(locale, release, &report);
    let areas = el("section")
        .with(text("h2", t.areas_title))
        .with(text("p", t.areas_lead).say(" ").say(if any_bands { t.areas_lead_band } else { "" }))
        .with(plot)
        .with(table);
    let statements = el("section")
        .with(text("h2", t.statements_title))
        .with(text("p", if any_counts { t.statements_lead } else { t.statements_hidden }))
        .with_all(report.areas.iter().map(|area| statement_bars(locale, release, area)));
    el("div")
        .class("report")
        .with(running)
        .with_all(badges(locale, release))
        .with(text("p", &facts(locale, release)).class("facts"))
        .with(finding)
        .with(areas)
        .with(statements)
        .with(how_to_read(locale, release, any_bands))
}

fn facts(locale: Locale, release: &Release) -> String {
    let t = locale.report();
    let round = release.round();
    let pattern = if release.sheets() == round.invited { t.facts_everybody } else { t.facts };
    fill(
        pattern,
        &[("sheets", &locale.whole(release.sheets())), ("invited", &locale.whole(round.invited)), ("day", &locale.day(round.opened))],
    )
}

/// The first sentence of a report in words, and a second one where nobody can say how sure it is.
pub fn finding(locale: Locale, release: &Release, report: &Report) -> String {
    let sentence = first_sentence(locale, release, report);
    let unsure = report.areas.iter().any(|area| area.figures.is_some() && !area.has_band());
    if unsure { format!("{sentence} {}", locale.report().unsure) } else { sentence }
}

fn first_sentence(locale: Locale, release: &Release, report: &Report) -> String {
    let t = locale.report();
    let title = |area: usize| release.set().areas()[area].title.as_str();
    let value = |area: usize| report.areas[area].figures.map(|figures| value(locale, &figures)).unwrap_or_default();
    match report.finding {
        Finding::Range { lowest, highest } => fill(
            t.finding_range,
            &[("lowest", title(lowest)), ("lowest_value", &value(lowest)), ("highest", title(highest)), ("highest_value", &value(highest))],
        ),
        Finding::CloseTogether => {
            let (low, high) = report.score_range().unwrap_or_default();
            fill(t.finding_close, &[("lowest_value", &locale.number(low, 0)), ("highest_value", &locale.number(high, 0))])
        }
        Finding::OneArea(area) => fill(t.finding_one, &[("area", title(area)), ("value", &value(area))]),
        Finding::Nothing => t.finding_none.to_owned(),
    }
}

fn value(locale: Locale, figures: &AreaFigures) -> String {
    let score = score(locale, figures);
    match range(locale, figures) {
        Some([low, high]) => fill(locale.report().score_range, &[("score", &score), ("low", &low), ("high", &high)]),
        None => score,
    }
}

/// What the numbers mean and do not mean.
fn how_to_read(locale: Locale, release: &Release, any_bands: bool) -> Element {
    let t = locale.report();
    let round = release.round();
    let set = release.set();
    let silent = round.invited - release.sheets();
    let about_set = if set.is_built_in() {
        t.read_set.to_owned()
    } else {
        let own = fill(t.read_set_own, &[("title", set.title())]);
        if set.status().is_empty() { own } else { format!("{own} “{}”", set.status()) }
    };
    let threshold = fill(t.read_threshold, &[("threshold", &locale.whole(round.threshold.people()))]);
    let missing = if silent == 0 { t.everybody.to_owned() } else { locale.count(&t.read_missing, silent) };
    let mut entries = vec![t.read_use, t.read_score, t.read_agreement, t.read_counts, &threshold, &missing, &about_set];
    if any_bands {
        entries.insert(2, t.read_interval);
    }
    el("section").class("how-to-read").with(text("h2", t.read_title)).with(list("ul", &entries))
}
