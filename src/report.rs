//! What a release says, in the order people read it: a finding, the areas, the statements of each. Numbers and choices only; the words
//! come from [`crate::locale`].

use crate::chart::diverging_bars::{self, Bar};
use crate::chart::interval_dots::{self, Row};
use crate::figures::{AreaFigures, Spread, two_camps};
use crate::release::{Counts, Release, in_bands};

/// Areas whose means lie closer together than this share of the scale (0.4 of the 4 steps from 1 to 5) are not told apart in words.
/// Our cut: about half the width of an interval of eight people. It describes; it tests nothing.
pub const STANDS_OUT: f64 = 0.1;

/// The first sentence of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// One area is lowest and one highest, by more than [`STANDS_OUT`]. Positions in [`Report::areas`].
    Range {
        /// The lowest area.
        lowest: usize,
        /// The highest area.
        highest: usize,
    },
    /// Two or more areas have figures and lie close together.
    CloseTogether,
    /// A single area has figures.
    OneArea(usize),
    /// No area has enough answers.
    Nothing,
}

/// One area of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaReport {
    /// Position in the question set.
    pub area: usize,
    /// Its figures, if enough people answered.
    pub figures: Option<AreaFigures>,
    /// How far people lie apart, from eight people.
    pub spread: Option<Spread>,
    /// Its row in the plot.
    pub row: Option<Row>,
    /// Its statements in the order of reading: two camps first, then by the share that disagrees, then as asked.
    pub statements: Vec<StatementReport>,
}

impl AreaReport {
    /// Whether any statement of the area has numbers.
    pub fn has_counts(&self) -> bool {
        self.statements.iter().any(|statement| statement.shown.is_some())
    }
}

/// One statement of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementReport {
    /// Position in the question set.
    pub statement: usize,
    /// Its numbers, if the rules of release allow them.
    pub shown: Option<StatementNumbers>,
}

/// Numbers of one statement, keyed: favourable answers agree, also where the statement is reverse-scored.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementNumbers {
    /// How many answered.
    pub n: u32,
    /// How many of those who sent a sheet did not answer this statement.
    pub skipped: u32,
    /// Disagree, neither (if the scale has a middle), agree.
    pub bands: Vec<u32>,
    /// The count of each point, where released.
    pub points: Option<Vec<u32>>,
    /// Whether the counts hint at two camps.
    pub two_camps: bool,
    /// Its bar in the chart.
    pub bar: Bar,
}

impl StatementNumbers {
    /// Answers below the middle of the scale.
    pub fn disagree(&self) -> u32 {
        self.bands.first().copied().unwrap_or(0)
    }

    /// Answers above the middle of the scale.
    pub fn agree(&self) -> u32 {
        self.bands.last().copied().unwrap_or(0)
    }

    /// Answers on the middle, if the scale has one.
    pub fn neither(&self) -> Option<u32> {
        (self.bands.len() == 3).then(|| self.bands[1])
    }

    /// Mean on the scale 1 to P, where the full counts are released.
    pub fn mean(&self) -> Option<f64> {
        let points = self.points.as_ref()?;
        let sum: u32 = (1..).zip(points).map(|(point, count)| point * count).sum();
        (self.n > 0).then(|| f64::from(sum) / f64::from(self.n))
    }
}

/// A report on one release.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The first sentence.
    pub finding: Finding,
    /// The areas in the order of the question set.
    pub areas: Vec<AreaReport>,
}

impl Report {
    /// Reads a release.
    pub fn of(release: &Release) -> Self {
        let areas: Vec<AreaReport> = (0..release.set().areas().len()).map(|area| area_report(release, area)).collect();
        Self { finding: finding(&areas), areas }
    }

    /// The lowest and the highest mean; `None` if no area has figures.
    pub fn mean_range(&self) -> Option<(f64, f64)> {
        let means = || self.areas.iter().filter_map(|area| area.figures.map(|figures| figures.mean));
        Some((means().min_by(f64::total_cmp)?, means().max_by(f64::total_cmp)?))
    }
}

fn area_report(release: &Release, area: usize) -> AreaReport {
    let set = release.set();
    let figures = release.areas()[area]
        .and_then(|sums| AreaFigures::from_sums(sums.n, sums.s1, sums.s2, set.areas()[area].unit(), set.scale().points));
    let mut statements: Vec<StatementReport> = set.areas()[area]
        .members
        .iter()
        .map(|&statement| StatementReport { statement, shown: statement_numbers(release, statement) })
        .collect();
    statements.sort_by(|first, second| match (&first.shown, &second.shown) {
        (Some(first), Some(second)) => second.two_camps.cmp(&first.two_camps).then_with(|| {
            // Shares compared without division: a/b > c/d where a d > c b.
            let share = |of: &StatementNumbers, other: &StatementNumbers| u64::from(of.disagree()) * u64::from(other.n);
            share(second, first).cmp(&share(first, second))
        }),
        (first, second) => second.is_some().cmp(&first.is_some()),
    });
    AreaReport { area, figures, spread: figures.as_ref().and_then(Spread::of), row: figures.as_ref().map(interval_dots::row), statements }
}

fn statement_numbers(release: &Release, statement: usize) -> Option<StatementNumbers> {
    let released = release.statements()[statement].as_ref()?;
    let numbers = released.counts.numbers();
    let (bands, points) = match &released.counts {
        Counts::Bands(bands) => (bands.clone(), None),
        Counts::Points(points) => (in_bands(points, release.set().scale().points), Some(points.clone())),
    };
    Some(StatementNumbers {
        n: released.n,
        skipped: release.sheets() - released.n,
        bands,
        points,
        two_camps: two_camps(numbers),
        bar: diverging_bars::bar(numbers, release.sheets()),
    })
}

fn finding(areas: &[AreaReport]) -> Finding {
    let scored: Vec<(usize, f64)> =
        areas.iter().enumerate().filter_map(|(at, area)| area.figures.map(|figures| (at, figures.score()))).collect();
    let lowest = scored.iter().copied().min_by(|first, second| first.1.total_cmp(&second.1));
    let highest = scored.iter().copied().max_by(|first, second| first.1.total_cmp(&second.1));
    match (scored.len(), lowest, highest) {
        (1, Some((only, _)), _) => Finding::OneArea(only),
        (_, Some((lowest, low)), Some((highest, high))) if high - low >= 100.0 * STANDS_OUT => Finding::Range { lowest, highest },
        (_, Some(_), Some(_)) => Finding::CloseTogether,
        _ => Finding::Nothing,
    }
}
