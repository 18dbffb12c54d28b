//! English: what a manager can say, ask and do about guiding learners, for teams of people who mentor, buddy, supervise or assess.

use crate::locale::catalogue::{Action, Advice, AreaAdvice, Evidence};

pub static LEARN: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "Your answers say that learners have too little room to learn here, and you see it alike.",
            "I want to change that with you, one small piece at a time.",
        ],
        questions: [
            "What happens here in the first hour after a learner gets something wrong?",
            "Which things do learners have to find out alone that we could simply show them?",
        ],
        actions: &[
            Action {
                what: "List with two mentors this week the tasks where a mistake does no lasting harm. Let learners try those first, with somebody close by.",
                sign: "In four weeks every learner has tried at least three tasks from the list.",
            },
            Action {
                what: "Tell the team at the next meeting about a slip of your own and how you put it right. Invite one mentor to do so next time.",
                sign: "In four weeks at least two experienced people have spoken about a slip in front of learners.",
            },
            Action {
                what: "Name one person each day, from Monday on, whom learners may ask anything. Write the name where learners can see it.",
                sign: "You will see learners go to that person with questions, also with very simple ones.",
            },
        ],
        avoid: "Do not say that mistakes are welcome while small slips still bring a telling off.",
        evidence: Evidence::Linked,
    },
    split: Advice {
        opening: [
            "Your answers on room to learn differ a good deal, and some of them are low.",
            "I would like every learner here to get the good start that some of you describe.",
        ],
        questions: [
            "What does a good first week for a learner look like in your part of the work?",
            "Which parts of a learner’s start depend most on luck?",
        ],
        actions: &[
            Action {
                what: "Agree with mentors and the provider this month which information every learner gets in advance. Invite each learner to visit informally before they start.",
                sign: "In four weeks all the next learners have the same papers and a date for their visit.",
            },
            Action {
                what: "Open the next preparation of mentors, before the end of the month, with how each of them learned at work. Leave forms and rules for later.",
                sign: "You will hear mentors use something from those stories when they meet a new learner.",
            },
            Action {
                what: "Pair mentors from different shifts or places before the end of the month. Let each spend an hour watching how the other starts a learner.",
                sign: "In four weeks each pair has brought back one habit that both of them now use.",
            },
        ],
        avoid: "Do not rank shifts, places or mentors against each other. The aim is a fair start for everybody.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "Our answers on room to learn came out low, and we are few, so the figure is rough.",
            "So I cannot say how widely it is felt, and I would rather listen than guess.",
        ],
        questions: [
            "What would you tell a friend about the first two weeks of learners here?",
            "When does a learner get time here to try something slowly?",
        ],
        actions: &[
            Action {
                what: "Ring the education or training provider this week and agree to keep talking every month. Ask first what learners need more of from a workplace.",
                sign: "In four weeks the second call has taken place and one wish has been met.",
            },
            Action {
                what: "Ask each learner before Friday what they are here to learn. Check that their mentor has the same aims in writing.",
                sign: "In four weeks every learner and mentor can show you the same short list of aims.",
            },
            Action {
                what: "Hang up a sheet this week where anybody can write what learners keep asking. Answer the three most common questions on one page.",
                sign: "You will see new learners carry that page and move on to other questions.",
            },
        ],
        avoid: "Do not try to work out who felt what. Do not wait for a bigger survey either.",
        evidence: Evidence::Practice,
    },
    middling: Advice {
        opening: [
            "Room to learn came out in the middle, so something works and something is missing.",
            "I would like us to write down what can be learned here, so that learners can find it.",
        ],
        questions: [
            "What can be learned here better than almost anywhere else?",
            "How early do you usually know what a learner has come for?",
        ],
        actions: &[
            Action {
                what: "Write down with the mentors this month what can be learned here, task by task. Ask the provider to check that it fits the programme.",
                sign: "In four weeks the provider has answered, and gaps are marked on the page.",
            },
            Action {
                what: "Set aside half an hour in each learner’s first three days, from now on, for choosing two aims with the mentor. Return to them after two weeks.",
                sign: "In four weeks every new learner can name two aims without looking them up.",
            },
            Action {
                what: "Keep ten minutes free on one day a week, beginning on Monday. Let learner and mentor go over a moment that puzzled them.",
                sign: "Learners start to bring puzzles of their own to these talks.",
            },
        ],
        avoid: "Do not let the page of what can be learned become a list to tick off.",
        evidence: Evidence::Practice,
    },
    strong: Advice {
        opening: [
            "Learners get room to grow here by your account, and much of that is your doing.",
            "I would like to protect it, and I wonder what we still do not see.",
        ],
        questions: [
            "What do learners pick up here that nobody ever writes down?",
            "What have you yourself learned from a learner in the past few months?",
        ],
        actions: &[
            Action {
                what: "Leave one line in each review talk, from this month on, for something the learner learned that nobody saw. Let it count like the rest.",
                sign: "In four weeks every learner’s review holds one thing that no form had asked for.",
            },
            Action {
                what: "Give one mentor two minutes at each team meeting from now on. Ask what a learner taught them, because mentoring goes both ways.",
                sign: "Two mentors have told such a story, and one way of working has changed.",
            },
            Action {
                what: "Invite the newest learners this month to a talk with somebody who does not assess them. Let them tell what was hard to ask.",
                sign: "You will hear of at least one thing that politeness had kept back.",
            },
        ],
        avoid: "Do not send more and more learners to the same mentors because they do it so well.",
        evidence: Evidence::Practice,
    },
};

