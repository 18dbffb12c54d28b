//! The verbs by which screens open, keep and end a round, and keep releases: each asks the [`RoundKeeper`] and then tells the views.

use super::{App, Sent};
use crate::open_round::OpenRound;
use crate::platform::cipher::WebCipher;
use crate::platform::vault::{self, BrowserVault};
use crate::platform::{clock, random};
use crate::release::Release;
use crate::round::Arrangements;
use crate::round_keeper::releases::Releases;
use crate::round_keeper::{Closing, Counted, Fresh, NotOpened, RoundKeeper, Setup};
use crate::route::Route;
use crate::secrets::{Custody, RecoveryCode};
use crate::store;
use crate::totals::BatchId;
use crate::transfer::stored_round::{StoredRound, StoredRoundError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use zeroize::Zeroizing;

pub use crate::round_keeper::releases::{KeptAlready, NotKept};
pub use crate::round_keeper::{Guard, Permission};

/// What keeps the round and the releases of this browser.
pub(super) type Keeper = RoundKeeper<BrowserVault, WebCipher>;

/// What became of an attempt to open a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is open.
    Opened,
    /// One is open already, here or on the disk.
    AlreadyOpen,
    /// One is open in the memory of another window.
    OpenElsewhere,
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
    /// It is as it was, because a result of it with other numbers is on this device.
    OtherResult,
}

impl App {
    pub(super) fn keeper(self) -> Rc<Keeper> {
        self.keeper.get_value()
    }

    /// Has views look again at what the keeper holds. A round that has ended takes its codes along.
    fn kept_has_changed(self) {
        if !self.keeper().has_round() {
            self.recovery_codes.set_value(Vec::new());
        }
        self.look_whether_storage_lasts();
        self.kept.notify();
    }

    fn look_whether_storage_lasts(self) {
        let has_vault = self.keeper().has_vault();
        // Views that wait for releases and say whether they last must not start anew for nothing.
        if self.has_vault.get_untracked() != has_vault {
            self.has_vault.set(has_vault);
        }
    }

    // --- What is there ---

