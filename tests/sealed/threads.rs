//! Threads as chats and mail programs hand them on: the same ballots come out, and what is wrong with others is named by their codes.

use crate::made_up::{Answers, complete, release_from};
use crate::made_up_survey::{MadeUp, ballot, pile, run, survey};
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::sealed::armour;
use candour::sealed::ballot::{Ballot, BallotHash};
use candour::sealed::keeper::Refusal;
use candour::sealed::pile::{Pile, Problem};
use candour::sealed::short_code::ShortCode;
use candour::sealed::survey::Survey;
use std::collections::BTreeSet;

fn made_up() -> MadeUp {
    survey(&QuestionSet::pulse(), 12, 5)
}

fn team(people: usize) -> Vec<Answers> {
    complete(&QuestionSet::pulse(), people)
}

/// The ballots of so many people.
fn ballots(survey: &Survey, people: usize) -> Vec<Ballot> {
    team(people).iter().enumerate().map(|(person, answers)| ballot(survey, person, answers)).collect()
}

fn posted(ballots: &[Ballot]) -> Vec<String> {
    ballots.iter().map(|ballot| armour::write(ballot.bytes())).collect()
}

fn code(ballot: &Ballot) -> ShortCode {
    ballot.hash().code()
}

fn loaded(survey: &Survey, text: &str) -> Pile {
    let mut pile = Pile::default();
    pile.take_text(survey, text).expect("short");
    pile
}

fn hashes(pile: &Pile) -> Vec<BallotHash> {
    pile.ballots().map(|(hash, _)| *hash).collect()
}

fn sorted(ballots: &[Ballot]) -> Vec<BallotHash> {
    let mut hashes: Vec<BallotHash> = ballots.iter().map(Ballot::hash).collect();
    hashes.sort();
    hashes
}

fn problems(pile: &Pile) -> Vec<Problem> {
    pile.problems().into_iter().collect()
}

/// A thread holds exactly these ballots, and these problems.
fn holds(survey: &Survey, thread: &str, ballots: &[Ballot], problems: &[Problem]) {
    let pile = loaded(survey, thread);
    assert_eq!(hashes(&pile), sorted(ballots), "{thread}");
    let mut expected = problems.to_vec();
    expected.sort();
    assert_eq!(self::problems(&pile), expected, "{thread}");
    for (hash, ballot) in pile.ballots() {
        assert!(ballots.iter().any(|one| one == ballot && one.hash() == *hash));
    }
}

/// A thread in which each ballot is changed.
fn each(posted: &[String], change: impl Fn(&str) -> String) -> String {
    posted.iter().map(|ballot| change(ballot)).collect::<Vec<_>>().concat()
}

/// Each line of a text changed.
fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().map(change).collect::<Vec<_>>().join("\n")
}

/// A text with no line longer than so many signs, broken between words where that is possible and with `before` at the start of each line.
fn wrapped(text: &str, signs: usize, before: &str) -> String {
    let mut wrapped = Vec::new();
    for line in text.lines() {
        let mut line = line;
        while line.len() > signs {
            let at = line[..=signs].rfind(' ').filter(|at| *at > 0).unwrap_or(signs);
            wrapped.push(format!("{before}{}", &line[..at]));
            line = line[at..].trim_start();
        }
        wrapped.push(format!("{before}{line}"));
    }
    wrapped.join("\n")
}

mod whatever_a_thread_does {
    use super::*;

    /// The same ballots come out of what `change` makes of them, and nothing is wrong.
    fn same(change: impl Fn(&[String]) -> String) {
        let survey = made_up().survey;
        let ballots = ballots(&survey, 4);
        holds(&survey, &change(&posted(&ballots)), &ballots, &[]);
    }

    #[test]
    fn nothing() {
        same(|posted| posted.join("\n"));
        same(<[String]>::concat);
    }

    #[test]
    fn people_talk() {
        same(|posted| {
            let said = ["[10:32] Anna: here is mine, thanks!", "Ben, 10:40", "Cem\n14 October at 9:05 PM\nMine:", "— Dora —"];
            let said = said.iter().zip(posted).map(|(said, ballot)| format!("{said}\n{ballot}\nOK\nAll the best\n"));
            said.collect::<Vec<_>>().concat()
        });
        same(|posted| posted.join("\n\nAttention: nobody reads these.\n> Really?\nYes\n"));
    }

