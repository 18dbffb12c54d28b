//! What a release tells, by reasoning from its numbers, for teams whose patterns are too many to go through.
//!
//! Two sets are made of every statement and of the scores of an area, for the people whose sheets are not taken away:
//!
//! * [`Deduction::at_most`]: nothing outside it is possible. What holds within it is **known for certain**.
//! * [`Deduction::at_least`]: everything in it is possible, because a team that gives the same release can be named in which a person answers
//!   so. What does not hold within it is **not known**.
//!
//! Where the two tell different things it is open what is known, and both are counted. They cannot differ where a release holds only the sum of the
//! area ([`only_the_sum`]), nor in the band of a statement whose counts are shown. Tests compare both with every pattern of small
//! teams.
//!
//! What is used for the larger set: the counts of each statement less the own answers; which scores are possible, from n, sum and
//! squares of the area less the own scores; which answers sheets with these scores can have; and the two ends to which the sum can press bands.
//! For the smaller set: any of the others can have answered as a *mate* of the sheet does, one that adds the same to everything
//! shown; and the answers to a statement that [`is_free`] can lie otherwise among them.

use crate::area::{Area, MAX_STATEMENTS, Shape, Sheet, Team};
use crate::facts::{Answers, Known, Meaning, Scores};
use candour::disclosure::band_of;
use candour::native::Shown;
use candour::release::{ReleasedStatement, Resolution};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What could stand behind the releases of one area.
#[derive(Debug)]
pub struct Deduction<'a> {
    area: &'a Area,
    meaning: Meaning,
    /// For each score, or none: what sheets with it answer to each statement.
    answers: HashMap<Option<u32>, PerStatement>,
    /// The same of complete sheets.
    of_complete: HashMap<Option<u32>, PerStatement>,
    reach: RefCell<Reach>,
    mates: RefCell<HashMap<Vec<Looks>, Rc<[PerStatement]>>>,
}

/// Some answers to each statement.
pub type PerStatement = [Answers; MAX_STATEMENTS];

/// Whether of an area and its statements nothing is shown but n and the sum, whatever so many people answer: not even where all answer
/// everything. (Where more could be shown, it also tells something that it is not.)
pub fn only_the_sum(area: &Area, people: usize) -> bool {
    let complete = area.position(&vec![1; area.shape().statements]);
    let shown = Team::with(area, &vec![complete; people]).shown();
    shown.statements.iter().all(Option::is_none) && shown.areas[0].is_none_or(|area| area.full.is_none() && area.s2.is_none())
}

/// Whether a statement is not shown, nor the squares of its area, but the sum: then those who left nothing out can have given any other answers
/// to it with the same sum, and the release stays the same.
pub fn is_free(shown: &Shown, statement: usize) -> bool {
    shown.areas[0].is_some_and(|area| area.s2.is_none()) && shown.statements.get(statement).is_some_and(Option::is_none)
}

impl<'a> Deduction<'a> {
    /// For this area.
    pub fn of(area: &'a Area) -> Self {
        let gathered = |wanted: fn(&Sheet) -> bool| {
            let mut answers: HashMap<Option<u32>, PerStatement> = HashMap::new();
            for sheet in area.sheets().iter().filter(|sheet| wanted(sheet)) {
                let of_score = answers.entry(sheet.score).or_default();
                for (set, &answer) in of_score.iter_mut().zip(&sheet.answers) {
                    *set = set.or(Answers::only(answer));
                }
            }
            answers
        };
        Self {
            area,
            meaning: Meaning::of(area.shape()),
            answers: gathered(|_| true),
            of_complete: gathered(Sheet::is_complete),
            reach: RefCell::new(Reach::of(area.shape())),
            mates: RefCell::default(),
        }
    }

