//! Somebody who presses, types and goes anywhere, thousands of times. Whatever they do, the app goes on, its pages are whole, and no answer
//! is where none should be.
//!
//! `CANDOUR_WALKS` says how many walks there are; each begins with a seed of its own, which a walk that fails tells.
//! `CANDOUR_WALK` walks the one with that seed only.

use candour_e2e::device::{Device, WATCH_HISTORY, on_a_device};
use candour_e2e::facilitator::{Custody, PIN, Plan, open_round};
use candour_e2e::questions::Questions;
use candour_e2e::release_file::link_text;
use candour_e2e::samples;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::{env, thread};

/// Walks where nobody asks for more: a minute or so.
const WALKS: u64 = 6;
/// Steps of a walk.
const STEPS: usize = 200;
/// Steps by script that are taken at once.
const AT_ONCE: usize = 12;

/// A generator of numbers that nobody needs to be secret (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap_or_default()
    }

    fn one_of<'a, T: ?Sized>(&mut self, choice: &[&'a T]) -> &'a T {
        choice[self.throw(choice.len())]
    }
}

/// The form for a new round, in all its steps.
const FORM: &str = "#/new";
/// The page of a kept release, whose name is another one each time.
const KEPT: &str = "#/results/…";

/// Addresses to go to: all pages, some that are none, and damaged links.
const ADDRESSES: [&str; 29] = [
    "#/",
    "#/join",
    "#/new",
    "#/new/2",
    "#/new/5",
    "#/practice",
    "#/recovery",
    "#/desk",
    "#/promise",
    "#/answer/1",
    "#/answer/2",
    "#/answer/4",
    "#/answer/99",
    "#/answer/100",
    "#/answer/-1",
    "#/check",
    "#/done",
    "#/results",
    "#/results/handed-in",
    "#/results/00ff",
    "#/example",
    "#/guide",
    "#/about",
    "#/nowhere",
    "#",
    "#r=",
    "#r=AAAA",
    "#r=eyJ9",
    "#/results/%00%ff/..",
];

/// What somebody might type, and what nobody should be able to do harm with.
const TEXTS: [&str; 14] = [
    "Riverside",
    "5",
    "7",
    "2580",
    "0",
    "-1",
    "99999999999999999999",
    "<img src=x onerror=alert(1)>",
    "\u{202e}drow\u{0}\u{feff}",
    "=1+1",
    "{\"id\": 1}",
    "0000-1111-2222",
    "👩‍👩‍👧 ﷽ Z͑ͫ̓a",
    "   ",
];

