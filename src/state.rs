//! What the app holds while it runs, and the few verbs that change it.
//!
//! The sheet being filled in lives in memory only. Of a sheet views can ask whether an option is ticked, of the totals of an open round how
//! many sheets are counted, and nothing else of either. How the open round is kept on the device: [`crate::round_keeper`], by way of
//! [`keeping`].

pub mod keeping;

use crate::answers::{AnswerSheet, Choice};
use crate::idle::Patience;
use crate::platform::cipher::WebCipher;
use crate::platform::vault::BrowserVault;
use crate::release::Release;
use crate::route::Route;
use crate::secrets::RecoveryCode;
use crate::store::{Appearance, Preferences, Store};
use keeping::Keeper;
use leptos::prelude::*;
use std::rc::Rc;

/// What became of the sheet that was sent last.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It is part of the totals.
    Counted,
    /// As many people had answered as were invited.
    Refused,
    /// The round had ended, in another window of this browser.
    Ended,
    /// The device could not keep it. It is as it was, and not counted.
    NotKept,
}

/// Why a sheet was wiped that was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wiped {
    /// Somebody left its pages for the one that is shown, and something was ticked.
    Left,
    /// The person stopped.
    Stopped,
    /// Nobody did anything for so long.
    Idle(Patience),
}

/// The state of the app. A handle: copies mean the same state.
#[derive(Clone, Copy)]
pub struct App {
    route: RwSignal<Route>,
    has_arrived: StoredValue<bool>,
    has_moved: StoredValue<bool>,
    shown: StoredValue<u32>,
    announcement: RwSignal<String>,
    sent: RwSignal<Option<Sent>>,
    checked: RwSignal<bool>,
    changing: StoredValue<Option<usize>>,
    patience: StoredValue<Patience>,
    wiped: StoredValue<Option<Wiped>>,
    handed_in: RwSignal<Option<HandedIn>>,
    preferences: RwSignal<Preferences>,
    keeper: StoredValue<Rc<Keeper>, LocalStorage>,
    /// Tells views that the keeper's round has changed.
    kept: Trigger,
    has_vault: RwSignal<bool>,
    /// Not in a signal, and no plain text: each is wiped as soon as it is on paper.
    recovery_codes: StoredValue<Vec<RecoveryCode>>,
    sheet: RwSignal<Option<AnswerSheet>>,
    store: StoredValue<Store>,
}

/// What somebody handed in.
#[derive(Debug, Clone)]
pub enum HandedIn {
    /// A text that carries results, as a link does, as it came. It is read where results are shown, and stays as it is where it cannot be.
    Text(String),
    /// Results.
    Release(Box<Release>),
}

impl App {
    /// The app as it is when the page has loaded.
    pub fn new() -> Self {
        let store = Store::open();
        let preferences = store.preferences();
        Self {
            route: RwSignal::new(Route::Start),
            has_arrived: StoredValue::new(false),
            has_moved: StoredValue::new(false),
            shown: StoredValue::new(0),
            announcement: RwSignal::new(String::new()),
            sent: RwSignal::new(None),
            checked: RwSignal::new(false),
            changing: StoredValue::new(None),
            patience: StoredValue::new(Patience::default()),
            wiped: StoredValue::new(None),
            handed_in: RwSignal::new(None),
            preferences: RwSignal::new(preferences),
            keeper: StoredValue::new_local(Rc::new(Keeper::new(BrowserVault, WebCipher))),
            kept: Trigger::new(),
            has_vault: RwSignal::new(true),
            recovery_codes: StoredValue::new(Vec::new()),
            sheet: RwSignal::new(None),
            store: StoredValue::new(store),
        }
    }

    // --- The page ---

    /// The page that is shown.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// The page that is shown, without following it.
    pub fn route_untracked(&self) -> Route {
        self.route.get_untracked()
    }

    /// Shows a page. A sheet lives only on the pages that show it.
    pub fn show(&self, route: Route) {
        if !route.shows_sheet() {
            if self.has_ticks() {
                self.wiped.set_value(Some(Wiped::Left));
            } else if self.wiped() == Some(Wiped::Left) {
                // It is said once.
                self.wiped.set_value(None);
            }
            self.wipe_sheet();
            // What one person has chosen is not for the next one.
            self.set_patience(Patience::default());
        }
        if route != Route::Done {
            self.sent.set(None);
        }
        // What somebody looked at is not for the next person at the desk.
        if route != Route::HandedIn && self.keeper().knows_round() {
            self.handed_in.set(None);
        }
        self.announce("");
        if self.has_arrived.get_value() {
            self.set_moved();
        }
        self.has_arrived.set_value(true);
        self.shown.update_value(|shown| *shown += 1);
        self.route.set(route);
    }

    /// How many pages have been shown so far.
    pub fn shown(&self) -> u32 {
        self.shown.get_value()
    }

    /// Whether somebody has moved on from the page that was loaded. From then on the heading of a page takes the focus; on the first one the
    /// focus stays where the browser has it.
    pub fn has_moved(&self) -> bool {
        self.has_moved.get_value()
    }

    /// Remembers that somebody has moved on, be it that what they asked for appears on the page they are on.
    pub fn set_moved(&self) {
        self.has_moved.set_value(true);
    }

