//! A running browser: one of its own for a test that ends it or reads its files, or one that many tests use one after the other.
//!
//! A test in a shared Chromium gets a context of its own, as a private window is one: its windows, storages, cookies, permissions, cache
//! and downloads are nobody else's and end with it. What a test has set on a page (its width, its line, its clock) ends with the page.
//!
//! Other engines have no such thing for their remote control. There a test gets a window of its own, with a history of its own, and its site
//! has a port of its own, so that to the browser it is another one: with other storages, permissions and copies.

use crate::chromium::Tools;
use crate::device::Window;
use crate::driver::Driver;
use crate::engine::Engine;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{env, fs, process};
use thirtyfour::prelude::*;
use tokio::runtime::{self, Runtime};

/// How long a shared browser may take to open a window for a test, and to close those of the test before.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is asked meanwhile.
const LOOK_AGAIN: Duration = Duration::from_millis(10);
/// Width and height of a window of a test, where it has not been said to the browser before.
const SIZE: (u32, u32) = (1280, 900);

/// A running browser. Ends when dropped.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    web: WebDriver,
    tools: Option<Tools>,
    /// In a shared browser the window that is no test's. Without any window a browser ends.
    home: Option<Window>,
    downloads: PathBuf,
    // Dropped last: it is what the browser hangs on.
    driver: Driver,
}

impl Browser {
    /// Starts a Chromium with the profile in a folder, which is made if it is not there.
    pub async fn start(profile: &Path) -> Self {
        Self::start_with(Engine::Chromium, Driver::start(Engine::Chromium, profile), profile).await
    }

    async fn start_with(engine: Engine, driver: Driver, profile: &Path) -> Self {
        let web = driver.browser().await;
        let tools = (engine == Engine::Chromium).then(|| Tools::connect(profile));
        Self { engine, web, tools, home: None, downloads: Driver::downloads(profile), driver }
    }

    /// What it is made of.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Its remote control.
    pub fn web(&self) -> WebDriver {
        self.web.clone()
    }

    /// Chromium's own tools, in Chromium.
    pub fn tools(&mut self) -> Option<&mut Tools> {
        self.tools.as_mut()
    }

    /// The processes of the browser.
    pub fn processes(&self) -> Vec<u32> {
        self.driver.browser_processes()
    }

    /// Where it saves what is downloaded, where no test has said otherwise.
    pub fn downloads(&self) -> &Path {
        &self.downloads
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
        self.home.clone()
    }

    async fn enter(&mut self, home: Window) -> Result<(), String> {
        self.home = Some(home);
        let window = match &mut self.tools {
            Some(tools) => tools.enter().and_then(|()| tools.open_window())?,
            None => self.web.new_window().await.map_err(|error| error.to_string())?,
        };
        self.web.switch_to_window(window).await.map_err(|error| error.to_string())?;
        if self.engine != Engine::Chromium {
            let (width, height) = SIZE;
            self.web.set_window_rect(0, 0, width, height).await.map_err(|error| error.to_string())?;
            // A file that the last test has not taken is no business of this one.
            let emptied = fs::remove_dir_all(&self.downloads).and_then(|()| fs::create_dir_all(&self.downloads));
            emptied.map_err(|error| format!("the folder for downloads cannot be emptied: {error}"))?;
        }
        Ok(())
    }

    /// Ends everything of the test, and says whether the browser is as it was before.
    async fn leave(&mut self) -> Result<Window, String> {
        let Some(home) = self.home.take() else { return Err("it is nobody else's".into()) };
        match &mut self.tools {
            Some(tools) => tools.leave()?,
            None => self.close_all_but(&home).await.map_err(|error| error.to_string())?,
        }
        while !Self::windows(&self.web, Some(home.clone())).await.map_err(|error| error.to_string())?.is_empty() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        self.web.switch_to_window(home.clone()).await.map_err(|error| error.to_string())?;
        if let Some(tools) = &mut self.tools {
            // What its pages said last is no business of the next test.
            self.web.browser_log().await.map_err(|error| error.to_string())?;
            while tools.event()?.is_some() {}
        }
        Ok(home)
    }

    async fn close_all_but(&self, home: &Window) -> WebDriverResult<()> {
        for window in Self::windows(&self.web, Some(home.clone())).await? {
            self.web.switch_to_window(window).await?;
            self.web.close_window().await?;
        }
        Ok(())
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
pub fn take(engine: Engine) -> (Runtime, Browser) {
    let waiting = || {
        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        let at = waiting.iter().position(|one| one.browser.engine == engine)?;
        Some(waiting.remove(at))
    };
    while let Some(Waiting { runtime, mut browser, home }) = waiting() {
        // One that does not work any more is ended, and another one taken.
        let entered = runtime.block_on(async { tokio::time::timeout(PATIENCE, browser.enter(home)).await });
        if matches!(entered, Ok(Ok(()))) {
            return (runtime, browser);
        }
        eprintln!("This test gets another browser: the one before opens no window ({entered:?}).");
    }
    let runtime = runtime();
    let browser = runtime.block_on(async {
        let profile = profile();
        let mut browser = Browser::start_with(engine, Driver::start_and_remove(engine, &profile), &profile).await;
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
