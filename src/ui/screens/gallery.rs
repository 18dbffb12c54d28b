//! Every component in every state on one page, for people who work on Candour and for the accessibility tests. Not in the release build.

use crate::answers::Choice;
use crate::disclosure::Threshold;
use crate::example;
use crate::locale::errors::Message;
use crate::markup::el;
use crate::pages::area_plot::area_plot;
use crate::pages::badge::badges;
use crate::pages::report::report;
use crate::pages::statement_bars::statement_bars;
use crate::platform::clock::today;
use crate::question_set::{Draft, DraftStatement, QuestionSet};
use crate::release::Release;
use crate::report::Report as Contents;
use crate::round::{Kind, Round};
use crate::state::App;
use crate::ui::components::copy_box::CopyBox;
use crate::ui::components::error_summary::{ErrorSummary, FieldError};
use crate::ui::components::field::Field;
use crate::ui::components::heading::Heading;
use crate::ui::components::markup::Markup;
use crate::ui::components::notice::{ErrorNotice, Notice};
use crate::ui::components::progress::Progress;
use crate::ui::components::question_set_reader::QuestionSetReader;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::components::statement_field::StatementField;
use crate::ui::use_locale;
use leptos::prelude::*;

/// An invented release of a team of this size.
fn release(set: &QuestionSet, people: u32) -> Release {
    example::release(set, "Gallery", "invented", today(), people, Threshold::default())
}

/// A set with a scale of `points`, one statement of three reverse-scored.
pub fn small_set(points: u8) -> QuestionSet {
    let statement = |number: u8| DraftStatement {
        id: format!("Q{number}"),
        area: "area".into(),
        text: format!("Statement number {number} of a small set."),
        reversed: number == 3,
    };
    Draft {
        id: "gallery".into(),
        title: "Gallery".into(),
        points,
        lowest: 1,
        areas: vec![("area".into(), "An area".into())],
        statements: (1..=3).map(statement).collect(),
        ..Draft::default()
    }
    .check()
    .unwrap_or_else(|error| panic!("gallery: {error}"))
}

/// The page.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <Heading text="Gallery" />
        <Messages />
        <Forms />
        <Sheets />
        <Charts />
    }
}

#[component]
fn Messages() -> impl IntoView {
    let message = Message { what: "What happened.".to_owned(), next: "What to do next.".to_owned() };
    let errors = RwSignal::new(vec![FieldError { field: "gallery-wrong", text: "Something is wrong with this field.".to_owned() }]);
    view! {
        <h2>"notice"</h2>
        <Notice text="Something to know before going on." />
        <ErrorNotice message=Signal::stored(Some(message)) />
        <h2>"error_summary"</h2>
        <ErrorSummary errors />
        <h2>"badge"</h2>
        <Markup element=el("div").with(badges(use_locale(), &release(&QuestionSet::full(), 6))) />
    }
}

#[component]
fn Forms() -> impl IntoView {
    let none = RwSignal::new(Vec::new());
    let wrong = RwSignal::new(vec![FieldError { field: "gallery-wrong", text: "Something is wrong with this field.".to_owned() }]);
    let chosen = RwSignal::new(1);
    let option = |value, id| RadioOption { value, id, label: "A choice", hint: "What explains it." };
    view! {
        <h2>"field"</h2>
        <Field id="gallery-empty" label="Empty" hint="A hint." value=RwSignal::new(String::new()) errors=none />
        <Field id="gallery-filled" label="Filled" hint="A hint." value=RwSignal::new("Text".to_owned()) errors=none />
        <Field id="gallery-number" label="Number" hint="A hint." value=RwSignal::new("8".to_owned()) errors=none number=true />
        <Field id="gallery-wrong" label="Wrong" hint="A hint." value=RwSignal::new("?".to_owned()) errors=wrong />
        <h2>"radio_group"</h2>
        <RadioGroup
            legend="A question"
            name="gallery-radio"
            options=vec![option(1, "gallery-one"), option(2, "gallery-two")]
            chosen
            choose=move |value| chosen.set(value)
        />
        <h2>"question_set_reader"</h2>
        <QuestionSetReader set=RwSignal::new(None) />
        <h2>"copy_box"</h2>
        <CopyBox id="gallery-copy" label="A text to copy" text="Hello everyone" />
    }
}

#[component]
fn Sheets() -> impl IntoView {
    // An app of its own, so that the sheet of the gallery has nothing to do with a round on this device.
    let app = App::new();
    let set = QuestionSet::full();
    let round = Round {
        team: "Gallery".into(),
        label: "invented".into(),
        opened: today(),
        invited: 5,
        threshold: Threshold::default(),
        kind: Kind::Practice,
    };
    app.open_round(round, "Nobody".into(), set.clone());
    app.start_sheet();
    app.tick(1, Choice::Point(4));
    app.tick(2, Choice::PreferNot);
    provide_context(app);
    let set = StoredValue::new(set);
    view! {
        <h2>"progress"</h2>
        {(0..4).map(|area| view! { <Progress area areas=4 /> }).collect_view()}
        <h2>"statement_field"</h2>
        {(0..3).map(|statement| view! { <StatementField set statement /> }).collect_view()}
    }
}

#[component]
fn Charts() -> impl IntoView {
    let locale = use_locale();
    let seven = release(&small_set(7), 12);
    let four = release(&small_set(4), 12);
    let bars = [seven, four].map(|release| {
        let area = Contents::of(&release).areas[0].clone();
        view! { <Markup element=statement_bars(locale, &release, &area) /> }
    });
    let pulse = release(&QuestionSet::pulse(), 6);
    let pulse_report = Contents::of(&pulse);
    view! {
        <h2>"area_plot, sums only"</h2>
        <Markup element=el("div").with(area_plot(locale, &pulse, &pulse_report)) />
        <h2>"statement_bars, other scales"</h2>
        {bars}
        {[5, 8, 30]
            .map(|people| {
                view! {
                    <h2>{format!("report of {people}")}</h2>
                    <Markup element=report(locale, &release(&QuestionSet::full(), people)) />
                }
            })}
        <h2>"release_actions"</h2>
        <ReleaseActions release=release(&QuestionSet::full(), 8) />
    }
}
