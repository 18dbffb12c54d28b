//! A manager reads a report and does something about it: what to say and ask, actions put into a plan, the plan saved and opened again.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::engine::Engine;
use candour_e2e::paper::print;
use candour_e2e::questions::Questions;
use candour_e2e::release_file::canonical;
use candour_e2e::report::open_file;
use candour_e2e::samples;
use serde_json::{Value, json};

/// A report of people of whom an area is low and divides them.
async fn open_report(device: &Device, people: usize) {
    open_file(device, &canonical(&samples::release(&Questions::full(), people))).await;
    device.arrive_at("Riverside: Autumn round").await;
}

/// The actions of the plan: words, owner, day, sign.
async fn planned(device: &Device) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.plan-actions > .plan-action')].map(action =>
        [...action.querySelectorAll('textarea, input')].map(field => field.value).join('|'))";
    device.js_list(script, &[]).await
}

/// Puts the first action of the first talk into the plan and gives its words and its sign.
async fn pick_first(device: &Device) -> (String, String) {
    let text = async |selector: &str| {
        device.js_text(&format!("return document.querySelector('.talk-actions li > {selector}').textContent.trim()")).await
    };
    let (first, sign) = (text("p").await, text("p.hint").await);
    device.js("document.querySelector('.talk-pick input').click()", &[]).await;
    device.until_count(ACTIONS, 1).await;
    (first, sign.strip_prefix("A sign that it works: ").expect("what it is").to_owned())
}

const ACTIONS: &str = ".plan-actions > .plan-action";

pub const OWN: &str = "<b>Ring</b> the other site & ask \"how\" they do it.";

