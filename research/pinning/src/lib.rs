//! How often a release pins somebody's answer, found by going through every pattern of answers of a small team.
//!
//! Whoever holds a release knows that the team's answers are one of the patterns that give exactly this release, and nothing else. If
//! something is the same in all of them, it is known; if it differs in two of them, it is not. So [`exact`] sorts *all* patterns of an
//! area by what the rules of release leave of them and looks at each heap. Looked for are
//!
//! * for an **outsider**: a statement to which everybody gave the same answer in every pattern of the heap. Only then is an answer of a
//!   named person known: people can change places in a pattern and the release stays the same.
//! * for a **member** who takes the own sheet away: a statement to which all others gave the same answer in every pattern of the heap
//!   that holds this sheet.
//! * a **distribution**: a statement whose number of answers at each point is the same in every pattern of the heap. That is nobody's
//!   answer, but it is the step before it, and the measure of the first enumerations behind the rules.
//! * in [`skippers`]: the average of people of whom it is known, from elsewhere, that they left something out.
//!
//! Where there are too many patterns to go through, [`at_most`] gives a bound that no team passes. [`table`] prints all of it for
//! `docs/threat-model.md`.
//!
//! "Prefer not to answer" counts as an answer like the points.
//!
//! **Why one area is enough.** Nothing in a release joins two areas, so the patterns behind a release of several areas are all
//! combinations of those behind each; what is not known from an area's own figures is not known at all. A test holds this.
//!
//! **How there is time for it.** Sheets that add the same to everything a release could show at this number of people cannot be told
//! apart by anybody, so they are put into one class, and teams of classes are gone through in place of teams of sheets. What a sheet adds
//! is asked of [`Totals`], and what is shown of sums is asked of the rules themselves ([`RawTotals::shown`]); neither is written here again. Tests compare with the bytes
//! of releases of real rounds.

use candour::answers::{AnswerSheet, Choice};
use candour::disclosure::{self, MIN_PEOPLE, StatementRung, Threshold};
use candour::native::{RawArea, RawStatement, RawTotals};
use candour::question_set::{Draft, DraftStatement, QuestionSet, QuestionSetError};
use candour::release::in_bands;
use candour::totals::{BatchId, Totals};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

pub mod skippers;
pub mod table;

/// Most statements of an area that is gone through.
pub const MAX_STATEMENTS: usize = 5;

/// An area and how many people answered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    /// How many statements, up to [`MAX_STATEMENTS`].
    pub statements: usize,
    /// How many points the scale has, 2 to 5.
    pub points: u8,
    /// How many people sent a sheet.
    pub people: u32,
}

/// A share of all teams. What share it is depends on how likely each team is taken to be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shares {
    /// Every answer of every person is equally likely, "prefer not" included: each pattern of sheets of *named* people has the same weight.
    /// (With the same weight for each pattern of nameless sheets a unanimous team would be as likely as any mixed one, which no chance
    /// brings about.)
    pub equal: f64,
    /// People have [`ordinary`] opinions, each independent of the others.
    pub ordinary: f64,
}

impl Shares {
    fn add(&mut self, other: Self) {
        self.equal += other.equal;
        self.ordinary += other.ordinary;
    }

    fn times(self, equal: f64, ordinary: f64) -> Self {
        Self { equal: self.equal * equal, ordinary: self.ordinary * ordinary }
    }

    fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self { equal: change(self.equal), ordinary: change(self.ordinary) }
    }

    fn over(self, all: Self) -> Self {
        Self { equal: self.equal / all.equal, ordinary: self.ordinary / all.ordinary }
    }
}

/// In what share of all teams a release pins something.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pinned {
    /// An outsider knows everybody's answer to some statement.
    pub outsider: Shares,
    /// At least one member knows everybody else's answer to some statement.
    pub member: Shares,
    /// The distribution of some statement is known.
    pub distribution: Shares,
}

/// How likely each answer is in a team of ordinary opinions: no answer, then each point, the favourable end last. Our own choice: one in
/// twenty does not answer, and most agree.
pub fn ordinary(points: u8) -> &'static [f64] {
    match points {
        2 => &[0.05, 0.25, 0.7],
        3 => &[0.05, 0.15, 0.25, 0.55],
        4 => &[0.05, 0.05, 0.15, 0.5, 0.25],
        _ => &[0.05, 0.05, 0.1, 0.2, 0.4, 0.2],
    }
}

