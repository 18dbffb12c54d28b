//! How long each test takes: a line for each journey in the file that `CANDOUR_TIMES` names, of seconds and the test's name.

use std::fs::File;
use std::io::Write;
use std::time::Instant;
use std::{env, thread};

/// Measures until it is dropped.
#[derive(Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins to measure.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Drop for Stopwatch {
    fn drop(&mut self) {
        let line = format!("{:.1}\t{}\n", self.0.elapsed().as_secs_f64(), thread::current().name().unwrap_or("journey"));
        if let Some(path) = env::var_os("CANDOUR_TIMES").filter(|path| !path.is_empty()) {
            let written = File::options().create(true).append(true).open(path).and_then(|mut file| file.write_all(line.as_bytes()));
            // A test that has done what it should has passed, whoever counts the minutes.
            drop(written);
        }
    }
}
