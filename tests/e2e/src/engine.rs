//! The three engines that browsers are made of, and the one that a journey runs in.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

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

/// What `WebKitGTK` says of WebAssembly that read outside its memory or called what is no function, as it did in two journeys and never again.
/// The cause was not found. It is taken for a fault of the engine: Candour has no unsafe code, and that of the libraries below it runs in the
/// other engines without a trap. A panic of ours is "Unreachable code" and not among them.
const TRAPS_OF_ENGINE: [&str; 4] = [
    "RuntimeError: Out of bounds memory access",
    "RuntimeError: Out of bounds call_indirect",
    "RuntimeError: call_indirect to a null table entry",
    "RuntimeError: call_indirect to a signature that does not match",
];

thread_local! {
    static CURRENT: Cell<Engine> = const { Cell::new(Engine::Chromium) };
    /// Whether the engine itself has failed in the journey of this thread.
    static FAILED: Cell<bool> = const { Cell::new(false) };
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

    /// Runs a journey on devices with this engine; once more if the engine itself failed, and never twice more.
    pub fn run<T>(self, journey: impl Fn() -> T) -> T {
        let _before = Before(CURRENT.replace(self));
        FAILED.set(false);
        catch_unwind(AssertUnwindSafe(&journey)).unwrap_or_else(|panic| {
            if !FAILED.take() {
                resume_unwind(panic)
            }
            eprintln!("The engine itself failed, and not the page. The journey is made once more.");
            journey()
        })
    }

    /// Takes note of what was heard in the page of a journey that has failed.
    pub(crate) fn note_failure(self, heard: &str) {
        FAILED.set(self == Self::WebKit && TRAPS_OF_ENGINE.iter().any(|trap| heard.contains(trap)));
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

#[cfg(test)]
mod tests {
    use super::*;

    /// How often a journey is made that fails so many times, of which this was heard, and whether it passes in the end.
    fn made(engine: Engine, failures: u32, heard: &str) -> (u32, bool) {
        let made = Cell::new(0);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            engine.run(|| {
                made.set(made.get() + 1);
                if made.get() <= failures {
                    Engine::current().note_failure(heard);
                    panic!("it fails");
                }
            });
        }));
        (made.get(), outcome.is_ok())
    }

    #[test]
    fn a_journey_is_made_once_more_where_the_engine_failed_and_else_not() {
        assert_eq!(made(Engine::WebKit, 0, ""), (1, true));
        for trap in TRAPS_OF_ENGINE.map(|trap| format!("[\"error: {trap} (evaluating 'o.invoke')\"]")) {
            assert_eq!(made(Engine::WebKit, 1, &trap), (2, true));
            assert_eq!(made(Engine::WebKit, 2, &trap), (2, false), "a fault of ours comes again");
            assert_eq!(made(Engine::Firefox, 1, &trap), (1, false));
        }
        assert_eq!(made(Engine::WebKit, 1, "[\"error: RuntimeError: Unreachable code\"]"), (1, false), "a panic is ours");
        assert_eq!(Engine::current(), Engine::Chromium);
    }
}
