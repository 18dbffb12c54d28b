//! An invented team, to show what a report looks like before there is one. Its answers go through the same counting and the same rules of
//! release as any others; the release says that it is an example.

use crate::answers::{AnswerSheet, Choice};
use crate::disclosure::{MIN_PEOPLE, Threshold};
use crate::open_round::OpenRound;
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::round::{Day, Kind, Round};
use crate::text::Name;
use crate::totals::BatchId;

/// Most people of an example: more would only take longer.
const MOST: u32 = 40;

/// The release of an invented team of `people` (at least the threshold, at most 40) of whom one in nine does not answer.
pub fn release(set: &QuestionSet, team: Name, label: Name, opened: Day, people: u32, threshold: Threshold) -> Release {
    let most = MOST.max(threshold.people());
    let invited = people.clamp(threshold.people().max(MIN_PEOPLE), most);
    let answering = (invited - invited / 9).max(threshold.people());
    let round = Round { team, label, opened, invited, threshold, kind: Kind::Example };
    let mut open = OpenRound::open(round, set.clone(), BatchId(*b"candour: example"));
    for person in 0..answering {
        // Every sheet answers the same set and there are no more of them than invited people.
        let _ = open.count(sheet(set, person));
    }
    match open.close() {
        Ok(release) => release,
        Err(_) => unreachable!("as many people as the threshold asks have answered"),
    }
}

/// One invented sheet. A fixed sequence of numbers stands in for opinions: areas differ, one statement divides the team, and now and then
/// somebody skips one.
fn sheet(set: &QuestionSet, person: u32) -> AnswerSheet {
    let points = u32::from(set.scale().points);
    let mut sheet = AnswerSheet::blank(set);
    for (position, statement) in (0u32..).zip(set.statements()) {
        let noise = mix(person * 131 + position * 17 + 7);
        let area = u32::try_from(statement.area).unwrap_or(0);
        // Leaning of the area on a scale of a hundred, then one person's mood, in which people differ most about the second area, then noise.
        let leaning = [72, 12, 60, 78, 55, 66, 50, 70][statement.area % 8];
        let mood = mix(person * 7 + area * 3 + 1) % if statement.area == 1 { 51 } else { 31 };
        let divided = position % 20 == 8;
        let share =
            if divided { if person.is_multiple_of(2) { 5 } else { 95 } } else { (leaning + mood + noise % 37).saturating_sub(33).min(99) };
        let keyed = 1 + share * points / 100;
        let point = if statement.reversed { points + 1 - keyed } else { keyed };
        let choice = match u8::try_from(point) {
            Ok(point) if !noise.is_multiple_of(41) => Choice::Point(point),
            _ => Choice::PreferNot,
        };
        sheet.tick(usize::try_from(position).unwrap_or(usize::MAX), choice);
    }
    sheet
}

/// A fixed scatter of numbers (the finaliser of `MurmurHash3`).
fn mix(number: u32) -> u32 {
    let mut mixed = number.wrapping_mul(0x9e37_79b9);
    mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x85eb_ca6b);
    mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
    mixed ^ (mixed >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Finding, Report};
    use crate::transfer::release_file;

    fn example(people: u32) -> Release {
        let day = Day::new(2026, 11, 22).expect("a day");
        let name = |name| Name::new(name).expect("a name");
        release(&QuestionSet::full(), name("Team"), name("Round"), day, people, Threshold::default())
    }

    #[test]
    fn an_example_says_so_and_is_a_valid_release_at_every_size() {
        for people in 1..=60 {
            let release = example(people);
            assert_eq!(release.round().kind, Kind::Example);
            let read = release_file::decode(release_file::encode(&release).as_bytes()).expect("valid");
            assert_eq!(read.sheets(), release.sheets());
        }
    }

    #[test]
    fn the_example_shows_what_a_report_can_show() {
        let report = Report::of(&example(14));
        assert_eq!(report.findings, [Finding::ClearlyLow(1), Finding::ManyGood(2, 3)]);
        assert!(!report.need_talk().is_empty() && !report.going_well().is_empty());
        let shown = || report.areas.iter().flat_map(|area| &area.statements).filter_map(|statement| statement.shown.as_ref());
        assert!(shown().any(|numbers| numbers.two_camps));
        assert!(shown().any(|numbers| !numbers.two_camps));
    }
}
