//! What another program, written by others from the same rules, found. Only its numbers are here.

use candour_pinning::by_counts;
use candour_pinning::facts::Fact;
use candour_pinning::gaps::LoneAnswers;
use candour_pinning::opinions::Opinions;
use candour_pinning::rounds::{Change, Rounds};
use candour_pinning::sampling::{FULL, PULSE, sample};
use candour_pinning::viewer::Viewer;

/// For so many people the percentages of teams in which some statement tells everybody's band: full form and pulse form, to an outsider and then to
/// somebody among the members.
const REFERENCE: [(usize, [f64; 4]); 4] =
    [(8, [28.7, 12.7, 86.5, 55.1]), (10, [11.4, 4.7, 61.3, 31.6]), (12, [4.3, 1.7, 32.7, 14.6]), (15, [0.9, 0.4, 9.9, 4.1])];

const WHO: [(candour_pinning::sampling::Form, Viewer); 4] =
    [(FULL, Viewer::Outsider), (PULSE, Viewer::Outsider), (FULL, Viewer::Any(1)), (PULSE, Viewer::Any(1))];

fn close(share: f64, percent: f64) -> bool {
    (100.0 * share - percent).abs() <= 0.05
}

#[test]
fn the_counts_tell_everybodys_band_as_often_as_another_program_found() {
    for (people, percentages) in REFERENCE {
        for ((form, viewer), percent) in WHO.into_iter().zip(percentages) {
            let share = by_counts::share(form, people, viewer, Fact::Band).expect("a band");
            assert!(close(share, percent), "{people} people, {viewer:?}: {share}, {percent} %");
        }
    }
}

#[test]
fn random_teams_are_told_about_as_often_as_the_counts_tell_within_the_error() {
    // More than 95 % intervals are asked, because many shares are compared.
    let error = |share: f64, teams: u32| 4.0 * (share * (1.0 - share) / f64::from(teams)).sqrt() + 4.0 / f64::from(teams);
    for (form, people) in [(PULSE, 8), (PULSE, 10), (FULL, 9), (PULSE, 20)] {
        let teams = 10_000;
        let findings = sample(form, people, Opinions::Ordinary, teams).expect("a form");
        for viewer in Viewer::ALL {
            for fact in [Fact::Band, Fact::Disagrees, Fact::DoesNotAgree, Fact::DoesNotDisagree] {
                let expected = by_counts::share(form, people, viewer, fact).expect("from counts");
                let (certain, possible) = (findings.certain(viewer, fact).share(), findings.possible(viewer, fact).share());
                let error = error(expected, teams);
                let holds = certain - error <= expected && expected <= possible + error;
                assert!(holds, "{people} people, {viewer:?}, {fact:?}: {certain} to {possible}, {expected} from counts");
            }
        }
    }
}

#[test]
fn the_only_lone_answer_beside_eight_complete_people_is_known_as_often_as_another_program_found() {
    for (members, percent) in [(0, 2.0), (2, 6.0)] {
        let share = LoneAnswers { complete: 8, lone: 1, members }.share().expect("few people");
        assert!((100.0 * share - percent).abs() < 0.5, "{members}: {share}");
    }
}

#[test]
fn the_ninth_person_is_known_if_all_answer_again_and_guessed_in_83_percent_if_one_answer_in_ten_is_drawn_anew() {
    let guess = |again| Rounds { people: 8, change: Change::Joined, again }.band().expect("shown");
    assert!((guess(1.0).right - 1.0).abs() < 1e-9 && (guess(1.0).sure - 1.0).abs() < 1e-9);
    assert!((guess(0.9).right - 0.83).abs() < 0.005, "{:?}", guess(0.9));
    // Months later hardly more than a guess.
    assert!(guess(0.5).right - guess(0.5).blind < 0.03, "{:?}", guess(0.5));
}
