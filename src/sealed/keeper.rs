//! A keeper, from the first ballot to the result: OPEN, LOCKED (on one list of ballots), COUNTED, RELEASED, and erased. Never backwards.
//!
//! | first keeper | | second keeper |
//! |---|---|---|
//! | [`Keeper::lock`], [`Keeper::closing`] | closing → | [`Keeper::lock`], [`Keeper::answer`] |
//! | [`Keeper::count`] | ← answer | |
//! | | opening: numbers of people → | [`Keeper::count_with`] |
//! | [`Keeper::release`] | ← opening: these, and the sums that they allow | |
//! | | outcome → everybody | [`Keeper::accept`] |
//!
//! No share leaves a keeper before both have checked every proof on the list. Which step may follow which is in the types, and each step uses up
//! the keeper of the one before. A step that is refused gives the keeper back as it was.

use super::backup::{self, BACKUP_BYTES, Given, KeeperCode};
use super::ballot::BallotHash;
use super::keys::{KeeperSecret, Role};
use super::messages::{Answer, Closing, Evidence, Opening, Outcome, TAG_BYTES};
use super::parts::{self, Batch, Commitment, OpenedPart, Part, TotalsShare};
use super::pile::Pile;
use super::short_code::ShortCode;
use super::survey::{Half, ProofShare, ProofState, Survey};
use crate::rungs::{Numbers, Rungs};
use prio::codec::{Encode, ParameterizedDecode};
use prio::field::{Field64, FieldElement};
use prio::flp::Type;
use prio::vdaf::{Aggregator, VerifyTransition};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Which keeper it is, as a type.
pub trait Side {
    /// The role.
    const ROLE: Role;
}

/// The keeper who sets the survey up.
#[derive(Debug)]
pub struct First;
/// The keeper who sends the card.
#[derive(Debug)]
pub struct Second;

impl Side for First {
    const ROLE: Role = Role::First;
}
impl Side for Second {
    const ROLE: Role = Role::Second;
}

/// A keeper in one state. It cannot be copied or printed.
pub struct Keeper<R, S> {
    survey: Arc<Survey>,
    secret: KeeperSecret,
    verify_key: Zeroizing<[u8; 32]>,
    /// Of what a share was given, ever.
    given: Option<Given>,
    state: S,
    side: PhantomData<R>,
}

/// Ballots are still taken.
#[derive(Debug)]
pub struct Open(());

/// One list of ballots is fixed. It may become shorter as long as no share was given.
pub struct Locked {
    batch: Batch,
    checks: Vec<Check>,
    /// Ballots whose proofs have failed.
    failed: BTreeSet<BallotHash>,
}

/// The second keeper has answered: all proofs hold, and both keepers have committed to their shares.
pub struct Answered(Agreed);

/// Its share of the numbers of people is given.
pub struct Counted(Agreed);

/// What is left of a list once all its proofs hold.
struct Agreed {
    batch: Batch,
    sheets: u32,
    share: TotalsShare,
    theirs: Vec<Commitment>,
}

/// The result is out. What is left to do is to erase the key.
#[derive(Debug)]
pub struct Released(());

/// What a keeper has of one ballot of the list.
struct Check {
    ballot: BallotHash,
    state: ProofState,
    share: ProofShare,
    /// This keeper's share of what is added up, of the first keeper, who knows it before the proof is checked.
    output: Vec<Field64>,
}

/// A step that was not taken: the keeper as it was, and why.
pub struct Refused<K> {
    /// The keeper.
    pub keeper: K,
    /// Why.
    pub why: Refusal,
}

impl<K> fmt::Debug for Refused<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Refused").field(&self.why).finish()
    }
}

