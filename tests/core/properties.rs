//! What holds for any answers and any bytes.

use crate::made_up::{Answers, file_of, opened, question_set, release, round, sheet, signed};
use candour::disclosure::Threshold;
use candour::json::{self, canonical};
use candour::open_round::OpenRound;
use candour::question_set::QuestionSet;
use candour::release::{Release, Resolution};
use candour::totals::{self, BatchId};
use candour::transfer::{question_set_file, release_file, release_link};
use proptest::prelude::*;
use serde_json::Value;

/// A set of any scale and any sizes of areas, and sheets for it with gaps.
fn sheets(people: std::ops::Range<usize>) -> impl Strategy<Value = (QuestionSet, Vec<Answers>)> {
    (2u8..=11, prop::collection::vec(1usize..=6, 1..=3), 0u8..=3).prop_flat_map(move |(points, areas, gaps)| {
        let set = question_set(points, &areas);
        let statements = set.statements().len();
        // From no gap at all to three gaps in four.
        let answer = (0u8..4, 1..=points).prop_map(move |(gap, point)| if gap < gaps { 0 } else { point });
        let people = prop::collection::vec(prop::collection::vec(answer, statements), people.clone());
        (Just(set), people)
    })
}

#[cfg(feature = "native")]
mod merging {
    use super::*;
    use candour::native::unsealed::numbers;
    use candour::totals::{MergeError, Totals};

    fn totals(set: &QuestionSet, sheets: &[Answers], batch: u8) -> Totals {
        let mut totals = Totals::empty(set, BatchId([batch; 16]));
        for answers in sheets {
            totals.accumulate(sheet(set, answers)).expect("counted");
        }
        totals
    }

    fn merged(parts: &[&Totals], set: &QuestionSet) -> Totals {
        let mut sum = Totals::empty(set, BatchId([255; 16]));
        for part in parts {
            sum.merge(part).expect("merged");
        }
        sum
    }

    proptest! {
        #[test]
        fn totals_are_the_same_however_sheets_are_put_into_batches_and_batches_together(
            (set, sheets) in sheets(0..30),
            cuts in (0usize..30, 0usize..30),
        ) {
            let first = cuts.0.min(sheets.len());
            let second = (first + cuts.1).min(sheets.len());
            let [a, b, c] = [(1, &sheets[..first]), (2, &sheets[first..second]), (3, &sheets[second..])]
                .map(|(batch, sheets)| totals(&set, sheets, batch));
            let one_by_one = numbers(&totals(&set, &sheets, 9));
            for order in [[&a, &b, &c], [&c, &a, &b], [&b, &c, &a], [&c, &b, &a]] {
                prop_assert_eq!(&numbers(&merged(&order, &set)), &one_by_one);
            }
            let mut left = merged(&[&a, &b], &set);
            left.merge(&c).expect("merged");
            let mut right = Totals::empty(&set, BatchId([254; 16]));
            right.merge(&merged(&[&b, &c], &set)).expect("merged");
            right.merge(&a).expect("merged");
            prop_assert_eq!(numbers(&left), numbers(&right));
        }

        #[test]
        fn a_refused_merge_adds_nothing((set, sheets) in sheets(1..10)) {
            let other_set = question_set(5, &[7]);
            let mut all = totals(&set, &sheets, 1);
            let before = numbers(&all);
            prop_assert_eq!(all.merge(&totals(&set, &sheets, 1)), Err(MergeError::SharedBatch));
            prop_assert_eq!(all.merge(&merged(&[&totals(&set, &sheets, 2), &totals(&set, &sheets, 1)], &set)), Err(MergeError::SharedBatch));
            prop_assert_eq!(all.merge(&totals(&other_set, &[], 3)), Err(MergeError::OtherQuestionSet));
            prop_assert_eq!(numbers(&all), before);
        }
    }
}

