//! The tables of the documentation: what they list, and their lines as Markdown.

use crate::area::{Area, Shape};
use crate::by_counts;
use crate::coverage::People;
use crate::exhaustive::{Found, Patterns};
use crate::facts::Fact;
use crate::gaps::{LoneAnswers, OnlyOne};
use crate::opinions::Opinions;
use crate::rounds::{Change, Guess, Rounds};
use crate::sampling::{FULL, Form, PULSE, sample};
use crate::share::{at_least, between, exact, in_some, of_a_hundred, sampled};
use crate::viewer::Viewer;

/// Random teams for each line that is sampled: the standard error of a share is 0.16 percentage points at most.
pub const TEAMS: u32 = 100_000;

/// A table, and where it is written down.
#[derive(Debug)]
pub struct Table {
    /// The file, from the folder of the project.
    pub file: &'static str,
    /// Its head.
    pub head: &'static str,
    /// What it lists.
    pub blocks: Vec<Block>,
}

/// Some lines of a table that are worked out together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    work: Work,
    /// Whether it takes so little time that every run of the tests can check it.
    pub quick: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Work {
    Headline { name: &'static str, form: Form, people: usize },
    Form { name: &'static str, form: Form, people: usize, opinions: Opinions },
    Area { shape: Shape, people: usize },
    Lone { complete: usize, lone: usize },
    Only { shape: Shape, people: usize },
    Band { people: usize, change: Change },
    Side { people: usize, change: Change },
    Interval { statements: usize, mean: f64, sd: f64 },
}

const APPENDIX: &str = "docs/disclosure-tables.md";

const FORMS: [(&str, Form); 2] = [("full", FULL), ("pulse", PULSE)];

/// Who looks, in the table of the few numbers that a team weighs.
const WHO_WEIGH: [Viewer; 4] = [Viewer::Outsider, Viewer::These(1), Viewer::Any(1), Viewer::Any(2)];

/// Facts of which the table of small areas tells.
const OF_AREAS: [Fact; 4] = [Fact::Answer, Fact::Band, Fact::DoesNotAgree, Fact::Side];

/// Who looks, in that table.
const WHO_LOOK: [Viewer; 4] = [Viewer::Outsider, Viewer::Any(1), Viewer::Any(2), Viewer::Any(3)];

/// How likely an answer is given again.
const AGAIN: [f64; 4] = [1.0, 0.9, 0.75, 0.5];

/// Every table, in the order in which it is printed.
pub fn tables() -> Vec<Table> {
    vec![headlines(), forms(), areas(), lone_answers(), only_one(), rounds(), intervals()]
}

fn headlines() -> Table {
    let forms = FORMS.iter().flat_map(|&(name, form)| [8, 10, 12, 15, 20].map(|people| Work::Headline { name, form, people }));
    Table {
        file: "docs/threat-model.md",
        head: "\
| form | people | whoever has the results | a colleague, named beforehand | somebody in the team | some two in the team together |
|---|---|---|---|---|---|",
        blocks: forms.map(|work| Block { work, quick: true }).collect(),
    }
}

fn forms() -> Table {
    let mut blocks = Vec::new();
    for (name, form) in FORMS {
        for people in [5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30] {
            for opinions in [Opinions::Ordinary, Opinions::Correlated, Opinions::OwnView] {
                let quick = match (people, opinions) {
                    (5, Opinions::Ordinary) => true,
                    (8, Opinions::Ordinary | Opinions::OwnView) => form == PULSE,
                    (8, Opinions::Correlated) => form == FULL,
                    _ => false,
                };
                blocks.push(Block { work: Work::Form { name, form, people, opinions }, quick });
            }
        }
    }
    Table {
        file: APPENDIX,
        head: "\
| form | people | answers | known | outsider | one named | two named | three named | any one | any two | any three |
|---|---|---|---|---|---|---|---|---|---|---|",
        blocks,
    }
}

fn areas() -> Table {
    let mut blocks = Vec::new();
    for (statements, points, numbers) in [
        (1, 5, [5, 6, 7, 8].as_slice()),
        (2, 3, &[5, 6, 7, 8]),
        (2, 4, &[5, 6, 7]),
        (2, 5, &[5, 6, 7]),
        (3, 3, &[5, 6, 7]),
        (3, 4, &[5, 6, 7]),
        (3, 5, &[5, 6, 7]),
    ] {
        let block =
            |&people| Block { work: Work::Area { shape: Shape { statements, points }, people }, quick: people <= 5 || statements < 3 };
        blocks.extend(numbers.iter().map(block));
    }
    Table {
        file: APPENDIX,
        head: "\
| statements | points | people | known | outsider | any one | any two | any three | outsider, ordinary | any one, ordinary | any two, ordinary | any three, ordinary |
|---|---|---|---|---|---|---|---|---|---|---|---|",
        blocks,
    }
}

fn lone_answers() -> Table {
    let block = |(complete, lone)| Block { work: Work::Lone { complete, lone }, quick: complete == 8 && lone <= 2 };
    Table {
        file: APPENDIX,
        head: "\
| answer both | answer one | outsider | one named | two named |
|---|---|---|---|---|",
        blocks: [(8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (9, 1), (10, 1), (12, 1)].map(block).into(),
    }
}

fn only_one() -> Table {
    let shapes = [Shape { statements: 3, points: 5 }, Shape { statements: 5, points: 5 }];
    let block = |(shape, people)| Block { work: Work::Only { shape, people }, quick: people < 8 };
    Table {
        file: APPENDIX,
        head: "\
| statements | people | outsider | one named | two named | outsider, ordinary | one named, ordinary | two named, ordinary |
|---|---|---|---|---|---|---|---|",
        blocks: shapes.into_iter().flat_map(|shape| [5, 6, 7, 8, 12].map(|people| (shape, people))).map(block).collect(),
    }
}

fn rounds() -> Table {
    let mut blocks = Vec::new();
    for change in [Change::Joined, Change::Exchanged] {
        blocks.extend([8, 10, 12, 18].map(|people| Block { work: Work::Band { people, change }, quick: people < 12 }));
        blocks.extend([5, 6, 7].map(|people| Block { work: Work::Side { people, change }, quick: true }));
    }
    Table {
        file: APPENDIX,
        head: "\
| people before | and then | known | answers given again | best guess right | surely right | guess without results |
|---|---|---|---|---|---|---|",
        blocks,
    }
}

fn intervals() -> Table {
    let mut blocks = Vec::new();
    for (statements, mean, sds) in [
        (5, 3.0, [0.5, 0.75, 1.0, 1.25, 1.5].as_slice()),
        (5, 3.6, &[0.5, 0.75, 1.0, 1.25, 1.5]),
        (5, 4.2, &[0.5, 0.75, 1.0, 1.25]),
        (2, 3.6, &[0.75, 1.0, 1.25]),
        (1, 3.6, &[1.0, 1.25]),
    ] {
        let block = |&sd| Block { work: Work::Interval { statements, mean, sd }, quick: statements == 1 };
        blocks.extend(sds.iter().map(block));
    }
    Table {
        file: "docs/statistics.md",
        head: "\
| statements | true mean | true sd | 5 people, usual | 5, own | 6 people, usual | 6, own | 7 people, usual | 7, own |
|---|---|---|---|---|---|---|---|---|",
        blocks,
    }
}

impl Block {
    /// How its lines begin.
    pub fn names(&self) -> Vec<String> {
        let line = |cells: &[&dyn std::fmt::Display]| cells.iter().fold(String::from("|"), |line, cell| format!("{line} {cell} |"));
        match self.work {
            Work::Headline { name, people, .. } => vec![line(&[&name, &people])],
            Work::Form { name, people, opinions, .. } => {
                Fact::ALL.iter().map(|fact| line(&[&name, &people, &opinions.name(), &fact.name()])).collect()
            }
            Work::Area { shape: Shape { statements, points }, people } => {
                OF_AREAS.iter().map(|fact| line(&[&statements, &points, &people, &fact.name()])).collect()
            }
            Work::Lone { complete, lone } => vec![line(&[&complete, &lone])],
            Work::Only { shape, people } => vec![line(&[&shape.statements, &people])],
            Work::Band { people, change } => again(|again| line(&[&people, &in_words(change), &"band", &again])),
            Work::Side { people, change } => again(|again| line(&[&people, &in_words(change), &"side", &again])),
            Work::Interval { statements, mean, sd } => vec![line(&[&statements, &format!("{mean:.1}"), &format!("{sd:.2}")])],
        }
    }

    /// Its lines. `None` for something out of bounds.
    pub fn lines(&self) -> Option<Vec<String>> {
        let cells = match self.work {
            Work::Headline { form, people, .. } => vec![headline(form, people)?],
            Work::Form { form, people, opinions, .. } => of_form(form, people, opinions)?,
            Work::Area { shape, people } => of_area(&Patterns::of(&Area::of(shape)?, people, 3)?.found())?,
            Work::Lone { complete, lone } => vec![named(|members| LoneAnswers { complete, lone, members }.share())?],
            Work::Only { shape, people } => {
                let of = |opinions| named(|members| OnlyOne { shape, people, members }.share(opinions));
                vec![[of(Opinions::Equal)?, of(Opinions::Ordinary)?].concat()]
            }
            Work::Band { people, change } => guesses(|again| Rounds { people, change, again }.band())?,
            Work::Side { people, change } => guesses(|again| Some(Rounds { people, change, again }.side()))?,
            Work::Interval { statements, mean, sd } => vec![interval(Shape { statements, points: 5 }, mean, sd)?],
        };
        let lines = self.names().into_iter().zip(cells).map(|(name, cells)| format!("{name} {} |", cells.join(" | ")));
        Some(lines.collect())
    }
}

fn headline(form: Form, people: usize) -> Option<Vec<String>> {
    WHO_WEIGH.iter().map(|&viewer| Some(of_a_hundred(by_counts::share(form, people, viewer, Fact::Band)?))).collect()
}

/// Fewest people from whom statements are shown; below, everything can be gone through for answers without anything in common.
const SHOWN_FROM: usize = 8;

fn of_form(form: Form, people: usize, opinions: Opinions) -> Option<Vec<Vec<String>>> {
    if opinions == Opinions::Ordinary && people < SHOWN_FROM {
        let found = Patterns::of(&Area::of(form.shape)?, people, 3)?.found();
        // Answers in one area say nothing about those in another, and neither do releases.
        let cell = |viewer, fact| Some(exact(in_some(found.share(viewer, fact, opinions)?, form.areas)));
        return Fact::ALL.into_iter().map(|fact| Viewer::ALL.into_iter().map(|viewer| cell(viewer, fact)).collect()).collect();
    }
    let findings = sample(form, people, opinions, TEAMS)?;
    let cell = |viewer, fact| {
        let (certain, possible) = (findings.certain(viewer, fact), findings.possible(viewer, fact));
        let worked_out = if opinions == Opinions::Ordinary { by_counts::share(form, people, viewer, fact) } else { None };
        match (fact, worked_out) {
            (_, Some(share)) => between(share, share + possible.share() - certain.share()),
            // Of averages more could be known than is searched for.
            (Fact::Average | Fact::Side, _) if people >= SHOWN_FROM => at_least(certain),
            _ => sampled(certain, possible),
        }
    };
    Some(Fact::ALL.into_iter().map(|fact| Viewer::ALL.into_iter().map(|viewer| cell(viewer, fact)).collect()).collect())
}

fn of_area(found: &Found) -> Option<Vec<Vec<String>>> {
    let cells = |fact| {
        let of = |opinions| WHO_LOOK.map(|viewer| Some(exact(found.share(viewer, fact, opinions)?)));
        of(Opinions::Equal).into_iter().chain(of(Opinions::Ordinary)).collect()
    };
    OF_AREAS.into_iter().map(cells).collect()
}

/// For an outsider, one member and two.
fn named(share: impl Fn(usize) -> Option<f64>) -> Option<Vec<String>> {
    (0..=2).map(|members| Some(exact(share(members)?))).collect()
}

fn in_words(change: Change) -> &'static str {
    match change {
        Change::Joined => "one more",
        Change::Exchanged => "one exchanged",
    }
}

fn again(line: impl Fn(&str) -> String) -> Vec<String> {
    AGAIN.iter().map(|again| line(&format!("{:.0} %", again * 100.0))).collect()
}

fn guesses(guess: impl Fn(f64) -> Option<Guess>) -> Option<Vec<Vec<String>>> {
    let cells = |again| guess(again).map(|Guess { right, sure, blind }| [right, sure, blind].map(percent).into());
    AGAIN.into_iter().map(cells).collect()
}

fn interval(shape: Shape, mean: f64, sd: f64) -> Option<Vec<String>> {
    let people = People::with(shape, mean, sd)?;
    let mut cells = Vec::new();
    for number in 5..=7 {
        let coverage = people.coverage(number)?;
        cells.extend([coverage.usual, coverage.own].map(percent));
    }
    Some(cells)
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
