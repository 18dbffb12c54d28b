//! How an open round is kept on the device, and how it ends.
//!
//! While a round is open the browser's database holds one entry of it, whose totals are sealed with a key made of the recovery code. Every
//! change takes the place of exactly the entry it was made of, in one transaction, so that two windows of the same desk count every sheet
//! once. A sheet is *counted* when the transaction is on the disk. Where the browser keeps nothing, the round lives in memory.

use super::{App, Sent};
use crate::answers::AnswerSheet;
use crate::open_round::OpenRound;
use crate::platform::cipher::{self, Key};
use crate::platform::vault::{self, Next, Swap};
use crate::platform::{clock, random};
use crate::question_set::QuestionSet;
use crate::round::Round;
use crate::secrets::{RecoveryCode, is_pin};
use crate::store;
use crate::text::Name;
use crate::totals::BatchId;
use crate::transfer::stored_round::{StoredRound, StoredRoundError, totals_of};
use crate::ui::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What keeps the open round: its entry, the key to it, and the text that is on the disk now.
#[derive(Clone)]
pub struct Keeper {
    entry: StoredRound,
    key: Key,
    /// Nothing where the browser keeps nothing.
    kept: Option<String>,
}

impl Keeper {
    /// The text of the entry with the totals of `open`; `None` where the browser cannot seal.
    async fn seal(&self, open: &OpenRound) -> Option<String> {
        let totals = totals_of(open);
        let totals = cipher::seal(&self.key, &self.entry.bound_to_totals(), &totals).await?;
        Some(StoredRound { totals, ..self.entry.clone() }.encode())
    }

    /// The round in a text; `None` if it is another round, or damaged.
    async fn unseal(&self, text: &str) -> Option<OpenRound> {
        let entry = StoredRound::decode(text).ok()?;
        entry.restore(&cipher::open(&self.key, &entry.bound_to_totals(), &entry.totals).await?)
    }
}

/// A round that is on the device and whose key is not in memory.
#[derive(Clone)]
pub struct Locked {
    text: String,
    entry: Result<StoredRound, StoredRoundError>,
}

/// What became of an attempt to open a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is open.
    Opened,
    /// One is open already, perhaps in another window.
    AlreadyOpen,
    /// The browser lacks what keeps a round safe.
    NoKey,
}

/// What became of an attempt to close or discard a round.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// It has ended; what to show next.
    Ended(Route),
    /// It is as it was.
    StillOpen,
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

/// Whether somebody may end the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The PIN, or the recovery code, is right.
    Given,
    /// It is not.
    Wrong,
    /// Too many wrong ones: so many whole seconds until the next try.
    Wait(u32),
}

impl App {
    // --- What is there ---

