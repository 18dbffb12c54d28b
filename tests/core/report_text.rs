//! Reports as people read them, without a browser.

use crate::made_up::{Answers, complete, file_of, name, opened, question_set, release, signed};
use candour::chart::interval_dots::{TICKS, place};
use candour::chart::percent;
use candour::disclosure::Threshold;
use candour::example;
use candour::locale::{Locale, PLAIN, plain};
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::report::{AreaNumbersText, ReportText, StatementRowText, TableText, badges, title};
use candour::round::Day;
use candour::transfer::{question_set_file, release_file};
use serde_json::Value;
use std::collections::BTreeSet;

fn of(release: &Release) -> ReportText {
    ReportText::of(Locale::english(PLAIN), release)
}

fn page(set: &QuestionSet, sheets: &[Answers]) -> ReportText {
    of(&release(set, sheets))
}

fn text(set: &QuestionSet, people: usize) -> String {
    page(set, &complete(set, people)).all_text()
}

/// The tables in the order of the page.
fn tables(page: &ReportText) -> Vec<&TableText> {
    [&page.plot.table].into_iter().chain(page.statements.iter().filter_map(|area| area.table.as_ref())).collect()
}

/// Every cell below a heading of a column, but for the headings of the rows.
fn cells(page: &ReportText) -> Vec<&str> {
    tables(page).into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).map(String::as_str).collect()
}

/// The headings of the columns of each table in a report on these sheets.
fn columns(set: &QuestionSet, sheets: &[Answers]) -> Vec<Vec<String>> {
    tables(&page(set, sheets)).into_iter().map(|table| table.columns.clone()).collect()
}

/// The numbers of the areas that are shown.
fn areas(page: &ReportText) -> Vec<&AreaNumbersText> {
    page.plot.rows.iter().filter_map(|row| row.shown.as_ref()).collect()
}

fn scores(page: &ReportText) -> Vec<String> {
    areas(page).into_iter().map(|shown| format!("{}, {}", shown.score, shown.word)).collect()
}

/// The statements that have numbers.
fn rows(page: &ReportText) -> Vec<&StatementRowText> {
    page.statements.iter().flat_map(|area| &area.rows).collect()
}

const USUAL: &str = "Where a team is deeply split, the truth may lie outside them.";

#[test]
fn where_a_band_is_made_of_a_usual_spread_the_report_says_so_and_what_that_means() {
    let (full, pulse) = (QuestionSet::full(), QuestionSet::pulse());
    for people in 5..30 {
        for (set, from) in [(&full, 8), (&pulse, 8), (&question_set(5, &[1]), 20)] {
            let page = page(set, &complete(set, people));
            let usual = people < from;
            assert_eq!(page.areas_lead.ends_with(USUAL), usual, "{people} people, {}", set.id());
            let explained = page.how_to_read.iter().any(|entry| entry.contains("A usual spread stands in for it"));
            assert_eq!(explained, usual, "{people} people, {}", set.id());
            assert!(page.how_to_read.iter().any(|entry| entry.contains("Few answers make a wide band.")));
        }
    }
}

#[test]
fn a_usual_band_has_the_same_width_for_every_team_of_its_size() {
    let full = QuestionSet::full();
    let width = |point: u8| {
        let page = page(&full, &vec![vec![point; 20]; 6]);
        areas(&page)[0].shape.band.1 - areas(&page)[0].shape.band.0
    };
    assert!((width(3) - 2.0 * 1.96 / 6f64.sqrt() / 4.0).abs() < 1e-9);
    let split: Vec<Answers> = (0..6).map(|person| [if person < 3 { 1 } else { 5 }; 20].to_vec()).collect();
    let page = page(&full, &split);
    assert!((areas(&page)[0].shape.band.1 - areas(&page)[0].shape.band.0 - width(3)).abs() < 1e-9);
}

