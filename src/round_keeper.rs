//! How an open round is kept on the device, and how it ends.
//!
//! While a round is open the [`Vault`] holds one entry of it, whose totals are sealed with a key made of the recovery codes. Every change
//! takes the place of exactly the entry it was made of, in one transaction, so that several windows of the same desk count every sheet once. A
//! sheet is *counted* when the transaction is on the disk.
//!
//! A round of which nothing is to be kept, or can be, lives in memory, and so does its release until somebody asks for more. Its window claims
//! the desk, so that no other one opens a round beside it.
//!
//! What a [`RoundKeeper`] holds in memory is a copy of what is on the disk, or was: its own steps may overlap, and each looks whether the copy
//! is still the one it began with before it puts another in its place.

pub mod cipher;
pub mod memory_vault;
pub mod releases;
pub mod stored_release;
pub mod vault;

use crate::answers::AnswerSheet;
use crate::open_round::OpenRound;
use crate::question_set::QuestionSet;
use crate::round::{Arrangements, Kind, Round};
use crate::secrets::{Custody, RecoveryCode, Tries, is_pin};
use crate::totals::BatchId;
use crate::transfer::stored_round::{SALT, StoredRound, StoredRoundError, totals_of};
use cipher::Cipher;
use memory_vault::MemoryVault;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use stored_release::Meeting;
use vault::{Next, Swap, Vault, VaultError};
use zeroize::Zeroizing;

/// Random numbers for a new round, each fresh.
pub struct Fresh {
    /// Names the batch of sheets.
    pub batch: BatchId,
    /// Goes into both keys.
    pub salt: [u8; SALT],
    /// Become the recovery codes, as many as there are.
    pub codes: [[u8; 8]; 2],
}

/// What opens a round.
#[derive(Clone)]
pub struct Setup {
    /// What is known of it. A practice round is never kept and asks for neither PIN nor code.
    pub round: Round,
    /// What people are told of it before they answer.
    pub arrangements: Arrangements,
    /// The question set people answer.
    pub set: QuestionSet,
    /// Who has its recovery codes.
    pub custody: Custody,
    /// The desk PIN.
    pub pin: Zeroizing<String>,
}

/// Why no round was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotOpened {
    /// One is open already, here or on the disk.
    #[error("a round is open already")]
    AlreadyOpen,
    /// One is open in the memory of another window.
    #[error("a round is open in another window")]
    OpenElsewhere,
    /// No key could be made.
    #[error("no key can be made")]
    NoKey,
}

/// What became of a sheet that was to be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// It is part of the totals, and on the disk where the round is kept.
    Counted,
    /// As many people had answered as were invited. It is wiped.
    Refused,
    /// The round had ended. It is wiped.
    Ended,
}

/// Whether somebody may end the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The PIN is right, or all recovery codes are.
    Given,
    /// It is not.
    Wrong,
    /// Too many wrong ones: so many whole seconds until the next try.
    Wait(u32),
}

/// What became of an attempt to close a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    /// It has ended and its release can be found under this name: where the round was, on the disk or in memory.
    Released(String),
    /// It had ended before, in another window.
    EndedBefore,
    /// It is as it was: a result of it with other numbers is kept under this name, from before it came back with an older copy of the device's
    /// files, or handed in. The difference of two results is answers of few people, so there is no second one.
    OtherResult(String),
    /// It is as it was: too few people have answered, or the release could not be kept.
    StillOpen,
}

/// What stands before earlier results and settings, so that whoever holds the device can only answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nothing: no round is open.
    Nothing,
    /// The desk PIN of the round.
    Pin,
    /// They stay closed: a practice round is open, which has no PIN.
    Practice,
    /// They stay closed: the round is open in the memory of another window.
    Elsewhere,
    /// They stay closed: nobody can tell whose PIN would be the right one, as the round cannot be read.
    Unreadable,
}

/// What became of a round that another window has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TakenOver {
    /// It is open, with the sheets that the other window counted.
    Open,
    /// It has ended.
    Ended,
    /// It cannot be read. Nothing was changed.
    Damaged,
}

/// What belongs to an open round: its entry without totals, and what keeps it; nothing where it lives in memory.
#[derive(Clone)]
struct Handle<K> {
    entry: Rc<StoredRound>,
    kept: Option<Kept<K>>,
}

/// What keeps a round: the key to its totals, and the text that was on the disk when this was made.
#[derive(Clone)]
struct Kept<K> {
    key: K,
    text: String,
}