pub static FEELINGS: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "You agree that it is hard to say here when guiding or assessing a learner gets heavy.",
            "That is mine to work on, and I want to start with the decisions you carry alone.",
        ],
        questions: [
            "Which decisions about a learner would you rather not take by yourself?",
            "When do work and a learner’s needs pull you in two directions?",
        ],
        actions: &[
            Action {
                what: "Name one person this week with whom anybody who decides on passing can weigh a hard decision. Ask both to take feelings and intuition seriously.",
                sign: "Every hard decision since then was talked through with somebody before it was final.",
            },
            Action {
                what: "List with mentors at the next meeting where two duties collide and leave them torn or guilty. Take away one collision and leave the feeling be.",
                sign: "In four weeks one of these collisions no longer happens, and people can say which.",
            },
            Action {
                what: "Start every talk with a mentor, from Monday on, by asking what weighed on them. Come to results and dates after that.",
                sign: "You will hear of hard moments while they are still small.",
            },
        ],
        avoid: "Do not tell people to leave their feelings at the door.",
        evidence: Evidence::Practice,
    },
    split: Advice {
        opening: [
            "Feelings at work are easier for some of you than for others.",
            "Guiding a learner is one job and judging one is another, so let us look at both.",
        ],
        questions: [
            "What is different about guiding a learner and having to assess one?",
            "How do we show or hide feelings when learners or clients are in the room?",
        ],
        actions: &[
            Action {
                what: "Agree with the team this month how feelings are handled in front of learners and clients. Settle who steps in and where to talk afterwards.",
                sign: "In four weeks everyone, learners included, can say where such a talk takes place.",
            },
            Action {
                what: "Bring together this month people from several teams who have the same guiding job. Suggest that they swap numbers and ring each other when needed.",
                sign: "In four weeks members tell you that they have rung each other, and no more than that.",
            },
            Action {
                what: "Offer two separate talks in the next fortnight, one about guiding and one about assessing. Let people choose which one they join.",
                sign: "In four weeks both talks have been held, and each has ended with one request to you.",
            },
        ],
        avoid: "Do not hold up those who cope well as a model for the rest.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "What came back about feelings at work was low, and in a small team that is all it can say.",
            "I do not know how far this goes, so I will keep asking and nobody has to reply.",
        ],
        questions: [
            "What would make it easier to say here that guiding somebody is hard?",
            "Where could a person take a worry about a learner today?",
        ],
        actions: &[
            Action {
                what: "Ask those who assess progress this week what is hard about it at present. Ask again and again, once a month, even after short answers.",
                sign: "In four weeks you have asked twice and acted on at least one reply.",
            },
            Action {
                what: "Read with one assessor this month what the professional regulator asks of people who assess. Note where those rules put pressure on them.",
                sign: "In four weeks you can name two rules that weigh on assessors and one way to ease them.",
            },
            Action {
                what: "Give everyone who guides learners on Monday the number of a listener outside the team. Make clear that they may ring without telling you.",
                sign: "In four weeks the number hangs on the wall and stands in the papers for new mentors.",
            },
        ],
        avoid: "Do not read calm faces as proof that all is well. Do not press anybody to open up.",
        evidence: Evidence::Practice,
    },
    middling: Advice {
        opening: [
            "What you say about feelings at work lies halfway between low and good.",
            "I would like us to be a little better prepared for the next hard moment.",
        ],
        questions: [
            "What helped the last time a decision about a learner was hard?",
            "Which early signs show that a learner and a mentor are wearing each other out?",
        ],
        actions: &[
            Action {
                what: "Look out for strain every week from Monday, wherever one depends on the other. When it shows between learner and mentor, or assessor and assessed, offer mentors support that same week.",
                sign: "In four weeks each mentor under strain has been offered help by you in person.",
            },
            Action {
                what: "Hold a short talk with the assessor and one colleague in the week after a difficult assessment. Ask how it felt and what they would repeat.",
                sign: "One such talk has been held, and the assessor says it was worth the time.",
            },
            Action {
                what: "Practise at the next team meeting how to give a learner bad news. Work in pairs, with one person taking the learner’s part.",
                sign: "You will see mentors give plain news to learners sooner than before.",
            },
        ],
        avoid: "Do not turn every feeling into a case with a form.",
        evidence: Evidence::Practice,
    },
    strong: Advice {
        opening: [
            "You tell me that people can say here when guiding gets hard, and I am glad.",
            "I would like it to stay so, and please keep bringing me the awkward things.",
        ],
        questions: [
            "What makes it possible to talk about hard moments here, and what could break it?",
            "Which worries about learners are still easier to keep to yourself?",
        ],
        actions: &[
            Action {
                what: "Write down with two mentors this month the three habits that make honest talk possible here. Read them to newcomers on their first day.",
                sign: "In four weeks somebody who is new can name one of the habits.",
            },
            Action {
                what: "Share with one other team this month how hard decisions are weighed here. Let an assessor tell it, if they would like to.",
                sign: "In four weeks another team has tried it once and told you how it went.",
            },
            Action {
                what: "Pass on the leading of the next talk about hard moments this month. Choose somebody who seldom speaks first and is happy to do it.",
                sign: "You will hear new voices, and at least one subject that had not come up before.",
            },
        ],
        avoid: "Do not rely on the same two people to say the hard things for everyone.",
        evidence: Evidence::Practice,
    },
};

