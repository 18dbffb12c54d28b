//! The first page, and taking part.

use crate::locale::catalogue::{Join, Welcome};

pub static WELCOME: Welcome = Welcome {
    title: "How safe is it to speak up in your team?",
    lead: "Candour asks everyone the same short statements, adds the answers up in the browser, and shows only totals. No page ever shows what one person said.",
    answer_title: "Answer",
    answer_text: "You were asked to take part. It takes about three minutes.",
    run_title: "Run a survey",
    run_text: "One device goes round the room. Setting up takes about two minutes.",
    read_title: "Read results",
    read_text: "Open the results of a round, from this device or from a file.",
    example: "See an example team",
    how_title: "How it works",
    how_one: "Everyone answers on the same device, one after the other.",
    how_two: "Each set of answers is added to the totals and wiped.",
    how_three: "When at least five people have answered, the round can be closed. Then the totals are made, once. There are no results in between.",
    small_team: "Fewer than five people? Use the discussion guide",
};

pub static JOIN: Join = Join {
    title: "Take part",
    shared: "No survey is open on this device. The person who runs it will hand you the device with the survey on it.",
    ask: "If you were sent here, ask them when and where the device goes round.",
};
