//! What a release says, in the order people read it: a finding, the areas, the statements of each. [`Report`] holds numbers and choices
//! only; [`ReportText`] says them in a language.

pub mod text;

pub use text::{
    AreaNumbersText, AreaPlotText, AreaRowText, AreaStatementsText, BadgeText, PieceText, QuestionsText, ReportText, StatementRowText,
    TableRowText, TableText, badges, title,
};

use crate::chart::diverging_bars::{self, Bar};
use crate::chart::interval_dots::{self, Row};
use crate::figures::{AreaFigures, Spread, WidthFrom, two_camps};
use crate::release::{Counts, Release};

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
    /// Its statements in the order of reading: two camps first, then by the share that speaks
    /// against the team, then as asked.
    pub statements: Vec<StatementReport>,
}

impl AreaReport {
    /// Whether the width of the area's band is made of a usual spread instead of the team's own.
    pub fn has_usual_width(&self) -> bool {
        self.figures.is_some_and(|figures| figures.width_from == WidthFrom::UsualSpread)
    }

    /// Whether any statement of the area has the count of each point.
    pub fn has_full_counts(&self) -> bool {
        self.statements.iter().any(|statement| statement.shown.as_ref().is_some_and(|shown| shown.points.is_some()))
    }

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

/// Numbers of one statement. The bar is keyed, so that what speaks for the team is on the same side for every statement; the counts with
/// words are as people ticked them, so that "3 agree" means that three people agree with the sentence as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementNumbers {
    /// How many answered.
    pub n: u32,
    /// How many of those who sent a sheet did not answer this statement.
    pub skipped: u32,
    /// Lower half, middle (if the scale has one) and upper half, as ticked.
    pub bands: Vec<u32>,
    /// The count of each point as ticked, where released.
    pub points: Option<Vec<u32>>,
    /// Whether the statement is reverse-scored.
    pub reversed: bool,
    /// Whether the counts hint at two camps.
    pub two_camps: bool,
    /// Its bar in the chart, keyed.
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

    /// Answers that speak against the team.
    pub fn against(&self) -> u32 {
        if self.reversed { self.agree() } else { self.disagree() }
    }

    /// Mean on the scale 1 to P as ticked, where the full counts are released.
    pub fn mean(&self) -> Option<f64> {
        let sum: u32 = self.weighted()?.map(|(point, count)| point * count).sum();
        (self.n > 0).then(|| f64::from(sum) / f64::from(self.n))
    }

    /// Standard deviation (n - 1), where the full counts are released.
    pub fn sd(&self) -> Option<f64> {
        let mean = self.mean().filter(|_| self.n > 1)?;
        let squares: f64 = self.weighted()?.map(|(point, count)| f64::from(count) * (f64::from(point) - mean).powi(2)).sum();
        Some((squares / (f64::from(self.n) - 1.0)).sqrt())
    }