    /// Looks for what earlier visits left: a round that is still open, and releases that a crash kept from their place.
    pub fn look_for_kept_round(self, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            let Ok(kept) = vault::read().await else { return };
            let mut news = false;
            for (batch, entry) in kept.releases {
                if self.store.with_value(|store| store::has_release(store.as_ref(), &batch)) {
                    // What was in its place when the page was loaded is on the disk there.
                    let _ = vault::forget_release(&batch).await;
                } else {
                    news |= self.store.with_value(|store| store::keep_entry(store.as_ref(), &batch, &entry));
                }
            }
            if let Some(text) = kept.round
                && !untrack(|| self.has_round())
            {
                self.lock(text);
                news = true;
            }
            if news {
                then();
            }
        });
    }

    fn lock(self, text: String) {
        let entry = StoredRound::decode(&text);
        self.locked.set(Some(Locked { text, entry }));
    }

    /// What can be read of a round that is on the device and locked, or why nothing can be; `None` if there is no such round.
    pub fn locked(&self) -> Option<Result<StoredRound, StoredRoundError>> {
        self.locked.with(|locked| locked.as_ref().map(|locked| locked.entry.clone()))
    }

    /// Whether the open round is still there after a crash.
    pub fn round_lasts(&self) -> bool {
        self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(|keeper| keeper.kept.is_some()))
    }

    /// Who runs the open round.
    pub fn host(&self) -> String {
        self.keeper.with_value(|keeper| keeper.as_ref().map(|keeper| keeper.entry.host.to_string()).unwrap_or_default())
    }

    /// The recovery code of the round that was just opened, until somebody says that it is on paper.
    pub fn recovery_code(&self) -> Option<String> {
        self.recovery_code.get_untracked()
    }

    /// Forgets the recovery code: it is on paper now.
    pub fn forget_recovery_code(&self) {
        self.recovery_code.set(None);
    }

    // --- Opening and unlocking ---

    /// Opens a round.
    pub async fn open_round(self, round: Round, host: Name, set: QuestionSet, pin: String) -> Opening {
        if untrack(|| self.has_round() || self.locked.with(Option::is_some)) {
            return Opening::AlreadyOpen;
        }
        let Some((code, keeper, open)) = prepare(round, host, set, pin).await else { return Opening::NoKey };
        let Some(text) = keeper.seal(&open).await else { return Opening::NoKey };
        let kept = match vault::swap(None, Next::Round(&text)).await {
            Ok(Swap::Done) => Some(text),
            Ok(Swap::Other(other)) => {
                if let Some(text) = other {
                    self.lock(text);
                }
                return Opening::AlreadyOpen;
            }
            // Nothing is kept of a round in memory, so there is nothing to recover either.
            Err(_) => None,
        };
        if kept.is_some() {
            vault::ask_to_last();
            self.recovery_code.set(Some(code.shown().to_string()));
        }
        self.tries.set_value(crate::secrets::Tries::default());
        self.keep(Keeper { kept, ..keeper }, open);
        Opening::Opened
    }

    /// Shows a round that nothing keeps and nobody can end: for the gallery of components, and tests.
    pub fn show_round(&self, open: OpenRound) {
        self.round.set(Some(open));
    }

    /// Unlocks the round on the device with its recovery code; `false` if that is not its code.
    pub async fn unlock(self, typed: &str) -> bool {
        // As it is now: another window may have counted since this page was loaded.
        match vault::read().await.map(|kept| kept.round) {
            Ok(Some(text)) => self.lock(text),
            Ok(None) => {
                // It has ended there.
                self.let_go();
                return false;
            }
            Err(_) => {}
        }
        let Some(Locked { text, entry: Ok(entry) }) = self.locked.get_untracked() else { return false };
        let Some(key) = key_of_code(typed, &entry).await else { return false };
        let keeper = Keeper { entry, key, kept: Some(text.clone()) };
        let Some(open) = keeper.unseal(&text).await else { return false };
        self.locked.set(None);
        self.keep(keeper, open);
        true
    }

    /// Looks whether another window has counted a sheet or ended the round, and calls back if so.
    pub fn refresh(self, changed: impl FnOnce() + 'static) {
        let Some(keeper) = self.keeper.get_value() else { return };
        spawn_local(async move {
            let Ok(kept) = vault::read().await else { return };
            if keeper.kept.is_some() && kept.round != keeper.kept && self.take_over(&keeper, kept.round).await != TakenOver::Damaged {
                changed();
            }
        });
    }

    /// Takes the round as another window left it. If it is no longer there it has ended for this window too, although the totals are still in
    /// memory: two windows could otherwise close one round twice, and the difference would be one person's answers.
    async fn take_over(self, keeper: &Keeper, latest: Option<String>) -> TakenOver {
        let Some(text) = latest.filter(|text| is_of(text, &keeper.entry)) else {
            self.let_go();
            return TakenOver::Ended;
        };
        match keeper.unseal(&text).await {
            Some(open) => {
                self.keep(Keeper { kept: Some(text), ..keeper.clone() }, open);
                TakenOver::Open
            }
            None => TakenOver::Damaged,
        }
    }

    fn keep(self, keeper: Keeper, open: OpenRound) {
        self.keeper.set_value(Some(keeper));
        self.round.set(Some(open));
    }

    /// Forgets the round and its key.
    fn let_go(self) {
        self.recovery_code.set(None);
        self.keeper.set_value(None);
        self.round.set(None);
        self.locked.set(None);
    }

    // --- Counting ---

    /// Counts the sheet, which is wiped, and says what became of it; `None` if there is none, as when somebody presses twice. Only if the
    /// device could not keep it is it still there.
    pub async fn send(self) -> Option<Sent> {
        let sheet = self.sheet.try_update(Option::take).flatten()?;
        let sent = match self.count(sheet).await {
            Ok(sent) => sent,
            Err(sheet) => {
                // Who has left the page meanwhile has given the sheet up, and somebody else may have begun another.
                if self.route.with_untracked(Route::shows_sheet) && self.sheet.with_untracked(Option::is_none) {
                    self.sheet.set(Some(sheet));
                }
                Sent::NotKept
            }
        };
        self.sent.set(Some(sent));
        Some(sent)
    }

    async fn count(self, mut sheet: AnswerSheet) -> Result<Sent, AnswerSheet> {
        loop {
            let Some(keeper) = self.keeper.get_value() else { return Ok(Sent::Ended) };
            let counting = self.round.with_untracked(|round| round.as_ref().map(|round| round.begin_count(sheet)));
            let counting = match counting {
                Some(Ok(counting)) => counting,
                Some(Err(_)) => return Ok(Sent::Refused),
                None => return Ok(Sent::Ended),
            };
            let Some(kept) = keeper.kept.clone() else {
                self.round.set(Some(counting.commit()));
                return Ok(Sent::Counted);
            };
            let Some(text) = keeper.seal(counting.next()).await else { return Err(counting.cancel()) };
            match vault::swap(Some(&kept), Next::Round(&text)).await {
                Ok(Swap::Done) => {
                    self.keep(Keeper { kept: Some(text), ..keeper }, counting.commit());
                    return Ok(Sent::Counted);
                }
                // Another window has counted a sheet: once more, on top of that.
                Ok(Swap::Other(latest)) => {
                    sheet = counting.cancel();
                    match self.take_over(&keeper, latest).await {
                        TakenOver::Open => {}
                        TakenOver::Ended => return Ok(Sent::Ended),
                        TakenOver::Damaged => return Err(sheet),
                    }
                }
                Err(_) => return Err(counting.cancel()),
            }
        }
    }

    // --- Ending ---

    /// The entry of the round that is on the device, open or locked.
    fn entry(self) -> Option<StoredRound> {
        let locked = || self.locked.get_untracked().and_then(|locked| locked.entry.ok());
        self.keeper.with_value(|keeper| keeper.as_ref().map(|keeper| keeper.entry.clone())).or_else(locked)
    }

    /// Whether what somebody typed is the desk PIN of the round, or its recovery code.
    pub async fn may_end(self, typed: &str) -> Permission {
        let now = || clock::page_time() / 1000.0;
        let wait = self.tries.with_value(|tries| tries.wait(now()));
        if wait > 0.0 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour at most")]
            return Permission::Wait(wait.ceil() as u32);
        }
        let Some(entry) = self.entry() else { return Permission::Wrong };
        if knows(&entry, typed.trim()).await {
            self.tries.update_value(crate::secrets::Tries::right);
            Permission::Given
        } else {
            self.tries.update_value(|tries| tries.wrong(now()));
            Permission::Wrong
        }
    }

    /// Closes the open round and keeps its release. Nothing changes if too few people have answered or the device cannot keep the release.
    pub async fn close_round(self) -> Ending {
        loop {
            let Some(keeper) = self.keeper.get_value() else { return Ending::StillOpen };
            let Some(kept) = keeper.kept.clone() else { return self.close_in_memory() };
            // A round of its own, made of what is on the disk: the open one stays as it is until the disk has the release.
            let Some(open) = keeper.unseal(&kept).await else { return Ending::StillOpen };
            let Ok(release) = open.close() else { return Ending::StillOpen };
            let entry = store::entry_of(&release);
            match vault::swap(Some(&kept), Next::Release(&keeper.entry.batch.to_string(), &entry)).await {
                Ok(Swap::Done) => {
                    self.let_go();
                    return Ending::Ended(self.keep_made_here(release));
                }
                Ok(Swap::Other(latest)) => match self.take_over(&keeper, latest).await {
                    TakenOver::Open => {}
                    TakenOver::Ended => return Ending::Ended(Route::Desk),
                    TakenOver::Damaged => return Ending::StillOpen,
                },
                Err(_) => return Ending::StillOpen,
            }
        }
    }

    fn close_in_memory(self) -> Ending {
        let closed = self.round.try_update(|slot| match slot.take().map(OpenRound::close) {
            Some(Ok(release)) => Some(release),
            Some(Err(still_open)) => {
                *slot = Some(*still_open);
                None
            }
            None => None,
        });
        let Some(Some(release)) = closed else { return Ending::StillOpen };
        self.let_go();
        Ending::Ended(self.keep_made_here(release))
    }

    fn keep_made_here(self, release: crate::release::Release) -> Route {
        if let Some(name) = self.keep_release(&release) {
            return Route::Report(name);
        }
        self.hand_in(Ok(release));
        Route::HandedIn
    }

    /// Throws the round away, open or locked, with all answers in it.
    pub async fn discard_round(self) -> Ending {
        let keeper = self.keeper.get_value();
        let locked = self.locked.get_untracked();
        let entry = self.entry();
        let mut expected = keeper.map_or_else(|| locked.map(|locked| locked.text), |keeper| keeper.kept);
        while let Some(text) = &expected {
            match vault::swap(Some(text), Next::Nothing).await {
                Ok(Swap::Done) => break,
                // Another window has counted a sheet. Another round is none of ours.
                Ok(Swap::Other(latest)) => expected = latest.filter(|text| entry.as_ref().is_some_and(|entry| is_of(text, entry))),
                Err(_) => return Ending::StillOpen,
            }
        }
        self.let_go();
        Ending::Ended(Route::Start)
    }

    /// Takes away everything that is kept of rounds.
    pub(super) fn remove_all_kept(self) {
        self.let_go();
        spawn_local(async move {
            let _ = vault::remove_everything().await;
        });
    }
}

