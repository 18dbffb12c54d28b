//! The shape of the guidance: what a manager can say, ask and do about an area, for each way in which it may have come out.

use super::Text;

/// How much is known about whether actions of a kind help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Trials, or reviews of them.
    Tested,
    /// Studies in which they went together.
    Linked,
    /// Advice from practice.
    Practice,
}

/// Something to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Action {
    /// Who does what, and when.
    pub what: Text,
    /// What one would see in four weeks.
    pub sign: Text,
}

/// What to say, ask and do about an area that came out in one way.
#[derive(Debug, PartialEq, Eq)]
pub struct Advice {
    /// Two sentences to begin the talk with.
    pub opening: [Text; 2],
    /// Two open questions for the team.
    pub questions: [Text; 2],
    /// Two to four things to do.
    pub actions: &'static [Action],
    /// What to avoid.
    pub avoid: Text,
    /// How much is known about such actions.
    pub evidence: Evidence,
}

/// The advice for an area, for each way in which it may have come out.
#[derive(Debug, PartialEq, Eq)]
pub struct AreaAdvice {
    /// Low, and people see it alike.
    pub low_agreed: Advice,
    /// Low, and people see it differently.
    pub split: Advice,
    /// Low, of so few people that nothing is known of how alike they see it.
    pub low_unknown: Advice,
    /// Neither low nor good.
    pub middling: Advice,
    /// Good.
    pub strong: Advice,
}

/// Guidance on one subject, whatever the scores are.
#[derive(Debug, PartialEq, Eq)]
pub struct GuidancePart {
    /// Its heading.
    pub title: Text,
    /// Whom it is for, or when it holds.
    pub lead: Text,
    /// What to do or to know.
    pub points: &'static [Text],
    /// Questions to talk about.
    pub questions: &'static [Text],
}

impl AreaAdvice {
    /// The advice for each way, in the order above.
    pub fn cells(&self) -> [&Advice; 5] {
        [&self.low_agreed, &self.split, &self.low_unknown, &self.middling, &self.strong]
    }
}

impl Advice {
    /// Its texts in the order of reading.
    pub fn texts(&self) -> Vec<Text> {
        let actions = self.actions.iter().flat_map(|action| [action.what, action.sign]);
        self.opening.into_iter().chain(self.questions).chain(actions).chain([self.avoid]).collect()
    }
}

impl GuidancePart {
    /// Its texts in the order of reading.
    pub fn texts(&self) -> Vec<Text> {
        [self.title, self.lead].into_iter().chain(self.points.iter().copied()).chain(self.questions.iter().copied()).collect()
    }
}
