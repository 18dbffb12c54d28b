//! A ballot as text that survives chats and mails: lines of base64 between a line before and a line after, much as PEM has them (RFC 7468).
//!
//! The line before holds the ballot's code, which is a part of the hash of its bytes: it tells whether they are whole, and what to call a ballot
//! that is not. Whoever reads a whole thread gets every ballot in it. Quote marks, white space, signs that cannot be seen, other line breaks and
//! lines that are no base64 (time stamps, names) do no harm.

use super::ballot::BallotHash;
use super::short_code::{CHARACTERS, ShortCode};
use crate::characters::is_seen;
use base64ct::{Base64, Encoding};

/// Signs in a line of base64. With the 64 of RFC 7468 a ballot of the full form would be longer than the 4,000 signs that a chat takes in one
/// message. Mail programs wrap longer lines than 78, which does no harm.
const LINE: usize = 100;

/// What stands in the line before and the line after.
const BEGIN: &str = "BEGIN";
const END: &str = "END";
const NAME: [&str; 2] = ["CANDOUR", "BALLOT"];

/// Signs that no word has which is no base64.
const LONG: usize = 40;

/// Longest text that is read, in bytes: a thread of 10,000 ballots of the full form, and what stands between them.
pub const MAX_TEXT: usize = 64 * 1024 * 1024;

/// A ballot as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Its bytes.
    Whole(Vec<u8>),
    /// Something of it is missing or changed. The code that it came with, if that can be read.
    Damaged(Option<ShortCode>),
}

/// Why a text is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is longer than {MAX_TEXT} bytes")]
pub struct TooLong;

/// The text of a ballot's bytes.
pub fn write(bytes: &[u8]) -> String {
    let content = Base64::encode_string(bytes);
    let name = NAME.join(" ");
    let mut text = format!("-----{BEGIN} {name} {}-----\n", BallotHash::of(bytes).code());
    let mut rest = content.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text + &format!("-----{END} {name}-----")
}

/// Every ballot in a text, in order. One whose end is missing ends where the next begins.
///
/// # Errors
/// [`TooLong`].
pub fn read(text: &str) -> Result<Vec<Block>, TooLong> {
    if text.len() > MAX_TEXT {
        return Err(TooLong);
    }
    let text: String = text.chars().filter_map(plain).collect();
    let mut blocks = Vec::new();
    let mut open = None;
    let mut rest = text.as_str();
    loop {
        let marker = marker(rest);
        let content = &rest[..marker.as_ref().map_or(rest.len(), |marker| marker.start)];
        let ended = open.take();
        let Some(marker) = marker else {
            blocks.extend(ended.map(|code| block(code, content)));
            return Ok(blocks);
        };
        match ended {
            Some(code) => blocks.push(block(code, content)),
            // An end whose beginning is missing.
            None if !marker.begins => blocks.push(Block::Damaged(None)),
            None => {}
        }
        rest = &rest[marker.end..];
        if marker.begins {
            let (code, behind) = code(rest);
            open = Some(code);
            rest = behind;
        }
    }
}

/// A sign of a text as it is read here: one kind of line break, one kind of space, and nothing that cannot be seen.
fn plain(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if letter.is_whitespace() => Some(' '),
        _ => is_seen(letter).then_some(letter),
    }
}

/// What programs put around and between words: spaces, line breaks, marks of quoting and of code.
fn is_noise(letter: char) -> bool {
    matches!(letter, ' ' | '\n' | '>' | '|' | '`')
}

/// A dash, or what programs that make texts prettier make of one.
fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Where the words of a line before or after a block stand in a text, with the dashes before them.
struct Marker {
    begins: bool,
    start: usize,
    end: usize,
}

/// The first of them in a text. Mail programs may have broken the line between two words.
fn marker(text: &str) -> Option<Marker> {
    text.match_indices(NAME[0]).find_map(|(at, word)| {
        let behind = text[at + word.len()..].trim_start_matches(is_noise).strip_prefix(NAME[1])?;
        let before = text[..at].trim_end_matches(is_noise);
        let start = |word, begins| Some((before.strip_suffix(word)?.trim_end_matches(is_dash).len(), begins));
        let (start, begins) = start(BEGIN, true).or_else(|| start(END, false))?;
        Some(Marker { begins, start, end: text.len() - behind.len() })
    })
}

/// The code at the start of what follows the words before a block, and what follows it.
fn code(rest: &str) -> (Option<ShortCode>, &str) {
    let mut letters = String::new();
    let mut end = 0;
    let mut before = ' ';
    for (at, letter) in rest.char_indices() {
        // Two dashes are the end of the line.
        let ends = is_dash(letter) && is_dash(before) || !(letter.is_ascii_alphanumeric() || is_noise(letter) || is_dash(letter));
        if letters.len() == CHARACTERS || ends {
            break;
        }
        letters.extend(letter.is_ascii_alphanumeric().then_some(letter));
        (before, end) = (letter, at + letter.len_utf8());
    }
    match ShortCode::parse(&letters) {
        Some(code) => (Some(code), &rest[end..]),
        None => (None, rest),
    }
}

/// The base64 of a line: all of it, or the long words where something else stands beside them, such as a name and a time.
fn take(line: &str, content: &mut String) {
    let is_base64 = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    let words = || line.split(is_noise);
    let whole = words().all(is_base64);
    content.extend(words().filter(|word| whole || word.len() >= LONG && is_base64(word)));
}