pub static LOOKING_AFTER: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "You say with one voice that those who guide others here are not looked after well enough.",
            "I cannot add hours to the day, but I can look at what we take away.",
        ],
        questions: [
            "What would have to go from your day so that guiding fits into it?",
            "When in the week does guiding most often get squeezed out?",
        ],
        actions: &[
            Action {
                what: "Mark one fixed hour a week for guiding in each mentor’s rota, starting with the next plan. Name who covers their other work.",
                sign: "In four weeks the hour has taken place at least three times for each mentor.",
            },
            Action {
                what: "Take one task off every mentor’s list before the end of the month. Tell the team who does it instead, or that it stops.",
                sign: "In four weeks each mentor can name the task that has gone.",
            },
            Action {
                what: "Count with mentors for one week, starting on Monday, how long guiding really takes. Bring the number to your own manager when work is shared out.",
                sign: "You will see the number in the papers for the next talk about staffing.",
            },
        ],
        avoid: "Do not offer a course on managing time to people who have too little of it.",
        evidence: Evidence::Linked,
    },
    split: Advice {
        opening: [
            "Some of you feel looked after here, and some of you do not.",
            "The load may be shared unevenly, and I want to look at that in the open.",
        ],
        questions: ["How do we decide here who takes the next learner?", "What makes guiding fit into some weeks and not into others?"],
        actions: &[
            Action {
                what: "Look up this week how the learners of the past year were shared out between shifts and roles. Plan the next ones with the team on that basis.",
                sign: "In four weeks the plan for the next learners spreads them more evenly than before.",
            },
            Action {
                what: "Plan before the end of the month a longer rest, of several months, for people who have guided without a gap. Ask them when it suits.",
                sign: "In four weeks the first long rest has a start date and somebody who takes over.",
            },
            Action {
                what: "Invite people who were mentored here, this month, to become mentors themselves. Let them begin beside an experienced person and with one learner only.",
                sign: "In four weeks one former learner sits in when a mentor guides.",
            },
        ],
        avoid: "Do not ask in the meeting who is coping and who is not.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "The result on looking after people who guide was low, and it is rough, as we are a small team.",
            "I take that seriously, without reading more into it than it can tell.",
        ],
        questions: [
            "What gives you a real break from guiding, even a short one?",
            "How would we notice that somebody who guides others is getting worn out?",
        ],
        actions: &[
            Action {
                what: "Walk through next week’s plan with one mentor on Monday. Look for hours when guiding and a full load fall together, and move one.",
                sign: "In four weeks the plan shows fewer such hours than it does today.",
            },
            Action {
                what: "Explain to everyone who guides, this week, how to hand over a learner for a day without giving a reason. Name who steps in.",
                sign: "At least one person has handed over for a day, and nobody asked why.",
            },
            Action {
                what: "Offer each mentor half an hour with you this month, over tea or on a walk. Bring no papers and let them choose the subject.",
                sign: "You will see every mentor who wished for it come away with one thing settled.",
            },
        ],
        avoid: "Do not explain the result away because there are so few answers.",
        evidence: Evidence::Practice,
    },
    middling: Advice {
        opening: [
            "How we look after people who guide came out as fair, and not yet as good.",
            "Before the next hard spell comes, I want us to agree what help will be there.",
        ],
        questions: [
            "Which weeks of the year are hardest for people who guide learners?",
            "What kind of support would you have liked in the last hard spell?",
        ],
        actions: &[
            Action {
                what: "Mark the coming hard spells in the team calendar this week, such as assessments or many new learners. Book extra emotional support for those days now.",
                sign: "In four weeks each marked spell has a time and a name for support beside it.",
            },
            Action {
                what: "Find a second mentor for each learner before the end of the month. That person steps in when the first is away or tired.",
                sign: "In four weeks each learner can tell you whom to turn to when their mentor is away.",
            },
            Action {
                what: "Agree with each mentor this month on a word that means it is getting too much. Promise one thing that you can really take away then.",
                sign: "You will hear the word early, and each time something has been lifted off.",
            },
        ],
        avoid: "Do not wait until somebody falls ill before you offer a break.",
        evidence: Evidence::Practice,
    },
    strong: Advice {
        opening: [
            "You tell me that guiding has its time here and that you get a break from it.",
            "I want to keep it that way in busy months, because that is when it usually slips.",
        ],
        questions: [
            "What would slip first if we were one person short next month?",
            "How do we make sure that people who never complain get a break too?",
        ],
        actions: &[
            Action {
                what: "Settle with the team this month who may cancel time for guiding in a busy week. Agree also how soon it must be made up.",
                sign: "In four weeks no hour of guiding has been dropped without a new date.",
            },
            Action {
                what: "Check the calendar this week for quiet people who have not had a break from guiding for long. Offer them one in person.",
                sign: "In four weeks each of them has had a break or has a date for one.",
            },
            Action {
                what: "Describe to another manager within two weeks how time for guiding is covered here. Hand over your plan as a pattern.",
                sign: "The other manager has tried out one part of the plan.",
            },
        ],
        avoid: "Do not fill gaps in the plan with the goodwill of people who guide.",
        evidence: Evidence::Practice,
    },
};

