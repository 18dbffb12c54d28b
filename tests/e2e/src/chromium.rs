//! What only Chromium can do, by its own developer tools: be another kind of device, be killed, save files into a folder of the test.
//!
//! A journey that needs it says so: with `device.chromium()`, or because it has [a browser of its own](crate::device::in_a_browser_of_its_own).

pub mod protocol;

use crate::browser::Browser;
use crate::device::{Appearance, Device, PATIENCE, Window};
use crate::program;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::{Event, Protocol};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// How long between two looks at a page that is about to be killed.
const LOOK_OFTEN: Duration = Duration::from_millis(2);

/// The developer tools of a running browser as a whole, and what a test in a shared browser has for itself.
#[derive(Debug)]
pub struct Tools {
    protocol: Protocol,
    context: Option<String>,
}

impl Tools {
    /// Connects to the browser with this profile.
    pub fn connect(profile: &Path) -> Self {
        Self { protocol: Protocol::connect(profile), context: None }
    }

    /// Sends a command to the browser as a whole. Where it concerns one context, that is the test's.
    ///
    /// # Errors
    /// When the browser refuses it or has ended.
    pub fn send(&mut self, command: &str, mut parameters: Value) -> Result<Value, String> {
        if let Some(context) = &self.context {
            parameters["browserContextId"] = json!(context);
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

    /// Begins a context of its own for a test.
    ///
    /// # Errors
    /// When the browser gives none.
    pub fn enter(&mut self) -> Result<(), String> {
        let made = self.protocol.send("Target.createBrowserContext", &json!({ "disposeOnDetach": true }))?;
        self.context = Some(made["browserContextId"].as_str().ok_or("the context has no name")?.to_owned());
        Ok(())
    }

    /// Ends the context of the test, and its windows.
    ///
    /// # Errors
    /// When there is none, or the browser does not end it.
    pub fn leave(&mut self) -> Result<(), String> {
        let context = self.context.take().ok_or("the test has no context")?;
        self.protocol.send("Target.disposeBrowserContext", &json!({ "browserContextId": context })).map(drop)
    }
}

/// A device whose browser is Chromium.
#[derive(Debug, Clone, Copy)]
pub struct Chromium<'a>(&'a Device);

impl<'a> Chromium<'a> {
    pub(crate) fn of(device: &'a Device) -> Self {
        Self(device)
    }
}

/// Talking to the browser.
impl Chromium<'_> {
    /// Sends a command of Chromium's developer tools to the page.
    pub async fn cdp(self, command: &str, parameters: Value) -> Value {
        let result = self.0.browser().cdp().send_raw(command, parameters).await;
        result.unwrap_or_else(|error| panic!("the browser refuses {command}: {error}"))
    }

    fn whole_browser(self, command: &str, parameters: Value) -> Value {
        self.0.tools(|tools| tools.send(command, parameters)).unwrap_or_else(|problem| panic!("the browser refuses {command}: {problem}"))
    }
}

/// Saving files.
impl Chromium<'_> {
    /// Saves what is downloaded into a folder, without a question.
    pub(crate) fn save_into(self, folder: &Path) {
        let wanted = json!({ "behavior": "allow", "downloadPath": folder, "eventsEnabled": true });
        self.whole_browser("Browser.setDownloadBehavior", wanted);
    }

    /// The file that was saved, once the browser says that it is whole.
    pub(crate) async fn saved_file(self) -> PathBuf {
        let start = Instant::now();
        loop {
            let event = self.0.tools(Tools::event).unwrap_or_else(|problem| panic!("the browser does not tell of files: {problem}"));
            let progress = event.filter(|event| event.name == "Browser.downloadProgress").map(|event| event.content);
            match progress.as_ref().and_then(|progress| progress["state"].as_str()) {
                Some("completed") => return self.whole_file(&progress.unwrap_or_default()),
                Some("canceled") => panic!("the browser has not saved the file"),
                _ => {}
            }
            assert!(start.elapsed() < PATIENCE, "no file was saved");
            tokio::task::yield_now().await;
        }
    }

    /// The file of a download that is complete.
    fn whole_file(self, progress: &Value) -> PathBuf {
        let path =
            Path::new(progress["filePath"].as_str().unwrap_or_else(|| panic!("the browser does not say where the file is: {progress}")));
        let length = fs::metadata(path).map(|known| known.len() as f64);
        let length = length.unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        let size = progress["totalBytes"].as_f64();
        assert!(size.is_none_or(|size| size <= 0.0 || (size - length).abs() < 0.5), "{} is not whole: {progress}", path.display());
        assert!(path.starts_with(self.0.scratch()), "the file was saved for another test: {}", path.display());
        path.to_owned()
    }
}

