//! English: what a manager can say, ask and do about *handling conflict well*.

use crate::locale::catalogue::{Action, Advice, AreaAdvice, Evidence};

pub static CONFLICT: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: ["Many of us say that clashes here are not sorted out well.", "I would like to change that with you, a step at a time."],
        questions: [
            "What usually happens here in the first hour after something goes wrong?",
            "Which kind of clash keeps coming back, whoever is on duty?",
        ],
        actions: &[
            Action {
                what: "If you know of a clash, speak with each side this week, one at a time, then with both together, and agree the next step.",
                sign: "In four weeks you have met both sides once more, and the talk is about the work again.",
            },
            Action {
                what: "Hold a short review after the next mishap, on the same day if you can. Ask what happened, why, and what we change, and leave out who.",
                sign: "In four weeks at least one thing in how we work has been changed because of such a review.",
            },
            Action {
                what: "Check on Monday whether the clash begins in the work itself, such as two duties that collide or a role that nobody has spelled out.",
                sign: "You will see one rule, list or rota that says plainly who does what.",
            },
        ],
        avoid: "Do not aim for silence. Do not hide behind a formal procedure where a talk would do, and do not hold a talk where a procedure is due.",
        evidence: Evidence::Tested,
    },
    split: Advice {
        opening: [
            "Some of us find it easy to disagree here, and others pay a price for it.",
            "I want us to look at how arguments end, and for whom.",
        ],
        questions: [
            "What do we do well when we disagree about the work?",
            "What would have to be different so that you could object in front of everybody?",
        ],
        actions: &[
            Action {
                what: "Make room at the next team meeting for the other view. Ask what speaks against your own plan, write it up, and thank those who said it.",
                sign: "In four weeks one of your plans has been changed because somebody objected.",
            },
            Action {
                what: "Look this week for pairs in which one depends on the other, such as learner and mentor, and ask each of them alone how it goes.",
                sign: "In four weeks you know of any strain between them while it is still small.",
            },
            Action {
                what: "Let the team write three rules for how we talk to each other, before the end of the month, and look at them again every few weeks.",
                sign: "You will hear people refer to the rules in the middle of an argument.",
            },
        ],
        avoid: "Do not ask who is on which side. Do not take the loudest view for the view of the team.",
        evidence: Evidence::Linked,
    },
    low_unknown: Advice {
        opening: [
            "Our answers say that disagreement does not go well here, and in a small team figures cannot say more.",
            "I would rather talk about how we argue than about any single argument.",
        ],
        questions: [
            "How do you find out here that something you did has upset somebody?",
            "When have we sorted out a clash early, and what made that possible?",
        ],
        actions: &[
            Action {
                what: "Tell the team on Monday one criticism that you were given yourself, and what you are doing about it.",
                sign: "In four weeks somebody has told you something unwelcome to your face.",
            },
            Action {
                what: "Agree this month how news that may hurt reaches people, such as a changed rota. Let them hear it from you first, with time to ask.",
                sign: "You will find that nobody learned of a change from the notice board or the chat.",
            },
        ],
        avoid: "Do not bring up a particular quarrel in front of everybody. In a small team everybody would know whom you mean.",
        evidence: Evidence::Tested,
    },
    middling: Advice {
        opening: [
            "We handle conflict neither badly nor well, which often means that we do it well on good days.",
            "Let us find out what helps us on the bad ones.",
        ],
        questions: [
            "Which of our arguments have made the work better?",
            "What do we carry around with us after an argument, and for how long?",
        ],
        actions: &[
            Action {
                what: "Write both views of the next hard question on one page in the meeting, and agree on the facts before anybody argues for a side.",
                sign: "In four weeks two questions have been settled that way, and both sides say it was fair.",
            },
            Action {
                what: "Ask each person this week where two of their duties collide, such as guiding a learner and a full list of their own, and take one of the two away.",
                sign: "In four weeks fewer people say that whatever they do, they let somebody down.",
            },
        ],
        avoid: "Do not tell people how to feel about duties that collide. Remove the collision, not the guilt.",
        evidence: Evidence::Practice,
    },
    strong: Advice {
        opening: [
            "We say that we can disagree and still treat each other with respect.",
            "I would like to be sure that this is because we speak up, and not because we keep quiet.",
        ],
        questions: [
            "What do we not say in this room that is said outside it?",
            "When did a new colleague last object to something, and how did we take it?",
        ],
        actions: &[
            Action {
                what: "End the next two meetings with one round in which everybody names a risk that nobody has mentioned yet, you first.",
                sign: "In four weeks you have heard at least two worries that were new to you.",
            },
            Action {
                what: "Ask somebody who joined this year, in the coming week, which unwritten rules they have found about what may be said.",
                sign: "You will know one such rule, and the team has talked about whether it should stay.",
            },
        ],
        avoid: "Do not take quiet as proof. A team that is silent can score well here.",
        evidence: Evidence::Practice,
    },
};