/// Why a step is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Fewer ballots than the threshold.
    #[error("{ballots} ballots are fewer than {threshold}")]
    TooFew {
        /// Ballots there are.
        ballots: usize,
        /// Ballots there must be.
        threshold: u32,
    },
    /// More ballots than people invited.
    #[error("{ballots} ballots are more than the {invited} people invited")]
    TooMany {
        /// Ballots there are.
        ballots: usize,
        /// People invited.
        invited: u32,
    },
    /// Ballots that do not open with this keeper's key: damaged on their way, or made by a program that is wrong.
    #[error("ballots that do not open: {}", named(.0))]
    Damaged(Vec<ShortCode>),
    /// Ballots that share a number: all but one of each number have to be left out.
    #[error("ballots with one number: {}", named(.0))]
    SameNumber(Vec<ShortCode>),
    /// A share of another list was given before.
    #[error("a share of another list was given before")]
    OtherListBefore,
    /// A share was given when the other keeper had committed to something else. With other numbers of people it would be another rung.
    #[error("a share was given before, when the other keeper had committed to something else")]
    OtherCommitmentsBefore,
    /// The message belongs to another survey.
    #[error("the message belongs to another survey")]
    OtherSurvey,
    /// The other keeper did not write the message, or it was changed.
    #[error("the other keeper did not write this message")]
    NotFromKeeper,
    /// The two lists differ.
    #[error("the lists differ: only here {}; only there {}", named(.only_here), named(.only_there))]
    OtherList {
        /// Ballots that the other keeper does not have.
        only_here: Vec<ShortCode>,
        /// Ballots that only the other keeper has.
        only_there: Vec<ShortCode>,
    },
    /// The message belongs to another list, or to another step.
    #[error("the message belongs to another list of ballots or to another step")]
    OtherStep,
    /// Proofs that do not hold. Nobody has learned anything of these ballots. The answer of the second keeper, which shows it to the first.
    #[error("proofs that do not hold: {}", named(.ballots))]
    ProofFailed {
        /// The ballots.
        ballots: Vec<ShortCode>,
        /// What the second keeper sends.
        answer: Option<Box<Answer>>,
    },
    /// The second keeper says that a proof fails, and all of them hold.
    #[error("the other keeper says that a proof fails, and all of them hold")]
    FalseFailure,
    /// Something is opened that the other keeper did not commit to.
    #[error("the other keeper opens something else than was committed to")]
    NotCommitted,
    /// The numbers of people are such as no team can have: a keeper has changed them.
    #[error("the numbers contradict each other: one of the keepers has changed them")]
    Contradiction,
    /// A ballot is to be left out whose proof has not failed.
    #[error("the proof of {0} has not failed")]
    NotFailed(ShortCode),
    /// The key belongs to another survey or role, or the survey's keys are none.
    #[error("the key belongs to another survey or role")]
    OtherKey,
}

