//! The printed report: everything is on paper, and nothing that belongs together is cut in two.

use candour_e2e::device::{Device, on_a_device};
use candour_e2e::engine::Engine;
use candour_e2e::paper::{print, show_as_on_paper};
use candour_e2e::questions::Questions;
use candour_e2e::release_file::canonical;
use candour_e2e::report::open_file;
use candour_e2e::samples;
use serde_json::json;

/// Width and height in inches.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)];

/// What belongs together on paper: each part of the page by its selector, and the selectors of the texts in it.
const BELONGS_TOGETHER: [(&str, [&str; 2]); 2] =
    [(".area-row", ["h3", "[id$=-sentence]"]), (".all-statements .statement-row", [".statement-text", ".statement-counts"])];

#[test]
pub fn a_report_of_twenty_four_people_prints_whole_on_a4_and_letter() {
    let questions = Questions::full();
    on_a_device(async |device| {
        open_file(device, &canonical(&samples::release(&questions, 24))).await;
        device.arrive_at("Riverside: Autumn round").await;
        prints_whole(device, &questions, 8..=18).await;
    });
}

/// The largest set there may be nearly: eight areas of twelve statements.
fn large_set() -> Questions {
    let areas: Vec<_> = (0..8).map(|area| json!({ "id": format!("a{area}"), "title": format!("Area with the number {area}") })).collect();
    let statement = |at: usize| {
        let text = format!("In area {} this is the statement with the number {}.", at / 12, at % 12);
        json!({ "id": format!("q{at}"), "area": format!("a{}", at / 12), "text": text, "reversed": false })
    };
    let statements: Vec<_> = (0..96).map(statement).collect();
    Questions::of(
        json!({ "id": "large", "title": "Large", "scale": { "points": 5, "lowest": 1 }, "areas": areas, "statements": statements }),
    )
}

#[test]
pub fn the_heading_of_an_area_is_on_the_page_of_its_first_statement() {
    let questions = large_set();
    on_a_device(async |device| {
        open_file(device, &canonical(&samples::release(&questions, 24))).await;
        device.arrive_at("Riverside: Autumn round").await;
        let firsts = "return [...document.querySelectorAll('.area-statements')].map(area =>
            `${area.querySelector('h3').textContent.trim()}|${area.querySelector('.statement-text').textContent.trim()}`)";
        let firsts = device.js_list(firsts, &[]).await;
        assert_eq!(firsts.len(), 8);
        for (paper, width, height) in PAPERS {
            let pages = print(device, width, height).await;
            for (title, first) in firsts.iter().filter_map(|line| line.split_once('|')) {
                let together = |page: &String| page.split(title).skip(1).any(|after| after.contains(first));
                assert!(pages.iter().any(together), "“{title}” is not on the page of {paper} with its first statement, “{first}”");
            }
        }
    });
}

#[test]
pub fn the_example_prints_whole_with_its_label_on_a4_and_letter() {
    on_a_device(async |device| {
        device.press("See an example team").await;
        device.arrive_at("An example team").await;
        for pages in prints_whole(device, &Questions::full(), 8..=18).await {
            assert!(pages[0].contains("Example of an invented team"), "the first page does not say that it is an example:\n{}", pages[0]);
        }
    });
}

#[test]
pub fn the_first_page_has_all_areas_and_three_questions_and_one_page_can_be_passed_on() {
    let questions = Questions::full();
    on_a_device(async |device| {
        open_file(device, &canonical(&samples::release(&questions, 22))).await;
        device.arrive_at("Riverside: Autumn round").await;
        for (paper, width, height) in PAPERS {
            let pages = print(device, width, height).await;
            let first = &pages[0];
            assert!(
                questions.areas.iter().all(|area| first.contains(&area.title)),
                "an area is not on the first page of {paper}:\n{first}"
            );
            assert_eq!(first.matches('?').count(), 3, "{paper}:\n{first}");
            // Two areas on a page, with lines to write on.
            let sheets = pages.iter().filter(|page| page.matches("Two questions for the team").count() == 2).count();
            assert!(sheets >= 2, "{paper}: {sheets}");
        }
        device.js("document.querySelector('.talk-pick input').click(); window.print = () => {}", &[]).await;
        for (paper, width, height) in PAPERS {
            device.press("Print one page").await;
            let pages = print(device, width, height).await;
            assert_eq!(pages.len(), 1, "{paper}:\n{}", pages.join("\n---\n"));
            assert!(pages[0].contains("is clearly low:") && pages[0].contains("Who sees to it"), "{}", pages[0]);
        }
        // Nothing of it is left once it has been printed.
        assert!(print(device, 8.27, 11.69).await.len() > 6);
    });
}

