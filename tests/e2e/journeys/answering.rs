//! What a person meets who answers, beside the statements themselves.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, answered, close_round, open_round};
use candour_e2e::kept;
use candour_e2e::person::{COUNTED, answer, answer_at_once, begin, fill_in, fill_in_area, fill_in_at_once, send};
use candour_e2e::questions::{Questions, Tick, sheet};
use candour_e2e::report::assert_holds_exactly;
use candour_e2e::samples::mixed;
use serde_json::json;
use thirtyfour::Key;

#[test]
pub fn nobody_is_thanked_who_has_sent_nothing() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        open_round(device, plan).await;
        device.type_address("#/done").await;
        device.led_to("#/desk").await;
        answer(device, &questions, &sheet("41324251")).await;
        device.type_address("#/done").await;
        device.led_to("#/desk").await;
        assert!(!device.texts("main h1").await.concat().contains(COUNTED));
        begin(device).await;
        fill_in(device, &questions, &sheet("24153342")).await;
        send(device).await;
        device.arrive_at(COUNTED).await;
    });
}

#[test]
pub fn a_key_pressed_by_habit_does_not_wipe_what_somebody_has_ticked() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.tick_in(&questions.statements[0].text, "Agree").await;
        device.press("Back").await;
        device.until_shown("#leave-question[open]").await;
        device.until_focused("Stay here").await;
        device.keys(Key::Enter).await;
        device.until_gone("dialog[open]").await;
        assert_eq!(device.count("input:checked").await, 1);
    });
}

/// What Chromium's protocol calls a key.
#[derive(Debug, Clone, Copy)]
struct PhysicalKey {
    /// What it writes, or its name.
    sign: &'static str,
    /// Its place on the keyboard.
    place: &'static str,
    /// What goes into a text.
    text: &'static str,
}

const ENTER: PhysicalKey = PhysicalKey { sign: "Enter", place: "Enter", text: "\r" };

impl PhysicalKey {
    /// A digit of the row above the letters on a French keyboard, which writes it with Shift only.
    const fn french(sign: &'static str, place: &'static str) -> Self {
        Self { sign, place, text: sign }
    }

    async fn send(self, device: &Device, kind: &str, repeat: bool, shift: bool) {
        let virtual_key = if self.sign == "Enter" { 13 } else { 0 };
        let event = json!({
            "type": kind, "key": self.sign, "code": self.place, "text": if kind == "keyUp" { "" } else { self.text }, "autoRepeat": repeat,
            "modifiers": if shift { 8 } else { 0 }, "windowsVirtualKeyCode": virtual_key,
        });
        device.chromium().cdp("Input.dispatchKeyEvent", event).await;
    }

    /// Presses it and does not let it go; the keyboard repeats it so many times.
    async fn hold(self, device: &Device, times: usize) {
        self.send(device, "keyDown", false, false).await;
        for _ in 0..times {
            self.send(device, "keyDown", true, false).await;
        }
    }

    async fn let_go(self, device: &Device) {
        self.send(device, "keyUp", false, false).await;
    }

    async fn press(self, device: &Device, shift: bool) {
        self.send(device, "keyDown", false, shift).await;
        self.send(device, "keyUp", false, shift).await;
    }
}

/// Presses the mouse on an element, as the so manieth press of a double or triple click.
async fn press_mouse(device: &Device, selector: &str, click: u32) {
    device.until_shown(selector).await;
    let aim = "const found = document.querySelector(arguments[0]);
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = found.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2]";
    let place = device.js(aim, &[json!(selector)]).await;
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": click });
        device.chromium().cdp("Input.dispatchMouseEvent", event).await;
    }
}

/// Waits until what has this id has the focus.
async fn focus_on(device: &Device, id: &str) {
    device.js_until(&format!("the focus on {id}"), "return document.activeElement.id === arguments[0]", &[json!(id)]).await;
}

