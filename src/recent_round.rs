//! Whether a team answered the same statements only a short while ago: results of two rounds that are close together can be subtracted.

use crate::disclosure::DAYS_BETWEEN_ROUNDS;
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::round::{Day, Kind};
use crate::text::Name;

/// The latest of these releases that counts answers of the team of this name to the same statements and whose round opened less than
/// [`DAYS_BETWEEN_ROUNDS`] before `today`. Names are compared without regard to small and capital letters.
pub fn recent_round<'a>(releases: impl IntoIterator<Item = &'a Release>, team: &str, set: &QuestionSet, today: Day) -> Option<&'a Release> {
    let team = Name::new(team).ok()?.to_lowercase();
    let of_this_team = |release: &&Release| {
        let round = release.round();
        let days = today.days_since(round.opened);
        round.kind == Kind::Real
            && round.team.to_lowercase() == team
            && release.same_questions(set.structure_hash())
            && days.is_some_and(|days| days < DAYS_BETWEEN_ROUNDS)
    };
    releases.into_iter().filter(of_this_team).max_by_key(|release| release.round().opened)
}
