//! What a person who answers reads.

use super::plural;
use crate::locale::catalogue::{Answer, Check, Done, Patience, Promise, PromiseEnds, Scale};

pub static SCALE: Scale = Scale {
    strongly_disagree: "Strongly disagree",
    disagree: "Disagree",
    neither: "Neither agree nor disagree",
    agree: "Agree",
    strongly_agree: "Strongly agree",
    prefer_not: "Prefer not to answer",
    point: "{point}",
    lowest_point: "{point}, disagree most",
    highest_point: "{point}, agree most",
};

pub static PROMISE: Promise = Promise {
    title: "Before you start",
    who: "{host} runs this survey for the team “{team}”: {label}.",
    results: "Who gets the results: {readers}. When: {when}.",
    send: "When you press Send, your answers are added to the team’s totals and wiped. There is no server.",
    nobody: "No page, file or print ever shows one person’s answers.",
    threshold: "No totals are shown until at least {threshold} people have answered and the round is closed. They are made once.",
    col_who: "Who",
    col_sees: "What Candour shows",
    you: "You",
    you_see: "your answers, until you press Send",
    host: "{host}, who runs it",
    host_sees: "how many have answered; the totals after closing",
    file: "Whoever gets the results, and everyone with the file",
    file_shows: "the totals, after closing",
    no_one: "Nobody",
    no_one_sees: "what another person answered",
    limits: "What this cannot do",
    limit_same: "If everybody agrees with a statement, or nobody does, the totals say so about each of you. In a team of eight that is common.",
    limit_skip: "If you skip a statement, the totals show that somebody did.",
    start: "Start",
    not_now: "Not now: give the device back",
    practice: "This is a practice round. Your answers mean nothing.",
    keeps: "What Candour promises",
    time: "About {minutes}. You can skip anything. If nobody touches the pages with your answers for three minutes, they are wiped.",
    longer: "I need more time than that",
    ends_title: "Where the promise ends",
    shown_title: "What the results look like",
    shown: "Like this, after closing. The numbers are invented:",
};

pub static PROMISE_ENDS: PromiseEnds = PromiseEnds {
    sent: "After you press Send, your answers cannot be changed or taken out.",
    group: "If all the others put their answers together, they can work out yours.",
    shoulder: "Somebody behind you can see the screen. Turn it so that only you can.",
    device: "Whoever controls this device could have put a spying program on it. If you do not trust the device, do not answer on it.",
};

pub static PATIENCE: Patience = Patience { label: "Wipe my answers when nobody has touched their pages for" };

pub static ANSWER: Answer = Answer {
    progress: "Area {area} of {areas}",
    intro: "Think about the last four weeks in this team. There are no right answers.",
    guiding: "“Guiding” means mentoring, buddying, supervising or assessing.",
    skip: "You can skip any statement.",
    keys: "With a keyboard: Tab to a statement, then press 1 (“{first}”) to {points} (“{last}”), 0 for “prefer not to answer”, or Delete to take an answer back.",
    next: "Next area",
    back: "Back",
    check: "Check my answers",
    left_out: plural(
        "{n} statement on this page has no answer. That is fine. This area counts you in if you answer more than half of it.",
        "{n} statements on this page have no answer. That is fine. This area counts you in if you answer more than half of it.",
    ),
    idle_title: "Are you still there?",
    idle: "To protect you, your answers will be wiped in {n} seconds.",
    idle_stay: "I am still here",
    idle_wiped_title: "Your answers were wiped",
    idle_wiped: "Nothing happened on this page for {minutes}. Nothing was sent. You can start again when you like.",
    clear: "Clear",
    clear_answer: "Clear the answer: {statement}",
    stop: "Stop and wipe",
    stop_question: "Stop and wipe your answers?",
    stop_text: "Nothing is sent or counted. You, or somebody else, can start again later.",
    stop_yes: "Stop and wipe",
    stopped: "The answers were wiped. Nothing was sent.",
    left: "Your answers were wiped because you left the pages with the statements. Nothing was sent.",
    leave: "Go back and wipe your answers?",
    leave_yes: "Wipe and go back",
    leave_no: "Stay here",
};

pub static CHECK: Check = Check {
    title: "Check your answers",
    lead: "Make sure that only you see this page. Press Send when it is right.",
    change: "Change",
    change_answer: "Change the answer: {statement}",
    open: "No answer",
    other_way: "(worded the other way round)",
    same_title: "All your answers are the same",
    same: "Some statements are worded the other way round; they are marked on this page now. Is this what you meant?",
    same_change: "Let me look again",
    same_send: "Yes, send them",
    send: "Send",
    note: "After you press Send, your answers cannot be changed or taken out.",
};

pub static DONE: Done = Done {
    title: "Thank you. Your answers are counted",
    text: "They are part of the team’s totals now, and cannot be changed or taken out.",
    then: "When everyone has had a turn, {host} closes the round. Only then are there results, on this device.",
    hand_back: "Press this button, then hand the device back.",
    next: "Ready for the next person",
    refused_title: "Your answers were not counted",
    refused: "As many people have answered as were asked to. Your answers were wiped. Please tell the person who runs the survey.",
    ended: "The round has ended: it was closed or discarded in another window, or somebody cleared what this browser keeps. Your answers were wiped.",
};
