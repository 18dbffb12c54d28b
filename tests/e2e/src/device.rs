//! A browser in which nobody has been before and the app in it, used as a person uses it: by what is written on the page.
//!
//! Nothing here waits for a time. Each step waits for what it is about, as long as a busy machine may take.

use crate::browser::{self, Browser};
use crate::chromium::{Chromium, Tools};
use crate::engine::Engine;
use crate::site::Site;
use crate::times::Stopwatch;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

/// How long anything on the page may take before it counts as missing. Far more than it takes on a slow and busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How long a whole journey may take: twenty times what the longest one takes by itself. One that waits for ever stops no other.
const JOURNEY: Duration = Duration::from_secs(1_200);
/// How often the page is asked while waiting.
pub const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// More presses of Tab than any screen needs.
const MOST_TABS: usize = 80;
/// How many of the last steps are told when one fails.
const STEPS_TOLD: usize = 12;

/// A browser with the app in it.
#[derive(Debug)]
pub struct Device {
    // Another one after a crash.
    browser: RefCell<Browser>,
    engine: Engine,
    site: Site,
    scratch: PathBuf,
    steps: RefCell<Vec<String>>,
    // What pages said that are gone by now, where the browser has no console for tests.
    heard: RefCell<Vec<String>>,
}

/// A window of the browser.
pub type Window = thirtyfour::WindowHandle;

/// Runs a journey on a device of its own, which shows the start page. Its browser is of the [engine](Engine::current) of the moment.
/// Afterwards the browser's [console](Device::console) must be empty: no error, no warning, no breach of the content security policy.
///
/// The process of the browser may be that of an earlier journey, of which nothing can be seen. A journey that ends it needs
/// [one of its own](in_a_browser_of_its_own).
pub fn on_a_device<T>(journey: impl AsyncFnOnce(&Device) -> T) -> T {
    on_a_device_with(Site::start, journey)
}

/// The same with another site.
pub fn on_a_device_with<T>(site: impl FnOnce(&Path) -> Site, journey: impl AsyncFnOnce(&Device) -> T) -> T {
    let _stopwatch = Stopwatch::start();
    let scratch = Scratch::new();
    let site = site(&scratch.0);
    let (runtime, browser) = browser::take(Engine::current());
    let device = Device::of(browser, site, &scratch.0);
    let outcome = run(&runtime, &device, journey);
    if outcome.is_ok() {
        browser::give_back(runtime, device.browser.into_inner());
    } else {
        runtime.block_on(device.quit());
    }
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Runs a journey on a device that shows the page of components, from the build that `CANDOUR_GALLERY_DIST` names. Does nothing where it names
/// none: `scripts/test` makes that build and asks for it by `CANDOUR_REQUIRE_GALLERY`; for somebody who tests one build by hand it is no use.
pub fn on_the_gallery(journey: impl AsyncFnOnce(&Device)) {
    let Some(dist) = env::var_os("CANDOUR_GALLERY_DIST") else {
        assert!(env::var_os("CANDOUR_REQUIRE_GALLERY").is_none(), "CANDOUR_GALLERY_DIST does not name a build with the gallery");
        return;
    };
    on_a_device_with(|scratch| Site::serve(Path::new(&dist), scratch), journey);
}

/// Runs a journey in a Chromium that is started for it: one that may be killed, whose files are all this journey's, and that nothing has
/// warmed up.
pub fn in_a_browser_of_its_own<T>(journey: impl AsyncFnOnce(&Device) -> T) -> T {
    let _stopwatch = Stopwatch::start();
    let scratch = Scratch::new();
    let runtime = browser::runtime();
    let device = runtime.block_on(Device::start(Site::start(&scratch.0), &scratch.0));
    let outcome = run(&runtime, &device, journey);
    runtime.block_on(device.quit());
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

fn run<T>(runtime: &Runtime, device: &Device, journey: impl AsyncFnOnce(&Device) -> T) -> thread::Result<T> {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            device.save_into_scratch();
            device.load().await;
            let result = tokio::time::timeout(JOURNEY, journey(device)).await;
            let result = result.unwrap_or_else(|_| panic!("the journey takes more than {} minutes", JOURNEY.as_secs() / 60));
            let console = device.console().await;
            assert!(console.is_empty(), "the browser's console has messages:\n{}", console.join("\n"));
            result
        })
    }));
    if outcome.is_err() {
        runtime.block_on(device.tell_what_happened());
    }
    outcome
}

