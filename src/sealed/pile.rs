//! The ballots that one keeper, or anybody, has loaded from a thread or from files, and what was wrong with any.

use super::armour::{self, Block, TooLong};
use super::ballot::{Ballot, BallotError, BallotHash};
use super::short_code::ShortCode;
use super::survey::Survey;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with something that looks like a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// Something of it is missing or changed: whoever sent it has to post it again. The code, if it can be read.
    Damaged(Option<ShortCode>),
    /// The same ballot came again, and counts once.
    Twice(ShortCode),
    /// Another ballot has the same number, which everybody can read in it. Nobody but people can tell which of them is the copy: the thread says
    /// who posted which. No list is fixed until all but one are [left out](Pile::leave_out).
    SameNumber(ShortCode),
    /// It belongs to another survey.
    OtherSurvey(ShortCode),
    /// A later version of Candour made it.
    Later(ShortCode),
}

/// Ballots of one survey, each once, in the order of their hashes: the same whatever order they came in.
#[derive(Debug, Clone, Default)]
pub struct Pile {
    ballots: BTreeMap<BallotHash, Ballot>,
    /// Which of them have which number.
    numbers: BTreeMap<[u8; 16], BTreeSet<BallotHash>>,
    /// What was left out stays so, also when the thread is loaded again.
    left_out: BTreeSet<ShortCode>,
    problems: BTreeSet<Problem>,
}

impl Pile {
    /// Takes every ballot in a text, such as a whole thread or a file.
    ///
    /// # Errors
    /// [`TooLong`]; nothing is taken then.
    pub fn take_text(&mut self, survey: &Survey, text: &str) -> Result<(), TooLong> {
        for block in armour::read(text)? {
            match block {
                Block::Whole(bytes) => self.take(survey, bytes),
                Block::Damaged(code) => drop(self.problems.insert(Problem::Damaged(code))),
            }
        }
        // Somebody has posted it again.
        for hash in self.ballots.keys() {
            self.problems.remove(&Problem::Damaged(Some(hash.code())));
        }
        Ok(())
    }

    /// Takes one ballot.
    pub fn take(&mut self, survey: &Survey, bytes: Vec<u8>) {
        let hash = BallotHash::of(&bytes);
        let code = hash.code();
        let problem = match Ballot::from_bytes(survey, bytes) {
            Ok(_) if self.ballots.contains_key(&hash) => Problem::Twice(code),
            Ok(_) if self.left_out.contains(&code) => return,
            Ok(ballot) => {
                self.numbers.entry(ballot.nonce()).or_default().insert(hash);
                self.ballots.insert(hash, ballot);
                return;
            }
            Err(BallotError::Damaged) => Problem::Damaged(Some(code)),
            Err(BallotError::Later(_)) => Problem::Later(code),
            Err(BallotError::OtherSurvey) => Problem::OtherSurvey(code),
        };
        self.problems.insert(problem);
    }

    /// Leaves a ballot out, because whoever made it asked for that, because it is a copy, or because its proof failed. Whether it was there.
    pub fn leave_out(&mut self, code: ShortCode) -> bool {
        let before = self.ballots.len();
        self.ballots.retain(|hash, _| hash.code() != code);
        for ballots in self.numbers.values_mut() {
            ballots.retain(|hash| hash.code() != code);
        }
        let was_there = self.ballots.len() < before;
        self.left_out.extend(was_there.then_some(code));
        was_there
    }

    /// The ballots.
    pub fn ballots(&self) -> impl ExactSizeIterator<Item = (&BallotHash, &Ballot)> {
        self.ballots.iter()
    }

    /// What was wrong, each thing once.
    pub fn problems(&self) -> BTreeSet<Problem> {
        self.problems.iter().copied().chain(self.same_number().map(Problem::SameNumber)).collect()
    }

    /// Ballots that share their number with another.
    pub fn same_number(&self) -> impl Iterator<Item = ShortCode> {
        self.numbers.values().filter(|ballots| ballots.len() > 1).flatten().map(BallotHash::code)
    }

    /// Whether a ballot is among them: what a member asks.
    pub fn holds(&self, hash: &BallotHash) -> bool {
        self.ballots.contains_key(hash)
    }
}
