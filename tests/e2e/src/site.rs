//! The published build on a plain web server of this machine.

use candour_pack::server::{Options, Server};
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

/// The folder of the address under which the app appears: it must work in any.
pub const UNDER: &str = "/tools/candour/";

/// A server with a log of its own. It answers until the test program ends.
#[derive(Debug)]
pub struct Site {
    url: String,
    log: PathBuf,
}

impl Site {
    /// Serves the build that the environment variable `CANDOUR_DIST` names.
    pub fn start(scratch: &Path) -> Self {
        let dist = env::var_os("CANDOUR_DIST");
        let dist = dist.expect("CANDOUR_DIST names the folder of the build to test. `scripts/test e2e` sets it after building.");
        Self::serve(Path::new(&dist), scratch)
    }

    /// Serves a folder.
    pub fn serve(dist: &Path, scratch: &Path) -> Self {
        assert!(
            dist.join("index.html").is_file(),
            "There is no build in {}: it has no index.html. `scripts/test e2e` makes one first.",
            dist.display()
        );
        let log = scratch.join("requests.log");
        let options = Options { under: UNDER.into(), log: Some(log.clone()), ..Options::new(dist) };
        let server = Server::bind(options).unwrap_or_else(|error| panic!("The web server does not start: {error}"));
        let url = server.url().unwrap_or_else(|error| panic!("The web server has no address: {error}"));
        thread::spawn(move || server.run());
        Self { url, log }
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
