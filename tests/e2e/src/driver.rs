//! The browsers and their remote controls, which all speak W3C `WebDriver`: Chromium's, Firefox's and that of `WebKitGTK`.
//!
//! What a browser may do is kept small: no sandbox inside a container, no traffic of its own, no address but this machine's.

use crate::engine::Engine;
use crate::program::{self, Program};
use serde_json::{Map, Value, json};
use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use thirtyfour::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;

/// What Chromium is started with, besides its profile.
const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--host-resolver-rules=MAP candour.test 127.0.0.1 , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--window-size=1280,900",
];

/// What Firefox is started with.
const FIREFOX_FLAGS: [&str; 5] = ["-headless", "-width", "1280", "-height", "900"];

/// The switches of Firefox that are off here: everything it would fetch or send by itself, and guesses at what somebody types into its
/// address bar.
const OFF_IN_FIREFOX: [&str; 30] = [
    "app.normandy.enabled",
    "app.update.auto",
    "app.update.background.enabled",
    "app.update.enabled",
    "browser.aboutHomeSnippets.updateUrl",
    "browser.contentblocking.report.lockwise.enabled",
    "browser.discovery.enabled",
    "browser.download.alwaysOpenPanel",
    "browser.newtabpage.activity-stream.feeds.section.topstories",
    "browser.newtabpage.enabled",
    "browser.region.update.enabled",
    "browser.safebrowsing.blockedURIs.enabled",
    "browser.safebrowsing.downloads.enabled",
    "browser.safebrowsing.malware.enabled",
    "browser.safebrowsing.passwords.enabled",
    "browser.safebrowsing.phishing.enabled",
    "browser.search.update",
    "browser.shell.checkDefaultBrowser",
    "datareporting.healthreport.uploadEnabled",
    "datareporting.policy.dataSubmissionEnabled",
    "dom.push.connection.enabled",
    "dom.security.https_first",
    "extensions.getAddons.cache.enabled",
    "extensions.systemAddon.update.enabled",
    "extensions.update.enabled",
    "media.gmp-manager.updateEnabled",
    "network.captive-portal-service.enabled",
    "network.connectivity-service.enabled",
    "network.predictor.enabled",
    "toolkit.telemetry.enabled",
];

/// Where distributions put the browser that `WebKitGTK` brings, after the folder of the libraries.
const MINI_BROWSERS: [&str; 2] = ["webkit2gtk-4.1/MiniBrowser", "webkitgtk-6.0/MiniBrowser"];

/// What chromedriver and geckodriver say once they listen, before the number of their port.
const CHROMEDRIVER_STARTED: &str = "started successfully on port ";
const GECKODRIVER_STARTED: &str = "Listening on 127.0.0.1:";

/// How long a script of a test may take in the page, so that it says itself what it waits for in vain.
const SCRIPT: Duration = Duration::from_secs(180);

/// How long a remote control may take for any answer: longer than a script. One that never answers fails its test and stops no other.
const ANSWER: Duration = Duration::from_secs(200);

/// How often a remote control is started before that counts as a failure: a free port may be another program's a moment later.
const ATTEMPTS: usize = 5;

/// How long a remote control may take until it listens, and how often it is asked meanwhile.
const START: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A running remote control. Ends when dropped, and its browser with it.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    // Ends before the display it draws on.
    program: Program,
    port: u16,
    profile: PathBuf,
    _display: Option<Program>,
}

impl Driver {
    /// Starts it on a free port, for a browser with its files in `profile`, which is made if it is not there.
    pub fn start(engine: Engine, profile: &Path) -> Self {
        Self::start_for(engine, profile, false)
    }

    /// The same for a browser whose files are removed when it has ended.
    pub fn start_and_remove(engine: Engine, profile: &Path) -> Self {
        Self::start_for(engine, profile, true)
    }