/// The set with one area of this shape. Its last statement is reverse-scored where there are several.
///
/// # Errors
/// A shape that no set can have.
pub fn question_set(statements: usize, points: u8) -> Result<QuestionSet, QuestionSetError> {
    let statement = |at: usize| DraftStatement {
        id: format!("s{at}"),
        area: "a".into(),
        text: format!("Statement {at}."),
        reversed: at > 0 && at + 1 == statements,
    };
    Draft {
        id: "pinning".into(),
        title: "Pinning".into(),
        points,
        lowest: 1,
        areas: vec![("a".into(), "Area".into())],
        statements: (0..statements).map(statement).collect(),
        ..Draft::default()
    }
    .check()
}

/// Sheets that nobody can tell apart in a release of so many people.
struct Class {
    /// One of them, as ticked; 0 for no answer.
    counts: Vec<usize>,
    sums: RawArea,
    /// The keyed answer to each statement, where all sheets of the class agree on it.
    only: Vec<Option<u8>>,
    equal: f64,
    ordinary: f64,
}

/// All classes of an area.
struct Area {
    shape: Shape,
    set: QuestionSet,
    classes: Vec<Class>,
}

impl Area {
    /// The classes of sheets that a release of so many people can tell apart at most.
    fn of(shape: Shape) -> Option<Self> {
        let Shape { statements, points, people } = shape;
        Self::with(shape, disclosure::statement_rung(people, statements, points, false, Threshold::default()))
    }

    /// The classes of sheets that differ in what they add to the sums of the area, or in what `rung` shows of a statement.
    fn with(shape: Shape, rung: StatementRung) -> Option<Self> {
        let Shape { statements, points, people } = shape;
        let fits = (1..=MAX_STATEMENTS).contains(&statements) && (2..=5).contains(&points) && (MIN_PEOPLE..64).contains(&people);
        let set = question_set(statements, points).ok().filter(|_| fits)?;
        let mut classes: BTreeMap<_, Class> = BTreeMap::new();
        let sheets = (usize::from(points) + 1).pow(u32::try_from(statements).ok()?);
        for number in 0..sheets {
            let answers = digits(number, statements, points);
            let (sums, shown) = added(&set, &answers, rung)?;
            let keyed: Vec<u8> = set
                .statements()
                .iter()
                .zip(&answers)
                .map(|(statement, &answer)| if statement.reversed && answer > 0 { points + 1 - answer } else { answer })
                .collect();
            let ordinary: f64 = keyed.iter().map(|&answer| ordinary(points)[usize::from(answer)]).product();
            let class = classes.entry((sums.n, sums.full, sums.s1, sums.s2, shown)).or_insert_with(|| Class {
                counts: answers.iter().map(|&answer| usize::from(answer)).collect(),
                sums,
                only: keyed.iter().copied().map(Some).collect(),
                equal: 0.0,
                ordinary: 0.0,
            });
            class.equal += 1.0 / sheets as f64;
            class.ordinary += ordinary;
            for (only, answer) in class.only.iter_mut().zip(keyed) {
                *only = only.filter(|&only| only == answer);
            }
        }
        Some(Self { shape, set, classes: classes.into_values().collect() })
    }

    /// The classes for which `wanted` holds, as positions.
    fn classes_with(&self, wanted: impl Fn(&Class) -> bool) -> Vec<usize> {
        (0..self.classes.len()).filter(|&at| wanted(&self.classes[at])).collect()
    }

    /// The probabilities of a team of these classes. In their order, equal ones side by side.
    fn shares(&self, members: &[usize]) -> Shares {
        let mut shares = Shares { equal: 1.0, ordinary: 1.0 };
        let mut same = 0.0;
        for (at, &member) in members.iter().enumerate() {
            same = if at > 0 && members[at - 1] == member { same + 1.0 } else { 1.0 };
            let class = &self.classes[member];
            let arrangements = (at + 1) as f64 / same;
            shares.equal *= class.equal * arrangements;
            shares.ordinary *= class.ordinary * arrangements;
        }
        shares
    }
}