/// A round that is on the device and whose key is not in memory.
#[derive(Clone)]
struct Locked {
    text: String,
    entry: Result<Rc<StoredRound>, StoredRoundError>,
}

enum State<K, Claim> {
    NoRound,
    Locked(Locked),
    /// With the claim to the desk that a round in memory has.
    Open(Handle<K>, OpenRound, Option<Claim>),
    /// Only to be looked at.
    Shown(OpenRound, Arrangements),
}

/// One window's view of the round and the releases on a device.
pub struct RoundKeeper<V: Vault, C: Cipher> {
    vault: V,
    cipher: C,
    state: RefCell<State<C::Key, V::Claim>>,
    tries: Cell<Tries>,
    /// Releases that nobody has asked to keep, and those for which there is no vault.
    visit: MemoryVault,
    /// The names of those that somebody has taken along, as a file or a link.
    taken_along: RefCell<Vec<String>>,
    lasts: Cell<bool>,
}

impl<V: Vault, C: Cipher> RoundKeeper<V, C> {
    /// A keeper that has not looked into its vault yet.
    pub fn new(vault: V, cipher: C) -> Self {
        let state = RefCell::new(State::NoRound);
        let (visit, taken_along) = (MemoryVault::default(), RefCell::default());
        Self { vault, cipher, state, tries: Cell::default(), visit, taken_along, lasts: Cell::new(true) }
    }

    // --- What is there ---

    /// Looks for a round that earlier visits left; `true` if there is one, which is locked now.
    pub async fn look(&self) -> bool {
        match self.known(self.vault.round().await) {
            Ok(Some(text)) => self.lock(text),
            Ok(None) | Err(_) => false,
        }
    }

    /// Whether there is a vault, as far as is known.
    pub fn has_vault(&self) -> bool {
        self.lasts.get()
    }

    /// Whether a round is open.
    pub fn has_round(&self) -> bool {
        matches!(*self.state.borrow(), State::Open(..) | State::Shown(..))
    }

    /// Whether this window knows of a round, open or locked.
    pub fn knows_round(&self) -> bool {
        !matches!(*self.state.borrow(), State::NoRound)
    }

    /// Looks at the open round; `None` if there is none.
    pub fn with_round<T>(&self, look: impl FnOnce(&OpenRound) -> T) -> Option<T> {
        match &*self.state.borrow() {
            State::Open(_, open, _) | State::Shown(open, _) => Some(look(open)),
            State::NoRound | State::Locked(_) => None,
        }
    }

    /// What can be read of a round that is on the device and locked, or why nothing can be; `None` if there is no such round.
    pub fn locked(&self) -> Option<Result<Rc<StoredRound>, StoredRoundError>> {
        match &*self.state.borrow() {
            State::Locked(locked) => Some(locked.entry.clone()),
            State::NoRound | State::Open(..) | State::Shown(..) => None,
        }
    }

    /// Who has the recovery codes of the round, open or locked. Where the device keeps nothing, although it was to, the round is in memory.
    pub fn custody(&self) -> Custody {
        match self.handle() {
            Some(handle) if handle.kept.is_some() => handle.entry.custody,
            Some(_) => Custody::InMemory,
            None => self.entry().map_or(Custody::InMemory, |entry| entry.custody),
        }
    }

    /// Whether the device keeps nothing of the open round, although it was to.
    pub fn was_refused(&self) -> bool {
        self.handle().is_some_and(|handle| handle.kept.is_none() && handle.entry.custody != Custody::InMemory)
    }

    /// What people are told of the open round before they answer.
    pub fn arrangements(&self) -> Option<Arrangements> {
        match &*self.state.borrow() {
            State::Open(handle, ..) => Some(handle.entry.arrangements.clone()),
            State::Shown(_, arrangements) => Some(arrangements.clone()),
            State::NoRound | State::Locked(_) => None,
        }
    }

    // --- Opening and unlocking ---