#[test]
fn every_report_says_what_kind_of_round_it_was_how_it_was_collected_and_who_added_it_up() {
    let set = QuestionSet::full();
    let made = crate::made_up::release(&set, &complete(&set, 9));
    let said = |release: &Release| {
        let page = of(release);
        let last = page.how_to_read.last().expect("entries").clone();
        assert!(page.source.as_ref().is_none_or(|source| *source == last) && page.all_text().contains(&last), "{last}");
        (last, page.source.is_some())
    };
    // Of a real round on a shared device nothing has to be known before reading.
    assert_eq!(said(&made), ("A real round. Collected on a shared device. Added up on this device.".to_owned(), false));
    let read = release_file::decode(release_file::encode(&made).as_bytes()).expect("a release");
    assert_eq!(said(&read), ("A real round. Collected on a shared device.".to_owned(), false));
    let mut file = file_of(&made);
    (file["kind"], file["origin"]) = ("practice".into(), "imported".into());
    let (imported, at_the_top) = said(&release_file::decode(&signed(&file)).expect("a release"));
    assert!(at_the_top && imported.starts_with("A practice round. Counted elsewhere, from an earlier survey:"), "{imported}");
    let sealed = include_bytes!("../sealed/frozen/release.json");
    let (sealed, at_the_top) = said(&release_file::decode(sealed.trim_ascii()).expect("its shares add up"));
    assert!(at_the_top, "{sealed}");
    let sealed: String = sealed.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    let keepers = "Collected in sealed ballots. Anna and Ben each added up one half of them, and their shares add up to these numbers.";
    assert!(sealed.ends_with(keepers), "{sealed}");
    let example = example::release(&set, name("Lab"), name("Spring"), Day::new(2026, 11, 26).expect("a day"), 9, Threshold::default());
    assert_eq!(said(&example), ("An invented example: there are no such people.".to_owned(), true));
}

#[test]
fn where_nothing_is_shown_there_is_nothing_to_be_unsure_of() {
    let pulse = QuestionSet::pulse();
    let text = page(&pulse, &vec![vec![0; 8]; 6]).all_text();
    assert!(!text.contains(USUAL) && !text.contains("of 100"));
    assert_eq!(text.matches("Too few people answered enough of this area to show a figure.").count(), 4);
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
    let page = page(&QuestionSet::full(), &vec![[4, 4, 4, 2, 4].repeat(4); 8]);
    assert_eq!(scores(&page), ["75 of 100, clearly good"; 4]);
    assert!(page.all_text().contains("With 8 answers it could be 72 to 77."), "{}", page.all_text());
    assert_eq!(TICKS.map(|score| score.to_string()), ["0", "25", "50", "75", "100"], "the axis is that of the score");
    assert!(page.all_text().contains("\n0\n25\n50\n75\n100\n"));
    for shown in areas(&page) {
        assert_eq!(percent(shown.shape.dot), percent(place(75.0)), "a score of 75 stands at its tick");
    }
}

#[test]
fn a_scale_of_seven_points_has_the_same_axis() {
    let set = question_set(7, &[3]);
    let page = page(&set, &vec![vec![4, 4, 4]; 6]);
    assert_eq!(scores(&page), ["50 of 100, in the middle"]);
    assert!(page.all_text().contains("\n0\n25\n50\n75\n100\n"));
    assert_eq!(percent(areas(&page)[0].shape.dot), percent(place(50.0)), "a score of 50 stands at its tick");
}

#[test]
fn a_table_has_the_columns_that_the_rules_fill_at_this_number_of_people() {
    let (full, pulse) = (QuestionSet::full(), QuestionSet::pulse());
    let areas = ["Area", "Score, 0 to 100", "Could be", "People counted", "Answered every statement"];
    let statements = ["Statement", "Disagree", "Neither", "Agree", "No answer"];
    assert_eq!(columns(&pulse, &complete(&pulse, 6)), [&areas[..4]]);
    assert_eq!(columns(&full, &complete(&full, 6)), [&areas[..4]]);
    assert_eq!(columns(&pulse, &complete(&pulse, 8))[0], areas);
    let nine = columns(&full, &complete(&full, 9));
    assert_eq!((nine.len(), &nine[1][..]), (5, &statements.map(str::to_owned)[..]));
    let twenty_four = columns(&full, &complete(&full, 24));
    assert_eq!(twenty_four[1].last().map(String::as_str), Some("Average, 1 to 5"));
}

