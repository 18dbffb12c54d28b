//! The native tools as commands: their arguments, the files they read, what they say, and how they end.
//!
//! What a tool makes goes to standard output as a whole or not at all. Notes and errors go to standard error, one line each.

use super::table::Separator;
use super::{RawTotals, change_file, figures_file, raw_answers, releases, totals_file};
use crate::characters::made_visible;
use crate::json::shortened;
use crate::question_set::QuestionSet;
use crate::transfer::question_set_file;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::process::ExitCode;

/// The exit code where nothing was made.
const FAILED: u8 = 2;

/// What a tool makes, or why it makes nothing.
pub(super) type Made = Result<String, String>;

/// A tool.
pub struct Tool {
    pub(super) name: &'static str,
    pub(super) usage: &'static str,
    /// Makes what is printed of the arguments, and notes for people on the way. `None` if these are no arguments of it.
    pub(super) work: fn(&[OsString], &mut Vec<String>) -> Option<Made>,
}

/// Adds up a table of raw answers.
pub const TALLY: Tool = Tool { name: "tally", usage: "tally --set SET.json ANSWERS.csv", work: tally };

/// Figures, or releases, of totals.
pub const FIGURES: Tool = Tool { name: "figures", usage: "figures --set SET.json TOTALS.json [--release]", work: figures };

/// What moved between two rounds of one team.
pub const CHANGE: Tool = Tool { name: "change", usage: "change --set SET.json EARLIER.json LATER.json", work: change };

impl Tool {
    /// Runs the tool on the arguments of this process.
    pub fn main(&self) -> ExitCode {
        let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
        ExitCode::from(self.run(&arguments, &mut io::stdout().lock(), &mut io::stderr().lock()))
    }

    /// Runs the tool and returns its exit code: 0, or 2 if nothing was made.
    pub fn run(&self, arguments: &[OsString], out: &mut impl Write, err: &mut impl Write) -> u8 {
        // Where nobody can be told anything, there is nothing to be done about it.
        let mut say = |message: &str| drop(writeln!(err, "{}: {message}", self.name));
        let mut notes = Vec::new();
        let made = (self.work)(arguments, &mut notes).unwrap_or_else(|| Err(format!("usage: {}", self.usage)));
        for note in &notes {
            say(note);
        }
        let written = made.map(|made| out.write_all(made.as_bytes()).and_then(|()| out.flush()));
        match written {
            Ok(Ok(())) => return 0,
            // Whoever reads has read enough, such as `head`.
            Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Ok(Err(error)) => say(&format!("the result could not be written: {error}")),
            Err(message) => say(&message),
        }
        FAILED
    }
}

fn tally(arguments: &[OsString], notes: &mut Vec<String>) -> Option<Made> {
    let [flag, set, answers] = arguments else { return None };
    (flag == "--set").then(|| {
        let set = question_set(set)?;
        let table = raw_answers::read(&set, read(answers)?).map_err(|error| format!("{}: {error}", shown(answers)))?;
        if table.separator != Separator::Comma {
            notes.push(format!("cells are separated by {}", table.separator));
        }
        if table.empty_rows > 0 {
            notes.push(format!("empty rows that were passed over: {}", table.empty_rows));
        }
        if !table.ignored.is_empty() {
            let ignored: Vec<String> = table.ignored.iter().map(ToString::to_string).collect();
            notes.push(format!("columns that were ignored: {}", ignored.join(", ")));
        }
        Ok(totals_file::encode(&set, &table.teams))
    })
}

fn figures(arguments: &[OsString], notes: &mut Vec<String>) -> Option<Made> {
    let (release, others): (Vec<&OsString>, Vec<&OsString>) = arguments.iter().partition(|argument| *argument == "--release");
    let [flag, set, totals] = others[..] else { return None };
    (flag == "--set" && release.len() <= 1).then(|| {
        let set = question_set(set)?;
        let teams = totals_file::decode(&read(totals)?, &set).map_err(|error| format!("{}: {error}", shown(totals)))?;
        if release.is_empty() {
            return figures_file::encode(&set, &teams).map_err(|error| error.to_string());
        }
        let releases = releases::of(&set, &teams).map_err(|error| error.to_string())?;
        for (team, release) in &releases {
            if let Err(why) = release {
                notes.push(format!("no release of team “{}”: {why}", shortened(team)));
            }
        }
        Ok(releases::encode(&releases))
    })
}

fn change(arguments: &[OsString], notes: &mut Vec<String>) -> Option<Made> {
    let [flag, set, earlier, later] = arguments else { return None };
    (flag == "--set").then(|| {
        let set = question_set(set)?;
        let ((first, earlier), (second, later)) = (only_team(earlier, &set)?, only_team(later, &set)?);
        if first != second {
            notes.push(format!("the earlier team is called “{}” and the later one “{}”", shortened(&first), shortened(&second)));
        }
        Ok(change_file::encode(&set, &earlier, &later))
    })
}

/// The only team of a file of totals, with its name.
fn only_team(path: &OsStr, set: &QuestionSet) -> Result<(String, RawTotals), String> {
    let teams = totals_file::decode(&read(path)?, set).map_err(|error| format!("{}: {error}", shown(path)))?;
    let count = teams.len();
    teams.into_iter().next().filter(|_| count == 1).ok_or_else(|| format!("{}: one team is needed, and there are {count}", shown(path)))
}

fn question_set(path: &OsStr) -> Result<QuestionSet, String> {
    question_set_file::decode_without_texts(&read(path)?).map_err(|error| format!("question set {}: {error}", shown(path)))
}

pub(super) fn read(path: &OsStr) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", shown(path)))
}

/// A path as it can be said. Not every path is text.
pub(super) fn shown(path: &OsStr) -> String {
    made_visible(&path.to_string_lossy())
}