/// What one sheet adds to a release in which each statement shows as much as `rung`.
fn added(set: &QuestionSet, answers: &[u8], rung: StatementRung) -> Option<(RawArea, Vec<Vec<u32>>)> {
    let points = set.scale().points;
    let mut sheet = AnswerSheet::blank(set);
    for (at, &answer) in answers.iter().enumerate() {
        sheet.tick(at, if answer == 0 { Choice::PreferNot } else { Choice::Point(answer) });
    }
    let mut totals = Totals::empty(set, BatchId([0; 16]));
    totals.accumulate(sheet).ok()?;
    let totals = RawTotals::of(&totals, set)?;
    let shown = totals.statements.iter().map(|statement| match rung {
        StatementRung::Nothing => Vec::new(),
        StatementRung::Bands => in_bands(statement.ticked.iter().copied(), points),
        StatementRung::Counts => [&[statement.skipped], statement.ticked.as_slice()].concat(),
    });
    Some((*totals.areas.first()?, shown.collect()))
}

/// The digits of `number`, one for each statement, each 0 to `points`.
fn digits(number: usize, statements: usize, points: u8) -> Vec<u8> {
    let base = usize::from(points) + 1;
    (0..u32::try_from(statements).unwrap_or(0)).map(|at| u8::try_from(number / base.pow(at) % base).unwrap_or(0)).collect()
}

/// A team that is put together class by class, with its sums.
struct Team<'a> {
    area: &'a Area,
    members: Vec<usize>,
    totals: RawTotals,
}

impl<'a> Team<'a> {
    fn of(area: &'a Area) -> Self {
        let Shape { statements, points, .. } = area.shape;
        let statement = RawStatement { ticked: vec![0; points.into()], skipped: 0 };
        let nothing = RawArea { n: 0, full: Some(0), s1: 0, s2: 0 };
        let totals = RawTotals { set: area.set.hash(), sheets: 0, statements: vec![statement; statements], areas: vec![nothing] };
        Self { area, members: Vec::new(), totals }
    }

    fn add(&mut self, class: usize) {
        self.members.push(class);
        let Class { sums, counts, .. } = &self.area.classes[class];
        let totals = &mut self.totals;
        totals.sheets += 1;
        totals.areas[0] = RawArea {
            n: totals.areas[0].n + sums.n,
            full: totals.areas[0].full.zip(sums.full).map(|(all, one)| all + one),
            s1: totals.areas[0].s1 + sums.s1,
            s2: totals.areas[0].s2 + sums.s2,
        };
        for (statement, &answer) in totals.statements.iter_mut().zip(counts) {
            *place(statement, answer) += 1;
        }
    }

    fn remove_last(&mut self) {
        let Some(class) = self.members.pop() else { return };
        let Class { sums, counts, .. } = &self.area.classes[class];
        let totals = &mut self.totals;
        totals.sheets -= 1;
        totals.areas[0] = RawArea {
            n: totals.areas[0].n - sums.n,
            full: totals.areas[0].full.zip(sums.full).map(|(all, one)| all - one),
            s1: totals.areas[0].s1 - sums.s1,
            s2: totals.areas[0].s2 - sums.s2,
        };
        for (statement, &answer) in totals.statements.iter_mut().zip(counts) {
            *place(statement, answer) -= 1;
        }
    }

    /// Visits every team made of `parts`: so many people out of these classes, in whatever order.
    fn each(&mut self, parts: &[(&[usize], u32)], visit: &mut dyn FnMut(&mut Self)) {
        let Some((&(classes, people), rest)) = parts.split_first() else { return visit(self) };
        if people == 0 {
            return self.each(rest, visit);
        }
        for (at, &class) in classes.iter().enumerate() {
            self.add(class);
            let mut parts = parts.to_vec();
            parts[0] = (&classes[at..], people - 1);
            self.each(&parts, visit);
            self.remove_last();
        }
    }

    /// What the rules leave of these sums, as a number: the chance that two that differ have the same is about 1 in 10^24.
    fn released(&self) -> u128 {
        let shown = self.totals.shown(&self.area.set, Threshold::default());
        let shown = shown.unwrap_or_else(|_| unreachable!("totals of this set that say who left something out"));
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            salt.hash(&mut hasher);
            for area in &shown.areas {
                area.map(|area| (area.n, area.full, area.s1, area.s2)).hash(&mut hasher);
            }
            for statement in &shown.statements {
                statement.as_ref().map(|statement| (statement.n, statement.counts.keyed())).hash(&mut hasher);
            }
            u128::from(hasher.finish())
        };
        half(0) << 64 | half(1)
    }

    /// How many classes of the team have one answer to a statement, by answer, and how many have several.
    fn answers(&self, statement: usize) -> ([u8; 6], u8) {
        let (mut known, mut open) = ([0; 6], 0);
        for &member in &self.members {
            match self.area.classes[member].only[statement] {
                Some(answer) => known[usize::from(answer)] += 1,
                None => open += 1,
            }
        }
        (known, open)
    }
}

