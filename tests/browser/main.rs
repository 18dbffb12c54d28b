//! Components in a real browser. Each test draws one into the page and looks at what people would meet.
#![cfg(target_family = "wasm")]

use candour::answers::Choice;
use candour::chart::interval_dots;
use candour::disclosure::Threshold;
use candour::figures::AreaFigures;
use candour::locale::Locale;
use candour::markup::{el, text as written};
use candour::open_round::OpenRound;
use candour::platform::intl::SPEECH;
use candour::platform::view::{self, View, view};
use candour::question_set::QuestionSet;
use candour::round::{Day, Kind, RoundDraft};
use candour::state::App;
use candour::totals::BatchId;
use candour::ui::Ui;
use candour::ui::components::question::Question;
use candour::ui::components::statement_field::statement_field;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

wasm_bindgen_test_configure!(run_in_browser);

/// Puts what `make` gives into a place of its own on the page, under Leptos's reactive system as in the app.
fn show(make: impl FnOnce() -> View + 'static) -> HtmlElement {
    static PLACES: AtomicU32 = AtomicU32::new(0);
    let id = format!("place-{}", PLACES.fetch_add(1, Ordering::Relaxed));
    let place = document().create_element("div").expect("a div").unchecked_into::<HtmlElement>();
    place.set_id(&id);
    document().body().expect("a body").append_child(&place).expect("the body takes it");
    leptos::mount::mount_to(place.clone(), move || make().mount(Some(&id))).forget();
    place
}

fn all(inside: &Element, selector: &str) -> Vec<HtmlElement> {
    let found = inside.query_selector_all(selector).expect("a selector");
    (0..found.length()).filter_map(|at| found.item(at)).map(JsCast::unchecked_into).collect()
}

fn checked(inside: &Element) -> Vec<String> {
    all(inside, "input:checked + label").iter().map(HtmlElement::inner_text).collect()
}

async fn drawn() {
    leptos::task::tick().await;
}

/// An app with a round open and an empty sheet.
fn ui_with_sheet() -> Ui {
    let app = App::new();
    let round = RoundDraft {
        team: "Test".into(),
        label: "test".into(),
        opened: Day::new(2026, 11, 22).expect("a day"),
        invited: 5,
        threshold: Threshold::default(),
        kind: Kind::Practice,
    };
    let round = round.check().expect("a round");
    app.show_round(OpenRound::open(round, QuestionSet::full(), BatchId([7; 16])));
    app.start_sheet();
    Ui { app, locale: Locale::english(SPEECH) }
}

/// The first statement of the full form, and the app whose sheet it fills in.
fn statement() -> (HtmlElement, App) {
    let made = std::rc::Rc::new(std::cell::Cell::new(None));
    let give = made.clone();
    let place = show(move || {
        let ui = ui_with_sheet();
        give.set(Some(ui.app));
        statement_field(ui, &QuestionSet::full(), 0)
    });
    (place, made.get().expect("the view has been made"))
}

fn press(target: &Element, key: &str) {
    let options = KeyboardEventInit::new();
    options.set_key(key);
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).expect("a key");
    target.dispatch_event(&event).expect("the page takes it");
}

#[wasm_bindgen_test]
async fn a_statement_has_six_options_and_nothing_is_preselected() {
    let (place, _) = statement();
    drawn().await;
    assert_eq!(all(&place, "input[type=radio]").len(), 6);
    assert_eq!(all(&place, "legend").len(), 1);
    assert!(checked(&place).is_empty());
}

#[wasm_bindgen_test]
async fn digits_choose_and_nought_prefers_not_to_answer() {
    let (place, app) = statement();
    let first = &all(&place, "input")[0];
    press(first, "4");
    drawn().await;
    assert_eq!(checked(&place), ["Agree"]);
    assert!(untrack(|| app.is_ticked(0, Choice::Point(4))));
    press(first, "0");
    drawn().await;
    assert_eq!(checked(&place), ["Prefer not to answer"]);
    press(first, "9");
    drawn().await;
    assert_eq!(checked(&place), ["Prefer not to answer"], "a key without an option changes nothing");
}