#[test]
fn every_row_of_a_table_has_a_cell_for_each_column() {
    for set in [QuestionSet::full(), QuestionSet::pulse(), question_set(4, &[1, 2, 3])] {
        for people in [5, 8, 24] {
            let page = page(&set, &complete(&set, people));
            for table in tables(&page) {
                assert!(!table.rows.is_empty());
                assert!(table.rows.iter().all(|row| row.cells.len() + 1 == table.columns.len()), "{people} people, {}", set.id());
            }
        }
    }
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
            assert!(!cells(&page).is_empty());
            assert!(cells(&page).iter().all(|cell| *cell != "–"), "{people} people, {}", set.id());
        }
    }
}

#[test]
fn an_area_without_figures_has_a_dash_in_every_cell() {
    let set = question_set(5, &[3, 3]);
    let sheets = vec![vec![4, 4, 2, 0, 0, 0]; 6];
    let page = page(&set, &sheets);
    assert_eq!(page.plot.rows.iter().map(|row| row.shown.is_some()).collect::<Vec<_>>(), [true, false]);
    assert_eq!(page.plot.table.rows[0].cells, ["75", "55–95", "6"]);
    assert_eq!(page.plot.table.rows[1].cells, ["–"; 3]);
    assert_eq!(plain(&page.headline[0]), "“Area 0” stands at 75 of 100, could be 55 to 95. The other areas have too few answers to show.");
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
    let questions: Vec<_> = page.statements.iter().filter_map(|area| area.questions.as_ref()).collect();
    assert_eq!(questions.len(), 1);
    assert_eq!(questions[0].statements, [set.statements()[0].text.as_str(), &set.statements()[2].text]);
    assert_eq!(rows(&page).len(), 18);
    assert!(!cells(&page).contains(&"–"));
}

#[test]
fn below_eight_people_statements_are_questions() {
    let set = QuestionSet::full();
    let page = page(&set, &complete(&set, 7));
    let text = page.all_text();
    assert_eq!(text.matches("Which of these fit us, and which do not?").count(), 4);
    assert!(!text.contains("Too few people answered these"));
    assert!(rows(&page).is_empty() && page.statements.iter().all(|area| area.legend.is_empty() && area.table.is_none()));
}

#[test]
fn the_sides_of_the_bars_are_named_once_an_area_and_not_by_colour() {
    let set = QuestionSet::full();
    let page = page(&set, &complete(&set, 9));
    let legends: Vec<_> = page.statements.iter().map(|area| &area.legend).collect();
    assert_eq!(legends.len(), 4);
    for legend in legends {
        assert_eq!(legend[..], ["a problem", "a strength", "neither"]);
    }
    let even = question_set(4, &[3]);
    let page = self::page(&even, &complete(&even, 9));
    assert_eq!(page.statements[0].legend, ["a problem", "a strength"]);
}

#[test]
fn counts_are_said_without_a_word_that_changes_with_the_number() {
    let set = question_set(5, &[3]);
    let mut sheets = vec![vec![4, 4, 2]; 9];
    (sheets[0][0], sheets[1][0]) = (1, 0);
    let page = page(&set, &sheets);
    let sentences: Vec<&str> = rows(&page).into_iter().map(|row| row.counts.as_str()).collect();
    assert!(sentences.contains(&"Disagree: 1. Neither: 0. Agree: 7. No answer: 1.".replace(": ", ":\u{a0}").as_str()), "{sentences:?}");
    assert!(sentences.contains(&"Disagree: 0. Neither: 0. Agree: 9.".replace(": ", ":\u{a0}").as_str()), "{sentences:?}");
    let many = self::page(&set, &vec![vec![4, 4, 2]; 20]);
    assert_eq!(
        rows(&many)[0].counts.replace('\u{a0}', " "),
        "Disagree: 0. Neither: 0. Agree: 20. From “disagree most” to “agree most”: 0, 0, 0, 20, 0."
    );
}

