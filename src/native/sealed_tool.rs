//! The tool `sealed`: sealed ballots by files, each step of the app as a command, so that others can check it and ballots can be made for tests.
//!
//! A keeper's key lies in a file, sealed under a recovery code. `card` and `survey` say the code once; every later step reads it from a file, which
//! may be `/dev/stdin`. What a step has given is noted in the key's file.

use super::command::{Made, Tool, read, shown};
use crate::answers::{AnswerSheet, Choice};
use crate::disclosure::Threshold;
use crate::json::shortened;
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::round::{Day, Kind, Round};
use crate::sealed::armour;
use crate::sealed::backup::{KeeperCode, Kept};
use crate::sealed::ballot::Ballot;
use crate::sealed::definition::{Definition, Keeper as Person};
use crate::sealed::keeper::{First, Keeper, Locked, Open, Refusal, Refused, Second, Side};
use crate::sealed::keys::{KeeperSecret, Role};
use crate::sealed::messages::Closing;
use crate::sealed::pile::{Pile, Problem};
use crate::sealed::short_code::{CHARACTERS, ShortCode};
use crate::sealed::survey::Survey;
use crate::text::Name;
use crate::transfer::sealed_files::kept_key::{self, KeptKey};
use crate::transfer::sealed_files::{keeper_card, messages, survey_file};
use crate::transfer::{question_set_file, release_file};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Sealed ballots by files.
pub const SEALED: Tool = Tool {
    name: "sealed",
    usage: "sealed COMMAND ...
  card    --name NAME --key KEY.json
          makes the second keeper's key, and prints the card
  survey  --card CARD.json --name NAME --key KEY.json --team TEAM --label LABEL --opened DAY --closes DAY --invited NUMBER
          [--threshold NUMBER] [--set SET.json]
          makes the first keeper's key, and prints the survey
  seal    --survey SURVEY.json ANSWERS.txt
          prints a ballot for each line: points as ticked, the lowest 1, separated by commas; nothing where something is left out
  close   --survey SURVEY.json --key KEY.json --code CODE.txt --ballots THREAD.txt [--without CODES]
          the first keeper: prints the closing
  answer  --survey SURVEY.json --key KEY.json --code CODE.txt --ballots THREAD.txt [--without CODES] CLOSING.json
          the second keeper: prints the answer
  open    --survey SURVEY.json --key KEY.json --code CODE.txt --ballots THREAD.txt [--without CODES] CLOSING.json ANSWER.json [OPENING.json]
          the first keeper: without an opening prints its own; with the second keeper's prints the release
          the second keeper: with the first keeper's opening prints its own
  verify  RELEASE.json [CLOSING.json ANSWER.json]
          says whether the shares add up to the release, and, with the two files, whether they are those that were committed to",
    work,
};

fn work(arguments: &[OsString], notes: &mut Vec<String>) -> Option<Made> {
    let (command, rest) = arguments.split_first()?;
    let arguments = Arguments::of(rest)?;
    match command.to_str()? {
        "card" => arguments.only(&["name", "key"], 0)?.card(notes),
        "survey" => {
            arguments.only(&["card", "name", "key", "team", "label", "opened", "closes", "invited", "threshold", "set"], 0)?.survey(notes)
        }
        "seal" => arguments.only(&["survey"], 1)?.seal(notes),
        "close" => arguments.only(&["survey", "key", "code", "ballots", "without"], 0)?.close(notes),
        "answer" => arguments.only(&["survey", "key", "code", "ballots", "without"], 1)?.answer(notes),
        "open" => arguments.only(&["survey", "key", "code", "ballots", "without"], 3)?.open(notes),
        "verify" => arguments.only(&[], 3)?.verify(notes),
        _ => None,
    }
}

/// A keeper with a list, and the file of its key.
type LockedKeeper<R> = Result<(Keys, Keeper<R, Locked>), String>;

/// Flags with a value each, and files.
struct Arguments {
    flags: BTreeMap<String, OsString>,
    files: Vec<OsString>,
}

