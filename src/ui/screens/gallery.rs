//! Every component in every state on one page, for people who work on Candour and for the accessibility tests. Not in the release build.

use crate::answers::Choice;
use crate::disclosure::Threshold;
use crate::example;
use crate::idle::Patience;
use crate::locale::errors::Message;
use crate::locale::isolated;
use crate::open_round::OpenRound;
use crate::platform::clock::today;
use crate::platform::files;
use crate::question_set::{Draft, DraftStatement, QuestionSet};
use crate::release::Release;
use crate::report::{AreaPlotText, AreaStatementsText, Report as Numbers, ReportText, badges};
use crate::round::{Arrangements, Kind as RoundKind, Round};
use crate::secrets::Custody;
use crate::state::App;
use crate::text::{Line, Name};
use crate::totals::BatchId;
use crate::ui::components::area_plot::AreaPlot;
use crate::ui::components::area_sheets::AreaSheets;
use crate::ui::components::badge::Badge;
use crate::ui::components::blank_line::BlankLine;
use crate::ui::components::compared_report::ComparedReport;
use crate::ui::components::confirm_dialog::ConfirmDialog;
use crate::ui::components::conversation::Conversation;
use crate::ui::components::copy_box::CopyBox;
use crate::ui::components::custody_note::CustodyNote;
use crate::ui::components::desk_gate::DeskGate;
use crate::ui::components::end_dialogs::{EndDialogs, EndQuestions};
use crate::ui::components::error_summary::{ErrorSummary, FieldError};
use crate::ui::components::example_picture::ExamplePicture;
use crate::ui::components::field::{Field, Kind};
use crate::ui::components::fold::Fold;
use crate::ui::components::heading::Heading;
use crate::ui::components::host_section::HostSection;
use crate::ui::components::idle_guard::IdleWarning;
use crate::ui::components::mark::Mark;
use crate::ui::components::notice::{ErrorNotice, Notice};
use crate::ui::components::offered_file::OfferedFile;
use crate::ui::components::open_round_notice::OpenRoundNotice;
use crate::ui::components::paste_field::PasteField;
use crate::ui::components::patience_field::PatienceField;
use crate::ui::components::picture_files::PictureFiles;
use crate::ui::components::pin_gate::{PinField, PinGate};
use crate::ui::components::plan_field::{PlanField, PlanFieldKind};
use crate::ui::components::plan_section::PlanSection;
use crate::ui::components::preview_report::PreviewReport;
use crate::ui::components::progress::Progress;
use crate::ui::components::promise_ends::PromiseEnds;
use crate::ui::components::question_set_reader::QuestionSetReader;
use crate::ui::components::radio_group::{RadioGroup, RadioOption};
use crate::ui::components::recent_round_notice::RecentRoundNotice;
use crate::ui::components::release_actions::ReleaseActions;
use crate::ui::components::report::Report;
use crate::ui::components::report_contents::ReportContents;
use crate::ui::components::sentence::Sentence;
use crate::ui::components::statement_bars::StatementBars;
use crate::ui::components::statement_field::StatementField;
use crate::ui::components::stop_button::StopButton;
use crate::ui::components::table_details::TableDetails;
use crate::ui::components::talk_card::TalkCard;
use crate::ui::context::use_locale;
use crate::ui::plan_draft::PlanDraft;
use leptos::context::Provider;
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <Entry name="heading">
            <Heading title="Gallery" />
        </Entry>
        <Messages />
        <Forms />
        // An app of its own, so that the sheet of the gallery has nothing to do with a round on this device.
        <Provider value=app_with_round()>
            <Sheets />
            <Dialogs />
        </Provider>
        <Charts />
    }
}

/// The states of one component, under the name of its file.
#[component]
fn Entry(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <section data-component=name>
            <h2>{name}</h2>
            {children()}
        </section>
    }
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap_or_else(|error| panic!("gallery: {error}"))
}

