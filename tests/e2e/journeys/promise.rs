//! What people are told before they answer and after, and that it stands where they read it.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, close_round, open_round, open_tools};
use candour_e2e::kept;
use candour_e2e::person::{answer_at_once, begin, fill_in, send};
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::report::save_file;
use serde_json::json;

/// What the promise cannot do.
const LIMITS: [&str; 3] = [
    "If everybody agrees with a statement, or nobody does, the totals say so about each of you. In a team of eight that is common.",
    "If you skip a statement, the totals show that somebody did.",
    "The totals are kept on this device under a recovery code that one person has: whoever has its files and the code can work out what each person answered, not only the totals.",
];
/// Who will get the results and when, as it was typed.
const RESULTS: &str = "Who gets the results: Sam, the ward manager, and the whole team. When: on Friday.";
/// The narrowest phone, and how many of its screens one scrolls at most to get to the button.
const PHONE: (u32, f64) = (320, 3.0);

/// What can be read on the page before the button that starts, without a tap.
async fn read_before_starting(device: &Device) -> String {
    let script = "
        const begin = document.getElementById('begin');
        const before = node => node.compareDocumentPosition(begin) & Node.DOCUMENT_POSITION_FOLLOWING;
        const words = [];
        const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode;
            if (before(text) && text.parentElement.checkVisibility({ visibilityProperty: true })) words.push(text.textContent);
        }
        return words.join('').replace(/\\s+/g, ' ')";
    device.js_text(script).await
}

#[test]
fn what_the_promise_cannot_do_and_who_gets_the_results_stand_before_the_first_tick() {
    on_a_device(async |device| {
        open_round(device, Plan::full(8)).await;
        device.press("Start answering").await;
        device.arrive_at("Before you start").await;
        let before = read_before_starting(device).await;
        for words in LIMITS.into_iter().chain([
            "Ada Okafor runs this survey for the team “Riverside”: Autumn round.",
            RESULTS,
            "When you press Send, your answers are added to the team’s totals and wiped. There is no server.",
            "No page, file or print ever shows one person’s answers.",
            "No totals are shown until at least 5 people have answered and the round is closed. They are made once.",
        ]) {
            assert!(before.contains(words), "“{words}” does not stand before the button: {before}");
        }
        assert_eq!(device.texts(".who-sees thead th[scope=col]").await, ["Who", "What Candour shows"]);
        let who = device.texts(".who-sees tbody th[scope=row]").await;
        assert_eq!(who, ["You", "Ada Okafor, who runs it", "Whoever gets the results, and everyone with the file", "Nobody"]);
        assert_eq!(device.texts(".who-sees tbody td").await.len(), who.len());

        let (width, screens) = PHONE;
        device.chromium().be_wide(width).await;
        let script = "return document.getElementById('begin').getBoundingClientRect().bottom / innerHeight";
        let down = device.js(script, &[]).await.as_f64().unwrap_or(f64::MAX);
        assert!(down < screens, "one scrolls {down} screens to the button");
        let columns =
            "const [who, what] = ['th', 'td'].map(cell => document.querySelector(`.who-sees tbody ${cell}`).getBoundingClientRect());
            return what.left >= who.right - 1 && what.width > 120 && who.width > 80";
        assert_eq!(device.js(columns, &[]).await, json!(true), "two columns, wide enough to be read");
    });
}

#[test]
pub fn who_has_answered_reads_what_happens_next_and_hands_the_device_back() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_round(device, Plan::pulse(5)).await;
        begin(device).await;
        fill_in(device, &questions, &sheet("41324251")).await;
        send(device).await;
        device
            .reads(&format!(
                "When everyone has had a turn, Ada Okafor closes the round. Only then are there results, on this device. {RESULTS}"
            ))
            .await;
        device.reads("Press this button, then hand the device back.").await;
        device.press("Ready for the next person").await;
        open_tools(device).await;
        device.press("Invitation to copy").await;
        let invitation = device.js_text("return document.getElementById('invitation').value").await;
        assert!(invitation.contains(RESULTS), "{invitation}");
    });
}

#[test]
pub fn who_runs_a_round_and_who_gets_its_results_are_forgotten_when_it_is_closed() {
    let questions = Questions::pulse();
    let plan = Plan::pulse(5);
    on_a_device(async |device| {
        open_round(device, plan).await;
        let told = [plan.host, plan.readers, plan.when];
        let open = kept::round(device).await.unwrap_or_default();
        assert!(told.iter().all(|words| open.contains(words)), "the open round has them: {open}");
        for person in ["41324251", "24153342", "51425142", "33243121", "14251432"] {
            answer_at_once(device, &questions, &sheet(person)).await;
        }
        close_round(device, plan).await;
        let (_, file) = save_file(device).await;
        let kept = json!(kept::entries(device).await).to_string();
        let page = device.document().await;
        for words in told {
            for (place, content) in [("the file", &file), ("the database", &kept), ("the page", &page)] {
                assert!(!content.contains(words), "{place} has “{words}”");
            }
        }
    });
}