    /// The area.
    pub fn area(&self) -> &'a Area {
        self.area
    }

    /// What its sets tell.
    pub fn meaning(&self) -> &Meaning {
        &self.meaning
    }

    /// What the others can have answered at most: somebody who has the release of so many people and these sheets of them knows no more, at
    /// least.
    pub fn at_most(&self, shown: &Shown, people: usize, own: &[usize]) -> Known {
        let others = Others::of(self.area, shown, people, own);
        let scores = self.possible_scores(&others);
        let all_complete = others.full == Some(others.people);
        let by_score = if all_complete { &self.of_complete } else { &self.answers };
        let mut answers = PerStatement::default();
        for of_score in scores.iter().filter_map(|score| by_score.get(score)) {
            for (set, more) in answers.iter_mut().zip(of_score) {
                *set = set.or(*more);
            }
        }
        for (set, counts) in answers.iter_mut().zip(&others.counts) {
            if let Some(counts) = counts {
                *set = set.and(counts.possible(others.people, self.area.shape().points));
            }
        }
        others.press(self.area.shape(), &mut answers);
        Known { answers, scores: scores.into_iter().map(Scores::only).fold(Scores::default(), Scores::or) }
    }

    /// Which scores one of the others can have.
    fn possible_scores(&self, others: &Others) -> Vec<Option<u32>> {
        let every = (0..=self.area.shape().top()).map(Some);
        let Some((n, steps)) = others.scored else { return every.chain([None]).collect() };
        let rest = |score: u32| Some((n.checked_sub(1)?, steps.checked_sub(score)?));
        let mut reach = self.reach.borrow_mut();
        let mut fits = |score: u32| {
            let Some((n, steps)) = rest(score) else { return false };
            match others.squares {
                Some(squares) => squares.checked_sub(score * score).is_some_and(|squares| reach.contains(n, steps, squares)),
                None => steps <= n * self.area.shape().top(),
            }
        };
        let mut scores: Vec<Option<u32>> = every.filter(|score| score.is_some_and(&mut fits)).collect();
        if n < others.people {
            scores.push(None);
        }
        scores
    }

    /// What the others can have answered at least; `others` are their true sheets.
    pub fn at_least(&self, shown: &Shown, others: &[usize]) -> Known {
        let mates = self.mates(shown);
        let mut known = Known::default();
        for &sheet in others {
            let scores = Scores::only(self.area.sheets()[sheet].score);
            known.widen(&Known { answers: mates[sheet], scores });
        }
        for (statement, set) in known.answers.iter_mut().enumerate().filter(|(statement, _)| is_free(shown, *statement)) {
            let given = self.of_complete_sheets(others, statement);
            *set = set.or(self.lowest(&given)).or(self.highest(&given));
        }
        known
    }

    /// What those of these people answer to a statement who left nothing out.
    pub fn of_complete_sheets(&self, people: &[usize], statement: usize) -> Vec<u8> {
        let complete = people.iter().map(|&sheet| &self.area.sheets()[sheet]).filter(|sheet| sheet.is_complete());
        complete.map(|sheet| sheet.answers[statement]).collect()
    }

    /// The lowest answer to a free statement that one of these people can have given, if the others of them answered as high as can be.
    pub fn lowest(&self, given: &[u8]) -> Answers {
        let top = self.area.shape().points;
        let below_top: u32 = given.iter().map(|&answer| u32::from(top - answer)).sum();
        given.first().map_or(Answers::default(), |_| Answers::only(top - u8::try_from(below_top).unwrap_or(u8::MAX).min(top - 1)))
    }

    /// The highest, likewise.
    pub fn highest(&self, given: &[u8]) -> Answers {
        let top = self.area.shape().points;
        let above_lowest: u32 = given.iter().map(|&answer| u32::from(answer - 1)).sum();
        given.first().map_or(Answers::default(), |_| Answers::only(1 + u8::try_from(above_lowest).unwrap_or(u8::MAX).min(top - 1)))
    }

    /// For each sheet what its mates answer, itself among them. Mates leave out the same statements, because on how many answer each the rules depend,
    /// have the same score, and where a statement is shown the same answer to it or the same band.
    pub fn mates(&self, shown: &Shown) -> Rc<[PerStatement]> {
        let looks = shown.statements.iter().map(|statement| Looks::of(statement.as_ref())).collect();
        let mut known = self.mates.borrow_mut();
        Rc::clone(known.entry(looks).or_insert_with_key(|looks| self.find_mates(looks)))
    }

    fn find_mates(&self, statements: &[Looks]) -> Rc<[PerStatement]> {
        let points = self.area.shape().points;
        let looks = |sheet: &Sheet| {
            let look = |(&answer, looks): (&u8, &Looks)| (answer > 0).then(|| looks.of_point(answer, points));
            (sheet.score, sheet.answers.iter().zip(statements).map(look).collect::<Vec<_>>())
        };
        let mut alike: HashMap<_, PerStatement> = HashMap::new();
        for sheet in self.area.sheets() {
            let sets = alike.entry(looks(sheet)).or_default();
            for (set, &answer) in sets.iter_mut().zip(&sheet.answers) {
                *set = set.or(Answers::only(answer));
            }
        }
        self.area.sheets().iter().map(|sheet| alike[&looks(sheet)]).collect()
    }
}