/// Keys as `WebDriver` names them, with what they are called.
const KEYS: [(&str, &str); 21] = [
    ("\u{e004}", "Tab"),
    ("\u{e004}", "Tab"),
    ("\u{e007}", "Enter"),
    (" ", "Space"),
    ("\u{e00c}", "Escape"),
    ("\u{e012}", "Left"),
    ("\u{e013}", "Up"),
    ("\u{e014}", "Right"),
    ("\u{e015}", "Down"),
    ("0", "0"),
    ("1", "1"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5"),
    ("6", "6"),
    ("9", "9"),
    ("x", "x"),
    ("\u{e003}", "Backspace"),
    ("\u{e017}", "Delete"),
    ("\u{e010}", "End"),
];

/// What can be pressed or filled in now. Where a dialog is open, that is what is in it.
const TARGETS: &str = "
    const on_top = document.querySelector('dialog[open]') ?? document;
    const targets = [...on_top.querySelectorAll('a[href], button, input, textarea, label, summary, select')].filter(target =>
        !target.disabled && target.type !== 'file' && target.control?.type !== 'file' && target.checkVisibility() && target.getClientRects().length);";

/// Presses by script, one after the other, each on what is there by then. Numbers choose.
const PRESS_MANY: &str = "
    const chosen = arguments[0], texts = arguments[1], done = arguments[2], did = [];
    const next = step => {
        const wrong = step && wrongOnThisPage();
        if (wrong) did.push('WRONG ' + wrong);
        if (wrong || step === chosen.length) return done(did);
        const target = targets()[chosen[step] % Math.max(1, targets().length)];
        if (target) {
            did.push(`${location.hash} ${target.tagName} ${target.id} ${target.textContent.trim().slice(0, 30)}`);
            if ('value' in target && /^(text|textarea)$/.test(target.type) && !target.readOnly) {
                target.focus();
                target.value = texts[chosen[step] % texts.length];
                target.dispatchEvent(new Event('input', { bubbles: true }));
            } else {
                // A click by script does not take the focus along, as a person's does.
                (target.control ?? target).focus();
                target.click();
            }
        }
        setTimeout(() => next(step + 1), 4);
    };
    next(0);";

/// Goes on as somebody does who wants to get done: opens a round, unlocks it, ticks something everywhere, and presses what leads on.
const GO_ON: &str = "
    const chance = arguments[0], code = arguments[1], done = arguments[2], did = [];
    const type = (field, text) => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const next = step => {
        if (step === chance.length) return done(did);
        // What has to be over before the next step, where there is something: a round that is opened, a code or a sheet.
        let over = () => true;
        const find = selector => document.querySelector(selector);
        const on = find('dialog[open]:not(:has(input)) [type=submit]') ?? find('#next, #send, #next-person, #start, #begin');
        did.push(`${location.hash} on by ${on?.id}`);
        document.querySelectorAll('.statement').forEach((statement, at) => {
            const options = statement.querySelectorAll('input');
            if ((chance[step] + at) % 7) options[(chance[step] * (at + 3) >> 2) % options.length].click();
        });
        if (location.hash === '#/recovery') {
            // The first of two codes, the second, or the only one; between two there is none.
            const shown = find('#recovery-code')?.textContent;
            if (shown) did.push((find('h1').textContent.startsWith('The second') ? 'SECOND ' : 'CODE ') + shown);
            find('main .actions button')?.click();
        } else if (find('.survey-form, #open')) {
            // A step of the form, or all of the one for practice.
            const fields = {
                team: 'Riverside', label: 'A walk', people: '5', threshold: '5', host: 'Ada', readers: 'The team', when: 'on Friday', pin: '2580',
            };
            for (const [id, text] of Object.entries(fields)) if (find(`#${id}`)) type(find(`#${id}`), text);
            find('#form-pulse')?.click();
            const step = location.hash, button = find('#open, #next');
            button.click();
            over = () => !button.isConnected || location.hash !== step || find('#error-summary');
        } else if (find('#code, #second-code')) {
            const field = find('#code, #second-code'), [first, second] = code.split(' ');
            type(field, field.id === 'code' ? first : second ?? '');
            find('form [type=submit]').click();
            over = () => !field.isConnected || find('.field-error');
        } else if (on) {
            on.click();
            if (on.id === 'send') over = () => !find('#send') || find('dialog[open]') || find('[role=alert] .notice-error');
        } else if (!find('#host-tools') && !find('dialog[open]')) {
            location.hash = location.hash === '#/desk' ? '#/new' : '#/desk';
        }
        const until = Date.now() + 60000;
        const look = () => over() || Date.now() > until ? next(step + 1) : setTimeout(look, 8);
        setTimeout(look, 8);
    };
    next(0);";

/// Looks at the page after a step, and gives what is wrong with it, or an empty text.
const LOOK: &str = "
    const wrongOnThisPage = () => {
        const route = location.hash, answering = /^#\\/(answer\\/[0-9]+|check)$/.test(route);
        if (document.body.innerText.includes('Candour has stopped') || !document.querySelector('main')) return 'the app has stopped';
        const headings = document.querySelectorAll('h1').length;
        if (headings !== 1) return `there are ${headings} headings of the first order`;
        if (!document.querySelector('main h1').textContent.trim()) return 'the heading is empty';
        const focus = document.activeElement;
        if (!focus || !focus.isConnected) return 'the focus is on something that is not on the page';
        const dialogs = document.querySelectorAll('dialog[open]');
        if (dialogs.length > 1) return 'two dialogs are open';
        if (dialogs.length && focus !== document.body && !dialogs[0].contains(focus)) return 'the focus is behind the dialog';
        // From a dialog that has just closed the browser takes the focus itself, a frame later.
        if (focus !== document.body && !focus.checkVisibility() && !focus.closest('dialog:not([open])')) {
            return `the focus is on <${focus.localName}> ${focus.id}, which nobody can see`;
        }
        const answers = '.statement input, .check-area';
        if (!answering && document.querySelector(answers)) return `answers are on ${route}`;
        if (!answering && document.querySelector('main input:checked:not([name^=form], [name=custody], [name=appearance], .report input)')) return `something is ticked on ${route}`;
        for (const storage of [localStorage, sessionStorage]) {
            for (const [key, text] of Object.entries(storage)) {
                if (!/^candour\\.(preferences|release\\.[0-9a-f]{32})$/.test(key)) return `${key} is stored`;
                if (/(?:[0-5x.][, \\n]?){12}/.test(text.replace(/[0-9a-f]{32,}/g, ''))) return `${key} holds what looks like a sheet`;
            }
        }
        if (document.cookie || window.name || history.state !== null) return 'something stands in a cookie, the window or the history';
        if (/[?]|#r=/.test(location.href)) return `the address is ${location.href}`;
        return '';
    };";

#[test]
fn whoever_walks_at_random_stops_nothing_and_finds_no_answer() {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse().ok());
    let walks = match number("CANDOUR_WALK") {
        Some(one) => one..one + 1,
        None => 0..number("CANDOUR_WALKS").unwrap_or(WALKS),
    };
    let many = walks.end - walks.start >= WALKS;
    let (mut steps, mut seen) = (0, BTreeMap::new());
    for seed in walks {
        steps += walk(seed, &mut seen);
    }
    assert!(steps >= STEPS, "nobody has walked");
    eprintln!("{steps} steps; looked at {seen:?}");
    for page in ["#/desk", "#/answer/1", "#/check", "#/done", FORM, KEPT] {
        assert!(!many || seen.contains_key(page), "no walk came to {page}, only to {seen:?}");
    }
}

/// One walk on a device of its own. Gives how many steps it took.
fn walk(number: u64, seen: &mut BTreeMap<String, usize>) -> usize {
    let _teller = Teller(number);
    on_a_device(async |device| {
        let mut dice = Dice(number.wrapping_mul(0x5851_f42d_4c95_7f2d));
        // Half of the walks begin where there is a round.
        let mut code = String::new();
        if number.is_multiple_of(2) {
            let people = u32::try_from(5 + dice.throw(3)).unwrap_or(5);
            let custody = if number.is_multiple_of(8) { Custody::TwoCodes } else { Custody::OneCode };
            code = open_round(device, Plan { custody, practice: !number.is_multiple_of(4), ..Plan::pulse(people) }).await;
        }
        let (mut steps, mut told) = (0, Vec::new());
        if number % 10 == 4 {
            // Everybody has answered, and the first walk of these begins at the report.
            while device.fragment().await != "#/desk" || device.count("#start").await > 0 {
                steps += go_on(device, &mut dice, &mut code, &mut told).await;
            }
            if number % 20 == 4 {
                while device.count(".report").await == 0 {
                    steps += type_the_pin(device, &mut told).await;
                    device.settle().await;
                }
            }
        }
        let link = format!("#r={}", link_text(&samples::release(&Questions::pulse(), 6)));
        while steps < STEPS {
            steps += step(device, &mut dice, &link, &mut code, &mut told).await;
            device.settle().await;
            let wrong = device.js_text(&format!("{LOOK} return wrongOnThisPage()")).await;
            let last = told.split_off(told.len().saturating_sub(40));
            assert!(wrong.is_empty(), "after {steps} steps {wrong}:\n{}", last.join("\n"));
            told = last;
            let page = device.fragment().await;
            let name = if page.starts_with(FORM) {
                FORM
            } else if page.len() > 30 {
                KEPT
            } else {
                &page
            };
            *seen.entry(name.to_owned()).or_default() += 1;
        }
        // It still answers.
        device.type_address("#/guide").await;
        device.arrive_at("Discussion guide for small teams").await;
        steps
    })
}

/// Says which walk it was if it ends too early.
struct Teller(u64);

impl Drop for Teller {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("The walk has failed. CANDOUR_WALK={} walks it again.", self.0);
        }
    }
}