    fn start_for(engine: Engine, profile: &Path, remove: bool) -> Self {
        fs::create_dir_all(profile).unwrap_or_else(|error| panic!("no folder for the browser's files: {error}"));
        let (variable, usual) = match engine {
            Engine::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Engine::Firefox => ("GECKODRIVER", "geckodriver"),
            Engine::WebKit => ("WEBKITWEBDRIVER", "WebKitWebDriver"),
        };
        let name = env::var_os(variable).filter(|name| !name.is_empty()).unwrap_or_else(|| OsString::from(usual));
        let display = (engine == Engine::WebKit).then(Display::start);
        let folder = remove.then_some(profile);
        let started = (0..ATTEMPTS).find_map(|_| Self::attempt(engine, Command::new(&name), profile, folder, display.as_ref()));
        let (program, port) = started.unwrap_or_else(|| {
            panic!("{} does not start, or ends without saying its port. `scripts/setup test` installs it.", name.display())
        });
        Self { engine, program, port, profile: profile.to_owned(), _display: display.map(|display| display.program) }
    }

    fn attempt(
        engine: Engine,
        mut command: Command,
        home: &Path,
        folder: Option<&Path>,
        display: Option<&Display>,
    ) -> Option<(Program, u16)> {
        match engine {
            Engine::Chromium => {
                command.arg("--port=0");
                Program::start(&command, folder, |mut lines, _| lines.find_map(|line| number_after(CHROMEDRIVER_STARTED, &line)))
            }
            Engine::Firefox => {
                command.args(["--port=0", "--websocket-port=0", "--host=127.0.0.1", "--profile-root"]).arg(home);
                at_home_in(&mut command, home);
                Program::start(&command, folder, |mut lines, _| lines.find_map(|line| number_after(GECKODRIVER_STARTED, &line)))
            }
            Engine::WebKit => {
                // It would not say which free port it has taken.
                let port = free_port();
                command.args(["--host=127.0.0.1".to_owned(), format!("--port={port}")]);
                at_home_in(&mut command, home);
                command.env("DISPLAY", display.map_or("", |display| &display.name));
                // Without a graphics card composed layers only cost time.
                command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
                Program::start(&command, folder, |_, process| listens(port, process).then_some(port))
            }
        }
    }

    /// The folder into which its browser saves what is downloaded, where that is not said later.
    pub fn downloads(profile: &Path) -> PathBuf {
        profile.join("downloads")
    }

    /// Opens a browser.
    pub async fn browser(&self) -> WebDriver {
        let wanted = self.wanted().unwrap_or_else(|error| panic!("the wishes for a browser cannot be written down: {error}"));
        // Without a proxy, whatever the environment says: the driver is on this machine.
        let client =
            reqwest::Client::builder().no_proxy().timeout(ANSWER).build().unwrap_or_else(|error| panic!("no HTTP client: {error}"));
        let browser = WebDriver::builder(format!("http://127.0.0.1:{}", self.port), wanted)
            .client(client)
            .await
            .unwrap_or_else(|error| panic!("{:?} does not start: {error}. `scripts/setup test` installs it.", self.engine));
        let patient = browser.set_script_timeout(SCRIPT).await;
        patient.unwrap_or_else(|error| panic!("the browser has no patience: {error}"));
        browser
    }

    fn wanted(&self) -> WebDriverResult<Capabilities> {
        match self.engine {
            Engine::Chromium => self.wanted_of_chromium(),
            Engine::Firefox => self.wanted_of_firefox(),
            Engine::WebKit => wanted_of_webkit(),
        }
    }

    fn wanted_of_chromium(&self) -> WebDriverResult<Capabilities> {
        let mut wanted = DesiredCapabilities::chrome();
        let profile = format!("--user-data-dir={}", self.profile.display());
        FLAGS.into_iter().chain([profile.as_str()]).try_for_each(|flag| wanted.add_arg(flag))?;
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        Ok(wanted.into())
    }