impl Arguments {
    fn of(arguments: &[OsString]) -> Option<Self> {
        let (mut flags, mut files) = (BTreeMap::new(), Vec::new());
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.to_str().and_then(|argument| argument.strip_prefix("--")) {
                // Given twice, one of them would be passed over.
                Some(flag) => flags.insert(flag.to_owned(), rest.next()?.clone()).is_none().then_some(())?,
                None => files.push(argument.clone()),
            }
        }
        Some(Self { flags, files })
    }

    /// These, if there are no other flags and no more files.
    fn only(self, known: &[&str], files: usize) -> Option<Self> {
        (self.flags.keys().all(|flag| known.contains(&flag.as_str())) && self.files.len() <= files).then_some(self)
    }

    fn path(&self, flag: &str) -> Option<&OsStr> {
        self.flags.get(flag).map(OsString::as_os_str)
    }

    fn text(&self, flag: &str) -> Option<&str> {
        self.path(flag)?.to_str()
    }

    fn card(&self, notes: &mut Vec<String>) -> Option<Made> {
        let (name, key) = (self.text("name")?, self.path("key")?);
        Some(new_key(Role::Second, name, key, [0; 32], notes).map(|card| keeper_card::encode(&card) + "\n"))
    }

    fn survey(&self, notes: &mut Vec<String>) -> Option<Made> {
        let (card, name, key) = (self.path("card")?, self.text("name")?, self.path("key")?);
        let number = |flag| self.text(flag)?.parse::<u32>().ok();
        let day = |flag| self.text(flag).and_then(Day::parse);
        let threshold = if self.flags.contains_key("threshold") { Threshold::new(number("threshold")?)? } else { Threshold::default() };
        let (team, label, invited) = (self.text("team")?, self.text("label")?, number("invited")?);
        let (opened, closes) = (day("opened")?, day("closes")?);
        Some((|| {
            let set = match self.path("set") {
                Some(set) => question_set_file::decode(&read(set)?).map_err(|error| format!("question set {}: {error}", shown(set)))?,
                None => QuestionSet::full(),
            };
            let round = Round { team: named(team)?, label: named(label)?, opened, invited, threshold, kind: Kind::Real };
            let second = keeper_card::decode(&text_of(card)?).map_err(|error| format!("{}: {error}", shown(card)))?;
            let verify_key = Zeroizing::new(random::<32>()?);
            let (secret, public) = KeeperSecret::generate();
            let first = Person { name: named(name)?, key: public };
            let survey = Definition::new(round, set, closes, [first.clone(), second], random()?, &verify_key);
            let survey = survey.map_err(|error| error.to_string())?;
            keep_new(Role::First, first, secret, *verify_key, key, notes)?;
            notes.push(of_survey(&Survey::new(survey.clone())));
            Ok(survey_file::encode(&survey) + "\n")
        })())
    }

    fn the_survey(&self) -> Option<Result<Arc<Survey>, String>> {
        let path = self.path("survey")?;
        let read = || survey_file::decode(&text_of(path)?).map_err(|error| format!("{}: {error}", shown(path)));
        Some(read().map(Survey::new).map(Arc::new))
    }

    fn seal(&self, notes: &mut Vec<String>) -> Option<Made> {
        let (survey, [answers]) = (self.the_survey()?, self.files.as_slice()) else { return None };
        Some(survey.and_then(|survey| {
            notes.push(of_survey(&survey));
            let mut text = String::new();
            for (number, line) in (1..).zip(text_of(answers)?.lines().filter(|line| !line.trim().is_empty())) {
                let sheet =
                    sheet(&survey.definition().set, line).ok_or_else(|| format!("{}: line {number} is no sheet", shown(answers)))?;
                let ballot = Ballot::seal(&survey, sheet, random()?).map_err(|error| error.to_string())?;
                text.push_str(&armour::write(ballot.bytes()));
                text.push('\n');
            }
            Ok(text)
        }))
    }

    /// The keeper of the survey, the ballots, and the kept key of this role.
    fn keeper<R: Side>(&self, notes: &mut Vec<String>) -> Option<LockedKeeper<R>> {
        let (survey, key, code, ballots) = (self.the_survey()?, self.path("key")?, self.path("code")?, self.path("ballots")?);
        let without: Option<Vec<ShortCode>> = match self.text("without") {
            Some(codes) => codes.split(',').map(ShortCode::parse).collect(),
            None => Some(Vec::new()),
        };
        let without = without?;
        Some(survey.and_then(|survey| {
            let mut pile = Pile::default();
            pile.take_text(&survey, &text_of(ballots)?).map_err(|error| format!("{}: {error}", shown(ballots)))?;
            for code in without {
                if !pile.leave_out(code) {
                    return Err(format!("there is no ballot {code}"));
                }
            }
            notes.extend(pile.problems().into_iter().map(said));
            let (keys, kept) = Keys::open(key, code, R::ROLE)?;
            let verify_key = verify_key(&survey, &kept);
            let keeper = Keeper::<R, Open>::new(Arc::clone(&survey), kept.secret, verify_key, kept.given);
            let keeper = keeper.map_err(|why| why.to_string())?.lock(&pile).map_err(|refused| why(&refused))?;
            let codes: Vec<String> = keeper.list().iter().map(|hash| hash.code().to_string()).collect();
            notes.push(format!("ballots on the list: {} ({})", codes.len(), codes.join(", ")));
            notes.push(of_survey(&survey));
            Ok((keys, keeper))
        }))
    }

    fn close(&self, notes: &mut Vec<String>) -> Option<Made> {
        Some(self.keeper::<First>(notes)?.map(|(_, keeper)| messages::encode_closing(&keeper.closing()) + "\n"))
    }

    fn answer(&self, notes: &mut Vec<String>) -> Option<Made> {
        let [closing] = self.files.as_slice() else { return None };
        Some(self.keeper::<Second>(notes)?.and_then(|(_, keeper)| {
            let answer = match keeper.answer(&closing_of(closing)?) {
                Ok((_, answer)) => answer,
                Err(refused) => match refused.why {
                    Refusal::ProofFailed { ref ballots, answer: Some(ref answer) } => {
                        notes.extend(ballots.iter().map(|code| format!("the proof of {code} does not hold")));
                        (**answer).clone()
                    }
                    _ => return Err(why(&refused)),
                },
            };
            Ok(messages::encode_answer(&answer) + "\n")
        }))
    }

    fn open(&self, notes: &mut Vec<String>) -> Option<Made> {
        let (closing, answer, opening) = match self.files.as_slice() {
            [closing, answer] => (closing, answer, None),
            [closing, answer, opening] => (closing, answer, Some(opening)),
            _ => return None,
        };
        let opening = opening.map(|path| messages::decode_opening(&read(path)?).map_err(|error| format!("{}: {error}", shown(path))));
        let role = match kept_key(self.path("key")?) {
            Ok(kept) => kept.role(),
            Err(error) => return Some(Err(error)),
        };
        Some(match (role, opening) {
            (_, Some(Err(error))) => Err(error),
            (Role::First, opening) => self.keeper::<First>(notes)?.and_then(|(keys, keeper)| {
                let (keeper, own) = keeper.count(&answer_of(answer)?).map_err(|refused| why(&refused))?;
                keys.keep(&keeper)?;
                let Some(Ok(opening)) = opening else { return Ok(messages::encode_opening(&own) + "\n") };
                let (_, outcome) = keeper.release(&opening).map_err(|refused| why(&refused))?;
                let release = Release::of_sealed(outcome).map_err(|error| error.to_string())?;
                Ok(release_file::encode(&release) + "\n")
            }),
            (Role::Second, Some(Ok(opening))) => self.keeper::<Second>(notes)?.and_then(|(keys, keeper)| {
                let (keeper, _) = keeper.answer(&closing_of(closing)?).map_err(|refused| why(&refused))?;
                let (keeper, own) = keeper.count_with(&opening).map_err(|refused| why(&refused))?;
                keys.keep(&keeper)?;
                Ok(messages::encode_opening(&own) + "\n")
            }),
            (Role::Second, None) => Err("the second keeper opens after the first: the opening of the first keeper is missing".to_owned()),
        })
    }

    fn verify(&self, notes: &mut Vec<String>) -> Option<Made> {
        let (release, commitments) = match self.files.as_slice() {
            [release] => (release, None),
            [release, closing, answer] => (release, Some((closing, answer))),
            _ => return None,
        };
        Some((|| {
            let release = release_file::decode(read(release)?.trim_ascii()).map_err(|error| format!("{}: {error}", shown(release)))?;
            let evidence = release.evidence().ok_or("the release does not come from sealed ballots")?;
            let survey = evidence.survey(release.round(), release.set());
            let [first, second] = evidence.terms.keepers.each_ref().map(|keeper| shortened(&keeper.name));
            let mut said = format!(
                "The shares of {first} and {second} add up to every number of this release.\nSurvey {}, {} ballots, list {}.\n",
                survey.id().code(),
                release.sheets(),
                ShortCode::<CHARACTERS>::of(&evidence.list),
            );
            match commitments {
                Some((closing, answer)) => {
                    let (closing, answer) = (closing_of(closing)?, answer_of(answer)?);
                    release.check_commitments(&closing, &answer).map_err(|error| error.to_string())?;
                    said.push_str(
                        "They fit the closing and the answer that you gave. See to it that these are the ones that both keepers posted.\n",
                    );
                }
                None => notes.push("the closing and the answer were not given, so commitments were not looked at".to_owned()),
            }
            Ok(said)
        })())
    }
}

