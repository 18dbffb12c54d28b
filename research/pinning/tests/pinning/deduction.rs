//! What is found by reasoning against what is found by going through every pattern.

use candour_pinning::area::{Area, Shape, Team};
use candour_pinning::deduction::{Deduction, only_the_sum};
use candour_pinning::exhaustive::{Patterns, TeamFound};
use candour_pinning::facts::Facts;
use candour_pinning::verdict::judge;
use candour_pinning::viewer::{MOST_COLLUDERS, Viewer};

/// All sheets of a team, those of these classes first.
fn first_of_all(patterns: &Patterns<'_>, team: &TeamFound<'_>, own: &[u16]) -> Vec<usize> {
    let mut others = team.members.to_vec();
    for class in own {
        let at = others.iter().position(|member| member == class).expect("a member of the team");
        others.remove(at);
    }
    own.iter().chain(&others).map(|&class| patterns.sheet_of(class)).collect()
}

/// Every team of a shape, or every so manieth: what is certain is known, and what is known is possible. Where a release is its sum, all three are
/// the same.
fn agrees(statements: usize, points: u8, people: usize, colluders: usize, each: usize) {
    let area = Area::of(Shape { statements, points }).expect("within bounds");
    let patterns = Patterns::of(&area, people, colluders).expect("few patterns");
    let deduction = Deduction::of(&area);
    let (meaning, exact) = (deduction.meaning(), only_the_sum(&area, people));
    let agree = |certain: Facts, known: Facts, possible: Facts| {
        certain.are_in(known) && known.are_in(possible) && (!exact || (certain == known && known == possible))
    };
    let mut number = 0;
    patterns.each(&mut |team| {
        number += 1;
        if number % each != 0 {
            return;
        }
        let shown = Team::with(&area, &first_of_all(&patterns, team, &[])).shown();
        let mut of_any = [Facts::default(); MOST_COLLUDERS + 1];
        for choice in &team.choices {
            let sheets = first_of_all(&patterns, team, &choice.members);
            let (own, others) = sheets.split_at(choice.members.len());
            let certain = meaning.of_known(&deduction.at_most(&shown, people, own));
            let possible = meaning.of_known(&deduction.at_least(&shown, others));
            let possible = if exact { possible.and(certain) } else { possible };
            assert!(agree(certain, choice.facts, possible), "{sheets:?}, {own:?}: {certain:?}, {choice:?}, {possible:?}");
            of_any[own.len()] = of_any[own.len()].or(choice.facts);
        }
        // One choice of colluders is named here, now these and now those.
        let named = &team.choices[number % team.choices.len()];
        let sheets = first_of_all(&patterns, team, &named.members);
        let verdict = judge(&deduction, &shown, &sheets);
        let at = if named.members.is_empty() { Viewer::Outsider } else { Viewer::These(named.members.len()) }.position();
        assert!(agree(verdict.certain[at], named.facts, verdict.possible[at]), "{sheets:?}: {verdict:?}, {named:?}");
        for (members, facts) in of_any.into_iter().enumerate().take(colluders + 1).skip(1) {
            let at = Viewer::Any(members).position();
            assert!(agree(verdict.certain[at], facts, verdict.possible[at]), "{sheets:?}, any {members}: {verdict:?}, {facts:?}");
        }
    });
    assert!(number >= each, "no team was looked at");
}

#[test]
fn reasoning_finds_exactly_what_every_pattern_tells_where_only_the_sum_of_an_area_is_shown() {
    for (statements, points, people) in [(1, 5, 5), (1, 5, 7), (2, 3, 5), (2, 5, 5), (2, 4, 6), (3, 3, 5), (3, 5, 5), (4, 3, 5)] {
        agrees(statements, points, people, 3, 1);
    }
    agrees(5, 5, 5, 3, 20);
}

#[test]
fn reasoning_finds_no_more_than_every_pattern_tells_and_what_it_excludes_is_not_told() {
    for (statements, points, people, colluders) in [(1, 5, 8, 3), (1, 3, 20, 3), (1, 2, 21, 2), (2, 3, 8, 3), (2, 2, 9, 3)] {
        agrees(statements, points, people, colluders, 10);
    }
}

#[test]
fn so_it_does_where_bands_are_shown() {
    agrees(2, 4, 8, 1, 50);
}

/// As above, for every team.
#[test]
#[ignore = "takes minutes; run it after a change to the reasoning"]
fn so_it_does_for_every_team_that_can_be_gone_through() {
    agrees(5, 5, 5, 3, 1);
    agrees(2, 3, 8, 3, 1);
    agrees(2, 4, 8, 1, 1);
}
