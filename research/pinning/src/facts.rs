//! What can be known of the people somebody looks at, all at once.
//!
//! Whoever looks at a release cannot tell people apart: in every team that fits, two of them can change places. So something is
//! known of one named person only where it is known of all of them, and what could be the answer of one could be that of each. A
//! [`Known`] is that set of answers and of scores, and a [`Fact`] holds where nothing in the set speaks against it.

use crate::area::{MAX_STATEMENTS, Shape};
use candour::disclosure::{band_of, bands};

/// What is known of everybody looked at, about one statement or one area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The exact answer to some statement.
    Answer,
    /// That they answered some statement, and in which band.
    Band,
    /// That they disagree with some statement: the lowest band, keyed.
    Disagrees,
    /// That they did not tick *agree* for some statement: they disagreed, stood between, or gave no answer.
    DoesNotAgree,
    /// That they did not tick *disagree* for some statement.
    DoesNotDisagree,
    /// The person score in some area.
    Average,
    /// On which side of the middle of the scale the person score in some area lies.
    Side,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Answer, Self::Band, Self::Disagrees, Self::DoesNotAgree, Self::DoesNotDisagree, Self::Average, Self::Side];

    /// As tables name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Band => "band",
            Self::Disagrees => "disagrees",
            Self::DoesNotAgree => "does not agree",
            Self::DoesNotDisagree => "does not disagree",
            Self::Average => "average",
            Self::Side => "side",
        }
    }
}

/// Some facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts(u8);

impl Facts {
    /// This one alone.
    pub fn only(fact: Fact) -> Self {
        Self(1 << fact as u8)
    }

    /// This one, if so.
    fn only_if(fact: Fact, holds: bool) -> Self {
        if holds { Self::only(fact) } else { Self::default() }
    }

    /// Whether it is among them.
    pub fn has(self, fact: Fact) -> bool {
        self.0 & Self::only(fact).0 != 0
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether all of these are among the others.
    pub fn are_in(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }
}

/// A set of answers to one statement, "no answer" included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers(u8);

impl Answers {
    /// No answer given.
    pub const NONE_GIVEN: Self = Self(1);

    /// One answer; 0 is none given.
    pub fn only(answer: u8) -> Self {
        Self(1 << answer)
    }

    /// Every answer there is.
    pub fn all(points: u8) -> Self {
        (0..=points).map(Self::only).fold(Self::default(), Self::or)
    }

    /// The points of a band.
    pub fn of_band(band: usize, points: u8) -> Self {
        (1..=points).filter(|&point| band_of(point, points) == band).map(Self::only).fold(Self::default(), Self::or)
    }

    /// Those in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of these are among the others.
    pub fn are_in(self, others: Self) -> bool {
        self.without(others).0 == 0
    }
}

/// A set of person scores, "not scored" included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scores(u32);

impl Scores {
    /// Not scored.
    const NOT_SCORED: Self = Self(1 << 31);

    /// One score, or none.
    pub fn only(score: Option<u32>) -> Self {
        score.map_or(Self::NOT_SCORED, |steps| Self(1 << steps))
    }

    /// Those in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of these are among the others.
    pub fn are_in(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }
}

/// Which answers and which score each of the people looked at could have given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// To each statement. Empty beyond the statements of the area.
    pub answers: [Answers; MAX_STATEMENTS],
    /// In the area.
    pub scores: Scores,
}

impl Known {
    /// Adds what else could be.
    pub fn widen(&mut self, other: &Self) {
        for (mine, theirs) in self.answers.iter_mut().zip(other.answers) {
            *mine = mine.or(theirs);
        }
        self.scores = self.scores.or(other.scores);
    }
}

/// Which sets of answers and of scores tell which facts, in areas of one shape.
#[derive(Debug)]
pub struct Meaning {
    targets: Vec<(Fact, Answers)>,
    /// By the set of answers.
    of_answers: Vec<Facts>,
    above: Scores,
    below: Scores,
}

impl Meaning {
    /// For areas of this shape.
    pub fn of(shape: Shape) -> Self {
        let points = shape.points;
        let every = Answers::all(points);
        let (low, high) = (Answers::of_band(0, points), Answers::of_band(bands(points) - 1, points));
        let mut targets: Vec<(Fact, Answers)> = (0..=points).map(|answer| (Fact::Answer, Answers::only(answer))).collect();
        targets.extend((0..bands(points)).map(|band| (Fact::Band, Answers::of_band(band, points))));
        targets.extend([(Fact::Disagrees, low), (Fact::DoesNotAgree, every.without(high)), (Fact::DoesNotDisagree, every.without(low))]);
        let tells = |set| {
            let holds = |&&(_, target): &&(Fact, Answers)| Answers(set).are_in(target);
            targets.iter().filter(holds).fold(Facts::default(), |facts, &(fact, _)| facts.or(Facts::only(fact)))
        };
        // Nothing is known of nobody's answer.
        let of_answers = std::iter::once(Facts::default()).chain((1..=every.0).map(tells)).collect();
        let side = |holds: &dyn Fn(u32) -> bool| {
            let scores = (0..=shape.top()).filter(|&steps| holds(2 * steps)).map(|steps| Scores::only(Some(steps)));
            scores.fold(Scores::default(), Scores::or)
        };
        Self { above: side(&|twice| twice > shape.top()), below: side(&|twice| twice < shape.top()), targets, of_answers }
    }

    /// For each fact about a statement the sets within which it holds.
    pub fn targets(&self) -> &[(Fact, Answers)] {
        &self.targets
    }

    /// The scores above the middle of the scale.
    pub fn above(&self) -> Scores {
        self.above
    }

    /// The scores below it.
    pub fn below(&self) -> Scores {
        self.below
    }

    /// What is known where everybody's answers and score are among these.
    pub fn of_known(&self, known: &Known) -> Facts {
        let of_scores = if known.scores == Scores::default() || Scores::only(None).are_in(known.scores) {
            Facts::default()
        } else {
            let side = known.scores.are_in(self.above) || known.scores.are_in(self.below);
            Facts::only_if(Fact::Average, known.scores.0.is_power_of_two()).or(Facts::only_if(Fact::Side, side))
        };
        known.answers.iter().map(|answers| self.of_answers[usize::from(answers.0)]).fold(of_scores, Facts::or)
    }
}
