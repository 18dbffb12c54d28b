//! The published build on a plain web server of this machine.

use candour_pack::server::{Options, Server};
use candour_pack::tree;
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

/// The folder of the address under which the app appears: it must work in any.
pub const UNDER: &str = "/tools/candour/";

/// A server with a log of its own. It answers until the test program ends.
#[derive(Debug, Clone)]
pub struct Site {
    folder: PathBuf,
    url: String,
    log: PathBuf,
}

impl Site {
    /// Serves the build that the environment variable `CANDOUR_DIST` names.
    pub fn start(scratch: &Path) -> Self {
        Self::serve(&Self::dist(), scratch)
    }

    /// Serves a copy of that build in which every file with this ending has a byte too many.
    pub fn start_damaged(scratch: &Path, ending: &str) -> Self {
        let (dist, copy) = (Self::dist(), scratch.join("damaged"));
        let files = tree::files(&dist).unwrap_or_else(|error| panic!("{} cannot be read: {error}", dist.display()));
        for name in files {
            let place = copy.join(&name);
            let made = place.parent().map_or(Ok(()), fs::create_dir_all);
            let copied = made.and_then(|()| fs::read(dist.join(&name))).and_then(|mut bytes| {
                bytes.extend(place.extension().filter(|found| *found == ending).map(|_| 0));
                fs::write(&place, bytes)
            });
            copied.unwrap_or_else(|error| panic!("{name} cannot be copied: {error}"));
        }
        Self::serve(&copy, scratch)
    }

    fn dist() -> PathBuf {
        let dist = env::var_os("CANDOUR_DIST").map(PathBuf::from);
        dist.expect("CANDOUR_DIST names the folder of the build to test. `scripts/test e2e` sets it after building.")
    }

    /// Serves a folder.
    pub fn serve(dist: &Path, scratch: &Path) -> Self {
        assert!(
            dist.join("index.html").is_file(),
            "There is no build in {}: it has no index.html. `scripts/test e2e` makes one first.",
            dist.display()
        );
        fs::create_dir_all(scratch).unwrap_or_else(|error| panic!("no folder for the log: {error}"));
        let log = scratch.join("requests.log");
        let options = Options { under: UNDER.into(), log: Some(log.clone()), ..Options::new(dist) };
        let server = Server::bind(options).unwrap_or_else(|error| panic!("The web server does not start: {error}"));
        let url = server.url().unwrap_or_else(|error| panic!("The web server has no address: {error}"));
        thread::spawn(move || server.run());
        Self { folder: dist.to_owned(), url, log }
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
        fs::read_to_string(&self.log).unwrap_or_default().lines().map(str::to_owned).collect()
    }
}
