//! What two releases of one team tell of somebody who answered only the second time.
//!
//! Whoever holds both can subtract them. If everybody else answers as before, what is left is the newcomer's answer. If they do not,
//! nothing is certain, but the most likely answer can be guessed; so here it is asked how often the best guess is right, for somebody who
//! knows how likely people are to answer what, and how likely to answer the same again. Everybody answers every statement.

use crate::area::{Area, Shape, Team};
use crate::opinions::ordinary;
use candour::disclosure::{band_of, bands};
use std::collections::BTreeMap;

/// Who answers the second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Everybody who did before, and one more.
    Joined,
    /// One fewer of those who did before, and one more.
    Exchanged,
}

/// Two rounds of one team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rounds {
    /// How many answer the first time.
    pub people: usize,
    /// Who answers the second time.
    pub change: Change,
    /// How likely each answer is given again. If it is not, the answer is drawn anew, and can turn out the same.
    pub again: f64,
}

/// What can be made out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Guess {
    /// The share of answers for which the best guess is right.
    pub right: f64,
    /// The share for which it is right with a probability of at least 95 %.
    pub sure: f64,
    /// The share for which it would be right without any release.
    pub blind: f64,
}

/// How sure somebody has to be.
const SURE: f64 = 0.95;

/// What a guess is made from, and for each thing that is guessed how likely it is together with that.
type Seen<K> = BTreeMap<K, Vec<f64>>;

impl Guess {
    fn from<K>(seen: Seen<K>, blind: f64) -> Self {
        let mut guess = Self { blind, ..Self::default() };
        for chances in seen.into_values() {
            let best = chances.iter().copied().fold(0.0, f64::max);
            let all: f64 = chances.iter().sum();
            guess.right += best;
            guess.sure += if best >= SURE * all { all } else { 0.0 };
        }
        guess
    }
}

/// How many people answered in each band.
type Counts = [u8; 3];

impl Rounds {
    /// How many answer the second time.
    fn later(self) -> usize {
        match self.change {
            Change::Joined => self.people + 1,
            Change::Exchanged => self.people,
        }
    }

    fn who_stay(self) -> usize {
        self.later() - 1
    }

    /// The band of the newcomer's answer to a statement on five points, from the bands of both releases. `None` where a release does not show
    /// them. The other statements and the sums of the area could add to it.
    pub fn band(self) -> Option<Guess> {
        let points = 5;
        let area = Area::of(Shape { statements: 5, points })?;
        let are_shown = |people| Team::with(&area, &vec![area.position(&[3; 5]); people]).shown().statements[0].is_some();
        if !are_shown(self.people) || !are_shown(self.later()) {
            return None;
        }
        let answers: Vec<f64> = answering(points);
        let in_band =
            |band: usize| (1..=points).filter(|&point| band_of(point, points) == band).map(|point| answers[usize::from(point) - 1]).sum();
        let of_bands: Vec<f64> = (0..bands(points)).map(in_band).collect();
        let mut both = BTreeMap::from([((Counts::default(), Counts::default()), 1.0)]);
        for _ in 0..self.who_stay() {
            both = each_pair(
                &both,
                &of_bands,
                |before, after| if before == after { self.again } else { 0.0 } + (1.0 - self.again) * of_bands[after],
            );
        }
        if self.change == Change::Exchanged {
            both = one_more(&both, &of_bands, |(before, _), band| before[band] += 1);
        }
        let mut seen: Seen<(Counts, Counts)> = BTreeMap::new();
        for (&(before, after), chance) in &both {
            for (band, of_band) in of_bands.iter().enumerate() {
                let mut after = after;
                after[band] += 1;
                seen.entry((before, after)).or_insert_with(|| vec![0.0; of_bands.len()])[band] += chance * of_band;
            }
        }
        Some(Guess::from(seen, of_bands.into_iter().fold(0.0, f64::max)))
    }

    /// On which side of the middle the newcomer's average in an area of five statements lies, below, at or above it, from the difference of the two
    /// sums. The sums themselves could add to it.
    pub fn side(self) -> Guess {
        let shape = Shape { statements: 5, points: 5 };
        let answers = answering(shape.points);
        let drawn: BTreeMap<i32, f64> = (0..).zip(&answers).map(|(step, chance)| (step, *chance)).collect();
        let mut moved: BTreeMap<i32, f64> = BTreeMap::from([(0, self.again)]);
        for (before, first) in &drawn {
            for (after, second) in &drawn {
                *moved.entry(after - before).or_insert(0.0) += (1.0 - self.again) * first * second;
            }
        }
        let score = times(&drawn, shape.statements);
        let mut difference = times(&moved, shape.statements * self.who_stay());
        if self.change == Change::Exchanged {
            difference = sum_of(&difference, &score.iter().map(|(score, chance)| (-score, *chance)).collect());
        }
        let middle = i32::try_from(shape.top()).unwrap_or(i32::MAX);
        let side = |score: i32| match (2 * score).cmp(&middle) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        };
        let (mut seen, mut blind) = (Seen::new(), [0.0; 3]);
        for (&score, of_score) in &score {
            blind[side(score)] += of_score;
            for (others, chance) in &difference {
                seen.entry(others + score).or_insert_with(|| vec![0.0; 3])[side(score)] += chance * of_score;
            }
        }
        Guess::from(seen, blind.into_iter().fold(0.0, f64::max))
    }
}

/// How likely each point is for people of ordinary opinions who answer.
fn answering(points: u8) -> Vec<f64> {
    let chances = ordinary(points);
    chances[1..].iter().map(|chance| chance / (1.0 - chances[0])).collect()
}

type Both = BTreeMap<(Counts, Counts), f64>;

/// One person more, who answers both times.
fn each_pair(both: &Both, of_bands: &[f64], then: impl Fn(usize, usize) -> f64) -> Both {
    let mut more = Both::new();
    for (first, of_first) in of_bands.iter().enumerate() {
        for second in 0..of_bands.len() {
            let chance = of_first * then(first, second);
            for (&(mut before, mut after), of_others) in both.iter().filter(|_| chance > 0.0) {
                before[first] += 1;
                after[second] += 1;
                *more.entry((before, after)).or_insert(0.0) += of_others * chance;
            }
        }
    }
    more
}

/// One person more, who answers once.
fn one_more(both: &Both, of_bands: &[f64], add: impl Fn(&mut (Counts, Counts), usize)) -> Both {
    let mut more = Both::new();
    for (band, of_band) in of_bands.iter().enumerate() {
        for (&counts, of_others) in both {
            let mut counts = counts;
            add(&mut counts, band);
            *more.entry(counts).or_insert(0.0) += of_others * of_band;
        }
    }
    more
}

/// The sum of two independent numbers.
fn sum_of(one: &BTreeMap<i32, f64>, other: &BTreeMap<i32, f64>) -> BTreeMap<i32, f64> {
    let mut sums = BTreeMap::new();
    for (first, of_first) in one {
        for (second, of_second) in other {
            *sums.entry(first + second).or_insert(0.0) += of_first * of_second;
        }
    }
    sums
}

/// The sum of so many independent numbers.
fn times(one: &BTreeMap<i32, f64>, many: usize) -> BTreeMap<i32, f64> {
    (0..many).fold(BTreeMap::from([(0, 1.0)]), |sum, _| sum_of(&sum, one))
}