proptest! {
    #[test]
    fn any_order_of_the_same_sheets_gives_the_same_bytes((set, sheets) in sheets(5..40), seed in any::<u64>()) {
        let mut shuffled = sheets.clone();
        let mut state = seed;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, usize::try_from(state >> 33).expect("31 bits") % (at + 1));
        }
        prop_assert_eq!(release_file::encode(&release(&set, &sheets)), release_file::encode(&release(&set, &shuffled)));
    }

    #[test]
    fn never_more_sheets_than_people_invited((set, sheets) in sheets(5..30), invited in 5u32..20) {
        let mut open = OpenRound::open(round(invited, 5), set.clone(), BatchId([7; 16]));
        for answers in &sheets {
            let before = open.sheets();
            let counted = open.count(sheet(&set, answers)).is_ok();
            prop_assert_eq!(counted, before < invited);
            prop_assert_eq!(open.sheets(), before + u32::from(counted));
        }
    }

    /// Every rule that the file's reader checks is kept by the code that makes releases, for any scale, area, gaps and threshold.
    #[test]
    fn every_release_is_read_back_as_it_was((set, sheets) in sheets(5..45), threshold in 5u32..12) {
        let invited = 45;
        let Ok(release) = opened(&set, &sheets, invited, threshold).close() else {
            prop_assert!(sheets.len() < threshold as usize);
            return Ok(());
        };
        let file = release_file::encode(&release);
        let read = release_file::decode(file.as_bytes());
        prop_assert!(read.is_ok(), "{:?}", read);
        let read = read.expect("read");
        prop_assert_eq!(release_file::encode(&read), file);
        prop_assert_eq!(read.areas(), release.areas());
        prop_assert_eq!(read.statements(), release.statements());
        if let Some(link) = release_link::encode(&release) {
            prop_assert!(link.len() <= release_link::MAX_CHARACTERS);
            prop_assert_eq!(release_link::decode(&link), Ok(read));
        }
    }

    /// The rules again, on releases instead of totals: nothing of fewer than five people, no exact counts of fewer than twenty, and no
    /// exact counts where the sum of one to four incomplete sheets could be worked out.
    #[test]
    fn no_release_says_more_than_the_rules((set, sheets) in sheets(5..45)) {
        let release = release(&set, &sheets);
        for (at, area) in set.areas().iter().enumerate() {
            let answered = |person: &Answers| area.members.iter().filter(|&&member| person[member] != 0).count();
            let some = sheets.iter().filter(|person| (1..area.members.len()).contains(&answered(person))).count();
            let incomplete = sheets.iter().filter(|person| answered(person) < area.members.len()).count();
            let scored = sheets.iter().filter(|person| 2 * answered(person) > area.members.len()).count();
            prop_assert!(release.areas()[at].is_none() || scored >= 5);
            for &member in &area.members {
                let n = sheets.iter().filter(|person| person[member] != 0).count();
                match release.statements()[member].as_ref().map(|statement| statement.counts.resolution()) {
                    None => {}
                    Some(Resolution::Bands) => prop_assert!(n >= 8),
                    Some(Resolution::Points) => {
                        prop_assert!(n >= 20);
                        prop_assert!(!(1..=4).contains(&some) && !(1..=4).contains(&incomplete), "{some} answered some, {incomplete} not all");
                    }
                }
            }
        }
    }

    /// What a release says of an area is what it would say of complete sheets, added up from scores that lie on their grid: rounding moves
    /// each person with a gap by half a step at most, never downwards from the middle, and nobody else at all.
    #[test]
    fn person_scores_lie_on_the_grid_of_complete_sheets_before_anything_is_added((set, sheets) in sheets(5..45)) {
        let release = release(&set, &sheets);
        for (at, area) in set.areas().iter().enumerate() {
            let Some(released) = release.areas()[at] else { continue };
            let (k, unit) = (area.members.len() as u64, u64::from(area.unit()));
            let step = unit / k;
            let (mut n, mut s1, mut s2) = (0, 0, 0);
            for person in &sheets {
                let keyed = |&at: &usize| if set.statements()[at].reversed { set.scale().points + 1 - person[at] } else { person[at] };
                let given: Vec<u64> = area.members.iter().filter(|&&at| person[at] != 0).map(|at| keyed(at).into()).collect();
                let (answered, sum) = (given.len() as u64, given.iter().sum::<u64>());
                if 2 * answered <= k {
                    continue;
                }
                // Of all scores a complete sheet can have, the nearest to the exact mean, and of two the higher.
                let exact = unit * sum / answered;
                let score = (k..=k * u64::from(set.scale().points)).map(|v| v * step).rev().min_by_key(|u| u.abs_diff(exact)).expect("a score");
                prop_assert!(2 * score.abs_diff(exact) <= step, "{score} for {exact}");
                prop_assert!(answered < k || score == exact);
                prop_assert_eq!(totals::person_score(area.unit(), area.members.len(), given.len(), sum), Some(score));
                (n, s1, s2) = (n + 1, s1 + score, s2 + score * score);
            }
            prop_assert_eq!((released.n, released.s1), (n, s1));
            prop_assert_eq!(released.s2.unwrap_or(s2), s2);
        }
    }

    #[test]
    fn decoders_refuse_any_bytes_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(release_file::decode(&bytes).is_err());
        prop_assert!(question_set_file::decode(&bytes).is_err());
        let _ = json::read(&bytes, 1_000);
        let _ = release_link::decode(&String::from_utf8_lossy(&bytes));
        let _ = question_set_file::decode_without_texts(&bytes);
    }

    #[test]
    fn decoders_refuse_any_text_that_looks_like_json_without_panic(text in "[\\[\\]{}:,\"0-9a-z.eE+\\-\\\\u ]{0,300}") {
        prop_assert!(release_file::decode(text.as_bytes()).is_err());
        prop_assert!(question_set_file::decode(text.as_bytes()).is_err());
        if let Ok(value) = json::read(text.as_bytes(), 1_000) {
            prop_assert_eq!(json::read(canonical(&value).as_bytes(), 10_000), Ok(value));
        }
    }

    /// Flipped, cut and inserted bytes: an error, or the same release where only white space between values changed.
    #[test]
    fn a_damaged_release_is_never_read_as_another_one(changes in prop::collection::vec(change(), 1..4), people in 5usize..25) {
        let good = release(&QuestionSet::pulse(), &crate::made_up::complete(&QuestionSet::pulse(), people));
        let damaged = changes.iter().fold(release_file::encode(&good).into_bytes(), |file, change| change.apply(file));
        if let Ok(read) = release_file::decode(&damaged) {
            prop_assert_eq!(release_file::encode(&read), release_file::encode(&good));
        }
        if let Some(link) = release_link::encode(&good) {
            let damaged = changes.iter().fold(link.clone().into_bytes(), |link, change| change.apply(link));
            if let Ok(read) = release_link::decode(&String::from_utf8_lossy(&damaged)) {
                prop_assert_eq!(release_link::encode(&read), Some(link));
            }
        }
    }

    #[test]
    fn a_damaged_question_set_is_refused_or_read_as_what_it_says(changes in prop::collection::vec(change(), 1..4)) {
        let file = question_set_file::encode(&QuestionSet::pulse());
        let damaged = changes.iter().fold(file.into_bytes(), |file, change| change.apply(file));
        if let Ok(read) = question_set_file::decode(&damaged) {
            prop_assert_eq!(question_set_file::decode(question_set_file::encode(&read).as_bytes()), Ok(read));
        }
    }

    /// Somebody who forges a file can make its digest fit. What is read then still keeps every rule, and nothing panics.
    #[test]
    fn a_forged_release_is_refused_or_possible(
        (set, sheets) in sheets(5..30),
        forgeries in prop::collection::vec((any::<prop::sample::Index>(), forged_value()), 1..3),
    ) {
        let mut file = file_of(&release(&set, &sheets));
        for (place, value) in &forgeries {
            let mut leaves = Vec::new();
            leaves_of(&mut file, &mut leaves);
            *leaves.swap_remove(place.index(leaves.len())) = value.clone();
        }
        let forged = signed(&file);
        if let Ok(read) = release_file::decode(&forged) {
            prop_assert_eq!(release_file::encode(&read).into_bytes(), forged);
            prop_assert!(read.sheets() >= 5 && read.sheets() <= read.round().invited);
            prop_assert!(Threshold::new(read.round().threshold.people()).is_some());
            for area in read.areas().iter().flatten() {
                prop_assert!(area.n >= 5 && area.n <= read.sheets() && area.full.is_none_or(|full| full <= area.n));
            }
            for statement in read.statements().iter().flatten() {
                let least = if statement.counts.resolution() == Resolution::Points { 20 } else { 8 };
                prop_assert!(statement.n >= least && statement.n <= read.sheets());
                prop_assert_eq!(statement.counts.keyed().iter().sum::<u32>(), statement.n);
            }
            let _ = candour::transfer::csv::encode(&read, candour::transfer::csv::Dialect::Semicolon);
        }
    }
}

