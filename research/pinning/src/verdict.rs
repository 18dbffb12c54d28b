//! What every viewer knows of one team.

use crate::deduction::{Deduction, is_free, only_the_sum};
use crate::facts::{Answers, Fact, Facts, Scores};
use crate::viewer::{MOST_COLLUDERS, PerViewer, Viewer};
use candour::native::Shown;

/// What each viewer knows of the others in a team.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verdict {
    /// For certain.
    pub certain: PerViewer<Facts>,
    /// For certain or perhaps. What is not among these is not known.
    pub possible: PerViewer<Facts>,
}

impl Verdict {
    /// What is known from this area or that.
    pub fn join(&mut self, other: &Self) {
        for (mine, theirs) in self.certain.iter_mut().zip(other.certain) {
            *mine = mine.or(theirs);
        }
        for (mine, theirs) in self.possible.iter_mut().zip(other.possible) {
            *mine = mine.or(theirs);
        }
    }
}

/// Judges what is shown of a team with these sheets. The first so many of them are the members named beforehand.
pub fn judge(deduction: &Deduction<'_>, shown: &Shown, team: &[usize]) -> Verdict {
    let judge = Judge { deduction, shown, team, exact: only_the_sum(deduction.area(), team.len()), by_score: by_score(deduction, team) };
    let mut verdict = Verdict::default();
    let mut start = Facts::default();
    for named in 0..=MOST_COLLUDERS {
        let (certain, possible) = judge.of_these(named);
        let at = if named == 0 { Viewer::Outsider } else { Viewer::These(named) }.position();
        (verdict.certain[at], verdict.possible[at]) = (certain, possible);
        // Whichever members know most know at least what those do who were named, and more of them know no less.
        if named > 0 {
            start = start.or(certain);
            let at = Viewer::Any(named).position();
            (verdict.certain[at], verdict.possible[at]) = (start, start);
        }
    }
    judge.of_any(&mut verdict);
    verdict
}

struct Judge<'a> {
    deduction: &'a Deduction<'a>,
    shown: &'a Shown,
    team: &'a [usize],
    /// Whether what is known for certain is all that is known.
    exact: bool,
    /// Positions in the team: who is not scored first, then the lowest score first.
    by_score: Vec<usize>,
}

fn by_score(deduction: &Deduction<'_>, team: &[usize]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..team.len()).collect();
    positions.sort_by_key(|&at| deduction.area().sheets()[team[at]].score);
    positions
}

/// Which scores are taken away first, once those that speak against a fact are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Lowest,
    Highest,
}

const EITHER: [First; 2] = [First::Lowest, First::Highest];

/// Whether who is not scored is taken away before or after those who are. In an area of several statements these could have answered some of it, so
/// nothing is known while one of them is left. Who is not scored in an area of one gave no answer, which is known.
fn not_scored_first(statements: usize) -> &'static [bool] {
    if statements > 1 { &[true] } else { &[true, false] }
}

impl Judge<'_> {
    fn of_these(&self, named: usize) -> (Facts, Facts) {
        let (own, others) = self.team.split_at(named);
        let possible = self.deduction.meaning().of_known(&self.deduction.at_least(self.shown, others));
        if possible.is_empty() {
            return (possible, possible);
        }
        let certain = possible.and(self.certain_of(own));
        (certain, if self.exact { certain } else { possible })
    }

    fn certain_of(&self, own: &[usize]) -> Facts {
        self.deduction.meaning().of_known(&self.deduction.at_most(self.shown, self.team.len(), own))
    }

    /// What those members know who know most.
    fn of_any(&self, verdict: &mut Verdict) {
        let mates = self.deduction.mates(self.shown);
        let (meaning, shape) = (self.deduction.meaning(), self.deduction.area().shape());
        for statement in 0..shape.statements {
            for &(fact, target) in meaning.targets() {
                let free = is_free(self.shown, statement).then_some((statement, target));
                self.look(verdict, fact, &|sheet| !mates[sheet][statement].are_in(target), &EITHER, free);
            }
        }
        let score = |sheet: usize| Scores::only(self.deduction.area().sheets()[sheet].score);
        self.look(verdict, Fact::Side, &|sheet| !score(sheet).are_in(meaning.above()), &[First::Lowest], None);
        self.look(verdict, Fact::Side, &|sheet| !score(sheet).are_in(meaning.below()), &[First::Highest], None);
        for steps in 0..=shape.top() {
            self.look(verdict, Fact::Average, &|sheet| score(sheet) != Scores::only(Some(steps)), &EITHER, None);
        }
    }

    /// Whether some members know a fact: everybody who speaks against it must be among them, and then those whose scores are farthest to
    /// one side. `free` is the statement, if its answers can lie otherwise, and the answers for which the fact holds.
    fn look(&self, verdict: &mut Verdict, fact: Fact, against: &dyn Fn(usize) -> bool, firsts: &[First], free: Option<(usize, Answers)>) {
        if verdict.certain[Viewer::Any(1).position()].has(fact) {
            return;
        }
        let mut people = [0; MOST_COLLUDERS];
        let mut many = 0;
        for at in (0..self.team.len()).filter(|&at| against(self.team[at])) {
            let Some(next) = people.get_mut(many) else { return };
            *next = at;
            many += 1;
        }
        let people = &people[..many];
        let mut known = false;
        for members in many.max(1)..=MOST_COLLUDERS {
            let at = Viewer::Any(members).position();
            let ways = firsts.iter().flat_map(|&first| {
                not_scored_first(self.deduction.area().shape().statements).iter().map(move |&not_scored| (first, not_scored))
            });
            let mut is_known =
                ways.map(|(first, not_scored)| self.certain_of(&self.filled_up(people, members, first, not_scored)).has(fact));
            known = known || verdict.certain[at].has(fact) || is_known.any(|known| known);
            if known {
                verdict.certain[at] = verdict.certain[at].or(Facts::only(fact));
            }
            if known || !(self.exact || free.is_some_and(|(statement, target)| self.is_refuted(statement, target, people, members))) {
                verdict.possible[at] = verdict.possible[at].or(Facts::only(fact));
            }
        }
    }

    /// Whether, whoever else joins these people until they are so many, the answers to a free statement can lie so that somebody's is none of
    /// these. Hardest to refute is what is left without the highest answers, or without the lowest.
    fn is_refuted(&self, statement: usize, target: Answers, people: &[usize], members: usize) -> bool {
        let others: Vec<usize> = (0..self.team.len()).filter(|at| !people.contains(at)).map(|at| self.team[at]).collect();
        let mut given = self.deduction.of_complete_sheets(&others, statement);
        given.sort_unstable();
        let left = given.len().saturating_sub(members - people.len());
        let (without_highest, without_lowest) = (&given[..left], &given[given.len() - left..]);
        !self.deduction.highest(without_highest).or(self.deduction.lowest(without_lowest)).are_in(target)
    }

    /// The sheets of these people and of others of the team until they are so many.
    fn filled_up(&self, people: &[usize], members: usize, first: First, not_scored_first: bool) -> Vec<usize> {
        let not_scored = self.by_score.iter().take_while(|&&at| self.deduction.area().sheets()[self.team[at]].score.is_none()).count();
        let (not_scored, scored) = self.by_score.split_at(not_scored);
        let mut further = scored.to_vec();
        if first == First::Highest {
            further.reverse();
        }
        further.splice(if not_scored_first { 0..0 } else { further.len()..further.len() }, not_scored.iter().copied());
        further.retain(|at| !people.contains(at));
        people.iter().copied().chain(further).take(members).map(|at| self.team[at]).collect()
    }
}
