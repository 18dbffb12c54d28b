//! The ballots that one keeper, or anybody, has loaded from a thread or from files, and what was wrong with the others.

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
    /// Another ballot has the same number, which only its maker can have given it. The one with the lower hash is kept.
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
    /// Which of them has which number.
    numbers: BTreeMap<[u8; 16], BallotHash>,
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
            Ok(ballot) => match self.numbers.get(&ballot.nonce()).copied() {
                Some(other) => {
                    if hash < other {
                        self.ballots.remove(&other);
                        self.keep(hash, ballot);
                    }
                    Problem::SameNumber(hash.max(other).code())
                }
                None => return self.keep(hash, ballot),
            },
            Err(BallotError::Damaged) => Problem::Damaged(Some(code)),
            Err(BallotError::Later(_)) => Problem::Later(code),
            Err(BallotError::OtherSurvey) => Problem::OtherSurvey(code),
        };
        self.problems.insert(problem);
    }

    fn keep(&mut self, hash: BallotHash, ballot: Ballot) {
        self.numbers.insert(ballot.nonce(), hash);
        self.ballots.insert(hash, ballot);
    }

    /// Leaves a ballot out, because whoever made it asked for that, or because its proof failed. Whether it was there.
    pub fn leave_out(&mut self, code: ShortCode) -> bool {
        let before = self.ballots.len();
        self.ballots.retain(|hash, _| hash.code() != code);
        self.numbers.retain(|_, hash| hash.code() != code);
        self.ballots.len() < before
    }

    /// The ballots.
    pub fn ballots(&self) -> impl ExactSizeIterator<Item = (&BallotHash, &Ballot)> {
        self.ballots.iter()
    }

    /// What was wrong with the others, each thing once.
    pub fn problems(&self) -> impl Iterator<Item = Problem> {
        self.problems.iter().copied()
    }

    /// Whether a ballot is among them: what a member asks.
    pub fn holds(&self, hash: &BallotHash) -> bool {
        self.ballots.contains_key(hash)
    }
}
