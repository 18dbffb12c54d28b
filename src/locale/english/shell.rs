//! The frame around every screen, parts that are fetched later, and a page that does not exist.

use super::plural;
use crate::locale::catalogue::{Chunks, Common, NotFound, Saving};

pub static COMMON: Common = Common {
    app: "Candour",
    skip: "Skip to the page",
    back: "Back",
    cancel: "Cancel",
    next: "Next",
    copied: "Copied.",
    copy: "Copy",
    about: "About",
    home: "To the first page",
    results: "Results",
    round_open: "A round is open on this device: {team}, {label}.",
    to_desk: "Go to the desk",
    errors_title: "Please look at this first",
    practice_badge: "Practice round.",
    practice_mark: "Practice",
    example_badge: "Example of an invented team.",
    handed_in_badge: "From a file or link that somebody passed on.",
    copy_failed: "The browser did not let us copy. Please select the text and copy it yourself.",
    footer: "Candour sends nothing. Results leave this device only if somebody saves a file or copies a link.",
    statements: plural("{n} statement", "{n} statements"),
    minutes: plural("{n} minute", "{n} minutes"),
    stopped: "Candour has stopped because of a mistake of ours. Nothing was sent, and answers that were not finished are gone. Please reload the page.",
    storage_off: "This browser does not let Candour keep anything. Everything works, but results are gone when the page closes. Save them as files.",
};

pub static SAVING: Saving = Saving {
    asked: "The browser was asked to save {file}.",
    link: "Save {file} with this link",
    fold: "If no file appears",
    explain: "Some apps show pages like this one and save no files. Press the link above. If that does not help, open Candour in a browser of its own, or copy this text and keep it in a file or a message.",
    content: "What is in the file",
};

pub static CHUNKS: Chunks = Chunks {
    on_its_way: "One moment, this page is on its way…",
    missing_title: "This page is not here",
    missing: "A part of Candour did not arrive, or arrived changed and was not used.",
    missing_next: "Everything else works, and an open round goes on. Check the connection and fetch it again.",
    again: "Fetch it again",
};

pub static NOT_FOUND: NotFound = NotFound {
    title: "There is no such page",
    text: "The address may be mistyped or from another version of Candour.",
    home: "Go to the start",
};
