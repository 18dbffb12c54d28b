//! Uses the published build of Candour in a real browser, as people do.
//!
//! * [`device`]: a browser in which nobody has been before, and the page in it: see, click, type, wait.
//! * [`engine`]: the three kinds of browsers. A journey says nothing of them and runs in each; one that needs what only one can do says so.
//! * [`browser`], [`driver`], [`program`] and [`site`]: the programs behind it. All are of this machine only and end with the tests. Tests
//!   share one browser of each engine; those that end it or read its files start their own.
//! * [`chromium`]: what goes beyond W3C `WebDriver`, which is all that the rest speaks.
//! * [`facilitator`], [`person`] and [`report`]: what the people of a survey do and read; [`paper`]: what they print.
//! * [`questions`], [`counting`] and [`release_file`]: the same survey by plain arithmetic, without any code of Candour, so that what
//!   the page says can be compared with something.
//! * [`kept`]: what the browser's database holds, read and changed behind the app's back.
//!
//! * [`needles`], [`traces`], [`disk`] and [`thief`]: who wants to know what people answered looks everywhere in the page and in the files
//!   of the browser.
//! * [`accessibility`]: the rules of accessibility that a program can check.
//! * [`screens`]: a tour of every screen, for whatever looks at all of them; [`samples`]: made-up people for it.
//!
//! Environment variables say what to test and with what: `CANDOUR_DIST` is the folder of the build, `CANDOUR_GALLERY_DIST` that of a build
//! with the gallery of components (must be there where `CANDOUR_REQUIRE_GALLERY` is set), `CANDOUR_AXE` the file of axe-core where it is not
//! in `node_modules`, `CANDOUR_WALKS` the number of random walks, `CHROMEDRIVER`, `GECKODRIVER` and `WEBKITWEBDRIVER` the browsers' remote
//! controls where they are not in `PATH`, `CANDOUR_MINIBROWSER` the browser of `WebKitGTK` where it is not where distributions put it,
//! `CANDOUR_TIMES` a file that gets the time of each test ([`times`]). Print is read with `pdftotext`.
//!
//! A step that cannot be done ends the test with what was wanted, the steps before it, and a picture of the page.
#![allow(clippy::missing_panics_doc, reason = "a step that cannot be done ends the test; that is what each function here is for")]

pub mod accessibility;
pub mod browser;
pub mod chromium;
pub mod counting;
pub mod device;
pub mod disk;
pub mod driver;
pub mod engine;
pub mod facilitator;
pub mod kept;
pub mod needles;
pub mod paper;
pub mod person;
pub mod program;
pub mod questions;
pub mod release_file;
pub mod report;
pub mod samples;
pub mod screens;
pub mod site;
pub mod thief;
pub mod times;
pub mod traces;
pub mod translator;
