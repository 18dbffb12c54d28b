//! Recovery codes and PINs, right and wrong, and somebody who changes their mind.

use super::{assert_open, locked_round};
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{
    PIN, Plan, answered, close_round, discard_round, fill_in, open_round, try_pin, try_wrong_pin, type_pin, unfold_tools, unlock,
    write_code_down,
};
use candour_e2e::kept;
use candour_e2e::questions::Questions;
use candour_e2e::report::assert_holds_exactly;

/// Counts what the page asks of the browser's cryptography: keys that were made, and what is not done yet.
const WATCH_CRYPTOGRAPHY: &str = "
    window.keysMade = 0;
    window.asked = 0;
    for (const name of ['importKey', 'deriveKey', 'deriveBits', 'encrypt', 'decrypt', 'digest']) {
        const ask = crypto.subtle[name];
        crypto.subtle[name] = async (...given) => {
            window.asked += 1;
            try {
                return await ask.apply(crypto.subtle, given);
            } finally {
                window.asked -= 1;
                if (name.startsWith('derive')) window.keysMade += 1;
            }
        };
    }";

/// Waits until a key was made of a PIN, and the page has done with it what it wants to do.
async fn pin_is_checked(device: &Device) {
    device.js_until("the key of the PIN", "return window.keysMade > 0 && window.asked === 0", &[]).await;
    device.settle().await;
    device.js_until("the end of what follows", "return window.asked === 0", &[]).await;
}

#[test]
fn twenty_wrong_codes_open_nothing_and_change_nothing() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let (people, code, text) = locked_round(device, &questions, plan).await;
        // One character wrong, two in another order, too short, too long, not a code at all.
        let mut wrong: Vec<String> = Vec::new();
        for at in (0..14).filter(|at| ![4, 9].contains(at)) {
            let other = if code.as_bytes()[at] == b'7' { "8" } else { "7" };
            wrong.push(format!("{}{other}{}", &code[..at], &code[at + 1..]));
        }
        wrong.extend(
            [&code[..13], &format!("{code}7"), "", "2580", PIN, "recovery code", "0000-0000-0000", "UUUU-UUUU-UUUU"].map(str::to_owned),
        );
        assert!(wrong.len() >= 20 && !wrong.contains(&code));
        for wrong in &wrong {
            device.overwrite("Recovery code", wrong).await;
            device.press("Go on with the round").await;
            // The words may still be those about the last one; the focus comes back to the field each time.
            let refused = "return document.activeElement.id === 'code'
                && document.getElementById('code-error')?.textContent.includes('This code does not open the round.')";
            device.js_until(&format!("the refusal of {wrong}"), refused, &[]).await;
            assert_eq!(device.count("#answered, #start").await, 0, "{wrong} opens the round");
        }
        assert_eq!(kept::round(device).await, Some(text));
        device.overwrite("Recovery code", &code).await;
        device.press("Go on with the round").await;
        assert_eq!(answered(device).await, people.len());
    });
}

#[test]
pub fn the_pin_or_the_code_discards_a_locked_round_and_the_code_closes_an_open_one() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        for with_code in [false, true] {
            device.type_address("#/").await;
            let (_, code, _) = locked_round(device, &questions, plan).await;
            device.press("Discard the round").await;
            for wrong in ["0000", "0000-0000-0000"] {
                type_pin(device, wrong).await;
                device.press("Discard everything").await;
                device.js_until("an empty field", "return document.querySelector('dialog[open] input').value === ''", &[]).await;
                device.reads("That is not the PIN. Nothing was changed.").await;
            }
            assert_open(device).await;
            type_pin(device, if with_code { &code } else { PIN }).await;
            device.press("Discard everything").await;
            device.until_shown(".doors").await;
            assert_eq!(kept::entries(device).await.len(), 0);
        }
        let (people, code, _) = locked_round(device, &questions, plan).await;
        assert_eq!(unlock(device, &code).await, people.len());
        // Where the PIN is forgotten.
        try_pin(device, &code.replace('-', "").to_lowercase()).await;
        device.until_shown("#close").await;
        device.press("Close the round").await;
        device.press("Close and show the results").await;
        device.until_shown(".report").await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn who_chooses_to_keep_the_round_open_while_the_pin_is_checked_keeps_it_open() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(9);
    on_a_device(async |device| {
        let (people, code, _) = locked_round(device, &questions, plan).await;
        device.js(WATCH_CRYPTOGRAPHY, &[]).await;
        device.press("Discard the round").await;
        type_pin(device, PIN).await;
        // “Keep it open” is pressed before the PIN, which is right, is found to be.
        let both = "window.keysMade = 0; for (const button of document.querySelectorAll('#discard-question button')) button.click()";
        device.js(both, &[]).await;
        device.until_gone("dialog[open]").await;
        pin_is_checked(device).await;
        assert_open(device).await;
        assert_eq!(unlock(device, &code).await, people.len());
        close_round(device, plan).await;
        assert_holds_exactly(device, &questions, &people).await;
    });
}

#[test]
fn who_leaves_the_desk_while_the_pin_is_checked_finds_its_tools_closed_when_they_come_back() {
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        device.js(WATCH_CRYPTOGRAPHY, &[]).await;
        unfold_tools(device).await;
        device.overwrite("Desk PIN", PIN).await;
        let leave = "window.keysMade = 0; document.querySelector('.host-section [type=submit]').click(); location.hash = '#/promise'";
        device.js(leave, &[]).await;
        device.arrive_at("Before you start").await;
        pin_is_checked(device).await;
        device.type_address("#/desk").await;
        unfold_tools(device).await;
        device.until_shown("#tools-pin").await;
        assert_eq!(device.count("#close, #discard, #invitation").await, 0);
    });
}

#[test]
fn a_pin_of_eight_digits_is_taken_whole() {
    on_a_device(async |device| {
        device.press("Run a survey").await;
        fill_in(device, Plan::pulse(5)).await;
        device.press("Back").await;
        device.arrive_at("Keep the round safe").await;
        device.overwrite("Desk PIN", "48291305").await;
        device.press("Next").await;
        device.arrive_at("Check and open").await;
        device.press("Open the round").await;
        write_code_down(device).await;
        try_wrong_pin(device, "4829").await;
        assert_open(device).await;
        try_pin(device, "48291305").await;
        device.until_shown("#discard").await;
        discard_round(device).await;
    });
}

#[test]
fn the_recovery_code_stays_until_somebody_says_that_it_is_on_paper() {
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        device.press("Run a survey").await;
        fill_in(device, plan).await;
        device.press("Open the round").await;
        device.arrive_at("Write down the recovery code").await;
        let code = device.texts("#recovery-code").await;
        assert_eq!(device.count("header a").await, 0, "nothing there leads elsewhere");
        for address in ["#/about", "#/desk", "#/promise", "#/answer/1", "#/check", "#/done", "#/"] {
            device.type_address(address).await;
            device.led_to("#/recovery").await;
            assert_eq!(device.texts("#recovery-code").await, code, "after {address}");
        }
        write_code_down(device).await;
        device.arrive_at(&plan.heading()).await;
        device.type_address("#/recovery").await;
        device.led_to("#/desk").await;
        assert_eq!(device.count("#recovery-code").await, 0);
    });
}
