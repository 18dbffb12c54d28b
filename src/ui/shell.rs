//! The frame around every screen, and how one screen follows another.

use super::route::Route;
use super::screens::{
    about::About, answer::Answer, check::Check, desk::Desk, done::Done, example::Example, guide::Guide, handed_in::HandedIn, join::Join,
    new_survey::NewSurvey, not_found::NotFound, promise::Promise, results::Results, stored_report::StoredReport, welcome::Welcome,
};
use super::use_locale;
use crate::locale::{Locale, english};
use crate::platform;
use crate::state::{App, use_app};
use crate::store::Appearance;
use crate::transfer::release_link;
use leptos::prelude::*;

/// What stands before a release in a link.
pub const LINK_MARK: &str = "r=";

/// Starts the app in the page.
pub fn start() {
    platform::panic::set_hook(english::ENGLISH.errors.stopped);
    leptos::mount::mount_to_body(Candour);
}

/// The whole app.
#[component]
fn Candour() -> impl IntoView {
    let app = App::new();
    let locale = Locale::english(platform::intl::SPEECH);
    provide_context(app);
    provide_context(locale);

    platform::document::set_language(locale.text.tag, locale.text.direction);
    arrive(app, &platform::address::fragment());
    platform::address::on_change(move |fragment| arrive(app, &fragment));
    platform::lifecycle::ask_before_leaving(move || app.has_round());
    // A page that comes back from the browser's memory must not show what somebody ticked before.
    platform::lifecycle::on_leave_and_return(
        move || app.wipe_sheet(),
        move || {
            app.wipe_sheet();
            arrive(app, &platform::address::fragment());
        },
    );
    Effect::new(move |_| {
        platform::document::set_appearance(match app.preferences.get().appearance {
            Appearance::System => None,
            Appearance::Light => Some("light"),
            Appearance::Dark => Some("dark"),
        });
    });
    // Runs after the screen is drawn: on the first page the focus stays where the browser has it.
    Effect::new(move |earlier: Option<()>| {
        let _ = app.route.get();
        if earlier.is_some() {
            platform::focus::heading();
        }
    });

    view! {
        <Header />
        <main id="main" tabindex="-1" class="page">{move || screen(app.route.get())}</main>
        <Footer />
        <p class="visually-hidden" role="status">{move || app.announcement.get()}</p>
    }
}

/// Shows the page a fragment names, or the one it leads to.
fn arrive(app: App, fragment: &str) {
    if let Some(text) = fragment.strip_prefix(LINK_MARK) {
        // Read, then out of the address bar and the history at once.
        app.handed_in.set(Some(release_link::decode(text)));
        platform::address::replace(&Route::HandedIn.path());
        return show(app, Route::HandedIn);
    }
    let wanted = Route::parse(fragment);
    let allowed = match &wanted {
        route if route.shows_sheet() && !app.has_sheet() => Route::Desk,
        Route::Promise | Route::Done if !app.has_round() => Route::Desk,
        route => route.clone(),
    };
    if allowed != wanted {
        platform::address::replace(&allowed.path());
    }
    show(app, allowed);
}

fn show(app: App, route: Route) {
    if !route.shows_sheet() {
        app.wipe_sheet();
    }
    app.announcement.set(String::new());
    app.route.set(route);
}

/// Goes to a page.
pub fn go(route: &Route) {
    platform::address::go(&route.path());
}

fn screen(route: Route) -> AnyView {
    match route {
        Route::Start => view! { <Welcome /> }.into_any(),
        Route::Join => view! { <Join /> }.into_any(),
        Route::NewSurvey => view! { <NewSurvey /> }.into_any(),
        Route::Desk => view! { <Desk /> }.into_any(),
        Route::Promise => view! { <Promise /> }.into_any(),
        Route::Answer(area) => view! { <Answer area /> }.into_any(),
        Route::Check => view! { <Check /> }.into_any(),
        Route::Done => view! { <Done /> }.into_any(),
        Route::Results => view! { <Results /> }.into_any(),
        Route::Report(name) => view! { <StoredReport name /> }.into_any(),
        Route::HandedIn => view! { <HandedIn /> }.into_any(),
        Route::Example => view! { <Example /> }.into_any(),
        Route::Guide => view! { <Guide /> }.into_any(),
        Route::About => view! { <About /> }.into_any(),
        #[cfg(feature = "gallery")]
        Route::Gallery => view! { <super::screens::gallery::Gallery /> }.into_any(),
        Route::NotFound => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Header() -> impl IntoView {
    let app = use_app();
    let t = use_locale().text;
    let answering = move || app.route.with(Route::is_for_answering);
    view! {
        <a
            class="skip-link"
            href="#main"
            on:click=move |event| {
                // The fragment of the address names the page; a jump inside the page must not change it.
                event.prevent_default();
                platform::focus::id("main");
            }
        >
            {t.common.skip}
        </a>
        <header class="site-header">
            {move || {
                if answering() {
                    view! { <span class="site-name">{t.common.app}</span> }.into_any()
                } else {
                    view! {
                        <a class="site-name" href=Route::Start.href()>{t.common.app}</a>
                        <nav aria-label=t.common.app>
                            <a href=Route::Results.href()>{t.common.results}</a>
                            <a href=Route::About.href()>{t.common.about}</a>
                        </nav>
                    }
                        .into_any()
                }
            }}
        </header>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let t = use_locale().text;
    view! {
        <footer class="site-footer">
            <p>{t.common.footer}</p>
        </footer>
    }
}