/// One step, or several at once. Gives how many.
async fn step(device: &Device, dice: &mut Dice, link: &str, code: &mut String, told: &mut Vec<String>) -> usize {
    match dice.throw(24) {
        20..=22 => go_on(device, dice, code, told).await,
        // By script, several at once.
        0..=5 => {
            let chosen: Vec<usize> = (0..AT_ONCE).map(|_| dice.throw(10_000)).collect();
            let script = format!("{LOOK} const targets = () => {{ {TARGETS} return targets; }}; {PRESS_MANY}");
            let did = device.js_callback(&script, &[json!(chosen), json!(TEXTS)]).await;
            let did: Vec<String> = did.as_array().into_iter().flatten().map(|one| one.as_str().unwrap_or_default().to_owned()).collect();
            let wrong = did.iter().find(|one| one.starts_with("WRONG")).cloned();
            told.extend(did);
            assert_eq!(wrong, None, "after\n{}", told.join("\n"));
            AT_ONCE
        }
        // By the browser's own mouse.
        6..=11 => {
            let script = format!("{TARGETS} const target = targets[arguments[0] % Math.max(1, targets.length)];
                if (!target) return null;
                target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = target.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 12), `${{location.hash}} ${{target.tagName}} ${{target.id}} ${{target.textContent.trim().slice(0, 30)}}`]");
            let target = device.js(&script, &[json!(dice.throw(10_000))]).await;
            if let Value::Array(target) = target {
                told.push(format!("click {}", target[2]));
                for kind in ["mousePressed", "mouseReleased"] {
                    let event = json!({ "type": kind, "x": target[0], "y": target[1], "button": "left", "clickCount": 1 });
                    device.chromium().cdp("Input.dispatchMouseEvent", event).await;
                }
            }
            1
        }
        // By the keyboard.
        12..=15 => {
            let pressed = 1 + dice.throw(6);
            let keys: Vec<(&str, &str)> = (0..pressed).map(|_| KEYS[dice.throw(KEYS.len())]).collect();
            told.push(format!("keys {}", keys.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(" ")));
            device.keys(keys.iter().map(|(key, _)| *key).collect::<String>()).await;
            pressed
        }
        // What is typed lands where the focus is.
        16 => {
            let text = dice.one_of(&TEXTS);
            told.push(format!("type {text}"));
            device.insert(text).await;
            1
        }
        17 => {
            let address = if dice.throw(6) == 0 { link } else { dice.one_of(&ADDRESSES) };
            told.push(format!("go to {}", &address[..address.len().min(30)]));
            device.js("location.hash = arguments[0]", &[json!(address)]).await;
            1
        }
        18 => {
            let (way, steps) = [("history.back()", -1), ("history.forward()", 1), ("history.go(-2)", -2)][dice.throw(3)];
            told.push(way.to_owned());
            // Not out of the app: before its pages there is an empty one.
            let script = format!(
                "
                const {{ index }} = navigation.currentEntry;
                const there = index + ({steps});
                if (index <= 1 || !navigation.entries()[there]) return;
                {WATCH_HISTORY}
                {way}"
            );
            device.js(&script, &[]).await;
            1
        }
        _ if dice.throw(3) == 0 => {
            told.push("reload".to_owned());
            // A browser asks before it leaves a page only where somebody has pressed something, and complains otherwise.
            for kind in ["mousePressed", "mouseReleased"] {
                device
                    .chromium()
                    .cdp("Input.dispatchMouseEvent", json!({ "type": kind, "x": 2, "y": 2, "button": "left", "clickCount": 1 }))
                    .await;
            }
            device.reload().await;
            1
        }
        // With the PIN, so that rounds do end.
        _ => type_the_pin(device, told).await,
    }
}

