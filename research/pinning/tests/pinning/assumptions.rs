//! What the ways to find out rest on.

use crate::made_up::{Answers, question_set, release};
use candour_pinning::area::{Area, Shape, Team};
use candour_pinning::chance::{Chance, Sampled};
use candour_pinning::coverage::People;
use candour_pinning::opinions::{ALIKE, Opinions, ordinary};
use candour_pinning::rounds::{Change, Rounds};
use proptest::prelude::*;

proptest! {
    /// Why it is enough to look at one area: what is released of several is what is released of each.
    #[test]
    fn nothing_in_a_release_joins_two_areas(
        points in 2u8..=7,
        sizes in prop::collection::vec(1usize..=5, 2..=3),
        people in 5usize..=26,
        gaps in 0usize..=3,
        seed in any::<u64>(),
    ) {
        let mut chance = Chance::from(seed);
        let mut next = |end: u64| usize::try_from(chance.bits() % end).expect("small");
        let statements: usize = sizes.iter().sum();
        let sheets: Vec<Answers> = (0..people)
            .map(|_| (0..statements).map(|_| if next(8) < gaps { 0 } else { u8::try_from(1 + next(points.into())).expect("a point") }).collect())
            .collect();
        let all = release(&question_set(points, &sizes), &sheets);
        let mut start = 0;
        for (at, &size) in sizes.iter().enumerate() {
            let part: Vec<Answers> = sheets.iter().map(|sheet| sheet[start..start + size].to_vec()).collect();
            let alone = release(&question_set(points, &[size]), &part);
            prop_assert_eq!(all.areas()[at], alone.areas()[0]);
            prop_assert_eq!(&all.statements()[start..start + size], alone.statements());
            start += size;
        }
    }

    /// Why counts can be looked at by themselves: whether the bands of a statement are shown depends on nothing but how many answer it.
    #[test]
    fn whether_bands_are_shown_depends_on_the_answers_to_that_statement_alone(statements in 2usize..=5, people in 5usize..=30, seed in any::<u64>()) {
        let area = Area::of(Shape { statements, points: 5 }).expect("within bounds");
        let mut chance = Chance::from(seed);
        let sheets: Vec<usize> = (0..people).map(|_| usize::try_from(chance.bits() % area.sheets().len() as u64).expect("small")).collect();
        let answers = sheets.iter().filter(|&&sheet| area.sheets()[sheet].answers[0] > 0).count();
        let alike: Vec<usize> = (0..people)
            .map(|at| {
                let mut answers_of_one = vec![3; statements];
                answers_of_one[0] = if at < answers { 3 } else { 0 };
                area.position(&answers_of_one)
            })
            .collect();
        let is_shown = |sheets: &[usize]| Team::with(&area, sheets).shown().statements[0].is_some();
        prop_assert_eq!(is_shown(&sheets), is_shown(&alike));
    }
}

/// The answers of many people to two statements.
fn pairs(opinions: Opinions, same_team: bool) -> Vec<[u8; 2]> {
    let draw = opinions.people(5).draw();
    let mut chance = Chance::from(7);
    let pair = |_| {
        let team = draw.team(&mut chance);
        let first = draw.person(team, &mut chance);
        let one = first.answer(&mut chance);
        let other = if same_team { draw.person(team, &mut chance).answer(&mut chance) } else { first.answer(&mut chance) };
        [one, other]
    };
    (0..200_000).map(pair).collect()
}

#[test]
fn people_tick_each_point_as_often_whatever_their_answers_have_in_common() {
    for opinions in [Opinions::Ordinary, Opinions::Correlated, Opinions::OwnView] {
        let answers: Vec<u8> = pairs(opinions, false).concat();
        for (answer, expected) in (0u8..).zip(ordinary(5)) {
            let given = answers.iter().map(|&given| u32::from(given == answer)).sum::<u32>();
            let share = f64::from(given) / answers.len() as f64;
            assert!((share - expected).abs() < 0.004, "{opinions:?}, {answer}: {share}");
        }
    }
}

/// Correlation of the points of those who answer both.
fn correlation(pairs: &[[u8; 2]]) -> f64 {
    let both: Vec<[f64; 2]> = pairs.iter().filter(|pair| !pair.contains(&0)).map(|pair| pair.map(f64::from)).collect();
    let mean = |of: &dyn Fn(&[f64; 2]) -> f64| both.iter().map(of).sum::<f64>() / both.len() as f64;
    let (first, second) = (mean(&|pair| pair[0]), mean(&|pair| pair[1]));
    let product = mean(&|pair| (pair[0] - first) * (pair[1] - second));
    product / (mean(&|pair| (pair[0] - first).powi(2)) * mean(&|pair| (pair[1] - second).powi(2))).sqrt()
}