/// One thing that happens to a file on its way.
#[derive(Debug, Clone)]
enum Change {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let text = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        prop::sample::select(vec![" ", "\n", "0", "9", "-", ",", "\"", "{}", "[]", "null", "1e9", "\\u0000"])
            .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        (any::<prop::sample::Index>(), 1..=255u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (any::<prop::sample::Index>(), 1usize..40).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<prop::sample::Index>(), text).prop_map(|(at, text)| Change::Insert(at, text)),
    ]
}

impl Change {
    fn apply(&self, mut file: Vec<u8>) -> Vec<u8> {
        if file.is_empty() {
            return file;
        }
        match self {
            Self::Flip(at, bits) => {
                let at = at.index(file.len());
                file[at] ^= bits;
            }
            Self::Cut(at, length) => {
                let at = at.index(file.len());
                let end = (at + length).min(file.len());
                file.drain(at..end);
            }
            Self::Insert(at, text) => {
                let at = at.index(file.len() + 1);
                file.splice(at..at, text.iter().copied());
            }
        }
        file
    }
}

fn forged_value() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        4 => (0i64..40).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(Value::Array(vec![])),
        1 => "[a-z0-9-]{1,20}".prop_map(Value::from),
        1 => prop::sample::select(vec!["sealed", "practice", "2026-02-29", "2028-02-29"]).prop_map(Value::from),
    ]
}

