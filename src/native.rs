//! Readable totals, for the native tools: checking Candour against other programs, research, surveys counted elsewhere.
//!
//! The app must not be able to read totals before the rules of release have passed over them, so it is built without this module (feature
//! `native`). The tools must count exactly as the app does, so sheets go into [`Totals`], and [`RawTotals`] copies the numbers out; beside them
//! [`RawCounter`] adds up exact person scores, which other programs can be compared with. What comes in here is somebody's file with every answer
//! in it; there is nothing left to protect.
//!
//! * [`table`]: a table as spreadsheets save it. [`raw_answers`]: a table of answers, one sheet a row. * [`totals_file`]: totals as JSON, written by the tool `tally`.
//! * [`figures_file`], [`releases`]: every figure, or what may be shown, written by the tool `figures`. * [`change_file`]: what moved between two rounds, written by the tool `change`. * [`command`]: the tools. [`sealed_tool`]: sealed ballots by files. * [`unsealed`]: what the app seals before it stores it.

pub mod change_file;
pub mod command;
pub mod figures_file;
pub mod raw_answers;
pub mod releases;
pub mod sealed_tool;
pub mod table;
pub mod totals_file;
pub mod unsealed;

use crate::answers::AnswerSheet;
use crate::disclosure::Threshold;
use crate::figures::AreaFigures;
use crate::json;
use crate::question_set::{Area, QuestionSet, StructureHash};
use crate::release::{self, Impossible, Origin, Provenance, Release, ReleasedArea, ReleasedStatement, apply_rules};
use crate::round::{Day, Kind, MAX_NAME, Round};
use crate::text::Name;
use crate::totals::{AreaSums, BatchId, CountError, Totals};
use crate::transfer::release_file::MAX_INVITED;
use sha2::{Digest, Sha256};

/// Most people in one set of raw totals: no sum over them leaves 64 bits.
pub const MAX_PEOPLE: u32 = 10_000_000;

/// Totals of one team that anyone can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTotals {
    /// The question set counted.
    pub set: StructureHash,
    /// How many sheets.
    pub sheets: u32,
    /// Counts of each statement, in the order of the set.
    pub statements: Vec<RawStatement>,
    /// Sums of each area, in the order of the set.
    pub areas: Vec<RawArea>,
}

/// Counts of one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawStatement {
    /// How many ticked each point, as ticked, lowest first.
    pub ticked: Vec<u32>,
    /// How many gave no answer.
    pub skipped: u32,
}

impl RawStatement {
    /// How many ticked a point.
    pub fn n(&self) -> u32 {
        self.ticked.iter().sum()
    }

    /// The counts with the favourable end last.
    pub fn keyed(&self, reversed: bool) -> Vec<u32> {
        let mut counts = self.ticked.clone();
        if reversed {
            counts.reverse();
        }
        counts
    }
}

/// Sums of one area, in units of [`crate::question_set::Area::unit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawArea {
    /// People who answered more than half of the area.
    pub n: u32,
    /// People who answered all of it; `None` in a file that does not say.
    pub full: Option<u32>,
    /// Exact person scores.
    pub exact: ScoreSums,
    /// Person scores on the grid of complete sheets, as the app counts them; `None` in a file that does not say.
    pub on_grid: Option<ScoreSums>,
}

/// Sums over person scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScoreSums {
    /// Of the scores.
    pub s1: u64,
    /// Of their squares.
    pub s2: u64,
}

impl ScoreSums {
    fn plus(self, other: Self) -> Self {
        Self { s1: self.s1 + other.s1, s2: self.s2 + other.s2 }
    }
}

impl RawArea {
    /// The sums on the grid. Where everybody scored answered all of the area the exact ones are the same.
    pub fn on_grid(&self) -> Option<ScoreSums> {
        self.on_grid.or((self.full == Some(self.n)).then_some(self.exact))
    }

    /// The figures of `area` from the exact sums, on a scale of so many points; `None` if nobody is scored.
    pub fn figures(&self, area: &Area, points: u8) -> Option<AreaFigures> {
        AreaFigures::from_sums(self.n, self.exact.s1, Some(self.exact.s2), area.unit(), points)
    }
}