    #[test]
    fn a_name_stands_in_the_line_of_the_ballot() {
        same(|posted| each(posted, |ballot| format!("14.10.26, 10:32 - Anna Muster: {ballot}\n")));
        same(|posted| each(posted, |ballot| format!("{ballot} (sent at 10:32 by Anna)\n")));
    }

    #[test]
    fn replies_quote_once_and_several_times() {
        for marks in ["> ", ">", ">> ", "> > > ", "| ", "  > | "] {
            same(|posted| lines(&posted.join("\n"), |line| format!("{marks}{line}")));
        }
    }

    #[test]
    fn times_and_names_stand_between_all_lines() {
        for between in ["10:33", "[10:33] Ben:", "10:33 - Ben:", "— 10:33 —", "2026-10-14T10:33:00Z", "(edited)", "* * *", "", "-- "] {
            same(|posted| posted.join("\n").replace('\n', &format!("\n{between}\n")));
        }
    }

    /// A chat that sends each line as a message of its own.
    #[test]
    fn a_name_and_a_time_stand_before_every_line() {
        let long = |line: &str| line.len() >= 40 || line.starts_with('-');
        same(|posted| lines(&posted.join("\n"), |line| if long(line) { format!("[10:33] Ben: {line}") } else { line.to_owned() }));
    }

    #[test]
    fn signs_that_nobody_sees_stand_between_all_letters() {
        for sign in ['\u{200b}', '\u{feff}', '\u{200d}', '\u{2060}', '\u{ad}', '\u{200e}', '\u{202a}', '\u{fe0f}', '\u{0}'] {
            same(|posted| posted.join("\n").chars().flat_map(|letter| [sign, letter]).collect());
        }
    }

    #[test]
    fn other_spaces_stand_in_place_of_spaces() {
        for space in ['\u{a0}', '\u{202f}', '\u{2003}', '\u{3000}', '\t'] {
            same(|posted| posted.join("\n").replace(' ', &space.to_string()));
            same(|posted| lines(&posted.join("\n"), |line| format!("{space}{space}{line}{space}")));
        }
    }

    #[test]
    fn lines_end_in_another_way() {
        for end in ["\r\n", "\r", "\n\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", " \n", "\r\r\n"] {
            same(|posted| posted.join("\n").replace('\n', end));
        }
    }

    #[test]
    fn lines_are_wrapped() {
        for signs in [64, 72, 76, 78] {
            for before in ["", "> ", "> > ", "    "] {
                same(|posted| wrapped(&posted.join("\n"), signs, before));
                // Quoted first and wrapped then, as some programs do: what is broken off has no mark.
                same(|posted| wrapped(&lines(&posted.join("\n"), |line| format!("{before}{line}")), signs, ""));
            }
        }
    }

    #[test]
    fn lines_are_joined_into_one() {
        same(|posted| posted.join("\n").replace('\n', " "));
        same(|posted| posted.join("\n").replace('\n', ""));
    }

    /// The words before and behind a ballot are broken too then.
    #[test]
    fn lines_are_joined_into_one_and_that_is_wrapped() {
        for signs in [64, 72, 76, 78] {
            for before in ["", "> ", "> > "] {
                same(|posted| wrapped(&posted.join(" Mine, with thanks: ").replace('\n', " "), signs, before));
                same(|posted| wrapped(&posted.join("\n10:33 - Anna Muster, who works with you: "), signs, before));
            }
        }
    }

    #[test]
    fn code_is_marked_as_markdown_does() {
        same(|posted| each(posted, |ballot| format!("```\n{ballot}\n```\n")));
        same(|posted| each(posted, |ballot| format!("~~~text\n{ballot}\n~~~\n")));
        same(|posted| each(posted, |ballot| format!("```{ballot}```\n")));
        same(|posted| each(posted, |ballot| format!("`{ballot}`\n")));
        same(|posted| lines(&posted.join("\n"), |line| format!("`{line}`")));
        same(|posted| lines(&posted.join("\n"), |line| format!("    {line}")));
    }

    #[test]
    fn dashes_are_made_prettier() {
        for dashes in ["—", "–", "––", "—–", "—-", "−−−−−", "‐‐‐‐‐", ""] {
            let change = |posted: &[String]| posted.join("\n").replace("-----", dashes);
            same(change);
            // And in the code.
            same(|posted| change(posted).replace('-', "\u{2013}"));
            if !dashes.is_empty() {
                same(|posted| change(posted).replace('\n', " "));
            }
        }
    }

