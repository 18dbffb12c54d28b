//! Figures for many people or many teams: reliability of an area, and how much teams differ. Never computed for one small team.

use super::f_distribution::{f_quantile, f_tail};

/// Fewest people for reliability. Below it the interval spans everything.
pub const MIN_FOR_ALPHA: u32 = 30;
/// Largest share of answers left out for reliability: its two variances are then of nearly the same people.
pub const MAX_SKIPPED_FOR_ALPHA: f64 = 0.05;
/// Fewest people scored for a team to count between teams.
pub const MIN_TEAM: u32 = 5;

/// Cronbach's alpha of an area with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reliability {
    /// Alpha; may be negative.
    pub alpha: f64,
    /// Lower end of Feldt's interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Reliability {
    /// From the standard deviation of the person scores of `n` people and those of the area's statements (Cronbach 1951; interval: Feldt,
    /// Woodruff and Salih 1987). `None` below [`MIN_FOR_ALPHA`] people, with one statement, or where all people agree.
    pub fn of(n: u32, person_sd: f64, statement_sds: &[f64]) -> Option<Self> {
        let k = statement_sds.len() as f64;
        let differ = person_sd.is_finite() && person_sd > 0.0;
        if n < MIN_FOR_ALPHA || statement_sds.len() < 2 || !differ {
            return None;
        }
        let within: f64 = statement_sds.iter().map(|sd| sd * sd).sum();
        let alpha = k / (k - 1.0) * (1.0 - within / (k * k * person_sd * person_sd));
        let people = f64::from(n) - 1.0;
        let end = |p: f64| Some(1.0 - (1.0 - alpha) * f_quantile(p, people, people * (k - 1.0))?);
        Some(Self { alpha, low: end(0.975)?, high: end(0.025)? })
    }
}

/// One team's sums of one area, in units of L (see [`crate::totals`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamSums {
    /// People scored.
    pub n: u32,
    /// Sum of their scores.
    pub s1: u64,
    /// Sum of the squares.
    pub s2: u64,
}

/// How much teams differ in an area: one-way analysis of variance over person scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetweenTeams {
    /// Teams of at least [`MIN_TEAM`] people.
    pub teams: usize,
    /// People in them.
    pub n: u32,
    /// F with teams - 1 and n - teams degrees of freedom.
    pub f: f64,
    /// Chance of a larger F if teams did not differ.
    pub p: f64,
    /// ICC(1) for unequal sizes (Donner 1986); may be negative.
    pub icc1: f64,
    /// Its 95 % interval (Shrout and Fleiss 1979), exact for teams of one size.
    pub icc1_interval: (f64, f64),
    /// ICC(2): reliability of the teams' means.
    pub icc2: f64,
}

impl BetweenTeams {
    /// From each team's sums. `None` for fewer than two teams of [`MIN_TEAM`], or where nobody differs from the own team.
    pub fn of(teams: impl IntoIterator<Item = TeamSums>) -> Option<Self> {
        let teams: Vec<TeamSums> = teams.into_iter().filter(|team| team.n >= MIN_TEAM).collect();
        let n: u32 = teams.iter().map(|team| team.n).sum();
        let (k, people) = (teams.len() as f64, f64::from(n));
        if teams.len() < 2 {
            return None;
        }
        // Deviations from the grand mean, so that no digits are lost in the difference of two large sums.
        let grand_mean = teams.iter().map(|team| team.s1 as f64).sum::<f64>() / people;
        let between: f64 = teams.iter().map(|team| f64::from(team.n) * (team.s1 as f64 / f64::from(team.n) - grand_mean).powi(2)).sum();
        let within: f64 = teams
            .iter()
            .map(|team| {
                let squares = u128::from(team.n) * u128::from(team.s2);
                squares.saturating_sub(u128::from(team.s1) * u128::from(team.s1)) as f64 / f64::from(team.n)
            })
            .sum();
        let (df1, df2) = (k - 1.0, people - k);
        let (msb, msw) = (between / df1, within / df2);
        if !(msw > 0.0 && msb > 0.0) {
            return None;
        }
        let n0 = (people - teams.iter().map(|team| f64::from(team.n).powi(2)).sum::<f64>() / people) / df1;
        let f = msb / msw;
        let end = |ratio: f64| (ratio - 1.0) / (ratio + n0 - 1.0);
        Some(Self {
            teams: teams.len(),
            n,
            f,
            p: f_tail(f, df1, df2)?,
            icc1: end(f),
            icc1_interval: (end(f / f_quantile(0.975, df1, df2)?), end(f * f_quantile(0.975, df2, df1)?)),
            icc2: 1.0 - msw / msb,
        })
    }
}