/// Where an answer is counted; 0 is no answer.
fn place(statement: &mut RawStatement, answer: usize) -> &mut u32 {
    match answer.checked_sub(1) {
        Some(point) => &mut statement.ticked[point],
        None => &mut statement.skipped,
    }
}

/// What all patterns seen so far have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Common<T> {
    #[default]
    NothingSeen,
    Only(T),
    Differs,
}

impl<T: PartialEq + Copy> Common<T> {
    /// Takes note of a pattern; `None` if it stands for several that differ.
    fn see(&mut self, value: Option<T>) {
        *self = match (*self, value) {
            (Self::NothingSeen, Some(value)) => Self::Only(value),
            (Self::Only(seen), Some(value)) if seen == value => Self::Only(seen),
            _ => Self::Differs,
        };
    }
}

/// The same for the statements of an area.
type PerStatement<T> = [Common<T>; MAX_STATEMENTS];

/// Goes through all patterns of answers of a team of this shape. `None` for a shape that is not gone through.
///
/// The time it takes grows fast: a second for most areas at 5 to 7 people, half a minute for two statements of five points at 8.
pub fn exact(shape: Shape) -> Option<Pinned> {
    let area = Area::of(shape)?;
    let all = area.classes_with(|_| true);
    let (mut heaps, mut heaps_of_members) = candidates(&area, &all);
    let mut total = Shares::default();
    Team::of(&area).each(&[(&all, shape.people)], &mut |team| {
        let shares = area.shares(&team.members);
        total.add(shares);
        let release = team.released();
        let heap = heaps.get_mut(&release);
        let members = heaps_of_members.get_mut(&release);
        if heap.is_none() && members.is_none() {
            return;
        }
        let answers: Vec<_> = (0..shape.statements).map(|statement| team.answers(statement)).collect();
        if let Some((commons, sum)) = heap {
            sum.add(shares);
            for (common, (known, open)) in commons.iter_mut().zip(&answers) {
                common.see((*open == 0).then_some(*known));
            }
        }
        for (member, commons) in members.into_iter().flatten() {
            if !team.members.contains(member) {
                continue;
            }
            for (statement, (common, (known, open))) in commons.iter_mut().zip(&answers).enumerate() {
                let own = area.classes[*member].only[statement];
                let others_open = *open - u8::from(own.is_none());
                let others = |answer: &u8| u32::from(known[usize::from(*answer)]) - u32::from(own == Some(*answer)) == shape.people - 1;
                common.see((0..=shape.points).find(others).filter(|_| others_open == 0));
            }
        }
    });

    let mut pinned = Pinned::default();
    let everybody = |known: &[u8; 6]| known.iter().any(|&people| u32::from(people) == shape.people);
    // In a fixed order, so that the sums are the same to the last digit in every run.
    for (_, (commons, sum)) in heaps.into_iter().collect::<BTreeMap<_, _>>() {
        if commons.iter().any(|common| matches!(common, Common::Only(_))) {
            pinned.distribution.add(sum);
        }
        if commons.iter().any(|common| matches!(common, Common::Only(known) if everybody(known))) {
            pinned.outsider.add(sum);
        }
    }
    pinned.member = seen_by_a_member(&area, &all, &heaps_of_members);
    Some(Pinned { outsider: pinned.outsider.over(total), member: pinned.member.over(total), distribution: pinned.distribution.over(total) })
}

type Heaps = HashMap<u128, (PerStatement<[u8; 6]>, Shares)>;
type HeapsOfMembers = HashMap<u128, Vec<(usize, PerStatement<u8>)>>;

/// The releases that could pin something, because one of their patterns has what is looked for; and for these, the members who could
/// see it. Every other release is proven not to by that pattern.
fn candidates(area: &Area, all: &[usize]) -> (Heaps, HeapsOfMembers) {
    let (mut heaps, mut heaps_of_members) = (Heaps::new(), HeapsOfMembers::new());
    let Shape { statements, points, people } = area.shape;
    for statement in 0..statements {
        let one_answer = area.classes_with(|class| class.only[statement].is_some());
        Team::of(area).each(&[(&one_answer, people)], &mut |team| {
            heaps.entry(team.released()).or_default();
        });
        for answer in 0..=points {
            each_seen_by_a_member(area, all, statement, answer, &mut |member, team| {
                let members = heaps_of_members.entry(team.released()).or_default();
                if members.iter().all(|(known, _)| *known != member) {
                    members.push((member, PerStatement::default()));
                }
            });
        }
    }
    (heaps, heaps_of_members)
}