#[wasm_bindgen_test]
async fn a_wiped_sheet_leaves_no_tick_on_the_page() {
    let (place, app) = statement();
    app.tick(0, Choice::Point(2));
    drawn().await;
    assert_eq!(checked(&place), ["Disagree"]);
    app.wipe_sheet();
    drawn().await;
    assert!(checked(&place).is_empty());
}

#[wasm_bindgen_test]
async fn a_question_opens_as_a_modal_dialog_and_no_leaves_things_as_they_are() {
    let asking = RwSignal::new(false);
    let answered = RwSignal::new(false);
    let place = show(move || {
        let question = Question {
            id: "test-question",
            title: "Really?",
            details: vec![view::text("p", "It is final.")],
            danger: false,
            gate: None,
            yes: Some(("Yes", std::rc::Rc::new(move || answered.set(true)))),
            no: "No",
        };
        question.view(asking)
    });
    drawn().await;
    assert!(all(&place, "dialog[open]").is_empty());
    asking.set(true);
    drawn().await;
    assert_eq!(all(&place, "dialog[open]").len(), 1);
    all(&place, "dialog button.quiet")[0].click();
    drawn().await;
    assert!(all(&place, "dialog[open]").is_empty());
    assert!(!answered.get_untracked());
    asking.set(true);
    drawn().await;
    all(&place, "dialog [type=submit]")[0].click();
    drawn().await;
    assert!(answered.get_untracked());
    assert!(all(&place, "dialog[open]").is_empty());
}

#[wasm_bindgen_test]
async fn a_living_part_is_made_anew_and_its_old_handlers_are_let_go() {
    let count = RwSignal::new(1);
    let clicks = RwSignal::new(0);
    let place = show(move || {
        view("div")
            .live(move || (0..count.get()).map(|_| view::button("", "press", move || clicks.update(|clicks| *clicks += 1))).collect())
    });
    drawn().await;
    let old = all(&place, "button").remove(0);
    count.set(3);
    drawn().await;
    assert_eq!(all(&place, "button").len(), 3);
    all(&place, "button")[1].click();
    assert_eq!(clicks.get_untracked(), 1);
    assert!(!old.is_connected(), "the old button is off the page");
    old.click();
    assert_eq!(clicks.get_untracked(), 1, "and its handler is off the button");
}

#[wasm_bindgen_test]
fn markup_is_put_on_the_page_as_text_and_pictures_are_svg() {
    let place = show(|| {
        let picture = el("svg").attr("width", "100%").with(el("linearGradient").attr("id", "fade"));
        view("div").markup(&el("section").with(written("p", "<b>not bold</b>")).with(picture))
    });
    assert!(all(&place, "b").is_empty());
    assert_eq!(all(&place, "p")[0].inner_text(), "<b>not bold</b>");
    let gradient: Element = all(&place, "svg > *").remove(0).unchecked_into();
    assert_eq!(gradient.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(gradient.tag_name(), "linearGradient");
}

#[wasm_bindgen_test]
fn the_browser_writes_numbers_plurals_and_days_as_the_language_does() {
    let locale = Locale::english(SPEECH);
    assert_eq!(locale.number(3.649, 1), "3.6");
    assert_eq!(locale.number(4.0, 1), "4.0");
    assert_eq!(locale.whole(1234), "1,234");
    assert_eq!(locale.count(&locale.text.new_survey.own_statements, 1), "1 statement");
    assert_eq!(locale.count(&locale.text.new_survey.own_statements, 20), "20 statements");
    assert_eq!(locale.day(Day::new(2026, 11, 2).expect("a day")), "2 November 2026");
}

#[wasm_bindgen_test]
fn a_unanimous_team_has_a_band_as_wide_as_the_rules_ask() {
    let figures = AreaFigures::from_sums(6, 6 * 240, Some(6 * 240 * 240), 60, 5).expect("figures");
    let (low, high) = interval_dots::row(&figures).band.expect("a band");
    assert!(high - low > 0.049, "{low} to {high}");
}