/// Some steps of somebody who wants to get done. Gives how many.
async fn go_on(device: &Device, dice: &mut Dice, code: &mut String, told: &mut Vec<String>) -> usize {
    let chance: Vec<usize> = (0..AT_ONCE).map(|_| dice.throw(10_000)).collect();
    let did = device.js_callback(GO_ON, &[json!(chance), json!(code)]).await;
    for one in did.as_array().into_iter().flatten().filter_map(Value::as_str) {
        match one.split_once(' ') {
            Some(("CODE", shown)) => code.replace_range(.., shown),
            Some(("SECOND", shown)) => *code = format!("{code} {shown}"),
            _ => told.push(one.to_owned()),
        }
    }
    AT_ONCE
}

/// Finds what asks for the PIN, and else goes a step towards the end of the round.
const ASKS_FOR_PIN: &str = "
    document.querySelector('.host-section > details')?.setAttribute('open', '');
    const field = document.querySelector(document.querySelector('dialog[open]') ? 'dialog[open] input' : '#tools-pin, #desk-pin');
    if (field) {
        field.focus();
        field.select();
    } else {
        document.querySelector('#close-question[open] [type=submit]:not(.danger), body:not(:has(dialog[open])) #close')?.click();
    }
    return field !== null";

/// Types the PIN where something asks for it, and else closes the round at the desk. Gives how many steps that was.
async fn type_the_pin(device: &Device, told: &mut Vec<String>) -> usize {
    if device.js(ASKS_FOR_PIN, &[]).await == json!(true) {
        told.push("the PIN".to_owned());
        device.insert(PIN).await;
        device.keys("\u{e007}").await;
        // Until it is checked.
        let checked = "return !document.querySelector('dialog[open] input, #tools-pin, #desk-pin')?.value";
        device.js_until("the end of checking", checked, &[]).await;
    }
    1
}
