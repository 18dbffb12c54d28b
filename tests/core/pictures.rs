//! The charts of a report as pictures of the size of a slide.

use crate::made_up::{Answers, complete, question_set, release};
use candour::locale::{Locale, PLAIN};
use candour::pictures::{LEAST_HEIGHT, Picture, SMALLEST_TEXT, WIDTH, all, subjects};
use candour::question_set::QuestionSet;
use candour::report::ReportText;

fn pictures(set: &QuestionSet, people: &[Answers]) -> Vec<Picture> {
    let locale = Locale::english(PLAIN);
    all(locale, &ReportText::of(locale, &release(set, people)))
}

/// The values of an attribute, in the order of the picture.
fn values<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    let begin = format!(" {name}=\"");
    svg.split(begin.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn there_is_one_of_the_areas_and_one_of_the_statements_of_each_area_that_has_counts() {
    let set = QuestionSet::full();
    assert_eq!(pictures(&set, &complete(&set, 6)).len(), 1);
    for (set, people) in [(QuestionSet::full(), 6), (QuestionSet::full(), 9), (QuestionSet::pulse(), 22), (question_set(3, &[1, 4]), 12)] {
        let drawn: Vec<String> = pictures(&set, &complete(&set, people)).into_iter().map(|picture| picture.of).collect();
        assert_eq!(subjects(&release(&set, &complete(&set, people))), drawn);
    }
    let all = pictures(&set, &complete(&set, 9));
    assert_eq!(
        all.iter().map(|picture| picture.of.as_str()).collect::<Vec<_>>(),
        ["areas", "Being openly supportive", "Handling conflict well", "Nurturing people's potential", "A sense of community"]
    );
    for (at, area) in set.areas().iter().enumerate() {
        for statement in set.statements().iter().filter(|statement| statement.area == at) {
            let words: Vec<&str> = statement.text.split_whitespace().collect();
            assert!(words.iter().all(|word| all[at + 1].svg.contains(*word)), "{}: {}", area.title, statement.text);
        }
    }
}

#[test]
fn each_is_a_slide_and_says_at_its_head_what_it_shows() {
    let set = QuestionSet::full();
    for people in [8, 9, 22] {
        let all = pictures(&set, &complete(&set, people));
        assert!(
            all.iter().all(|picture| picture.height == LEAST_HEIGHT),
            "{:?}",
            all.iter().map(|picture| picture.height).collect::<Vec<_>>()
        );
        for (picture, area) in all[1..].iter().zip(set.areas()) {
            assert!(picture.title.starts_with(&format!("{}: ", area.title)) && picture.title.contains(" of 100, "), "{}", picture.title);
        }
        // What its marks mean, and what it is not for, goes with it.
        let words = ["low (to", "appraisal"].map(|words| all[0].svg.contains(words));
        assert_eq!(words, [true, true]);
    }
}

#[test]
fn they_hold_plain_shapes_and_texts_that_can_be_read_from_the_back_of_a_room() {
    let long = {
        let mut file: serde_json::Value =
            serde_json::from_str(&candour::transfer::question_set_file::encode(&question_set(5, &[12; 8]))).expect("JSON");
        for area in 0..8 {
            file["areas"][area]["title"] = format!("{area} <b>&amp; \"Donaudampfschifffahrtsgesellschaft\"</b> und noch mehr Worte").into();
        }
        candour::transfer::question_set_file::decode(file.to_string().as_bytes()).expect("a set")
    };
    for (set, people) in [(QuestionSet::full(), 6), (QuestionSet::full(), 22), (QuestionSet::mentors(), 12), (long, 24)] {
        for picture in pictures(&set, &complete(&set, people)) {
            let svg = &picture.svg;
            for other in ["style=", "class=", "<style", "<script", "href", "<b>", "onload", "<foreignObject", "url("] {
                assert!(!svg.contains(other), "{other} in {svg}");
            }
            assert!(svg.contains("<title>") && !picture.title.is_empty());
            let sizes: Vec<f64> = values(svg, "font-size").iter().map(|size| size.parse().expect("a number")).collect();
            assert!(sizes.len() > 5 && sizes.iter().all(|&size| size >= SMALLEST_TEXT), "{sizes:?}");
            assert!(picture.height >= LEAST_HEIGHT && values(svg, "width")[0] == WIDTH.to_string());
            // Everything lies on the picture, from top to bottom and from side to side.
            for (name, most) in [("x", f64::from(WIDTH)), ("y", f64::from(picture.height))] {
                for value in values(svg, name) {
                    let value: f64 = value.parse().expect("a number");
                    assert!((0.0..=most).contains(&value), "{name}={value}");
                }
            }
            // As many beginnings of elements as ends: it is XML.
            let opened = svg.matches("<text").count() + svg.matches("<svg").count() + svg.matches("<title").count();
            assert_eq!(opened, svg.matches("</").count());
        }
    }
}