#[test]
pub fn what_is_picked_from_the_report_and_written_beside_it_is_saved_and_opens_again() {
    on_a_device(async |device| {
        open_report(device, 22).await;
        device.reads("is clearly low:").await;
        let (first, sign) = pick_first(device).await;
        device.type_into("Who sees to it", "Sam Field").await;
        device.js("const day = document.querySelector('.plan-action input[type=date]'); day.value = '2026-12-24'; day.dispatchEvent(new Event('input'))", &[])
            .await;
        device.press("Add an action of your own").await;
        device.until_count(ACTIONS, 2).await;
        device.js("document.querySelector('.plan-actions > :nth-child(2) textarea').focus()", &[]).await;
        device.keys(OWN).await;
        assert_eq!(planned(device).await, [format!("{first}|Sam Field|2026-12-24|{sign}"), format!("{OWN}|||")]);

        // Words that are changed are still those that were picked; what says who and not what is not saved as if it were nothing.
        device.press("Add an action of your own").await;
        device.until_count(ACTIONS, 3).await;
        device.js("document.querySelectorAll('.plan-actions > .plan-action')[2].querySelector('input').focus()", &[]).await;
        device.keys("Lee").await;
        device.press("Save this plan").await;
        device.reads("action 3 does not say what will be done.").await;
        device.js("[...document.querySelectorAll('.plan-actions .link-button')].at(-1).click()", &[]).await;
        device.until_count(ACTIONS, 2).await;
        device
            .js(
                "const day = document.getElementById('plan-look-back'); day.value = '2027-01-11'; day.dispatchEvent(new Event('input'))",
                &[],
            )
            .await;

        device.press("A page for mentoring").await;
        device.type_into("Who could offer it", "Two old hands").await;
        device.tick("A day beside somebody at work").await;
        device.press("Save this plan").await;
        let (name, content) = device.saved_file().await;
        assert_eq!(name, "candour-plan-riverside.json");
        let saved: Value = serde_json::from_str(&content).expect("JSON");
        let expected = json!({
            "actions": [{ "by": "2026-12-24", "owner": "Sam Field", "sign": sign, "what": first }, { "what": OWN }],
            "format": "candour-plan",
            "look_back": "2027-01-11",
            "mentoring": { "meeting": "shadowing", "offer": "Two old hands" },
            "team": "Riverside",
            "version": 1,
        });
        assert_eq!(saved, expected, "and nothing of the results");

        // What somebody has made their own is not taken out by a tick.
        assert_eq!(device.js("return document.querySelector('.talk-pick input').disabled", &[]).await, json!(true));
        for left in [1, 0] {
            device.js("document.querySelector('.plan-actions .link-button').click()", &[]).await;
            device.until_count(ACTIONS, left).await;
        }
        pick_first(device).await;
        device.js("document.querySelector('.talk-pick input').click()", &[]).await;
        device.until_count(ACTIONS, 0).await;

        // A file that is no plan is named and changes nothing; the plan opens again, beside another report as well.
        open_report(device, 9).await;
        device.choose_file("Open a saved plan", "half.json", &content.as_bytes()[..content.len() / 2]).await;
        device.reads("This plan cannot be opened.").await;
        device.choose_file("Open a saved plan", "newer.json", br#"{"format":"candour-plan","version":9}"#).await;
        device.reads("It was made by a later version of Candour (format 9).").await;
        assert_eq!(planned(device).await, [""; 0]);
        device.choose_file("Open a saved plan", "plan.json", content.as_bytes()).await;
        device.until_count(ACTIONS, 2).await;
        assert_eq!(planned(device).await, [format!("{first}|Sam Field|2026-12-24|{sign}"), format!("{OWN}|||")]);
        assert!(!device.text().await.contains("This plan cannot be opened."));
        // Nothing that is typed is replaced unasked.
        device.press("Add an action of your own").await;
        device.until_count(ACTIONS, 3).await;
        device.js_until("the new action", "return document.activeElement?.closest('.plan-actions > :nth-child(3)') !== null", &[]).await;
        device.keys("Mine").await;
        device.choose_file("Open a saved plan", "plan.json", content.as_bytes()).await;
        device.press("Cancel").await;
        assert_eq!(planned(device).await[2], "Mine|||");
        device.choose_file("Open a saved plan", "again.json", content.as_bytes()).await;
        device.press("Open the plan").await;
        device.until_count(ACTIONS, 2).await;
        let offered = "return document.getElementById('offer').value + document.getElementById('shadowing').checked";
        assert_eq!(device.js_text(offered).await, "Two old handstrue");
        assert_eq!(device.count(".plan b, .report img").await, 0, "markup is text");
    });
}

/// Whether the browser would ask before it leaves the page.
const ASKS: &str = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

#[test]
pub fn a_plan_is_still_there_after_other_pages_and_is_not_lost_unasked() {
    on_a_device(async |device| {
        open_report(device, 22).await;
        // Whoever has opened a file has it.
        assert_eq!(device.js(ASKS, &[]).await, json!(false));
        let (first, sign) = pick_first(device).await;
        device.type_into("Who sees to it", "Sam Field").await;
        device.press("A page for mentoring").await;
        device.type_into("How often, and for how long", "Once a month").await;
        assert_eq!(device.js(ASKS, &[]).await, json!(true));

        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;
        assert_eq!(planned(device).await, [format!("{first}|Sam Field||{sign}")]);
        device.press("About").await;
        device.arrive_at("About and settings").await;
        device.back().await;
        device.until_count(ACTIONS, 1).await;
        assert_eq!(device.js_text("return document.getElementById('rhythm').value").await, "Once a month");
        assert_eq!(device.js(ASKS, &[]).await, json!(true));
        device.press("Save this plan").await;
        device.saved_file().await;
        assert_eq!(device.js(ASKS, &[]).await, json!(false));

        // Beside the results of others nothing is planned yet.
        open_report(device, 9).await;
        device.until_shown(".plan").await;
        assert_eq!(planned(device).await, [""; 0]);
    });
}

#[test]
pub fn what_somebody_folds_out_stays_so_and_paper_shows_everything() {
    on_a_device(async |device| {
        open_report(device, 22).await;
        let (first, sign) = pick_first(device).await;
        let folded = "return [...document.querySelectorAll('.report details')].filter(fold => !fold.open).length";
        let before = device.js(folded, &[]).await;
        assert!(before.as_u64().is_some_and(|folds| folds >= 5), "{before}");
        if device.engine() != Engine::WebKit {
            let pages = print(device, 8.27, 11.69).await.join(" ");
            let all = "return [...document.querySelectorAll('.talk-card h3, .talk-card li > p:first-child, .guidance-choice li, .table-details summary')].map(part => part.textContent.trim())";
            for words in device.js_list(all, &[]).await {
                assert!(pages.contains(&words.split_whitespace().collect::<Vec<_>>().join(" ")), "“{words}” is not on paper");
            }
            // In the plan its lines are narrow, and who sees to it stands beside the first one.
            let begins = first.split(' ').take(5).collect::<Vec<_>>().join(" ");
            assert!(pages.contains(&sign) && pages.matches(&begins).count() >= 2, "once as advice and once in the plan");
        }
        assert_eq!(device.js(folded, &[]).await, before, "after printing it is as it was");
        device.press("All statements").await;
        device.until_shown(".all-statements .statement-row").await;
    });
}

#[test]
fn on_a_phone_a_report_is_short_enough_to_read() {
    on_a_device(async |device| {
        device.chromium().be_wide(320).await;
        open_report(device, 22).await;
        device.until_shown(".how-to-read").await;
        let long = device.js("return document.documentElement.scrollHeight", &[]).await.as_u64().unwrap_or_default();
        println!("a report of 22 is {long} pixels long at 320");
        assert!(long <= 5_000, "{long} pixels");
        let wide = device.js("return document.documentElement.scrollWidth", &[]).await;
        assert_eq!(wide, json!(320));
    });
}
