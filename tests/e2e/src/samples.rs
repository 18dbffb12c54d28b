//! Made-up people and their results, for screens that need some.

use crate::counting::{Count, count};
use crate::questions::{Questions, Tick};
use crate::release_file::{Facts, make, with_digest};
use serde_json::{Value, json};

/// Made-up sheets: areas differ, people differ, one statement divides them. Nobody leaves anything out.
pub fn sheets(questions: &Questions, people: usize) -> Vec<Vec<Tick>> {
    let points = questions.points;
    let one = |person: usize| {
        (0..questions.statements.len())
            .map(|at| {
                let area = questions.areas.iter().position(|area| area.members.contains(&at)).unwrap_or(0);
                let leaning = [3, 1, 2, 4][area % 4];
                let own = [0, 1, 0, 2, 1, 0, 1][(person * 5 + at * 3) % 7];
                let divided = at % 10 == 7;
                let keyed = if divided { 1 + (person % 2) * (points - 1) } else { (leaning + own).min(points) };
                Tick::Point(if questions.statements[at].reversed { points + 1 - keyed } else { keyed })
            })
            .collect()
    };
    (0..people).map(one).collect()
}

/// One made-up sheet of many, each different: a few answers are left out or not given.
pub fn mixed(questions: &Questions, number: usize) -> Vec<Tick> {
    let one = |at: usize| {
        let mut mixed = (number * 7919 + at * 104_729 + 1).wrapping_mul(0x9E37_79B9) & 0xFFFF_FFFF;
        mixed ^= mixed >> 15;
        match mixed % 89 {
            0 => Tick::PreferNot,
            1 => Tick::Nothing,
            _ => Tick::Point(mixed / 89 % questions.points + 1),
        }
    };
    (0..questions.statements.len()).map(one).collect()
}

/// The totals of made-up people.
pub fn counted(questions: &Questions, people: usize) -> Count {
    count(questions, &sheets(questions, people))
}

/// The results of a round of made-up people that has a name, a day (`YYYY-MM-DD`) and a batch of its own.
pub fn round(questions: &Questions, people: usize, label: &str, day: &str, batch: u8) -> Value {
    let mut file = release(questions, people);
    file["label"] = label.into();
    file["opened"] = day.into();
    file["batches"] = json!([format!("{batch:02x}").repeat(16)]);
    with_digest(file)
}

/// A results file about made-up people; one more was asked.
pub fn release(questions: &Questions, people: usize) -> Value {
    let counted = counted(questions, people);
    let facts = Facts { team: "Riverside", label: "Autumn round", invited: counted.sheets + 1 };
    make(questions, &counted, facts)
}