/// Gives a journey one profile in which it starts one Chromium after another, and ends them as it likes.
pub fn on_one_profile<T>(journey: impl AsyncFnOnce(&Profile) -> T) -> T {
    let _stopwatch = Stopwatch::start();
    let runtime = browser::runtime();
    let scratch = Scratch::new();
    let profile = Profile { site: Site::start(&scratch.0), scratch, browsers: RefCell::default() };
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(journey(&profile))));
    for device in profile.browsers.borrow().iter() {
        if outcome.is_err() {
            runtime.block_on(device.tell_what_happened());
        }
        runtime.block_on(device.quit());
    }
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

/// A profile on the disk, and the browsers that were started with it.
pub struct Profile {
    site: Site,
    // Kept until the test is over: it may want to tell of each what happened.
    browsers: RefCell<Vec<Rc<Device>>>,
    // Dropped last: the browsers write into it.
    scratch: Scratch,
}

impl Profile {
    /// Starts a browser. It shows nothing yet.
    pub async fn start(&self) -> Rc<Device> {
        let device = Rc::new(Device::start(self.site.clone(), &self.scratch.0).await);
        self.browsers.borrow_mut().push(Rc::clone(&device));
        device
    }

    /// The browser's own files.
    pub fn folder(&self) -> PathBuf {
        self.scratch.0.join(PROFILE)
    }
}

/// The folder of the browser's own files, in that of the test.
const PROFILE: &str = "profile";
/// The folder of what the browser saves.
const DOWNLOADS: &str = "downloads";
/// How browsers call a file that is still coming.
const UNFINISHED: [&str; 2] = ["part", "wkdownload"];

/// A folder for the files of one test, removed afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("candour-e2e-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(folder.join(DOWNLOADS)).unwrap_or_else(|error| panic!("no folder for temporary files: {error}"));
        Self(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // The browser's last processes may still be writing into the profile.
        for _ in 0..50 {
            if fs::remove_dir_all(&self.0).is_ok() {
                return;
            }
            thread::sleep(LOOK_AGAIN);
        }
    }
}

/// Starting, ending, failing.
impl Device {
    async fn start(site: Site, scratch: &Path) -> Self {
        let device = Self::of(Browser::start(&scratch.join(PROFILE)).await, site, scratch);
        device.save_into_scratch();
        device
    }

    fn of(browser: Browser, site: Site, scratch: &Path) -> Self {
        let engine = browser.engine();
        Self {
            browser: RefCell::new(browser),
            engine,
            site,
            scratch: scratch.to_owned(),
            steps: RefCell::default(),
            heard: RefCell::default(),
        }
    }

    /// Lets Chromium, whose tests share no folder, save what is downloaded into that of this test.
    fn save_into_scratch(&self) {
        if self.engine == Engine::Chromium {
            self.chromium().save_into(&self.scratch.join(DOWNLOADS));
        }
    }

    /// What its browser is made of.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// What only Chromium can do. A journey that uses it is one for Chromium, and fails in any other browser.
    pub fn chromium(&self) -> Chromium<'_> {
        assert_eq!(self.engine, Engine::Chromium, "this journey needs what only Chromium can do");
        Chromium::of(self)
    }

    pub(crate) fn browser(&self) -> WebDriver {
        self.browser.borrow().web()
    }

    /// Does something with Chromium's own tools.
    pub(crate) fn tools<T>(&self, work: impl FnOnce(&mut Tools) -> Result<T, String>) -> Result<T, String> {
        let mut browser = self.browser.borrow_mut();
        work(browser.tools().ok_or("only Chromium has such tools")?)
    }

    /// The processes of the browser.
    pub(crate) fn processes(&self) -> Vec<u32> {
        self.browser.borrow().processes()
    }

    /// Goes on in another browser.
    pub(crate) fn replace_browser(&self, browser: Browser) {
        drop(self.browser.replace(browser));
        self.save_into_scratch();
    }

    /// Ends the browser as a person does.
    pub async fn quit(&self) {
        // If it has ended already there is nothing left to end, and one that does not answer ends with its remote control.
        drop(tokio::time::timeout(PATIENCE, self.browser().quit()).await);
    }

    /// Says what is known of a journey that has failed. A browser that answers nothing any more is not waited for.
    async fn tell_what_happened(&self) {
        eprintln!("The last steps were:");
        let steps = self.steps.take();
        for step in &steps[steps.len().saturating_sub(STEPS_TOLD)..] {
            eprintln!("  {step}");
        }
        if tokio::time::timeout(PATIENCE, self.tell_what_the_browser_says()).await.is_err() {
            eprintln!("The browser says no more.");
        }
    }

    async fn tell_what_the_browser_says(&self) {
        let script = "return location.href + '\\n' + document.body.innerText";
        if let Ok(page) = self.browser().execute(script, Vec::new()).await {
            eprintln!("The page is {}", page.json().as_str().unwrap_or_default());
        }
        if self.engine == Engine::Chromium {
            for message in self.browser().browser_log().await.unwrap_or_default() {
                eprintln!("Console: {} {}", message.level, message.message);
            }
        } else {
            eprintln!("Heard on earlier pages: {:?}", self.heard.take());
            if let Ok(heard) = self.browser().execute(GATHER, Vec::new()).await {
                eprintln!("Heard on this page: {}", heard.json());
                self.engine.note_failure(&heard.json().to_string());
            }
        }
        if self.engine == Engine::WebKit {
            // Asked for a picture, it never answers again.
            return;
        }
        let test = thread::current().name().unwrap_or("journey").replace("::", "-");
        let picture = env::temp_dir().join("candour-e2e-failures").join(format!("{test}.png"));
        if picture.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok()) && self.browser().screenshot(&picture).await.is_ok() {
            eprintln!("A picture of it is in {}", picture.display());
        }
    }

    pub(crate) fn step(&self, step: impl Into<String>) {
        self.steps.borrow_mut().push(step.into());
    }
}

