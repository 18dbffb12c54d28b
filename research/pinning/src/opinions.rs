//! How likely people are to give each answer.
//!
//! What share of teams is pinned depends on it, and nobody knows how a team answers. So there are four assumptions, each of them ours, none
//! measured on people who use Candour.

use crate::area::{Area, MAX_POINTS};
use crate::chance::{Chance, pick};
use statrs::distribution::{ContinuousCDF, Normal};

/// What is assumed of people's answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opinions {
    /// Every answer of every person is equally likely, "no answer" included: each pattern of sheets of *named* people has the same
    /// weight. (With the same weight for each pattern of nameless sheets a unanimous team would be as likely as any mixed one.)
    Equal,
    /// Most people agree ([`ordinary`]), and every answer of every person is independent of every other.
    Ordinary,
    /// As many tick each point as with `Ordinary`, but somebody who agrees with one statement is more likely to agree with others: two statements
    /// of one person correlate with [`ALIKE`] before they are rounded to points, in one area as in two.
    Correlated,
    /// As `Correlated`, and part of what makes a person's answers alike ([`OF_THE_TEAM`]) is the same for the whole team, so that some
    /// teams agree more than others.
    OwnView,
}

/// How much of the variance of an answer before rounding lies between people: the correlation of two statements of one person. In
/// the reference vectors of this project, which are simulated too, it is .45 within an area and .27 between areas.
pub const ALIKE: f64 = 0.4;

/// How much of it lies between teams, of [`ALIKE`]: then the scores of areas of five statements have a share of .15 between teams before
/// rounding, as in the reference vectors: `.078 / (.4 + .6 / 5)`.
pub const OF_THE_TEAM: f64 = 0.078;

/// How likely each answer is in a team of ordinary opinions: no answer, then each point, keyed. One in twenty does not answer, and most agree.
pub fn ordinary(points: u8) -> &'static [f64] {
    match points {
        2 => &[0.05, 0.25, 0.7],
        3 => &[0.05, 0.15, 0.25, 0.55],
        4 => &[0.05, 0.05, 0.15, 0.5, 0.25],
        _ => &[0.05, 0.05, 0.1, 0.2, 0.4, 0.2],
    }
}

/// The standard normal distribution from -6 to 6, with so many steps in one, and how likely each is: sums over it are the same everywhere.
/// The trapezoid rule is exact to far more digits than are printed for functions as smooth as these.
pub(crate) fn normal_steps(in_one: i32) -> Vec<(f64, f64)> {
    let levels: Vec<f64> = (-6 * in_one..=6 * in_one).map(|step| f64::from(step) / f64::from(in_one)).collect();
    let all: f64 = levels.iter().map(|level| (-level * level / 2.0).exp()).sum();
    levels.into_iter().map(|level| (level, (-level * level / 2.0).exp() / all)).collect()
}

/// Steps in one standard deviation of what people, and teams, have in common.
const STEPS: i32 = 4;

impl Opinions {
    /// As tables name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Ordinary => "ordinary",
            Self::Correlated => "correlated",
            Self::OwnView => "own view",
        }
    }

    /// The share of the variance before rounding that lies between teams, and between people of one team.
    fn shares(self) -> (f64, f64) {
        match self {
            Self::Equal | Self::Ordinary => (0.0, 0.0),
            Self::Correlated => (0.0, ALIKE),
            Self::OwnView => (OF_THE_TEAM, ALIKE - OF_THE_TEAM),
        }
    }

    /// People who answer so, on a scale of so many points.
    pub fn people(self, points: u8) -> Population {
        let (of_team, of_person) = self.shares();
        let levels = |share: f64| if share > 0.0 { normal_steps(STEPS) } else { vec![(0.0, 1.0)] };
        let (teams, persons) = (levels(of_team), levels(of_person));
        let equal = vec![1.0 / f64::from(points + 1); usize::from(points) + 1];
        let chances = if self == Self::Equal { &equal } else { ordinary(points) };
        let mut answers = Vec::new();
        for (team, _) in &teams {
            for (person, _) in &persons {
                let inclination = of_team.sqrt() * team + of_person.sqrt() * person;
                answers.push(given(chances, inclination, 1.0 - of_team - of_person));
            }
        }
        let weights = |levels: Vec<(f64, f64)>| levels.into_iter().map(|(_, weight)| weight).collect();
        Population { answers, persons: weights(persons), teams: weights(teams) }
    }
}