/// Counts the sheets of one team, exactly and as the app does.
pub struct RawCounter {
    set: QuestionSet,
    totals: Totals,
    exact: Vec<ScoreSums>,
}

impl RawCounter {
    /// A counter of no sheet yet.
    pub fn new(set: &QuestionSet) -> Self {
        let exact = vec![ScoreSums::default(); set.areas().len()];
        Self { set: set.clone(), totals: Totals::empty(set, BatchId([0; 16])), exact }
    }

    /// Counts one sheet, which is used up.
    ///
    /// # Errors
    /// [`CountError::OtherQuestionSet`].
    pub fn accumulate(&mut self, sheet: AnswerSheet) -> Result<(), CountError> {
        let scores: Vec<Option<u64>> = self.set.areas().iter().map(|area| exact_score(&self.set, area, &sheet)).collect();
        self.totals.accumulate(sheet)?;
        for (sums, score) in self.exact.iter_mut().zip(scores) {
            *sums = sums.plus(score.map_or_else(ScoreSums::default, |u| ScoreSums { s1: u, s2: u * u }));
        }
        Ok(())
    }

    /// Everything that was counted.
    pub fn finish(&self) -> RawTotals {
        let statements = (0..self.set.statements().len()).map(|at| {
            let (skipped, ticked) = self.totals.counts(at).split_first().map_or((0, &[][..]), |(skipped, ticked)| (*skipped, ticked));
            RawStatement { ticked: ticked.to_vec(), skipped }
        });
        let areas = self.totals.areas().iter().zip(&self.exact).map(|(sums, exact)| {
            let on_grid = Some(ScoreSums { s1: sums.s1, s2: sums.s2 });
            RawArea { n: sums.n, full: Some(sums.full), exact: *exact, on_grid }
        });
        RawTotals { set: self.set.structure_hash(), sheets: self.totals.sheets(), statements: statements.collect(), areas: areas.collect() }
    }
}

/// The mean of a person's keyed answers in an area times its unit: whole, as the unit is a multiple of any number of answers.
fn exact_score(set: &QuestionSet, area: &Area, sheet: &AnswerSheet) -> Option<u64> {
    let keyed = |&at: &usize| Some(set.keyed(at, sheet.point(at)?));
    let answers: Vec<u64> = area.members.iter().filter_map(keyed).map(u64::from).collect();
    let answered = answers.len() as u64;
    (2 * answers.len() > area.members.len()).then(|| u64::from(area.unit()) * answers.iter().sum::<u64>() / answered)
}

/// Why two raw totals are not added up. The first is as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddError {
    /// They count answers to different question sets.
    #[error("the totals belong to different question sets")]
    OtherQuestionSet,
    /// More than [`MAX_PEOPLE`] together.
    #[error("more than {MAX_PEOPLE} people")]
    TooManyPeople,
}

/// Why there is no release of some totals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoRelease {
    /// They count answers to another question set.
    #[error("the totals belong to another question set")]
    OtherQuestionSet,
    /// Fewer people than the rules of release ask.
    #[error("fewer people than the rules of release ask")]
    TooFewPeople,
    /// More people than a release can be about.
    #[error("more than {MAX_INVITED} people")]
    TooManyPeople,
    /// The team's name does not fit a release.
    #[error("the team's name is empty, longer than {MAX_NAME} characters or holds hidden characters")]
    Team,
    /// Nothing says how many people answered the whole of an area, which the rules of release need.
    #[error("the totals do not say how many people answered the whole of each area (\"full\")")]
    NothingOnSkippers,
    /// The numbers contradict each other.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// Nothing says what the scores of an area with gaps are on the grid of complete sheets, which a release holds.
    #[error("the totals do not say what the scores are on the grid of complete sheets (\"grid_s1\", \"grid_s2\")")]
    NothingOnTheGrid,
}

/// What the rules of release leave of some totals, in the order of the question set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Of each area.
    pub areas: Vec<Option<ReleasedArea>>,
    /// Of each statement.
    pub statements: Vec<Option<ReleasedStatement>>,
}

