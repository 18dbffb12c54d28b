//! Setting up a round, running it, and keeping it on the device.

use super::plural;
use crate::locale::catalogue::{Desk, FormErrors, Host, Keep, NewSurvey, Pin, Recovery, Unlock};

pub static NEW_SURVEY: NewSurvey = NewSurvey {
    title: "Run a survey",
    lead: "For one team, on this device. The device goes from person to person.",
    team: "Name of the team",
    team_hint: "As the team calls itself. It is printed on the report.",
    label: "Name of this round",
    label_hint: "For example “Autumn 2026”.",
    host: "Who runs this survey",
    host_hint: "Your name, so that people know whom to ask. It is not kept in the results.",
    people: "How many people are asked to answer",
    people_hint: "Count everyone you ask, even if some may say no. No more than this number can answer.",
    form: "Statements",
    full: "Full form",
    full_hint: "20 statements, five for each area. About three minutes.",
    pulse: "Pulse form",
    pulse_hint: "8 statements, two for each area. About two minutes. With five to seven answers it cannot say how sure a score is; the full form can.",
    own: "Your own question set",
    own_hint: "A file in Candour’s format, with up to eight areas.",
    own_file: "Choose a question set file",
    own_paste: "Or paste it here",
    own_paste_hint: "The whole file, from the first bracket to the last.",
    own_read: "Use this text",
    own_ready: "Ready to use: {title}, {areas}, {statements}.",
    own_areas: plural("{n} area", "{n} areas"),
    own_template: "Save the full form as a file to change",
    threshold: "Show results from how many answers",
    threshold_hint: "Five or more. A higher number protects people better.",
    pin: "Desk PIN",
    pin_hint: "4 to 8 digits that only you know. Closing or discarding the round asks for it, so that whoever holds the device can only answer.",
    opening: "Opening the round.",
    no_key: "This browser cannot lock the round. Use a newer browser, or another device.",
    practice: "This is a practice round",
    practice_hint: "To try Candour out. Every page and the report say so.",
    visible_title: "What will be visible to whom",
    visible: "While the round is open, everyone can see how many have answered, and nothing else. After you close it, this device shows the team’s totals. Nobody sees one person’s answers, you included.",
    memory: "Answers are added up on this device, locked with a recovery code that you will be shown once. Ask somebody else to come and write it down. Close the round the same day.",
    one_device: "One device for one round: two devices would be two groups.",
    open: "Open the round",
    insecure_title: "This address is not secure enough for a survey",
    insecure: "The page was opened over plain http from another machine. Somebody on the way could change it. Use an address that begins with https, or open it on this machine itself (localhost or a folder).",
    already_open: "Close or discard that round before you open another one.",
    small: "With fewer than five people no totals can protect everyone, so Candour shows no numbers.",
    small_link: "Open the discussion guide for small teams",
    works_council: "For a works council or staff representatives: what is collected and what is not (opens a new tab)",
    recent: "This team’s round “{label}” opened on {opened}, with the same statements, and its results are on this device. Whoever holds the results of two rounds can subtract them: where one person more took part and the others answered as before, that person’s answers show. It is better to wait until {wait}. This is advice; Candour cannot know whether it is the same team.",
};

pub static FORM_ERRORS: FormErrors = FormErrors {
    empty_team: "Give the team’s name, in up to 60 characters, none of them hidden.",
    empty_label: "Give this round a name, in up to 60 characters, none of them hidden.",
    empty_host: "Say who runs this survey, in up to 60 characters, none of them hidden.",
    no_number: "Write how many people are asked, as a whole number, for example 8.",
    too_few_people: "At least {threshold} people are needed: with fewer, the totals would show what single people said.",
    threshold_above_people: "Results would need {threshold} answers, but fewer than {threshold} people are asked. Ask more people, or show results from fewer answers.",
    too_many_people: "At most {most} people can take part in one round.",
    no_own_set: "Choose a question set file or paste one, or pick another form.",
    bad_threshold: "Results can be shown from {least} answers or more, up to {most}.",
    bad_pin: "Choose a desk PIN of {least} to {most} digits.",
};

