//! Parts of the app that answering does not need. Each is a WebAssembly file of its own, fetched as soon as the first screen is shown.
//!
//! All are fetched at the start, so nothing is requested later: who watches the network learns nothing of what people do. A chunk that
//! does not arrive costs its own screens and no others; people are told so, and can have it fetched again.
//!
//! What only a chunk calls lies in it, texts included, as long as nothing of the first chunk refers to it. Without the feature `split`
//! everything is one file, and all of this still runs.

use crate::platform::focus;
use crate::platform::view::{View, actions, button, text};
use crate::ui::Ui;
use crate::ui::components::heading::heading;
use crate::ui::components::notice::notice;
use crate::ui::route::Route;
use crate::ui::screens;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A part of the app that is fetched by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chunk {
    /// Opening a round.
    NewSurvey,
    /// Results and reports.
    Reading,
    /// What Candour is, and the discussion guide.
    About,
}

impl Chunk {
    const ALL: [Self; 3] = [Self::NewSurvey, Self::Reading, Self::About];

    /// The chunk that shows this page; none for what is in the first one.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::NewSurvey => Some(Self::NewSurvey),
            Route::Results | Route::Report(_) | Route::HandedIn | Route::Example => Some(Self::Reading),
            Route::About | Route::Guide => Some(Self::About),
            _ => None,
        }
    }
}

/// How far a chunk has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It was asked for.
    OnItsWay,
    /// Its screens can be shown.
    Here,
    /// It could not be fetched, or is not the file that was published.
    Missing,
}

/// How far each chunk has come. A handle: copies mean the same chunks.
#[derive(Clone, Copy)]
pub struct Chunks([RwSignal<Arrival>; Chunk::ALL.len()]);

impl Default for Chunks {
    /// Nothing is fetched yet.
    fn default() -> Self {
        Self(Chunk::ALL.map(|_| RwSignal::new(Arrival::OnItsWay)))
    }
}

impl Chunks {
    /// How far `chunk` has come.
    pub fn arrival(self, chunk: Chunk) -> Arrival {
        self.0[chunk as usize].get()
    }

    /// Asks for all of them, first for the one that `route` needs.
    pub fn fetch_all(self, route: &Route) {
        let wanted = Chunk::of(route);
        wanted.into_iter().chain(Chunk::ALL.into_iter().filter(|chunk| Some(*chunk) != wanted)).for_each(|chunk| self.fetch(chunk));
    }

    fn fetch(self, chunk: Chunk) {
        let arrival = self.0[chunk as usize];
        arrival.set(Arrival::OnItsWay);
        spawn_local(async move {
            let fetched = match chunk {
                Chunk::NewSurvey => fetch_new_survey().await,
                Chunk::Reading => fetch_reading().await,
                Chunk::About => fetch_about().await,
            };
            arrival.set(if fetched.is_ok() { Arrival::Here } else { Arrival::Missing });
        });
    }

    /// The page, if it is one of a chunk: the screen, or what there is to say while it is not here.
    pub fn screen(self, ui: Ui, route: &Route) -> Option<Vec<View>> {
        let chunk = Chunk::of(route)?;
        Some(match self.arrival(chunk) {
            Arrival::OnItsWay => on_its_way(ui),
            Arrival::Missing => self.missing(ui, chunk),
            Arrival::Here => {
                let route = route.clone();
                let drawn = untrack(|| match chunk {
                    Chunk::NewSurvey => at_once(new_survey(ui)),
                    Chunk::Reading => at_once(reading(ui, route)),
                    Chunk::About => at_once(about(ui, route)),
                });
                drawn.unwrap_or_else(|| self.missing(ui, chunk))
            }
        })
    }

    /// A report as it would be of the round that is open, for those who are asked to answer; nothing while it is not here.
    pub fn preview(self, ui: Ui) -> Vec<View> {
        match self.arrival(Chunk::Reading) {
            Arrival::OnItsWay => vec![text("p", ui.locale.text.chunks.on_its_way)],
            Arrival::Missing => self.missing_part(ui, Chunk::Reading),
            Arrival::Here => untrack(|| at_once(reading(ui, Route::Promise))).unwrap_or_default(),
        }
    }

    fn missing(self, ui: Ui, chunk: Chunk) -> Vec<View> {
        let mut page = vec![heading(ui, ui.locale.text.chunks.missing_title)];
        page.extend(self.missing_part(ui, chunk));
        page
    }

    fn missing_part(self, ui: Ui, chunk: Chunk) -> Vec<View> {
        let t = &ui.locale.text.chunks;
        let again = button("button", t.again, move || {
            self.fetch(chunk);
            focus::heading();
        });
        vec![notice(&[t.missing, t.missing_next]).attr("role", "alert"), actions(vec![again.id("fetch-again")])]
    }
}

fn on_its_way(ui: Ui) -> Vec<View> {
    vec![heading(ui, ui.locale.text.chunks.on_its_way)]
}

/// What a function of a chunk that is here gives: then it does not wait.
fn at_once<T>(call: impl Future<Output = Result<T, Missing>>) -> Option<T> {
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result.ok(),
        Poll::Pending => None,
    }
}

/// A chunk is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Declares the way into a chunk, an `async` function, and the function that fetches it.
macro_rules! chunk {
    ($group:ident, $fetch:ident, fn $name:ident($($argument:ident: $kind:ty),*) -> $given:ty => $body:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($group, wasm_split_path = ::leptos::wasm_split, preload($fetch), fallible)]
        fn $name($($argument: $kind),*) -> Result<$given, Missing> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $kind),*) -> Result<$given, Missing> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $fetch() -> Result<(), Missing> {
            Ok(())
        }
    };
}

chunk!(new_survey, fetch_new_survey, fn new_survey(ui: Ui) -> Vec<View> => screens::new_survey::new_survey(ui));

chunk!(reading, fetch_reading, fn reading(ui: Ui, route: Route) -> Vec<View> => match route {
    Route::Report(name) => screens::stored_report::stored_report(ui, &name),
    Route::HandedIn => screens::handed_in::handed_in(ui),
    Route::Example => screens::example::example_team(ui),
    // People who are asked to answer see what will be shown of them.
    Route::Promise => screens::promise::preview(ui),
    _ => screens::results::results(ui),
});

chunk!(about, fetch_about, fn about(ui: Ui, route: Route) -> Vec<View> => match route {
    Route::Guide => screens::guide::guide(ui),
    _ => screens::about::about(ui),
});