pub static TRUST: AreaAdvice = AreaAdvice {
    low_agreed: Advice {
        opening: [
            "You share the view that people who guide get too little trust and thanks here.",
            "I would like to ask more, listen longer and say thank you for the right things.",
        ],
        questions: [
            "Which piece of good guidance in recent weeks deserved to be noticed?",
            "What would you like managers to ask you about your work with learners?",
        ],
        actions: &[
            Action {
                what: "Visit everyone who guides within two weeks and ask how it is going. Ask whether they get what they need to know about learners and assessment.",
                sign: "In four weeks you have asked everyone, and two missing pieces of news have reached them.",
            },
            Action {
                what: "Thank one person each week, beginning on Monday, for guidance you saw yourself. Say what it did for the learner.",
                sign: "In four weeks four people have been thanked, each for something different.",
            },
            Action {
                what: "Speak about guiding in your next talk with your own manager, before the end of the month. Bring one example of what it achieves.",
                sign: "You will see guiding mentioned in the notes of that talk.",
            },
        ],
        avoid: "Do not praise everybody at once in the same words.",
        evidence: Evidence::Linked,
    },
    split: Advice {
        opening: [
            "You have not all met the same trust and the same thanks here.",
            "Perhaps thanks reach some kinds of guiding more easily, and I want to look there first.",
        ],
        questions: [
            "Which kinds of guiding are easily seen here, and which stay out of sight?",
            "How do people here like to be thanked, and what makes them uneasy?",
        ],
        actions: &[
            Action {
                what: "Note for two weeks, from Monday, whom you thank and for what. Look afterwards for the quiet kinds of guiding that you missed.",
                sign: "In four weeks your notes show thanks for at least three kinds of guiding.",
            },
            Action {
                what: "Find out in the next talk with each person, this month, whether they prefer thanks in public, in private or in writing.",
                sign: "In four weeks you can say of each person which kind of thanks is welcome.",
            },
            Action {
                what: "Let the team choose at the next meeting one fair way to tell managers about good guidance that they could not see.",
                sign: "In four weeks three pieces of good guidance have reached you in that way.",
            },
        ],
        avoid: "Do not reward only those who talk most about their guiding.",
        evidence: Evidence::Practice,
    },
    low_unknown: Advice {
        opening: [
            "The result on trust and recognition is low, and it rests on a handful of answers.",
            "It cannot tell me what most of us think, so I will begin with my own part.",
        ],
        questions: [
            "What does an experienced person here notice about a learner that no form shows?",
            "When has your view of a learner made a difference here?",
        ],
        actions: &[
            Action {
                what: "Join one hour of guiding this week, if mentor and learner agree, simply to understand the work. Tell the mentor afterwards what you valued.",
                sign: "In four weeks you have joined two such hours and spoken with both mentors.",
            },
            Action {
                what: "Collect this month, through the provider, a sentence from former learners on what helped them here. Read the sentences out at a meeting.",
                sign: "You will see those sentences on the wall, next to the rota.",
            },
            Action {
                what: "Reply within two days, from Monday on, whenever somebody brings you a doubt about a learner. Say what you will do with it.",
                sign: "Every doubt raised since then has had an answer that you can point to.",
            },
        ],
        avoid: "Do not thank people for the survey and leave it there.",
        evidence: Evidence::Practice,
    },
    middling: Advice {
        opening: [
            "Trust and recognition came out in the middle, so part of it is in place.",
            "I would like to hear more of what you sense, even where the figures are silent.",
        ],
        questions: [
            "What do our figures about learners leave out?",
            "How could a hunch about a learner be heard here before it is proved?",
        ],
        actions: &[
            Action {
                what: "Begin each review of learners, from next week, with the intuitions of experienced staff. Open the figures only after that.",
                sign: "In four weeks the notes of each review hold one hunch and what became of it.",
            },
            Action {
                what: "Celebrate somebody who holds others up in this month’s newsletter, once they have agreed. Propose a second person for an award where there is one.",
                sign: "In four weeks the piece has appeared, and colleagues have suggested who could be next.",
            },
        ],
        avoid: "Do not use a hunch as the only ground for failing a learner.",
        evidence: Evidence::Practice,
    },
    strong: Advice {
        opening: [
            "You say that good guidance is seen here and that your judgement counts.",
            "I am glad of that, and I want newcomers to feel it as much as everybody else.",
        ],
        questions: [
            "What else would help people who guide to feel valued here?",
            "Which voices about learners do we hear less often than the rest?",
        ],
        actions: &[
            Action {
                what: "Ask at the next meeting what keeps up an atmosphere that values, inspires and supports people who guide. Protect the two things named most often.",
                sign: "In four weeks both things still happen, even in a busy week.",
            },
            Action {
                what: "Talk within three weeks with those who began to guide this year about when a newcomer keeps a view back. Change one such moment.",
                sign: "In four weeks newcomers have given their view of a learner in at least one review.",
            },
            Action {
                what: "Hand over to the mentors, from next month, the choice of whose guidance is honoured. Stay out of the choice yourself.",
                sign: "The next person honoured was chosen by peers, for work you had not known about.",
            },
        ],
        avoid: "Do not let praise grow so loud that nobody dares to bring a complaint.",
        evidence: Evidence::Practice,
    },
};
