//! Components in a real browser. Each test draws one into the page and looks at what people would meet.
#![cfg(target_family = "wasm")]

use candour::answers::Choice;
use candour::chart::interval_dots;
use candour::disclosure::Threshold;
use candour::figures::AreaFigures;
use candour::locale::Locale;
use candour::platform::intl::SPEECH;
use candour::question_set::QuestionSet;
use candour::round::{Day, Kind, Round};
use candour::state::App;
use candour::ui::components::question::Question;
use candour::ui::components::statement_field::StatementField;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own on the page.
fn place() -> HtmlElement {
    let element = document().create_element("div").expect("a div").unchecked_into::<HtmlElement>();
    document().body().expect("a body").append_child(&element).expect("the body takes it");
    element
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
fn app_with_sheet() -> App {
    let app = App::new();
    let round = Round {
        team: "Test".into(),
        label: "test".into(),
        opened: Day::new(2026, 11, 22).expect("a day"),
        invited: 5,
        threshold: Threshold::default(),
        kind: Kind::Practice,
    };
    assert!(app.open_round(round, "Test".into(), QuestionSet::full()));
    app.start_sheet();
    app
}

fn statement_field(inside: HtmlElement) -> App {
    let made = StoredValue::new_local(None::<App>);
    leptos::mount::mount_to(inside, move || {
        let app = app_with_sheet();
        made.set_value(Some(app));
        provide_context(app);
        provide_context(Locale::english(SPEECH));
        view! { <StatementField set=StoredValue::new(QuestionSet::full()) statement=0 /> }
    })
    .forget();
    made.get_value().expect("the view has been made")
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
    let place = place();
    statement_field(place.clone());
    drawn().await;
    assert_eq!(all(&place, "input[type=radio]").len(), 6);
    assert_eq!(all(&place, "legend").len(), 1);
    assert!(checked(&place).is_empty());
}

#[wasm_bindgen_test]
async fn digits_choose_and_nought_prefers_not_to_answer() {
    let place = place();
    let app = statement_field(place.clone());
    drawn().await;
    let first = &all(&place, "input")[0];
    press(first, "4");
    drawn().await;
    assert_eq!(checked(&place), ["Agree"]);
    assert!(app.is_ticked(0, Choice::Point(4)));
    press(first, "0");
    drawn().await;
    assert_eq!(checked(&place), ["Prefer not to answer"]);
    press(first, "9");
    drawn().await;
    assert_eq!(checked(&place), ["Prefer not to answer"], "a key without an option changes nothing");
}

#[wasm_bindgen_test]
async fn a_wiped_sheet_leaves_no_tick_on_the_page() {
    let place = place();
    let app = statement_field(place.clone());
    app.tick(0, Choice::Point(2));
    drawn().await;
    assert_eq!(checked(&place), ["Disagree"]);
    app.wipe_sheet();
    drawn().await;
    assert!(checked(&place).is_empty());
}

#[wasm_bindgen_test]
async fn a_question_opens_as_a_modal_dialog_and_no_leaves_things_as_they_are() {
    let place = place();
    let asking = RwSignal::new(false);
    let answered = RwSignal::new(false);
    leptos::mount::mount_to(place.clone(), move || {
        provide_context(Locale::english(SPEECH));
        view! {
            <Question
                id="test-question"
                asking
                title=Signal::derive(|| "Really?".to_owned())
                yes=Signal::derive(|| Some("Yes"))
                on_yes=move |()| answered.set(true)
            >
                <p>"It is final."</p>
            </Question>
        }
    })
    .forget();
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
    all(&place, "dialog button.danger")[0].click();
    drawn().await;
    assert!(answered.get_untracked());
    assert!(all(&place, "dialog[open]").is_empty());
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