/// An invented release of a team of this size.
fn release(set: &QuestionSet, people: u32) -> Release {
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

/// An app with a round open and a sheet begun.
fn app_with_round() -> App {
    let app = App::new();
    let round = Round {
        team: name("Gallery"),
        label: name("invented"),
        opened: today(),
        invited: 5,
        threshold: Threshold::default(),
        kind: RoundKind::Real,
    };
    let line = |text| Line::new(text).unwrap_or_else(|error| panic!("gallery: {error}"));
    let arrangements = Arrangements { host: name("Ada"), readers: line("the whole team"), when: line("on Friday") };
    app.show_round(OpenRound::open(round, QuestionSet::full(), BatchId([0; 16])), arrangements);
    app.start_sheet();
    app.tick(1, Choice::Point(4));
    app.tick(2, Choice::PreferNot);
    app
}

fn wrong() -> RwSignal<Vec<FieldError>> {
    RwSignal::new(vec![FieldError { field: "gallery-wrong", text: "Something is wrong with this field.".to_owned() }])
}

#[component]
fn Messages() -> impl IntoView {
    let message = Message { what: "What happened.".to_owned(), next: "What to do next.".to_owned() };
    view! {
        <Entry name="notice">
            <Notice>
                <p>"Something to know before going on."</p>
            </Notice>
            <ErrorNotice message />
        </Entry>
        <Entry name="sentence">
            <p>
                <Sentence text=format!("A round is open: {}, {} (5 of 8).", isolated("צוות מחקר"), isolated("سنة ٢٠٢٦")) />
            </p>
        </Entry>
        <Entry name="error_summary">
            <ErrorSummary errors=wrong() />
        </Entry>
        <Entry name="mark">
            <Mark />
        </Entry>
        <Entry name="badge">
            {badges(use_locale(), &release(&QuestionSet::full(), 6)).into_iter().map(|badge| view! { <Badge badge /> }).collect_view()}
        </Entry>
    }
}

#[component]
fn Forms() -> impl IntoView {
    let sample = |id, content: &str, kind| {
        let value = RwSignal::new(content.to_owned());
        view! { <Field id label="A label" hint="A hint." value errors=wrong() kind /> }
    };
    let offered = Arc::new(files::OfferedFile::of("gallery.json", "application/json", "{}".to_owned()));
    let option = |value, id| RadioOption { value, id, label: "A choice", hint: "What explains it." };
    view! {
        <Entry name="field">
            {sample("gallery-empty", "", Kind::Text)} {sample("gallery-filled", "Text", Kind::Text)}
            {sample("gallery-number", "8", Kind::Number)} {sample("gallery-wrong", "?", Kind::Text)}
            {sample("gallery-secret", "1234", Kind::Secret)}
        </Entry>
        <Entry name="radio_group">
            <RadioGroup
                legend="A question"
                name="gallery-radio"
                options=vec![option(1, "gallery-one"), option(2, "gallery-two")]
                chosen=RwSignal::new(2)
            />
        </Entry>
        <Entry name="question_set_reader">
            <QuestionSetReader set=RwSignal::new(None) errors=wrong() />
        </Entry>
        <Entry name="promise_ends">
            <PromiseEnds />
        </Entry>
        <Entry name="patience_field">
            <PatienceField patience=RwSignal::new(Patience::default()) />
        </Entry>
        <Entry name="paste_field">
            <PasteField id="gallery-paste" label="A text" hint="A hint." rows="4" text=RwSignal::new("Pasted".to_owned())>
                <button type="button" class="button quiet">
                    "Use it"
                </button>
            </PasteField>
        </Entry>
        <Entry name="offered_file">
            <OfferedFile file=offered />
        </Entry>
        <Entry name="copy_box">
            <CopyBox id="gallery-copy" label="A text to copy" content="Hello everyone".to_owned() />
        </Entry>
    }
}

#[component]
fn Sheets() -> impl IntoView {
    let statements = (0..3).map(|statement| view! { <StatementField set=QuestionSet::full() statement /> }).collect_view();
    view! {
        <Entry name="recent_round_notice">
            <RecentRoundNotice recent=Signal::stored(Some(release(&QuestionSet::full(), 9).round().clone())) />
        </Entry>
        <Entry name="open_round_notice">
            <OpenRoundNotice />
        </Entry>
        <Entry name="preview_report">
            <PreviewReport />
        </Entry>
        <Entry name="progress">{(1..=4).map(|page| view! { <Progress words=format!("Page {page} of 4") page pages=4 /> }).collect_view()}</Entry>
        <Entry name="statement_field">{statements}</Entry>
        <Entry name="stop_button">
            <StopButton />
        </Entry>
    }
}

/// What opens over the page. Each has a button that opens it.
#[component]
fn Dialogs() -> impl IntoView {
    let [confirming, destroying] = [(); 2].map(|()| RwSignal::new(false));
    let seconds_left = RwSignal::new(None);
    let ending = EndQuestions::new();
    let pin = PinGate::new("gallery-confirm-pin");
    let opener = |label: &'static str, open: Callback<()>| {
        view! {
            <button type="button" class="button quiet" data-opens-dialog="" on:click=move |_| open.run(())>
                {label}
            </button>
        }
    };
    view! {
        <Entry name="custody_note">
            {[Custody::TwoCodes, Custody::OneCode, Custody::InMemory].map(|custody| view! { <CustodyNote custody /> }).collect_view()}
        </Entry>
        <Entry name="desk_gate">
            <DeskGate>
                <p>"What is behind it."</p>
            </DeskGate>
        </Entry>
        <Entry name="pin_gate">
            <PinField gate=PinGate::new("gallery-pin") />
        </Entry>
        <Entry name="confirm_dialog">
            {opener("A question", Callback::new(move |()| confirming.set(true)))}
            <ConfirmDialog
                id="gallery-confirm"
                title="Go on?"
                open=confirming
                guard=Some(pin.guard())
                confirm="Go on"
                on_confirm=|()| ()
                cancel="Stay"
            >
                <p>"What there is to know."</p>
                <PinField gate=pin />
            </ConfirmDialog>
            {opener("A question about something that is destroyed", Callback::new(move |()| destroying.set(true)))}
            <ConfirmDialog
                id="gallery-danger"
                title="Remove it?"
                open=destroying
                danger=true
                confirm="Remove it"
                on_confirm=|()| ()
                cancel="Keep it"
            >
                <p>"It cannot be brought back."</p>
            </ConfirmDialog>
        </Entry>
        <Entry name="host_section">
            <HostSection />
        </Entry>
        <Entry name="end_dialogs">
            {opener("The question before a round is closed", Callback::new(move |()| ending.closing.set(true)))}
            {opener("The question before it is discarded", Callback::new(move |()| ending.discarding.set(true)))}
            <EndDialogs ending />
        </Entry>
        <Entry name="idle_guard">
            {opener("The warning before answers are wiped", Callback::new(move |()| seconds_left.set(Some(30))))}
            <IdleWarning seconds_left on_stay=move |()| seconds_left.set(None) />
        </Entry>
    }
}

