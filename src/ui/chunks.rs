//! Parts of the app that answering does not need. Each is a WebAssembly file of its own, fetched as soon as the first screen is shown.
//!
//! All are fetched at the start, so nothing is requested later: who watches the network learns nothing of what people do. A chunk that
//! does not arrive costs its own parts and no others; people are told so, and can have it fetched again.
//!
//! What only a chunk calls lies in it, texts included, as long as nothing of the first chunk refers to it. Without the feature `split`
//! everything is one file, and all of this still runs.

use crate::idle::Patience;
use crate::platform::focus;
use crate::route::Route;
use crate::survey_form::Step;
use crate::ui::components::example_picture::ExamplePicture;
use crate::ui::components::heading::Heading;
use crate::ui::components::host_section::HostSection;
use crate::ui::components::notice::Notice;
use crate::ui::components::patience_field::PatienceField;
use crate::ui::components::preview_report::PreviewReport;
use crate::ui::components::promise_ends::PromiseEnds;
use crate::ui::context::{use_app, use_locale};
use crate::ui::screens;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A part of the app that is fetched by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chunk {
    /// Opening a round, and its recovery code.
    NewSurvey,
    /// What only whoever runs a round does at the desk, and what only a few ask for before they answer.
    DeskTools,
    /// Results and reports.
    Reading,
    /// What Candour is, and the discussion guide.
    About,
}

impl Chunk {
    const ALL: [Self; 4] = [Self::NewSurvey, Self::DeskTools, Self::Reading, Self::About];
}

/// What a chunk holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A step of the form for a new round.
    NewSurvey(Step),
    /// The form for a practice round.
    Practice,
    /// The recovery code of the round that was just opened.
    Recovery,
    /// The desk of a round that is locked.
    LockedDesk,
    /// The part of the desk for whoever runs the survey.
    HostSection,
    /// Where the promise ends.
    PromiseEnds,
    /// More time for whoever is about to answer.
    Patience(RwSignal<Patience>),
    /// Results on this device, and opening others.
    Results,
    /// Results kept on this device, by name.
    Report(String),
    /// Results somebody handed in.
    HandedIn,
    /// Results of an invented team.
    Example,
    /// A picture of them.
    ExamplePicture,
    /// Results as they could be of the round that is open.
    Preview,
    /// The discussion guide.
    Guide,
    /// What a works council wants to know.
    WorksCouncil,
    /// About and settings.
    About,
}

impl Part {
    /// The part that is this page; none for a page of the first chunk.
    pub fn of(route: &Route) -> Option<Self> {
        Some(match route {
            Route::NewSurvey(step) => Self::NewSurvey(*step),
            Route::Practice => Self::Practice,
            Route::Recovery => Self::Recovery,
            Route::Results => Self::Results,
            Route::Report(name) => Self::Report(name.clone()),
            Route::HandedIn => Self::HandedIn,
            Route::Example => Self::Example,
            Route::Guide => Self::Guide,
            Route::WorksCouncil => Self::WorksCouncil,
            Route::About => Self::About,
            _ => return None,
        })
    }

    fn chunk(&self) -> Chunk {
        match self {
            Self::NewSurvey(_) | Self::Practice | Self::Recovery => Chunk::NewSurvey,
            Self::LockedDesk | Self::HostSection | Self::Patience(_) | Self::PromiseEnds => Chunk::DeskTools,
            Self::Results | Self::Report(_) | Self::HandedIn | Self::Example | Self::ExamplePicture | Self::Preview => Chunk::Reading,
            Self::Guide | Self::WorksCouncil | Self::About => Chunk::About,
        }
    }

    /// The part, drawn; `None` if its chunk is not here.
    fn view(self) -> Option<AnyView> {
        match self.chunk() {
            Chunk::NewSurvey => at_once(new_survey(self)),
            Chunk::DeskTools => at_once(desk_tools(self)),
            Chunk::Reading => at_once(reading(self)),
            Chunk::About => at_once(about(self)),
        }
    }
}

/// How far a chunk has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// It was asked for.
    OnItsWay,
    /// Its parts can be shown.
    Here,
    /// It could not be fetched, or is not the file that was published.
    Missing,
}

/// How far each chunk has come. A handle: copies mean the same chunks.
#[derive(Clone, Copy)]
pub struct Chunks([RwSignal<Arrival>; Chunk::ALL.len()]);

impl Chunks {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        Self(Chunk::ALL.map(|_| RwSignal::new(Arrival::OnItsWay)))
    }

    fn arrival(self, chunk: Chunk) -> Arrival {
        self.0[chunk as usize].get()
    }

    /// Asks for all of them, first for the one that `route` needs.
    pub fn fetch_all(self, route: &Route) {
        let wanted = Part::of(route).map(|part| part.chunk());
        wanted.into_iter().chain(Chunk::ALL.into_iter().filter(|chunk| Some(*chunk) != wanted)).for_each(|chunk| self.fetch(chunk));
    }

    fn fetch(self, chunk: Chunk) {
        let arrival = self.0[chunk as usize];
        arrival.set(Arrival::OnItsWay);
        spawn_local(async move {
            let fetched = match chunk {
                Chunk::NewSurvey => fetch_new_survey().await,
                Chunk::DeskTools => fetch_desk_tools().await,
                Chunk::Reading => fetch_reading().await,
                Chunk::About => fetch_about().await,
            };
            arrival.set(if fetched.is_ok() { Arrival::Here } else { Arrival::Missing });
        });
    }
}