/// Crashing.
impl Chromium<'_> {
    /// Runs a script, kills the browser so much later, and gives what `look` saw last on the page before. The browser has no chance to
    /// finish anything: all its processes end at once, as when the system has no memory left.
    pub async fn kill_after(self, script: &str, delay: Duration, look: &str) -> Value {
        self.0.step(format!("killed {} ms later", delay.as_millis()));
        let processes = self.0.processes();
        self.0.js(script, &[]).await;
        let killer = thread::spawn(move || {
            thread::sleep(delay);
            program::kill(&processes);
        });
        let mut seen = Value::Null;
        // A dead browser may leave a question unanswered.
        while let Ok(Ok(result)) = tokio::time::timeout(PATIENCE, self.0.browser().execute(look, Vec::new())).await {
            seen = result.json().clone();
            tokio::time::sleep(LOOK_OFTEN).await;
        }
        killer.join().unwrap_or_else(|_| panic!("the browser was not killed"));
        seen
    }

    /// Runs a script and kills the browser as soon as `look` gives something other than `null`, `false` or an empty text, which is given.
    pub async fn kill_when(self, script: &str, what: &str, look: &str) -> Value {
        self.0.step(format!("killed at {what}"));
        let processes = self.0.processes();
        self.0.js(script, &[]).await;
        let seen = self.0.js_until(what, look, &[]).await;
        program::kill(&processes);
        seen
    }

    /// Kills the browser as it is.
    pub async fn kill(self) {
        self.kill_after("", Duration::ZERO, "").await;
    }

    /// Starts the browser again with everything the killed one left on the disk, and loads the app from the same address.
    pub async fn start_again(self) {
        self.0.step("start the browser again");
        self.0.replace_browser(Browser::start(&self.0.profile()).await);
        self.0.load().await;
    }
}

/// Being another kind of device.
impl Chromium<'_> {
    /// Makes the screen this wide.
    pub async fn be_wide(self, width: u32) {
        let size = json!({ "width": width, "height": if width < 600 { 640 } else { 900 }, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
        // A narrow screen is a phone's: it has no mouse, and scrollbars that take no room.
        self.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": width < 600 })).await;
        self.0.js_until("the new width", "return innerWidth === arguments[0]", &[json!(width)]).await;
        // And drawn, without the room that scrollbars took: what is clicked next has to lie where it will stay.
        self.0.js_async("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); return true").await;
    }

    /// Makes the device light or dark, and free of motion, so that no picture is taken in the middle of one.
    pub async fn look_like(self, appearance: Appearance) {
        let scheme = if appearance == Appearance::Dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        let script = "return matchMedia(`(prefers-color-scheme: ${arguments[0]})`).matches";
        self.0.js_until("the other appearance", script, &[json!(scheme)]).await;
    }

    /// Runs a script in every page before the page's own.
    pub async fn before_each_load(self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Lets the page copy and lets the test read what was copied, without the browser asking. The clipboard, which is that of all tests, is
    /// empty afterwards.
    pub async fn allow_clipboard(self) {
        let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.whole_browser("Browser.grantPermissions", allowed);
        let emptied = "await navigator.clipboard.writeText(''); return await navigator.clipboard.readText()";
        assert_eq!(self.0.js_async(emptied).await, json!(""), "the clipboard cannot be emptied");
    }

    /// A picture of the whole page, or of what is in view while a dialog is open.
    pub async fn picture(self) -> Vec<u8> {
        let dialog = self.0.count("dialog[open]").await > 0;
        let area = self.cdp("Page.getLayoutMetrics", json!({})).await["cssContentSize"].clone();
        let mut wanted = json!({ "format": "png", "captureBeyondViewport": !dialog });
        if !dialog {
            wanted["clip"] = json!({ "x": 0, "y": 0, "width": area["width"], "height": area["height"], "scale": 1 });
        }
        let picture = self.cdp("Page.captureScreenshot", wanted).await;
        STANDARD.decode(picture["data"].as_str().unwrap_or_default()).unwrap_or_else(|error| panic!("this is no picture: {error}"))
    }
}