fn leaves_of<'a>(json: &'a mut Value, leaves: &mut Vec<&'a mut Value>) {
    match json {
        Value::Object(fields) => fields.values_mut().for_each(|value| leaves_of(value, leaves)),
        Value::Array(entries) => entries.iter_mut().for_each(|value| leaves_of(value, leaves)),
        leaf => leaves.push(leaf),
    }
}

#[test]
fn the_digest_notices_every_change_of_a_single_byte() {
    let set = question_set(5, &[3, 2]);
    let release: Release = release(&set, &crate::made_up::complete(&set, 21));
    let file = release_file::encode(&release).into_bytes();
    release_file::decode(&file).expect("a release");
    let mut tried = 0;
    for at in 0..file.len() {
        for byte in (0..8).map(|bit| file[at] ^ (1 << bit)).chain(*b" 0159,\"{}[]:ax") {
            if byte != file[at] {
                let mut damaged = file.clone();
                damaged[at] = byte;
                assert!(release_file::decode(&damaged).is_err(), "byte {at}: {:?} for {:?}", byte as char, file[at] as char);
                tried += 1;
            }
        }
    }
    assert!(tried > 20_000, "only {tried} changes");
}

#[test]
fn every_cut_of_a_release_is_refused() {
    let set = QuestionSet::pulse();
    let release = release(&set, &crate::made_up::complete(&set, 9));
    let file = release_file::encode(&release);
    let link = release_link::encode(&release).expect("short enough");
    for end in 0..file.len() {
        assert!(release_file::decode(&file.as_bytes()[..end]).is_err(), "cut at {end}");
    }
    for end in 0..link.len() {
        assert!(release_link::decode(&link[..end]).is_err(), "cut at {end}");
    }
}
