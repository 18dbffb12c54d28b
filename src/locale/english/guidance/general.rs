//! English: what a manager can say, ask and do about an area of the organisation’s own, whatever its subject.

use crate::locale::catalogue::{Action, Advice, AreaAdvice, Evidence};

pub static GENERAL: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "This area came out low, and your answers were much alike.",
            "Thank you for being so plain, and I would like us to choose one thing and change it.",
        ],
        questions: [
            "What in this area makes an ordinary day harder than it needs to be?",
            "Which small change in this area would you notice first?",
        ],
        actions: &[
            Action {
                what: "Read the statements of this area aloud at the next team meeting. Let the team choose the one to work on first.",
                sign: "In four weeks everybody can say which statement was chosen and what has been done.",
            },
            Action {
                what: "Change one thing this week that lies in your own power. Tell the team what it is and why you began there.",
                sign: "You will see the change in use on an ordinary day.",
            },
            Action {
                what: "Take what you cannot decide to your own manager within two weeks, with an example that names nobody. Tell the team the answer, even a no.",
                sign: "In four weeks the team has heard an answer or knows when it will come.",
            },
        ],
        avoid: "Do not explain why it has to be this way before you have listened.",
        evidence: Evidence::Linked,
    },
    split: Advice {
        opening: [
            "We do not all see this area in the same way: some of us find it goes well, and some do not.",
            "Our days differ, so each view can be right, and I would like to understand how.",
        ],
        questions: ["Where and when does this area work well for us?", "What is different in the places where it does not?"],
        actions: &[
            Action {
                what: "Draw the week by place, time and task at the next meeting. Let the team mark where this area goes well or badly, without any names.",
                sign: "In four weeks the team has drawn it again, and one bad spot is gone.",
            },
            Action {
                what: "Copy one thing from a spot where this area goes well to one where it does not. Try it for three weeks from Monday.",
                sign: "In four weeks you can say what came across well and what needs to be done differently.",
            },
            Action {
                what: "Offer two ways to talk about this area in the next fortnight, in the group or with you alone. Nobody should have to argue in public.",
                sign: "In four weeks both ways have been used, and nobody was asked for their answers.",
            },
        ],
        avoid: "Do not take a vote on who is right. Do not let the louder side speak for all.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "This area came out low, and we are a small team, so the figure is rough.",
            "I cannot tell how alike we see it, so let us talk about the work itself.",
        ],
        questions: ["What should I know about this area that I cannot see from where I sit?", "How would a good week look in this area?"],
        actions: &[
            Action {
                what: "Watch for one week, from Monday, how this area shows in daily work. Write down three things you saw, none of them about a person.",
                sign: "In four weeks your notes have led to one small change.",
            },
            Action {
                what: "Put up a box or a shared page this week for ideas on this area without names. Reply to each idea at the team meeting.",
                sign: "Every idea has been given a yes, a no or a date.",
            },
            Action {
                what: "Set aside ten quiet minutes of working time for the next survey. Tell the team the date before the end of the month.",
                sign: "You will see the ten minutes in the plan for everybody.",
            },
        ],
        avoid: "Do not chase people who did not answer, because silence is allowed.",
        evidence: Evidence::Practice,
    },
    middling: Advice {
        opening: [
            "This area came out in the middle, neither poor nor good.",
            "I think a small and steady step will help us more than a big plan.",
        ],
        questions: ["What already works in this area and should stay as it is?", "Which single step would take us from fair to good?"],
        actions: &[
            Action {
                what: "Hold a fifteen minute look back with the team after one piece of work this week. Ask what was planned, what happened and what comes next.",
                sign: "In four weeks three look backs have been held, each with one change at the end.",
            },
            Action {
                what: "Settle one clear goal for this area with the team this month, with a number and a date. Look at the number together every week.",
                sign: "You will see the number where all can read it, and it is moving.",
            },
            Action {
                what: "Write one sentence with the team at the next meeting that begins with “When” and goes on with “then we”. Pick a moment that often goes wrong.",
                sign: "In four weeks the team has done what the sentence says at least twice.",
            },
        ],
        avoid: "Do not start many things at once and finish none.",
        evidence: Evidence::Tested,
    },
    strong: Advice {
        opening: [
            "This area came out well, and I want to thank you for what you put into it.",
            "I would also like to hear what a good number might hide.",
        ],
        questions: [
            "What do we do in this area that we would miss if it stopped?",
            "How does this area look to somebody who joined us not long ago?",
        ],
        actions: &[
            Action {
                what: "Name with the team at the next meeting the two habits behind this result. Find a keeper for each, who minds it when work gets busy.",
                sign: "In four weeks both habits have lasted through at least one busy week.",
            },
            Action {
                what: "Ask each newcomer this month for one thing in this area that puzzled them when they came. Thank them and try one change.",
                sign: "In four weeks one thing that the rest of us no longer noticed has been put right.",
            },
            Action {
                what: "Invite somebody from a neighbouring team to spend a morning with yours before the end of the month. Show them what works.",
                sign: "You will hear from the visitor what they tried out afterwards.",
            },
        ],
        avoid: "Do not tell anyone with a complaint that the result was good.",
        evidence: Evidence::Practice,
    },
};