/// Several windows of one browser. What a test does and sees is in one of them at a time.
impl Device {
    /// The window the test is in.
    pub async fn window(&self) -> Window {
        self.browser().window().await.unwrap_or_else(|error| panic!("there is no window: {error}"))
    }

    /// Opens another window with the app in it and goes there.
    pub async fn open_window(&self) -> Window {
        self.step("another window");
        let window = self.open_empty_window().await;
        self.load().await;
        window
    }

    /// Opens another window with nothing in it and goes there.
    pub async fn open_empty_window(&self) -> Window {
        let opened = match self.engine {
            // The remote control would open it outside of the test's context.
            Engine::Chromium => self.tools(Tools::open_window),
            Engine::Firefox | Engine::WebKit => self.browser().new_window().await.map_err(|error| error.to_string()),
        };
        let window = opened.unwrap_or_else(|problem| panic!("no window opens: {problem}"));
        self.go_to(&window).await;
        window
    }

    /// Closes the window the test is in and goes to another one.
    pub async fn close_window(&self, next: &Window) {
        self.gather().await;
        self.browser().close_window().await.unwrap_or_else(|error| panic!("the window does not close: {error}"));
        self.go_to(next).await;
    }

    /// Goes to a window.
    pub async fn go_to(&self, window: &Window) {
        self.step("go to another window");
        self.browser().switch_to_window(window.clone()).await.unwrap_or_else(|error| panic!("the window is gone: {error}"));
    }

    /// The windows there are.
    pub async fn windows(&self) -> Vec<Window> {
        let (web, home) = (self.browser(), self.browser.borrow().home());
        Browser::windows(&web, home).await.unwrap_or_else(|error| panic!("the windows cannot be counted: {error}"))
    }
}

/// Going somewhere.
impl Device {
    /// A folder for files of this test.
    pub fn scratch(&self) -> &Path {
        &self.scratch
    }

    /// The browser's own files.
    pub fn profile(&self) -> PathBuf {
        self.scratch.join(PROFILE)
    }

    /// The server the app came from.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Loads the app from the server at its start page.
    pub async fn load(&self) {
        self.load_at("").await;
    }

    /// Loads the app from the server with a fragment such as `#/about`.
    pub async fn load_at(&self, fragment: &str) {
        self.step(format!("load {fragment}"));
        // From an empty page: to another fragment of the same page a browser goes without loading it.
        self.navigate("about:blank").await;
        self.navigate(&format!("{}{fragment}", self.site.url())).await;
        self.until_shown("main h1").await;
        self.listen().await;
    }

    /// Loads the app over plain http from a host that is not this machine, as far as the browser knows.
    pub async fn load_from_another_machine(&self, fragment: &str) {
        let host = self.engine.other_host();
        self.step(format!("load {fragment} from {host}"));
        self.navigate(&format!("{}{fragment}", self.site.url().replacen("127.0.0.1", host, 1))).await;
        self.until_shown("main h1").await;
        self.listen().await;
    }

    /// Goes to a fragment as somebody does who types it into the address bar of the open page. The page has seen it afterwards.
    pub async fn type_address(&self, fragment: &str) {
        self.step(format!("go to {fragment}"));
        let url = format!("{}{fragment}", self.site.url());
        self.js(WATCH_ADDRESS, &[json!(url)]).await;
        self.navigate(&url).await;
        self.settle().await;
    }