/// Codes as a list for people.
fn named(codes: &[ShortCode]) -> String {
    if codes.is_empty() { "none".to_owned() } else { codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ") }
}

type Step<K, Next> = Result<Next, Box<Refused<K>>>;

fn refuse<K, T>(keeper: K, why: Refusal) -> Step<K, T> {
    Err(Box::new(Refused { keeper, why }))
}

impl<R: Side, S> Keeper<R, S> {
    /// The survey.
    pub fn survey(&self) -> &Arc<Survey> {
        &self.survey
    }

    /// Of what a share was given, if one was. It has to be kept with the key: see [`Keeper::new`].
    pub fn given(&self) -> Option<Given> {
        self.given
    }

    /// Seals what has to be kept under a recovery code: see [`backup::seal`].
    pub fn keep(&self, code: &KeeperCode, salt: &[u8; backup::SALT_BYTES], beside: &[u8]) -> [u8; BACKUP_BYTES] {
        backup::seal(code, salt, beside, &self.secret, &self.verify_key, self.given)
    }

    fn with<T>(self, state: T) -> Keeper<R, T> {
        let Self { survey, secret, verify_key, given, side, .. } = self;
        Keeper { survey, secret, verify_key, given, state, side }
    }

    fn parted(self) -> (Keeper<R, ()>, S) {
        let Self { survey, secret, verify_key, given, state, side } = self;
        (Keeper { survey, secret, verify_key, given, state: (), side }, state)
    }

    fn parts(&self) -> usize {
        Part::all(&self.survey.definition().set).len()
    }
}

impl<R: Side> Keeper<R, Open> {
    /// A keeper of a survey. `given` is what [`Self::given`] said when the key was kept last: a key that comes back from an older copy has no
    /// memory of it, and people have to be warned.
    ///
    /// # Errors
    /// [`Refusal::OtherKey`], with the secret let go.
    pub fn new(survey: Arc<Survey>, secret: KeeperSecret, verify_key: Zeroizing<[u8; 32]>, given: Option<Given>) -> Result<Self, Refusal> {
        let definition = survey.definition();
        // Both keys: it will seal for the other one.
        let of_survey = definition.keeper(R::ROLE).key == secret.key() && definition.check_keys().is_ok();
        // The second keeper has it from the definition; the first one made it.
        let sealed = R::ROLE == Role::First || definition.verify_key(&secret).as_ref() == Some(&*verify_key);
        if of_survey && sealed {
            Ok(Self { survey, secret, verify_key, given, state: Open(()), side: PhantomData })
        } else {
            Err(Refusal::OtherKey)
        }
    }

    /// Fixes the list: all ballots of a pile.
    ///
    /// # Errors
    /// [`Refusal::SameNumber`], [`Refusal::TooFew`], [`Refusal::TooMany`], [`Refusal::Damaged`] or [`Refusal::OtherListBefore`].
    pub fn lock(self, pile: &Pile) -> Step<Self, Keeper<R, Locked>> {
        let same: Vec<ShortCode> = pile.same_number().collect();
        if !same.is_empty() {
            return refuse(self, Refusal::SameNumber(same));
        }
        let mut damaged = Vec::new();
        let mut checks = Vec::new();
        for (hash, ballot) in pile.ballots() {
            let opened = ballot.open(&self.survey, R::ROLE, &self.secret);
            let checked = opened.and_then(|(public, half)| {
                let (reports, id) = (self.survey.reports(), self.survey.id());
                let proof = reports.verify_init(&self.verify_key, &id.0, R::ROLE.index(), &(), &ballot.nonce(), &public, &half);
                let (state, share) = proof.ok()?;
                let output = match half {
                    Half::Leader { measurement_share, .. } => self.survey.circuit().truncate(measurement_share).ok()?,
                    Half::Helper { .. } => Vec::new(),
                };
                Some(Check { ballot: *hash, state, share, output })
            });
            match checked {
                Some(check) => checks.push(check),
                None => damaged.push(hash.code()),
            }
        }
        if !damaged.is_empty() {
            return refuse(self, Refusal::Damaged(damaged));
        }
        let round = &self.survey.definition().round;
        let (ballots, threshold, invited) = (checks.len(), round.threshold.people(), round.invited);
        if ballots < threshold as usize {
            return refuse(self, Refusal::TooFew { ballots, threshold });
        }
        if ballots > invited as usize {
            return refuse(self, Refusal::TooMany { ballots, invited });
        }
        let list: Vec<BallotHash> = checks.iter().map(|check| check.ballot).collect();
        let batch = Batch::new(self.survey.id(), &list);
        if self.given.is_some_and(|given| given.list != batch.list) {
            return refuse(self, Refusal::OtherListBefore);
        }
        Ok(self.with(Locked { batch, checks, failed: BTreeSet::new() }))
    }
}

/// What both keepers' words about the proofs of a list come to.
struct Checked {
    failed: BTreeSet<BallotHash>,
    /// This keeper's share of what is added up.
    output: Vec<Field64>,
}

impl<R: Side> Keeper<R, Locked> {
    /// The ballots of the list, sorted.
    pub fn list(&self) -> Vec<BallotHash> {
        self.state.checks.iter().map(|check| check.ballot).collect()
    }

    /// Leaves out ballots whose proofs have failed, once both people have agreed to it. The shorter list takes the place of the first.
    ///
    /// # Errors
    /// [`Refusal::NotFailed`], or [`Refusal::TooFew`] if too few are left.
    pub fn without(mut self, codes: &[ShortCode]) -> Step<Self, Self> {
        let failed: BTreeSet<ShortCode> = self.state.failed.iter().map(BallotHash::code).collect();
        if let Some(code) = codes.iter().find(|code| !failed.contains(code)) {
            return refuse(self, Refusal::NotFailed(*code));
        }
        let threshold = self.survey.definition().round.threshold.people();
        let stays = |ballot: &BallotHash| !codes.contains(&ballot.code());
        let list: Vec<BallotHash> = self.list().into_iter().filter(stays).collect();
        if list.len() < threshold as usize {
            return refuse(self, Refusal::TooFew { ballots: list.len(), threshold });
        }
        let batch = Batch::new(self.survey.id(), &list);
        if self.given.is_some_and(|given| given.list != batch.list) {
            return refuse(self, Refusal::OtherListBefore);
        }
        self.state.checks.retain(|check| stays(&check.ballot));
        self.state.batch = batch;
        self.state.failed.clear();
        Ok(self)
    }

    fn proofs(&self) -> Vec<Vec<u8>> {
        self.state.checks.iter().map(|check| check.share.get_encoded().unwrap_or_default()).collect()
    }

    /// Checks every proof with what the other keeper says of it.
    fn check(&self, theirs: &[Vec<u8>]) -> Checked {
        let (reports, id) = (self.survey.reports(), self.survey.id());
        let mut checked = Checked { failed: BTreeSet::new(), output: vec![Field64::zero(); self.survey.circuit().output_len()] };
        for (check, theirs) in self.state.checks.iter().zip(theirs) {
            let output = ProofShare::get_decoded_with_param(&check.state, theirs).ok().and_then(|theirs| {
                let shares = match R::ROLE {
                    Role::First => [check.share.clone(), theirs],
                    Role::Second => [theirs, check.share.clone()],
                };
                let message = reports.verifier_shares_to_message(&id.0, &(), shares).ok()?;
                match reports.verify_next(&id.0, check.state.clone(), message) {
                    Ok(VerifyTransition::Finish(output)) => Some(output),
                    _ => None,
                }
            });
            match output {
                Some(output) => add(&mut checked.output, output.as_ref()),
                None => drop(checked.failed.insert(check.ballot)),
            }
        }
        checked
    }

    /// Whether a share of something else was given before.
    fn gave_something_else(&self, given: Given) -> bool {
        self.given.is_some_and(|before| before != given)
    }

    fn sheets(&self) -> u32 {
        u32::try_from(self.state.checks.len()).unwrap_or(u32::MAX)
    }

    fn share(&self, output: &[Field64]) -> TotalsShare {
        TotalsShare::new(&self.survey.definition().set, self.state.batch, R::ROLE, &self.secret, output)
    }

    /// This keeper with the proofs that have failed, for the refusal.
    fn failing(mut self, failed: BTreeSet<BallotHash>, answer: Option<Answer>) -> (Self, Refusal) {
        let ballots = failed.iter().map(BallotHash::code).collect();
        self.state.failed = failed;
        (self, Refusal::ProofFailed { ballots, answer: answer.map(Box::new) })
    }
}

fn add(sum: &mut [Field64], share: &[Field64]) {
    for (sum, &share) in sum.iter_mut().zip(share) {
        *sum += share;
    }
}

/// The steps of the first keeper.
impl Keeper<First, Locked> {
    /// What is posted for everybody: the list, and what the second keeper needs.
    pub fn closing(&self) -> Closing {
        let mut output = vec![Field64::zero(); self.survey.circuit().output_len()];
        for check in &self.state.checks {
            add(&mut output, &check.output);
        }
        let closing = Closing {
            survey: self.survey.id(),
            ballots: self.list(),
            proofs: self.proofs(),
            commitments: self.share(&output).commitments(),
            tag: [0; TAG_BYTES],
        };
        closing.signed(&self.survey, &self.secret).unwrap_or_else(|| unreachable!("a definition has been checked for its keys"))
    }

    /// Takes the answer, and gives the share of the numbers of people.
    ///
    /// # Errors
    /// [`Refusal`]; with [`Refusal::ProofFailed`] the list can be made [shorter](Self::without).
    pub fn count(mut self, answer: &Answer) -> Step<Self, (Keeper<First, Counted>, Opening)> {
        if answer.survey != self.survey.id() {
            return refuse(self, Refusal::OtherSurvey);
        }
        if !answer.is_genuine(&self.survey, &self.secret) {
            return refuse(self, Refusal::NotFromKeeper);
        }
        if answer.list != self.state.batch.list || answer.proofs.len() != self.state.checks.len() {
            return refuse(self, Refusal::OtherStep);
        }
        let checked = self.check(&answer.proofs);
        if !checked.failed.is_empty() {
            let (keeper, why) = self.failing(checked.failed, None);
            return refuse(keeper, why);
        }
        if answer.commitments.is_empty() {
            return refuse(self, Refusal::FalseFailure);
        }
        if answer.commitments.len() != self.parts() {
            return refuse(self, Refusal::OtherStep);
        }
        let given = given(self.state.batch, &answer.commitments);
        if self.gave_something_else(given) {
            return refuse(self, Refusal::OtherCommitmentsBefore);
        }
        let share = self.share(&checked.output);
        let agreed = Agreed { batch: self.state.batch, sheets: self.sheets(), share, theirs: answer.commitments.clone() };
        self.given = Some(given);
        let keeper = self.with(Counted(agreed));
        let opening = keeper.opening(&Part::numbers(&keeper.survey.definition().set));
        Ok((keeper, opening))
    }
}

/// The steps of the second keeper.
impl Keeper<Second, Locked> {
    /// Takes the closing, if it is about the same list, and checks every proof.
    ///
    /// # Errors
    /// [`Refusal`]; [`Refusal::ProofFailed`] holds the answer that shows it to the first keeper, and the list can be made
    /// [shorter](Self::without).
    pub fn answer(self, closing: &Closing) -> Step<Self, (Keeper<Second, Answered>, Answer)> {
        if closing.survey != self.survey.id() {
            return refuse(self, Refusal::OtherSurvey);
        }
        if !closing.is_genuine(&self.survey, &self.secret) {
            return refuse(self, Refusal::NotFromKeeper);
        }
        let (here, there): (BTreeSet<BallotHash>, BTreeSet<BallotHash>) =
            (self.list().into_iter().collect(), closing.ballots.iter().copied().collect());
        if here != there {
            let codes =
                |some: &BTreeSet<BallotHash>, others: &BTreeSet<BallotHash>| some.difference(others).map(BallotHash::code).collect();
            return refuse(self, Refusal::OtherList { only_here: codes(&here, &there), only_there: codes(&there, &here) });
        }
        let counts = (closing.ballots.len(), closing.proofs.len(), closing.commitments.len());
        if counts != (here.len(), here.len(), self.parts()) || closing.ballots != self.list() {
            return refuse(self, Refusal::OtherStep);
        }
        if self.gave_something_else(given(self.state.batch, &closing.commitments)) {
            return refuse(self, Refusal::OtherCommitmentsBefore);
        }
        let checked = self.check(&closing.proofs);
        let (batch, proofs) = (self.state.batch, self.proofs());
        let answer = |commitments| {
            let answer = Answer { survey: batch.survey, list: batch.list, proofs, commitments, tag: [0; TAG_BYTES] };
            answer.signed(&self.survey, &self.secret).unwrap_or_else(|| unreachable!("a definition has been checked for its keys"))
        };
        if !checked.failed.is_empty() {
            let answer = answer(Vec::new());
            let (keeper, why) = self.failing(checked.failed, Some(answer));
            return refuse(keeper, why);
        }
        let share = self.share(&checked.output);
        let answer = answer(share.commitments());
        let agreed = Agreed { batch, sheets: self.sheets(), share, theirs: closing.commitments.clone() };
        Ok((self.with(Answered(agreed)), answer))
    }
}

impl Keeper<Second, Answered> {
    /// Takes the first keeper's share of the numbers of people, and gives the second's, and that of the sums that the numbers allow.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn count_with(mut self, opening: &Opening) -> Step<Self, (Keeper<Second, Counted>, Opening)> {
        let set = &self.survey.definition().set;
        let wanted = Part::numbers(set);
        let Answered(Agreed { batch, sheets, share, theirs }) = &self.state;
        let counted = opened(&self, *batch, opening).and_then(|bytes| {
            let numbers = parts::decode(set, &wanted, &bytes).ok_or(Refusal::OtherStep)?;
            if !parts::fit(set, *batch, Role::First, theirs, &wanted, &numbers) {
                return Err(Refusal::NotCommitted);
            }
            rungs(&self.survey, *sheets, [&numbers, &share.open(&wanted)])
        });
        match counted {
            Err(why) => refuse(self, why),
            Ok(rungs) => {
                let wanted = [wanted, Part::sums(&rungs, set)].concat();
                self.given = Some(given(*batch, theirs));
                let (keeper, Answered(agreed)) = self.parted();
                let keeper = keeper.with(Counted(agreed));
                let opening = keeper.opening(&wanted);
                Ok((keeper, opening))
            }
        }
    }
}

