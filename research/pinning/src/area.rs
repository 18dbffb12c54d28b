//! One area, every sheet it can have, and teams made of such sheets.
//!
//! What a sheet adds is asked of the app's own counter and what is shown of a team of the app's own rules; neither is written here again.

use candour::answers::{AnswerSheet, Choice};
use candour::disclosure::Threshold;
use candour::native::{RawArea, RawCounter, RawStatement, RawTotals, ScoreSums, Shown};
use candour::question_set::{Draft, DraftStatement, QuestionSet};

/// Most statements of an area that is looked at.
pub const MAX_STATEMENTS: usize = 5;

/// Most points of a scale that is looked at.
pub const MAX_POINTS: u8 = 5;

/// How large an area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    /// How many statements, 1 to [`MAX_STATEMENTS`].
    pub statements: usize,
    /// How many points the scale has, 2 to [`MAX_POINTS`].
    pub points: u8,
}

impl Shape {
    /// Steps from the lowest score a sheet can have to the highest: one for each point of each statement above the lowest.
    pub fn top(self) -> u32 {
        u32::try_from(self.statements).unwrap_or(0) * (u32::from(self.points) - 1)
    }
}

/// What one person answers to the area.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The keyed answer to each statement, 0 for none.
    pub answers: Vec<u8>,
    /// The person score in steps above the lowest, if the person is scored.
    pub score: Option<u32>,
    /// What the sheet adds to the sums of the area.
    pub adds: RawArea,
    /// Where each answer is counted: 0 no answer, then each point as ticked.
    places: Vec<usize>,
}

impl Sheet {
    /// Whether no statement was left out.
    pub fn is_complete(&self) -> bool {
        self.adds.full == Some(1)
    }
}

/// An area and all its sheets.
#[derive(Debug)]
pub struct Area {
    shape: Shape,
    set: QuestionSet,
    sheets: Vec<Sheet>,
}

impl Area {
    /// The area of this shape. Its last statement is reverse-scored where there are several. `None` outside the bounds of [`Shape`].
    pub fn of(shape: Shape) -> Option<Self> {
        let Shape { statements, points } = shape;
        if !(1..=MAX_STATEMENTS).contains(&statements) || !(2..=MAX_POINTS).contains(&points) {
            return None;
        }
        let statement = |at: usize| DraftStatement {
            id: format!("s{at}"),
            area: "a".into(),
            text: format!("Statement {at}."),
            reversed: at > 0 && at + 1 == statements,
        };
        let draft = Draft {
            id: "pinning".into(),
            title: "Pinning".into(),
            points,
            lowest: 1,
            areas: vec![("a".into(), "Area".into())],
            statements: (0..statements).map(statement).collect(),
            ..Draft::default()
        };
        let set = draft.check().ok()?;
        let base = usize::from(points) + 1;
        let all = base.pow(u32::try_from(statements).ok()?);
        let sheets: Option<Vec<Sheet>> = (0..all).map(|number| sheet(&set, digits(number, base, statements))).collect();
        Some(Self { shape, set, sheets: sheets? })
    }

    /// Its shape.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The question set with this one area.
    pub fn set(&self) -> &QuestionSet {
        &self.set
    }

    /// Every sheet. One is named by its position.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The position of the sheet with these keyed answers.
    pub fn position(&self, answers: &[u8]) -> usize {
        let base = usize::from(self.shape.points) + 1;
        answers.iter().rev().fold(0, |number, &answer| number * base + usize::from(answer))
    }

    /// What one step of a score counts in the sums.
    pub fn step(&self) -> u64 {
        step(&self.set)
    }
}

fn step(set: &QuestionSet) -> u64 {
    let area = &set.areas()[0];
    u64::from(area.unit()) / area.members.len() as u64
}

fn digits(number: usize, base: usize, many: usize) -> Vec<u8> {
    (0..many)
        .scan(number, |rest, _| Some(std::mem::replace(rest, *rest / base) % base))
        .map(|digit| u8::try_from(digit).unwrap_or(0))
        .collect()
}

fn sheet(set: &QuestionSet, answers: Vec<u8>) -> Option<Sheet> {
    let points = set.scale().points;
    let ticked = |(at, &keyed): (usize, &u8)| if keyed > 0 && set.statements()[at].reversed { points + 1 - keyed } else { keyed };
    let ticked: Vec<u8> = answers.iter().enumerate().map(ticked).collect();
    let mut one = AnswerSheet::blank(set);
    for (at, &point) in ticked.iter().enumerate() {
        one.tick(at, if point == 0 { Choice::PreferNot } else { Choice::Point(point) });
    }
    let mut counter = RawCounter::new(set);
    counter.accumulate(one).ok()?;
    let adds = *counter.finish().areas.first()?;
    let steps = u32::try_from(adds.on_grid?.s1 / step(set)).ok()?;
    let score = if adds.n == 1 { Some(steps.checked_sub(u32::try_from(answers.len()).ok()?)?) } else { None };
    Some(Sheet { answers, score, adds, places: ticked.into_iter().map(usize::from).collect() })
}

/// A team that sheets are added to and taken from.
#[derive(Debug)]
pub struct Team<'a> {
    area: &'a Area,
    totals: RawTotals,
}

impl<'a> Team<'a> {
    /// Nobody yet.
    pub fn of(area: &'a Area) -> Self {
        let Shape { statements, points } = area.shape;
        let statement = RawStatement { ticked: vec![0; points.into()], skipped: 0 };
        let nothing = RawArea { n: 0, full: Some(0), exact: ScoreSums::default(), on_grid: Some(ScoreSums::default()) };
        let set = area.set.structure_hash();
        Self { area, totals: RawTotals { set, sheets: 0, statements: vec![statement; statements], areas: vec![nothing] } }
    }

    /// All of these.
    pub fn with(area: &'a Area, sheets: &[usize]) -> Self {
        let mut team = Self::of(area);
        for &sheet in sheets {
            team.add(sheet);
        }
        team
    }

    /// Adds somebody with this sheet.
    pub fn add(&mut self, sheet: usize) {
        self.change(sheet, |sum, one| *sum += one, |sum, one| *sum += one);
    }

    /// Takes somebody with this sheet away, who was added.
    pub fn remove(&mut self, sheet: usize) {
        self.change(sheet, |sum, one| *sum -= one, |sum, one| *sum -= one);
    }

    fn change(&mut self, sheet: usize, people: impl Fn(&mut u32, u32), sums: impl Fn(&mut u64, u64)) {
        let Sheet { adds, places, .. } = &self.area.sheets[sheet];
        people(&mut self.totals.sheets, 1);
        let all = &mut self.totals.areas[0];
        people(&mut all.n, adds.n);
        if let (Some(all), Some(one)) = (&mut all.full, adds.full) {
            people(all, one);
        }
        sums(&mut all.exact.s1, adds.exact.s1);
        sums(&mut all.exact.s2, adds.exact.s2);
        if let (Some(all), Some(one)) = (&mut all.on_grid, adds.on_grid) {
            sums(&mut all.s1, one.s1);
            sums(&mut all.s2, one.s2);
        }
        for (statement, &place) in self.totals.statements.iter_mut().zip(places) {
            people(place.checked_sub(1).map_or(&mut statement.skipped, |point| &mut statement.ticked[point]), 1);
        }
    }

    /// What the rules of release leave of this team.
    pub fn shown(&self) -> Shown {
        let shown = self.totals.shown(&self.area.set, Threshold::default());
        shown.unwrap_or_else(|_| unreachable!("totals of this set that say who left something out"))
    }
}
