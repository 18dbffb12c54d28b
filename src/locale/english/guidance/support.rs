//! English: what a manager can say, ask and do about *being openly supportive*.

use crate::locale::catalogue::{Action, Advice, AreaAdvice, Evidence};

pub static SUPPORT: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "Most of us say that people here are too much on their own when it gets hard, and I am glad it is out in the open.",
            "Today I would like to learn what help would have looked like, and then do something about it.",
        ],
        questions: [
            "When did somebody’s help make a hard day easier, and what did they do?",
            "Where do people get stuck before anybody notices?",
        ],
        actions: &[
            Action {
                what: "Begin on Monday to ask each person, for ten minutes and in private, what is hard just now. Listen to the end before you offer anything.",
                sign: "In four weeks you have spoken with everybody once, and two things that were hard have been changed.",
            },
            Action {
                what: "Agree at the next team meeting on one plain signal for “I need a hand”, such as a word in the chat. Answer the first one yourself.",
                sign: "In four weeks the signal has been used several times, by more than one person.",
            },
            Action {
                what: "Look this week at who carries the heaviest work, and swap at least one person out of it for a while.",
                sign: "You will see that nobody has had the hardest shift or the hardest client for a month on end.",
            },
        ],
        avoid: "Do not answer at once with why it could not be otherwise. Do not promise more time than you have.",
        evidence: Evidence::Linked,
    },
    split: Advice {
        opening: [
            "Some of us get help here when we need it, and some of us do not.",
            "Both are true, so I would like to find out what makes the difference and share it.",
        ],
        questions: [
            "What makes it easy to ask for help here, and what makes it hard?",
            "In which hours, places or tasks is there nobody near to ask?",
        ],
        actions: &[
            Action {
                what: "Draw up this week who works alone, at odd hours or away from the others, and visit or ring each of them yourself.",
                sign: "In four weeks each of them has heard from you twice without having to ask.",
            },
            Action {
                what: "Pair people who seldom work together, starting next Monday, for twenty minutes a week in which each asks how the other is doing.",
                sign: "In four weeks most pairs have met three times, and people ask for help outside their own circle.",
            },
        ],
        avoid: "Do not look for the people who feel left out by guessing. Do not set the two views against each other.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "We are a small team, and taken together we said that support is short here.",
            "I do not know how alike we see it, and I do not need to know who said what to do something about it.",
        ],
        questions: [
            "How would we know that somebody here is having a hard week?",
            "What kind of help would you like to be able to ask for without thinking twice?",
        ],
        actions: &[
            Action {
                what: "Tell the team on Monday about one time when you needed help yourself, and what you did about it.",
                sign: "In four weeks somebody else has said in front of others that something is hard.",
            },
            Action {
                what: "Put a fixed half hour for each person into the diary every two weeks, from this week on, and let them choose what it is about.",
                sign: "You will see that none of these talks was called off more than once.",
            },
            Action {
                what: "Agree before the end of the month that short breaks are normal for everybody, and take yours where people can see it.",
                sign: "In four weeks people leave their place for a break on busy days too.",
            },
        ],
        avoid: "Do not ask anyone how they answered, not even in private. In so small a team that would be felt at once.",
        evidence: Evidence::Practice,
    },
    middling: Advice {
        opening: [
            "Support is neither our strength nor our weak spot, so there is something here to build on.",
            "I would like us to do more of what already helps.",
        ],
        questions: [
            "What small thing did a colleague do lately that helped you?",
            "What do we notice too late when somebody is under strain?",
        ],
        actions: &[
            Action {
                what: "Name in each weekly meeting, from Monday on, one thing that somebody did for a colleague, and say whom it helped.",
                sign: "In four weeks others bring such examples without being asked.",
            },
            Action {
                what: "Learn this month what strain looks like in each person, such as being quiet, late or short, and ask in private when you see it.",
                sign: "You will have asked at least two people early, before they came to you.",
            },
        ],
        avoid: "Do not praise only the few whom everybody sees. Do not start three things at once.",
        evidence: Evidence::Linked,
    },
    strong: Advice {
        opening: [
            "We say that people here support each other, and I want to thank you for it.",
            "Let us look at what makes it so, so that it outlasts a hard spell and new faces.",
        ],
        questions: [
            "Which of our habits of helping would we miss first if it went?",
            "Who gives a lot of support here and may get little back?",
        ],
        actions: &[
            Action {
                what: "Write down this month, with the team, three habits that make help easy here, and show them to everybody who joins.",
                sign: "In four weeks the page exists, and a new colleague could tell you what it says.",
            },
            Action {
                what: "Ask those who always help, one by one this week, what would give them a rest, and arrange one longer break from it.",
                sign: "In four weeks somebody else has taken a turn at being the one who is asked.",
            },
        ],
        avoid: "Do not lean on the same kind people for ever. Do not take a good score as leave to add work.",
        evidence: Evidence::Practice,
    },
};
