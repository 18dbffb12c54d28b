//! What a person who answers reads.

use super::plural;
use crate::locale::catalogue::{Answer, Check, Done, Promise, Scale};

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
    send: "When you press Send, your answers are added to the team’s totals and wiped.",
    nobody: "No page, file or print ever shows one person’s answers.",
    threshold: "Nothing at all is shown until at least {threshold} people have answered and the round is closed. There is only one result.",
    stay: "Your answers are never sent anywhere: there is no server. Only the totals are kept, on this device.",
    readers: "The team’s totals can be read by everyone who gets the results, your manager included.",
    shown_title: "What will be shown, and to whom",
    shown: "After closing, the team’s scores and counts are shown on this device. Whoever gets the results file can read them. A picture of it, with invented numbers:",
    preview: "Show me an example of the results",
    preview_note: "Invented numbers, made by the same program that will make yours.",
    ends_title: "Where the promise ends",
    end_small: "If everyone gives the same answer, the totals say so. That is true of any survey.",
    end_group: "If all the others put their answers together, they can work out yours.",
    end_code: "While the round is open, its totals lie on this device, locked with a code on paper. Whoever gets both the code and the device could open them early.",
    end_device: "Whoever controls this device could have put a spying program on it. If you do not trust the device, do not answer on it.",
    end_shoulder: "Somebody behind you can see the screen. Turn it so that only you can.",
    end_final: "After you press Send, your answers cannot be changed or taken out: nobody can find them any more.",
    start: "Start",
    not_now: "Not now: give the device back",
    practice: "This is a practice round. Your answers mean nothing.",
    time: "About {minutes}. You can skip anything. If nobody touches the pages with your answers for three minutes, they are wiped.",
};

pub static ANSWER: Answer = Answer {
    progress: "Area {area} of {areas}",
    intro: "Think about the last four weeks in this team. There are no right answers.",
    skip: "You can skip any statement.",
    keys: "With a keyboard: Tab to a statement, then press 1 (“{first}”) to {points} (“{last}”), or 0 for “prefer not to answer”.",
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
    idle_wiped: "Nothing happened on this page for three minutes. Nothing was sent. You can start again when you like.",
    left: "Your answers were wiped because you left the pages with the statements. Nothing was sent.",
    leave: "Go back and wipe your answers?",
    leave_yes: "Wipe and go back",
    leave_no: "Stay here",
};

pub static CHECK: Check = Check {
    title: "Check your answers",
    lead: "Make sure that only you see this page. Press Send when it is right.",
    change: "Change “{area}”",
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
    text: "They are part of the team’s totals now. Nobody can find, change or take them out any more.",
    hand_back: "Press this button, then hand the device back.",
    next: "Ready for the next person",
    refused_title: "Your answers were not counted",
    refused: "As many people have answered as were asked to. Your answers were wiped. Please tell the person who runs the survey.",
    ended: "The round has ended: it was closed or discarded in another window, or somebody cleared what this browser keeps. Your answers were wiped.",
};