#[test]
fn each_table_says_what_it_is_a_table_of() {
    let set = QuestionSet::full();
    let page = page(&set, &complete(&set, 9));
    let names: Vec<String> = tables(&page).into_iter().map(|table| plain(&table.name)).collect();
    assert_eq!(names[..2], ["As a table: The areas", "As a table: Being openly supportive"]);
}

#[test]
fn the_foot_of_a_printed_page_has_team_round_and_candour() {
    let set = QuestionSet::pulse();
    let page = page(&set, &complete(&set, 6));
    assert_eq!([&page.title, &page.running].map(|text| plain(text)), ["Team: Autumn", "Team: Autumn - Candour"]);
    // Each name is apart from the words and the signs around it.
    assert_eq!(page.title, "\u{2068}Team\u{2069}: \u{2068}Autumn\u{2069}");
}

#[test]
fn a_page_says_whether_its_numbers_are_invented_and_whether_somebody_passed_them_on() {
    let set = QuestionSet::pulse();
    let locale = Locale::english(PLAIN);
    let labels = |release: &Release| badges(locale, release).iter().map(|badge| badge.label).collect::<Vec<_>>();
    let handed_in = |release: &Release| release_file::decode(release_file::encode(release).as_bytes()).expect("a release");
    let real = release(&set, &complete(&set, 6));
    let invented = example::release(&set, name("Lab"), name("Spring"), Day::new(2026, 11, 26).expect("a day"), 6, Threshold::default());
    assert!(labels(&real).is_empty());
    assert_eq!(labels(&handed_in(&real)), ["From a file or link that somebody passed on."]);
    assert_eq!(labels(&invented), ["Example of an invented team."]);
    assert_eq!(labels(&handed_in(&invented)), ["Example of an invented team.", "From a file or link that somebody passed on."]);
    assert_eq!(of(&invented).badges, badges(locale, &invented));
    assert_eq!(plain(&title(locale, &invented)), "Lab: Spring");
}

#[test]
fn a_note_stands_with_the_area_it_is_about_and_only_in_the_built_in_sets() {
    for set in [QuestionSet::full(), QuestionSet::pulse()] {
        let page = page(&set, &complete(&set, 6));
        for (area, statements) in set.areas().iter().zip(&page.statements) {
            assert_eq!(statements.note.is_some(), area.id == "conflict", "{}", area.id);
        }
        assert_eq!(page.all_text().matches("A quiet team can score well here.").count(), 1);
    }
    let built_in = QuestionSet::pulse();
    let own = candour::question_set::Draft {
        id: "own".into(),
        title: "Own".into(),
        points: 5,
        lowest: 1,
        areas: built_in.areas().iter().map(|area| (area.id.clone(), area.title.clone())).collect(),
        statements: built_in
            .statements()
            .iter()
            .map(|statement| candour::question_set::DraftStatement {
                id: statement.id.clone(),
                area: built_in.areas()[statement.area].id.clone(),
                text: format!("{} (ours)", statement.text),
                reversed: statement.reversed,
            })
            .collect(),
        ..Default::default()
    };
    let own = own.check().expect("a valid set");
    assert!(
        page(&own, &complete(&own, 6)).statements.iter().all(|area| area.note.is_none()),
        "an area of another set may mean another thing"
    );
}

