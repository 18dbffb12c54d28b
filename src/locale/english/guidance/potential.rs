//! English: what a manager can say, ask and do about *nurturing people's potential*.

use crate::locale::catalogue::{Action, Advice, AreaAdvice, Evidence};

pub static POTENTIAL: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "We see it alike that there is too little room here to learn and to try things.",
            "That is for me to change more than for you, and I would like to start with what you want to learn.",
        ],
        questions: [
            "What would you like to be able to do in a year that you cannot do now?",
            "Which of our tasks could be tried by somebody new without harm to anyone?",
        ],
        actions: &[
            Action {
                what: "Write down this week, with the team, what can be learned in your work and where, and hang the list where all can see it.",
                sign: "In four weeks each person has picked one thing from the list and knows when they will do it.",
            },
            Action {
                what: "Put one hour a week for learning into the plan, from next Monday on, and defend it when work presses.",
                sign: "In four weeks at least three of the four hours have taken place for everybody.",
            },
            Action {
                what: "Find this month a mentor outside your own line for each person who wants one, an hour every month or two, to listen and to guide.",
                sign: "You will see that first meetings are in the diary, and that nobody had to justify asking.",
            },
        ],
        avoid: "Do not send people on a course and call it done. Do not mix learning with appraisal.",
        evidence: Evidence::Linked,
    },
    split: Advice {
        opening: [
            "For some of us there are good chances to grow here, and for others there are few.",
            "I want to look at how chances are given out, and to change what keeps some people from them.",
        ],
        questions: ["How do people here find out that there is something new to try?", "What keeps you from putting your hand up?"],
        actions: &[
            Action {
                what: "List on Monday, for yourself and honestly, who got the tasks from which one learns in the last six months. Offer the next one to somebody else.",
                sign: "In four weeks two people have had a task of a kind they never had before.",
            },
            Action {
                what: "Announce every chance to learn to the whole team at the same time, starting this week, with a plain way to ask for it.",
                sign: "In four weeks somebody has asked who had not asked before.",
            },
            Action {
                what: "Look this month for a scheme or a sponsor that opens doors for people who are seldom seen in leading posts, and offer it openly.",
                sign: "You will have told everybody about at least one scheme and written to the person who runs it.",
            },
        ],
        avoid: "Do not explain the difference by who wants it more. Do not hand out chances in passing.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "As a small group we have said that there is little room here to grow.",
            "I cannot tell from a few answers what is missing most, so I would like to hear it from you as wishes.",
        ],
        questions: [
            "What did you last learn at work, and who made that possible?",
            "What would you try if it were fine to get it wrong the first time?",
        ],
        actions: &[
            Action {
                what: "Mark this week three tasks in which a first try may fail without harm, and say so aloud when you hand them out.",
                sign: "In four weeks one try has failed and was talked about without blame.",
            },
            Action {
                what: "Arrange half a day of shadowing for whoever would like it, before the month is over, with a question to take along and a talk after it.",
                sign: "In four weeks two people have been somewhere else and told the others what they saw.",
            },
        ],
        avoid: "Do not treat steps in which people can be hurt as a place for trying out. Do not decide for others what they should want.",
        evidence: Evidence::Tested,
    },
    middling: Advice {
        opening: [
            "There are chances to learn here, and there could be more of them.",
            "I would like to know which ones are worth the time.",
        ],
        questions: [
            "Where do we learn most here, although nobody calls it learning?",
            "What would you teach the rest of us if you had an hour?",
        ],
        actions: &[
            Action {
                what: "Share at the next team meeting one thing that you got wrong this month and what you took from it. Then ask who would like to go next time.",
                sign: "In four weeks two others have told a story of their own.",
            },
            Action {
                what: "Bring four or five people together once this month with one experienced colleague, each with a real question from their own work.",
                sign: "You will see them fix the next date by themselves.",
            },
            Action {
                what: "Talk this week with somebody who says there is no time for a mentor or for guiding others, about what they would gain.",
                sign: "In four weeks they have tried one meeting, or have told you plainly what is in the way.",
            },
        ],
        avoid: "Do not count only courses and certificates. Do not let time for learning be the first thing to go.",
        evidence: Evidence::Practice,
    },
    strong: Advice {
        opening: [
            "We say that people can grow here, and that is worth a great deal.",
            "Let us see that it reaches everybody and lasts when we are busy.",
        ],
        questions: [
            "Who has helped you to grow here, and how could you pass that on?",
            "How do people feel about learning who have not liked it in the past?",
        ],
        actions: &[
            Action {
                what: "Ask two people who have been guided well whether they would guide somebody else, this month, inside or outside the team.",
                sign: "In four weeks one new pair has met and agreed what each of the two wants to learn.",
            },
            Action {
                what: "Look for a mentor for yourself this week, if you can from another organisation, and tell the team that you have one.",
                sign: "In four weeks you have had a first talk and can name one thing that you will do differently.",
            },
        ],
        avoid: "Do not keep your best people because you need them. Growing sometimes means going.",
        evidence: Evidence::Linked,
    },
};
