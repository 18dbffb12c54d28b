//! Releases of sealed ballots: made of both keepers' shares, and believed only where these add up to every number.

use super::{Counts, Impossible, Origin, Provenance, Release, ReleasedArea, ReleasedStatement, Resolution};
use crate::disclosure::{AreaRung, StatementRung};
use crate::rungs::Rungs;
use crate::sealed::keys::Role;
use crate::sealed::messages::{Answer, Closing, Outcome};
use crate::sealed::parts::{self, Batch, Part};

/// Why a release is not one of sealed ballots.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotProven {
    /// The shares do not add up to its numbers, or there are none.
    #[error("the keepers’ shares do not add up to its numbers")]
    Shares,
    /// It is no survey that people can have agreed to, or another one.
    #[error("it names no survey")]
    Survey,
    /// The shares are not those that the keepers committed to.
    #[error("the shares are not those that the keepers committed to")]
    Commitments,
    /// The numbers cannot come from a round: a keeper has changed them.
    #[error(transparent)]
    Impossible(#[from] Impossible),
}

impl Release {
    /// The release that the keepers of a survey make known.
    ///
    /// # Errors
    /// [`NotProven`], where one of the keepers has bent the totals into something that no team can have answered.
    pub fn of_sealed(outcome: Outcome) -> Result<Self, NotProven> {
        let Outcome { round, set, sheets, rungs, evidence } = outcome;
        let released = Part::released(&rungs, &set);
        let [first, second] = &evidence.opened;
        let sums = parts::add_up([first, second]).filter(|sums| sums.len() == released.len()).ok_or(NotProven::Shares)?;
        let sum = |part| released.iter().position(|known| *known == part).and_then(|at| sums.get(at));
        let count = |part| sum(part)?.first().copied();
        let people = |part| u32::try_from(count(part)?).ok();
        let area = |(at, rung): (usize, &AreaRung)| {
            if *rung == AreaRung::Nothing {
                return Some(None);
            }
            let full = if *rung >= AreaRung::SumAndFull { Some(people(Part::Full(at))?) } else { None };
            let s2 = if *rung >= AreaRung::Squares { Some(count(Part::Squares(at))?) } else { None };
            Some(Some(ReleasedArea { n: people(Part::Scored(at))?, full, s1: count(Part::Scores(at))?, s2 }))
        };
        let statement = |(at, rung): (usize, &StatementRung)| {
            let (part, resolution) = match rung {
                StatementRung::Nothing => return Some(None),
                StatementRung::Bands => (Part::Bands(at), Resolution::Bands),
                StatementRung::Counts => (Part::Points(at), Resolution::Points),
            };
            let keyed: Vec<u32> = sum(part)?.iter().map(|&count| u32::try_from(count).ok()).collect::<Option<_>>()?;
            let n = keyed.iter().try_fold(0_u32, |sum, &count| sum.checked_add(count))?;
            Some(Some(ReleasedStatement { n, counts: Counts::of_keyed(resolution, keyed, set.statements()[at].reversed) }))
        };
        let areas = rungs.areas.iter().enumerate().map(area).collect::<Option<_>>();
        let statements = rungs.statements.iter().enumerate().map(statement).collect::<Option<_>>();
        let batches = vec![Batch { survey: evidence.survey(&round, &set).id(), list: evidence.list }.id(sheets)];
        let release = Self {
            areas: areas.ok_or(NotProven::Shares)?,
            statements: statements.ok_or(NotProven::Shares)?,
            round,
            origin: Origin::Sealed,
            provenance: Provenance::MadeHere,
            set,
            sheets,
            batches,
            evidence: Some(Box::new(evidence)),
        };
        release.check()?;
        Ok(release)
    }

    /// What the keepers have made known, of a release of sealed ballots: what the second keeper looks at.
    pub fn outcome(&self) -> Option<Outcome> {
        let evidence = (**self.evidence.as_ref()?).clone();
        Some(Outcome { round: self.round.clone(), set: self.set.clone(), sheets: self.sheets, rungs: self.shown(), evidence })
    }

    /// Whether its shares are those that the keepers committed to, in the closing and the answer of its list. Who wrote these two, only the
    /// keepers can tell; everybody can tell whether they are the ones that were posted.
    ///
    /// # Errors
    /// [`NotProven::Commitments`].
    pub fn check_commitments(&self, closing: &Closing, answer: &Answer) -> Result<(), NotProven> {
        let evidence = self.evidence.as_ref().ok_or(NotProven::Shares)?;
        let survey = evidence.survey(&self.round, &self.set).id();
        let batch = Batch { survey, list: evidence.list };
        let list = closing.survey == survey && closing.list_hash() == batch.list && closing.ballots.len() == self.sheets as usize;
        let released = Part::released(&self.shown(), &self.set);
        let [first, second] = &evidence.opened;
        let committed = parts::fit(&self.set, batch, Role::First, &closing.commitments, &released, first)
            && parts::fit(&self.set, batch, Role::Second, &answer.commitments, &released, second);
        if list && answer.survey == survey && answer.list == batch.list && committed { Ok(()) } else { Err(NotProven::Commitments) }
    }

    /// What of each area and statement is shown, whatever may be known of it.
    pub(crate) fn shown(&self) -> Rungs {
        let area = |area: &Option<ReleasedArea>| match area {
            None => AreaRung::Nothing,
            Some(ReleasedArea { full: None, .. }) => AreaRung::Sum,
            Some(ReleasedArea { s2: None, .. }) => AreaRung::SumAndFull,
            Some(_) => AreaRung::Squares,
        };
        let statement = |statement: &Option<ReleasedStatement>| match statement.as_ref().map(|statement| statement.counts.resolution()) {
            None => StatementRung::Nothing,
            Some(Resolution::Bands) => StatementRung::Bands,
            Some(Resolution::Points) => StatementRung::Counts,
        };
        Rungs { areas: self.areas.iter().map(area).collect(), statements: self.statements.iter().map(statement).collect() }
    }

    /// Whether a release from elsewhere is what its origin says: one of sealed ballots is the sum of two shares, and no other has any.
    ///
    /// # Errors
    /// [`NotProven`].
    pub(crate) fn check_shares(&self) -> Result<(), NotProven> {
        let Some(evidence) = &self.evidence else {
            return if self.origin == Origin::Sealed { Err(NotProven::Shares) } else { Ok(()) };
        };
        let survey = evidence.survey(&self.round, &self.set);
        survey.check().map_err(|_| NotProven::Survey)?;
        let outcome = self.outcome().ok_or(NotProven::Shares)?;
        let proven = Self { provenance: self.provenance, ..Self::of_sealed(outcome)? };
        if proven == *self { Ok(()) } else { Err(NotProven::Shares) }
    }
}
