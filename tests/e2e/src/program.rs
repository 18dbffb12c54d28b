//! Programs that end with the test program, in whatever way that ends, and everything they have started with them.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// Starts a program and waits for the end of its own input, which comes when whoever started it drops it or ends. Then it ends the program
/// and all of its process group, and removes the folder if it was given one.
const GUARD: &str = r#"
    folder=$1
    shift
    "$@" 2>/dev/null &
    echo "process $!"
    exec >/dev/null
    cat
    if [ -n "$folder" ]; then
        trap '' TERM
        kill -TERM 0
        for turn in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$folder" 2>/dev/null && break; sleep 0.2; done
    fi
    kill -KILL 0"#;

/// What the guard says before the number of the program's process.
const NUMBER: &str = "process ";

/// How long killed processes may take to end.
const DEATH: Duration = Duration::from_secs(15);

/// A running program. Ends when dropped.
#[derive(Debug)]
pub struct Program {
    guard: Child,
    process: u32,
}

impl Program {
    /// Starts a program and waits until it is `ready`, which is given the lines it prints, as they come, and its process, and gives what is
    /// to be known of it. Nothing means that it does not get ready, and ends it. What it prints afterwards is thrown away. `folder` is
    /// removed when the program has ended.
    pub fn start<T>(
        command: &Command,
        folder: Option<&Path>,
        ready: impl FnOnce(Box<dyn Iterator<Item = String> + '_>, u32) -> Option<T>,
    ) -> Option<(Self, T)> {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "sh"]).arg(folder.map_or_else(|| OsStr::new(""), Path::as_os_str));
        guard.arg(command.get_program()).args(command.get_args()).process_group(0);
        guard.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let guard = guard.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let guard = guard.unwrap_or_else(|error| panic!("`sh` does not start: {error}"));
        // It ends with this value, also where the program does not get ready.
        let mut started = Self { guard, process: 0 };
        let mut printed = BufReader::new(started.guard.stdout.take()?);
        let mut lines = printed.by_ref().lines().map_while(Result::ok);
        started.process = lines.next()?.strip_prefix(NUMBER)?.parse().ok()?;
        let known = ready(Box::new(lines), started.process)?;
        // A program that can no longer write ends, and one that nobody reads waits.
        thread::spawn(move || io::copy(&mut printed, &mut io::sink()));
        Some((started, known))
    }

    /// The processes that it has started, those that they have, and those whose command line names this folder.
    pub fn children(&self, folder: &Path) -> Vec<u32> {
        let named = folder.display().to_string();
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

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        drop(self.guard.wait());
    }
}

/// Whether a process runs.
pub fn runs(id: u32) -> bool {
    processes().iter().any(|process| process.id == id)
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
