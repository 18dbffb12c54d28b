//! Reports as people read them, without a browser.

use crate::made_up::{Answers, complete, question_set, release};
use candour::locale::{Locale, PLAIN};
use candour::markup::{Element, Node};
use candour::pages::report::report;
use candour::question_set::QuestionSet;

fn page(set: &QuestionSet, sheets: &[Answers]) -> Element {
    report(Locale::english(PLAIN), &release(set, sheets))
}

fn text(set: &QuestionSet, people: usize) -> String {
    page(set, &complete(set, people)).all_text()
}

/// All elements with this tag or class, in the order of the page.
fn all<'a>(page: &'a Element, name: &str) -> Vec<&'a Element> {
    let has_class = |element: &Element| element.attributes().iter().any(|(key, value)| *key == "class" && value == name);
    let mut found = Vec::new();
    for child in page.children() {
        if let Node::Element(element) = child {
            if element.tag() == name || has_class(element) {
                found.push(element);
            }
            found.extend(all(element, name));
        }
    }
    found
}

fn texts(page: &Element, name: &str) -> Vec<String> {
    all(page, name).into_iter().map(|element| element.all_text().trim().to_owned()).collect()
}

/// The headings of the columns of each table in a report on these sheets.
fn columns(set: &QuestionSet, sheets: &[Answers]) -> Vec<Vec<String>> {
    all(&page(set, sheets), "thead").into_iter().map(|head| texts(head, "th")).collect()
}

const UNSURE: &str = "There are too few answers to say how sure this is.";

#[test]
fn the_first_sentence_of_five_people_on_the_pulse_form_says_that_nobody_can_say_how_sure_it_is() {
    let pulse = QuestionSet::pulse();
    for people in 5..8 {
        let page = page(&pulse, &complete(&pulse, people));
        assert!(texts(&page, "finding-sentence")[0].ends_with(UNSURE), "{people}: {:?}", texts(&page, "finding-sentence"));
    }
    // Areas that lie close together need it no less.
    let close = texts(&page(&pulse, &vec![vec![3; 8]; 5]), "finding-sentence");
    assert_eq!(close, [format!("The areas lie close together, at 50 to 50 of 100: none stands out. {UNSURE}")]);
    for (set, people) in [(&pulse, 8), (&QuestionSet::full(), 5)] {
        assert!(!text(set, people).contains(UNSURE), "{people} people are enough");
    }
}

#[test]
fn the_band_is_explained_where_there_is_one() {
    let explained = |set: &QuestionSet, people| text(set, people).contains("Few answers make a wide band.");
    assert!(!explained(&QuestionSet::pulse(), 7));
    assert!(explained(&QuestionSet::pulse(), 8) && explained(&QuestionSet::full(), 5));
}

#[test]
fn where_nothing_is_shown_there_is_nothing_to_be_unsure_of() {
    let pulse = QuestionSet::pulse();
    let page = page(&pulse, &vec![vec![0; 8]; 6]);
    assert!(!page.all_text().contains(UNSURE) && !page.all_text().contains("of 100"));
}

#[test]
fn an_area_has_one_figure_the_score() {
    for (set, people) in [(QuestionSet::full(), 6), (QuestionSet::full(), 9), (QuestionSet::pulse(), 5)] {
        let text = text(&set, people);
        assert!(text.contains(" of 100"), "{people}");
        for word in ["average", "Average", "out of 5", "1 to 5"] {
            assert!(!text.contains(word), "{people} people: “{word}” in {text}");
        }
    }
    let page = page(&QuestionSet::full(), &vec![[4, 4, 4, 2, 4].repeat(4); 6]);
    assert_eq!(texts(&page, "area-score"), ["75 of 100 , clearly good"; 4]);
    assert!(page.all_text().contains("With 6 answers the true figure could be anywhere from 72 to 77."), "{}", page.all_text());
    assert_eq!(texts(all(&page, "svg")[0], "text"), ["0", "25", "50", "75", "100"], "the axis is that of the score");
}

#[test]
fn a_scale_of_seven_points_has_the_same_axis() {
    let set = question_set(7, &[3]);
    let page = page(&set, &vec![vec![4, 4, 4]; 6]);
    assert_eq!(texts(all(&page, "svg")[0], "text"), ["0", "25", "50", "75", "100"]);
    assert_eq!(texts(&page, "area-score"), ["50 of 100 , mixed"]);
}

