//! What a works council and a data protection officer want to know, to print and to complete.

use crate::locale::catalogue::WorksCouncil;

pub static WORKS_COUNCIL: WorksCouncil = WorksCouncil {
    title: "For the works council and the data protection officer",
    lead: "Facts about Candour, with lines for whoever is responsible (the controller) to fill in. Not legal advice.",
    about_title: "This survey",
    about: &[
        "Controller, and contact of the data protection officer",
        "Which teams, and in which period",
        "Who runs the rounds, and who keeps the recovery codes",
        "Who gets the results, and what will be done with them",
    ],
    purpose_title: "Purpose",
    purpose: &[
        "To find out how safe people feel to speak up in a team, and to talk about it in that team.",
        "Not for pay, appraisal, ranking or watching anybody. Every report says so.",
    ],
    collected_title: "What is collected",
    collected: &[
        "For each statement, how many people ticked each point, and how many gave no answer.",
        "For each area of statements, how many people are counted, and sums of their averages and of the squares of these.",
        "The names of the team and of the round, the day it opened, how many people were asked, and from how many answers results are shown.",
        "Until the round ends also who runs it, who will get the results and when.",
    ],
    not_collected_title: "What is not",
    not_collected: &[
        "Who answered, names, age, job, length of service or anything else about a person; marks of their device.",
        "Free text. Any time finer than the day the round opened. The order of answers.",
        "A list of answer sheets: each sheet is added to the totals and wiped.",
        "Candour has no server and sends nothing. The host of the page sees, as every host does, from which network address the page was loaded and when; the browser’s own history notes when its pages were shown.",
    ],
    where_title: "Where it lies, and for how long",
    where_it_lies: &[
        "Answers of one person: in the memory of the page while that person answers. Wiped on sending, on stopping, on leaving, and after three idle minutes (six or ten for who asks for it).",
        "Totals of an open round: in the memory of the page, or in the browser’s database as well, encrypted with one recovery code or two that are kept on paper. Destroyed when the round is closed or discarded. The browser’s files may hold older encrypted versions for some time.",
        "Results: in the browser’s database of the device until somebody removes them, and in files and links that people pass on, which cannot be called back.",
    ],
    who_title: "Who can see what",
    who: &[
        "While a round is open: everybody in the room sees how many people have answered, and nobody sees more.",
        "After closing: whoever is given the results. They were named to everybody before the first answer.",
        "Nobody sees results of parts of a team.",
    ],
    minimum_title: "Minimum numbers",
    minimum: &[
        "Fewer than 5 answers: nothing. Whoever opens the round can raise that number, and nobody can lower it.",
        "5 to 7: averages of areas. 8 to 19: also each statement in three groups. From 20: each point.",
        "Where one to four people left something out in an area, its statements stay in three groups.",
    ],
    limits_title: "What numbers cannot hide",
    limits: &[
        "If everybody agrees with a statement, the totals say so about each. Of 100 teams of eight people with ordinary opinions, 29 show that to whoever has the results of the full form (13 of the pulse form); of 100 teams of fifteen, 1.",
        "Somebody in the team knows their own answers as well. Of 100 teams of eight, in 86 somebody can tell of all others on which side of one statement they are (55 with the pulse form); of 100 teams of fifteen, in 10 (4).",
        "All others together can work out the last person’s answers.",
        "Whoever has the device’s files and the recovery code (both codes, where two people have one each) can work out what each person answered.",
        "A managed device, a screen recorder, a browser extension, or somebody who looks on can see what is ticked.",
    ],
    bases_title: "Legal bases to choose from",
    bases_lead: "If and where personal data are processed is for the controller to judge. Tick what applies, and give the reason.",
    bases: &[
        "A works agreement or another collective agreement (Article 88 GDPR, with national law)",
        "A legal duty, such as to assess risks to health at work (Article 6(1)(c))",
        "Legitimate interests, weighed against those of staff (Article 6(1)(f))",
        "Consent (Article 6(1)(a)); whether it is free at work is doubtful",
    ],
    reason: "Reason",
    measures_title: "Technical measures, and where to check each",
    measures: &[
        [
            "The page may load and send nothing elsewhere.",
            "Content-Security-Policy in index.html; a test tries every way out (tests/e2e/journeys/network.rs).",
        ],
        ["After loading it asks the network for nothing.", "The network view of any browser; or switch the network off and go on."],
        ["No answer is in any storage, address, console or page after sending.", "tests/e2e/journeys/curious_eyes.rs and privacy.rs."],
        ["Totals on disk are encrypted: AES-GCM, key by PBKDF2 with 600,000 rounds.", "docs/file-formats.md, “Stored round”."],
        ["Minimum numbers and rules of release.", "src/disclosure.rs; tests/core/rules.rs; docs/threat-model.md."],
        ["The files are the published ones.", "Compare SHA-256 with SHA256SUMS of the release."],
    ],
    assessment_title: "Short impact assessment",
    assessment: &[
        [
            "Somebody works out single answers from results.",
            "Minimum numbers, three groups below 20, one result for each round, no parts of a team. What remains stands above.",
        ],
        [
            "Somebody reads answers on the device.",
            "No sheet is stored; totals are encrypted or in memory only. Whoever looks on, or manages the device, remains.",
        ],
        ["Results are used against a person or a team.", "Every report says what it is not for. This is for an agreement to forbid."],
        [
            "People feel they must take part.",
            "Stopping and leaving statements out is possible on every page; that somebody takes part can be seen in the room.",
        ],
        ["A changed page is served.", "Checksums of every file; a host of one’s own; a browser that keeps the page."],
    ],
    decision: &["Further measures agreed", "Result of the assessment", "Date and signatures"],
    print: "Print this page",
};
