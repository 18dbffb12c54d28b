//! Surveys with sealed ballots, of which targets change something. Keys and ballots are new in each run; what holds of them is the same.

use candour::answers::{AnswerSheet, Choice};
use candour::disclosure::Threshold;
use candour::question_set::{Draft, DraftStatement, QuestionSet};
use candour::release::Release;
use candour::round::{Day, Kind, Round};
use candour::sealed::backup::{self, KeeperCode};
use candour::sealed::ballot::Ballot;
use candour::sealed::definition::{Definition, Keeper as Person};
use candour::sealed::keeper::{Answered, Counted, First, Keeper, Locked, Open, Second, Side};
use candour::sealed::keys::{KeeperSecret, Role};
use candour::sealed::messages::{Answer, Closing, Opening};
use candour::sealed::pile::Pile;
use candour::sealed::survey::Survey;
use candour::text::Name;
use candour::transfer::sealed_files::kept_key::KeptKey;
use serde_json::{Map, Value};
use std::sync::Arc;

const VERIFY_KEY: [u8; 32] = [3; 32];

/// The content of a good file.
pub fn content(file: &str) -> Map<String, Value> {
    match serde_json::from_str(file) {
        Ok(Value::Object(content)) => content,
        other => panic!("no file: {other:?}"),
    }
}

/// The code under which made-up keepers keep their keys.
pub fn code() -> KeeperCode {
    KeeperCode::from_random([5; 16])
}

/// A set with an area for each entry of `areas`, of that many statements, of which the last is reverse-scored.
pub fn question_set(points: u8, areas: &[usize]) -> QuestionSet {
    let mut draft = Draft { id: "made-up".into(), title: "Made up".into(), points, lowest: 1, ..Draft::default() };
    for (area, &statements) in areas.iter().enumerate() {
        draft.areas.push((format!("a{area}"), format!("Area {area}")));
        draft.statements.extend((1..=statements).map(|at| DraftStatement {
            id: format!("s{area}-{at}"),
            area: format!("a{area}"),
            text: format!("S{area}-{at}."),
            reversed: at > 1 && at == statements,
        }));
    }
    draft.check().expect("a set")
}

fn name(name: &str) -> Name {
    Name::new(name).expect("a name")
}

/// A survey with the keys of its keepers and a ballot of each of some people.
pub struct MadeUp {
    /// The survey.
    pub survey: Arc<Survey>,
    /// The keys of both keepers, as they keep them.
    pub kept: [KeptKey; 2],
    /// The ballots.
    pub ballots: Vec<Ballot>,
}

impl MadeUp {
    /// A survey of so many people, all of whom have sent a ballot, and two who have not.
    pub fn new(set: &QuestionSet, people: u32) -> Self {
        let round = Round {
            team: name("Team"),
            label: name("Autumn"),
            opened: Day::new(2026, 9, 1).expect("a day"),
            invited: people.max(5) + 2,
            threshold: Threshold::new(5).expect("a threshold"),
            kind: Kind::Real,
        };
        let [(first, first_key), (second, second_key)] = [KeeperSecret::generate(), KeeperSecret::generate()];
        let keepers = [Person { name: name("Anna"), key: first_key }, Person { name: name("Ben"), key: second_key }];
        let closes = Day::new(2026, 12, 4).expect("a day");
        let definition = Definition::new(round, set.clone(), closes, keepers.clone(), [1; 16], &VERIFY_KEY).expect("a survey");
        let keep = |role: Role, secret: &KeeperSecret| {
            let salt = [7; backup::SALT_BYTES];
            let seal = |beside: &[u8]| backup::seal(&code(), &salt, beside, secret, &VERIFY_KEY, None);
            KeptKey::new(role, keepers[role.index()].clone(), salt, seal)
        };
        let kept = [keep(Role::First, &first), keep(Role::Second, &second)];
        let survey = Arc::new(Survey::new(definition));
        let ballots = (0..people).map(|person| ballot(&survey, person)).collect();
        Self { survey, kept, ballots }
    }

    fn keeper<R: Side>(&self) -> Keeper<R, Open> {
        let kept = self.kept[R::ROLE.index()].open(&code()).expect("its code");
        Keeper::new(Arc::clone(&self.survey), kept.secret, kept.verify_key, kept.given).expect("its key")
    }

    /// The first keeper, as often as one is needed.
    pub fn first(&self) -> Keeper<First, Open> {
        self.keeper()
    }

    /// The second keeper, as often as one is needed.
    pub fn second(&self) -> Keeper<Second, Open> {
        self.keeper()
    }

    /// All ballots.
    pub fn pile(&self) -> Pile {
        let mut pile = Pile::default();
        for ballot in &self.ballots {
            pile.take(&self.survey, ballot.bytes().to_vec());
        }
        pile
    }

    /// What the keepers say to each other, and each keeper who waits for it.
    pub fn messages(&self) -> Messages {
        let pile = self.pile();
        let (first, second) = (|| self.first().lock(&pile).expect("a list"), || self.second().lock(&pile).expect("a list"));
        let closing = first().closing();
        let (waits_for_numbers, answer) = second().answer(&closing).expect("all proofs hold");
        let (waits_for_sums, numbers) = first().count(&answer).expect("all proofs hold");
        let (other, _) = second().answer(&closing).expect("all proofs hold");
        let (_, sums) = other.count_with(&numbers).expect("what was committed to");
        let waiting =
            Waiting { closing: Some(second()), answer: Some(first()), numbers: Some(waits_for_numbers), sums: Some(waits_for_sums) };
        Messages { closing, answer, openings: [numbers, sums], waiting }
    }

    /// The release of all ballots.
    pub fn release(&self) -> Release {
        let Messages { openings: [_, sums], waiting, .. } = self.messages();
        let (_, outcome) = waiting.sums.expect("a keeper").release(&sums).expect("what was committed to");
        Release::of_sealed(outcome).expect("a release")
    }
}

/// The messages of honest keepers.
pub struct Messages {
    /// The closing.
    pub closing: Closing,
    /// The answer.
    pub answer: Answer,
    /// The numbers of people, and the sums.
    pub openings: [Opening; 2],
    /// Who waits for them.
    pub waiting: Waiting,
}

/// Keepers who wait for a message, each for one.
pub struct Waiting {
    /// The second keeper, for the closing.
    pub closing: Option<Keeper<Second, Locked>>,
    /// The first keeper, for the answer.
    pub answer: Option<Keeper<First, Locked>>,
    /// The second keeper, for the numbers of people.
    pub numbers: Option<Keeper<Second, Answered>>,
    /// The first keeper, for the sums.
    pub sums: Option<Keeper<First, Counted>>,
}

/// The ballot of a person, whose answers differ from those of others.
fn ballot(survey: &Survey, person: u32) -> Ballot {
    let set = &survey.definition().set;
    let mut sheet = AnswerSheet::blank(set);
    for (at, statement) in (0_u32..).zip(0..set.statements().len()) {
        let point = (person * person + 3 * person + at * (person + 2)) % u32::from(set.scale().points);
        sheet.tick(statement, Choice::Point(u8::try_from(1 + point).expect("a point")));
    }
    let mut nonce = [1; 16];
    nonce[..4].copy_from_slice(&person.to_le_bytes());
    Ballot::seal(survey, sheet, nonce).expect("a ballot")
}
