//! From one page to another.

use crate::locale::Locale;
use crate::locale::errors::Message;
use crate::platform::address;
use crate::route::Route;
use crate::state::App;
use crate::state::keeping::Ending;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Goes to a page.
pub fn go(route: &Route) {
    address::go(&route.path());
}

/// Shows a page in place of the one that is shown, so that "back" does not lead there.
pub fn replace(app: App, route: &Route) {
    address::replace(&route.path());
    app.show(route.clone());
}

/// Waits for a round to end and shows what comes then, or says in `problem` what went wrong.
pub fn end_round(app: App, locale: Locale, problem: RwSignal<Option<Message>>, ending: impl Future<Output = Ending> + 'static) {
    spawn_local(async move {
        match ending.await {
            // In place of the desk: "back" should not lead to a round that is gone.
            Ending::Ended(route) => replace(app, &route),
            Ending::StillOpen => drop(problem.try_set(Some(locale.not_ended()))),
            Ending::OtherResult => drop(problem.try_set(Some(locale.other_result()))),
        }
    });
}
