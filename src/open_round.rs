//! A round that people are answering.
//!
//! An [`OpenRound`] holds the totals while people answer and shows nothing of them but how many sheets it has counted. Closing uses it
//! up: what comes out is the [`Release`], and the totals are gone.

use crate::answers::AnswerSheet;
use crate::question_set::QuestionSet;
use crate::release::{Origin, Release};
use crate::round::Round;
use crate::totals::{BatchId, CountError, Totals};

/// A round people are answering. Shows how many have, and nothing else.
#[derive(Debug)]
pub struct OpenRound {
    round: Round,
    set: QuestionSet,
    totals: Totals,
}

impl OpenRound {
    /// Opens a round. `batch` is fresh and random.
    pub fn open(round: Round, set: QuestionSet, batch: BatchId) -> Self {
        let totals = Totals::empty(&set, batch);
        Self { round, set, totals }
    }

    /// What is known of the round.
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// The question set people answer.
    pub fn set(&self) -> &QuestionSet {
        &self.set
    }

    /// How many people have answered.
    pub fn sheets(&self) -> u32 {
        self.totals.sheets()
    }

    /// How many of those who were invited have not answered.
    pub fn not_answered(&self) -> u32 {
        self.round.invited.saturating_sub(self.sheets())
    }

    /// Whether as many people have answered as were invited.
    pub fn everybody_answered(&self) -> bool {
        self.sheets() >= self.round.invited
    }

    /// Whether enough people have answered to close.
    pub fn can_close(&self) -> bool {
        self.sheets() >= self.round.threshold.people()
    }

    /// Counts one sheet, which is used up and wiped whatever happens.
    ///
    /// # Errors
    /// [`CountError`]: more sheets than people invited, or a sheet of another question set.
    pub fn count(&mut self, sheet: AnswerSheet) -> Result<(), CountError> {
        *self = self.begin_count(sheet)?.commit();
        Ok(())
    }

    /// Counts one sheet for the time being: the round is as before until the counting is committed, and the sheet can be had back.
    ///
    /// # Errors
    /// As [`Self::count`]; the sheet is wiped.
    pub fn begin_count(&self, sheet: AnswerSheet) -> Result<Counting, CountError> {
        if self.everybody_answered() {
            return Err(CountError::EverybodyAnswered);
        }
        let totals = self.totals.with(&sheet)?;
        Ok(Counting { next: Self { round: self.round.clone(), set: self.set.clone(), totals }, sheet })
    }

    /// A round with totals that were stored; `None` if they cannot be its own.
    pub(crate) fn restore(round: Round, set: QuestionSet, totals: Totals) -> Option<Self> {
        let possible = totals.set() == set.structure_hash() && totals.sheets() <= round.invited;
        possible.then_some(Self { round, set, totals })
    }

    /// The totals, to be sealed and stored.
    pub(crate) fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Closes the round: makes its one release and destroys the totals.
    ///
    /// # Errors
    /// The round itself, unchanged, if fewer people have answered than the threshold asks.
    pub fn close(self) -> Result<Release, Box<Self>> {
        if self.can_close() { Ok(Release::make(self.round, Origin::SharedDevice, self.set, self.totals)) } else { Err(Box::new(self)) }
    }
}

/// A sheet on its way into a round: counted when what is to be stored has been stored, else given back.
#[derive(Debug)]
pub struct Counting {
    next: OpenRound,
    sheet: AnswerSheet,
}

impl Counting {
    /// The round with the sheet, to be sealed and stored.
    pub(crate) fn next(&self) -> &OpenRound {
        &self.next
    }

    /// The sheet is counted, and wiped.
    pub fn commit(self) -> OpenRound {
        self.next
    }

    /// The sheet is not counted. The totals with it are wiped.
    pub fn cancel(self) -> AnswerSheet {
        self.sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Threshold;
    use crate::round::{Day, Kind};
    use crate::text::Name;

    #[test]
    fn who_has_not_answered_becomes_fewer_with_every_sheet() {
        let set = QuestionSet::pulse();
        let round = Round {
            team: Name::new("Team").expect("a name"),
            label: Name::new("Round").expect("a name"),
            opened: Day::new(2026, 11, 26).expect("a day"),
            invited: 5,
            threshold: Threshold::default(),
            kind: Kind::Real,
        };
        let mut open = OpenRound::open(round, set.clone(), BatchId([7; 16]));
        for left in (0..5).rev() {
            assert_eq!((open.not_answered(), open.everybody_answered()), (left + 1, false));
            open.count(AnswerSheet::blank(&set)).expect("counted");
        }
        assert_eq!((open.not_answered(), open.everybody_answered()), (0, true));
    }
}