    #[test]
    fn a_ballot_stands_in_the_signature_of_a_mail() {
        same(|posted| each(posted, |ballot| format!("Dear all\n\nBest\n-- \nAnna Muster\n{ballot}\nTel. 555-0100\n")));
    }

    /// A mail that is signed with `OpenPGP` has a dash and a space before each line that begins with a dash (RFC 9580, section 7.2).
    #[test]
    fn a_mail_is_signed() {
        same(|posted| {
            let text = posted.join("\n").replace("-----BEGIN", "- -----BEGIN").replace("-----END", "- -----END");
            format!(
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{text}\n-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----"
            )
        });
    }

    #[test]
    fn the_order_is_another() {
        same(|posted| posted.iter().rev().map(String::as_str).collect::<Vec<_>>().join("\n"));
        let survey = made_up().survey;
        let ballots = ballots(&survey, 5);
        let texts = posted(&ballots);
        let whole = hashes(&loaded(&survey, &texts.join("\n")));
        // From several files too.
        for start in 0..texts.len() {
            let mut pile = Pile::default();
            for text in texts.iter().cycle().skip(start).take(texts.len()) {
                pile.take_text(&survey, text).expect("short");
            }
            assert_eq!((hashes(&pile), problems(&pile)), (whole.clone(), Vec::new()));
        }
    }

    #[test]
    fn the_end_is_missing_and_people_talk_on() {
        let without_end = |ballot: &str| ballot.split("-----END").next().expect("a ballot").to_owned();
        same(|posted| each(posted, without_end));
        same(|posted| each(posted, |ballot| without_end(ballot) + "\n10:40 - Ben: thanks, Anna!\n"));
    }
}

/// A thread of four ballots in which something happens to the third, and what is wrong then.
fn with_third(change: impl Fn(&str) -> String) -> (Vec<Problem>, ShortCode) {
    let survey = made_up().survey;
    let ballots = ballots(&survey, 4);
    let mut texts = posted(&ballots);
    texts[2] = change(&texts[2]);
    let pile = loaded(&survey, &texts.join("\n"));
    let others: Vec<Ballot> = ballots.iter().enumerate().filter(|(at, _)| *at != 2).map(|(_, ballot)| ballot.clone()).collect();
    assert_eq!(hashes(&pile), sorted(&others), "the others are there, and no wrong one");
    (problems(&pile), code(&ballots[2]))
}

/// It is named as damaged, by its code.
fn is_damaged(change: impl Fn(&str) -> String) {
    let (problems, code) = with_third(change);
    assert_eq!(problems, [Problem::Damaged(Some(code))]);
}

fn without_line(text: &str, number: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.remove(number);
    lines.join("\n")
}

mod damaged_ballots_are_named {
    use super::*;

    #[test]
    fn a_letter_is_another() {
        for at in [60, 200, 500, 900] {
            is_damaged(|text| {
                let mut changed = text.to_owned();
                let letter = text[at..].find(|letter: char| letter.is_ascii_alphanumeric()).expect("a letter") + at;
                changed.replace_range(letter..=letter, if &text[letter..=letter] == "A" { "B" } else { "A" });
                changed
            });
        }
    }

    #[test]
    fn a_letter_is_small_where_it_was_a_capital() {
        is_damaged(|text| {
            let (first, rest) = text.split_once('\n').expect("lines");
            format!("{first}\n{}", rest.replace("-----END CANDOUR BALLOT-----", "").to_lowercase())
        });
    }

    #[test]
    fn a_line_is_missing() {
        let lines = armour::write(ballots(&made_up().survey, 1)[0].bytes()).lines().count();
        for number in 1..lines - 1 {
            is_damaged(|text| without_line(text, number));
        }
    }

    #[test]
    fn two_lines_have_changed_places() {
        is_damaged(|text| {
            let mut lines: Vec<&str> = text.lines().collect();
            lines.swap(2, 3);
            lines.join("\n")
        });
    }

    #[test]
    fn the_rest_is_missing() {
        for part in [4, 3, 2] {
            is_damaged(|text| text[..text.len() / part].to_owned() + "\n");
        }
        is_damaged(|text| text.lines().next().expect("a line").to_owned());
        // A chat shows the beginning of a long message.
        is_damaged(|text| format!("{}… Read more", &text[..700]));
    }