async fn focus(device: &Device, id: &str) {
    device.js("document.getElementById(arguments[0]).focus()", &[json!(id)]).await;
    focus_on(device, id).await;
}

/// The label of the option that is ticked for each statement on the page for checking.
async fn checked(device: &Device) -> Vec<String> {
    device.texts(".check-row dd.ticked").await
}

#[test]
fn change_leads_to_the_statement_and_back_to_where_one_was() {
    let questions = Questions::full();
    let area = &questions.areas[2];
    // The last statement of its area: one would have to scroll for it.
    let statement = area.members[4];
    let mut person = sheet("44425 42353 54343 43254");
    person[statement] = Tick::Nothing;
    on_a_device(async |device| {
        device.chromium().be_wide(390).await;
        open_round(device, Plan::full(5)).await;
        begin(device).await;
        fill_in(device, &questions, &person).await;
        assert_eq!(device.count(".check-row a").await, 20, "each statement has a link of its own");
        let label = "return document.getElementById(arguments[0]).getAttribute('aria-label')";
        let change = format!("change-{statement}");
        assert_eq!(device.js(label, &[json!(change)]).await, json!(format!("Change the answer: {}", questions.statements[statement].text)));
        let in_view = "const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight";
        for (before, point, after) in [("No answer", 1, "Strongly disagree"), ("Strongly disagree", 2, "Disagree")] {
            assert_eq!(checked(device).await[14], before);
            device.click(&format!("#{change}")).await;
            device.arrive_at(&area.title).await;
            // At the option that is ticked, or at the first one.
            focus_on(device, &format!("statement-{statement}-1")).await;
            device.js_until("the statement in view", in_view, &[]).await;
            device.click(&format!("label[for=statement-{statement}-{point}]")).await;
            device.press("Check my answers").await;
            device.arrive_at("Check your answers").await;
            focus_on(device, &change).await;
            device.js_until("the link in view", in_view, &[]).await;
            assert_eq!(checked(device).await[14], after);
        }
        // Who comes from elsewhere begins at the top of a page.
        device.type_address("#/answer/3").await;
        device.arrive_with_focus_at(&area.title).await;
    });
}

