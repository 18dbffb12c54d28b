//! A report on one release: the finding, the areas, the statements, and how to read them.

use super::area_plot::AreaPlot;
use super::badge::ReleaseBadges;
use super::statement_bars::StatementBars;
use crate::figures::AreaFigures;
use crate::locale::{Locale, fill};
use crate::release::Release;
use crate::report::{Finding, Report as Contents};
use crate::ui::use_locale;
use leptos::prelude::*;

/// The report without a heading of the page.
#[component]
pub fn Report(
    /// What it is about.
    release: Release,
) -> impl IntoView {
    let locale = use_locale();
    let t = &locale.text.report;
    let report = Contents::of(&release);
    let points = locale.whole(release.set().scale().points.into());
    let any_counts = report.areas.iter().any(crate::report::AreaReport::has_counts);
    let statements = report.areas.iter().map(|area| view! { <StatementBars release=release.clone() area=area.clone() /> }).collect_view();
    view! {
        <div class="report">
            <ReleaseBadges release=release.clone() />
            <p class="facts">{facts(locale, &release)}</p>
            <section class="finding">
                <h2>{t.finding_title}</h2>
                <p class="finding-sentence">{finding(locale, &release, &report)}</p>
                <p class="hint">{t.finding_note}</p>
            </section>
            <section>
                <h2>{t.areas_title}</h2>
                <p>{fill(t.areas_lead, &[("points", &points)])}</p>
                <AreaPlot release=release.clone() report=report />
            </section>
            <section>
                <h2>{t.statements_title}</h2>
                <p>{if any_counts { t.statements_lead } else { t.statements_hidden }}</p>
                {statements}
            </section>
            <HowToRead release=release.clone() />
        </div>
    }
}

fn facts(locale: Locale, release: &Release) -> String {
    let t = &locale.text.report;
    let round = release.round();
    let pattern = if release.sheets() == round.invited { t.facts_everybody } else { t.facts };
    fill(
        pattern,
        &[("sheets", &locale.whole(release.sheets())), ("invited", &locale.whole(round.invited)), ("day", &locale.day(round.opened))],
    )
}

/// The first sentence of a report in words.
pub fn finding(locale: Locale, release: &Release, report: &Contents) -> String {
    let t = &locale.text.report;
    let title = |area: usize| release.set().areas()[area].title.clone();
    let figures = |area: usize| report.areas[area].figures;
    let value = |area: usize| figures(area).map(|figures| value(locale, &figures)).unwrap_or_default();
    match report.finding {
        Finding::Range { lowest, highest } => fill(
            t.finding_range,
            &[
                ("lowest", &title(lowest)),
                ("lowest_value", &value(lowest)),
                ("highest", &title(highest)),
                ("highest_value", &value(highest)),
            ],
        ),
        Finding::CloseTogether => {
            let (low, high) = report.mean_range().unwrap_or_default();
            fill(t.finding_close, &[("lowest_value", &locale.number(low, 1)), ("highest_value", &locale.number(high, 1))])
        }
        Finding::OneArea(area) => fill(t.finding_one, &[("area", &title(area)), ("value", &value(area))]),
        Finding::Nothing => t.finding_none.to_owned(),
    }
}

fn value(locale: Locale, figures: &AreaFigures) -> String {
    let t = &locale.text.report;
    let (mean, points) = (locale.number(figures.mean, 1), locale.whole(figures.points.into()));
    match figures.shown_interval() {
        Some(shown) => fill(
            t.value_with,
            &[("mean", &mean), ("points", &points), ("low", &locale.number(shown.low, 1)), ("high", &locale.number(shown.high, 1))],
        ),
        None => fill(t.value, &[("mean", &mean), ("points", &points)]),
    }
}

/// What the numbers mean and do not mean.
#[component]
fn HowToRead(
    /// The release they belong to.
    release: Release,
) -> impl IntoView {
    let locale = use_locale();
    let t = &locale.text.report;
    let round = release.round();
    let set = release.set();
    let silent = round.invited - release.sheets();
    let about_set = if set.is_built_in() {
        t.read_set.to_owned()
    } else {
        let own = fill(t.read_set_own, &[("title", set.title())]);
        if set.status().is_empty() { own } else { format!("{own} “{}”", set.status()) }
    };
    view! {
        <section class="how-to-read">
            <h2>{t.read_title}</h2>
            <ul>
                <li>{t.read_use}</li>
                <li>{t.read_interval}</li>
                <li>{t.read_agreement}</li>
                <li>{t.read_counts}</li>
                <li>{fill(t.read_threshold, &[("threshold", &locale.whole(round.threshold.people()))])}</li>
                <li>{if silent == 0 { t.everybody.to_owned() } else { locale.count(&t.read_missing, silent) }}</li>
                <li>{about_set}</li>
            </ul>
        </section>
    }
}