fn named(name: &str) -> Result<Name, String> {
    Name::new(name).map_err(|error| format!("“{}”: {error}", shortened(name)))
}

/// What everybody has to compare with what the second keeper says.
fn of_survey(survey: &Survey) -> String {
    format!("the code of the survey is {}: is it the one that the second keeper has posted?", survey.id().code())
}

/// Random bytes of the system.
fn random<const N: usize>() -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| format!("the system gives no random numbers: {error}"))?;
    Ok(bytes)
}

fn text_of(path: &OsStr) -> Result<String, String> {
    String::from_utf8(read(path)?).map_err(|_| format!("{}: it is no text", shown(path)))
}

fn kept_key(path: &OsStr) -> Result<KeptKey, String> {
    kept_key::decode(&read(path)?).map_err(|error| format!("{}: {error}", shown(path)))
}

fn closing_of(path: &OsStr) -> Result<Closing, String> {
    messages::decode_closing(&read(path)?).map_err(|error| format!("{}: {error}", shown(path)))
}

fn answer_of(path: &OsStr) -> Result<crate::sealed::messages::Answer, String> {
    messages::decode_answer(&read(path)?).map_err(|error| format!("{}: {error}", shown(path)))
}

fn why<K>(refused: &Refused<K>) -> String {
    refused.why.to_string()
}

