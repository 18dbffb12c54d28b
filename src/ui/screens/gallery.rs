//! Every component in every state on one page, for people who work on Candour and for the accessibility tests. Not in the release build.

use crate::answers::Choice;
use crate::disclosure::Threshold;
use crate::example;
use crate::locale::errors::Message;
use crate::open_round::OpenRound;
use crate::pages::area_plot::area_plot;
use crate::pages::badge::badges;
use crate::pages::report::report;
use crate::pages::statement_bars::statement_bars;
use crate::platform::clock::today;
use crate::platform::view::{View, text, view};
use crate::question_set::{Draft, DraftStatement, QuestionSet};
use crate::release::Release;
use crate::report::Report;
use crate::round::{Kind, RoundDraft};
use crate::state::App;
use crate::text::Name;
use crate::totals::BatchId;
use crate::ui::Ui;
use crate::ui::components::copy_box::copy_box;
use crate::ui::components::error_summary::{FieldError, error_summary};
use crate::ui::components::field::{self, Field};
use crate::ui::components::heading::heading;
use crate::ui::components::notice::{error_notice, notice};
use crate::ui::components::progress::progress;
use crate::ui::components::question_set_reader::question_set_reader;
use crate::ui::components::radio_group::{RadioOption, radio_group};
use crate::ui::components::release_actions::release_actions;
use crate::ui::components::statement_field::statement_field;
use leptos::prelude::*;

/// The page.
pub fn gallery(ui: Ui) -> Vec<View> {
    let mut page = vec![heading(ui, "Gallery")];
    page.extend(messages(ui));
    page.extend(forms(ui));
    page.extend(sheets(ui));
    page.extend(charts(ui));
    page
}

/// An invented release of a team of this size.
fn release(set: &QuestionSet, people: u32) -> Release {
    let name = |text| Name::new(text).unwrap_or_else(|_| unreachable!("short enough for a name"));
    example::release(set, name("Gallery"), name("invented"), today(), people, Threshold::default())
}

/// A set with a scale of `points`, one statement of three reverse-scored.
fn small_set(points: u8) -> QuestionSet {
    let statement = |number: u8| DraftStatement {
        id: format!("Q{number}"),
        area: "area".into(),
        text: format!("Statement number {number} of a set with {points} points."),
        reversed: number == 3,
    };
    let draft = Draft {
        id: "gallery".into(),
        title: "Gallery".into(),
        points,
        lowest: 1,
        areas: vec![("area".into(), "An area".into())],
        statements: (1..=3).map(statement).collect(),
        ..Draft::default()
    };
    draft.check().unwrap_or_else(|error| panic!("gallery: {error}"))
}

fn wrong() -> RwSignal<Vec<FieldError>> {
    RwSignal::new(vec![FieldError { field: "gallery-wrong", text: "Something is wrong with this field.".to_owned() }])
}

fn messages(ui: Ui) -> Vec<View> {
    let badges = badges(ui.locale, &release(&QuestionSet::full(), 6)).iter().fold(view("div"), View::markup);
    vec![
        text("h2", "notice"),
        notice(&["Something to know before going on."]),
        error_notice(&Message { what: "What happened.".to_owned(), next: "What to do next.".to_owned() }),
        text("h2", "error_summary"),
        error_summary(ui, wrong()),
        text("h2", "badge"),
        badges,
    ]
}

fn forms(ui: Ui) -> Vec<View> {
    let sample = |id, content: &str, kind| {
        let value = RwSignal::new(content.to_owned());
        Field { id, label: "A label", hint: "A hint.", value, kind }.view(wrong())
    };
    let option = |id| RadioOption { id, label: "A choice", hint: "What explains it." };
    vec![
        text("h2", "field"),
        sample("gallery-empty", "", field::Kind::Text),
        sample("gallery-filled", "Text", field::Kind::Text),
        sample("gallery-number", "8", field::Kind::Number),
        sample("gallery-wrong", "?", field::Kind::Text),
        sample("gallery-secret", "1234", field::Kind::Secret),
        text("h2", "radio_group"),
        radio_group("A question", "gallery-radio", &[option("gallery-one"), option("gallery-two")], RwSignal::new(1)),
        text("h2", "question_set_reader"),
        question_set_reader(ui, RwSignal::new(None)),
        text("h2", "copy_box"),
        copy_box(ui, "gallery-copy", "A text to copy", "Hello everyone"),
    ]
}

fn sheets(ui: Ui) -> Vec<View> {
    // An app of its own, so that the sheet of the gallery has nothing to do with a round on this device.
    let ui = Ui { app: App::new(), ..ui };
    let set = QuestionSet::full();
    let round = RoundDraft {
        team: "Gallery".into(),
        label: "invented".into(),
        opened: today(),
        invited: 5,
        threshold: Threshold::default(),
        kind: Kind::Practice,
    };
    let Ok(round) = round.check() else { return Vec::new() };
    ui.app.show_round(OpenRound::open(round, set.clone(), BatchId([0; 16])));
    ui.app.start_sheet();
    ui.app.tick(1, Choice::Point(4));
    ui.app.tick(2, Choice::PreferNot);
    let mut page = vec![text("h2", "progress")];
    page.extend((0..4).map(|area| progress(ui, area, 4)));
    page.push(text("h2", "statement_field"));
    page.extend((0..3).map(|statement| statement_field(ui, &set, statement)));
    page
}

fn charts(ui: Ui) -> Vec<View> {
    let locale = ui.locale;
    let pulse = release(&QuestionSet::pulse(), 6);
    let plot = area_plot(locale, &pulse, &Report::of(&pulse)).iter().fold(view("div"), View::markup);
    let mut page = vec![text("h2", "area_plot, sums only"), plot, text("h2", "statement_bars, other scales")];
    for points in [4, 7] {
        let release = release(&small_set(points), 12);
        page.push(view("div").markup(&statement_bars(locale, &release, &Report::of(&release).areas[0])));
    }
    for people in [5, 8, 30] {
        page.push(text("h2", &format!("report of {people}")));
        page.push(view("div").markup(&report(locale, &release(&QuestionSet::full(), people))));
    }
    page.extend([text("h2", "release_actions"), release_actions(ui, release(&QuestionSet::full(), 8))]);
    page
}