#[test]
fn what_is_worded_the_other_way_round_says_so_and_its_bar_is_turned() {
    let set = question_set(5, &[3]);
    let page = page(&set, &vec![vec![5, 5, 5]; 9]);
    let turned: Vec<_> = rows(&page).into_iter().filter(|row| row.reversed.is_some()).collect();
    assert_eq!(turned.iter().map(|row| row.statement).collect::<Vec<_>>(), [2]);
    for row in rows(&page) {
        assert_eq!(row.pieces.iter().map(|piece| piece.count.as_str()).collect::<Vec<_>>(), ["9"]);
        assert!(row.counts.starts_with("Disagree:\u{a0}0."), "counts are as ticked: {}", row.counts);
        let left = row.pieces[0].piece.start < row.line;
        assert_eq!(left, row.reversed.is_some(), "what speaks against the team stands on the left");
    }
}

#[test]
fn a_statement_says_why_it_shows_bands_beside_others_with_every_count() {
    let set = question_set(5, &[3, 3]);
    let mut sheets = complete(&set, 24);
    sheets[0][1] = 0;
    let said = |page: &ReportText| rows(page).into_iter().map(|row| (row.statement, row.bands_only.is_some())).collect::<BTreeSet<_>>();
    let expected: BTreeSet<_> = (0..6).map(|statement| (statement, statement < 3)).collect();
    assert_eq!(said(&page(&set, &sheets)), expected);
    // Not where nobody has every count, nor on a scale that has no more.
    assert!(said(&page(&set, &complete(&set, 12))).iter().all(|(_, said)| !said));
    let short = question_set(3, &[3]);
    let mut sheets = complete(&short, 24);
    sheets[0][1] = 0;
    assert!(said(&page(&short, &sheets)).iter().all(|(_, said)| !said));
}

#[test]
fn two_camps_are_said_with_the_statement_that_divides_the_team() {
    let set = question_set(5, &[3]);
    let sheets: Vec<Answers> = (0..8).map(|person| vec![if person % 2 == 0 { 1 } else { 5 }, 4, 4]).collect();
    let page = page(&set, &sheets);
    let camps: Vec<_> = rows(&page).into_iter().map(|row| (row.statement, row.two_camps.is_some())).collect();
    assert_eq!(camps, [(0, true), (2, false), (1, false)]);
}

#[test]
fn what_silent_people_could_change_is_said_where_many_are_silent() {
    let set = QuestionSet::full();
    let said = |invited: u32| {
        let release = opened(&set, &vec![[4, 4, 4, 2, 4].repeat(4); 6], invited, 5).close().expect("enough sheets");
        areas(&of(&release))[0].worst_case.clone()
    };
    assert_eq!((said(6), said(8)), (None, None));
    let twelve = "6 people count for nothing here. Whatever they had said, the score would lie between 38 and 88.";
    assert_eq!(said(12).as_deref(), Some(twelve));
}

#[test]
fn how_to_read_begins_with_what_not_to_do_and_names_the_threshold_and_who_is_missing() {
    let set = QuestionSet::full();
    let release = opened(&set, &complete(&set, 9), 10, 7).close().expect("enough sheets");
    let page = of(&release);
    assert_eq!(page.facts, "9 of 10 people answered. Opened on 2026-09-01.");
    let read = &page.how_to_read;
    assert_eq!(read.len(), 9, "nine people have a spread of their own");
    assert!(read[0].starts_with("Do not use it for pay"));
    assert!(read[2].starts_with("The band:"));
    assert_eq!(read[5], "Nothing is shown of fewer than 7 people. It is not possible to look at parts of the team.");
    assert_eq!(read[6], "1 person did not answer. Who is silent may think differently from those who spoke.");
    assert!(read[7].starts_with("The statements are written for Candour"));
    let own = self::page(&question_set(5, &[3]), &vec![vec![4, 4, 2]; 6]);
    assert_eq!(own.facts, "All 6 people answered. Opened on 2026-09-01.");
    assert_eq!(own.how_to_read[7], "Everyone took part. Scores still move from week to week.");
    assert!(plain(&own.how_to_read[8]).contains("a question set of your organisation: “Made up”"));
}

