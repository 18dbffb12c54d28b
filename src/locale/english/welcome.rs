//! The first page, and taking part.

use crate::locale::catalogue::{Join, Welcome};

pub static WELCOME: Welcome = Welcome {
    title: "How safe is it to speak up in your team?",
    lead: "Everyone ticks the same short statements on one device. Candour adds the answers up in the browser, wipes them, and shows only totals. There is no server.",
    run: "Run a survey",
    example: "See an example team",
    answer_question: "Were you asked to take part?",
    answer: "Answer",
    read_question: "Were you given results?",
    read: "Read results",
    practice_question: "Just looking?",
    practice: "Try it alone in a minute",
    small_question: "Fewer than five people?",
    small: "Use the discussion guide",
    how_title: "How it works",
    how_one: "Everyone answers on the same device, one after the other. It takes about three minutes each.",
    how_two: "Each set of answers is added to the totals and wiped.",
    how_three: "When at least five people have answered, the round can be closed. Then the totals are made, once. There are no results in between.",
};

pub static JOIN: Join = Join {
    title: "Take part",
    shared: "No survey is open on this device. The person who runs it will hand you the device with the survey on it.",
    ask: "If you were sent here, ask them when and where the device goes round.",
};