    #[test]
    fn the_beginning_is_missing_and_nobody_knows_whose_it_is() {
        let (problems, _) = with_third(|text| without_line(text, 0));
        assert_eq!(problems, [Problem::Damaged(None)]);
    }

    /// Words that might be base64 do harm only where nothing tells the end of a ballot.
    #[test]
    fn the_end_is_missing_and_somebody_says_one_word() {
        is_damaged(|text| format!("{}\nThanks", text.split("-----END").next().expect("a ballot")));
        is_damaged(|text| text.replacen('\n', "\nThanks\n", 3));
    }

    #[test]
    fn the_code_is_missing_or_another() {
        let (problems, code) = with_third(|text| text.replacen(&text["-----BEGIN CANDOUR BALLOT ".len()..][..14], "", 1));
        assert!(matches!(problems[..], [Problem::Damaged(found)] if found != Some(code)), "{problems:?}");
        let (problems, _) = with_third(|text| text.replacen(&text["-----BEGIN CANDOUR BALLOT ".len()..][..14], "0123-4567-89AB", 1));
        assert_eq!(problems, [Problem::Damaged(ShortCode::parse("0123-4567-89AB"))]);
    }

    #[test]
    fn another_ballot_stands_in_the_middle() {
        let survey = made_up().survey;
        let ballots = ballots(&survey, 2);
        let [outer, inner] = posted(&ballots).try_into().expect("two");
        let thread = format!("{}\n{inner}\n{}", &outer[..600], &outer[600..]);
        // What is left of the first one has an end and no beginning.
        holds(&survey, &thread, &ballots[1..], &[Problem::Damaged(None), Problem::Damaged(Some(code(&ballots[0])))]);
    }

    #[test]
    fn wherever_a_text_is_cut_no_wrong_ballot_comes_out() {
        let survey = made_up().survey;
        let ballot = &ballots(&survey, 1)[0];
        let text = armour::write(ballot.bytes());
        let end = text.find("\n-----END").expect("an end");
        let words = "-----BEGIN CANDOUR BALLOT".len();
        for at in 0..text.len() {
            let pile = loaded(&survey, &text[..at]);
            let (there, named) = (hashes(&pile), problems(&pile));
            assert!(there.iter().all(|hash| *hash == ballot.hash()) && (at >= end || there.is_empty()), "{at} letters");
            // From the end of the words on it is there or named. A piece of the last line may do harm.
            assert_eq!(there.len() + named.len(), usize::from(at >= words), "{at} letters");
            assert!(!(end..end + "\n-----".len()).contains(&at) || named.is_empty(), "{at} letters");
            let pile = loaded(&survey, &text[at..]);
            assert!(pile.ballots().all(|(hash, _)| *hash == ballot.hash()) && (at <= 5 || pile.ballots().len() == 0), "{at} letters");
        }
    }

    /// Not what people see of a message, but the file in which a program keeps it.
    #[test]
    fn the_sources_of_mails_and_of_exports_are_no_threads() {
        // Quoted-printable (RFC 2045, section 6.7).
        is_damaged(|text| {
            let quoted =
                lines(
                    &text.replace('=', "=3D"),
                    |line| if line.len() > 76 { format!("{}=\n{}", &line[..75], &line[75..]) } else { line.into() },
                );
            quoted + "\n"
        });
        // JSON, and HTML.
        is_damaged(|text| serde_json::Value::from(text).to_string());
        is_damaged(|text| format!("<p>{}</p>", text.replace('\n', "<br>\n")));
    }

    /// A program that is wrong: the code fits the bytes, and the bytes are no ballot.
    #[test]
    fn a_ballot_of_another_length() {
        let survey = made_up().survey;
        let good = ballots(&survey, 1)[0].bytes().to_vec();
        for bytes in [good[..good.len() - 1].to_vec(), [&good[..], &[0]].concat(), vec![1], vec![0], Vec::new(), good[..8].to_vec()] {
            holds(&survey, &armour::write(&bytes), &[], &[Problem::Damaged(Some(BallotHash::of(&bytes).code()))]);
        }
    }

