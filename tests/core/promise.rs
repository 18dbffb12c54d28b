//! What the promise says that it cannot do, and what is said before a round is closed: true, and not too rarely to matter.

use crate::made_up::{Answers, file_of, release};
use candour::disclosure::{AreaRung, MAX_THRESHOLD, MIN_PEOPLE, StatementRung, Threshold, area_rung, statement_rung};
use candour::question_set::QuestionSet;
use serde_json::{Value, json};

/// Sheets on which everybody gives the same answer to everything.
fn alike(set: &QuestionSet, people: usize, answer: u8) -> Vec<Answers> {
    vec![vec![answer; set.statements().len()]; people]
}

/// How many agree with a statement as it is worded, and how many answered it.
fn agreeing(file: &Value, statement: usize, set: &QuestionSet) -> Option<(u64, u64)> {
    let statement = &set.statements()[statement];
    let released = &file["statements"][&statement.id];
    let counts = released["counts"].as_array()?;
    // The favourable end is the last.
    let agree = if statement.reversed { counts.first() } else { counts.last() };
    agree?.as_u64().zip(released["n"].as_u64())
}

#[test]
fn if_everybody_agrees_with_a_statement_or_nobody_does_the_totals_say_so() {
    let set = QuestionSet::full();
    for (answer, expected) in [(4, 8), (5, 8), (1, 0), (2, 0), (3, 0)] {
        let file = file_of(&release(&set, &alike(&set, 8, answer)));
        for statement in 0..set.statements().len() {
            assert_eq!(agreeing(&file, statement, &set), Some((expected, 8)), "everybody ticks {answer}");
        }
    }
}

#[test]
fn in_a_team_of_eight_it_is_common_that_everybody_agrees_with_some_statement_or_nobody_does() {
    const TEAMS: u64 = 400;
    // Ordinary opinions, as in the threat model: of a hundred people so many tick 1 to 5 towards the favourable end; five skip.
    const SHARES: [(u64, u8); 5] = [(5, 1), (15, 2), (35, 3), (75, 4), (95, 5)];
    let set = QuestionSet::full();
    let mut state = 7_u64;
    let mut chance = || {
        // Knuth's linear congruential generator; its high bits are good enough.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 100
    };
    let mut answer = |reversed: bool| {
        let drawn = chance();
        let keyed = SHARES.iter().find(|(up_to, _)| drawn < *up_to).map_or(0, |(_, point)| *point);
        if reversed && keyed > 0 { 6 - keyed } else { keyed }
    };
    let mut told = 0;
    for _ in 0..TEAMS {
        let mut person = || set.statements().iter().map(|statement| answer(statement.reversed)).collect();
        let people: Vec<Answers> = (0..8).map(|_| person()).collect();
        let file = file_of(&release(&set, &people));
        let all_or_none = |statement| agreeing(&file, statement, &set).is_some_and(|(agree, n)| agree == 0 || agree == n);
        told += u64::from((0..set.statements().len()).any(all_or_none));
    }
    assert!(told * 2 > TEAMS, "only {told} of {TEAMS} teams");
}

#[test]
fn if_somebody_skips_a_statement_the_totals_show_that_somebody_did() {
    let set = QuestionSet::full();
    for people in [8, 12, 20, 30] {
        for statement in 0..set.statements().len() {
            let mut sheets = alike(&set, people, 4);
            sheets[2][statement] = 0;
            let file = file_of(&release(&set, &sheets));
            let area = &set.areas()[set.statements()[statement].area].id;
            assert_eq!(file["areas"][area]["full"], json!(people - 1));
            assert_eq!(file["sheets"], json!(people));
        }
    }
}

#[test]
#[cfg(feature = "native")]
fn whoever_opens_two_versions_of_the_totals_in_a_row_has_what_one_person_answered() {
    use crate::made_up::{complete, opened};
    use candour::native::unsealed;
    let set = QuestionSet::full();
    let people = complete(&set, 9);
    let counts = |people: &[Answers]| -> Vec<u32> {
        let bytes = unsealed::totals(&opened(&set, people, 9, 5));
        bytes.chunks_exact(4).map(|number| u32::from_le_bytes(number.try_into().expect("four bytes"))).collect()
    };
    for (number, person) in people.iter().enumerate() {
        let (before, after) = (counts(&people[..number]), counts(&people[..=number]));
        for (statement, &answer) in person.iter().enumerate() {
            // The number of sheets, then for each statement who gave no answer and who ticked each point.
            let changed = |point: &usize| before[1 + 6 * statement + point] != after[1 + 6 * statement + point];
            assert_eq!((0..=5).filter(changed).collect::<Vec<_>>(), [usize::from(answer)]);
        }
    }
}

#[test]
fn what_the_question_before_closing_says_stays_empty_is_what_the_rules_leave_empty() {
    for people in MIN_PEOPLE..=MAX_THRESHOLD {
        let threshold = Threshold::new(people).expect("a threshold");
        let least = threshold.least_for_a_statement();
        for (statements, points) in (1..=12).flat_map(|statements| (2..=11).map(move |points| (statements, points))) {
            for n in 0..least {
                for lone in [false, true] {
                    let rung = statement_rung(n, statements, points, lone, threshold);
                    assert_eq!(rung, StatementRung::Nothing, "{n} answers, threshold {people}");
                    assert_eq!(area_rung(n.min(people - 1), statements, points, lone, threshold), AreaRung::Nothing);
                }
            }
        }
        // And no number said there could be a higher one: the built-in sets show from exactly these on.
        assert_ne!(statement_rung(least, 5, 5, false, threshold), StatementRung::Nothing);
        assert_ne!(area_rung(people, 5, 5, false, threshold), AreaRung::Nothing);
    }
}