#[test]
fn what_is_ticked_can_be_taken_back_by_button_and_by_key() {
    let questions = Questions::pulse();
    let [first, second] = [questions.areas[0].members[0], questions.areas[0].members[1]];
    let people: Vec<_> = ["..324251", "24153342", "51425142", "33243121", "14251432"].into_iter().map(sheet).collect();
    let clear = |statement: usize| format!(".statement:has(#statement-{statement}-1) .clear");
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        assert_eq!(device.count(".clear:not([hidden])").await, 0, "where nothing is ticked there is nothing to take back");
        device.tick_in(&questions.statements[first].text, "Agree").await;
        device.until_shown(&clear(first)).await;
        let label = "return document.querySelector(arguments[0]).getAttribute('aria-label')";
        let expected = format!("Clear the answer: {}", questions.statements[first].text);
        assert_eq!(device.js(label, &[json!(clear(first))]).await, json!(expected));
        device.click(&clear(first)).await;
        device.until_gone("input:checked").await;
        device.until_count(".clear:not([hidden])", 0).await;
        focus_on(device, &format!("statement-{first}-1")).await;
        device.reads("2 statements on this page have no answer.").await;

        // By key, also what is no point of the scale.
        for (key, point) in [(Key::Delete, 3), (Key::Backspace, 0)] {
            device.click(&format!("label[for=statement-{second}-{point}]")).await;
            device.until_count("input:checked", 1).await;
            device.keys(key).await;
            device.until_gone("input:checked").await;
            focus_on(device, &format!("statement-{second}-1")).await;
        }
        // Once more it takes back nothing, and goes nowhere.
        device.keys(Key::Backspace).await;
        device.settle().await;
        device.arrive_at(&questions.areas[0].title).await;

        // It counts as no answer.
        device.press("Next area").await;
        for area in 1..questions.areas.len() {
            fill_in_area(device, &questions, &people[0], area).await;
            device.click("#next").await;
        }
        device.arrive_at("Check your answers").await;
        assert_eq!(checked(device).await[..2], ["No answer", "No answer"]);
        send(device).await;
        device.press("Ready for the next person").await;
        for person in &people[1..] {
            answer_at_once(device, &questions, person).await;
        }
        close_round(device, Plan::pulse(5)).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn stop_and_wipe_counts_nothing_and_leaves_nothing() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        let kept_before = kept::round(device).await;
        for page in ["nothing ticked", "an area", "the check page"] {
            begin(device).await;
            device.arrive_at(&questions.areas[0].title).await;
            match page {
                "an area" => {
                    fill_in_area(device, &questions, &sheet("41324251"), 0).await;
                    device.press("Next area").await;
                    fill_in_area(device, &questions, &sheet("41324251"), 1).await;
                }
                "the check page" => fill_in(device, &questions, &sheet("41324251")).await,
                _ => {}
            }
            device.press("Stop and wipe").await;
            // Where nothing is ticked there is nothing to ask.
            if page != "nothing ticked" {
                device.until_shown("#stop-question[open]").await;
                // A key pressed by habit leaves things as they are.
                device.until_focused("Stay here").await;
                device.keys(Key::Enter).await;
                device.until_gone("dialog[open]").await;
                device.press("Stop and wipe").await;
                device.keys(Key::Escape).await;
                device.until_gone("dialog[open]").await;
                assert!(device.count("input:checked, .check-row").await > 0, "the answers are still there");
                device.press("Stop and wipe").await;
                device.until_shown("#stop-question[open]").await;
                device.press("Stop and wipe").await;
            }
            device.led_to("#/desk").await;
            device.reads("The answers were wiped. Nothing was sent.").await;
            device.reads("Nobody of 5 has answered yet").await;
            assert_eq!(kept::round(device).await, kept_before, "something is kept of {page}");
            for _ in 0..6 {
                device.back().await;
                device.until_shown("main h1").await;
                assert_eq!(device.count("input:checked, .check-row").await, 0, "{page}, on {}", device.fragment().await);
            }
            device.type_address("#/desk").await;
            device.until_shown("#answered").await;
        }
        // The next person is told of no one else.
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        assert_eq!(device.count("input:checked").await, 0);
        device.type_address("#/desk").await;
        device.until_shown("#answered").await;
        assert!(!device.text().await.contains("The answers were wiped"));
        assert_eq!(device.count("#stop:not([hidden])").await, 0, "the desk has nothing to stop");
    });
}

#[test]
fn enter_held_down_on_send_opens_the_question_and_does_not_answer_it() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        let kept_before = kept::round(device).await;
        fill_in_at_once(device, &questions, &sheet("44444444")).await;
        focus(device, "send").await;
        ENTER.hold(device, 3).await;
        device.until_shown("#same-question[open]").await;
        for _ in 0..12 {
            ENTER.send(device, "keyDown", true, false).await;
        }
        device.settle().await;
        device.until_shown("#same-question[open]").await;
        assert_eq!(kept::round(device).await, kept_before, "a key held down has sent something");
        ENTER.let_go(device).await;
        device.settle().await;
        device.until_shown("#same-question[open]").await;
        // Pressed anew it does answer.
        focus_on_words(device, "Yes, send them").await;
        ENTER.press(device, false).await;
        device.arrive_at(COUNTED).await;
    });
}

/// Moves the focus to the button of a question with these words.
async fn focus_on_words(device: &Device, words: &str) {
    let script = "[...document.querySelectorAll('dialog[open] button')].find(button => button.textContent.trim() === arguments[0]).focus()";
    device.js(script, &[json!(words)]).await;
    device.until_focused(words).await;
}

