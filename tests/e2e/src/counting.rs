//! The same answers, counted a second time by plain arithmetic. Nothing here is Candour's own code.

use crate::questions::{Questions, Tick};

/// Upper quantiles of Student's t for a two-sided interval of 95 %, by degrees of freedom. From the usual table at the end of
/// statistics textbooks.
const T_95: [(u32, f64); 9] =
    [(3, 3.182), (4, 2.776), (5, 2.571), (6, 2.447), (7, 2.365), (8, 2.306), (9, 2.262), (19, 2.093), (23, 2.069)];

/// The least common multiple of 1 to k, for k statements in an area.
const UNITS: [u64; 13] = [1, 1, 2, 6, 12, 60, 60, 420, 840, 2520, 2520, 27_720, 27_720];

/// An area over people.
#[derive(Debug, Clone)]
pub struct AreaCount {
    /// People who answered more than half of it.
    pub n: u32,
    /// People who answered all of it.
    pub full: u32,
    /// Sum over people of their mean answer, in units that make it a whole number; of a person with gaps the nearest mean that somebody
    /// without gaps can have, of two the higher.
    pub s1: u64,
    /// Sum of the squares of the same.
    pub s2: u64,
    /// Mean of the people's means.
    pub mean: f64,
    /// Standard deviation of the people's means, n - 1 in the denominator; `None` where a release does not hold their squares.
    pub sd: Option<f64>,
}

/// A statement over people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementCount {
    /// People who ticked a point.
    pub n: u32,
    /// How many ticked each point; turned round where the statement is reverse-scored.
    pub points: Vec<u32>,
}

/// A whole team.
#[derive(Debug, Clone)]
pub struct Count {
    /// People who sent a sheet.
    pub sheets: u32,
    /// The areas in their order.
    pub areas: Vec<AreaCount>,
    /// The statements in their order.
    pub statements: Vec<StatementCount>,
}

/// Counts the sheets of a team.
pub fn count(questions: &Questions, sheets: &[Vec<Tick>]) -> Count {
    let top = questions.points + 1;
    let keyed = |sheet: &[Tick], at: usize| match sheet[at] {
        Tick::Point(point) if questions.statements[at].reversed => Some(top - point),
        Tick::Point(point) => Some(point),
        Tick::PreferNot | Tick::Nothing => None,
    };
    let areas = questions.areas.iter().map(|area| {
        let unit = UNITS[area.members.len()];
        let (mut full, mut scores) = (0, Vec::new());
        // What a sheet without gaps can score: the sum of its answers, each counting `step`.
        let k = area.members.len();
        let step = unit / k as u64;
        for sheet in sheets {
            let given: Vec<usize> = area.members.iter().filter_map(|&at| keyed(sheet, at)).collect();
            full += u32::from(given.len() == k);
            if given.len() * 2 > k {
                let sum: usize = given.iter().sum();
                let nearest = (k..=k * questions.points).rev().min_by_key(|whole| (whole * given.len()).abs_diff(k * sum));
                scores.push(step * nearest.unwrap_or(0) as u64);
            }
        }
        let (s1, s2) = (scores.iter().sum::<u64>(), scores.iter().map(|score| score * score).sum::<u64>());
        let n = people_of(scores.len());
        let people = scores.len() as f64;
        let (sum, squares) = (s1 as f64 / unit as f64, s2 as f64 / (unit * unit) as f64);
        let alone = |&at: &usize| {
            let answered = people_of(sheets.iter().filter(|sheet| keyed(sheet, at).is_some()).count());
            (1..5).contains(&(answered - n))
        };
        let has_spread = match k {
            1 => n >= 20,
            2 => n >= 8 && !area.members.iter().any(alone),
            _ => n >= 8,
        };
        let sd = has_spread.then(|| ((squares - sum * sum / people) / (people - 1.0)).sqrt());
        AreaCount { n, full, s1, s2, mean: sum / people, sd }
    });
    let statements = (0..questions.statements.len()).map(|at| {
        let mut points = vec![0; questions.points];
        for answer in sheets.iter().filter_map(|sheet| keyed(sheet, at)) {
            points[answer - 1] += 1;
        }
        StatementCount { n: points.iter().sum(), points }
    });
    Count { sheets: people_of(sheets.len()), areas: areas.collect(), statements: statements.collect() }
}

fn people_of(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl AreaCount {
    /// Both ends of the interval in which the true mean lies with 95 % confidence, cut off at the ends of the scale.
    pub fn interval(&self, points: usize) -> (f64, f64) {
        // Without the team's own spread a fifth of the points stands in for it, and the normal quantile for Student's.
        let (times, sd) = match self.sd {
            Some(sd) => {
                let df = self.n - 1;
                let t = T_95.into_iter().find(|(known, _)| *known == df);
                (t.unwrap_or_else(|| panic!("no quantile for {df} degrees of freedom")).1, sd)
            }
            None => (1.96, points as f64 / 5.0),
        };
        let half = times * sd / f64::from(self.n).sqrt();
        ((self.mean - half).max(1.0), (self.mean + half).min(points as f64))
    }

    /// The mean on a scale from 0 to 100.
    pub fn score(&self, points: usize) -> f64 {
        score_of(self.mean, points)
    }
}

/// A place on the scale as one from 0 to 100.
pub fn score_of(value: f64, points: usize) -> f64 {
    (value - 1.0) / (points as f64 - 1.0) * 100.0
}

impl StatementCount {
    /// Disagree, neither, agree; without the one in the middle where the scale has no middle.
    pub fn bands(&self) -> Vec<u32> {
        let half = self.points.len() / 2;
        let (low, rest) = self.points.split_at(half);
        let (middle, high) = rest.split_at(self.points.len() % 2);
        let mut bands = vec![low.iter().sum()];
        bands.extend(middle);
        bands.push(high.iter().sum());
        bands
    }
}

/// A number as the page writes it. Ends the test where the table's three decimals could not tell which way to round: such answers are
/// of no use for a comparison.
pub fn rounded(value: f64, decimals: u8) -> String {
    let factor = 10_f64.powi(decimals.into());
    let to_the_edge = ((value * factor).rem_euclid(1.0) - 0.5).abs() / factor;
    assert!(to_the_edge > 0.001, "{value} lies on the edge between two roundings: choose other answers");
    format!("{:.*}", usize::from(decimals), value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::sheet;

    #[test]
    fn one_area_counted_by_hand() {
        // Statements 1, 2, 3 and 5 as ticked, the fourth turned round: means 4, 3 (of three answers), 2; the last person gave two of five.
        let questions = Questions::full();
        let rest = "333333333333333";
        let people: Vec<_> = ["44424", "3.33.", "22242", "55..."].iter().map(|first| sheet(&format!("{first}{rest}"))).collect();
        let counted = count(&questions, &people);
        let support = &counted.areas[0];
        assert_eq!((support.n, support.full), (3, 2));
        assert_eq!((support.s1, support.s2), (60 * 9, 3600 * (16 + 9 + 4)));
        assert!((support.mean - 3.0).abs() < 1e-12 && support.sd.is_none(), "three people have no spread");
        assert_eq!(counted.statements[3], StatementCount { n: 3, points: vec![0, 1, 1, 1, 0] });
        assert_eq!(counted.statements[0].bands(), [1, 1, 2]);
    }

    #[test]
    #[should_panic(expected = "edge")]
    fn a_number_between_two_roundings_is_refused() {
        rounded(3.25, 1);
    }
}