#[component]
fn Charts() -> impl IntoView {
    let locale = use_locale();
    // The pulse form of six people: sums only, so no band.
    let pulse = release(&QuestionSet::pulse(), 6);
    let plot = AreaPlotText::of(locale, &pulse, &Numbers::of(&pulse));
    let table = plot.table.clone();
    let sheets = (plot.rows.clone(), ReportText::of(locale, &pulse).talks);
    let bars = move |points| {
        let release = release(&small_set(points), 12);
        view! { <StatementBars area=AreaStatementsText::of(locale, &release, &Numbers::of(&release).areas[0]) /> }
    };
    let report = |people| {
        view! {
            <p>{format!("Of {people} people")}</p>
            <Report release=release(&QuestionSet::full(), people) />
        }
    };
    let draft = PlanDraft::empty();
    draft.add("Ask each person for ten minutes what is hard just now.", "In four weeks you have spoken with everybody once.");
    let learns = RwSignal::new(String::from("How the new records work."));
    let talks = ReportText::of(locale, &release(&QuestionSet::full(), 12)).talks;
    let talks = talks.into_iter().enumerate().map(|(at, talk)| view! { <TalkCard talk open=at == 0 draft /> }).collect_view();
    view! {
        <Entry name="area_plot">
            <AreaPlot rows=plot.rows />
        </Entry>
        <Entry name="area_sheets">
            <AreaSheets areas=sheets.0 talks=sheets.1 />
        </Entry>
        <Entry name="table_details">
            <TableDetails table />
        </Entry>
        <Entry name="blank_line">
            <BlankLine label="Date and signatures" />
        </Entry>
        <Entry name="compared_report">
            <ComparedReport release=release(&QuestionSet::pulse(), 9) />
        </Entry>
        <Entry name="picture_files">
            <PictureFiles release=release(&QuestionSet::pulse(), 9) />
        </Entry>
        <Entry name="report_contents">
            <ReportContents parts=vec![("first-part", "The first part"), ("second-part", "The second part")] />
        </Entry>
        <Entry name="statement_bars">{[4, 7].map(bars).collect_view()}</Entry>
        <Entry name="talk_card">{talks}</Entry>
        <Entry name="conversation">
            <Conversation />
        </Entry>
        <Entry name="plan_section">
            <PlanSection team=name("Gallery") mentoring=true draft />
        </Entry>
        <Entry name="plan_field">
            <PlanField id="gallery-plan" label="A field of a plan" kind=PlanFieldKind::Entry(400) value=learns on_change=move |text| learns.set(text) />
        </Entry>
        <Entry name="fold">
            <Fold class="guidance-choice" title=view! { <h3>"A fold"</h3> }.into_any()>
                <p>"What is behind it."</p>
            </Fold>
        </Entry>
        <Entry name="report">{[5, 8, 30].map(report).collect_view()}</Entry>
        <Entry name="example_picture">
            <ExamplePicture />
        </Entry>
        <Entry name="release_actions">
            <ReleaseActions release=release(&QuestionSet::full(), 8) />
        </Entry>
    }
}
