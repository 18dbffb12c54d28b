//! Components in a real browser. Each test draws one into the page and looks at what people would meet.
#![cfg(target_family = "wasm")]
#![allow(clippy::disallowed_methods, reason = "these tests look at the page")]

mod sealed;

use candour::answers::Choice;
use candour::chart::interval_dots;
use candour::disclosure::Threshold;
use candour::example;
use candour::figures::AreaFigures;
use candour::locale::{Language, Locale};
use candour::open_round::OpenRound;
use candour::platform::intl::SPEECH;
use candour::question_set::QuestionSet;
use candour::round::{Arrangements, Day, Kind, Round};
use candour::state::App;
use candour::text::{Line, Name};
use candour::totals::BatchId;
use candour::ui::components::confirm_dialog::ConfirmDialog;
use candour::ui::components::report::Report;
use candour::ui::components::statement_field::StatementField;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

wasm_bindgen_test_configure!(run_in_browser);

const ENGLISH: Locale = Locale { language: Language::English, speech: SPEECH };

/// Puts what `make` gives into a place of its own on the page, with the contexts that every component of the app has.
fn show<V: IntoView + 'static>(app: App, make: impl FnOnce() -> V + 'static) -> HtmlElement {
    let place = document().create_element("div").expect("a div").unchecked_into::<HtmlElement>();
    document().body().expect("a body").append_child(&place).expect("the body takes it");
    let in_context = move || {
        provide_context(app);
        provide_context(ENGLISH);
        make()
    };
    leptos::mount::mount_to(place.clone(), in_context).forget();
    place
}

/// Makes signals that live as long as the page.
fn for_good<T>(make: impl FnOnce() -> T) -> T {
    let owner = Owner::new();
    let signals = owner.with(make);
    std::mem::forget(owner);
    signals
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

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

/// A day in the year of these tests.
fn day() -> Day {
    Day::new(2026, 11, 22).expect("a day")
}

/// An app with a round open and an empty sheet.
fn app_with_sheet() -> App {
    let app = App::new();
    let round =
        Round { team: name("Test"), label: name("test"), opened: day(), invited: 5, threshold: Threshold::default(), kind: Kind::Practice };
    let line = |text| Line::new(text).expect("a line");
    let arrangements = Arrangements { host: name("Ada"), readers: line("the team"), when: line("at once") };
    app.show_round(OpenRound::open(round, QuestionSet::full(), BatchId([7; 16])), arrangements);
    app.start_sheet();
    app
}

/// The first statement of the full form, and the app whose sheet it fills in.
fn statement() -> (HtmlElement, App) {
    let app = for_good(app_with_sheet);
    let place = show(app, || view! { <StatementField set=QuestionSet::full() statement=0 /> });
    (place, app)
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

/// A dialog, whether it is asked, whether it was answered with "Yes", and whether it is on the page.
fn dialog() -> (HtmlElement, RwSignal<bool>, RwSignal<bool>, RwSignal<bool>) {
    let signals = || (App::new(), RwSignal::new(false), RwSignal::new(false), RwSignal::new(true));
    let (app, open, answered, there) = for_good(signals);
    let place = show(app, move || {
        view! {
            <Show when=move || there.get()>
                <ConfirmDialog
                    id="test-question"
                    title="Really?"
                    open
                    confirm="Yes"
                    on_confirm=move |()| answered.set(true)
                    cancel="No"
                >
                    <p>"It is final."</p>
                </ConfirmDialog>
            </Show>
        }
    });
    (place, open, answered, there)
}

#[wasm_bindgen_test]
async fn a_question_opens_as_a_modal_dialog_and_no_leaves_things_as_they_are() {
    let (place, open, answered, _) = dialog();
    drawn().await;
    assert!(all(&place, "dialog[open]").is_empty());
    open.set(true);
    drawn().await;
    assert_eq!(all(&place, "dialog[open]").len(), 1);
    all(&place, "dialog button.quiet")[0].click();
    drawn().await;
    assert!(all(&place, "dialog[open]").is_empty());
    assert!(!answered.get_untracked());
    open.set(true);
    drawn().await;
    all(&place, "dialog [type=submit]")[0].click();
    drawn().await;
    assert!(answered.get_untracked());
    assert!(all(&place, "dialog[open]").is_empty());
}

#[wasm_bindgen_test]
async fn a_question_that_leaves_the_page_unanswered_is_not_answered_later() {
    let (place, open, answered, there) = dialog();
    open.set(true);
    drawn().await;
    let yes = all(&place, "dialog [type=submit]").remove(0);
    there.set(false);
    drawn().await;
    assert!(!yes.is_connected(), "the dialog is off the page");
    yes.click();
    drawn().await;
    assert!(!answered.get_untracked());
}

#[wasm_bindgen_test]
fn names_from_outside_are_shown_as_text_and_pictures_are_svg() {
    let release = example::release(&QuestionSet::full(), name("<b>not bold</b>"), name("round"), day(), 9, Threshold::default());
    let place = show(for_good(App::new), move || view! { <Report release /> });
    assert!(all(&place, "b").is_empty());
    assert!(all(&place, ".running")[0].text_content().is_some_and(|text| text.starts_with("<b>not bold</b>")));
    let gradient: Element = all(&place, "svg defs > *").remove(0).unchecked_into();
    assert_eq!(gradient.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(gradient.tag_name(), "linearGradient");
    let stops = all(&gradient, ":scope > stop");
    let offsets: Vec<String> = stops.iter().filter_map(|stop| stop.get_attribute("offset")).collect();
    assert_eq!((offsets.len(), offsets[0].as_str(), offsets[3].as_str()), (4, "0.00%", "100.00%"), "the band fades: {offsets:?}");
}

#[wasm_bindgen_test]
fn the_browser_writes_numbers_plurals_and_days_as_the_language_does() {
    let locale = ENGLISH;
    assert_eq!(locale.number(3.649, 1), "3.6");
    assert_eq!(locale.number(4.0, 1), "4.0");
    assert_eq!(locale.whole(1234), "1,234");
    assert_eq!(locale.count(&locale.common().statements, 1), "1 statement");
    assert_eq!(locale.count(&locale.common().statements, 20), "20 statements");
    assert_eq!(locale.day(Day::new(2026, 11, 2).expect("a day")), "2 November 2026");
}

#[wasm_bindgen_test]
fn a_unanimous_team_has_a_band_as_wide_as_the_rules_ask() {
    let figures = AreaFigures::from_sums(6, 6 * 240, Some(6 * 240 * 240), 60, 5).expect("figures");
    let (low, high) = interval_dots::row(&figures).band;
    assert!(high - low > 0.049, "{low} to {high}");
}