pub static DESK: Desk = Desk {
    hand_over: "Hand the device to the next person",
    hand_over_text: "The answers of the person before are wiped.",
    start: "Start answering",
    answered: "{sheets} of {invited} answered so far",
    answered_none: "Nobody of {invited} has answered yet",
    appear: "Results appear after closing, from {threshold} answers.",
    everybody: "Everyone has answered. You can close the round.",
    close: "Close the round",
    none_open: "No round is open",
    none_open_text: "If one was open here, it was closed or discarded, or somebody cleared what this browser keeps.",
    memory: "This browser lets Candour keep nothing. Do not reload or close this page: the round would be lost.",
};

pub static HOST: Host = Host {
    title: "For {host}, who runs this survey",
    text: "Close the round when everyone who wants to has answered.",
    invitation: "Invitation text",
    invitation_show: "Invitation to copy",
    invitation_text: "Hello everyone,\n\nwe are asking the team “{team}” how safe it is to speak up here ({label}). A device goes round; each of us answers {statements} on it. It takes about {minutes}. You can skip any statement, and you can say no.\n\nYour answers are added to the team’s totals and wiped at once. Nobody can see what one person said, not even the person who runs it. There is one result, made after closing, and only if at least {threshold} people have answered. Whoever gets the results can read the team’s totals.\n\n{host}",
    close_question: "Close the round now?",
    close_text: "{sheets} of {invited} answered so far.",
    close_missing: plural("{n} person has not. Nobody can answer after closing.", "{n} people have not. Nobody can answer after closing."),
    close_final: "The totals are made once and the round ends. This cannot be undone. The recovery code is of no use afterwards.",
    close_yes: "Close and show the results",
    keep_open: "Keep it open",
    too_few_title: "Too few answers to close",
    too_few: "{sheets} of at least {threshold} answered so far. With fewer, the totals would show what single people said. You can keep the round open, or discard it with everything in it.",
    talk: "You can talk instead: open the discussion guide",
    discard: "Discard the round",
    discard_question: "Discard the round and everything in it?",
    discard_text: "The answers of {sheets} are gone then, and no results can be made. This cannot be undone.",
    discard_yes: "Discard everything",
    not_ended: "The round is still open: the device could not keep the change.",
    not_ended_next: "Try again. If there is no room on the device, make some first.",
    other_result: "The round is still open: results of this same round, with other numbers, are on this device already.",
    other_result_next: "Somebody brought the round back with older files of this device, or handed the results in. A second result was not made, because the difference between two results of one round is what single people answered. Look at the first under “Read results”, and discard this round.",
};

pub static RECOVERY: Recovery = Recovery {
    title: "Write down the recovery code",
    lead: "Ask somebody other than you to write this on paper:",
    keep: "The totals are kept on this device, locked with this code. After a crash or a reload the desk asks for it, and no answer that was counted is lost.",
    once: "It is shown only now and is kept nowhere. Who has both the code and this device could open the totals early. That is why it should not be you.",
    after: "When the round is closed, throw it away.",
    done: "It is written down",
};

pub static UNLOCK: Unlock = Unlock {
    locked: "This round is kept on this device, locked.",
    kept: "Everything that was counted is still in its totals. Answers that were not sent are gone.",
    next: "The page was reloaded or closed. To go on, fetch {host} or whoever has the recovery code on paper.",
    discard: "The answers in it are gone then, and no results can be made. This cannot be undone.",
    code: "Recovery code",
    code_hint: "The twelve letters and digits that somebody wrote down when the round was opened.",
    go_on: "Go on with the round",
    unlocking: "One moment.",
    wrong: "This code does not open the round. It has twelve letters and digits. Look for those that are easily mistaken, such as 5 and S, or 8 and B.",
    desk: "Desk",
    unreadable_next: "The browser’s storage is damaged, or somebody changed it. Without a way to read the round, all that can be done is to discard it.",
    newer: "It was opened with a later version of Candour. Reload the page where that version is, or discard the round.",
};

pub static PIN: Pin = Pin {
    label: "Desk PIN",
    hint: "Forgotten? The recovery code works too.",
    wrong: "That is not the PIN. Nothing was changed.",
    wait: plural("Too many wrong tries. Wait {n} second.", "Too many wrong tries. Wait {n} seconds."),
};

pub static KEEP: Keep = Keep {
    unreadable: "A round is kept on this device that cannot be read.",
    not_kept: "Your answers were not counted: the device could not keep them.",
    not_kept_next: "They are still on this page. Press Send again. If that does not help, tell {host}.",
};
