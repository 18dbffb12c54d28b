//! English: what a manager can say, ask and do about *a sense of community*.

use crate::locale::catalogue::{Action, Advice, AreaAdvice, Evidence};

pub static COMMUNITY: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "Most of us do not feel that we belong together here, and it matters to me that you said so.",
            "I would like us to begin with small things that we do often, and not with one big day out.",
        ],
        questions: ["When did you last feel that we were one team?", "What do we never have time to talk about with each other?"],
        actions: &[
            Action {
                what: "Start this week a short get-together in paid time, the same hour every week, that nobody has to attend. Mind those who work from home or at night.",
                sign: "In four weeks it has taken place each time, and most people have come at least once.",
            },
            Action {
                what: "Invite everybody once this month to talk frankly about how we deal with our feelings in front of clients and colleagues. Speak first, and take no minutes.",
                sign: "You will hear somebody say that they thought they were the only one.",
            },
        ],
        avoid: "Do not order people to have fun. Do not plan it at a time when the same people can never come.",
        evidence: Evidence::Linked,
    },
    split: Advice {
        opening: [
            "Some of us feel at home in this team and others stand outside it.",
            "Nobody needs to say which they are, and we can still open the circle.",
        ],
        questions: [
            "Who is seldom at the table when we decide or celebrate something, and why?",
            "Where do our groups form, by shift, by job, by room or by language?",
        ],
        actions: &[
            Action {
                what: "Mix the pairs and small groups for everyday tasks, from next Monday on, so that each week people work with somebody they hardly know.",
                sign: "In four weeks everybody has worked with at least two such colleagues.",
            },
            Action {
                what: "Open each meeting from now on with a round in which everybody speaks once, and collect ideas in writing before anyone discusses them.",
                sign: "In four weeks an idea of somebody who used to be silent has been taken up.",
            },
            Action {
                what: "Ask of every plan and treat that you have for this month who it leaves out, such as part-time staff, and change one of them.",
                sign: "You will see people there who could not come before.",
            },
        ],
        avoid: "Do not break up friendships. Do not ask those who stand outside to make all the effort.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "Our answers say that it is not easy to feel part of this team, and as a small team we cannot read more out of them.",
            "I would like to hear what a good first month here would look like.",
        ],
        questions: [
            "What helped you to arrive in this team, and what would have helped more?",
            "What do you know about the working day of the person next to you?",
        ],
        actions: &[
            Action {
                what: "Give each new colleague a companion for the first three months, starting with whoever came last, with a plan for the first week.",
                sign: "In four weeks the newest person can name three people to go to with a question.",
            },
            Action {
                what: "Find this month one other team with the same job, and let people exchange numbers so that they can ring each other after a hard day.",
                sign: "In four weeks there has been a first meeting of both teams, however short.",
            },
        ],
        avoid: "Do not ask in the round who feels left out. Do not speak of “the quiet ones”.",
        evidence: Evidence::Practice,
    },
    middling: Advice {
        opening: [
            "We get on, and we could be closer than we are.",
            "I would like to make more of the moments when we are together anyway.",
        ],
        questions: [
            "Which of our habits bring us together, and which keep us apart?",
            "What would you tell a friend about what it is like to be new here?",
        ],
        actions: &[
            Action {
                what: "End the weekly meeting, from this week on, with one thank-you from everybody to somebody in the room, for something they did.",
                sign: "In four weeks everyone has been thanked at least once for a thing of their own.",
            },
            Action {
                what: "Plan before the end of the month who will work together for a day, across the groups that people know.",
                sign: "You will overhear talk about more than work between people of different groups.",
            },
        ],
        avoid: "Do not make it depend on one person who organises everything. Do not fill the time with announcements.",
        evidence: Evidence::Practice,
    },
    strong: Advice {
        opening: [
            "We say that people feel at home here, and I would like it to stay so.",
            "Let us make sure that those who are new or different from most of us feel it too.",
        ],
        questions: [
            "How does somebody from outside see us, and how do they get in?",
            "What can people be good at here, or find hard here, without anybody ever saying so?",
        ],
        actions: &[
            Action {
                what: "Thank by name, this month, the people who support others, in the newsletter or with an award. Say what they did, and ask them first.",
                sign: "In four weeks two people have been named who are seldom noticed.",
            },
            Action {
                what: "Say at the next team meeting where you saw skill, commitment or the courage to admit doubt, and ask others what they have seen.",
                sign: "In four weeks it is normal that somebody says “I was not sure” in front of everybody.",
            },
        ],
        avoid: "Do not let “we are like a family” become a reason not to object. Do not forget those who joined last.",
        evidence: Evidence::Practice,
    },
};
