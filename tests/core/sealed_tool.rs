//! The tool `sealed`: the whole flow by files, and what it says where something is wrong.

use candour::native::sealed_tool::SEALED;
use candour::transfer::release_file;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A folder with the files of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        // There is none at the first run.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("a file")
    }

    fn write(&self, name: &str, content: &str) {
        std::fs::write(self.0.join(name), content).expect("a file");
    }

    /// What the tool ends with, makes and says. Words that end like files are files in this folder.
    fn run(&self, line: &str) -> (u8, String, String) {
        let argument = |word: &str| {
            let is_file = [".json", ".txt"].iter().any(|end| word.ends_with(end));
            if is_file { self.0.join(word).into_os_string() } else { word.into() }
        };
        let arguments: Vec<OsString> = line.split_whitespace().map(argument).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = SEALED.run(&arguments, &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).expect("a text");
        (code, text(out), text(err))
    }

    /// The same where it has to work, with what it makes in a file; what it says.
    fn make(&self, file: &str, line: &str) -> String {
        let (code, made, said) = self.run(line);
        assert_eq!(code, 0, "{line}: {said}");
        self.write(file, &made);
        said
    }

    /// Why it makes nothing.
    fn refusal(&self, line: &str) -> String {
        let (code, made, said) = self.run(line);
        assert_eq!((code, made.as_str()), (2, ""), "{line}: {said}");
        said
    }

    /// A survey with nine ballots.
    fn survey(test: &str) -> Self {
        let folder = Self::new(test);
        let code = |said: &str| said.split_whitespace().find(|word| word.matches('-').count() == 4).expect("a code").replace(':', "");
        let said = folder.make("card.json", "card --name Ben --key second.json");
        folder.write("second.txt", &code(&said));
        let said = folder.make(
            "survey.json",
            "survey --card card.json --name Anna --key first.json --team Riverside --label Autumn --opened 2026-11-20 --closes 2026-11-27 \
             --invited 12 --threshold 6",
        );
        folder.write("first.txt", &code(&said));
        assert!(said.contains("the code of the survey is "), "{said}");
        let answers: Vec<String> =
            (0..9).map(|person| (0..20).map(|at| (1 + (person * 3 + at) % 5).to_string()).collect::<Vec<_>>().join(",")).collect();
        folder.write("answers.txt", &answers.join("\n"));
        folder.make("thread.txt", "seal --survey survey.json answers.txt");
        folder
    }
}

const FIRST: &str = "--survey survey.json --key first.json --code first.txt --ballots thread.txt";
const SECOND: &str = "--survey survey.json --key second.json --code second.txt --ballots thread.txt";

#[test]
fn from_a_card_to_a_release_that_anybody_adds_up_again() {
    let folder = Folder::survey("sealed_whole");
    assert!(folder.make("closing.json", &format!("close {FIRST}")).contains("ballots on the list: 9 ("));
    folder.make("answer.json", &format!("answer {SECOND} closing.json"));
    folder.make("numbers.json", &format!("open {FIRST} closing.json answer.json"));
    folder.make("sums.json", &format!("open {SECOND} closing.json answer.json numbers.json"));
    folder.make("release.json", &format!("open {FIRST} closing.json answer.json sums.json"));
    let (code, said, _) = folder.run("verify release.json closing.json answer.json");
    assert_eq!(code, 0);
    assert!(said.starts_with("The shares of Anna and Ben add up to every number of this release.\n"), "{said}");
    assert!(said.contains("They fit the closing and the answer that you gave."), "{said}");
    let (_, said, notes) = folder.run("verify release.json");
    assert!(!said.contains("They fit") && notes.contains("commitments were not looked at"), "{said}{notes}");
    let release = release_file::decode(folder.read("release.json").trim().as_bytes()).expect("a release");
    assert_eq!((release.sheets(), release.round().threshold.people()), (9, 6));
    // Of a closing that is not the one of this release.
    let mut closing: serde_json::Value = serde_json::from_str(&folder.read("closing.json")).expect("JSON");
    closing["commitments"][40] = "00".repeat(32).into();
    folder.write("other.json", &String::from_utf8(crate::made_up::signed(&closing)).expect("a text"));
    for order in ["closing.json answer.json", "other.json answer.json"] {
        let code = folder.run(&format!("verify release.json {order}")).0;
        assert_eq!(code, if order.starts_with("other") { 2 } else { 0 }, "{order}");
    }
    // Shares were given: no other list any more.
    let thread = folder.read("thread.txt");
    let end = thread.find("-----END").expect("a ballot") + "-----END CANDOUR BALLOT-----".len();
    folder.write("thread.txt", &thread[end..]);
    for (keeper, step) in [(FIRST, "close"), (SECOND, "answer")] {
        let file = if step == "answer" { "closing.json" } else { "" };
        let said = folder.refusal(&format!("{step} {keeper} {file}"));
        assert!(said.contains("a share of another list was given before"), "{said}");
    }
}

