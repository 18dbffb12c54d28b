//! What a release says, in the order people read it: a finding, the areas, the statements of each. [`Report`] holds numbers and choices
//! only; [`ReportText`] says them in a language.

pub mod text;

pub use text::{
    AreaChangeText, AreaNumbersText, AreaPlotText, AreaRowText, AreaStatementsText, BadgeText, ComparisonText, PieceText, QuestionsText,
    RemarkText, ReportText, StatementRowText, TableRowText, TableText, TalkText, WordingText, badges, title,
};

use crate::chart::interval_dots::{self, Row};
use crate::chart::stacked_bars::{self, Bar};
use crate::figures::{AreaFigures, Band, Spread, WidthFrom, two_camps};
use crate::release::{Counts, Release};

/// How many areas a headline names as low, and how many as dividing the team. One that names everything names nothing.
const MOST_NAMED: usize = 2;

/// How many statements of all areas are shown before the others, of each kind.
pub const FIRST_STATEMENTS: usize = 3;

/// A sentence of the headline. Positions are those in [`Report::areas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// The whole interval of an area is low.
    ClearlyLow(usize),
    /// An area is low, and its interval goes further.
    Low(usize),
    /// So many areas are low, more than are named.
    ManyLow(usize),
    /// People see an area very differently.
    Divided(usize),
    /// The whole interval of a single area is good, and it does not divide the team.
    ClearlyGood(usize),
    /// The same is true of so many areas, of which this is the highest.
    ManyGood(usize, usize),
    /// The same is true of every area.
    AllGood,
    /// Several areas have figures and nothing of the above is true of any.
    NothingStandsOut,
    /// The same, but the interval of an area reaches into what is low.
    Unsure,
    /// A single area of several has figures.
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
    /// How far people lie apart, from eight people; at least [`Spread::Some`] where one of the statements hints at two camps.
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

    /// Answers that speak for the team.
    pub fn favour(&self) -> u32 {
        if self.reversed { self.disagree() } else { self.agree() }
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
    /// The headline: what needs talk first, then what divides the team, then what holds it up. One sentence at least.
    pub findings: Vec<Finding>,
    /// The areas in the order of the question set.
    pub areas: Vec<AreaReport>,
}

impl Report {
    /// Reads a release.
    pub fn of(release: &Release) -> Self {
        let areas: Vec<AreaReport> = (0..release.set().areas().len()).map(|area| area_report(release, area)).collect();
        Self { findings: findings(&areas), areas }
    }

    /// The statements that need talk first, at most [`FIRST_STATEMENTS`]: those with a hint at two camps, then those against which the
    /// largest share speaks, of at least a quarter.
    pub fn need_talk(&self) -> Vec<usize> {
        let needs = |numbers: &StatementNumbers| numbers.two_camps || 4 * numbers.against() >= numbers.n.max(1);
        self.first_statements(needs, stands_before)
    }

    /// The statements that go well, at most [`FIRST_STATEMENTS`]: those for which the largest share speaks, of at least half.
    pub fn going_well(&self) -> Vec<usize> {
        let need_talk = self.need_talk();
        let share = |of: &StatementNumbers, other: &StatementNumbers| u64::from(of.favour()) * u64::from(other.n);
        let before = |first: &StatementReport, second: &StatementReport| match (&first.shown, &second.shown) {
            (Some(first), Some(second)) => share(first, second) > share(second, first),
            _ => false,
        };
        let goes_well = |numbers: &StatementNumbers| !numbers.two_camps && 2 * numbers.favour() >= numbers.n.max(1);
        let mut found = self.first_statements(goes_well, before);
        found.retain(|statement| !need_talk.contains(statement));
        found
    }