fn said(problem: Problem) -> String {
    match problem {
        Problem::Damaged(Some(code)) => format!("{code} is damaged: ask for it again, before anything is closed"),
        Problem::Damaged(None) => "a ballot is damaged, its code too: ask who sees none of theirs on the list".to_owned(),
        Problem::Twice(code) => format!("{code} came more than once, and is counted once"),
        Problem::SameNumber(code) => {
            format!("{code} has the number of another ballot: leave one of them out, see in the thread whose is a copy")
        }
        Problem::OtherSurvey(code) => format!("{code} belongs to another survey"),
        Problem::Later(code) => format!("{code} was made by a later version of Candour"),
    }
}

/// A sheet of one line.
fn sheet(set: &QuestionSet, line: &str) -> Option<AnswerSheet> {
    let mut sheet = AnswerSheet::blank(set);
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    (cells.len() == set.statements().len()).then_some(())?;
    for (statement, cell) in cells.into_iter().enumerate() {
        if cell.is_empty() {
            sheet.tick(statement, Choice::PreferNot);
        } else {
            let point = cell.parse().ok().filter(|point| (1..=set.scale().points).contains(point))?;
            sheet.tick(statement, Choice::Point(point));
        }
    }
    Some(sheet)
}

/// The verify key of a keeper: the second one's is in the definition.
fn verify_key(survey: &Survey, kept: &Kept) -> Zeroizing<[u8; 32]> {
    survey.definition().verify_key(&kept.secret).map_or_else(|| kept.verify_key.clone(), Zeroizing::new)
}

fn new_key(role: Role, name: &str, path: &OsStr, verify_key: [u8; 32], notes: &mut Vec<String>) -> Result<Person, String> {
    let (secret, key) = KeeperSecret::generate();
    let person = Person { name: named(name)?, key };
    keep_new(role, person.clone(), secret, verify_key, path, notes)?;
    Ok(person)
}

/// Writes a new key into a file, and says its code.
fn keep_new(
    role: Role,
    person: Person,
    secret: KeeperSecret,
    verify_key: [u8; 32],
    path: &OsStr,
    notes: &mut Vec<String>,
) -> Result<(), String> {
    let code = KeeperCode::from_random(random()?);
    let salt = random()?;
    let kept = Kept { secret, verify_key: Zeroizing::new(verify_key), given: None };
    let kept = KeptKey::new(role, person, salt, |beside| kept.seal(&code, &salt, beside));
    // An older key in this file would be lost.
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| std::io::Write::write_all(&mut file, kept_key::encode(&kept).as_bytes()));
    written.map_err(|error| format!("{}: {error}", shown(path)))?;
    notes.push(format!("the recovery code of {} is {}: write it down, it is said only here", shown(path), &*code.shown()));
    Ok(())
}

/// A key's file, opened.
struct Keys {
    path: OsString,
    code: KeeperCode,
    kept: KeptKey,
}

impl Keys {
    fn open(path: &OsStr, code: &OsStr, role: Role) -> Result<(Self, Kept), String> {
        let kept = kept_key(path)?;
        if kept.role() != role {
            return Err(format!("{}: it is the key of the other keeper", shown(path)));
        }
        let typed = Zeroizing::new(text_of(code)?);
        let code = KeeperCode::parse(&typed).ok_or_else(|| format!("{}: it is no recovery code", shown(code)))?;
        let opened = kept.open(&code).ok_or_else(|| format!("{}: the recovery code does not open it", shown(path)))?;
        Ok((Self { path: path.to_owned(), code, kept }, opened))
    }

    /// Notes in the file what has been given.
    fn keep<R: Side, S>(&self, keeper: &Keeper<R, S>) -> Result<(), String> {
        let salt = random()?;
        let kept = KeptKey::new(R::ROLE, self.kept.keeper().clone(), salt, |beside| keeper.keep(&self.code, &salt, beside));
        std::fs::write(&self.path, kept_key::encode(&kept)).map_err(|error| format!("{}: {error}", shown(&self.path)))
    }
}
