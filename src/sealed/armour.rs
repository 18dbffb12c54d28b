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
const BEGIN: &str = "BEGIN CANDOUR BALLOT";
const END: &str = "END CANDOUR BALLOT";

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
    let mut text = format!("-----{BEGIN} {}-----\n", BallotHash::of(bytes).code());
    let mut rest = content.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----");
    text.push_str(END);
    text.push_str("-----");
    text
}

/// A block that is being read: the code in the line before, and the base64 so far.
struct Open {
    code: Option<ShortCode>,
    content: String,
}

/// Every ballot in a text, in order. One whose end is missing ends where the next begins.
///
/// # Errors
/// [`TooLong`].
pub fn read(text: &str) -> Result<Vec<Block>, TooLong> {
    if text.len() > MAX_TEXT {
        return Err(TooLong);
    }
    let mut blocks = Vec::new();
    let mut open: Option<Open> = None;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let seen = |letter: char| if letter.is_whitespace() { Some(' ') } else { is_seen(letter).then_some(letter) };
        let line: String = line.chars().filter_map(seen).collect();
        let mut line = line.as_str();
        // A line may hold the end of one block and the beginning of the next, where a chat has put lines together.
        while let Some(marker) = marker(line) {
            if let Some(open) = &mut open {
                take(&line[..marker.start], &mut open.content);
            }
            blocks.extend(open.take().as_ref().map(block));
            line = &line[marker.end..];
            if marker.begins {
                let (code, rest) = code(line);
                open = Some(Open { code, content: String::new() });
                line = rest;
            }
            line = line.trim_start_matches('-');
        }
        if let Some(open) = &mut open {
            take(line, &mut open.content);
        }
    }
    blocks.extend(open.as_ref().map(block));
    Ok(blocks)
}

/// Where a line before or after a block stands within a line.
struct Marker {
    begins: bool,
    start: usize,
    end: usize,
}

/// The first of them in a line.
fn marker(line: &str) -> Option<Marker> {
    let found = |words: &str, begins| line.find(words).map(|at| (at, at + words.len(), begins));
    let (start, end, begins) = [found(BEGIN, true), found(END, false)].into_iter().flatten().min()?;
    Some(Marker { begins, start: line[..start].trim_end_matches('-').len(), end })
}

/// The code at the start of the rest of a line before a block, and what follows it. Programs that make texts prettier change dashes.
fn code(rest: &str) -> (Option<ShortCode>, &str) {
    let (mut found, mut end) = (0, 0);
    for (at, letter) in rest.char_indices() {
        if found == CHARACTERS || !(letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '-' | '\u{2010}'..='\u{2015}')) {
            break;
        }
        found += usize::from(letter.is_ascii_alphanumeric());
        end = at + letter.len_utf8();
    }
    let letters: String = rest[..end].chars().filter(char::is_ascii_alphanumeric).collect();
    (ShortCode::parse(&letters), &rest[end..])
}

/// Takes the base64 of a line, unless the line is something else.
fn take(line: &str, content: &mut String) {
    let is_noise = |letter: char| matches!(letter, ' ' | '>' | '|');
    let is_base64 = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=');
    if line.chars().all(|letter| is_noise(letter) || is_base64(letter)) {
        content.extend(line.chars().filter(|&letter| is_base64(letter)));
    }
}

fn block(open: &Open) -> Block {
    match Base64::decode_vec(&open.content) {
        Ok(bytes) if Some(BallotHash::of(&bytes).code()) == open.code => Block::Whole(bytes),
        _ => Block::Damaged(open.code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballots(number: u8) -> Vec<Vec<u8>> {
        (0..number).map(|ballot| (0..2_912_u32).map(|at| (at * 7 + u32::from(ballot) * 31).to_le_bytes()[0]).collect()).collect()
    }

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
        let stamped = joined.replace('\n', "\n10:33 - Ben:\n");
        let one_line = texts.join("\n").replace('\n', " ");
        let spaced = texts.join("\n").replace(' ', "\u{a0}");
        let without_ends: String = texts.iter().map(|text| text.split("-----END").next().unwrap_or_default().to_owned()).collect();
        let named = texts.iter().map(|text| format!("Anna, 10:32 {text}\n")).collect::<Vec<_>>().concat();
        for text in [joined.clone(), quoted, hidden, stamped, one_line, spaced, without_ends, named] {
            assert_eq!(read(&text), Ok(whole(&ballots)), "{text}");
        }
        // A line before or after that is broken in two is not known any more.
        assert!(read(&wrapped).is_ok_and(|blocks| blocks.len() <= ballots.len()));
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
        for text in ["", "Dear all,", "BEGIN", "-----BEGIN CANDOUR CARD-----\nAAAA\n-----END CANDOUR CARD-----", "END CANDOUR BALLOT"] {
            assert_eq!(read(text), Ok(Vec::new()), "{text}");
        }
        assert_eq!(read("BEGIN CANDOUR BALLOT"), Ok(vec![Block::Damaged(None)]));
        let code = ShortCode::parse("7F3KQ2M9XW4P");
        assert_eq!(read("-----BEGIN CANDOUR BALLOT 7f3k\u{2013}q2m9 xw4p\u{2014}\nAAAA"), Ok(vec![Block::Damaged(code)]));
        assert_eq!(read(&"x".repeat(MAX_TEXT + 1)), Err(TooLong));
    }
}
