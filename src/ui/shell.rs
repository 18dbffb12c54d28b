//! The frame around every screen, and how one screen follows another.

use super::chunks::{ChunkScreen, Chunks, Part};
use super::components::mark::Mark;
use super::components::sentence::Sentence;
use super::components::stop_button::StopButton;
use super::context::{use_app, use_locale};
use super::draft_place::PageOwner;
use super::navigation::replace;
use super::screens;
use crate::locale::{Language, Locale};
use crate::open_round::OpenRound;
use crate::platform::{address, document, focus, intl, lifecycle, panic, presses};
use crate::round::Kind;
use crate::route::Route;
use crate::state::{App, HandedIn};
use crate::store::Appearance;
use crate::transfer::release_link;
use leptos::prelude::*;

/// Starts the app in the page.
pub fn start() {
    let locale = Locale { language: Language::English, speech: intl::SPEECH };
    panic::set_hook(locale.common().stopped);
    leptos::mount::mount_to_body(move || view! { <Candour locale /> });
}

/// The whole app.
#[component]
fn Candour(locale: Locale) -> impl IntoView {
    let app = App::new();
    provide_context(app);
    provide_context(locale);
    provide_context(PageOwner::new());
    document::set_language(locale.language.tag(), locale.language.direction());
    follow_the_page(app);
    presses::ignore_unmeant(move || app.shown());
    Effect::new(move |_| {
        document::set_appearance(match app.appearance() {
            Appearance::System => None,
            Appearance::Light => Some("light"),
            Appearance::Dark => Some("dark"),
        });
    });
    // Now, and none later: what is fetched says nothing about what somebody does.
    let chunks = Chunks::new();
    provide_context(chunks);
    chunks.fetch_all(&app.route_untracked());
    let t = locale.common();
    // A page that is shown again is a new visit: a screen keeps nothing of the one before.
    let visit = Memo::new(move |earlier: Option<&(u32, Route)>| (earlier.map_or(0, |(number, _)| number + 1), app.route()));
    view! {
        <SkipLink />
        <Header />
        <main id="main" tabindex="-1" class=move || format!("page {}", room(&app.route()))>
            <For each=move || [visit.get()] key=|(number, _)| *number children=|(_, route)| untrack(|| screen(route)) />
        </main>
        <footer class="site-footer">
            <p>{t.footer}</p>
        </footer>
        <p class="visually-hidden notranslate" role="status" translate="no">
            {move || view! { <Sentence text=app.announcement() /> }}
        </p>
    }
}

/// Shows what the address says, now and whenever it changes, and looks after answers and rounds when the page is left or comes back.
fn follow_the_page(app: App) {
    arrive(app, &address::fragment());
    address::on_change(move |fragment| arrive(app, &fragment));
    app.look_for_kept_round(move || arrive(app, &address::fragment()));
    lifecycle::on_visible(move || look_again(app));
    lifecycle::ask_before_leaving(move || untrack(|| app.has_round()) || app.has_release_to_lose());
    // A page that comes back from the browser's memory must not show what somebody ticked before.
    lifecycle::on_leave_and_return(
        move || app.wipe_sheet(),
        move || {
            app.wipe_sheet();
            arrive(app, &address::fragment());
        },
    );
}

/// Shows the page a fragment names, or the one it leads to.
fn arrive(app: App, fragment: &str) {
    if release_link::is_link(fragment) {
        // Out of the address bar and the history at once.
        app.hand_in(HandedIn::Text(format!("{}#{fragment}", address::page())));
        return replace(app, &Route::HandedIn);
    }
    let wanted = Route::parse(fragment);
    let full = untrack(|| app.with_round(OpenRound::everybody_answered));
    let goal = match &wanted {
        // They are shown only once, so nobody should come away from them by a key pressed too soon.
        _ if app.codes_left() > 0 => Route::Recovery,
        Route::Recovery => Route::Desk,
        Route::Answer(_) | Route::Check if !untrack(|| app.has_sheet()) => Route::Desk,
        // Nobody can answer a round that is not open or that everybody has answered.
        Route::Promise if full != Some(false) => Route::Desk,
        Route::Done if app.sent().is_none() => Route::Desk,
        _ => wanted.clone(),
    };
    if goal == wanted {
        app.show(wanted);
    } else {
        replace(app, &goal);
    }
    look_again(app);
}

/// Between two people another window of the same desk may have counted somebody or ended the round.
fn look_again(app: App) {
    let between = move || untrack(|| matches!(app.route(), Route::Desk | Route::Promise));
    if between() {
        app.refresh(move || {
            if between() {
                arrive(app, &address::fragment());
            }
        });
    }
}

/// How much of a wide screen a page takes.
fn room(route: &Route) -> &'static str {
    match route {
        Route::Start => "page-welcome",
        Route::Promise | Route::Answer(_) | Route::Check => "page-answering",
        Route::Report(_) | Route::HandedIn | Route::Example => "page-report",
        _ => "page-text",
    }
}

fn screen(route: Route) -> AnyView {
    if let Some(part) = Part::of(&route) {
        return view! { <ChunkScreen part /> }.into_any();
    }
    match route {
        Route::Start => view! { <screens::welcome::Welcome /> }.into_any(),
        Route::Join => view! { <screens::join::Join /> }.into_any(),
        Route::Desk => view! { <screens::desk::Desk /> }.into_any(),
        Route::Promise => view! { <screens::promise::Promise /> }.into_any(),
        Route::Answer(area) => view! { <screens::answer::Answer area /> }.into_any(),
        Route::Check => view! { <screens::check::Check /> }.into_any(),
        Route::Done => view! { <screens::done::Done /> }.into_any(),
        #[cfg(feature = "gallery")]
        Route::Gallery => view! { <screens::gallery::Gallery /> }.into_any(),
        _ => view! { <screens::not_found::NotFound /> }.into_any(),
    }
}

#[component]
fn SkipLink() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        // The fragment of the address names the page; a jump inside the page must not change it.
        event.prevent_default();
        focus::id("main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>
            {use_locale().common().skip}
        </a>
    }
}

#[component]
fn Header() -> impl IntoView {
    let app = use_app();
    let t = use_locale().common();
    let practice = move || app.with_round(|open| open.round().kind == Kind::Practice) == Some(true);
    let alone = move || {
        view! {
            <span class="site-name">
                <Mark />
                {t.app}
            </span>
            {move || (practice() && app.route().stands_alone()).then(|| view! { <span class="practice-mark">{t.practice_mark}</span> })}
            <StopButton />
        }
    };
    view! {
        <header class="site-header">
            <div class="site-header-row">
                <Show when=move || !app.route().stands_alone() fallback=alone>
                    <a class="site-name" href=Route::Start.href()>
                        <Mark />
                        {t.app}
                    </a>
                    <nav aria-label=t.app>
                        <a href=Route::Results.href()>{t.results}</a>
                        <a href=Route::About.href()>{t.about}</a>
                    </nav>
                </Show>
            </div>
        </header>
    }
}
