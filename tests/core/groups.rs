//! Two rounds and many groups: what may be put side by side, and what may be shown of a tree.

use candour::disclosure::{Compared, FEW_PEOPLE_DIFFER, Group, MIN_FOR_COUNTS, Threshold, compared, shown_groups};
use proptest::prelude::*;

#[test]
fn rounds_whose_numbers_differ_by_one_to_four_people_are_compared_by_area_only() {
    assert_eq!(FEW_PEOPLE_DIFFER, 4);
    for (earlier, later) in [(8, 9), (9, 8), (8, 12), (12, 8), (20, 21), (500, 496)] {
        assert_eq!(compared(earlier, later), Compared::AreasOnly, "{earlier} and {later}");
    }
    for (earlier, later) in [(8, 8), (8, 13), (13, 8), (5, 500), (0, u32::MAX)] {
        assert_eq!(compared(earlier, later), Compared::AreasAndStatements, "{earlier} and {later}");
    }
}

/// A tree from the parent and the number of people of each group.
fn tree(groups: &[(Option<usize>, u32)]) -> Vec<Group> {
    groups.iter().map(|&(parent, people)| Group { parent, people }).collect()
}

fn shown(groups: &[(Option<usize>, u32)]) -> Vec<bool> {
    shown_groups(&tree(groups), Threshold::default()).expect("a tree")
}

#[test]
fn where_every_group_is_large_and_nobody_is_left_over_all_are_shown() {
    assert_eq!(shown(&[(None, 30), (Some(0), 12), (Some(0), 18), (Some(2), 9), (Some(2), 9)]), [true; 5]);
    assert_eq!(shown(&[(None, 5)]), [true]);
    assert_eq!(shown(&[(None, 5), (Some(0), 5), (Some(1), 5)]), [true; 3], "the same five people thrice");
    assert_eq!(shown(&[]), [false; 0]);
}

#[test]
fn a_group_of_one_to_four_is_not_shown_and_neither_is_the_one_that_would_give_it_away() {
    assert_eq!(shown(&[(None, 4)]), [false]);
    assert_eq!(shown(&[(None, 13), (Some(0), 9), (Some(0), 4)]), [true, false, false]);
    assert_eq!(shown(&[(None, 13), (Some(0), 8), (Some(0), 5)]), [true; 3]);
    // Each large team leaves eleven, both together leave one: the first of the smallest goes.
    assert_eq!(shown(&[(None, 21), (Some(0), 10), (Some(0), 10), (Some(0), 1)]), [true, false, true, false]);
    // People who are in the department and in no team of it are left over too.
    assert_eq!(shown(&[(None, 20), (Some(0), 11), (Some(0), 6)]), [true, true, false]);
    // Two small teams hide each other once they are five together.
    assert_eq!(shown(&[(None, 25), (Some(0), 20), (Some(0), 2), (Some(0), 3)]), [true, true, false, false]);
}

#[test]
fn a_group_left_out_takes_its_parts_along_because_they_would_make_it_up() {
    let tree = [(None, 21), (Some(0), 10), (Some(0), 8), (Some(2), 8), (Some(0), 3)];
    assert_eq!(shown(&tree), [true, true, false, false, false]);
}

#[test]
fn a_group_without_anybody_is_not_shown_and_hides_nobody() {
    assert_eq!(shown(&[(None, 10), (Some(0), 10), (Some(0), 0)]), [true, true, false]);
    assert_eq!(shown(&[(None, 0), (Some(0), 0)]), [false, false]);
}

#[test]
fn each_tree_is_looked_at_by_itself() {
    assert_eq!(shown(&[(None, 3), (None, 9), (Some(1), 7), (Some(0), 3)]), [false, true, false, false]);
}

#[test]
fn what_is_no_tree_is_refused() {
    let refused = |groups: &[(Option<usize>, u32)]| shown_groups(&tree(groups), Threshold::default()).is_none();
    assert!(refused(&[(Some(0), 5)]), "its own part");
    assert!(refused(&[(Some(1), 5), (Some(0), 5)]), "parts of each other");
    assert!(refused(&[(None, 5), (Some(7), 5)]), "a part of nothing");
    assert!(refused(&[(None, 10), (Some(0), 6), (Some(0), 5)]), "parts with more people than the whole");
    assert!(refused(&[(None, 3), (Some(0), 5)]), "also where nothing would be shown");
    assert!(refused(&[(None, u32::MAX), (Some(0), u32::MAX), (Some(0), u32::MAX)]), "numbers that do not fit together");
}

