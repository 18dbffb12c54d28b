//! A running Chromium: one of its own for a test that ends it or reads its files, or one that many tests use one after the other.
//!
//! A test in a shared browser gets a context of its own, as a private window is one: its windows, storages, cookies, permissions, cache
//! and downloads are nobody else's and end with it. What a test has set on a page (its width, its line, its clock) ends with the page.

use crate::device::Window;
use crate::driver::Chromedriver;
use crate::protocol::{Event, Protocol};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{env, process};
use thirtyfour::prelude::*;
use tokio::runtime::{self, Runtime};

/// How long a shared browser may take to close the windows of a test.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is asked meanwhile.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// A running browser. Ends when dropped.
#[derive(Debug)]
pub struct Browser {
    web: WebDriver,
    protocol: Protocol,
    context: Option<Context>,
    // Dropped last: it is what the browser hangs on.
    driver: Chromedriver,
}

/// What a test in a shared browser has for itself.
#[derive(Debug)]
struct Context {
    id: String,
    /// The window that is no test's. Without any window a browser ends.
    home: Window,
}

impl Browser {
    /// Starts a browser with the profile in a folder, which is made if it is not there.
    pub async fn start(profile: &Path) -> Self {
        Self::start_with(Chromedriver::start(), profile).await
    }

    async fn start_with(driver: Chromedriver, profile: &Path) -> Self {
        let web = driver.browser(profile).await;
        Self { web, protocol: Protocol::connect(profile), context: None, driver }
    }

    /// Its remote control.
    pub fn web(&self) -> WebDriver {
        self.web.clone()
    }

    /// The processes of the browser with this profile.
    pub fn processes(&self, profile: &Path) -> Vec<u32> {
        self.driver.browser_processes(profile)
    }

    /// Sends a command to the browser as a whole. Where it concerns one context, that is the test's.
    ///
    /// # Errors
    /// When the browser refuses it or has ended.
    pub fn send(&mut self, command: &str, mut parameters: Value) -> Result<Value, String> {
        if let Some(context) = &self.context {
            parameters["browserContextId"] = json!(context.id);
        }
        self.protocol.send(command, &parameters)
    }

    /// What the browser tells by itself, if it has told something.
    ///
    /// # Errors
    /// When it has ended.
    pub fn event(&mut self) -> Result<Option<Event>, String> {
        self.protocol.event()
    }

    /// Opens another window.
    ///
    /// # Errors
    /// When the browser opens none.
    pub fn open_window(&mut self) -> Result<Window, String> {
        let opened = self.send("Target.createTarget", json!({ "url": "about:blank", "newWindow": true }))?;
        opened["targetId"].as_str().map(Window::from).ok_or_else(|| format!("the window has no name: {opened}"))
    }

    /// The windows of the test.
    ///
    /// # Errors
    /// When the browser does not say.
    pub async fn windows(web: &WebDriver, home: Option<Window>) -> WebDriverResult<Vec<Window>> {
        let windows = web.windows().await?;
        Ok(windows.into_iter().filter(|window| home.as_ref() != Some(window)).collect())
    }

    /// The window that is no test's, in a shared browser.
    pub fn home(&self) -> Option<Window> {
        self.context.as_ref().map(|context| context.home.clone())
    }

    async fn enter(&mut self, home: Window) -> Result<(), String> {
        let made = self.protocol.send("Target.createBrowserContext", &json!({ "disposeOnDetach": true }))?;
        let id = made["browserContextId"].as_str().ok_or("the context has no name")?.to_owned();
        self.context = Some(Context { id, home });
        let window = self.open_window()?;
        self.web.switch_to_window(window).await.map_err(|error| error.to_string())
    }

    /// Ends everything of the test, and says whether the browser is as it was before.
    async fn leave(&mut self) -> Result<Window, String> {
        let Some(Context { id, home }) = self.context.take() else { return Err("it is nobody else's".into()) };
        self.protocol.send("Target.disposeBrowserContext", &json!({ "browserContextId": id }))?;
        while !Self::windows(&self.web, Some(home.clone())).await.map_err(|error| error.to_string())?.is_empty() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        self.web.switch_to_window(home.clone()).await.map_err(|error| error.to_string())?;
        // What its pages said last is no business of the next test.
        self.web.browser_log().await.map_err(|error| error.to_string())?;
        while self.protocol.event()?.is_some() {}
        Ok(home)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Its end comes with that of its remote control, which it would ask to end it in vain.
        drop(self.web.clone().leak());
    }
}

/// A browser that waits for the next test, with its connections.
struct Waiting {
    runtime: Runtime,
    browser: Browser,
    home: Window,
}

/// The browsers that no test uses now: as many as tests run at the same time.
static WAITING: Mutex<Vec<Waiting>> = Mutex::new(Vec::new());

/// A runtime for one browser and who uses it.
pub fn runtime() -> Runtime {
    runtime::Builder::new_current_thread().enable_all().build().unwrap_or_else(|error| panic!("no runtime: {error}"))
}

/// A shared browser in which nobody has been before, as far as can be seen.
pub fn take() -> (Runtime, Browser) {
    let waiting = || WAITING.lock().unwrap_or_else(PoisonError::into_inner).pop();
    while let Some(Waiting { runtime, mut browser, home }) = waiting() {
        // One that does not work any more is ended, and another one taken.
        if runtime.block_on(browser.enter(home)).is_ok() {
            return (runtime, browser);
        }
    }
    let runtime = runtime();
    let browser = runtime.block_on(async {
        let profile = profile();
        let mut browser = Browser::start_with(Chromedriver::start_and_remove(&profile), &profile).await;
        let home = browser.web.window().await.unwrap_or_else(|error| panic!("the browser has no window: {error}"));
        browser.enter(home).await.unwrap_or_else(|problem| panic!("the browser gives the test no room of its own: {problem}"));
        browser
    });
    (runtime, browser)
}

/// Gives a browser back after a test that has passed. One that cannot be made as new ends here.
pub fn give_back(runtime: Runtime, mut browser: Browser) {
    let left = runtime.block_on(async { tokio::time::timeout(PATIENCE, browser.leave()).await });
    match left {
        Ok(Ok(home)) => WAITING.lock().unwrap_or_else(PoisonError::into_inner).push(Waiting { runtime, browser, home }),
        Ok(Err(problem)) => eprintln!("The next test gets another browser: {problem}"),
        Err(_) => eprintln!("The next test gets another browser: this one does not close its windows."),
    }
}

fn profile() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    env::temp_dir().join(format!("candour-e2e-browser-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed)))
}