    fn weighted(&self) -> Option<impl Iterator<Item = (u32, u32)>> {
        Some((1..).zip(self.points.as_ref()?.iter().copied()))
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

    /// The lowest and the highest score; `None` if no area has figures.
    pub fn score_range(&self) -> Option<(f64, f64)> {
        let scores = || self.areas.iter().filter_map(|area| area.figures.map(|figures| figures.score()));
        Some((scores().min_by(f64::total_cmp)?, scores().max_by(f64::total_cmp)?))
    }
}

fn area_report(release: &Release, area: usize) -> AreaReport {
    let set = release.set();
    let figures = release.areas()[area]
        .and_then(|sums| AreaFigures::from_sums(sums.n, sums.s1, sums.s2, set.areas()[area].unit(), set.scale().points));
    let mut statements: Vec<StatementReport> = Vec::new();
    for &statement in &set.areas()[area].members {
        let report = StatementReport { statement, shown: statement_numbers(release, statement) };
        // One after another into its place: there are at most twelve, and a sorting algorithm is large.
        let place = statements.iter().position(|other| stands_before(&report, other)).unwrap_or(statements.len());
        statements.insert(place, report);
    }
    AreaReport { area, figures, spread: figures.as_ref().and_then(Spread::of), row: figures.as_ref().map(interval_dots::row), statements }
}

/// Whether a statement stands before another in the report. Neither does where they are equal, which keeps the order of asking.
fn stands_before(first: &StatementReport, second: &StatementReport) -> bool {
    let (Some(first), Some(second)) = (&first.shown, &second.shown) else {
        return first.shown.is_some() && second.shown.is_none();
    };
    // Shares compared without division: a/b > c/d where a d > c b.
    let share = |of: &StatementNumbers, other: &StatementNumbers| u64::from(of.against()) * u64::from(other.n);
    (first.two_camps && !second.two_camps) || (first.two_camps == second.two_camps && share(first, second) > share(second, first))
}

fn statement_numbers(release: &Release, statement: usize) -> Option<StatementNumbers> {
    let released = release.statements()[statement].as_ref()?;
    let keyed = released.counts.keyed();
    Some(StatementNumbers {
        n: released.n,
        skipped: release.sheets() - released.n,
        bands: released.counts.in_bands().as_ticked(),
        points: released.counts.in_points().map(Counts::as_ticked),
        reversed: release.set().statements()[statement].reversed,
        two_camps: two_camps(keyed),
        bar: diverging_bars::bar(keyed, release.sheets()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{AnswerSheet, Choice};
    use crate::disclosure::Threshold;
    use crate::open_round::OpenRound;
    use crate::question_set::QuestionSet;
    use crate::round::{Day, Kind, Round};
    use crate::totals::BatchId;

    /// The report on a round in which person p ticks `answer(p, statement)`; 0 skips.
    fn report(people: u8, answer: impl Fn(u8, usize) -> u8) -> Report {
        let set = QuestionSet::full();
        let round = Round {
            team: "T".parse().expect("a name"),
            label: "R".parse().expect("a name"),
            opened: Day::new(2026, 11, 22).expect("a day"),
            invited: people.into(),
            threshold: Threshold::default(),
            kind: Kind::Real,
        };
        let mut open = OpenRound::open(round, set.clone(), BatchId([7; 16]));
        for person in 0..people {
            let mut sheet = AnswerSheet::blank(&set);
            for statement in 0..20 {
                sheet.tick(statement, Choice::Point(answer(person, statement)));
            }
            open.count(sheet).expect("no more sheets than people");
        }
        Report::of(&open.close().expect("enough people"))
    }

    /// Statements 3, 8, 13 and 18 of the full form are reverse-scored.
    fn keyed(statement: usize, point: u8) -> u8 {
        if statement % 5 == 3 { 6 - point } else { point }
    }

    #[test]
    fn the_finding_names_the_lowest_and_the_highest_area() {
        let report = report(6, |_, statement| keyed(statement, [4, 2, 3, 5][statement / 5]));
        assert_eq!(report.finding, Finding::Range { lowest: 1, highest: 3 });
        assert_eq!(report.score_range(), Some((25.0, 100.0)));
    }

    #[test]
    fn areas_that_lie_close_together_are_not_told_apart() {
        let report = report(6, |person, statement| keyed(statement, if person == 0 && statement < 5 { 4 } else { 3 }));
        assert_eq!(report.finding, Finding::CloseTogether);
    }

    #[test]
    fn with_nothing_answered_there_is_no_finding() {
        let report = report(6, |_, _| 0);
        assert_eq!(report.finding, Finding::Nothing);
        assert!(report.areas.iter().all(|area| area.figures.is_none() && !area.has_counts()));
    }

    #[test]
    fn counts_with_words_are_as_ticked_and_bars_are_keyed() {
        let report = report(8, |person, statement| if statement == 3 { if person < 6 { 5 } else { 1 } } else { 4 });
        let struggle = &report.areas[0].statements[0];
        assert_eq!(struggle.statement, 3, "what most people find wrong stands first");
        let numbers = struggle.shown.as_ref().expect("eight answers");
        assert_eq!((numbers.disagree(), numbers.neither(), numbers.agree()), (2, Some(0), 6));
        assert_eq!(numbers.against(), 6);
        let left: u32 = numbers.bar.pieces.iter().filter(|piece| piece.level == 0).map(|piece| piece.count).sum();
        assert_eq!(left, 6, "agreeing with a reverse-scored statement stands on the left");
    }

    #[test]
    fn two_camps_stand_before_what_most_people_find_wrong() {
        let report = report(8, |person, statement| match statement {
            0 => 1,
            2 => {
                if person < 4 {
                    1
                } else {
                    5
                }
            }
            _ => 3,
        });
        let order: Vec<usize> = report.areas[0].statements.iter().map(|statement| statement.statement).collect();
        assert_eq!(order, [2, 0, 1, 3, 4]);
    }

    #[test]
    fn full_counts_come_with_mean_and_spread_as_ticked() {
        let report = report(20, |person, statement| if statement == 3 { 1 + person % 2 } else { 3 });
        let numbers =
            report.areas[0].statements.iter().find(|statement| statement.statement == 3).and_then(|statement| statement.shown.clone());
        let numbers = numbers.expect("twenty answers");
        assert_eq!(numbers.points, Some(vec![10, 10, 0, 0, 0]));
        assert_eq!(numbers.mean(), Some(1.5));
        assert!((numbers.sd().expect("a spread") - 0.512_989_176).abs() < 1e-6);
    }
}