#[test]
fn full_counts_are_asked_for_with_twenty_so_that_no_remainder_of_fewer_has_them() {
    let groups = tree(&[(None, 25), (Some(0), 20), (Some(0), 5)]);
    assert_eq!(shown_groups(&groups, Threshold::default()), Some(vec![true, true, true]));
    let full_counts = Threshold::new(MIN_FOR_COUNTS).expect("a threshold");
    assert_eq!(shown_groups(&groups, full_counts), Some(vec![true, false, false]));
}

/// Up to seven groups, each with people of its own who are in none of its parts, and those numbers.
fn trees() -> impl Strategy<Value = (Vec<Group>, Vec<u32>)> {
    let own = prop_oneof![Just(0u32), 1u32..5, 5u32..12];
    prop::collection::vec((any::<prop::sample::Index>(), prop::bool::weighted(0.9), own), 1..=7).prop_map(|drawn| {
        let own: Vec<u32> = drawn.iter().map(|&(_, _, own)| own).collect();
        let parents: Vec<Option<usize>> =
            drawn.iter().enumerate().map(|(at, (parent, has_one, _))| (at > 0 && *has_one).then(|| parent.index(at))).collect();
        let mut people = own.clone();
        for at in (0..people.len()).rev() {
            if let Some(parent) = parents[at] {
                people[parent] += people[at];
            }
        }
        (parents.into_iter().zip(people).map(|(parent, people)| Group { parent, people }).collect(), own)
    })
}

/// A group and all that it is a part of.
fn upwards(groups: &[Group], from: usize) -> Vec<usize> {
    std::iter::successors(Some(from), |&at| groups[at].parent).collect()
}

proptest! {
    /// Every sum and difference of shown groups, each taken up to twice: it is about nobody, or about at least so many people.
    #[test]
    fn no_sum_or_difference_of_shown_groups_is_about_fewer_people_than_the_least((groups, own) in trees(), least in 5u32..9) {
        let shown = shown_groups(&groups, Threshold::new(least).expect("a threshold")).expect("a tree");
        let positions: Vec<usize> = (0..groups.len()).filter(|&at| shown[at]).collect();
        let above: Vec<Vec<usize>> = (0..groups.len()).map(|at| upwards(&groups, at)).collect();
        for number in 0..5usize.pow(u32::try_from(positions.len()).expect("few")) {
            let mut times = vec![0i32; groups.len()];
            let mut rest = number;
            for &at in &positions {
                times[at] = i32::try_from(rest % 5).expect("small") - 2;
                rest /= 5;
            }
            // Somebody counts as often as all groups with this person in them are taken.
            let about: u32 = (0..groups.len()).filter(|&at| above[at].iter().map(|&up| times[up]).sum::<i32>() != 0).map(|at| own[at]).sum();
            prop_assert!(about == 0 || about >= least, "{about} people by {times:?} of {groups:?}, shown {shown:?}");
        }
    }

    /// The rule in the words of the design.
    #[test]
    fn a_shown_group_and_what_is_besides_it_in_every_shown_group_above_are_large_or_empty((groups, _) in trees()) {
        let shown = shown_groups(&groups, Threshold::default()).expect("a tree");
        for at in (0..groups.len()).filter(|&at| shown[at]) {
            prop_assert!(groups[at].people >= 5);
            for up in upwards(&groups, at).into_iter().filter(|&up| shown[up]) {
                let besides = groups[up].people - groups[at].people;
                prop_assert!(besides == 0 || besides >= 5);
            }
        }
    }

    #[test]
    fn no_group_is_left_out_without_need((groups, _) in trees()) {
        let shown = shown_groups(&groups, Threshold::default()).expect("a tree");
        for (at, group) in groups.iter().enumerate().filter(|&(at, group)| !shown[at] && group.people >= 5) {
            let Some(parent) = group.parent else { panic!("a whole tree of five people is left out: {groups:?}") };
            let beside: u32 = (0..groups.len()).filter(|&other| shown[other] && groups[other].parent == Some(parent)).map(|other| groups[other].people).sum();
            let remainder = groups[parent].people - beside - group.people;
            prop_assert!(!shown[parent] || (1..5).contains(&remainder), "group {at} of {groups:?}, shown {shown:?}");
        }
    }
}