    fn wanted_of_firefox(&self) -> WebDriverResult<Capabilities> {
        let mut preferences: Map<String, Value> = OFF_IN_FIREFOX.into_iter().map(|name| (name.to_owned(), json!(false))).collect();
        let others = [
            // The addresses of its maker, where there is no switch, and of anything else than this machine.
            ("services.settings.server", json!("data:,")),
            ("network.dns.disablePrefetch", json!(true)),
            ("network.dns.localDomains", json!(Engine::Firefox.other_host())),
            ("network.http.speculative-parallel-limit", json!(0)),
            ("network.prefetch-next", json!(false)),
            ("network.proxy.type", json!(0)),
            // What is saved goes to a folder, without a question.
            ("browser.download.folderList", json!(2)),
            ("browser.download.dir", json!(Self::downloads(&self.profile))),
            ("browser.download.useDownloadDir", json!(true)),
            ("browser.helperApps.neverAsk.saveToDisk", json!("application/json,text/csv,text/plain")),
        ];
        preferences.extend(others.into_iter().map(|(name, value)| (name.to_owned(), value)));
        let mut wanted = Capabilities::new();
        wanted.set("moz:firefoxOptions", json!({ "args": FIREFOX_FLAGS, "prefs": preferences }))?;
        Ok(wanted)
    }

    /// The processes of its browser.
    pub fn browser_processes(&self) -> Vec<u32> {
        self.program.children(&self.profile)
    }
}

fn wanted_of_webkit() -> WebDriverResult<Capabilities> {
    let mut wanted = Capabilities::new();
    let named = env::var_os("CANDOUR_MINIBROWSER").filter(|name| !name.is_empty()).map(PathBuf::from);
    if let Some(browser) = named.or_else(mini_browser) {
        wanted.set("webkitgtk:browserOptions", json!({ "binary": browser, "args": ["--automation"] }))?;
    }
    Ok(wanted)
}

/// `WebKitGTK`'s browser, where a distribution has put it. Without any the remote control starts what it was built for.
fn mini_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|folder| folder.path());
    let folders: Vec<PathBuf> = folders.chain([PathBuf::from("/usr/libexec")]).collect();
    MINI_BROWSERS.iter().flat_map(|browser| folders.iter().map(move |folder| folder.join(browser))).find(|file| file.is_file())
}

/// Lets a program find its settings, caches and downloads in a folder, and nobody else's.
fn at_home_in(command: &mut Command, folder: &Path) {
    let (settings, downloads) = (folder.join(".config"), Driver::downloads(folder));
    let made = fs::create_dir_all(&settings).and_then(|()| fs::create_dir_all(&downloads));
    // How programs for Linux ask where downloads belong.
    let written = made.and_then(|()| fs::write(settings.join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display())));
    written.unwrap_or_else(|error| panic!("no folder for the browser's settings: {error}"));
    command.env("HOME", folder).env("XDG_CONFIG_HOME", &settings);
    for (variable, name) in [("XDG_CACHE_HOME", ".cache"), ("XDG_DATA_HOME", ".local/share"), ("XDG_STATE_HOME", ".local/state")] {
        command.env(variable, folder.join(name));
    }
    // No desktop is asked: neither for settings nor for a screen reader.
    command.env("GSETTINGS_BACKEND", "memory").env("NO_AT_BRIDGE", "1").env("GTK_A11Y", "none").env("MOZ_CRASHREPORTER_DISABLE", "1");
}

/// The number at the end of a line that has these words before it.
fn number_after(words: &str, line: &str) -> Option<u16> {
    line.split_once(words)?.1.trim_end_matches('.').parse().ok()
}

/// A port that no program has at the moment.
fn free_port() -> u16 {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    free.unwrap_or_else(|error| panic!("no port is free: {error}")).port()
}

/// Waits until a process listens on a port, or ends.
fn listens(port: u16, process: u32) -> bool {
    let start = Instant::now();
    while start.elapsed() < START && program::runs(process) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        thread::sleep(LOOK_AGAIN);
    }
    false
}

/// A screen that nobody sees, for a browser that draws nothing without one.
struct Display {
    program: Program,
    name: String,
}

impl Display {
    fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        let started = Program::start(&command, None, |mut lines, _| lines.find_map(|line| line.trim().parse::<u32>().ok()));
        let (program, number) = started.unwrap_or_else(|| panic!("Xvfb does not start. `scripts/setup test` installs it."));
        Self { program, name: format!(":{number}") }
    }
}
