//! What a report says about what to talk about and what to do.

use crate::made_up::{Answers, release};
use candour::guidance::{Pattern, advice};
use candour::locale::catalogue::{Advice, AreaAdvice, GuidancePart};
use candour::locale::{Locale, PLAIN};
use candour::question_set::{QuestionSet, Statement};
use candour::report::ReportText;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn locale() -> Locale {
    Locale::english(PLAIN)
}

/// The advice for each area and for areas of own sets, by name.
fn areas() -> [(&'static str, &'static AreaAdvice); 9] {
    let all = locale().advice();
    [
        ("support", all.support),
        ("conflict", all.conflict),
        ("potential", all.potential),
        ("community", all.community),
        ("learn", all.learn),
        ("feelings", all.feelings),
        ("looking-after", all.looking_after),
        ("trust", all.trust),
        ("general", all.general),
    ]
}

/// Every text of the guidance.
fn texts() -> Vec<&'static str> {
    let t = locale().guidance();
    let cells = areas().into_iter().flat_map(|(_, area)| area.cells()).flat_map(Advice::texts);
    let parts = [&t.learners, &t.habit, &t.across].into_iter().flat_map(GuidancePart::texts);
    cells.chain(parts).chain(t.agenda.iter().chain(t.dos).chain(t.donts).copied()).chain([t.stop]).collect()
}

#[test]
fn every_cell_says_asks_does_and_avoids_something() {
    for (name, area) in areas() {
        for cell in area.cells() {
            assert!((2..=4).contains(&cell.actions.len()), "{name}: {:?}", cell.opening);
            assert!(cell.texts().iter().all(|text| text.len() > 20), "{name}: {:?}", cell.opening);
            assert!(cell.questions.iter().all(|question| question.ends_with('?')), "{name}: {:?}", cell.questions);
            assert!(cell.opening.iter().all(|sentence| sentence.ends_with('.')), "{name}: {:?}", cell.opening);
        }
    }
}

#[test]
fn no_text_stands_twice() {
    let sentences =
        texts().into_iter().flat_map(|text| text.split_inclusive(['.', '?']).map(str::trim).filter(|sentence| !sentence.is_empty()));
    let mut seen = BTreeSet::new();
    // “5 minutes.” begins two lines of the agenda.
    let twice: Vec<&str> = sentences.filter(|sentence| !sentence.ends_with("minutes.") && !seen.insert(*sentence)).collect();
    assert!(twice.is_empty(), "{twice:#?}");
    assert!(seen.len() > 500, "{}", seen.len());
}

#[test]
fn every_theme_stands_where_the_table_says() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guidance.md")).expect("the table");
    let all = texts();
    let mut themes = 0;
    for row in table.lines().filter(|line| line.starts_with("| ") && line.contains('“')) {
        let words = row.split(['“', '”']).nth(1).expect("words");
        assert!(all.iter().any(|text| text.contains(words)), "nowhere in the guidance: {row}");
        themes += 1;
    }
    assert!(themes >= 50, "{themes}");
}

/// A round of the full form in which everybody ticks so that an area's score is what `keyed` says of person and area.
fn page(people: u32, keyed: impl Fn(u32, usize) -> u8) -> ReportText {
    let set = QuestionSet::full();
    let answer = |person, statement: &Statement| {
        let point = keyed(person, statement.area);
        if statement.reversed { 6 - point } else { point }
    };
    let sheets: Vec<Answers> =
        (0..people).map(|person| set.statements().iter().map(|statement| answer(person, statement)).collect()).collect();
    ReportText::of(locale(), &release(&set, &sheets))
}

#[test]
fn every_pattern_is_reached_and_the_area_that_needs_it_most_stands_first() {
    let few = page(6, |_, area| [3, 1, 5, 4][area]);
    let patterns: Vec<(usize, Pattern)> = few.talks.iter().map(|talk| (talk.area, talk.pattern)).collect();
    assert_eq!(patterns, [(1, Pattern::LowUnknown), (0, Pattern::Middling), (3, Pattern::Strong), (2, Pattern::Strong)]);
    let more = page(9, |person, area| match area {
        0 => 2,
        1 if person < 6 => 1,
        1 => 4,
        _ => 3,
    });
    let patterns: BTreeSet<Pattern> = few.talks.iter().chain(&more.talks).map(|talk| talk.pattern).collect();
    assert_eq!(patterns, Pattern::ALL.into_iter().collect());
    let low: Vec<&str> = more.talks.iter().take(2).map(|talk| talk.heading.as_str()).collect();
    assert!(low.iter().any(|heading| heading.contains("came out low, and people see it alike")), "{low:?}");
    assert!(low.iter().any(|heading| heading.contains("came out low, and people see it differently")), "{low:?}");
}

#[test]
fn areas_of_built_in_sets_have_advice_of_their_own_and_those_of_own_sets_the_general_one() {
    let general = &locale().advice().general.middling;
    for set in [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors()] {
        let each: Vec<_> = (0..set.areas().len()).map(|area| advice(locale(), &set, area, Pattern::Middling)).collect();
        for (at, advice) in each.iter().enumerate() {
            assert!(*advice != general && each[..at].iter().all(|other| other != advice), "{}", set.areas()[at].id);
        }
    }
}

/// Words, sentences and syllables, the latter as English spelling lets one guess them.
fn grade(texts: &[&str]) -> f64 {
    let text = texts.join(" ");
    let sentences = text.matches(['.', '?', ':']).count().max(1);
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphabetic() && letter != '’').filter(|word| !word.is_empty()).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    // Kincaid, Fishburne, Rogers and Chissom 1975.
    0.39 * words.len() as f64 / sentences as f64 + 11.8 * syllables as f64 / words.len() as f64 - 15.59
}

fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowels: Vec<bool> = word.chars().map(|letter| "aeiouy".contains(letter)).collect();
    let groups = vowels.iter().zip([false].iter().chain(&vowels)).filter(|(now, before)| **now && !**before).count();
    let silent =
        (word.ends_with('e') && !word.ends_with("le")) || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    groups.saturating_sub(usize::from(silent)).max(1)
}

#[test]
fn people_of_twelve_can_read_it() {
    for (name, area) in areas() {
        for cell in area.cells() {
            let grade = grade(&cell.texts());
            println!("{name}: {grade:.1}");
            assert!(grade < 8.0, "{name}, {:?}: grade {grade:.1}", cell.opening);
        }
    }
    let all = grade(&texts());
    println!("all of it: {all:.1}");
    assert!(all < 6.5, "grade {all:.1}");
}