#[test]
fn enter_held_down_goes_on_by_one_page_and_no_further() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        // In a statement Enter goes on, as in any form.
        for area in &questions.areas[1..3] {
            device.js("document.querySelector('.statement input').focus()", &[]).await;
            ENTER.hold(device, 12).await;
            device.arrive_at(&area.title).await;
            device.js("document.querySelector('.statement input').focus()", &[]).await;
            for _ in 0..12 {
                ENTER.send(device, "keyDown", true, false).await;
            }
            device.settle().await;
            device.arrive_at(&area.title).await;
            ENTER.let_go(device).await;
        }
    });
}

#[test]
fn a_double_click_on_send_counts_one_sheet_and_presses_nothing_on_the_next_page() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(7)).await;
        // The second press comes at once, or when the next page is there already.
        for (number, late) in [(1, false), (2, true), (3, false), (4, true)] {
            fill_in_at_once(device, &questions, &mixed(&questions, number)).await;
            press_mouse(device, "#send", 1).await;
            if late {
                device.arrive_at(COUNTED).await;
                press_mouse(device, "#next-person", 2).await;
            } else {
                let place =
                    "const box = document.querySelector('#send, #next-person').getBoundingClientRect(); return [box.x + 9, box.y + 9]";
                let place = device.js(place, &[]).await;
                for kind in ["mousePressed", "mouseReleased"] {
                    let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 2 });
                    device.chromium().cdp("Input.dispatchMouseEvent", event).await;
                }
            }
            device.arrive_at(COUNTED).await;
            device.settle().await;
            device.arrive_at(COUNTED).await;
            press_mouse(device, "#next-person", 1).await;
            device.until_shown("#answered").await;
            assert_eq!(answered(device).await, number);
        }
    });
}

#[test]
fn a_double_click_on_next_area_ticks_nothing() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        press_mouse(device, "#next", 1).await;
        device.arrive_at(&questions.areas[1].title).await;
        // What the second press hits on the next page: an option, and for a triple click the button once more.
        let option = format!("label[for=statement-{}-3]", questions.areas[1].members[0]);
        press_mouse(device, &option, 2).await;
        press_mouse(device, "#next", 3).await;
        device.settle().await;
        device.arrive_at(&questions.areas[1].title).await;
        assert_eq!(device.count("input:checked").await, 0, "a double click ticks something on the next page");
        // A press of its own ticks, and so does a double click on an option.
        press_mouse(device, &option, 1).await;
        device.until_count("input:checked", 1).await;
        press_mouse(device, &option, 2).await;
        device.settle().await;
        assert_eq!(device.count("input:checked").await, 1);
    });
}

#[test]
fn digits_of_a_french_keyboard_choose_by_their_place() {
    let questions = Questions::pulse();
    let statement = questions.areas[0].members[0];
    let row = [("&", "Digit1", 1), ("é", "Digit2", 2), ("\"", "Digit3", 3), ("'", "Digit4", 4), ("(", "Digit5", 5), ("à", "Digit0", 0)];
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        focus(device, &format!("statement-{statement}-1")).await;
        for (sign, place, point) in row {
            PhysicalKey::french(sign, place).press(device, false).await;
            device.until_count(&format!("#statement-{statement}-{point}:checked"), 1).await;
            focus_on(device, &format!("statement-{statement}-{point}")).await;
        }
        // With Shift such a key writes the digit itself; and on another keyboard a sign, which is none.
        PhysicalKey::french("2", "Digit2").press(device, true).await;
        device.until_count(&format!("#statement-{statement}-2:checked"), 1).await;
        PhysicalKey::french("$", "Digit4").press(device, true).await;
        PhysicalKey::french("_", "Digit8").press(device, false).await;
        PhysicalKey::french("-", "Digit6").press(device, false).await;
        device.settle().await;
        assert_eq!(device.count(&format!("#statement-{statement}-2:checked")).await, 1);
        assert_eq!(device.count("input:checked").await, 1);
    });
}