    /// The first statements of all areas that are `wanted`, in an order that keeps the order of asking where two are equal.
    fn first_statements(
        &self,
        wanted: impl Fn(&StatementNumbers) -> bool,
        before: impl Fn(&StatementReport, &StatementReport) -> bool,
    ) -> Vec<usize> {
        let mut found: Vec<&StatementReport> =
            self.areas.iter().flat_map(|area| &area.statements).filter(|it| it.shown.as_ref().is_some_and(&wanted)).collect();
        found.sort_by_key(|it| it.statement);
        in_order(found, |first, second| before(first, second)).into_iter().take(FIRST_STATEMENTS).map(|it| it.statement).collect()
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
    let members = set.areas()[area].members.iter();
    let reports = members.map(|&statement| StatementReport { statement, shown: statement_numbers(release, statement) });
    let statements = in_order(reports, stands_before);
    // Where a statement divides people, they do not see its area alike, however close their scores lie.
    let divides = statements.iter().any(|statement| statement.shown.as_ref().is_some_and(|shown| shown.two_camps));
    let spread = figures.as_ref().and_then(Spread::of).map(|spread| if divides { spread.max(Spread::Some) } else { spread });
    AreaReport { area, figures, spread, row: figures.as_ref().map(interval_dots::row), statements }
}

/// Things in order; where neither of two stands before the other they stay as they were. One after another into its place: there are at most a
/// hundred, and a sorting algorithm is large.
fn in_order<T>(things: impl IntoIterator<Item = T>, stands_before: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::new();
    for thing in things {
        let place = ordered.iter().position(|other| stands_before(&thing, other)).unwrap_or(ordered.len());
        ordered.insert(place, thing);
    }
    ordered
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
        bar: stacked_bars::bar(keyed, release.sheets()),
    })
}

