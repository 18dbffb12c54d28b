//! The frame around every screen, and how one screen follows another.

use super::Ui;
use super::chunks::{Arrival, Chunk, Chunks};
use super::route::Route;
use super::screens;
use crate::locale::{Locale, english};
use crate::platform::view::{View, link, text, view};
use crate::platform::{address, document, focus, intl, lifecycle, panic};
use crate::state::App;
use crate::store::Appearance;
use crate::transfer::release_link;
use leptos::prelude::*;

/// Starts the app in the page.
pub fn start() {
    panic::set_hook(english::ENGLISH.errors.stopped);
    // Leptos sets up its reactive system; the app puts its own elements on the page.
    leptos::mount::mount_to_body(candour);
}

/// The whole app.
fn candour() {
    let app = App::new();
    let ui = Ui { app, locale: Locale::english(intl::SPEECH) };
    let chunks = Chunks::default();
    provide_context(chunks);
    let t = ui.locale.text;

    document::set_language(t.tag, t.direction);
    arrive(app, &address::fragment());
    address::on_change(move |fragment| arrive(app, &fragment));
    app.look_for_kept_round(move || arrive(app, &address::fragment()));
    lifecycle::on_visible(move || look_again(app));
    lifecycle::ask_before_leaving(move || untrack(|| app.has_round()));
    // A page that comes back from the browser's memory must not show what somebody ticked before.
    lifecycle::on_leave_and_return(
        move || app.wipe_sheet(),
        move || {
            app.wipe_sheet();
            arrive(app, &address::fragment());
        },
    );
    Effect::new(move |_| {
        document::set_appearance(match app.appearance() {
            Appearance::System => None,
            Appearance::Light => Some("light"),
            Appearance::Dark => Some("dark"),
        });
    });
    // Runs after the screen is drawn: on the first page the focus stays where the browser has it.
    let moved = StoredValue::new(false);
    Effect::new(move |earlier: Option<()>| {
        app.route();
        if earlier.is_some() {
            moved.set_value(true);
            focus::heading();
        }
    });
    // A screen that arrives late takes the place of what was there until then.
    Effect::new(move |earlier: Option<Option<Arrival>>| {
        let now = Chunk::of(&app.route()).map(|chunk| chunks.arrival(chunk));
        if earlier == Some(Some(Arrival::Missing)) {
            // It is fetched again because somebody asked for it here.
            moved.set_value(true);
        }
        if earlier.is_some_and(|earlier| earlier != now) && moved.get_value() {
            focus::heading();
        }
        now
    });

    let main = view("main").id("main").attr("tabindex", "-1").attr("class", "page").live(move || {
        let route = app.route();
        chunks.screen(ui, &route).unwrap_or_else(|| untrack(|| screen(ui, &route)))
    });
    skip_link(t.common.skip).mount(None);
    header(ui).mount(None);
    main.mount(None);
    // Now, and none later: what is fetched says nothing about what somebody does.
    chunks.fetch_all(&untrack(|| app.route()));
    view("footer").attr("class", "site-footer").with(text("p", t.common.footer)).mount(None);
    view("p").attr("class", "visually-hidden").attr("role", "status").live_text(move || app.announcement()).mount(None);
}

/// Shows the page a fragment names, or the one it leads to.
fn arrive(app: App, fragment: &str) {
    if let Some(release) = fragment.strip_prefix(release_link::MARK) {
        // Read, then out of the address bar and the history at once.
        app.hand_in(release_link::decode(release));
        return replace(app, &Route::HandedIn);
    }
    let wanted = Route::parse(fragment);
    let full = untrack(|| app.with_round(crate::round::OpenRound::everybody_answered));
    let goal = match &wanted {
        // It is shown only once, so nobody should come away from it by a key pressed too soon.
        _ if app.recovery_code().is_some() => Route::Recovery,
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

/// Goes to a page.
pub fn go(route: &Route) {
    address::go(&route.path());
}

/// Shows a page in place of the one that is shown, so that "back" does not lead there.
pub fn replace(app: App, route: &Route) {
    address::replace(&route.path());
    app.show(route.clone());
}

fn screen(ui: Ui, route: &Route) -> Vec<View> {
    match route {
        Route::Start => screens::welcome::welcome(ui),
        Route::Join => screens::join::join(ui),
        Route::Recovery => screens::recovery::recovery(ui),
        Route::Desk => screens::desk::desk(ui),
        Route::Promise => screens::promise::promise(ui),
        Route::Answer(area) => screens::answer::answer(ui, *area),
        Route::Check => screens::check::check(ui),
        Route::Done => screens::done::done(ui),
        #[cfg(feature = "gallery")]
        Route::Gallery => screens::gallery::gallery(ui),
        // All others are in chunks.
        _ => screens::not_found::not_found(ui),
    }
}

fn skip_link(label: &str) -> View {
    link("skip-link", "#main", label).on("click", |event| {
        // The fragment of the address names the page; a jump inside the page must not change it.
        event.prevent_default();
        focus::id("main");
    })
}

fn header(ui: Ui) -> View {
    let t = &ui.locale.text.common;
    view("header").attr("class", "site-header").live(move || {
        if ui.app.route().stands_alone() {
            return vec![text("span", t.app).attr("class", "site-name")];
        }
        let pages = view("nav").attr("aria-label", t.app).with(link("", &Route::Results.href(), t.results)).with(link(
            "",
            &Route::About.href(),
            t.about,
        ));
        vec![link("site-name", &Route::Start.href(), t.app), pages]
    })
}
