//! How often the interval around a team's average holds the average of those the team is drawn from.
//!
//! Where a release has no squares, the interval is made of a usual spread that is the same for every team. Here it stands beside Student's t
//! of the team's own spread. Worked out exactly, over all teams of a simulated population, with the app's own figures.

use crate::area::Shape;
use crate::opinions::normal_steps;
use candour::figures::{AreaFigures, Interval};
use candour::question_set::unit;
use statrs::distribution::{ContinuousCDF, Normal};
use std::collections::BTreeMap;

/// Variance of an answer that has nothing to do with the person, in squared points: as in the simulated reference vectors.
const NOISE: f64 = 0.6;

/// Steps in one standard deviation of what makes a person's answers alike.
const STEPS: i32 = 20;

/// How often each interval holds the true average.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coverage {
    /// That of a usual spread, as released without squares.
    pub usual: f64,
    /// Student's t. A team without any spread has none, which counts as not holding it.
    pub own: f64,
}

/// People whose person scores have this average and standard deviation, in points.
#[derive(Debug, Clone)]
pub struct People {
    shape: Shape,
    /// How likely each score is, in steps above the lowest.
    scores: Vec<f64>,
}

impl People {
    /// Simulated as the reference vectors are: an answer is an average, plus what the person adds to each, plus noise, rounded to the nearest point
    /// of the scale. The first two are chosen so that the scores come out as asked. `None` if they cannot.
    pub fn with(shape: Shape, mean: f64, sd: f64) -> Option<Self> {
        // The more people differ, the more scores do, and then the average answer has to move with them.
        let of = |between: f64| {
            let level = bisect(-60.0, 60.0, |level| mean_and_sd(shape, &scores(shape, level, between)).0 < mean);
            scores(shape, level, between)
        };
        let between = bisect(0.0, 20.0, |between| mean_and_sd(shape, &of(between)).1 < sd);
        let people = Self { shape, scores: of(between) };
        let (mean_found, sd_found) = mean_and_sd(shape, &people.scores);
        ((mean_found - mean).abs() < 1e-6 && (sd_found - sd).abs() < 1e-6).then_some(people)
    }

    /// Over all teams of so many of these people.
    pub fn coverage(&self, people: u32) -> Option<Coverage> {
        let (k, points) = (u32::try_from(self.shape.statements).ok()?, self.shape.points);
        let unit = unit(self.shape.statements);
        let truth = mean_and_sd(self.shape, &self.scores).0;
        let holds = |interval: Option<Interval>| interval.is_some_and(|interval| (interval.low..=interval.high).contains(&truth));
        let step = u64::from(unit / k);
        let mut coverage = Coverage { usual: 0.0, own: 0.0 };
        for ((sum, squares), chance) in self.sums(people) {
            let figures = |s2| AreaFigures::from_sums(people, step * u64::from(sum), s2, unit, points);
            let of_own = figures(Some(step * step * u64::from(squares)))?;
            coverage.own += if holds(of_own.interval) { chance } else { 0.0 };
            coverage.usual += if holds(figures(None)?.interval) { chance } else { 0.0 };
        }
        Some(coverage)
    }

    /// How likely each sum of scores is, with the sum of their squares. Scores as keyed answers add up, from k on.
    fn sums(&self, people: u32) -> BTreeMap<(u32, u32), f64> {
        let lowest = u32::try_from(self.shape.statements).unwrap_or(0);
        let mut sums = BTreeMap::from([((0, 0), 1.0)]);
        for _ in 0..people {
            let mut more = BTreeMap::new();
            for (&(sum, squares), chance) in &sums {
                for (score, of_score) in (lowest..).zip(&self.scores) {
                    *more.entry((sum + score, squares + score * score)).or_insert(0.0) += chance * of_score;
                }
            }
            sums = more;
        }
        sums
    }
}

fn mean_and_sd(shape: Shape, scores: &[f64]) -> (f64, f64) {
    let k = shape.statements as f64;
    let points = scores.iter().enumerate().map(|(steps, chance)| (1.0 + steps as f64 / k, chance));
    let mean: f64 = points.clone().map(|(point, chance)| point * chance).sum();
    (mean, points.map(|(point, chance)| (point - mean).powi(2) * chance).sum::<f64>().sqrt())
}

/// How likely each score is where answers lie around `level` and people differ by so much.
fn scores(shape: Shape, level: f64, between: f64) -> Vec<f64> {
    let normal = Normal::standard();
    let mut scores = vec![0.0; shape.top() as usize + 1];
    for (person, weight) in normal_steps(STEPS) {
        let up_to = |point: u8| match point {
            0 => 0.0,
            _ if point == shape.points => 1.0,
            _ => normal.cdf((f64::from(point) + 0.5 - level - between * person) / NOISE.sqrt()),
        };
        let answers: Vec<f64> = (1..=shape.points).map(|point| up_to(point) - up_to(point - 1)).collect();
        let mut of_person = vec![1.0];
        for _ in 0..shape.statements {
            let mut more = vec![0.0; of_person.len() + answers.len() - 1];
            for (steps, chance) in of_person.iter().enumerate() {
                for (step, of_answer) in answers.iter().enumerate() {
                    more[steps + step] += chance * of_answer;
                }
            }
            of_person = more;
        }
        for (all, chance) in scores.iter_mut().zip(of_person) {
            *all += weight * chance;
        }
    }
    scores
}

/// Where something that holds up to there no longer does.
fn bisect(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if holds(middle) { low = middle } else { high = middle }
    }
    high
}
