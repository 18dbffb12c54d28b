//! How often a release of a whole form tells something, from random teams.

use crate::area::{Area, Shape, Team};
use crate::chance::{Chance, Sampled};
use crate::deduction::Deduction;
use crate::facts::Fact;
use crate::opinions::Opinions;
use crate::verdict::{Verdict, judge};
use crate::viewer::{PerViewer, Viewer};

/// A form of the app: so many areas of one shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// How many areas.
    pub areas: usize,
    /// Of which shape each is.
    pub shape: Shape,
}

/// The full form: four areas of five statements on five points.
pub const FULL: Form = Form { areas: 4, shape: Shape { statements: 5, points: 5 } };

/// The pulse form: four areas of two.
pub const PULSE: Form = Form { areas: 4, shape: Shape { statements: 2, points: 5 } };

/// In how many random teams each viewer knows what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    teams: u32,
    certain: PerViewer<[u32; Fact::ALL.len()]>,
    possible: PerViewer<[u32; Fact::ALL.len()]>,
}

impl Findings {
    /// Teams in which it is known for certain.
    pub fn certain(&self, viewer: Viewer, fact: Fact) -> Sampled {
        Sampled { hits: self.certain[viewer.position()][fact as usize], teams: self.teams }
    }

    /// Teams in which it is known, or it is not shown that it is not.
    pub fn possible(&self, viewer: Viewer, fact: Fact) -> Sampled {
        Sampled { hits: self.possible[viewer.position()][fact as usize], teams: self.teams }
    }

    fn count(&mut self, verdict: &Verdict) {
        self.teams += 1;
        for (counts, facts) in [(&mut self.certain, verdict.certain), (&mut self.possible, verdict.possible)] {
            for (counts, facts) in counts.iter_mut().zip(facts) {
                for fact in Fact::ALL {
                    counts[fact as usize] += u32::from(facts.has(fact));
                }
            }
        }
    }
}

/// Draws so many teams and looks at the release of each. `None` for an area out of bounds.
pub fn sample(form: Form, people: usize, opinions: Opinions, teams: u32) -> Option<Findings> {
    let area = Area::of(form.shape)?;
    let deduction = Deduction::of(&area);
    let draw = opinions.people(form.shape.points).draw();
    // Another start for each line of a table, the same in every run.
    let mut chance = Chance::from((form.shape.statements as u64) << 32 | (people as u64) << 16 | opinions as u64);
    let nobody = [[0; Fact::ALL.len()]; Viewer::ALL.len()];
    let mut findings = Findings { teams: 0, certain: nobody, possible: nobody };
    for _ in 0..teams {
        let inclination = draw.team(&mut chance);
        let mut sheets = vec![Vec::with_capacity(people); form.areas];
        for _ in 0..people {
            let person = draw.person(inclination, &mut chance);
            for of_area in &mut sheets {
                let answers: Vec<u8> = (0..form.shape.statements).map(|_| person.answer(&mut chance)).collect();
                of_area.push(area.position(&answers));
            }
        }
        // Nothing in a release joins two areas (a test holds this), so each is judged by itself.
        let mut verdict = Verdict::default();
        for of_area in &sheets {
            verdict.join(&judge(&deduction, &Team::with(&area, of_area).shown(), of_area));
        }
        findings.count(&verdict);
    }
    Some(findings)
}