    /// Looks for a round that an earlier visit left open.
    pub fn look_for_kept_round(self, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            let found = self.keeper().look().await;
            self.kept_has_changed();
            if found {
                then();
            }
        });
    }

    /// Whether a round is open.
    pub fn has_round(&self) -> bool {
        self.kept.track();
        self.keeper().has_round()
    }

    /// Whether a round is open or locked here.
    pub fn knows_round(&self) -> bool {
        self.kept.track();
        self.keeper().knows_round()
    }

    /// Looks at the open round; `None` if there is none.
    pub fn with_round<T>(&self, look: impl FnOnce(&OpenRound) -> T) -> Option<T> {
        self.kept.track();
        self.keeper().with_round(look)
    }

    /// What can be read of a round that is on the device and locked, or why nothing can be; `None` if there is no such round.
    pub fn locked(&self) -> Option<Result<StoredRound, StoredRoundError>> {
        self.kept.track();
        self.keeper().locked().map(|entry| entry.map(|entry| (*entry).clone()))
    }

    /// Who has the recovery codes of the round, open or locked.
    pub fn custody(&self) -> Custody {
        self.keeper().custody()
    }

    /// Whether the device keeps nothing of the open round, although it was to.
    pub fn was_refused(&self) -> bool {
        self.keeper().was_refused()
    }

    /// What people are told of the open round before they answer.
    pub fn arrangements(&self) -> Option<Arrangements> {
        self.keeper().arrangements()
    }

    /// Who runs the open round.
    pub fn host(&self) -> String {
        self.arrangements().map(|arrangements| arrangements.host.into()).unwrap_or_default()
    }

    /// How many recovery codes of the round that was just opened are not on paper yet.
    pub fn codes_left(&self) -> usize {
        self.recovery_codes.with_value(Vec::len)
    }

    /// The first of them, as it is shown.
    pub fn next_code(&self) -> Option<Zeroizing<String>> {
        self.recovery_codes.with_value(|codes| codes.first().map(RecoveryCode::shown))
    }

    /// Forgets the first of them: it is on paper now.
    pub fn forget_code(&self) {
        self.recovery_codes.update_value(|codes| drop(codes.drain(..1)));
    }

    // --- Opening and unlocking ---

    /// Opens a round.
    pub async fn open_round(self, setup: Setup) -> Opening {
        let fresh = || {
            let codes = [random::bytes()?, random::bytes()?];
            Some(Fresh { batch: BatchId(random::bytes()?), salt: random::bytes()?, codes })
        };
        let Some(fresh) = fresh() else { return Opening::NoKey };
        let opened = self.keeper().open(setup, fresh).await;
        self.kept_has_changed();
        match opened {
            Ok(codes) => {
                if !codes.is_empty() {
                    vault::ask_to_last();
                }
                self.recovery_codes.set_value(codes);
                Opening::Opened
            }
            Err(NotOpened::AlreadyOpen) => Opening::AlreadyOpen,
            Err(NotOpened::OpenElsewhere) => Opening::OpenElsewhere,
            Err(NotOpened::NoKey) => Opening::NoKey,
        }
    }

    /// Shows a round that nothing keeps and nobody can end: for the gallery of components, and tests.
    pub fn show_round(&self, open: OpenRound, arrangements: Arrangements) {
        self.keeper().show(open, arrangements);
        self.kept_has_changed();
    }

    /// Unlocks the round on the device with its recovery codes, one after the other; `false` if those are not its codes.
    pub async fn unlock(self, typed: &str) -> bool {
        let unlocked = self.keeper().unlock(typed).await;
        self.kept_has_changed();
        unlocked
    }

    /// Looks whether another window has counted a sheet or ended the round, and calls back if so.
    pub fn refresh(self, changed: impl FnOnce() + 'static) {
        spawn_local(async move {
            if self.keeper().refresh().await {
                self.kept_has_changed();
                changed();
            }
        });
    }

    // --- Counting ---

    /// Counts the sheet, which is wiped, and says what became of it; `None` if there is none, as when somebody presses twice. Only if the
    /// device could not keep it is it still there.
    pub async fn send(self) -> Option<Sent> {
        let sheet = self.sheet.try_update(Option::take).flatten()?;
        let counted = self.keeper().count(sheet).await;
        self.kept_has_changed();
        let sent = match counted {
            Ok(Counted::Counted) => Sent::Counted,
            Ok(Counted::Refused) => Sent::Refused,
            Ok(Counted::Ended) => Sent::Ended,
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

    // --- Ending ---

    /// What stands before earlier results and settings.
    pub async fn guard(self) -> Guard {
        let guard = self.keeper().guard().await;
        self.kept_has_changed();
        guard
    }

    /// Whether what somebody typed is the desk PIN of the round, or all its recovery codes.
    pub async fn may_end(self, typed: &str) -> Permission {
        self.keeper().may_end(typed, || clock::page_time() / 1000.0).await
    }

    /// Closes the open round. Nothing changes if too few people have answered or the device cannot keep the release.
    pub async fn close_round(self) -> Ending {
        let closing = self.keeper().close().await;
        self.kept_has_changed();
        match closing {
            Closing::Released(name) => Ending::Ended(Route::Report(name)),
            Closing::EndedBefore => Ending::Ended(Route::Desk),
            Closing::OtherResult(_) => Ending::OtherResult,
            Closing::StillOpen => Ending::StillOpen,
        }
    }

    /// Throws the round away, open or locked, with all answers in it.
    pub async fn discard_round(self) -> Ending {
        let discarded = self.keeper().discard().await;
        self.kept_has_changed();
        if discarded { Ending::Ended(Route::Start) } else { Ending::StillOpen }
    }

    // --- Releases ---

    /// The releases on this device.
    pub async fn releases(self) -> Releases {
        let found = self.keeper().releases().await;
        self.look_whether_storage_lasts();
        found
    }

    /// The release kept under a name.
    pub async fn release(self, name: String) -> Option<Release> {
        let found = self.keeper().release(&name).await;
        self.look_whether_storage_lasts();
        found
    }

    /// What is kept of the people of a release already.
    pub async fn kept_already(self, release: Release) -> Option<KeptAlready> {
        self.keeper().kept_already(&release).await
    }

    /// Keeps a release and gives its name.
    ///
    /// # Errors
    /// [`NotKept`].
    pub async fn keep_release(self, release: Release) -> Result<String, NotKept> {
        let name = self.keeper().keep_release(&release).await;
        self.look_whether_storage_lasts();
        name
    }

    /// Whether a release goes with the page, as nobody has asked to keep it.
    pub async fn is_in_memory(self, name: &str) -> bool {
        self.keeper().is_in_memory(name).await
    }

    /// Remembers that somebody has asked for the file of a release, or has copied its text or its link.
    pub fn take_along(self, release: &Release) {
        self.keeper().take_along(release);
    }

    /// Whether a release goes with the page that nobody has kept or taken along.
    pub fn has_release_to_lose(self) -> bool {
        self.keeper().has_release_to_lose()
    }

    /// Removes a release.
    pub async fn remove_release(self, name: String) {
        self.keeper().remove_release(&name).await;
    }

    /// Removes everything of Candour from this device; `false`, and nothing is changed, while a round is open on it.
    pub async fn remove_everything(self) -> bool {
        let removed = self.keeper().remove_everything().await;
        if removed {
            self.store.with_value(store::Store::remove_everything);
            self.handed_in.set(None);
            self.preferences.set(store::Preferences::default());
        }
        self.kept_has_changed();
        removed
    }
}