    #[test]
    fn it_is_not_named_any_more_once_it_is_posted_again() {
        let survey = made_up().survey;
        let ballots = ballots(&survey, 3);
        let texts = posted(&ballots);
        let cut = &texts[1][..500];
        for thread in [[cut, &texts[0], &texts[1], &texts[2]], [&texts[0], &texts[1], &texts[2], cut]] {
            holds(&survey, &thread.join("\n"), &ballots, &[]);
        }
        let mut pile = loaded(&survey, &[&texts[0], cut].join("\n"));
        assert_eq!(problems(&pile), [Problem::Damaged(Some(code(&ballots[1])))]);
        pile.take_text(&survey, &texts[2]).expect("short");
        assert_eq!(problems(&pile), [Problem::Damaged(Some(code(&ballots[1])))], "until it is there");
        pile.take_text(&survey, &texts[1]).expect("short");
        assert_eq!((hashes(&pile), problems(&pile)), (sorted(&ballots), Vec::new()));
        // What is quoted of it afterwards does not make it damaged.
        pile.take_text(&survey, &format!("> {cut}")).expect("short");
        assert_eq!(problems(&pile), []);
    }
}

mod other_ballots_are_named {
    use super::*;

    #[test]
    fn the_same_one_twice_is_counted_once() {
        let survey = made_up().survey;
        let ballots = ballots(&survey, 3);
        let texts = posted(&ballots);
        let twice = [Problem::Twice(code(&ballots[1]))];
        holds(&survey, &[&texts[0], &texts[1], &texts[2], &texts[1]].map(String::as_str).join("\n"), &ballots, &twice);
        let reply = format!("{}\n\nOn 14 October Ben wrote:\n{}", texts.join("\n"), lines(&texts[1], |line| format!("> {line}")));
        holds(&survey, &reply, &ballots, &twice);
        // The whole thread once more.
        let thread = texts.join("\n");
        let all: Vec<Problem> = ballots.iter().map(|ballot| Problem::Twice(code(ballot))).collect();
        holds(&survey, &format!("{thread}\n{thread}\n{thread}"), &ballots, &all);
    }

    #[test]
    fn one_of_another_survey() {
        let (survey, elsewhere) = (made_up().survey, made_up().survey);
        let (here, there) = (ballots(&survey, 3), ballots(&elsewhere, 2));
        let thread = [posted(&here), posted(&there)].concat().join("\n");
        holds(&survey, &thread, &here, &[Problem::OtherSurvey(code(&there[0])), Problem::OtherSurvey(code(&there[1]))]);
    }

    #[test]
    fn one_of_a_survey_with_another_question_set() {
        let survey = made_up().survey;
        let full = QuestionSet::full();
        let elsewhere = crate::made_up_survey::survey(&full, 12, 5).survey;
        let there = ballot(&elsewhere, 1, &complete(&full, 1)[0]);
        holds(&survey, &armour::write(there.bytes()), &[], &[Problem::OtherSurvey(code(&there))]);
    }

    #[test]
    fn one_of_a_later_version_whatever_it_holds() {
        let survey = made_up().survey;
        let ballots = ballots(&survey, 3);
        let mut later = ballots[2].bytes().to_vec();
        later[0] = 2;
        for bytes in [later.clone(), later[..100].to_vec(), vec![255; 3_000], vec![2]] {
            let thread = [posted(&ballots), vec![armour::write(&bytes)]].concat().join("\n");
            holds(&survey, &thread, &ballots, &[Problem::Later(BallotHash::of(&bytes).code())]);
        }
    }