/// Visits every team in which all but one certainly gave `answer` to `statement`, with the class of that one.
fn each_seen_by_a_member(area: &Area, all: &[usize], statement: usize, answer: u8, visit: &mut dyn FnMut(usize, &mut Team)) {
    let others = area.classes_with(|class| class.only[statement] == Some(answer));
    Team::of(area).each(&[(&others, area.shape.people - 1), (all, 1)], &mut |team| {
        if let Some(&member) = team.members.last() {
            visit(member, team);
        }
    });
}

/// All teams in which a member knows the others' answers, each once however many members do.
fn seen_by_a_member(area: &Area, all: &[usize], heaps: &HeapsOfMembers) -> Shares {
    let mut counted = HashSet::new();
    let mut sum = Shares::default();
    for statement in 0..area.shape.statements {
        for answer in 0..=area.shape.points {
            each_seen_by_a_member(area, all, statement, answer, &mut |member, team| {
                let heap = heaps.get(&team.released()).and_then(|members| members.iter().find(|(known, _)| *known == member));
                if heap.is_some_and(|(_, commons)| commons.iter().any(|common| matches!(common, Common::Only(_)))) {
                    let mut members = team.members.clone();
                    members.sort_unstable();
                    let shares = area.shares(&members);
                    if counted.insert(members) {
                        sum.add(shares);
                    }
                }
            });
        }
    }
    sum
}

/// Bounds on what [`exact`] would find, for a team of any size.
///
/// If somebody has a sheet whose class holds another answer to a statement, the two sheets can be exchanged and the release stays the same:
/// so neither everybody's answer to it nor its distribution is known. What is pinned is pinned in teams without such a person only,
/// and these can be counted in one line. The bound adds the statements up, so it is high by up to their number.
pub fn at_most(shape: Shape) -> Option<Pinned> {
    let area = Area::of(shape)?;
    let people = i32::try_from(shape.people).ok()?;
    let mut pinned = Pinned::default();
    let all = |q: f64| q.powi(people);
    let all_but_one = |q: f64| q.powi(people) + f64::from(people) * q.powi(people - 1) * (1.0 - q);
    for statement in 0..shape.statements {
        let mut any = Shares::default();
        for answer in 0..=shape.points {
            let mut q = Shares::default();
            for class in area.classes.iter().filter(|class| class.only[statement] == Some(answer)) {
                q.add(Shares { equal: class.equal, ordinary: class.ordinary });
            }
            pinned.outsider.add(q.map(all));
            pinned.member.add(q.map(all_but_one));
            any.add(q);
        }
        pinned.distribution.add(any.map(all));
    }
    let capped = |shares: Shares| shares.map(|share| share.min(1.0));
    Some(Pinned { outsider: capped(pinned.outsider), member: capped(pinned.member), distribution: capped(pinned.distribution) })
}

/// In what share of all teams everybody gave the same answer to some statement. More than this no release can pin for an outsider,
/// even one that showed every count.
pub fn unanimous(shape: Shape) -> Shares {
    let people = i32::try_from(shape.people).unwrap_or(i32::MAX);
    let statements = i32::try_from(shape.statements).unwrap_or(i32::MAX);
    let answers = f64::from(shape.points) + 1.0;
    let one = Shares {
        equal: answers * answers.recip().powi(people),
        ordinary: ordinary(shape.points).iter().map(|share| share.powi(people)).sum(),
    };
    one.map(|one| 1.0 - (1.0 - one).powi(statements))
}

#[cfg(test)]
mod tests {
    use super::*;
    use candour::open_round::OpenRound;
    use candour::round::{Day, Kind, RoundDraft};
    use candour::transfer::release_file;

    /// A fixed scatter of numbers (xorshift), so that every run tries the same teams.
    struct Scatter(u64);

