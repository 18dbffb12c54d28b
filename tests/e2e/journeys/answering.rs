//! What a person meets who answers, beside the statements themselves.

use candour_e2e::device::on_a_device;
use candour_e2e::facilitator::{Plan, open_round};
use candour_e2e::person::{COUNTED, answer, begin, fill_in, send};
use candour_e2e::questions::{Questions, sheet};

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
        device.keys(thirtyfour::Key::Enter).await;
        device.until_gone("dialog[open]").await;
        assert_eq!(device.count("input:checked").await, 1);
    });
}
