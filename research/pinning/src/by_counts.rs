//! How often the counts of the statements alone tell a band, worked out exactly for [`Opinions::Ordinary`](crate::opinions::Opinions::Ordinary).
//!
//! From eight people the bands of a statement are shown, and they depend on nothing but how many answer it. If answers are independent,
//! so are statements, and in how many forms some statement tells something is one line: `1 - (1 - q)^statements`. What the sums
//! of an area add to it is not in here.

use crate::area::{Area, Team};
use crate::chance::choose;
use crate::facts::Fact;
use crate::opinions::ordinary;
use crate::sampling::Form;
use crate::share::in_some;
use crate::viewer::Viewer;
use candour::disclosure::{band_of, bands};

/// The share of teams in which a viewer knows a fact about a statement from its counts; `None` for [`Fact::Answer`] and facts about areas, or
/// a form out of bounds.
pub fn share(form: Form, people: usize, viewer: Viewer, fact: Fact) -> Option<f64> {
    let points = form.shape.points;
    let (lowest, highest) = (0, bands(points) - 1);
    let in_band = |band: usize| {
        (1..=points).filter(|&point| band_of(point, points) == band).map(|point| ordinary(points)[usize::from(point)]).sum::<f64>()
    };
    let none_given = ordinary(points)[0];
    // Who speaks against a fact: without an answer, and with one.
    let of_one = |band: usize| (none_given, 1.0 - none_given - in_band(band));
    let against: Vec<(f64, f64)> = match fact {
        Fact::Band => (lowest..=highest).map(of_one).collect(),
        Fact::Disagrees => vec![of_one(lowest)],
        Fact::DoesNotAgree => vec![(0.0, in_band(highest))],
        Fact::DoesNotDisagree => vec![(0.0, in_band(lowest))],
        Fact::Answer | Fact::Average | Fact::Side => return None,
    };
    let area = Area::of(form.shape)?;
    let shown: Vec<bool> = (0..=people).map(|answers| bands_are_shown(&area, people, answers)).collect();
    // No two bands can both hold everybody but a few.
    let of_statement: f64 = against.iter().map(|&against| of_statement(people, &shown, viewer, none_given, against)).sum();
    Some(in_some(of_statement, form.areas * form.shape.statements))
}

/// The chance that a statement is shown and only members who look speak against something. `shown`: by how many answer.
fn of_statement(people: usize, shown: &[bool], viewer: Viewer, none_given: f64, against: (f64, f64)) -> f64 {
    let members = viewer.members();
    // Whoever does not speak against it answers, or does not where that does not speak against it either.
    let for_it = (none_given - against.0, 1.0 - none_given - against.1);
    let mut chance = 0.0;
    for (silent_against, answering_against) in
        (0..=members).flat_map(|silent| (0..=members - silent).map(move |answering| (silent, answering)))
    {
        let speaking = silent_against + answering_against;
        let all_look = match viewer {
            Viewer::Outsider | Viewer::Any(_) => 1.0,
            Viewer::These(members) => choose(people - speaking, members - speaking) / choose(people, members),
        };
        for silent_for in 0..=people - speaking {
            if shown[people - silent_against - silent_for] {
                let parts = [
                    (silent_against, against.0),
                    (answering_against, against.1),
                    (silent_for, for_it.0),
                    (people - speaking - silent_for, for_it.1),
                ];
                chance += all_look * multinomial(people, parts);
            }
        }
    }
    chance
}

/// How likely people fall into parts of these sizes, of which each has a chance.
fn multinomial(people: usize, parts: [(usize, f64); 4]) -> f64 {
    let mut left = people;
    let of_part = |(size, chance): (usize, f64)| {
        let ways = choose(left, size);
        left -= size;
        ways * chance.powi(i32::try_from(size).unwrap_or(i32::MAX))
    };
    parts.into_iter().map(of_part).product()
}

/// Whether the rules show a statement that so many of so many people answer. The other statements are answered by all.
fn bands_are_shown(area: &Area, people: usize, answers: usize) -> bool {
    let statements = area.shape().statements;
    let complete = vec![1; statements];
    let mut skipping = complete.clone();
    skipping[0] = 0;
    let sheets: Vec<usize> = (0..people).map(|at| area.position(if at < answers { &complete } else { &skipping })).collect();
    Team::with(area, &sheets).shown().statements[0].is_some()
}