    /// Opens a round. Gives its recovery codes, or none where the round lives in memory: nothing is kept of it, so there is nothing to recover.
    ///
    /// # Errors
    /// [`NotOpened`].
    pub async fn open(&self, setup: Setup, fresh: Fresh) -> Result<Vec<RecoveryCode>, NotOpened> {
        if !matches!(*self.state.borrow(), State::NoRound) {
            return Err(NotOpened::AlreadyOpen);
        }
        // Nobody opens another one meanwhile, or beside a round in memory.
        let claim = self.vault.claim().await.ok_or(NotOpened::OpenElsewhere)?;
        let Setup { round, arrangements, set, custody, pin } = setup;
        let custody = if round.kind == Kind::Real { custody } else { Custody::InMemory };
        let mut codes: Vec<_> = fresh.codes.into_iter().take(custody.codes()).map(RecoveryCode::from_random).collect();
        let (batch, salt) = (fresh.batch, fresh.salt);
        let mut entry = StoredRound { round, arrangements, set, custody, batch, salt, pin: Vec::new(), totals: Vec::new() };
        if entry.round.kind == Kind::Real {
            entry.pin = self.seal_pin(&entry, &pin).await.ok_or(NotOpened::NoKey)?;
        }
        let entry = Rc::new(entry);
        let open = OpenRound::open(entry.round.clone(), entry.set.clone(), entry.batch);
        let (there, kept) = if codes.is_empty() {
            (self.known(self.vault.round().await).ok().flatten(), None)
        } else {
            let key = self.cipher.derive(&RecoveryCode::secret(&codes), &entry.salt).await.ok_or(NotOpened::NoKey)?;
            let text = self.seal(&entry, &key, &open).await.ok_or(NotOpened::NoKey)?;
            match self.known(self.vault.swap_round(None, Next::Round(&text)).await) {
                Ok(Swap::Done) => (None, Some(Kept { key, text })),
                Ok(Swap::Other(other)) => (other, None),
                Err(_) => (None, None),
            }
        };
        if let Some(text) = there {
            self.lock(text);
            return Err(NotOpened::AlreadyOpen);
        }
        let mut state = self.state.borrow_mut();
        let free = match &*state {
            State::NoRound => true,
            // Another step of this window may have found it on the disk.
            State::Locked(locked) => kept.as_ref().is_some_and(|kept| kept.text == locked.text),
            State::Open(..) | State::Shown(..) => false,
        };
        if !free {
            return Err(NotOpened::AlreadyOpen);
        }
        let claim = kept.is_none().then_some(claim);
        if kept.is_none() {
            codes.clear();
        }
        *state = State::Open(Handle { entry, kept }, open, claim);
        self.tries.take();
        Ok(codes)
    }

    /// Shows a round that nothing keeps and nobody can end: for the gallery of components, and tests.
    pub fn show(&self, open: OpenRound, arrangements: Arrangements) {
        *self.state.borrow_mut() = State::Shown(open, arrangements);
    }

    /// Unlocks the round on the device with its recovery codes, typed one after the other in any order; `false` if those are not its codes,
    /// or the round has ended.
    pub async fn unlock(&self, typed: &str) -> bool {
        let Some(locked) = self.look_at_locked().await else { return false };
        let Ok(entry) = &locked.entry else { return false };
        let Some(key) = self.key_of_codes(typed, entry).await else { return false };
        let Some(open) = self.unseal(&key, &locked.text).await else { return false };
        let kept = Some(Kept { key, text: locked.text.clone() });
        self.replace_locked(&locked, State::Open(Handle { entry: entry.clone(), kept }, open, None))
    }

    /// The locked round as it is now: another window may have counted, or ended it, since this one looked.
    async fn look_at_locked(&self) -> Option<Locked> {
        let known = self.locked_now()?;
        match self.known(self.vault.round().await) {
            Ok(Some(text)) if text != known.text => {
                let latest = Locked::read(text);
                self.replace_locked(&known, State::Locked(latest.clone())).then_some(latest)
            }
            Ok(None) => {
                self.replace_locked(&known, State::NoRound);
                None
            }
            Ok(Some(_)) | Err(_) => Some(known),
        }
    }

    /// Looks whether another window has counted a sheet or ended the round; `true` if so.
    pub async fn refresh(&self) -> bool {
        let Some(Handle { entry, kept: Some(kept) }) = self.handle() else { return false };
        let Ok(latest) = self.known(self.vault.round().await) else { return false };
        latest.as_ref() != Some(&kept.text) && self.take_over(&entry, &kept, latest).await != TakenOver::Damaged
    }