/// The chance of each answer of somebody inclined so much, where the rest of the variance is chance: the point is where a normal number
/// falls between thresholds that give `chances` to people of all inclinations together. Whether somebody answers does not depend on it.
fn given(chances: &[f64], inclination: f64, rest: f64) -> Vec<f64> {
    if rest >= 1.0 {
        return chances.to_vec();
    }
    let normal = Normal::standard();
    let answering = 1.0 - chances[0];
    let mut below = 0.0;
    let mut so_far = 0.0;
    let last = chances.len() - 1;
    let points = chances.iter().enumerate().skip(1).map(|(point, chance)| {
        so_far += chance / answering;
        let up_to = if point == last { 1.0 } else { normal.cdf((normal.inverse_cdf(so_far) - inclination) / rest.sqrt()) };
        answering * (up_to - std::mem::replace(&mut below, up_to))
    });
    std::iter::once(chances[0]).chain(points).collect()
}

/// People of whom it is known how likely each answer is.
#[derive(Debug)]
pub struct Population {
    /// How likely each inclination of a team is.
    teams: Vec<f64>,
    /// How likely each inclination of a person is.
    persons: Vec<f64>,
    /// For each team and in it each person: the chance of each answer.
    answers: Vec<Vec<f64>>,
}

impl Population {
    /// The chance of each sheet of an area, where teams have nothing in common; `None` where they have.
    pub fn sheets(&self, area: &Area) -> Option<Vec<f64>> {
        let [_] = self.teams.as_slice() else { return None };
        let of_sheet = |answers: &[u8]| {
            let of_person =
                |(weight, chances): (&f64, &Vec<f64>)| weight * answers.iter().map(|&at| chances[usize::from(at)]).product::<f64>();
            self.persons.iter().zip(&self.answers).map(of_person).sum()
        };
        Some(area.sheets().iter().map(|sheet| of_sheet(&sheet.answers)).collect())
    }

    /// Ready to be drawn from.
    pub fn draw(&self) -> Draw {
        let running = |weights: &[f64]| {
            let sums = weights.iter().scan(0.0, |sum, weight| {
                *sum += weight;
                Some(*sum)
            });
            sums.collect::<Vec<f64>>()
        };
        Draw {
            teams: running(&self.teams),
            persons: running(&self.persons),
            answers: self.answers.iter().map(|chances| running(chances)).collect(),
        }
    }
}

/// Draws people one after another. Holds running sums of what [`Population`] holds.
#[derive(Debug)]
pub struct Draw {
    teams: Vec<f64>,
    persons: Vec<f64>,
    answers: Vec<Vec<f64>>,
}

impl Draw {
    /// A team's inclination.
    pub fn team(&self, chance: &mut Chance) -> usize {
        one_of(&self.teams, chance)
    }

    /// Somebody of that team, who answers as the result says.
    pub fn person(&self, team: usize, chance: &mut Chance) -> Person<'_> {
        Person { running: &self.answers[team * self.persons.len() + one_of(&self.persons, chance)] }
    }
}

/// No number is drawn where there is nothing to choose.
fn one_of(running: &[f64], chance: &mut Chance) -> usize {
    if running.len() == 1 { 0 } else { pick(running, chance.unit()) }
}

/// Somebody who answers.
#[derive(Debug)]
pub struct Person<'a> {
    running: &'a [f64],
}

impl Person<'_> {
    /// One more answer, keyed; 0 for none.
    pub fn answer(&self, chance: &mut Chance) -> u8 {
        u8::try_from(pick(self.running, chance.unit())).unwrap_or(MAX_POINTS)
    }
}