    #[test]
    fn several_with_one_number_whatever_order_they_come_in_until_people_have_said_which_is_a_copy() {
        let made_up = made_up();
        let survey = &made_up.survey;
        let others = ballots(survey, 6)[1..].to_vec();
        // The number stands in every ballot, so that anybody can make another one with it, and have a lower or a higher hash.
        let mut same: Vec<Ballot> = team(3).iter().map(|answers| ballot(survey, 77, answers)).collect();
        same.sort_by_key(Ballot::hash);
        let expected: Vec<Problem> =
            sorted(&same).iter().map(|hash| Problem::SameNumber(hash.code())).collect::<BTreeSet<_>>().into_iter().collect();
        let all = [others.clone(), same.clone()].concat();
        let mut first = made_up.first;
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let texts = [posted(&order.map(|at| same[at].clone())), posted(&others)].concat();
            let mut pile = loaded(survey, &texts.join("\n"));
            assert_eq!((hashes(&pile), problems(&pile)), (sorted(&all), expected.clone()));
            let refused = first.lock(&pile).err().expect("one number, three ballots");
            let Refusal::SameNumber(named) = refused.why else { panic!("{:?}", refused.why) };
            assert_eq!(named.into_iter().collect::<BTreeSet<_>>(), same.iter().map(code).collect());
            first = refused.keeper;
            // With two of them left out the third counts, also when the thread is loaded again.
            assert!(pile.leave_out(code(&same[order[0]])) && pile.leave_out(code(&same[order[1]])));
            pile.take_text(survey, &texts.join("\n")).expect("short");
            let kept = [others.clone(), vec![same[order[2]].clone()]].concat();
            assert_eq!(hashes(&pile), sorted(&kept));
            assert!(!problems(&pile).iter().any(|problem| matches!(problem, Problem::SameNumber(_))));
        }
    }

    #[test]
    fn one_is_left_out_on_request_by_its_code() {
        let survey = made_up().survey;
        let ballots = ballots(&survey, 4);
        let mut pile = loaded(&survey, &posted(&ballots).join("\n"));
        let code = code(&ballots[1]);
        assert!(pile.holds(&ballots[1].hash()));
        assert!(pile.leave_out(ShortCode::parse(&code.to_string().to_lowercase()).expect("a code")));
        assert!(!pile.leave_out(code), "it is not there any more");
        assert!(!pile.holds(&ballots[1].hash()));
        let others = [ballots[0].clone(), ballots[2].clone(), ballots[3].clone()];
        assert_eq!((hashes(&pile), problems(&pile)), (sorted(&others), Vec::new()));
        // Whoever made it can make another one with the same number.
        let again = ballot(&survey, 1, &team(9)[8]);
        pile.take_text(&survey, &armour::write(again.bytes())).expect("short");
        assert_eq!((pile.ballots().len(), pile.holds(&again.hash()), problems(&pile)), (4, true, Vec::new()));
    }

    #[test]
    fn a_text_that_is_too_long_changes_nothing() {
        assert_eq!(armour::MAX_TEXT, 67_108_864);
        let survey = made_up().survey;
        let ballots = ballots(&survey, 2);
        let mut pile = loaded(&survey, &posted(&ballots[..1]).join("\n"));
        let long = armour::write(ballots[1].bytes()) + &" ".repeat(armour::MAX_TEXT);
        assert_eq!(pile.take_text(&survey, &long), Err(armour::TooLong));
        assert_eq!((hashes(&pile), problems(&pile)), (vec![ballots[0].hash()], Vec::new()));
    }
}

mod keepers {
    use super::*;

    #[test]
    fn more_ballots_than_people_are_refused_until_one_is_left_out() {
        let made_up = survey(&QuestionSet::pulse(), 6, 5);
        let mut pile = pile(&made_up.survey, &team(7));
        let refused = made_up.first.lock(&pile).err().expect("too many");
        assert_eq!(refused.why, Refusal::TooMany { ballots: 7, invited: 6 });
        let second = made_up.second.lock(&pile).err().expect("too many");
        assert_eq!(second.why, Refusal::TooMany { ballots: 7, invited: 6 });
        let code = pile.ballots().next().expect("a ballot").0.code();
        assert!(pile.leave_out(code));
        let (first, second) = (refused.keeper.lock(&pile).expect("six"), second.keeper.lock(&pile).expect("six"));
        assert_eq!((first.list(), second.list()), (hashes(&pile), hashes(&pile)));
    }

    #[test]
    fn fewer_ballots_than_the_threshold_are_refused_until_one_more_comes() {
        let made_up = made_up();
        let mut pile = pile(&made_up.survey, &team(4));
        let refused = made_up.second.lock(&pile).err().expect("too few");
        assert_eq!(refused.why, Refusal::TooFew { ballots: 4, threshold: 5 });
        pile.take_text(&made_up.survey, &armour::write(ballot(&made_up.survey, 8, &team(9)[8]).bytes())).expect("short");
        assert_eq!(refused.keeper.lock(&pile).expect("five").list(), hashes(&pile));
        let empty = made_up.first.lock(&Pile::default()).err().expect("none");
        assert_eq!(empty.why, Refusal::TooFew { ballots: 0, threshold: 5 });
    }