    /// Takes the round as another window left it. If it is no longer there it has ended for this window too, although the totals are still in
    /// memory: two windows could otherwise close one round twice, and the difference would be one person's answers.
    async fn take_over(&self, entry: &StoredRound, kept: &Kept<C::Key>, latest: Option<String>) -> TakenOver {
        let Some(text) = latest.filter(|text| is_of(text, entry)) else {
            self.let_go(entry);
            return TakenOver::Ended;
        };
        match self.unseal(&kept.key, &text).await {
            Some(open) => {
                self.replace_kept(entry, kept, text, open);
                TakenOver::Open
            }
            None => TakenOver::Damaged,
        }
    }

    // --- Counting ---

    /// Counts a sheet, which is wiped.
    ///
    /// # Errors
    /// The sheet itself, not counted, if the device could not keep the totals with it.
    pub async fn count(&self, mut sheet: AnswerSheet) -> Result<Counted, AnswerSheet> {
        loop {
            let begun = match &*self.state.borrow() {
                State::Open(handle, open, _) => open.begin_count(sheet).map(|counting| (handle.clone(), counting)),
                State::NoRound | State::Locked(_) | State::Shown(..) => return Ok(Counted::Ended),
            };
            let Ok((Handle { entry, kept }, counting)) = begun else { return Ok(Counted::Refused) };
            let Some(kept) = kept else {
                self.replace_in_memory(counting.commit());
                return Ok(Counted::Counted);
            };
            let Some(text) = self.seal(&entry, &kept.key, counting.next()).await else { return Err(counting.cancel()) };
            match self.known(self.vault.swap_round(Some(&kept.text), Next::Round(&text)).await) {
                Ok(Swap::Done) => {
                    self.replace_kept(&entry, &kept, text, counting.commit());
                    return Ok(Counted::Counted);
                }
                // Another window has counted a sheet: once more, on top of that.
                Ok(Swap::Other(latest)) => {
                    sheet = counting.cancel();
                    match self.take_over(&entry, &kept, latest).await {
                        TakenOver::Open => {}
                        TakenOver::Ended => return Ok(Counted::Ended),
                        TakenOver::Damaged => return Err(sheet),
                    }
                }
                Err(_) => return Err(counting.cancel()),
            }
        }
    }

    // --- Ending ---

    /// What stands before earlier results and settings. Looks whether another window has opened or ended a round.
    pub async fn guard(&self) -> Guard {
        self.refresh().await;
        self.look_at_locked().await;
        self.look().await;
        match &*self.state.borrow() {
            State::Open(_, open, _) | State::Shown(open, _) if open.round().kind != Kind::Real => return Guard::Practice,
            State::Locked(Locked { entry: Err(_), .. }) => return Guard::Unreadable,
            State::Open(..) | State::Shown(..) | State::Locked(_) => return Guard::Pin,
            State::NoRound => {}
        }
        // Given back at once.
        if self.vault.claim().await.is_some() { Guard::Nothing } else { Guard::Elsewhere }
    }