impl Default for Chunks {
    fn default() -> Self {
        Self::new()
    }
}

/// A page that is in a chunk, or what there is to say while it is not here.
#[component]
pub fn ChunkScreen(
    /// The page.
    part: Part,
) -> impl IntoView {
    let t = use_locale().chunks();
    view! { <ChunkPart part waiting=|| view! { <Heading title=t.on_its_way /> } missing=|| view! { <Heading title=t.missing_title /> } /> }
}

/// A part that nobody needs: nothing stands in its place where its chunk is not here.
#[component]
pub fn ChunkExtra(
    /// The part.
    part: Part,
) -> impl IntoView {
    let chunks = expect_context::<Chunks>();
    let chunk = part.chunk();
    move || (chunks.arrival(chunk) == Arrival::Here).then(|| untrack(|| part.clone().view()))
}

/// A part that is in a chunk. While it is not here there is a heading or a line of text in its place, and a way to have it fetched again.
#[component]
pub fn ChunkPart(
    /// The part.
    part: Part,
    /// What stands in its place while it is on its way.
    #[prop(optional, into)]
    waiting: Option<ViewFn>,
    /// What stands over the notice that it has not arrived.
    #[prop(optional, into)]
    missing: Option<ViewFn>,
) -> impl IntoView {
    let t = use_locale().chunks();
    let chunks = expect_context::<Chunks>();
    let chunk = part.chunk();
    let not_here = move || {
        view! {
            {missing.as_ref().map(ViewFn::run)}
            <FetchAgain chunk />
        }
        .into_any()
    };
    move || match chunks.arrival(chunk) {
        Arrival::OnItsWay => waiting.as_ref().map_or_else(|| view! { <p>{t.on_its_way}</p> }.into_any(), ViewFn::run),
        Arrival::Here => untrack(|| part.clone().view()).unwrap_or_else(&not_here),
        Arrival::Missing => not_here(),
    }
}

/// Says that a chunk has not arrived, and fetches it again.
#[component]
fn FetchAgain(chunk: Chunk) -> impl IntoView {
    let app = use_app();
    let t = use_locale().chunks();
    let chunks = expect_context::<Chunks>();
    let again = move |_| {
        app.set_moved();
        chunks.fetch(chunk);
        focus::heading();
    };
    view! {
        <Notice role="alert">
            <p>{t.missing}</p>
            <p>{t.missing_next}</p>
        </Notice>
        <div class="actions">
            <button type="button" id="fetch-again" class="button" on:click=again>
                {t.again}
            </button>
        </div>
    }
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
struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Declares the way into a chunk, an `async` function, and the function that fetches it.
macro_rules! chunk {
    ($group:ident, $fetch:ident, fn $name:ident($($argument:ident: $kind:ty),*) => $body:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($group, wasm_split_path = ::leptos::wasm_split, preload($fetch), fallible)]
        fn $name($($argument: $kind),*) -> Result<AnyView, Missing> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $kind),*) -> Result<AnyView, Missing> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $fetch() -> Result<(), Missing> {
            Ok(())
        }
    };
}

chunk!(new_survey, fetch_new_survey, fn new_survey(part: Part) => match part {
    Part::Recovery => view! { <screens::recovery::Recovery /> }.into_any(),
    Part::NewSurvey(step) => view! { <screens::new_survey::NewSurvey step /> }.into_any(),
    _ => view! { <screens::practice::Practice /> }.into_any(),
});

chunk!(desk_tools, fetch_desk_tools, fn desk_tools(part: Part) => match part {
    Part::HostSection => view! { <HostSection /> }.into_any(),
    Part::PromiseEnds => view! { <PromiseEnds /> }.into_any(),
    Part::Patience(patience) => view! { <PatienceField patience /> }.into_any(),
    _ => view! { <screens::locked_desk::LockedDesk /> }.into_any(),
});

chunk!(reading, fetch_reading, fn reading(part: Part) => match part {
    Part::Report(name) => view! { <screens::stored_report::StoredReport name /> }.into_any(),
    Part::HandedIn => view! { <screens::handed_in::HandedIn /> }.into_any(),
    Part::Example => view! { <screens::example::ExampleTeam /> }.into_any(),
    Part::ExamplePicture => view! { <ExamplePicture /> }.into_any(),
    Part::Preview => view! { <PreviewReport /> }.into_any(),
    _ => view! { <screens::results::Results /> }.into_any(),
});

chunk!(about, fetch_about, fn about(part: Part) => match part {
    Part::Guide => view! { <screens::guide::Guide /> }.into_any(),
    Part::WorksCouncil => view! { <screens::works_council::WorksCouncil /> }.into_any(),
    _ => view! { <screens::about::About /> }.into_any(),
});