#[test]
fn what_is_wrong_is_said_and_nothing_made() {
    let folder = Folder::survey("sealed_wrong");
    let said = |line: &str| folder.refusal(line);
    assert!(said("").contains("usage: sealed COMMAND"));
    assert!(said("count --survey survey.json").contains("usage:"));
    assert!(said("seal --survey survey.json").contains("usage:"));
    assert!(said("seal --survey survey.json --survey survey.json answers.txt").contains("usage:"), "twice");
    assert!(said(&format!("close {FIRST} --colour red")).contains("usage:"));
    assert!(said("card --name Ben --key second.json").contains("second.json"), "a key is never written over");
    assert!(said("seal --survey card.json answers.txt").contains("the file is no candour-survey"));
    folder.write("short.txt", "1,2,3");
    assert!(said("seal --survey survey.json short.txt").contains("line 1 is no sheet"));
    folder.write("high.txt", &["6"; 20].join(","));
    assert!(said("seal --survey survey.json high.txt").contains("line 1 is no sheet"));
    folder.write("wrong.txt", "0000-0000-0000-0000-0000");
    assert!(said(&format!("close {}", FIRST.replace("first.txt", "wrong.txt"))).contains("the recovery code does not open it"));
    assert!(said(&format!("close {}", FIRST.replace("first.txt", "short.txt"))).contains("it is no recovery code"));
    assert!(said(&format!("close {SECOND}")).contains("the key of the other keeper"));
    assert!(said(&format!("close {FIRST} --without 0000-0000-0000")).contains("there is no ballot 0000-0000-0000"));
    folder.make("closing.json", &format!("close {FIRST}"));
    folder.make("answer.json", &format!("answer {SECOND} closing.json"));
    assert!(said(&format!("open {SECOND} closing.json answer.json")).contains("the opening of the first keeper is missing"));
    let elsewhere = SECOND.replace("second.json", "nowhere.json");
    assert!(said(&format!("open {elsewhere} closing.json answer.json answer.json")).contains("nowhere.json"));
    assert!(said("verify survey.json").contains("survey.json"));
    // A thread in which one ballot is there twice and one is damaged.
    let thread = folder.read("thread.txt");
    let mut ballots: Vec<&str> = thread.split_inclusive("-----END CANDOUR BALLOT-----\n").collect();
    let (line, content) = ballots[8].split_once('\n').expect("lines");
    let damaged = [line, "\n", &content[1..]].concat();
    ballots[8] = &damaged;
    ballots.push(ballots[0]);
    folder.write("thread.txt", &ballots.concat());
    let notes = folder.make("shorter.json", &format!("close {FIRST}"));
    assert!(notes.contains("is damaged: ask for it again") && notes.contains("came more than once"), "{notes}");
    assert!(notes.contains("ballots on the list: 8 ("), "{notes}");
    assert!(said(&format!("answer {SECOND} answer.json")).contains("the file is no candour-closing"));
}