impl<R: Side> Keeper<R, Counted> {
    fn opening(&self, wanted: &[Part]) -> Opening {
        let text = Zeroizing::new(parts::encode(&self.state.0.share.open(wanted)));
        let opening = Opening::seal(&self.survey, self.state.0.batch, R::ROLE, &self.secret, &text);
        opening.unwrap_or_else(|| unreachable!("a definition has been checked for its keys"))
    }
}

impl Keeper<First, Counted> {
    /// Takes the second keeper's shares, and gives what everybody may know.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn release(self, opening: &Opening) -> Step<Self, (Keeper<First, Released>, Outcome)> {
        let made = self.outcome(opening);
        match made {
            Ok(outcome) => Ok((self.with(Released(())), outcome)),
            Err(why) => refuse(self, why),
        }
    }

    fn outcome(&self, opening: &Opening) -> Result<Outcome, Refusal> {
        let (definition, Counted(Agreed { batch, sheets, share, theirs })) = (self.survey.definition(), &self.state);
        let set = &definition.set;
        let bytes = Zeroizing::new(opened(self, *batch, opening)?);
        let of_numbers = Part::numbers(set);
        let (numbers, _) = bytes.split_at_checked(parts::encoded_bytes(set, &of_numbers)).ok_or(Refusal::OtherStep)?;
        let numbers = parts::decode(set, &of_numbers, numbers).ok_or(Refusal::OtherStep)?;
        if !parts::fit(set, *batch, Role::Second, theirs, &of_numbers, &numbers) {
            return Err(Refusal::NotCommitted);
        }
        let rungs = rungs(&self.survey, *sheets, [&share.open(&of_numbers), &numbers])?;
        let wanted = [of_numbers, Part::sums(&rungs, set)].concat();
        let opened = parts::decode(set, &wanted, &bytes).ok_or(Refusal::OtherStep)?;
        if !parts::fit(set, *batch, Role::Second, theirs, &wanted, &opened) {
            return Err(Refusal::NotCommitted);
        }
        let released = Part::released(&rungs, set);
        let theirs = wanted.iter().zip(opened).filter(|(part, _)| released.contains(part)).map(|(_, opened)| opened).collect();
        let evidence = Evidence { terms: definition.terms.clone(), list: batch.list, opened: [share.open(&released), theirs] };
        Ok(Outcome { round: definition.round.clone(), set: set.clone(), sheets: *sheets, rungs, evidence })
    }
}