/// What stands behind a code.
fn block(code: Option<ShortCode>, text: &str) -> Block {
    let mut content = String::new();
    for line in text.split('\n') {
        take(line.trim_matches(|letter| is_noise(letter) || is_dash(letter)), &mut content);
    }
    match Base64::decode_vec(&content) {
        Ok(bytes) if Some(BallotHash::of(&bytes).code()) == code => Block::Whole(bytes),
        _ => Block::Damaged(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballots(number: u8) -> Vec<Vec<u8>> {
        (0..number).map(|ballot| (0..2_912_u32).map(|at| (at * 7 + u32::from(ballot) * 31).to_le_bytes()[0]).collect()).collect()
    }

    /// A line of a thread: words that could be base64 beside some that could not, one of them long.
    const STAMP: &str = "10:33 Ben wrote in https://chat.example/of-a-team/with-an-address-that-is-long";

    fn whole(ballots: &[Vec<u8>]) -> Vec<Block> {
        ballots.iter().cloned().map(Block::Whole).collect()
    }

    #[test]
    fn a_ballot_of_the_full_form_fits_into_one_message() {
        let text = write(&ballots(1)[0]);
        assert!(text.len() <= 4_000, "{}", text.len());
        assert!(text.lines().all(|line| line.len() <= LINE));
    }

    #[test]
    fn whatever_a_thread_does_to_ballots_the_same_come_out() {
        let ballots = ballots(3);
        let texts: Vec<String> = ballots.iter().map(|ballot| write(ballot)).collect();
        let joined = texts.join("\n[10:32] Anna: here is mine, thanks!\n");
        let lines = |put: &dyn Fn(&str) -> String| joined.lines().map(put).collect::<Vec<_>>().concat();
        let quoted = lines(&|line| format!("> > {line}\n"));
        let wrapped = lines(&|line| format!("{}\r\n  {}\r\n", &line[..line.len() / 2], &line[line.len() / 2..]));
        let hidden: String = texts.join("\n").chars().flat_map(|letter| [letter, '\u{200b}']).collect();
        let stamped = joined.replace('\n', &format!("\n{STAMP}\n"));
        let one_line = texts.join("\n").replace('\n', " ");
        let spaced = texts.join("\n").replace(' ', "\u{a0}");
        let without_ends: String = texts.iter().map(|text| text.split("-----END").next().unwrap_or_default().to_owned()).collect();
        let named = texts.iter().map(|text| format!("Anna, 10:32 {text}\n")).collect::<Vec<_>>().concat();
        for text in [joined.clone(), quoted, hidden, stamped, one_line, spaced, without_ends, named] {
            assert_eq!(read(&text), Ok(whole(&ballots)), "{text}");
        }
        // Lines are broken between words. A word before or after a block that is broken is not known any more.
        assert!(read(&wrapped).is_ok_and(|blocks| blocks.len() <= ballots.len()));
    }

    #[test]
    fn a_short_last_line_is_read_between_lines_of_a_thread_whatever_breaks_them() {
        let ballot = ballots(1)[0][..LINE * 3 / 4 * 2 + 9].to_vec();
        let text = write(&ballot);
        assert_eq!(text.lines().nth_back(1).map(str::len), Some(12), "shorter than a word that is known by its length");
        for line_break in ["\n", "\r", "\r\n", "\u{2028}", "\u{2029}"] {
            let stamped = text.replace('\n', &format!("{line_break}{STAMP}{line_break}"));
            assert_eq!(read(&stamped), Ok(whole(std::slice::from_ref(&ballot))), "{line_break:?}");
        }
    }

    #[test]
    fn a_letter_that_is_missing_or_another_is_noticed_in_its_block_alone() {
        let ballots = ballots(3);
        let texts: Vec<String> = ballots.iter().map(|ballot| write(ballot)).collect();
        let code = BallotHash::of(&ballots[1]).code();
        for at in (26..3_900).step_by(37) {
            let letter = texts[1].as_bytes()[at];
            if !letter.is_ascii_alphanumeric() {
                continue;
            }
            for other in ["", if letter == b'A' { "B" } else { "A" }] {
                let mut changed = texts[1].clone();
                changed.replace_range(at..=at, other);
                let found = read(&[&texts[0], &changed, &texts[2]].map(String::as_str).join("\n")).expect("short");
                // In the code itself another one is named, or none.
                let named = matches!(found[1], Block::Damaged(named) if at < 40 || named == Some(code));
                assert!(found.len() == 3 && named, "{at}: {:?}", found[1]);
                assert_eq!([&found[0], &found[2]], [&Block::Whole(ballots[0].clone()), &Block::Whole(ballots[2].clone())], "{at}");
            }
        }
    }

    #[test]
    fn other_texts_hold_no_ballot() {
        for text in ["", "Dear all,", "BEGIN", "-----BEGIN CANDOUR CARD-----\nAAAA\n-----END CANDOUR CARD-----"] {
            assert_eq!(read(text), Ok(Vec::new()), "{text}");
        }
        assert_eq!(read("BEGIN CANDOUR BALLOT"), Ok(vec![Block::Damaged(None)]));
        assert_eq!(read("END CANDOUR BALLOT"), Ok(vec![Block::Damaged(None)]), "its beginning is missing");
        let code = ShortCode::parse("7F3KQ2M9XW4P");
        assert_eq!(read("-----BEGIN CANDOUR BALLOT 7f3k\u{2013}q2m9 xw4p\u{2014}\nAAAA"), Ok(vec![Block::Damaged(code)]));
        // What is missing of a code is not taken from what follows.
        for cut in ["7F3K-Q2M9-----\nXW4P", "7F3K-Q2M9 (of Ben) XW4P"] {
            assert_eq!(read(&format!("-----BEGIN CANDOUR BALLOT {cut}")), Ok(vec![Block::Damaged(None)]));
        }
        assert_eq!(read(&"x".repeat(MAX_TEXT + 1)), Err(TooLong));
    }
}