/// How finely the answers to a statement are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Looks {
    NotShown,
    AsBand,
    AsPoint,
}

impl Looks {
    fn of(statement: Option<&ReleasedStatement>) -> Self {
        match statement.map(|statement| statement.counts.resolution()) {
            None => Self::NotShown,
            Some(Resolution::Bands) => Self::AsBand,
            Some(Resolution::Points) => Self::AsPoint,
        }
    }

    /// What of a point is shown.
    fn of_point(self, point: u8, points: u8) -> usize {
        match self {
            Self::NotShown => 0,
            Self::AsBand => band_of(point, points),
            Self::AsPoint => usize::from(point) - 1,
        }
    }
}

/// What is left of a release once some sheets are taken away.
struct Others {
    people: u32,
    /// How many are scored, and the sum of their scores in steps above the lowest.
    scored: Option<(u32, u32)>,
    /// The sum of the squares of these steps.
    squares: Option<u32>,
    full: Option<u32>,
    counts: Vec<Option<CountsLeft>>,
}

/// How often each answer to a statement, or each band, is left.
struct CountsLeft {
    looks: Looks,
    counts: Vec<u32>,
}

impl Others {
    fn of(area: &Area, shown: &Shown, people: usize, own: &[usize]) -> Self {
        let points = area.shape().points;
        let own: Vec<&Sheet> = own.iter().map(|&sheet| &area.sheets()[sheet]).collect();
        let (step, lowest) = (area.step(), area.shape().statements as u64);
        let steps_of_own: Vec<u32> = own.iter().filter_map(|sheet| sheet.score).collect();
        let released = shown.areas[0];
        let scored = released.map(|released| {
            let steps = released.s1 / step - u64::from(released.n) * lowest;
            (released.n - own.iter().map(|sheet| sheet.adds.n).sum::<u32>(), narrow(steps) - steps_of_own.iter().sum::<u32>())
        });
        let squares = released.and_then(|released| {
            // Of steps above the lowest: the square of (u - k) is that of u, less 2 k u, and k squared more.
            let squares = released.s2? / (step * step) + u64::from(released.n) * lowest * lowest - 2 * lowest * (released.s1 / step);
            Some(narrow(squares) - steps_of_own.iter().map(|steps| steps * steps).sum::<u32>())
        });
        let full = released.and_then(|released| {
            let own: u32 = own.iter().filter_map(|sheet| sheet.adds.full).sum();
            Some(released.full? - own)
        });
        let counts = shown.statements.iter().enumerate().map(|(at, statement)| {
            let answers = own.iter().map(|sheet| sheet.answers[at]);
            CountsLeft::of(statement.as_ref(), answers, points)
        });
        Self { people: narrow(people as u64) - narrow(own.len() as u64), scored, squares, full, counts: counts.collect() }
    }

