//! The published build on a plain web server of this machine.
//!
//! It does what the simplest web host does and no more: it sends none of the headers of `_headers`, so what works here works on any
//! host. And it can do what bad hosts do: damage files, lose them, send the page in the place of lost ones, or not know their types.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use candour_pack::tree;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{env, fs, thread};
use tokio::runtime;
use tower_http::services::ServeDir;

/// The folder of the address under which the app appears: it must work in any.
pub const UNDER: &str = "/tools/candour/";

/// A server with a log of its own. It answers until the test program ends. A handle: copies mean the same server.
#[derive(Debug, Clone)]
pub struct Site {
    folder: PathBuf,
    url: String,
    ways: Arc<Mutex<Ways>>,
}

/// What the server does besides handing out files.
#[derive(Debug, Default)]
struct Ways {
    /// Every request so far.
    log: Vec<String>,
    /// Names of files that it does not find.
    lost: Vec<String>,
    /// Whether it sends wasm files as if it did not know what they are.
    wasm_is_unknown: bool,
    /// Whether it sends the page of the app, as if all were well, where it does not find a file.
    falls_back_to_the_page: bool,
    /// Whether it lets browsers keep styles, scripts and wasm for a year, whatever it sends under their names.
    lets_keep: bool,
}

impl Site {
    /// Serves the build that the environment variable `CANDOUR_DIST` names.
    pub fn start(scratch: &Path) -> Self {
        Self::serve(&Self::dist(), scratch)
    }

    /// Serves a copy of that build in which every file with this ending has a byte too many.
    pub fn start_damaged(scratch: &Path, ending: &str) -> Self {
        Self::start_changed(scratch, |name| Path::new(name).extension().is_some_and(|found| found == ending))
    }

    /// Serves a copy of that build in which every file that `damaged` names has a byte too many.
    pub fn start_changed(scratch: &Path, damaged: impl Fn(&str) -> bool) -> Self {
        let (dist, copy) = (Self::dist(), scratch.join("damaged"));
        for name in Self::names(&dist) {
            let place = copy.join(&name);
            let made = place.parent().map_or(Ok(()), fs::create_dir_all);
            let copied = made.and_then(|()| fs::read(dist.join(&name))).and_then(|mut bytes| {
                bytes.extend(damaged(&name).then_some(0));
                fs::write(&place, bytes)
            });
            copied.unwrap_or_else(|error| panic!("{name} cannot be copied: {error}"));
        }
        Self::serve(&copy, scratch)
    }

    /// The folder of the build to test.
    fn dist() -> PathBuf {
        let dist = env::var_os("CANDOUR_DIST").map(PathBuf::from);
        dist.expect("CANDOUR_DIST names the folder of the build to test. `scripts/test e2e` sets it after building.")
    }

    fn names(dist: &Path) -> Vec<String> {
        tree::files(dist).unwrap_or_else(|error| panic!("{} cannot be read: {error}", dist.display()))
    }

    /// The files of the chunks: all wasm that the page does not name. Of the build that `CANDOUR_DIST` names.
    pub fn chunk_files() -> Vec<String> {
        let dist = Self::dist();
        let page = fs::read_to_string(dist.join("index.html")).unwrap_or_else(|error| panic!("no page in {}: {error}", dist.display()));
        let is_wasm = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "wasm");
        Self::names(&dist).into_iter().filter(|name| is_wasm(name) && !page.contains(name.as_str())).collect()
    }

    /// Serves a folder.
    pub fn serve(dist: &Path, scratch: &Path) -> Self {
        assert!(
            dist.join("index.html").is_file(),
            "There is no build in {}: it has no index.html. `scripts/test e2e` makes one first.",
            dist.display()
        );
        fs::create_dir_all(scratch).unwrap_or_else(|error| panic!("no folder for the test: {error}"));
        let ways = Arc::new(Mutex::new(Ways::default()));
        let files = Router::new().nest_service(UNDER, ServeDir::new(dist));
        let page = fs::read_to_string(dist.join("index.html")).unwrap_or_else(|error| panic!("the page cannot be read: {error}"));
        let host = Host { ways: Arc::clone(&ways), page: page.into() };
        let app = files.layer(middleware::from_fn_with_state(host, in_its_ways));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap_or_else(|error| panic!("The web server does not start: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("The web server has no address: {error}"));
        thread::spawn(move || answer(listener, app));
        Self { folder: dist.to_owned(), url: format!("http://{address}{UNDER}"), ways }
    }

    /// The folder that is served.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address of the app, with `/` at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Every request so far, such as `GET /tools/candour/ 200`.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.ways).log.clone()
    }

    /// From now on these files are not found, and all others are.
    pub fn lose(&self, names: impl IntoIterator<Item = String>) {
        lock(&self.ways).lost = names.into_iter().collect();
    }

    /// Whether from now on the page of the app is sent, as if all were well, where a file is not found.
    pub fn fall_back_to_the_page(&self, falls_back: bool) {
        lock(&self.ways).falls_back_to_the_page = falls_back;
    }

    /// From now on browsers may keep what they get under the names of styles, scripts and wasm for a year.
    pub fn let_browsers_keep_files(&self) {
        lock(&self.ways).lets_keep = true;
    }

    /// From now on wasm files are sent as a host sends them that does not know their type.
    pub fn forget_type_of_wasm(&self) {
        lock(&self.ways).wasm_is_unknown = true;
    }
}

fn lock(ways: &Mutex<Ways>) -> MutexGuard<'_, Ways> {
    ways.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(listener: TcpListener, app: Router) {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().unwrap_or_else(|error| panic!("no runtime: {error}"));
    runtime.block_on(async {
        let ready = listener.set_nonblocking(true).and_then(|()| tokio::net::TcpListener::from_std(listener));
        let listener = ready.unwrap_or_else(|error| panic!("The web server cannot listen: {error}"));
        axum::serve(listener, app).await.unwrap_or_else(|error| panic!("The web server has stopped: {error}"));
    });
}

/// What an answer is made of besides the files.
#[derive(Clone)]
struct Host {
    ways: Arc<Mutex<Ways>>,
    page: Arc<str>,
}

async fn in_its_ways(State(Host { ways, page }): State<Host>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let (lost, wasm_is_unknown, falls_back, lets_keep) = {
        let ways = lock(&ways);
        let lost = ways.lost.iter().any(|name| path.strip_prefix(UNDER) == Some(name));
        (lost, ways.wasm_is_unknown, ways.falls_back_to_the_page, ways.lets_keep)
    };
    let mut response = if lost { StatusCode::NOT_FOUND.into_response() } else { next.run(request).await };
    if falls_back && response.status() == StatusCode::NOT_FOUND {
        response = Html(page.to_string()).into_response();
    }
    if lets_keep && Path::new(&path).extension().is_some_and(|ending| ["css", "js", "wasm"].iter().any(|kept| ending == *kept)) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    }
    if wasm_is_unknown && response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/wasm") {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    }
    // Without it browsers keep no copies, so every load asks for everything.
    response.headers_mut().remove(header::LAST_MODIFIED);
    lock(&ways).log.push(format!("{method} {path} {}", response.status().as_u16()));
    response
}