/// Takes a release away from where it waits to be kept.
pub(super) fn forget_waiting(batch: &str) {
    let batch = batch.to_owned();
    spawn_local(async move {
        let _ = vault::forget_release(&batch).await;
    });
}

/// A new round with its recovery code and what keeps it.
async fn prepare(round: Round, host: Name, set: QuestionSet, pin: String) -> Option<(RecoveryCode, Keeper, OpenRound)> {
    let (batch, salt) = (BatchId(random::bytes()?), random::bytes()?);
    let code = RecoveryCode::from_random(random::bytes()?);
    let key = cipher::derive(code.characters(), &salt).await?;
    let pin_key = cipher::derive(pin.as_bytes(), &salt).await?;
    let mut entry = StoredRound { round, host, set, batch, salt, pin: Vec::new(), totals: Vec::new() };
    entry.pin = cipher::seal(&pin_key, &entry.bound_to_pin(), &[]).await?;
    let open = OpenRound::open(entry.round.clone(), entry.set.clone(), batch);
    Some((code, Keeper { entry, key, kept: None }, open))
}

/// Whether somebody knows the PIN of a round, or its recovery code.
async fn knows(entry: &StoredRound, typed: &str) -> bool {
    if is_pin(typed) {
        let Some(key) = cipher::derive(typed.as_bytes(), &entry.salt).await else { return false };
        return cipher::open(&key, &entry.bound_to_pin(), &entry.pin).await.is_some();
    }
    let Some(key) = key_of_code(typed, entry).await else { return false };
    // The entry an open round keeps in memory has no totals in it; the one on the disk has.
    let Ok(Some(Ok(kept))) = vault::read().await.map(|kept| kept.round.map(|text| StoredRound::decode(&text))) else { return false };
    cipher::open(&key, &entry.bound_to_totals(), &kept.totals).await.is_some()
}

/// The key that the recovery code somebody typed gives; `None` if it is no code, or the browser lacks what makes keys.
async fn key_of_code(typed: &str, entry: &StoredRound) -> Option<Key> {
    cipher::derive(RecoveryCode::parse(typed)?.characters(), &entry.salt).await
}

fn is_of(text: &str, round: &StoredRound) -> bool {
    StoredRound::decode(text).is_ok_and(|entry| entry.batch == round.batch)
}