    impl Scatter {
        fn below(&mut self, end: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 33).expect("31 bits") % end
        }
    }

    /// The bytes of the release of a real round.
    fn bytes(area: &Area, team: &[Vec<u8>]) -> String {
        let round = RoundDraft {
            team: "Team".into(),
            label: "Round".into(),
            opened: Day::new(2026, 9, 1).expect("a day"),
            invited: area.shape.people,
            threshold: Threshold::default(),
            kind: Kind::Real,
        };
        let mut open = OpenRound::open(round.check().expect("a round"), area.set.clone(), BatchId([7; 16]));
        for answers in team {
            let mut sheet = AnswerSheet::blank(&area.set);
            for (at, &answer) in answers.iter().enumerate() {
                sheet.tick(at, if answer == 0 { Choice::PreferNot } else { Choice::Point(answer) });
            }
            open.count(sheet).expect("counted");
        }
        release_file::encode(&open.close().expect("enough people"))
    }

    /// All sheets, with the position of the class of each.
    fn sheets(area: &Area, rung: StatementRung) -> Vec<(Vec<u8>, usize)> {
        let Shape { statements, points, .. } = area.shape;
        let of_classes: Vec<_> = area
            .classes
            .iter()
            .map(|class| {
                let answers: Vec<u8> = class.counts.iter().map(|&answer| u8::try_from(answer).expect("a point")).collect();
                added(&area.set, &answers, rung).expect("counted")
            })
            .collect();
        let all = (usize::from(points) + 1).pow(u32::try_from(statements).expect("few"));
        (0..all)
            .map(|number| {
                let answers = digits(number, statements, points);
                let added = added(&area.set, &answers, rung).expect("counted");
                (answers, of_classes.iter().position(|of_class| *of_class == added).expect("every sheet has a class"))
            })
            .collect()
    }

    const SHAPES: [(usize, u8, u32); 9] =
        [(1, 5, 7), (1, 5, 19), (2, 3, 8), (2, 5, 8), (3, 5, 7), (3, 5, 8), (3, 4, 12), (3, 3, 20), (3, 5, 21)];

    #[test]
    fn sheets_of_one_class_can_be_exchanged_and_the_release_has_the_same_bytes() {
        let mut scatter = Scatter(1);
        for (statements, points, people) in SHAPES {
            let shape = Shape { statements, points, people };
            let area = Area::of(shape).expect("gone through");
            let rung = disclosure::statement_rung(people, statements, points, false, Threshold::default());
            let sheets = sheets(&area, rung);
            for _ in 0..40 {
                let team: Vec<_> = (0..people).map(|_| &sheets[scatter.below(sheets.len())]).collect();
                let exchanged: Vec<Vec<u8>> = team
                    .iter()
                    .map(|(_, class)| {
                        let mates: Vec<_> = sheets.iter().filter(|(_, other)| other == class).collect();
                        mates[scatter.below(mates.len())].0.clone()
                    })
                    .collect();
                let team: Vec<Vec<u8>> = team.into_iter().map(|(answers, _)| answers.clone()).collect();
                assert_eq!(bytes(&area, &team), bytes(&area, &exchanged), "{shape:?}: {team:?} and {exchanged:?}");
            }
        }
    }

    #[test]
    fn teams_are_put_on_one_heap_if_and_only_if_the_bytes_of_their_releases_are_the_same() {
        let mut scatter = Scatter(2);
        for (statements, points, people) in SHAPES {
            let shape = Shape { statements, points, people };
            let area = Area::of(shape).expect("gone through");
            let rung = disclosure::statement_rung(people, statements, points, false, Threshold::default());
            let sheets = sheets(&area, rung);
            let (mut by_heap, mut by_bytes) = (HashMap::new(), HashMap::new());
            // Few different sheets, so that many teams have the same sums.
            let few: Vec<_> = (0..4).map(|_| &sheets[scatter.below(sheets.len())]).collect();
            for _ in 0..150 {
                let members: Vec<_> = (0..people).map(|_| few[scatter.below(few.len())]).collect();
                let mut team = Team::of(&area);
                for (_, class) in &members {
                    team.add(*class);
                }
                let heap = team.released();
                let bytes = bytes(&area, &members.iter().map(|(answers, _)| answers.clone()).collect::<Vec<_>>());
                assert_eq!(by_heap.entry(heap).or_insert_with(|| bytes.clone()), &bytes, "{shape:?}");
                assert_eq!(by_bytes.entry(bytes).or_insert(heap), &heap, "{shape:?}");
            }
        }
    }

    #[test]
    fn the_chances_of_all_teams_add_up_to_one() {
        let area = Area::of(Shape { statements: 2, points: 3, people: 6 }).expect("gone through");
        let mut total = Shares::default();
        Team::of(&area).each(&[(&area.classes_with(|_| true), 6)], &mut |team| total.add(area.shares(&team.members)));
        assert!((total.equal - 1.0).abs() < 1e-12 && (total.ordinary - 1.0).abs() < 1e-12, "{total:?}");
    }
}