#[test]
pub fn the_guide_and_the_page_for_works_councils_print_on_a_few_pages() {
    on_a_device(async |device| {
        for (address, heading, words, most) in [
            ("#/guide", "Discussion guide for small teams", "Promise what you cannot keep.", 2),
            ("#/works-council", "For the works council and the data protection officer", "Date and signatures", 4),
        ] {
            device.type_address(address).await;
            device.arrive_at(heading).await;
            for (paper, width, height) in PAPERS {
                let pages = print(device, width, height).await;
                assert!(pages.len() <= most, "{heading} takes {} pages of {paper}", pages.len());
                assert!(pages.iter().any(|page| page.contains(words)), "{heading} lacks “{words}” on {paper}");
            }
        }
    });
}

/// Prints the report on the page on both papers and looks at the pages, which are given back.
async fn prints_whole(device: &Device, questions: &Questions, lengths: std::ops::RangeInclusive<usize>) -> Vec<Vec<String>> {
    let parts = parts(device).await;
    assert_eq!(parts.len(), questions.areas.len() + questions.statements.len());
    let mut printed = Vec::new();
    for (paper, width, height) in PAPERS {
        let pages = print(device, width, height).await;
        assert!(lengths.contains(&pages.len()), "the report takes {} pages of {paper}", pages.len());
        let titles = questions.areas.iter().map(|area| &area.title);
        for words in titles.chain(questions.statements.iter().map(|statement| &statement.text)) {
            assert!(pages.iter().any(|page| page.contains(words.as_str())), "“{words}” is not on {paper}");
        }
        for [first, last] in &parts {
            let together = pages.iter().any(|page| page.split(first.as_str()).skip(1).any(|after| after.contains(last.as_str())));
            assert!(together, "“{first}” and “{last}” are on different pages of {paper}");
        }
        for words in ["Save the results file", "Copy a link", "Skip to the page"] {
            assert!(!pages.iter().any(|page| page.contains(words)), "“{words}” is of no use on {paper}");
        }
        // Only Chromium writes into the margins of a page.
        for (number, page) in (1..).zip(&pages).filter(|_| device.engine() == Engine::Chromium) {
            assert!(page.replace(' ', "").contains(&format!("{number}/{}", pages.len())), "page {number} of {paper} has no number");
            assert!(page.contains(" - Candour"), "page {number} of {paper} does not say what it belongs to");
        }
        printed.push(pages);
    }
    cuts_nothing(device).await;
    printed
}

/// What belongs together is on one page whatever stands before it, and what is of no use on paper is not there.
async fn cuts_nothing(device: &Device) {
    show_as_on_paper(device).await;
    for (selector, _) in BELONGS_TOGETHER {
        let script = "const parts = [...document.querySelectorAll(arguments[0])];
            return parts.length > 0 && parts.every(part => getComputedStyle(part).breakInside === 'avoid')";
        assert_eq!(device.js(script, &[json!(selector)]).await, json!(true), "{selector} may be cut in two");
    }
    let shown = "return [...document.querySelectorAll('.no-print, .actions')].filter(found => found.checkVisibility()).map(found => found.outerHTML)";
    assert_eq!(device.js_list(shown, &[]).await, [""; 0], "is of no use on paper");
}

/// Where the remote control cannot print.
pub fn a_report_with_the_styles_for_paper_cuts_nothing_in_two() {
    on_a_device(async |device| {
        open_file(device, &canonical(&samples::release(&Questions::full(), 24))).await;
        device.arrive_at("Riverside: Autumn round").await;
        cuts_nothing(device).await;
    });
}

/// The first and the last text of each part that belongs together.
async fn parts(device: &Device) -> Vec<[String; 2]> {
    let mut parts = Vec::new();
    for (part, [first, last]) in BELONGS_TOGETHER {
        let (firsts, lasts) = (device.texts(&format!("{part} {first}")).await, device.texts(&format!("{part} {last}")).await);
        assert_eq!(firsts.len(), lasts.len(), "{part} lacks something");
        // The printed text is read without spaces that do not break.
        parts.extend(firsts.into_iter().zip(lasts).map(|(first, last)| [first, last].map(|text| text.replace('\u{a0}', " "))));
    }
    parts
}