    /// Waits until the address has this fragment and the page has seen it: also where the page itself leads elsewhere.
    pub async fn led_to(&self, fragment: &str) {
        self.step(format!("led to {fragment}"));
        self.js_until(&format!("the address {fragment}"), "return location.hash === arguments[0]", &[json!(fragment)]).await;
        self.settle().await;
    }

    /// Waits until the page has seen everything that has happened to it so far: what comes after can be asserted, also that something is
    /// not there.
    pub async fn settle(&self) {
        let start = Instant::now();
        // A page that is left meanwhile takes the question along.
        while let Err(problem) = self.browser().execute_async(SETTLE, Vec::new()).await {
            assert!(start.elapsed() < PATIENCE, "the page does not come to rest: {problem}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Opens an address, the app's or another.
    pub async fn navigate(&self, url: &str) {
        self.gather().await;
        self.browser().goto(url).await.unwrap_or_else(|error| panic!("{url} cannot be opened: {error}"));
    }

    /// Presses the browser's reload button, and agrees to leave the page should the browser ask.
    pub async fn reload(&self) {
        self.step("reload");
        self.gather().await;
        self.browser().refresh().await.unwrap_or_else(|error| panic!("the page does not reload: {error}"));
        self.until_shown("main h1").await;
        self.listen().await;
    }

    /// Presses the browser's back button.
    pub async fn back(&self) {
        self.step("back");
        self.js(WATCH_HISTORY, &[]).await;
        self.browser().back().await.unwrap_or_else(|error| panic!("the browser does not go back: {error}"));
        self.settle().await;
    }

    /// Presses the browser's forward button.
    pub async fn forward(&self) {
        self.step("forward");
        self.js(WATCH_HISTORY, &[]).await;
        self.browser().forward().await.unwrap_or_else(|error| panic!("the browser does not go forward: {error}"));
        self.settle().await;
    }

    /// Goes to a page that is not the app's.
    pub async fn visit_elsewhere(&self) {
        self.step("go elsewhere");
        self.navigate("about:blank").await;
    }

    /// The fragment of the address, such as `#/desk`.
    pub async fn fragment(&self) -> String {
        self.js_text("return location.hash").await
    }
}

/// Notes in the page when it has seen the next change of its address. Nothing that looks through the window's names finds the note.
const WATCH_ADDRESS: &str = "
    const wanted = new URL(arguments[0]);
    const stays = wanted.hash === location.hash || wanted.href.split('#')[0] !== location.href.split('#')[0];
    window[Symbol.for('seen')] = stays ? null : new Promise(done => addEventListener('hashchange', () => setTimeout(done), { once: true }))";

/// The same for a step in the history, also one that takes the page out of the browser's memory.
pub const WATCH_HISTORY: &str = "
    window[Symbol.for('seen')] = new Promise(done => {
        for (const event of ['popstate', 'pageshow']) addEventListener(event, () => setTimeout(done), { once: true });
    })";

/// Waits for what was noted, and once more for what that led to.
const SETTLE: &str = "
    const done = arguments[0];
    Promise.resolve(window[Symbol.for('seen')]).then(() => setTimeout(() => setTimeout(done)))";

/// What a path in the document leads to.
const BY_PATH: &str = "document.evaluate(arguments[0], document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue";

/// Where on the page one has to click to hit what was found, or what is in the way. Notes what the next click hits.
const AIM: &str = "
    if (!found) return 'it is not there';
    if (!found.checkVisibility({ visibilityProperty: true })) return 'nobody can see it';
    if (found.disabled) return 'it is disabled';
    let x, y, there;
    // Something may stay where it is at an edge of the window while the page is scrolled.
    for (const block of ['nearest', 'center']) {
        found.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
        const box = found.getClientRects()[0];
        if (!box || box.width * box.height === 0) return 'it has no size';
        [x, y] = [Math.floor(box.x + box.width / 2), Math.floor(box.y + box.height / 2)];
        there = document.elementFromPoint(x, y);
        if (found.contains(there)) break;
    }
    if (!found.contains(there)) return `${there?.outerHTML?.slice(0, 80)} covers it`;
    const hit = window[Symbol.for('hit')] = { what: 'nothing was clicked' };
    addEventListener('click', event => {
        hit.what = found.contains(event.target) ? '' : `${event.target.outerHTML?.slice(0, 80)} was clicked`;
    }, { capture: true, once: true });
    return { x, y };";

/// What was wrong with the last click, if something was. On another page it has led there.
const HIT: &str = "return window[Symbol.for('hit')]?.what ?? ''";

/// Doing something.
impl Device {
    /// Clicks the element a CSS selector finds.
    pub async fn click(&self, selector: &str) {
        self.click_found("document.querySelector(arguments[0])", selector, selector).await;
    }

    /// Clicks the button, link or summary on which exactly `words` stand.
    pub async fn press(&self, words: &str) {
        // The dialog on top, if there is one, hides equal words behind it.
        let found = format!(
            "//*[self::button or self::a or self::summary][normalize-space()=\"{words}\"][ancestor::dialog[@open] or not(//dialog[@open])]"
        );
        self.click_found(BY_PATH, &found, words).await;
    }

    /// Clicks the radio button or checkbox with this label.
    pub async fn tick(&self, label: &str) {
        self.click_found(BY_PATH, &format!("//label[normalize-space()=\"{label}\"]"), label).await;
    }

    /// Clicks an option of the question or statement with this legend.
    pub async fn tick_in(&self, legend: &str, label: &str) {
        let found = format!("//fieldset[legend[normalize-space()=\"{legend}\"]]//label[normalize-space()=\"{label}\"]");
        self.click_found(BY_PATH, &found, &format!("{label} of {legend}")).await;
    }

    /// Moves the mouse to what a script finds and presses its button. The remote control has a command of its own for it, which takes twice
    /// as long.
    async fn click_found(&self, find: &str, by: &str, what: &str) {
        self.step(format!("click {what}"));
        let start = Instant::now();
        let script = format!("const found = {find}; {AIM}");
        loop {
            let aim = self.js(&script, &[json!(by)]).await;
            let problem = if let (Some(x), Some(y)) = (aim["x"].as_i64(), aim["y"].as_i64()) {
                let clicked = self
                    .browser()
                    .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
                    .move_to(x, y)
                    .click()
                    .perform()
                    .await;
                clicked.unwrap_or_else(|error| panic!("`{what}` cannot be clicked: {error}"));
                let hit = self.js(HIT, &[]).await;
                if hit == json!("") {
                    return;
                }
                hit
            } else {
                aim
            };
            assert!(start.elapsed() < PATIENCE, "`{what}` cannot be clicked: {problem}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Types into the field with this label, after what is there.
    pub async fn type_into(&self, label: &str, text: &str) {
        self.step(format!("type “{text}” into {label}"));
        let field = self.field(label).await;
        // WebKit's remote control refuses to type nothing.
        if text.is_empty() {
            return;
        }
        field.send_keys(text).await.unwrap_or_else(|error| panic!("nothing can be typed into {label}: {error}"));
    }

    /// Empties the field with this label and types into it.
    pub async fn overwrite(&self, label: &str, text: &str) {
        self.field(label).await.send_keys(Key::Control + "a").await.unwrap_or_else(|error| panic!("{label} cannot be emptied: {error}"));
        self.type_into(label, text).await;
    }

    /// Puts a long text into the field with this label at once, as a paste does.
    pub async fn paste_into(&self, label: &str, text: &str) {
        self.field(label).await;
        self.step(format!("paste {} characters into {label}", text.chars().count()));
        let script = "const label = [...document.querySelectorAll('label')].find(found => found.textContent.trim() === arguments[0]);
            label.control.focus(); label.control.select();
            document.execCommand('insertText', false, arguments[1])";
        self.js(script, &[json!(label), json!(text)]).await;
    }

    /// Chooses a file with this content in the file field with this label.
    pub async fn choose_file(&self, label: &str, name: &str, content: &[u8]) {
        self.step(format!("choose {name} in {label}"));
        let path = self.scratch.join(name);
        fs::write(&path, content).unwrap_or_else(|error| panic!("{name} cannot be written: {error}"));
        let field = self.field(label).await;
        field.send_keys(path.display().to_string()).await.unwrap_or_else(|error| panic!("{name} cannot be chosen: {error}"));
    }

    async fn field(&self, label: &str) -> WebElement {
        let id = self.js_until("a field with this label", LABELLED, &[json!(label)]).await;
        let id = id.as_str().unwrap_or_default().to_owned();
        self.element(&format!("#{id}")).await
    }

    /// Presses the Tab key until the focus is on something with this label or these words.
    pub async fn tab_to(&self, words: &str) {
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            self.keys(Key::Tab).await;
            let focused = self.focused().await;
            if focused == words {
                return;
            }
            passed.push(focused);
        }
        panic!("the Tab key does not lead to “{words}”, only to {passed:#?}");
    }

    /// The words or the label of what has the focus.
    pub async fn focused(&self) -> String {
        self.js_text(
            "const found = document.activeElement;
            const label = found.labels && found.labels.length ? found.labels[0] : found;
            return (found.getAttribute('aria-label') || label.innerText || '').trim().replace(/\\s+/g, ' ')",
        )
        .await
    }

    /// Waits until the focus is on something with this label or these words.
    pub async fn until_focused(&self, words: &str) {
        let start = Instant::now();
        loop {
            let focused = self.focused().await;
            if focused == words {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "the focus is on “{focused}” and not on “{words}”");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until the screen with this heading is shown and the focus is on the heading, where a screen reader begins to read.
    pub async fn arrive_with_focus_at(&self, heading: &str) {
        self.arrive_at(heading).await;
        let script = "return document.activeElement === document.querySelector('main h1')";
        self.js_until(&format!("the focus on the heading “{heading}”"), script, &[]).await;
    }

    /// Puts a long text where the focus is at once, as a paste from the keyboard does.
    pub async fn insert(&self, text: &str) {
        self.step(format!("insert {} characters", text.chars().count()));
        self.js("document.execCommand('insertText', false, arguments[0])", &[json!(text)]).await;
    }

    /// Presses keys, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        self.step(format!("keys {keys:?}"));
        if self.engine == Engine::Firefox {
            // Behind the last element of a page the Tab key leads to the browser's own buttons. For geckodriver keys are those of the page all
            // the same, but do nothing there until it has the focus again. Who goes on pressing Tab comes back at the top of the page, or of its dialog.
            let back = "if (document.hasFocus()) return;
                window.focus();
                if (document.activeElement !== document.body) return;
                const top = document.querySelector('dialog[open]') ?? document.body;
                top.tabIndex = -1;
                top.focus();
                top.removeAttribute('tabindex')";
            self.js(back, &[]).await;
        }
        self.browser()
            .action_chain_with_delay(None, None)
            .send_keys(keys)
            .perform()
            .await
            .unwrap_or_else(|error| panic!("the keys do nothing: {error}"));
    }

    /// The one file that was saved since this was called last, once it is whole: its name and its content. Removes it.
    pub async fn saved_file(&self) -> (String, String) {
        let path = match self.engine() {
            Engine::Chromium => self.chromium().saved_file().await,
            Engine::Firefox | Engine::WebKit => self.file_in_downloads().await,
        };
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        fs::remove_file(&path).unwrap_or_else(|error| panic!("{} cannot be removed: {error}", path.display()));
        (path.file_name().unwrap_or_default().display().to_string(), text)
    }

    /// The file in the browser's folder for downloads, once it is the only one: while it comes there is another one or it is empty.
    async fn file_in_downloads(&self) -> PathBuf {
        let (start, folder) = (Instant::now(), self.browser.borrow().downloads().to_owned());
        loop {
            let found: Vec<_> = fs::read_dir(&folder).into_iter().flatten().flatten().collect();
            if let [file] = &found[..]
                && !UNFINISHED.iter().any(|ending| file.path().extension().is_some_and(|found| found == *ending))
                && file.metadata().is_ok_and(|known| known.len() > 0)
            {
                return file.path();
            }
            assert!(start.elapsed() < PATIENCE, "no file was saved, but {found:?}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Puts the device's clock forward, as if nobody had touched the page meanwhile.
    pub async fn let_time_pass(&self, seconds: u32) {
        // The page's own scrolling, to what has the focus, is over before: it too counts as somebody who touches the page.
        self.settle().await;
        self.step(format!("{seconds} seconds later"));
        let script =
            "const now = window.Date.now; const passed = arguments[0] * 1000; window.Date.now = () => now.call(window.Date) + passed";
        self.js(script, &[json!(seconds)]).await;
    }
}

/// Printing.
impl Device {
    /// The page on paper, as a PDF.
    pub async fn print(&self, wanted: PrintParameters) -> Vec<u8> {
        self.browser().print_page(wanted).await.unwrap_or_else(|error| panic!("the page cannot be printed: {error}"))
    }
}

/// Light or dark, as the person's device is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appearance {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The id of the control of a label.
const LABELLED: &str = "
    const label = [...document.querySelectorAll('label')].find(found => found.textContent.trim() === arguments[0]);
    return label && label.control ? label.control.id : null";

/// Whether an element is there and can be seen.
const SHOWN: &str = "
    const found = document.querySelector(arguments[0]);
    return found !== null && found.checkVisibility({ visibilityProperty: true }) && found.getClientRects().length > 0";

/// Notes in the page what goes wrong on it from now on. Nothing that looks through the window's names finds the note.
const LISTEN: &str = "
    if (window[Symbol.for('heard')]) return;
    const heard = window[Symbol.for('heard')] = [];
    window.addEventListener('error', event => heard.push(`error: ${event.message} (${event.filename}:${event.lineno})`));
    window.addEventListener('unhandledrejection', event => heard.push(`failed promise: ${event.reason}`));
    document.addEventListener('securitypolicyviolation', event =>
        heard.push(`content security policy: ${event.effectiveDirective} forbids ${event.blockedURI}`));";

/// Gives what was noted and forgets it.
const GATHER: &str = "return (window[Symbol.for('heard')] ?? []).splice(0)";

/// Looks again and again in the page, for a moment.
const UNTIL: &str = "
    const [given, done] = arguments;
    const look = function () { LOOK };
    const seen = { problem: null };
    const good = () => {
        try {
            const value = look.apply(null, given);
            if (value === undefined || value === null || value === false || value === '') return false;
            seen.value = value;
            return true;
        } catch (error) {
            seen.problem = String(error);
            return false;
        }
    };
    let turns = 0;
    const again = () => {
        delete seen.value;
        turns += 1;
        turns < 20 ? setTimeout(turn, 10) : done(seen);
    };
    const turn = () => good() ? setTimeout(() => setTimeout(() => good() ? done(seen) : again())) : again();
    turn();";

/// Seeing something.
impl Device {
    /// Waits until the screen with this heading is shown.
    pub async fn arrive_at(&self, heading: &str) {
        self.step(format!("arrive at “{heading}”"));
        let script = "const h1 = document.querySelector('main h1'); return h1 !== null && h1.textContent === arguments[0]";
        self.js_until(&format!("the heading “{heading}”"), script, &[json!(heading)]).await;
    }

    /// Waits until these words can be read on the page.
    pub async fn reads(&self, words: &str) {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.js_until(&format!("the words “{words}”"), script, &[json!(words)]).await;
    }

    /// Waits until the element is there and can be seen.
    pub async fn until_shown(&self, selector: &str) {
        self.js_until(&format!("`{selector}`"), SHOWN, &[json!(selector)]).await;
    }

    /// The element, once it is there and can be seen.
    pub async fn element(&self, selector: &str) -> WebElement {
        self.until_shown(selector).await;
        self.browser().find(By::Css(selector)).await.unwrap_or_else(|error| panic!("`{selector}` is gone again: {error}"))
    }

    /// Waits until nothing on the page fits the selector.
    pub async fn until_gone(&self, selector: &str) {
        let script = "return document.querySelector(arguments[0]) === null";
        self.js_until(&format!("the end of `{selector}`"), script, &[json!(selector)]).await;
    }

    /// How many elements fit a selector.
    pub async fn count(&self, selector: &str) -> u64 {
        self.js("return document.querySelectorAll(arguments[0]).length", &[json!(selector)]).await.as_u64().unwrap_or_default()
    }

    /// Waits until so many elements fit a selector.
    pub async fn until_count(&self, selector: &str, number: u64) {
        let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
        self.js_until(&format!("{number} times `{selector}`"), script, &[json!(selector), json!(number)]).await;
    }

    /// The text of each element that fits a selector, also of those that cannot be seen.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(found => found.textContent.trim())";
        self.js_list(script, &[json!(selector)]).await
    }

    /// All text of the page that can be seen, with single spaces.
    pub async fn text(&self) -> String {
        self.js_text("return document.body.innerText.replace(/\\s+/g, ' ')").await
    }

    /// The whole document as it stands in memory.
    pub async fn document(&self) -> String {
        self.js_text("return document.documentElement.outerHTML").await
    }

    /// What the browser keeps for the page between visits, by key.
    pub async fn local_storage(&self) -> BTreeMap<String, String> {
        let entries = self.js("return {...localStorage}", &[]).await;
        let entries = entries.as_object().cloned().unwrap_or_default();
        entries.into_iter().map(|(key, value)| (key, value.as_str().unwrap_or_default().to_owned())).collect()
    }

    /// What stands in the browser's console since this was called last: everything that the pages of all windows have said by now.
    ///
    /// Only Chromium's remote control tells what stands there. Elsewhere it is what the pages themselves hear once they are loaded: errors
    /// that nobody caught, promises whose failure nobody minded, and breaches of the content security policy.
    pub async fn console(&self) -> Vec<String> {
        if self.engine == Engine::Chromium { self.console_of_chromium().await } else { self.heard_by_all_windows().await }
    }

    /// Takes note of messages in the console that are meant to be there. In an engine that tells only some of them there may be none.
    pub async fn complaints_are_meant(&self) {
        let console = self.console().await;
        assert!(self.engine != Engine::Chromium || !console.is_empty(), "the browser should complain");
    }

    async fn console_of_chromium(&self) -> Vec<String> {
        let mut awaited = BTreeSet::new();
        let windows = self.windows().await;
        let here = if windows.len() > 1 { Some(self.window().await) } else { None };
        for (number, window) in windows.iter().enumerate() {
            if here.is_some() {
                self.go_to(window).await;
            }
            // What a page says last has been heard when everything before it has been.
            let mark = format!("end of what window {number} has to say");
            self.js("console.info(arguments[0])", &[json!(mark)]).await;
            awaited.insert(mark);
        }
        if let Some(here) = here {
            self.go_to(&here).await;
        }
        let (start, mut said) = (Instant::now(), Vec::new());
        while !awaited.is_empty() {
            let log = self.browser().browser_log().await.unwrap_or_else(|error| panic!("the console cannot be read: {error}"));
            for entry in log {
                match awaited.iter().find(|mark| entry.message.contains(*mark)).cloned() {
                    Some(mark) => drop(awaited.remove(&mark)),
                    None => said.push(format!("{} {}", entry.level, entry.message)),
                }
            }
            assert!(start.elapsed() < PATIENCE, "the console does not tell what the pages say");
        }
        said
    }

    async fn heard_by_all_windows(&self) -> Vec<String> {
        let here = self.window().await;
        for window in self.windows().await {
            self.go_to(&window).await;
            self.gather().await;
        }
        self.go_to(&here).await;
        self.heard.take()
    }

    /// Lets the page note what goes wrong on it, in an engine that does not tell.
    async fn listen(&self) {
        if self.engine != Engine::Chromium {
            self.js(LISTEN, &[]).await;
        }
    }

    /// Collects what the page has noted, before it goes.
    async fn gather(&self) {
        if self.engine != Engine::Chromium {
            let noted = self.js_list(GATHER, &[]).await;
            self.heard.borrow_mut().extend(noted);
        }
    }

    /// Waits until the console has a message with these words, and gives all of it up to then.
    pub async fn until_console_says(&self, words: &str) -> Vec<String> {
        let (start, mut said) = (Instant::now(), Vec::new());
        loop {
            said.extend(self.console().await);
            if said.iter().any(|line| line.contains(words)) {
                return said;
            }
            assert!(start.elapsed() < PATIENCE, "the console does not say “{words}” but\n{}", said.join("\n"));
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Runs the body of a function in the page.
    pub async fn js(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.browser().execute(script, arguments.to_vec()).await;
        result.unwrap_or_else(|error| panic!("a script fails in the page: {error}\n{script}")).json().clone()
    }

    /// Runs the body of an asynchronous function in the page and waits for its result.
    pub async fn js_async(&self, body: &str) -> Value {
        let script = format!("const done = arguments[0]; (async () => {{ {body} }})().then(done, error => done(String(error)))");
        let result = self.browser().execute_async(script, Vec::new()).await;
        result.unwrap_or_else(|error| panic!("a script fails in the page: {error}\n{body}")).json().clone()
    }

    /// Waits until the body of an asynchronous function gives `true`.
    pub async fn js_async_until(&self, what: &str, body: &str) {
        let start = Instant::now();
        loop {
            match self.js_async(body).await {
                Value::Bool(true) => return,
                other => assert!(start.elapsed() < PATIENCE, "{what} is not there after {} seconds, but {other}", PATIENCE.as_secs()),
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Runs the body of a function in the page that calls back with its result: its last argument, after the others, is what to call.
    pub async fn js_callback(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.browser().execute_async(script, arguments.to_vec()).await;
        result.unwrap_or_else(|error| panic!("a script fails in the page: {error}\n{script}")).json().clone()
    }

    /// The same for a text.
    pub async fn js_text(&self, script: &str) -> String {
        self.js(script, &[]).await.as_str().unwrap_or_default().to_owned()
    }

    /// The same for a list of texts.
    pub async fn js_list(&self, script: &str, arguments: &[Value]) -> Vec<String> {
        let list = self.js(script, arguments).await;
        list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Waits until the body of a function gives something other than `null`, `false` or an empty text, and still does so once the page has
    /// seen everything that has happened to it so far. What comes after can be asserted, also that something is not there.
    pub async fn js_until(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let start = Instant::now();
        let script = UNTIL.replace("LOOK", script);
        loop {
            // A page that is left meanwhile takes the question along.
            let problem = match self.browser().execute_async(&script, vec![json!(arguments)]).await {
                Ok(result) => match result.json().get("value") {
                    Some(value) => return value.clone(),
                    None => result.json()["problem"].as_str().map(str::to_owned),
                },
                Err(error) => Some(error.to_string()),
            };
            let problem = problem.map(|problem| format!(": {problem}")).unwrap_or_default();
            assert!(start.elapsed() < PATIENCE, "{what} is not there after {} seconds{problem}", PATIENCE.as_secs());
        }
    }
}
