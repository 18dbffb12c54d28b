//! What the app holds while it runs, and the few verbs that change it.
//!
//! The sheet being filled in lives in memory only. Views can ask whether an option is ticked and how many sheets are counted; nothing else
//! can be read. How the open round is kept on the device: [`keeping`].

pub mod keeping;

use crate::answers::{AnswerSheet, Choice};
use crate::open_round::OpenRound;
use crate::release::Release;
use crate::secrets::Tries;
use crate::store::{self, Appearance, Preferences, Store};
use crate::transfer::release_file::ReleaseFileError;
use crate::ui::route::Route;
use keeping::{Keeper, Locked};
use leptos::prelude::*;

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

/// The state of the app. A handle: copies mean the same state.
#[derive(Clone, Copy)]
pub struct App {
    route: RwSignal<Route>,
    announcement: RwSignal<String>,
    sent: RwSignal<Option<Sent>>,
    checked: RwSignal<bool>,
    wiped_idle: RwSignal<bool>,
    left: RwSignal<bool>,
    handed_in: RwSignal<Option<HandedIn>>,
    preferences: RwSignal<Preferences>,
    round: RwSignal<Option<OpenRound>>,
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
    locked: RwSignal<Option<Locked>>,
    recovery_code: RwSignal<Option<String>>,
    tries: StoredValue<Tries>,
    sheet: RwSignal<Option<AnswerSheet>>,
    store: StoredValue<Box<dyn Store + Send + Sync>>,
}

/// What somebody handed in: results, or what is wrong with them.
pub type HandedIn = Result<Release, ReleaseFileError>;

impl App {
    /// The app as it is when the page has loaded.
    pub fn new() -> Self {
        let store = store::open();
        let preferences = store::preferences(store.as_ref());
        Self {
            route: RwSignal::new(Route::Start),
            announcement: RwSignal::new(String::new()),
            sent: RwSignal::new(None),
            checked: RwSignal::new(false),
            wiped_idle: RwSignal::new(false),
            left: RwSignal::new(false),
            handed_in: RwSignal::new(None),
            preferences: RwSignal::new(preferences),
            round: RwSignal::new(None),
            keeper: StoredValue::new_local(None),
            locked: RwSignal::new(None),
            recovery_code: RwSignal::new(None),
            tries: StoredValue::new(Tries::default()),
            sheet: RwSignal::new(None),
            store: StoredValue::new(store),
        }
    }

    // --- The page ---

    /// The page that is shown.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// Shows a page. A sheet lives only on the pages that show it.
    pub fn show(&self, route: Route) {
        if !route.shows_sheet() {
            self.left.set(self.has_ticks());
            self.wipe_sheet();
        }
        if route != Route::Done {
            self.sent.set(None);
        }
        self.announce("");
        self.route.set(route);
    }

    /// The sentence for screen readers.
    pub fn announcement(&self) -> String {
        self.announcement.get()
    }

    /// Has screen readers say a sentence.
    pub fn announce(&self, sentence: &str) {
        self.announcement.set(sentence.to_owned());
    }

    // --- The round ---

    /// Whether a round is open.
    pub fn has_round(&self) -> bool {
        self.round.with(Option::is_some)
    }

    /// Looks at the open round; `None` if there is none.
    pub fn with_round<T>(&self, look: impl FnOnce(&OpenRound) -> T) -> Option<T> {
        self.round.with(|round| round.as_ref().map(look))
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
        let blank = self.round.with_untracked(|round| round.as_ref().map(|round| AnswerSheet::blank(round.set())));
        self.wiped_idle.set(false);
        self.checked.set(false);
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

    /// Whether answers were wiped just now because somebody left their pages for the one that is shown.
    pub fn was_left(&self) -> bool {
        self.left.get_untracked()
    }

    /// Whether nothing is ticked for a statement.
    pub fn is_open(&self, statement: usize) -> bool {
        self.sheet.with(|sheet| sheet.as_ref().is_none_or(|sheet| sheet.is_open(statement)))
    }

    /// Whether all answers are the same point.
    pub fn all_ticks_same(&self) -> bool {
        self.sheet.with(|sheet| sheet.as_ref().is_some_and(AnswerSheet::all_ticks_same))
    }

    /// Wipes the sheet because nobody has done anything for long.
    pub fn wipe_idle_sheet(&self) {
        self.wipe_sheet();
        self.wiped_idle.set(true);
    }

    /// Whether the last sheet was wiped because nobody did anything.
    pub fn was_wiped_idle(&self) -> bool {
        self.wiped_idle.get_untracked()
    }

    /// Wipes the sheet, if there is one.
    pub fn wipe_sheet(&self) {
        if self.sheet.with_untracked(Option::is_some) {
            self.sheet.set(None);
        }
    }

    // --- Releases and preferences ---

    /// The releases on this device with their names, and whether some entry could not be read.
    pub fn releases(&self) -> (Vec<(String, Release)>, bool) {
        self.store.with_value(|store| store::releases(store.as_ref()))
    }

    /// The release kept under a name.
    pub fn release(&self, name: &str) -> Option<Release> {
        self.store.with_value(|store| store::release(store.as_ref(), name))
    }

    /// Keeps a release; `None` if there is no room.
    pub fn keep_release(&self, release: &Release) -> Option<String> {
        self.store.with_value(|store| store::keep_release(store.as_ref(), release))
    }

    /// Removes a release, also where it waits to be kept.
    pub fn remove_release(&self, name: &str) {
        self.store.with_value(|store| store::remove_release(store.as_ref(), name));
        keeping::forget_waiting(name);
    }

    /// Whether anything stays on this device after the page is closed.
    pub fn storage_lasts(&self) -> bool {
        self.store.with_value(|store| store.is_lasting())
    }

    /// Takes what somebody handed in, to be shown until something else is.
    pub fn hand_in(&self, results: HandedIn) {
        self.handed_in.set(Some(results));
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
        self.store.with_value(|store| store::set_preferences(store.as_ref(), preferences));
    }

    /// Removes everything of Candour from this device.
    pub fn remove_everything(&self) {
        self.store.with_value(|store| store::remove_everything(store.as_ref()));
        self.remove_all_kept();
        self.wipe_sheet();
        self.handed_in.set(None);
        self.preferences.set(Preferences::default());
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}