    /// Whether what somebody typed is the desk PIN of the round, or all its recovery codes. `now` gives seconds by a clock nobody can set back.
    pub async fn may_end(&self, typed: &str, now: impl Fn() -> f64) -> Permission {
        let wait = self.tries.get().wait(now());
        if wait > 0.0 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour at most")]
            return Permission::Wait(wait.ceil() as u32);
        }
        let Some(entry) = self.entry() else { return Permission::Wrong };
        if entry.round.kind != Kind::Real {
            return Permission::Given;
        }
        let right = self.knows(&entry, typed.trim()).await;
        let mut tries = self.tries.get();
        if right {
            tries.right();
        } else {
            tries.wrong(now());
        }
        self.tries.set(tries);
        if right { Permission::Given } else { Permission::Wrong }
    }

    /// Closes the open round and keeps its release where the round is. Nothing changes if too few people have answered or the disk cannot keep
    /// the release.
    pub async fn close(&self) -> Closing {
        loop {
            let Some(handle) = self.handle() else { return Closing::StillOpen };
            let Handle { entry: round, kept: Some(kept) } = handle else { return self.close_in_memory().await };
            // A round of its own, made of what is on the disk: the open one stays as it is until the disk has the release.
            let Some(open) = self.unseal(&kept.key, &kept.text).await else { return Closing::StillOpen };
            let Ok(release) = open.close() else { return Closing::StillOpen };
            let Some(entry) = stored_release::entry(&release) else { return Closing::StillOpen };
            // An older copy of the device's files can bring back a round whose release is there. The first release stays the only one.
            let Ok(before) = self.known(self.vault.release(&entry.name).await) else { return Closing::StillOpen };
            let swap = |next| self.vault.swap_round(Some(&kept.text), next);
            let swapped = match stored_release::meeting(before.as_deref(), &entry.text) {
                Meeting::Free => swap(Next::Release { entry: &entry, in_place_of: before.as_deref() }).await,
                Meeting::Same => swap(Next::Nothing).await,
                // Or another window has counted somebody and closed the round meanwhile, and this is its release.
                Meeting::OtherNumbers => match self.vault.round().await {
                    Ok(latest) if latest.as_ref() == Some(&kept.text) => return Closing::OtherResult(entry.name),
                    other => other.map(Swap::Other),
                },
            };
            match self.known(swapped) {
                Ok(Swap::Done) => {
                    self.let_go(&round);
                    return Closing::Released(entry.name);
                }
                Ok(Swap::Other(latest)) => match self.take_over(&round, &kept, latest).await {
                    TakenOver::Open => {}
                    TakenOver::Ended => return Closing::EndedBefore,
                    TakenOver::Damaged => return Closing::StillOpen,
                },
                Err(_) => return Closing::StillOpen,
            }
        }
    }

    async fn close_in_memory(&self) -> Closing {
        let closed = {
            let mut state = self.state.borrow_mut();
            match std::mem::replace(&mut *state, State::NoRound) {
                State::Open(handle, open, claim) => open.close().map_err(|open| *state = State::Open(handle, *open, claim)),
                other => {
                    *state = other;
                    Err(())
                }
            }
        };
        let Ok(release) = closed else { return Closing::StillOpen };
        match self.keep_in_memory(&release).await {
            Some(name) => Closing::Released(name),
            None => Closing::StillOpen,
        }
    }

    /// Throws the round away, open or locked, with all answers in it; `false` if it is as it was.
    pub async fn discard(&self) -> bool {
        let (entry, mut expected) = match &*self.state.borrow() {
            State::NoRound => return true,
            State::Shown(..) => (None, None),
            State::Locked(locked) => (locked.entry.clone().ok(), Some(locked.text.clone())),
            State::Open(handle, ..) => (Some(handle.entry.clone()), handle.kept.as_ref().map(|kept| kept.text.clone())),
        };
        while let Some(text) = &expected {
            match self.known(self.vault.swap_round(Some(text), Next::Nothing).await) {
                Ok(Swap::Done) => break,
                // Another window has counted a sheet. Another round is none of ours.
                Ok(Swap::Other(latest)) => expected = latest.filter(|text| entry.as_ref().is_some_and(|entry| is_of(text, entry))),
                Err(_) => return false,
            }
        }
        match &entry {
            Some(entry) => self.let_go(entry),
            // Nobody can tell whose it was.
            None => *self.state.borrow_mut() = State::NoRound,
        }
        true
    }

    /// Takes away everything that is kept. `false`, and nothing is changed, while a round is open: it ends at the desk and nowhere else.
    pub async fn remove_everything(&self) -> bool {
        if self.guard().await != Guard::Nothing {
            return false;
        }
        let _ = self.visit.clear().await;
        // Where there is no vault there is nothing to take away.
        let _ = self.known(self.vault.clear().await);
        true
    }

    // --- Steps ---

    /// Remembers what an answer of the vault says of the vault itself.
    fn known<T>(&self, answer: Result<T, VaultError>) -> Result<T, VaultError> {
        match &answer {
            Ok(_) => self.lasts.set(true),
            Err(VaultError::Unavailable) => self.lasts.set(false),
            Err(VaultError::Refused) => {}
        }
        answer
    }

    fn handle(&self) -> Option<Handle<C::Key>> {
        match &*self.state.borrow() {
            State::Open(handle, ..) => Some(handle.clone()),
            State::NoRound | State::Locked(_) | State::Shown(..) => None,
        }
    }

    fn locked_now(&self) -> Option<Locked> {
        match &*self.state.borrow() {
            State::Locked(locked) => Some(locked.clone()),
            State::NoRound | State::Open(..) | State::Shown(..) => None,
        }
    }

    /// The entry of the round that is on the device, open or locked.
    fn entry(&self) -> Option<Rc<StoredRound>> {
        self.handle().map(|handle| handle.entry).or_else(|| self.locked_now()?.entry.ok())
    }

    /// `false` if there is a round already.
    fn lock(&self, text: String) -> bool {
        let mut state = self.state.borrow_mut();
        let free = matches!(*state, State::NoRound);
        if free {
            *state = State::Locked(Locked::read(text));
        }
        free
    }

    /// `false` if the locked round is no longer the one it was.
    fn replace_locked(&self, expected: &Locked, next: State<C::Key, V::Claim>) -> bool {
        let mut state = self.state.borrow_mut();
        let as_expected = matches!(&*state, State::Locked(locked) if locked.text == expected.text);
        if as_expected {
            *state = next;
        }
        as_expected
    }

    /// Puts a newer copy of the round in the place of the one a step began with. If that is no longer there another step has put a newer
    /// one there, or the round has ended.
    fn replace_kept(&self, entry: &StoredRound, began: &Kept<C::Key>, text: String, next: OpenRound) {
        if let State::Open(Handle { entry: here, kept: Some(kept) }, open, _) = &mut *self.state.borrow_mut()
            && here.batch == entry.batch
            && kept.text == began.text
        {
            (kept.text, *open) = (text, next);
        }
    }

    /// Puts the next copy of a round in memory in the place of the one it was made of, at once.
    fn replace_in_memory(&self, next: OpenRound) {
        if let State::Open(_, open, _) = &mut *self.state.borrow_mut() {
            *open = next;
        }
    }

    /// Forgets a round and its key, unless another one is there by now.
    fn let_go(&self, round: &StoredRound) {
        let mut state = self.state.borrow_mut();
        let gone = match &*state {
            State::NoRound | State::Shown(..) => false,
            State::Locked(locked) => locked.entry.as_ref().is_ok_and(|entry| entry.batch == round.batch),
            State::Open(handle, ..) => handle.entry.batch == round.batch,
        };
        if gone {
            *state = State::NoRound;
        }
    }

    /// The sealed PIN of a new round; `None` where no key can be made.
    async fn seal_pin(&self, entry: &StoredRound, pin: &str) -> Option<Vec<u8>> {
        let key = self.cipher.derive(pin.as_bytes(), &entry.salt).await?;
        self.cipher.seal(&key, &entry.bound_to_pin(), &[]).await
    }

    /// The text of the entry with the totals of `open`; `None` if they cannot be sealed.
    async fn seal(&self, entry: &StoredRound, key: &C::Key, open: &OpenRound) -> Option<String> {
        let totals = totals_of(open);
        let totals = self.cipher.seal(key, &entry.bound_to_totals(), &totals).await?;
        Some(StoredRound { totals, ..entry.clone() }.encode())
    }

    /// The round in a text; `None` if it is another round, or damaged.
    async fn unseal(&self, key: &C::Key, text: &str) -> Option<OpenRound> {
        let entry = StoredRound::decode(text).ok()?;
        entry.restore(&self.cipher.open(key, &entry.bound_to_totals(), &entry.totals).await?)
    }

    /// Whether somebody knows the PIN of a round, or all its recovery codes.
    async fn knows(&self, entry: &StoredRound, typed: &str) -> bool {
        if is_pin(typed) {
            let Some(key) = self.cipher.derive(typed.as_bytes(), &entry.salt).await else { return false };
            return self.cipher.open(&key, &entry.bound_to_pin(), &entry.pin).await.is_some();
        }
        let Some(key) = self.key_of_codes(typed, entry).await else { return false };
        // The entry an open round keeps in memory has no totals in it; the one on the disk has.
        let Ok(Some(text)) = self.known(self.vault.round().await) else { return false };
        let Ok(kept) = StoredRound::decode(&text) else { return false };
        self.cipher.open(&key, &entry.bound_to_totals(), &kept.totals).await.is_some()
    }

    /// The key that the recovery codes somebody typed give; `None` if they are not as many as the round has, or no key can be made.
    async fn key_of_codes(&self, typed: &str, entry: &StoredRound) -> Option<C::Key> {
        let codes = RecoveryCode::parse(typed, entry.custody.codes())?;
        self.cipher.derive(&RecoveryCode::secret(&codes), &entry.salt).await
    }
}

impl Locked {
    fn read(text: String) -> Self {
        let entry = StoredRound::decode(&text).map(Rc::new);
        Self { text, entry }
    }
}

fn is_of(text: &str, round: &StoredRound) -> bool {
    StoredRound::decode(text).is_ok_and(|entry| entry.batch == round.batch)
}