#[test]
fn the_whole_text_stands_in_the_order_of_reading() {
    let set = QuestionSet::full();
    let release = example::release(&set, name("Lab"), name("Spring"), Day::new(2026, 11, 26).expect("a day"), 9, Threshold::default());
    let page = of(&release);
    let text = page.all_text();
    let (area, statements) = (&page.plot.rows[0], &page.statements[0]);
    let shown = area.shown.as_ref().expect("enough answers");
    let row = &statements.rows[0];
    let mut rest = text.as_str();
    let parts = [
        &page.title,
        &page.running,
        "Example of an invented team.",
        &page.facts,
        "In short",
        &page.headline[0],
        "The areas",
        &page.areas_lead,
        &area.title,
        &shown.score,
        shown.word,
        &shown.sentence,
        shown.agreement,
        &page.plot.table.name,
        "What to talk about",
        &page.talks[0].heading,
        page.talks[0].opening[1],
        page.talks[0].actions[0].sign,
        page.talks[0].evidence,
        &page.talks[3].heading,
        "Statement by statement",
        page.statements_lead,
        &statements.title,
        statements.legend[0],
        &row.text,
        &row.pieces[0].count,
        &row.counts,
        &statements.table.as_ref().expect("numbers").name,
        &page.statements[3].title,
        "The talk: 45 minutes",
        "With every action",
        "Mentoring as a habit",
        "Stop and get help",
        "How to read this",
        &page.how_to_read[0],
        page.how_to_read.last().expect("points to read"),
    ];
    for part in parts {
        let (_, after) = rest.split_once(&format!("{part}\n")).unwrap_or_else(|| panic!("“{part}” does not follow in {text}"));
        rest = after;
    }
    assert_eq!(rest, "");
}

#[test]
fn texts_of_a_question_set_come_with_its_language_where_it_says_which() {
    let languages = |set: &QuestionSet| {
        let page = page(set, &complete(set, 21));
        let areas = page.plot.rows.iter().map(|row| row.lang.clone());
        let statements =
            page.statements.iter().flat_map(|area| [Some(area.lang.clone()), area.table.as_ref().map(|table| table.lang.clone())]);
        areas.chain(statements.flatten()).chain([page.plot.table.lang.clone()]).collect::<BTreeSet<_>>()
    };
    assert_eq!(languages(&QuestionSet::full()), BTreeSet::from([Some("en".to_owned())]));
    assert_eq!(languages(&question_set(5, &[2, 2])), BTreeSet::from([None]));
    // It is part of the file of an own set, and changes nothing else.
    let mut file: Value = serde_json::from_str(&question_set_file::encode(&question_set(5, &[2, 2]))).expect("JSON");
    file["lang"] = "ar".into();
    let arabic = question_set_file::decode(file.to_string().as_bytes()).expect("a set");
    assert_eq!(languages(&arabic), BTreeSet::from([Some("ar".to_owned())]));
    assert_eq!(arabic.wording_hash(), question_set(5, &[2, 2]).wording_hash());
}

