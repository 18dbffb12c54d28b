//! Chromium and its remote control: programs that end with the test program, in whatever way that ends.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use thirtyfour::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;

/// The name of a host that leads to this machine and is not called localhost, so that the browser takes it for any other host.
pub const OTHER_HOST: &str = "candour.test";

/// What the browser may do is kept small: no sandbox inside a container, no traffic of its own, no address but this machine's.
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

/// What chromedriver says once it listens, before the number of its port.
const STARTED: &str = "started successfully on port ";

/// Starts chromedriver and waits for the end of its own input, which comes when whoever started it drops it or ends. Then it ends the browser
/// and chromedriver, which are all of its process group, and removes the profile if it was given one.
const GUARD: &str = r#"
    "$1" --port=0 2>/dev/null &
    echo "remote control $!"
    exec >/dev/null
    cat
    if [ -n "$2" ]; then
        trap '' TERM
        kill -TERM 0
        for turn in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$2" 2>/dev/null && break; sleep 0.2; done
    fi
    kill -KILL 0"#;

/// What the guard says before the number of chromedriver's process.
const NUMBER: &str = "remote control ";

/// How long a script of a test may take in the page, so that it says itself what it waits for in vain.
const SCRIPT: Duration = Duration::from_secs(180);

/// How often it is started before that counts as a failure: it takes a free port of one kind of address and ends when another program
/// has the same one of the other kind.
const ATTEMPTS: usize = 5;

/// How long killed processes may take to end.
const DEATH: Duration = Duration::from_secs(15);

/// A running chromedriver. Ends when dropped, and its browser with it.
#[derive(Debug)]
pub struct Chromedriver {
    guard: Child,
    process: u32,
    port: u16,
}

impl Chromedriver {
    /// Starts it on a free port.
    pub fn start() -> Self {
        Self::start_for("".as_ref())
    }

    /// The same for a browser whose profile is removed when it has ended.
    pub fn start_and_remove(profile: &Path) -> Self {
        Self::start_for(profile.as_os_str())
    }

    fn start_for(profile: &OsStr) -> Self {
        let program = env::var_os("CHROMEDRIVER").filter(|name| !name.is_empty()).unwrap_or_else(|| OsString::from("chromedriver"));
        let started = (0..ATTEMPTS).find_map(|_| Self::attempt(&program, profile));
        let install = "`scripts/setup test` installs it.";
        started.unwrap_or_else(|| panic!("{} does not start, or ends without saying its port. {install}", program.display()))
    }

    fn attempt(program: &OsStr, profile: &OsStr) -> Option<Self> {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "sh"]).args([program, profile]).process_group(0);
        let guard = guard.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let guard = guard.unwrap_or_else(|error| panic!("`sh` does not start: {error}"));
        // It ends with this value, also where no port is found.
        let mut started = Self { guard, process: 0, port: 0 };
        // Lent and not taken: a program that can no longer write ends.
        let mut lines = BufReader::new(started.guard.stdout.as_mut()?).lines().map_while(Result::ok);
        let process = lines.next()?.strip_prefix(NUMBER)?.parse().ok()?;
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once(STARTED)?;
            port.trim_end_matches('.').parse().ok()
        })?;
        (started.process, started.port) = (process, port);
        Some(started)
    }

    /// Opens a browser with a profile in `profile`.
    pub async fn browser(&self, profile: &Path) -> WebDriver {
        let mut wanted = DesiredCapabilities::chrome();
        let profile = format!("--user-data-dir={}", profile.display());
        let given = FLAGS.into_iter().chain([profile.as_str()]).try_for_each(|flag| wanted.add_arg(flag));
        let prepared = given.and_then(|()| wanted.set_browser_log_level(LoggingPrefsLogLevel::All));
        prepared.unwrap_or_else(|error| panic!("the wishes for a browser cannot be written down: {error}"));
        // Without a proxy, whatever the environment says: the driver is on this machine.
        let client = reqwest::Client::builder().no_proxy().build().unwrap_or_else(|error| panic!("no HTTP client: {error}"));
        let browser = WebDriver::builder(format!("http://127.0.0.1:{}", self.port), wanted)
            .client(client)
            .await
            .unwrap_or_else(|error| panic!("Chromium does not start: {error}. `scripts/setup test` installs it."));
        let patient = browser.set_script_timeout(SCRIPT).await;
        patient.unwrap_or_else(|error| panic!("the browser has no patience: {error}"));
        browser
    }
}

impl Chromedriver {
    /// The processes of its browser: those it started, those that they started, and those whose command line names the profile.
    pub fn browser_processes(&self, profile: &Path) -> Vec<u32> {
        let named = profile.display().to_string();
        let all = processes();
        let mut found = vec![self.process];
        let mut at = 0;
        while let Some(&parent) = found.get(at) {
            found.extend(all.iter().filter(|process| process.parent == parent).map(|process| process.id));
            at += 1;
        }
        found.remove(0);
        let others = all.iter().filter(|process| process.command.contains(&named) && !found.contains(&process.id));
        found.extend(others.map(|process| process.id).collect::<Vec<_>>());
        assert!(!found.is_empty(), "the browser has no processes");
        found
    }
}

/// Ends processes at once (SIGKILL) and waits until they are gone.
pub fn kill(ids: &[u32]) {
    let killed = Command::new("kill").arg("-KILL").args(ids.iter().map(u32::to_string)).stderr(Stdio::null()).status();
    // One of them may have ended by itself; then `kill` says so and ends the others.
    assert!(killed.is_ok(), "`kill` does not start: {killed:?}");
    let start = Instant::now();
    while processes().iter().any(|process| ids.contains(&process.id)) {
        assert!(start.elapsed() < DEATH, "the browser's processes do not end");
        thread::sleep(Duration::from_millis(2));
    }
}

/// A process of this machine.
struct Process {
    id: u32,
    parent: u32,
    command: String,
}

/// The processes that run now, without those that have ended and wait to be noticed.
fn processes() -> Vec<Process> {
    let folders = fs::read_dir("/proc").into_iter().flatten().flatten();
    folders
        .filter_map(|folder| {
            let id = folder.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(folder.path().join("stat")).ok()?;
            // After the name, which stands in brackets and may hold anything.
            let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
            let (state, parent) = (fields.next()?, fields.next()?.parse().ok()?);
            let command = fs::read(folder.path().join("cmdline")).ok()?;
            (!matches!(state, "Z" | "X")).then(|| Process { id, parent, command: String::from_utf8_lossy(&command).into_owned() })
        })
        .collect()
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        drop(self.guard.wait());
    }
}