impl RawTotals {
    /// Adds the people behind `other`. That they are not the same people is for the caller to know.
    ///
    /// # Errors
    /// [`AddError`]; nothing is added then.
    pub fn add(&mut self, other: &Self) -> Result<(), AddError> {
        if self.set != other.set {
            return Err(AddError::OtherQuestionSet);
        }
        if u64::from(self.sheets) + u64::from(other.sheets) > u64::from(MAX_PEOPLE) {
            return Err(AddError::TooManyPeople);
        }
        self.sheets += other.sheets;
        for (mine, theirs) in self.statements.iter_mut().zip(&other.statements) {
            mine.skipped += theirs.skipped;
            for (mine, theirs) in mine.ticked.iter_mut().zip(&theirs.ticked) {
                *mine += theirs;
            }
        }
        for (mine, theirs) in self.areas.iter_mut().zip(&other.areas) {
            mine.n += theirs.n;
            mine.full = mine.full.zip(theirs.full).map(|(mine, theirs)| mine + theirs);
            mine.exact = mine.exact.plus(theirs.exact);
            mine.on_grid = mine.on_grid().zip(theirs.on_grid()).map(|(mine, theirs)| mine.plus(theirs));
        }
        Ok(())
    }

    /// What the rules of release, at their lowest threshold, leave of these totals. The round is made up: everybody who answered was
    /// invited, and it opened on the first day there is.
    ///
    /// # Errors
    /// [`NoRelease`].
    pub fn release(&self, set: &QuestionSet, team: &str) -> Result<Release, NoRelease> {
        if self.set != set.structure_hash() {
            return Err(NoRelease::OtherQuestionSet);
        }
        let team = Name::new(team).map_err(|_| NoRelease::Team)?;
        let (label, opened) = (Name::new("native").ok(), Day::new(2000, 1, 1));
        let (Some(label), Some(opened)) = (label, opened) else { unreachable!("a name and a day") };
        let round = Round { team: team.clone(), label, opened, invited: self.sheets, threshold: Threshold::default(), kind: Kind::Real };
        if self.sheets < round.threshold.people() {
            return Err(NoRelease::TooFewPeople);
        }
        if u64::from(self.sheets) > MAX_INVITED {
            return Err(NoRelease::TooManyPeople);
        }
        let areas = self.area_sums()?;
        let sums = release::Sums { sheets: self.sheets, areas: &areas, counts: self.counts() };
        let batches = vec![self.batch(set, &team)];
        let release = Release::from_sums(round, Origin::Imported, Provenance::HandedIn, set.clone(), &sums, batches);
        // What comes from a file is not yet known to be possible, and the app would refuse it.
        release.check()?;
        Ok(release)
    }

    /// What the rules of release leave of these totals, without a round around it: for research on the rules.
    ///
    /// # Errors
    /// [`NoRelease::OtherQuestionSet`], [`NoRelease::NothingOnSkippers`] or [`NoRelease::NothingOnTheGrid`].
    pub fn shown(&self, set: &QuestionSet, threshold: Threshold) -> Result<Shown, NoRelease> {
        if self.set != set.structure_hash() {
            return Err(NoRelease::OtherQuestionSet);
        }
        let areas = self.area_sums()?;
        let (areas, statements) = apply_rules(threshold, set, &release::Sums { sheets: self.sheets, areas: &areas, counts: self.counts() });
        Ok(Shown { areas, statements })
    }

    fn area_sums(&self) -> Result<Vec<AreaSums>, NoRelease> {
        let sums = self.areas.iter().map(|area| {
            let full = area.full.ok_or(NoRelease::NothingOnSkippers)?;
            let ScoreSums { s1, s2 } = area.on_grid().ok_or(NoRelease::NothingOnTheGrid)?;
            Ok(AreaSums { full, n: area.n, s1, s2 })
        });
        sums.collect()
    }

    fn counts(&self) -> Vec<&[u32]> {
        self.statements.iter().map(|statement| statement.ticked.as_slice()).collect()
    }

    /// Nothing random is at hand, and the same totals of the same team are the same people: a hash of both.
    fn batch(&self, set: &QuestionSet, team: &str) -> BatchId {
        let digest = Sha256::new()
            .chain_update(b"candour native batch 1\n")
            .chain_update(team)
            .chain_update(b"\n")
            .chain_update(json::canonical(&totals_file::team(self, set)))
            .chain_update(self.set.0)
            .finalize();
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        BatchId(id)
    }
}
