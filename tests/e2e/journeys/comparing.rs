//! A manager sees what moved since an earlier round, and a facilitator sets up the next one from it.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::engine::Engine;
use candour_e2e::paper::print;
use candour_e2e::questions::Questions;
use candour_e2e::release_file::{canonical, with_digest};
use candour_e2e::report::open_file;
use candour_e2e::samples::round;
use serde_json::{Value, json};

const FILE: &str = "Open the file of an earlier round";

async fn open_report(device: &Device, file: &Value) {
    open_file(device, &canonical(file)).await;
    device.until_shown(".how-to-read").await;
}

/// The report with what it may be compared with unfolded.
async fn open_to_compare(device: &Device, file: &Value) {
    open_report(device, file).await;
    device.press("Compare two rounds").await;
}

#[test]
pub fn an_earlier_round_that_is_on_the_device_stands_beside_the_report_by_itself() {
    let questions = Questions::full();
    let spring = round(&questions, 12, "Spring round", "2026-03-02", 1);
    let mut autumn = round(&questions, 22, "Autumn round", "2026-09-07", 2);
    on_a_device(async |device| {
        open_report(device, &spring).await;
        assert_eq!(device.count(".plot .earlier").await, 0);
        device.press("Keep on this device").await;
        device.reads("Kept on this device.").await;

        // Of a team whose name is written in another way.
        autumn["team"] = "RIVERSIDE".into();
        open_report(device, &with_digest(autumn.clone())).await;
        device.until_count(".plot .earlier", 4).await;
        device.reads("Compared with Spring round, opened on 2 March 2026: 12 of 13 people answered.").await;
        device.reads("Where 12 and 22 people differ as much as usual, a change of less than about").await;
        assert_eq!(device.texts(".area-change").await.len(), 4);
        assert!(device.text().await.contains("The two rounds have different names of the team."));
        device.press("All statements").await;
        device.reads("The round before: Disagree:").await;

        let choose =
            "const list = document.getElementById('compare-with'); list.value = arguments[0]; list.dispatchEvent(new Event('change'))";
        device.js(choose, &["".into()]).await;
        device.until_count(".plot .earlier", 0).await;
        device.js(choose, &["0".into()]).await;
        device.until_count(".plot .earlier", 4).await;
    });
}

#[test]
pub fn an_earlier_round_from_a_file_is_compared_or_refused_with_what_to_do() {
    let questions = Questions::full();
    let spring = round(&questions, 9, "Spring round", "2026-03-02", 1);
    let autumn = round(&questions, 10, "Autumn round", "2026-09-07", 2);
    on_a_device(async |device| {
        open_to_compare(device, &spring).await;
        let choose = async |name: &str, file: &Value| device.choose_file(FILE, name, canonical(file).as_bytes()).await;
        choose("same.json", &spring).await;
        device.reads("Both hold answers from one and the same round.").await;
        choose("pulse.json", &round(&Questions::pulse(), 9, "Pulse", "2026-02-02", 3)).await;
        device.reads("They did not ask the same: their statements, areas or scale differ.").await;
        let mut practice = autumn.clone();
        practice["kind"] = "practice".into();
        choose("practice.json", &with_digest(practice)).await;
        device.reads("One is a real round, and the other a practice round or an example.").await;
        device.choose_file(FILE, "letter.txt", b"Dear all,").await;
        device.until_shown(".compare .notice-error").await;
        assert_eq!(device.count(".plot .earlier").await, 0, "nothing was compared so far");

        choose("later.json", &autumn).await;
        device
            .reads("The file is of a later round than this page. Open that file under “Read results”, and compare it with this one there.")
            .await;
        assert_eq!(device.count(".plot .earlier").await, 0);

        open_to_compare(device, &autumn).await;
        choose("spring.json", &spring).await;
        device.until_count(".plot .earlier", 4).await;
        device.reads("10 of 11 people answered. Opened on 7 September 2026.").await;
        device.reads("Compared with Spring round, opened on 2 March 2026").await;
        assert_eq!(device.count(".compare .notice-error").await, 0);
        assert!(device.texts(".finding-sentence").await[0].starts_with("Since Spring round "), "what moved comes first");
        // One person more answered: statements are not put side by side.
        device.reads("only the areas are compared.").await;
        assert!(!device.js_text("return document.querySelector('.report').textContent").await.contains("The round before: "));
    });
}

