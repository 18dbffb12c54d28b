//! How often the average of somebody who left something out is pinned.
//!
//! A release says of each area how many left something out, not who. But somebody may have seen a neighbour tick "prefer not", or been
//! told. Rule 4 is about such a person: counts would give away the sum of the incomplete sheets. Here it is asked what the *sums of
//! the area* give away: with a gap the average of a person falls between those that complete sheets can have, and the sums show by how
//! much.

use super::{Area, Common, Shape, Shares, Team};
use candour::disclosure::{StatementRung, Threshold};
use std::collections::{BTreeMap, HashMap};

/// In what share of the teams in which so many people left something out all of them are known to have one certain average.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PinnedSkippers {
    /// By an outsider who has learned elsewhere who they are.
    pub outsider: Shares,
    /// By at least one member who left nothing out and has learned who they are.
    pub member: Shares,
}

/// Goes through all patterns in which exactly `skippers` of the people left something out, and asks whether somebody who knows who they
/// are knows that all of them have one certain average. `None` for a shape that is not gone through.
pub fn exact(shape: Shape, skippers: u32) -> Option<PinnedSkippers> {
    let area = Area::of(shape)?;
    let incomplete = area.classes_with(|class| class.sums.full == Some(0));
    let complete = area.classes_with(|class| class.sums.full == Some(1));
    let parts: &[(&[usize], u32)] = &[(&incomplete, skippers), (&complete, shape.people.checked_sub(skippers)?)];
    let mut total = Shares::default();
    let mut heaps: HashMap<u128, (Common<u64>, Shares)> = HashMap::new();
    let mut heaps_of_members: HashMap<(u128, usize), Common<u64>> = HashMap::new();
    let split = usize::try_from(skippers).ok()?;
    Team::of(&area).each(parts, &mut |team| {
        let shares = area.shares(&team.members);
        total.add(shares);
        let (left_out, others) = team.members.split_at(split);
        let scores = || left_out.iter().map(|&member| (area.classes[member].sums.n, area.classes[member].sums.s1));
        let score = scores().next().filter(|&first| first.0 == 1 && scores().all(|other| other == first)).map(|(_, score)| score);
        let mut others = others.to_vec();
        others.dedup();
        let release = team.released();
        let heap = heaps.entry(release).or_default();
        heap.0.see(score);
        heap.1.add(shares);
        for member in others {
            heaps_of_members.entry((release, member)).or_default().see(score);
        }
    });
    let mut pinned = PinnedSkippers::default();
    for (_, (common, sum)) in heaps.into_iter().collect::<BTreeMap<_, _>>() {
        if matches!(common, Common::Only(_)) {
            pinned.outsider.add(sum);
        }
    }
    Team::of(&area).each(parts, &mut |team| {
        let release = team.released();
        let sees = |member: &usize| matches!(heaps_of_members.get(&(release, *member)), Some(Common::Only(_)));
        if team.members[split..].iter().any(sees) {
            pinned.member.add(area.shares(&team.members));
        }
    });
    Some(PinnedSkippers { outsider: pinned.outsider.over(total), member: pinned.member.over(total) })
}

/// At least how often an outsider knows the average of the one person who left something out, from the sums of the area alone: what the
/// statements of a release add is not used. For numbers of people whose patterns are too many to go through. `None` for a shape that is not
/// gone through, or one whose squares are not released.
pub fn one_at_least(shape: Shape) -> Option<Shares> {
    let area = Area::with(shape, StatementRung::Nothing)?;
    let rung = candour::disclosure::area_rung(shape.people, shape.statements, shape.points, Threshold::default());
    if rung != candour::disclosure::AreaRung::SumAndSquares {
        return None;
    }
    // All sums of complete people, one person at a time, with their probabilities. Sorted, so that every run adds in the same order.
    let mut others = BTreeMap::from([((0, 0), Shares { equal: 1.0, ordinary: 1.0 })]);
    for _ in 1..shape.people {
        let mut more: BTreeMap<(u64, u64), Shares> = BTreeMap::new();
        for (&(s1, s2), &shares) in &others {
            for class in area.classes.iter().filter(|class| class.sums.full == Some(1)) {
                more.entry((s1 + class.sums.s1, s2 + class.sums.s2)).or_default().add(shares.times(class.equal, class.ordinary));
            }
        }
        others = more;
    }
    let mut heaps: HashMap<(u64, u64), (Common<u64>, Shares)> = HashMap::new();
    let mut total = Shares::default();
    for (&(s1, s2), &shares) in &others {
        for class in area.classes.iter().filter(|class| class.sums.full == Some(0)) {
            let shares = shares.times(class.equal, class.ordinary);
            total.add(shares);
            if class.sums.n == 1 {
                let (s1, s2) = (s1 + class.sums.s1, s2 + class.sums.s2);
                let unit = candour::question_set::unit(shape.statements);
                let released = crate::disclosure::on_the_grid(s1, s2, shape.people, unit, shape.statements, shape.points);
                let heap = heaps.entry(released).or_default();
                heap.0.see(Some(class.sums.s1));
                heap.1.add(shares);
            }
        }
    }
    let mut pinned = Shares::default();
    for (_, (common, sum)) in heaps.into_iter().collect::<BTreeMap<_, _>>() {
        if matches!(common, Common::Only(_)) {
            pinned.add(sum);
        }
    }
    Some(pinned.over(total))
}