fn findings(areas: &[AreaReport]) -> Vec<Finding> {
    let mut scored: Vec<(usize, AreaFigures)> =
        areas.iter().enumerate().filter_map(|(at, area)| area.figures.map(|figures| (at, figures))).collect();
    scored.sort_by(|(_, first), (_, second)| first.score().total_cmp(&second.score()));
    let (Some(&(lowest, _)), several) = (scored.first(), areas.len() > 1) else { return vec![Finding::Nothing] };
    if scored.len() == 1 && several {
        return vec![Finding::OneArea(lowest)];
    }
    let low: Vec<_> = scored.iter().filter(|(_, figures)| figures.band() == Band::Low).collect();
    let mut found = Vec::new();
    if low.len() > MOST_NAMED {
        found.push(Finding::ManyLow(low.len()));
    }
    found.extend(
        low.iter().take(MOST_NAMED).map(|(at, figures)| if figures.is_clear() { Finding::ClearlyLow(*at) } else { Finding::Low(*at) }),
    );
    let divides = |at: usize| areas[at].spread == Some(Spread::Wide);
    found.extend(scored.iter().filter(|(at, _)| divides(*at)).map(|&(at, _)| Finding::Divided(at)).take(MOST_NAMED));
    let good = scored.iter().filter(|(at, figures)| figures.band() == Band::Good && figures.is_clear() && !divides(*at));
    let good: Vec<usize> = good.map(|&(at, _)| at).collect();
    found.extend(good.last().map(|&highest| match good.len() {
        1 => Finding::ClearlyGood(highest),
        all if all == areas.len() => Finding::AllGood,
        count => Finding::ManyGood(count, highest),
    }));
    if found.is_empty() {
        let could_be_low = scored.iter().any(|(_, figures)| figures.could_be(Band::Low));
        found.push(if could_be_low { Finding::Unsure } else { Finding::NothingStandsOut });
    }
    found
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
    fn the_headline_names_what_is_clearly_low_and_what_is_clearly_good() {
        let report = report(9, |person, statement| keyed(statement, [4, 1 + u8::from(person == 0), 3, 5][statement / 5]));
        assert_eq!(report.findings, [Finding::ClearlyLow(1), Finding::ManyGood(2, 3)]);
        assert_eq!(report.score_range().map(|(low, high)| (low < 10.0, high > 99.0)), Some((true, true)));
    }

    #[test]
    fn at_most_two_areas_are_named_as_low_and_how_many_there_are() {
        let report = report(9, |person, statement| keyed(statement, if person == 0 { 2 } else { [2, 1, 2, 1][statement / 5] }));
        assert_eq!(report.findings, [Finding::ManyLow(4), Finding::ClearlyLow(1), Finding::ClearlyLow(3)]);
    }

    #[test]
    fn an_area_that_is_low_and_may_be_more_is_named_alone() {
        let report = report(5, |person, statement| keyed(statement, if statement < 5 { 2 + u8::from(person == 0) } else { 3 }));
        assert_eq!(report.findings, [Finding::Low(0)]);
    }

    #[test]
    fn an_area_that_divides_the_team_is_named() {
        let report = report(10, |person, statement| keyed(statement, if statement / 5 == 2 { 1 + 4 * (person % 2) } else { 3 }));
        assert_eq!(report.findings, [Finding::Divided(2)]);
    }

    #[test]
    fn where_every_area_is_clearly_good_that_is_one_sentence() {
        let report = report(9, |person, statement| keyed(statement, if person == 0 && statement < 5 { 4 } else { 5 }));
        assert_eq!(report.findings, [Finding::AllGood]);
    }

    #[test]
    fn a_single_good_area_is_named_and_one_that_divides_the_team_is_not() {
        let good = report(9, |_, statement| keyed(statement, if statement < 5 { 5 } else { 3 }));
        assert_eq!(good.findings, [Finding::ClearlyGood(0)]);
        let divided = report(22, |person, statement| {
            keyed(
                statement,
                if statement >= 5 {
                    3
                } else if person % 4 == 0 {
                    2
                } else {
                    5
                },
            )
        });
        assert_eq!(divided.areas[0].figures.map(|figures| (figures.band(), figures.is_clear())), Some((Band::Good, true)));
        assert_eq!(divided.findings, [Finding::Divided(0)]);
    }

    #[test]
    fn areas_of_which_nothing_stands_out_are_not_told_apart() {
        let headline =
            |people| report(people, |person, statement| keyed(statement, if person == 0 && statement < 5 { 4 } else { 3 })).findings;
        assert_eq!(headline(9), [Finding::NothingStandsOut]);
        // Of six people the band reaches into what is low.
        assert_eq!(headline(6), [Finding::Unsure]);
    }

    #[test]
    fn with_nothing_answered_there_is_no_finding() {
        let report = report(6, |_, _| 0);
        assert_eq!(report.findings, [Finding::Nothing]);
        assert!(report.areas.iter().all(|area| area.figures.is_none() && !area.has_counts()));
    }

    #[test]
    fn people_do_not_see_an_area_alike_in_which_a_statement_divides_them() {
        // The second statement makes up for the first, so all scores are the same.
        let divided = report(8, |person, statement| match (statement, person % 2) {
            (0, 0) | (1, 1) => 1,
            (0 | 1, _) => 5,
            _ => 3,
        });
        assert_eq!(divided.areas.iter().map(|area| area.spread).collect::<Vec<_>>()[..2], [Some(Spread::Some), Some(Spread::Close)]);
        let apart = report(8, |person, statement| if statement < 3 { keyed(statement, 1 + 4 * (person % 2)) } else { 3 });
        assert_eq!(apart.areas[0].spread, Some(Spread::Wide));
    }

    #[test]
    fn counts_with_words_are_as_ticked_and_bars_are_keyed() {
        let report = report(8, |person, statement| if statement == 3 { if person < 6 { 5 } else { 1 } } else { 4 });
        let struggle = &report.areas[0].statements[0];
        assert_eq!(struggle.statement, 3, "what most people find wrong stands first");
        let numbers = struggle.shown.as_ref().expect("eight answers");
        assert_eq!((numbers.disagree(), numbers.neither(), numbers.agree()), (2, Some(0), 6));
        assert_eq!(numbers.against(), 6);
        let left = numbers.bar.pieces.iter().filter(|piece| piece.start < numbers.bar.line).map(|piece| piece.count).sum::<u32>();
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