/// Sentences of one area, or of a whole report, that deny each other.
fn contradictions(page: &ReportText) -> Vec<String> {
    let words = Locale::english(PLAIN).report();
    let mut found = Vec::new();
    let mut deny = |both: bool, what: String| found.extend(both.then_some(what));
    for (row, statements) in page.plot.rows.iter().zip(&page.statements) {
        let Some(shown) = &row.shown else { continue };
        let talk = page.talks.iter().find(|talk| talk.area == row.area).expect("a talk for each area with a figure");
        let alike = shown.agreement == words.agreement_close;
        let camps = statements.rows.iter().any(|statement| statement.two_camps.is_some());
        let low = [words.band_low, words.band_clearly_low].contains(&shown.word);
        let good = [words.band_good, words.band_clearly_good].contains(&shown.word);
        deny(alike && camps, format!("{}: alike, and two camps", row.title));
        deny(talk.heading.contains("alike") && !alike, format!("{}: {} beside {:?}", row.title, talk.heading, shown.agreement));
        deny(talk.heading.contains("differently") && alike, format!("{}: {} beside alike", row.title, talk.heading));
        deny(talk.heading.contains("came out low") != low, format!("{}: {} beside {}", row.title, talk.heading, shown.word));
        let wide = shown.agreement == words.agreement_wide;
        deny(talk.heading.contains("is good") != (good && !wide), format!("{}: {} beside {}", row.title, talk.heading, shown.word));
        deny(
            talk.heading.contains("very differently") != (wide && !low),
            format!("{}: {} beside {:?}", row.title, talk.heading, shown.agreement),
        );
        deny(talk.heading.contains("in the middle") && (wide || low || good), format!("{}: {}", row.title, talk.heading));
        let said = |what: &str| page.headline.iter().any(|line| line.contains(&row.title) && line.contains(what));
        deny(said("clearly low") && shown.word != words.band_clearly_low, format!("{}: the headline and {}", row.title, shown.word));
        deny(said("clearly good") && shown.word != words.band_clearly_good, format!("{}: the headline and {}", row.title, shown.word));
        deny(said("works for some") && !wide, format!("{}: the headline and {shown:?}", row.title));
        deny(said("works for some") && said("clearly good"), format!("{}: good, and very differently seen", row.title));
    }
    let none = page.headline.iter().any(|line| line.contains("No area is low"));
    deny(none && page.plot.table.rows.iter().any(|row| row.cells[0].parse().is_ok_and(|score: u8| score < 37)), "none is low".into());
    for pair in page.need_talk.iter().flat_map(|first| page.going_well.iter().map(move |second| (first, second))) {
        deny(pair.0.statement == pair.1.statement, format!("{} needs talk and goes well", pair.0.text));
    }
    let text = plain(&page.all_text());
    let ranges = text.match_indices(" to ").filter(|&(at, _)| {
        let before = text[..at].rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
        let after = text[at + 4..].split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
        !before.is_empty() && before == after
    });
    for (at, _) in ranges {
        deny(true, format!("a range from a number to itself: {}", &text[at.saturating_sub(30)..at + 8]));
    }
    found
}

#[test]
fn no_report_contradicts_itself() {
    let set = QuestionSet::full();
    // A fixed scatter of teams: how low each area is, how far people lie apart, how many they are, and who leaves something out.
    let mix = |number: u64| (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (number >> 7)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40;
    let mut patterns = BTreeSet::new();
    for team in 0..400_u64 {
        let people = 5 + mix(team) % 20;
        let answer = |person: u64, statement: usize| {
            let about = &set.statements()[statement];
            let seed = team * 1_000 + about.area as u64;
            let (leaning, width) = (mix(seed) % 5, 1 + mix(seed + 500) % 4);
            let own = mix(seed * 64 + person) % width + mix(team * 9_999 + person * 31 + statement as u64) % 2;
            // Some statements divide some teams.
            let divided = mix(seed + 77 * statement as u64).is_multiple_of(11);
            let keyed = if divided {
                if person.is_multiple_of(2) { 1 } else { 5 }
            } else {
                u8::try_from((leaning + own).clamp(1, 5)).expect("a point")
            };
            let skips = mix(team * 7 + person * 13 + statement as u64).is_multiple_of(29);
            if skips {
                0
            } else if about.reversed {
                6 - keyed
            } else {
                keyed
            }
        };
        let sheets: Vec<Answers> = (0..people).map(|person| (0..20).map(|statement| answer(person, statement)).collect()).collect();
        let page = page(&set, &sheets);
        assert_eq!(contradictions(&page), [""; 0], "team {team} of {people}");
        patterns.extend(page.talks.iter().map(|talk| talk.pattern));
    }
    assert_eq!(patterns.len(), 5, "{patterns:?}");
}