    /// Whoever changes a ballot can write its code anew. The keeper whose half it is notices.
    #[test]
    fn a_half_that_was_changed_is_named_by_the_keeper_whose_it_is() {
        // The second half is at the end, and is bound to the first.
        for (from_end, damaged) in [(1, [false, true]), (100, [false, true]), (200, [true, true]), (600, [true, true])] {
            let made_up = made_up();
            let mut ballots = ballots(&made_up.survey, 6);
            let mut bytes = ballots.remove(3).bytes().to_vec();
            let at = bytes.len() - from_end;
            bytes[at] ^= 1;
            let code = BallotHash::of(&bytes).code();
            let mut pile = loaded(&made_up.survey, &[posted(&ballots), vec![armour::write(&bytes)]].concat().join("\n"));
            assert_eq!((pile.ballots().len(), problems(&pile)), (6, Vec::new()));
            let refusals =
                [made_up.first.lock(&pile).err().map(|refused| refused.why), made_up.second.lock(&pile).err().map(|refused| refused.why)];
            assert_eq!(refusals, damaged.map(|damaged| damaged.then(|| Refusal::Damaged(vec![code]))), "{from_end} bytes from the end");
            assert!(pile.leave_out(code));
            assert_eq!(hashes(&pile), sorted(&ballots));
        }
    }

    #[test]
    fn a_ballot_with_the_header_of_another_is_named() {
        let made_up = made_up();
        let ballots = ballots(&made_up.survey, 6);
        // The version and the survey stay, the number is another.
        let mixed = [&ballots[0].bytes()[..8], &[9; 16], &ballots[0].bytes()[24..]].concat();
        let pile = loaded(&made_up.survey, &[posted(&ballots), vec![armour::write(&mixed)]].concat().join("\n"));
        let why = Refusal::Damaged(vec![BallotHash::of(&mixed).code()]);
        assert_eq!(made_up.first.lock(&pile).err().expect("it does not open").why, why);
        assert_eq!(made_up.second.lock(&pile).err().expect("it does not open").why, why);
    }

    #[test]
    fn ten_people_with_every_mishap_in_one_thread_are_ten_people() {
        let made_up = made_up();
        let survey = &made_up.survey;
        let team = team(10);
        let ballots = ballots(survey, 10);
        // Somebody has sealed another sheet under the number of another person.
        let same = ballot(survey, 8, &team[7]);
        let texts = posted(&ballots);
        let elsewhere = self::ballots(&self::made_up().survey, 1);
        let mut later = ballots[0].bytes().to_vec();
        later[0] = 7;
        let thread = [
            "[9:00] Anna: Dear all, please post everything from the line BEGIN to the line END.".to_owned(),
            texts[0].clone(),
            lines(&texts[1], |line| format!("> {line}")),
            texts[2].replace('\n', "\r\n"),
            wrapped(&texts[3], 72, "> > "),
            format!("```\n{}\n```", texts[4]),
            texts[5][..400].to_owned(),
            "[9:30] Ben: Fay, yours was cut off.\n-- \nBen".to_owned(),
            texts[5].replace('\n', " "),
            texts[6].chars().flat_map(|letter| [letter, '\u{200b}']).collect(),
            texts[7].replace("-----", "—").replace(' ', "\u{a0}"),
            armour::write(same.bytes()),
            texts[8].replace('\n', "\n9:45 - Ida:\n"),
            format!("On Monday Ida wrote:\n{}", lines(&texts[0], |line| format!("> {line}"))),
            posted(&elsewhere)[0].clone(),
            armour::write(&later),
            texts[9].split("-----END").next().expect("a ballot").to_owned(),
            "(9:59) Jo: thanks!".to_owned(),
            without_line(&texts[9], 3),
        ];
        let expected =
            [Problem::Twice(code(&ballots[0])), Problem::OtherSurvey(code(&elsewhere[0])), Problem::Later(BallotHash::of(&later).code())];
        let mut pile = loaded(survey, &thread.join("\n"));
        let named = |problems: &[Problem]| {
            problems.contains(&Problem::SameNumber(code(&same))) && problems.contains(&Problem::SameNumber(code(&ballots[8])))
        };
        assert!(named(&problems(&pile)));
        assert!(pile.leave_out(code(&same)));
        assert_eq!(hashes(&pile), sorted(&ballots));
        assert_eq!(problems(&pile), expected);
        let counted = Release::of_sealed(run(made_up, &pile).outcome).expect("a release");
        let plain = release_from(&QuestionSet::pulse(), &team, 5);
        assert_eq!((counted.sheets(), counted.areas(), counted.statements()), (10, plain.areas(), plain.statements()));
    }
}