    /// The sentence for screen readers.
    pub fn announcement(&self) -> String {
        self.announcement.get()
    }

    /// Has screen readers say a sentence.
    pub fn announce(&self, sentence: &str) {
        self.announcement.set(sentence.to_owned());
    }

    /// What became of the sheet that was sent just now; `None` once the next person may be looking.
    pub fn sent(&self) -> Option<Sent> {
        self.sent.get_untracked()
    }

    // --- The sheet ---

    /// Whether a sheet is being filled in.
    pub fn has_sheet(&self) -> bool {
        self.sheet.with(Option::is_some)
    }

    /// Gives the next person an empty sheet.
    pub fn start_sheet(&self) {
        let blank = untrack(|| self.with_round(|round| AnswerSheet::blank(round.set())));
        self.wiped.set_value(None);
        self.checked.set(false);
        self.changing.set_value(None);
        self.sheet.set(blank);
    }

    /// Remembers that the person has seen all answers together.
    pub fn check_sheet(&self) {
        self.checked.set(true);
    }

    /// Whether the person has seen all answers together.
    pub fn has_checked(&self) -> bool {
        self.checked.get_untracked()
    }

    /// Remembers that the person wants to change the answer to a statement.
    pub fn change(&self, statement: usize) {
        self.changing.set_value(Some(statement));
    }

    /// The statement whose answer the person has gone to change.
    pub fn changing(&self) -> Option<usize> {
        self.changing.get_value()
    }

    /// The same, and the person has come back.
    pub fn changed(&self) -> Option<usize> {
        self.changing.try_update_value(Option::take).flatten()
    }

    /// How long nobody may touch the sheet before it is wiped.
    pub fn patience(&self) -> Patience {
        self.patience.get_value()
    }

    /// Gives whoever is about to answer so much time.
    pub fn set_patience(&self, patience: Patience) {
        self.patience.set_value(patience);
    }

    /// Takes back what is ticked for a statement.
    pub fn clear(&self, statement: usize) {
        self.sheet.update(|sheet| {
            if let Some(sheet) = sheet {
                sheet.clear(statement);
            }
        });
    }

    /// Ticks an option.
    pub fn tick(&self, statement: usize, choice: Choice) {
        self.sheet.update(|sheet| {
            if let Some(sheet) = sheet {
                sheet.tick(statement, choice);
            }
        });
    }

    /// Whether an option is ticked.
    pub fn is_ticked(&self, statement: usize, choice: Choice) -> bool {
        self.sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.is_ticked(statement, choice)))
    }

    /// Whether anything is ticked.
    pub fn has_ticks(&self) -> bool {
        self.sheet.with_untracked(|sheet| sheet.as_ref().is_some_and(|sheet| !sheet.is_blank()))
    }

    /// Whether nothing is ticked for a statement.
    pub fn is_open(&self, statement: usize) -> bool {
        self.sheet.with(|sheet| sheet.as_ref().is_none_or(|sheet| sheet.is_open(statement)))
    }

    /// Whether all answers are the same point.
    pub fn all_ticks_same(&self) -> bool {
        self.sheet.with(|sheet| sheet.as_ref().is_some_and(AnswerSheet::all_ticks_same))
    }

    /// Wipes the sheet because the person wants to stop.
    pub fn stop_sheet(&self) {
        self.wipe_sheet();
        self.wiped.set_value(Some(Wiped::Stopped));
    }

    /// Wipes the sheet because nobody has done anything for long.
    pub fn wipe_idle_sheet(&self) {
        self.wipe_sheet();
        self.wiped.set_value(Some(Wiped::Idle(self.patience())));
    }

    /// Why the last sheet was wiped that was not sent, until somebody begins another one.
    pub fn wiped(&self) -> Option<Wiped> {
        self.wiped.get_value()
    }

    /// Wipes the sheet, if there is one.
    pub fn wipe_sheet(&self) {
        if self.sheet.with_untracked(Option::is_some) {
            self.sheet.set(None);
        }
    }

    // --- Results and preferences ---

    /// Whether settings and results stay on this device after the page is closed, as far as is known.
    pub fn storage_lasts(&self) -> bool {
        self.has_vault.get() && self.store.with_value(Store::is_lasting)
    }

    /// Takes what somebody handed in, to be shown until something else is.
    pub fn hand_in(&self, handed_in: HandedIn) {
        self.handed_in.set(Some(handed_in));
    }

    /// What somebody handed in last.
    pub fn handed_in(&self) -> Option<HandedIn> {
        self.handed_in.get_untracked()
    }

    /// Light or dark.
    pub fn appearance(&self) -> Appearance {
        self.preferences.get().appearance
    }

    /// Light or dark, without following it.
    pub fn appearance_untracked(&self) -> Appearance {
        self.preferences.get_untracked().appearance
    }

    /// Keeps how somebody likes the app and applies it.
    pub fn set_appearance(&self, appearance: Appearance) {
        let mut preferences = self.preferences.get_untracked();
        preferences.appearance = appearance;
        self.preferences.set(preferences);
        self.store.with_value(|store| store.set_preferences(preferences));
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}