    /// Where everybody is complete and every statement is counted in bands, the answers add up to the sum of the area: at its end each
    /// lies at the same end of its band.
    fn press(&self, shape: Shape, answers: &mut PerStatement) {
        let counts: Option<Vec<&CountsLeft>> = self.counts.iter().map(Option::as_ref).collect();
        let (Some(counts), Some((n, steps))) = (counts, self.scored) else { return };
        if n != self.people || self.full != Some(n) || counts.iter().any(|counts| counts.looks == Looks::AsPoint) {
            return;
        }
        let ends: Vec<(u8, u8)> = (0..candour::disclosure::bands(shape.points)).map(|band| ends_of(band, shape.points)).collect();
        let sum_of = |end: fn(&(u8, u8)) -> u8| {
            let of_statement =
                |counts: &&CountsLeft| counts.counts.iter().zip(&ends).map(|(count, ends)| count * u32::from(end(ends) - 1)).sum::<u32>();
            counts.iter().map(of_statement).sum::<u32>()
        };
        for end in [(|ends| ends.0) as fn(&(u8, u8)) -> u8, |ends| ends.1] {
            if sum_of(end) == steps {
                let pressed = ends.iter().map(|ends| Answers::only(end(ends))).fold(Answers::default(), Answers::or);
                for set in answers.iter_mut() {
                    *set = set.and(pressed);
                }
            }
        }
    }
}

impl CountsLeft {
    fn of(statement: Option<&ReleasedStatement>, own: impl Iterator<Item = u8>, points: u8) -> Option<Self> {
        let looks = Looks::of(statement);
        let mut counts = statement?.counts.keyed().to_vec();
        for answer in own.filter(|&answer| answer > 0) {
            counts[looks.of_point(answer, points)] -= 1;
        }
        Some(Self { looks, counts })
    }

    /// What one of so many people can have answered.
    fn possible(&self, people: u32, points: u8) -> Answers {
        let counted = (1..=points).filter(|&point| self.counts[self.looks.of_point(point, points)] > 0);
        let none_given = if self.counts.iter().sum::<u32>() < people { Answers::NONE_GIVEN } else { Answers::default() };
        counted.map(Answers::only).fold(none_given, Answers::or)
    }
}

/// The lowest and the highest point of a band.
fn ends_of(band: usize, points: u8) -> (u8, u8) {
    let inside = |point: &u8| band_of(*point, points) == band;
    ((1..=points).find(inside).unwrap_or(1), (1..=points).rev().find(inside).unwrap_or(points))
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or_else(|_| unreachable!("sums of a few dozen people"))
}

/// Which sums and sums of squares so many scores can have. Made for more people as they are asked for.
#[derive(Debug)]
struct Reach {
    top: usize,
    /// For each number of people and each sum the squares, one bit each.
    squares: Vec<Vec<Vec<u64>>>,
}

impl Reach {
    fn of(shape: Shape) -> Self {
        Self { top: shape.top() as usize, squares: vec![vec![vec![1]]] }
    }

    fn contains(&mut self, people: u32, sum: u32, squares: u32) -> bool {
        let (people, sum, squares) = (people as usize, sum as usize, squares as usize);
        while self.squares.len() <= people {
            self.one_more();
        }
        let words = self.squares[people].get(sum);
        words.and_then(|words| words.get(squares / 64)).is_some_and(|word| word & (1 << (squares % 64)) != 0)
    }

    fn one_more(&mut self) {
        let people = self.squares.len();
        let mut next = vec![vec![0u64; people * self.top * self.top / 64 + 1]; people * self.top + 1];
        for (sum, words) in self.squares[people - 1].iter().enumerate() {
            for score in 0..=self.top {
                shift_into(&mut next[sum + score], words, score * score);
            }
        }
        self.squares.push(next);
    }
}

/// Sets the bits of `words`, moved up by so many.
fn shift_into(to: &mut [u64], words: &[u64], by: usize) {
    let (whole, bits) = (by / 64, by % 64);
    for (at, &word) in words.iter().enumerate().filter(|(_, word)| **word != 0) {
        to[at + whole] |= word << bits;
        if bits > 0 && word >> (64 - bits) != 0 {
            to[at + whole + 1] |= word >> (64 - bits);
        }
    }
}
