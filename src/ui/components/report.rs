//! A report on one release: the finding, the areas, the statements, and how to read them.

use super::area_plot::AreaPlot;
use super::area_sheets::AreaSheets;
use super::badge::Badge;
use super::conversation::Conversation;
use super::fold::Fold;
use super::plan_section::PlanSection;
use super::report_contents::ReportContents;
use super::sentence::Sentence;
use super::statement_bars::{BarsWords, StatementBars, StatementRows};
use super::table_details::TableDetails;
use super::talk_card::TalkCard;
use crate::release::Release;
use crate::report::{AreaRowText, ComparisonText, RemarkText, ReportText, StatementRowText, TalkText, WordingText};
use crate::ui::context::use_locale;
use crate::ui::plan_draft::{PlanDraft, use_plan};
use leptos::prelude::*;

/// How many of the talks are unfolded from the start: those about the areas that need it most.
const OPEN_TALKS: usize = 2;

/// How many questions stand on the first page of paper.
const QUESTIONS: usize = 3;

/// The report without its heading.
#[component]
pub fn Report(
    /// The release.
    release: Release,
    /// That of an earlier round to stand beside it. One that cannot be compared is left out.
    #[prop(optional_no_strip)]
    earlier: Option<Release>,
    /// Whether it says what to do with the result, which is for those who read it and not for those who are about to answer.
    #[prop(default = true)]
    guidance: bool,
) -> impl IntoView {
    let locale = use_locale();
    let t = locale.report();
    let report = ReportText::beside_any(locale, earlier.as_ref(), &release);
    let draft = guidance.then(|| use_plan(&release));
    let mentoring = report.offers_mentoring;
    let team = release.round().team.clone();
    let contents = draft.map(|_| {
        let (guidance, plan) = (locale.guidance(), locale.plan());
        vec![
            ("in-short", t.finding_title),
            ("areas", t.areas_title),
            ("talk", guidance.talk_title),
            ("statements", t.statements_title),
            ("plan", plan.title),
            ("agenda", guidance.agenda_title),
            ("how-to-read", t.read_title),
        ]
    });
    let on_paper = report.plot.rows.clone();
    view! {
        <div class="report">
            <p class="running"><Sentence text=report.running /></p>
            {contents.map(|parts| view! { <ReportContents parts /> })}
            {report.badges.into_iter().map(|badge| view! { <Badge badge /> }).collect_view()}
            <p class="facts">{report.facts} {report.source.map(|source| format!(" {source}"))}</p>
            <section class="finding" id="in-short">
                <h2 tabindex="-1">{t.finding_title}</h2>
                {report.headline.into_iter().map(|text| view! { <p class="finding-sentence"><Sentence text /></p> }).collect_view()}
                <p class="hint">{t.finding_note}</p>
            </section>
            <section id="areas">
                <h2 tabindex="-1">{t.areas_title}</h2>
                <p>{report.areas_lead}</p>
                {report.comparison.map(|comparison| view! { <Since comparison /> })}
                <AreaPlot rows=report.plot.rows />
            </section>
            {draft.map(|_| view! { <OnPaper areas=on_paper talks=report.talks.clone() /> })}
            // Below what only paper has: there the first page is for the plot and the questions.
            <TableDetails table=report.plot.table />
            {draft.map(|draft| view! { <Talks talks=report.talks draft /> })}
            <section class="statements" id="statements">
                <h2 tabindex="-1">{t.statements_title}</h2>
                <p>{report.statements_lead}</p>
                {report.statements_note.map(|note| view! { <p class="hint">{note}</p> })}
                {(!report.legend.is_empty()).then(|| view! { <BarsWords legend=report.legend /> })}
                <div class="first-statements">
                    <FirstStatements title=t.need_talk rows=report.need_talk place="need" />
                    <FirstStatements title=t.going_well rows=report.going_well place="well" />
                </div>
                <Fold class="all-statements" title=view! { <h3>{t.all_statements}</h3> }.into_any()>
                    {report.statements.into_iter().map(|area| view! { <StatementBars area /> }).collect_view()}
                </Fold>
            </section>
            {draft
                .map(|draft| {
                    view! {
                        <PlanSection team mentoring draft />
                        <Conversation />
                    }
                })}
            <Fold class="how-to-read" id="how-to-read" title=view! { <h2>{t.read_title}</h2> }.into_any()>
                <ul>{report.how_to_read.into_iter().map(|entry| view! { <li><Sentence text=entry /></li> }).collect_view()}</ul>
            </Fold>
        </div>
    }
}

/// What only paper has: questions for the first page, and half a page for each area.
#[component]
fn OnPaper(areas: Vec<AreaRowText>, talks: Vec<TalkText>) -> impl IntoView {
    let t = use_locale().guidance();
    let questions: Vec<&'static str> = talks.iter().flat_map(|talk| talk.questions).take(QUESTIONS).collect();
    let questions = (!questions.is_empty()).then(|| {
        view! {
            <section class="first-questions" aria-hidden="true">
                <h2>{t.first_questions}</h2>
                <ul>{questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}</ul>
            </section>
        }
    });
    view! {
        {questions}
        <AreaSheets areas talks />
    }
}

/// What the areas are compared with, and what to know about that.
#[component]
fn Since(comparison: ComparisonText) -> impl IntoView {
    let t = use_locale().comparison();
    let ComparisonText { lead, detectable, remarks, wordings, .. } = comparison;
    let remark = |remark: RemarkText| view! { <li>{remark.what} " " {remark.next}</li> };
    let wording = |wording: WordingText| {
        view! {
            <li>
                {t.was} ": " <q dir="auto">{wording.earlier}</q> " " {t.is} ": " <q dir="auto">{wording.later}</q>
            </li>
        }
    };
    let wordings = (!wordings.is_empty()).then(|| {
        view! {
            <Fold class="wordings" title=view! { <h3>{t.wordings}</h3> }.into_any()>
                <ul>{wordings.into_iter().map(wording).collect_view()}</ul>
            </Fold>
        }
    });
    view! {
        <div class="since">
            <p><Sentence text=lead /></p>
            <p class="hint">{detectable}</p>
            {(!remarks.is_empty()).then(|| view! { <ul class="remarks">{remarks.into_iter().map(remark).collect_view()}</ul> })}
            {wordings}
        </div>
    }
}

/// What to talk about.
#[component]
fn Talks(talks: Vec<TalkText>, draft: PlanDraft) -> impl IntoView {
    let t = use_locale().guidance();
    let lead = if talks.is_empty() { t.talk_none } else { t.talk_lead };
    view! {
        <section id="talk">
            <h2 tabindex="-1">{t.talk_title}</h2>
            <p>{lead}</p>
            <div class="talk-cards">
                {talks.into_iter().enumerate().map(|(at, talk)| view! { <TalkCard talk open=at < OPEN_TALKS draft /> }).collect_view()}
            </div>
        </section>
    }
}

/// The statements that come first, with their heading; nothing where there are none.
#[component]
fn FirstStatements(title: &'static str, rows: Vec<StatementRowText>, place: &'static str) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h3>{title}</h3>
                <StatementRows rows place />
            </section>
        }
    })
}