#[test]
fn two_answers_of_one_person_correlate_as_they_should_and_two_of_one_team_only_where_it_has_a_view_of_its_own() {
    // Rounding to five points takes some of it away.
    let expected = ALIKE - 0.08..=ALIKE;
    assert!(correlation(&pairs(Opinions::Ordinary, false)).abs() < 0.01);
    assert!(expected.contains(&correlation(&pairs(Opinions::Correlated, false))));
    assert!(expected.contains(&correlation(&pairs(Opinions::OwnView, false))));
    assert!(correlation(&pairs(Opinions::Correlated, true)).abs() < 0.01);
    assert!((0.055..0.085).contains(&correlation(&pairs(Opinions::OwnView, true))));
}

#[test]
fn the_interval_of_a_share_is_that_of_the_textbook() {
    // R: prop.test(15, 50, correct = FALSE).
    let (low, high) = Sampled { hits: 15, teams: 50 }.interval();
    assert!((low - 0.191_028_5).abs() < 1e-4 && (high - 0.437_514_6).abs() < 1e-4, "{low}, {high}");
}

#[test]
fn the_more_answers_are_given_again_the_better_the_guess_and_none_is_worse_than_without_results() {
    for change in [Change::Joined, Change::Exchanged] {
        let guesses = |again| {
            let band = Rounds { people: 8, change, again }.band().expect("shown");
            let side = Rounds { people: 6, change, again }.side();
            [band, side]
        };
        for (fewer, more) in [(0.0, 0.5), (0.5, 0.75), (0.75, 0.9), (0.9, 1.0)] {
            for (fewer, more) in guesses(fewer).into_iter().zip(guesses(more)) {
                assert!(fewer.right <= more.right && fewer.blind <= fewer.right + 1e-9, "{fewer:?}, {more:?}");
            }
        }
    }
    assert_eq!(Rounds { people: 7, change: Change::Joined, again: 1.0 }.band(), None, "seven people have no bands");
}

/// Two rounds in which many teams of eight, and then the same with a ninth person, answer one statement. Counted, not worked out.
#[test]
fn the_best_guess_is_right_as_often_as_it_is_for_made_up_teams() {
    let mut chance = Chance::from(3);
    let draw = Opinions::Ordinary.people(5).draw();
    let band = |chance: &mut Chance| loop {
        match draw.person(0, chance).answer(chance) {
            0 => {}
            1 | 2 => return 0,
            3 => return 1,
            _ => return 2,
        }
    };
    let mut seen = std::collections::BTreeMap::<_, [u32; 3]>::new();
    let teams = 200_000;
    for _ in 0..teams {
        let (mut before, mut after) = ([0; 3], [0; 3]);
        for _ in 0..8 {
            let first = band(&mut chance);
            before[first] += 1;
            after[if chance.unit() < 0.9 { first } else { band(&mut chance) }] += 1;
        }
        let newcomer = band(&mut chance);
        after[newcomer] += 1;
        seen.entry((before, after)).or_default()[newcomer] += 1;
    }
    let right: u32 = seen.values().filter_map(|bands| bands.iter().max()).sum();
    let found = f64::from(right) / f64::from(teams);
    let expected = Rounds { people: 8, change: Change::Joined, again: 0.9 }.band().expect("shown").right;
    // Guesses that are made from these very teams look a little better than they are.
    assert!((expected - 0.003..expected + 0.01).contains(&found), "{found}, {expected}");
}

#[test]
fn the_usual_interval_covers_more_than_students_but_for_a_split_team() {
    let shape = Shape { statements: 5, points: 5 };
    for (mean, sd, usual, own) in [
        (3.0, 0.5, 0.99..=1.0, 0.93..=0.96),
        (3.6, 1.0, 0.93..=0.97, 0.92..=0.95),
        (4.2, 0.75, 0.97..=1.0, 0.88..=0.94),
        (3.0, 1.5, 0.77..=0.83, 0.90..=0.95),
    ] {
        let people = People::with(shape, mean, sd).expect("there are such people");
        let coverage = people.coverage(5).expect("five people");
        assert!(usual.contains(&coverage.usual) && own.contains(&coverage.own), "mean {mean}, sd {sd}: {coverage:?}");
    }
    assert!(People::with(shape, 4.8, 1.5).is_none(), "nobody's average can be so high and so far apart");
}