impl Keeper<Second, Counted> {
    /// Looks at what the first keeper has made known: it is about the same list, and made of the shares that both committed to.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn accept(self, outcome: &Outcome) -> Step<Self, Keeper<Second, Released>> {
        let (definition, Counted(Agreed { batch, sheets, share, theirs })) = (self.survey.definition(), &self.state);
        // Before its rungs are looked at, which are those of its own question set.
        if outcome.evidence.survey(&outcome.round, &outcome.set) != *definition {
            return refuse(self, Refusal::OtherSurvey);
        }
        let set = &definition.set;
        let released = Part::released(&outcome.rungs, set);
        let [first, second] = &outcome.evidence.opened;
        if outcome.evidence.list != batch.list || outcome.sheets != *sheets {
            refuse(self, Refusal::OtherStep)
        } else if !parts::fit(set, *batch, Role::First, theirs, &released, first) || *second != share.open(&released) {
            refuse(self, Refusal::NotCommitted)
        } else {
            Ok(self.with(Released(())))
        }
    }
}

impl<R: Side> Keeper<R, Released> {
    /// Lets the key go: it is wiped from memory. Copies of it that were kept are useless once the recovery code is thrown away.
    pub fn erase(self) {}
}

/// What a keeper gives shares of: a list, to somebody who has committed to this.
fn given(batch: Batch, theirs: &[Commitment]) -> Given {
    Given { list: batch.list, theirs: parts::commitments_hash(theirs) }
}

/// The content of an opening of the other keeper for this list.
fn opened<R: Side, S>(keeper: &Keeper<R, S>, batch: Batch, opening: &Opening) -> Result<Vec<u8>, Refusal> {
    if opening.survey != batch.survey {
        Err(Refusal::OtherSurvey)
    } else if opening.list != batch.list || opening.role != R::ROLE.other() {
        Err(Refusal::OtherStep)
    } else {
        opening.open(&keeper.survey, &keeper.secret).ok_or(Refusal::NotFromKeeper)
    }
}

/// What may be known, by both shares of the numbers of people.
fn rungs(survey: &Survey, sheets: u32, opened: [&[OpenedPart]; 2]) -> Result<Rungs, Refusal> {
    let definition = survey.definition();
    let numbers: Option<Numbers> = parts::add_up(opened).and_then(|sums| parts::numbers(&definition.set, sheets, &sums));
    let numbers = numbers.filter(|numbers| numbers.are_possible(&definition.set)).ok_or(Refusal::Contradiction)?;
    Ok(Rungs::of(&definition.set, definition.round.threshold, &numbers))
}
