//! Rule 7 at set-up: advice against a second round of a team soon after the last one.

use crate::made_up::{complete, file_of, question_set, release, signed};
use candour::disclosure::DAYS_BETWEEN_ROUNDS;
use candour::question_set::QuestionSet;
use candour::recent_round::recent_round;
use candour::release::Release;
use candour::round::Day;
use candour::transfer::release_file;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Results of a round that opened on this day.
fn results(set: &QuestionSet, team: &str, opened: &str, kind: &str) -> Release {
    let mut file = file_of(&release(set, &complete(set, 6)));
    (file["team"], file["opened"], file["kind"]) = (team.into(), opened.into(), kind.into());
    release_file::decode(&signed(&file)).expect("a release")
}

#[test]
fn a_round_of_the_same_team_and_statements_within_eight_weeks_is_found() {
    let set = question_set(5, &[3]);
    let kept = [results(&set, "Lab", "2026-10-02", "real"), results(&set, "Lab", "2026-03-01", "real")];
    let found = |team: &str, today: &str| recent_round(&kept, team, &set, day(today)).map(|release| release.round().opened.to_string());
    assert_eq!(found("Lab", "2026-11-26").as_deref(), Some("2026-10-02"), "55 days");
    assert_eq!(found(" lab ", "2026-10-02").as_deref(), Some("2026-10-02"), "the same day, written otherwise");
    assert_eq!(found("Lab", "2026-11-27"), None, "56 days are eight weeks");
    assert_eq!(DAYS_BETWEEN_ROUNDS, 56);
    assert_eq!(found("Labs", "2026-10-03"), None);
    assert_eq!(found("", "2026-10-03"), None);
    assert_eq!(found("Lab", "2026-10-01"), None, "a round of a later day says nothing");
}

#[test]
fn the_latest_of_several_is_found_and_practice_and_other_statements_are_not() {
    let (set, other) = (question_set(5, &[3]), question_set(5, &[4]));
    let today = day("2026-11-26");
    let two = [results(&set, "Lab", "2026-11-20", "real"), results(&set, "Lab", "2026-11-24", "real")];
    assert_eq!(recent_round(&two, "Lab", &set, today).map(|release| release.round().opened), Some(day("2026-11-24")));
    assert_eq!(recent_round(&two, "Lab", &other, today), None);
    for kind in ["practice", "example"] {
        assert_eq!(recent_round(&[results(&set, "Lab", "2026-11-24", kind)], "Lab", &set, today), None, "{kind}");
    }
}
