//! The three engines that browsers are made of, and the one that a journey runs in.

use std::cell::Cell;

/// What draws the pages and runs the scripts of a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// That of Chromium, Chrome and Edge.
    Chromium,
    /// That of Firefox.
    Firefox,
    /// That of Safari, here in the browser that `WebKitGTK` brings.
    WebKit,
}

thread_local! {
    static CURRENT: Cell<Engine> = const { Cell::new(Engine::Chromium) };
}

/// Goes back to the engine before when it is dropped, also where a journey fails.
struct Before(Engine);

impl Drop for Before {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}

impl Engine {
    /// The engine that the devices of this thread have: Chromium's, unless it is told otherwise.
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// Runs a journey on devices with this engine.
    pub fn run<T>(self, journey: impl FnOnce() -> T) -> T {
        let _before = Before(CURRENT.replace(self));
        journey()
    }

    /// A host that leads to this machine and that the browser takes for any other one.
    pub const fn other_host(self) -> &'static str {
        match self {
            // A name that both are told the address of.
            Self::Chromium | Self::Firefox => "candour.test",
            // It cannot be told any. This is 127.0.0.1 too, in a way of writing that counts as no address of one's own.
            Self::WebKit => "[::ffff:127.0.0.1]",
        }
    }
}