#[test]
fn a_table_has_the_columns_that_the_rules_fill_at_this_number_of_people() {
    let (full, pulse) = (QuestionSet::full(), QuestionSet::pulse());
    let areas = ["Area", "Score, 0 to 100", "Could be", "People counted", "Answered all of it"];
    let statements = ["Statement", "Disagree", "Neither", "Agree", "No answer"];
    assert_eq!(columns(&pulse, &complete(&pulse, 6)), [vec![areas[0], areas[1], areas[3], areas[4]]]);
    assert_eq!(columns(&full, &complete(&full, 6)), [areas]);
    let nine = columns(&full, &complete(&full, 9));
    assert_eq!((nine.len(), &nine[1][..]), (5, &statements.map(str::to_owned)[..]));
    let twenty_four = columns(&full, &complete(&full, 24));
    assert_eq!(twenty_four[1].last().map(String::as_str), Some("Average, 1 to 5"));
}

#[test]
fn which_columns_there_are_does_not_depend_on_what_people_answered() {
    for set in [QuestionSet::full(), QuestionSet::pulse(), question_set(4, &[1, 2, 3]), question_set(2, &[2, 3])] {
        for people in [5, 7, 8, 9, 19, 20, 24] {
            let all_alike = vec![vec![1; set.statements().len()]; people];
            assert_eq!(columns(&set, &complete(&set, people)), columns(&set, &all_alike), "{people} people, {}", set.id());
        }
    }
}

#[test]
fn no_cell_of_a_complete_team_is_a_dash() {
    for set in [QuestionSet::full(), QuestionSet::pulse()] {
        for people in [5, 6, 8, 9, 20, 24] {
            let page = page(&set, &complete(&set, people));
            assert!(texts(&page, "td").iter().all(|cell| cell != "–"), "{people} people, {}", set.id());
        }
    }
}

#[test]
fn statements_that_too_few_answered_stand_once_an_area() {
    let set = QuestionSet::full();
    let mut sheets = complete(&set, 9);
    for sheet in &mut sheets[..2] {
        sheet[0] = 0;
        sheet[2] = 0;
    }
    let page = page(&set, &sheets);
    let text = page.all_text();
    assert_eq!(text.matches("Too few people answered these to show numbers:").count(), 1, "{text}");
    let list = all(&page, "statement-questions");
    assert_eq!(list.len(), 1);
    assert_eq!(texts(list[0], "li"), [set.statements()[0].text.as_str(), &set.statements()[2].text]);
    assert_eq!(all(&page, "statement-row").len(), 18);
    assert!(!texts(&page, "td").contains(&"–".to_owned()));
}

#[test]
fn below_eight_people_statements_are_questions() {
    let text = text(&QuestionSet::full(), 7);
    assert_eq!(text.matches("Which of these fit us, and which do not?").count(), 4);
    assert!(!text.contains("Too few people answered these"));
}

#[test]
fn the_sides_of_the_bars_are_named_once_an_area_and_not_by_colour() {
    let set = QuestionSet::full();
    let page = page(&set, &complete(&set, 9));
    let legends = all(&page, "bars-words");
    assert_eq!(legends.len(), 4);
    for legend in legends {
        assert_eq!(texts(legend, "span"), ["← against the team", "for the team\u{a0}→", "neither"]);
    }
    let even = question_set(4, &[3]);
    let page = self::page(&even, &complete(&even, 9));
    assert_eq!(texts(all(&page, "bars-words")[0], "span"), ["← against the team", "for the team\u{a0}→"]);
}

#[test]
fn counts_are_said_without_a_word_that_changes_with_the_number() {
    let set = question_set(5, &[3]);
    let mut sheets = vec![vec![4, 4, 2]; 9];
    (sheets[0][0], sheets[1][0]) = (1, 0);
    let page = page(&set, &sheets);
    let sentences = texts(&page, "statement-counts");
    assert!(sentences.contains(&"Disagree: 1. Neither: 0. Agree: 7. No answer: 1.".replace(": ", ":\u{a0}")), "{sentences:?}");
    assert!(sentences.contains(&"Disagree: 0. Neither: 0. Agree: 9.".replace(": ", ":\u{a0}")), "{sentences:?}");
    let many = self::page(&set, &vec![vec![4, 4, 2]; 20]);
    assert_eq!(
        texts(&many, "statement-counts")[0].replace('\u{a0}', " "),
        "Disagree: 0. Neither: 0. Agree: 20. From “disagree most” to “agree most”: 0, 0, 0, 20, 0."
    );
}

#[test]
fn each_table_says_what_it_is_a_table_of() {
    let set = QuestionSet::full();
    let summaries = texts(&page(&set, &complete(&set, 9)), "summary");
    assert_eq!(summaries[..2], ["Numbers as a table: The areas", "Numbers as a table: Being openly supportive"]);
}

#[test]
fn the_foot_of_a_printed_page_has_team_round_and_candour() {
    let set = QuestionSet::pulse();
    assert_eq!(texts(&page(&set, &complete(&set, 6)), "running"), ["Team: Autumn - Candour"]);
}