#[test]
pub fn a_manager_compares_picks_an_action_prints_and_finds_all_of_it_again() {
    let questions = Questions::full();
    let spring = round(&questions, 12, "Spring round", "2026-03-02", 1);
    let autumn = round(&questions, 22, "Autumn round", "2026-09-07", 2);
    on_a_device(async |device| {
        open_to_compare(device, &autumn).await;
        device.js("document.querySelector('.talk-pick input').click()", &[]).await;
        let first = device.js_text("return document.querySelector('.plan-action textarea').value").await;
        assert!(!first.is_empty());
        device.choose_file(FILE, "spring.json", canonical(&spring).as_bytes()).await;
        device.until_count(".plot .earlier", 4).await;
        // What is planned stays planned, and its tick as well.
        let planned = "return [...document.querySelectorAll('.plan-action textarea:not([id$=-sign])')].map(field => field.value)";
        assert_eq!(device.js_list(planned, &[]).await, std::slice::from_ref(&first));
        assert_eq!(device.js("return document.querySelector('.talk-pick input').checked", &[]).await, json!(true));
        device.type_into("Who sees to it", "Sam").await;
        if device.engine() != Engine::WebKit {
            let pages = print(device, 8.27, 11.69).await;
            assert!(pages[0].contains("Compared with Spring round"), "{}", pages[0]);
            let all = pages.join(" ");
            for words in ["The round before: Disagree:", "Score before", "Sam", first.split_terminator('.').next().unwrap_or_default()] {
                assert!(all.contains(words), "“{words}” is not on paper");
            }
        }
        device.press("Save this plan").await;
        let (_, plan) = device.saved_file().await;

        device.reload().await;
        open_to_compare(device, &autumn).await;
        device.choose_file(FILE, "spring.json", canonical(&spring).as_bytes()).await;
        device.until_count(".plot .earlier", 4).await;
        assert_eq!(device.js_list(planned, &[]).await, [""; 0]);
        device.choose_file("Open a saved plan", "plan.json", plan.as_bytes()).await;
        device
            .js_until("the plan", "return document.querySelector('.plan-action textarea')?.value === arguments[0]", &[json!(first)])
            .await;
        assert_eq!(device.js_text("return document.querySelector('.plan-action input[id$=-owner]')?.value ?? ''").await, "Sam");
    });
}

#[test]
pub fn the_next_round_is_set_up_from_a_report_with_one_press() {
    let questions = Questions::pulse();
    on_a_device(async |device| {
        open_report(device, &round(&questions, 12, "Spring round", "2026-03-02", 1)).await;
        device.press("Run it again").await;
        device.until_shown("#team").await;
        let typed = "return ['team', 'label', 'people'].map(id => document.getElementById(id).value)";
        assert_eq!(device.js_list(typed, &[]).await, ["Riverside", "", "13"]);
        device.reads("Team, number of people and statements are those of Spring round.").await;
        device.type_into("Name of this round", "Autumn round").await;
        device.press("Next").await;
        device.until_shown("input[name=statements], input[type=radio]").await;
        let chosen = "return document.querySelector('input[type=radio]:checked')?.labels[0].textContent ?? ''";
        assert!(device.js_text(chosen).await.contains("Pulse form"));
    });
}

#[test]
pub fn each_chart_can_be_had_as_a_picture_for_a_slide() {
    on_a_device(async |device| {
        open_report(device, &round(&Questions::full(), 22, "Autumn round", "2026-09-07", 2)).await;
        device.press("Tables, web page, pictures").await;
        assert_eq!(device.count(".picture-file").await, 5);
        device.js("document.querySelector('[aria-label^=SVG]').click()", &[]).await;
        let (name, svg) = device.saved_file().await;
        assert_eq!(name, "candour-riverside-autumn-round-areas.svg");
        assert!(svg.starts_with("<svg ") && svg.contains("is clearly low:"), "{svg}");
        // Drawn by the browser: as large as a slide, on white, with something on it.
        device.js("document.querySelector('[aria-label^=PNG]').click()", &[]).await;
        device
            .js_until(
                "the PNG",
                "return document.querySelector('.offered-file a')?.download === 'candour-riverside-autumn-round-areas.png'",
                &[],
            )
            .await;
        let look = "const picture = new Image();
            picture.src = document.querySelector('.offered-file a').href;
            await picture.decode();
            const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
            const drawing = canvas.getContext('2d');
            drawing.drawImage(picture, 0, 0);
            const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
            const dark = data.filter((value, at) => at % 4 === 0 && value < 100).length;
            return [picture.width, picture.height, data[0], data[1], data[2], dark > 2000].join();";
        assert_eq!(device.js_async(look).await, json!("1600,900,255,255,255,true"));
        assert_eq!(device.count(".offered-file textarea").await, 0, "a PNG is no text to copy");
    });
}

#[test]
pub fn a_report_saved_as_a_web_page_opens_without_a_network() {
    on_a_device(async |device| {
        open_report(device, &round(&Questions::full(), 22, "Autumn round", "2026-09-07", 2)).await;
        let headline = device.texts(".finding-sentence").await;
        device.press("Tables, web page, pictures").await;
        device.press("Save as a web page (HTML)").await;
        let (name, html) = device.saved_file().await;
        assert_eq!(name, "candour-riverside-autumn-round.html");
        assert!(html.contains("default-src 'none'"));
        // Opened from its own text, with scripts forbidden as its policy does it.
        device.navigate(&format!("data:text/html;charset=utf-8,{}", percent(&html))).await;
        device.js_until("the page", "return document.querySelectorAll('figure svg').length === 5", &[]).await;
        assert_eq!(device.texts("p.finding").await, headline);
        assert_eq!(
            device.js_text("return getComputedStyle(document.querySelector('main')).maxWidth").await,
            "960px",
            "its style is allowed"
        );
        assert_eq!(device.js("return performance.getEntriesByType('resource').length", &[]).await, json!(0));
    });
}

/// A text as it may stand in an address.
fn percent(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