/// The tops and the lefts of the five points of the first statement.
const PLACES: &str = "
    const boxes = [...document.querySelector('.statement .options').querySelectorAll('.option')].map(option => option.getBoundingClientRect());
    return [boxes.map(box => Math.round(box.top)), boxes.map(box => Math.round(box.left))]";

#[test]
fn from_700_pixels_the_points_stand_in_a_row_and_on_a_phone_below_each_other() {
    let questions = Questions::full();
    on_a_device(async |device| {
        open_round(device, Plan::full(5)).await;
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        for (width, in_a_row) in [(320, false), (390, false), (699, false), (700, true), (1024, true), (1280, true)] {
            device.chromium().be_wide(width).await;
            let places: Vec<Vec<i64>> = serde_json::from_value(device.js(PLACES, &[]).await).unwrap_or_default();
            let [tops, lefts] = &places[..] else { panic!("the options have no places: {places:?}") };
            assert_eq!((tops.len(), lefts.len()), (5, 5));
            let (same, rising) = if in_a_row { (tops, lefts) } else { (lefts, tops) };
            assert!(same.iter().all(|place| *place == same[0]), "at {width} pixels: {places:?}");
            assert!(rising.is_sorted_by(|one, other| one < other), "at {width} pixels: {places:?}");
        }
    });
}

#[test]
fn on_a_phone_an_area_of_five_statements_is_short_and_begins_with_an_option_in_view() {
    let questions = Questions::full();
    on_a_device(async |device| {
        open_round(device, Plan::full(5)).await;
        begin(device).await;
        device.chromium().be_wide(390).await;
        let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
        device.chromium().cdp("Emulation.setDeviceMetricsOverride", phone).await;
        device.js_until("the height of a phone", "return innerHeight === 844", &[]).await;
        for (number, area) in questions.areas.iter().enumerate() {
            device.arrive_at(&area.title).await;
            assert_eq!(area.members.len(), 5);
            let height = device.js("return document.documentElement.scrollHeight", &[]).await.as_u64().unwrap_or(u64::MAX);
            assert!(height <= 2_200, "“{}” is {height} pixels high", area.title);
            let bottom = "return [scrollY, Math.ceil(document.querySelector('.statement .option label').getBoundingClientRect().bottom)]";
            let place = device.js(bottom, &[]).await;
            assert_eq!(place[0], json!(0), "the page begins at its top");
            assert!(place[1].as_u64().is_some_and(|bottom| bottom <= 844), "the first option of “{}” ends at {}", area.title, place[1]);
            if number + 1 < questions.areas.len() {
                device.press("Next area").await;
            }
        }
    });
}

/// Takes the rule that shows the hint as one for every device. Gives the condition it had before.
const AS_WITH_A_MOUSE: &str = "
    for (const { cssRules } of document.styleSheets) {
        for (const rule of cssRules) {
            if (rule instanceof CSSMediaRule && [...rule.cssRules].some(inner => inner.selectorText === '.keys-hint')) {
                const condition = rule.media.mediaText;
                rule.media.mediaText = 'all';
                return condition;
            }
        }
    }
    return ''";

#[test]
fn the_hint_about_keys_is_shown_where_there_is_a_mouse_only() {
    let questions = Questions::pulse();
    let words = "With a keyboard: Tab to a statement, then press 1 (“Strongly disagree”) to 5 (“Strongly agree”), 0";
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        device.arrive_at(&questions.areas[0].title).await;
        for (width, touch) in [(390, true), (820, true), (1280, false)] {
            device.chromium().be_wide(width).await;
            device.chromium().cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch })).await;
            let mouse = device.js("return matchMedia('(hover: hover) and (pointer: fine)').matches", &[]).await;
            assert!(!touch || mouse == json!(false), "a device with touch has a mouse");
            assert_eq!(json!(device.text().await.contains(words)), mouse, "at {width} pixels");
        }
        // A machine for tests may have no mouse.
        assert_eq!(device.js_text(AS_WITH_A_MOUSE).await, "(hover: hover) and (pointer: fine)");
        device.reads(words).await;
    });
}
