//! Bytes as text that survives chats and mails: lines of base64 between a line before and a line after, much as PEM has them (RFC 7468).
//!
//! Whoever reads a whole thread gets every block in it. Quote marks, white space, signs that cannot be seen, other line breaks and lines that
//! are no base64 (time stamps, names) do no harm; what is left has to be whole, which a checksum of its bytes tells.

use crate::characters::is_seen;
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// Signs in a line of base64: as many as mail allows (RFC 2045). With the 64 of RFC 7468 a ballot of the full form would be a few signs longer
/// than a chat takes in one message.
const LINE: usize = 76;

/// Bytes of the checksum before the others.
const CHECKSUM: usize = 4;

/// Longest text that is read, in bytes: a thread of 10,000 ballots of the longest kind that chats carry.
pub const MAX_TEXT: usize = 64 * 1024 * 1024;

/// What is in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A ballot.
    Ballot,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Ballot => "CANDOUR BALLOT",
        }
    }
}

/// A block as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Its bytes.
    Whole(Vec<u8>),
    /// Something of it is missing or changed.
    Damaged,
}

/// Why a text is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is longer than {MAX_TEXT} bytes")]
pub struct TooLong;

fn checksum(kind: Kind, bytes: &[u8]) -> [u8; CHECKSUM] {
    let digest = Sha256::new().chain_update(kind.name()).chain_update([0]).chain_update(bytes).finalize();
    std::array::from_fn(|at| digest[at])
}

/// The text of some bytes.
pub fn write(kind: Kind, bytes: &[u8]) -> String {
    let content = Base64::encode_string(&[&checksum(kind, bytes), bytes].concat());
    let mut text = format!("-----BEGIN {}-----\n", kind.name());
    let mut rest = content.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----END ");
    text.push_str(kind.name());
    text.push_str("-----");
    text
}

/// Every block of this kind in a text, in order. One whose end is missing ends where the next begins.
///
/// # Errors
/// [`TooLong`].
pub fn read(kind: Kind, text: &str) -> Result<Vec<Block>, TooLong> {
    if text.len() > MAX_TEXT {
        return Err(TooLong);
    }
    let (begin, end) = (format!("BEGIN {}", kind.name()), format!("END {}", kind.name()));
    let mut blocks = Vec::new();
    let mut content: Option<String> = None;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let seen = |letter: char| if letter.is_whitespace() { Some(' ') } else { is_seen(letter).then_some(letter) };
        let line: String = line.chars().filter_map(seen).collect();
        let mut line = line.as_str();
        // A line may hold the end of one block and the beginning of the next, where a chat has put lines together.
        while let Some((is_begin, at, after)) = marker(line, &begin, &end) {
            if let Some(content) = &mut content {
                take(&line[..at], content);
            }
            let ended = content.take();
            blocks.extend(ended.map(|content| block(kind, &content)));
            content = is_begin.then(String::new);
            line = &line[after..];
        }
        if let Some(content) = &mut content {
            take(line, content);
        }
    }
    blocks.extend(content.map(|content| block(kind, &content)));
    Ok(blocks)
}

/// The first line before or after a block within a line: whether it is one before, where it begins and where it ends.
fn marker(line: &str, begin: &str, end: &str) -> Option<(bool, usize, usize)> {
    let found = |words: &str| line.find(words).map(|at| (at, at + words.len()));
    let (is_begin, (at, after)) = match (found(begin), found(end)) {
        (Some(begin), Some(end)) if begin.0 < end.0 => (true, begin),
        (Some(begin), None) => (true, begin),
        (_, Some(end)) => (false, end),
        (None, None) => return None,
    };
    let dashes = |text: &str| text.len() - text.trim_start_matches('-').len();
    Some((is_begin, line[..at].trim_end_matches('-').len(), after + dashes(&line[after..])))
}

/// Takes the base64 of a line, unless the line is something else.
fn take(line: &str, content: &mut String) {
    let is_noise = |letter: char| matches!(letter, ' ' | '>' | '|');
    let is_base64 = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=');
    if line.chars().all(|letter| is_noise(letter) || is_base64(letter)) {
        content.extend(line.chars().filter(|&letter| is_base64(letter)));
    }
}

fn block(kind: Kind, content: &str) -> Block {
    let bytes = Base64::decode_vec(content).ok();
    let parts = bytes.as_deref().and_then(|bytes| bytes.split_first_chunk::<CHECKSUM>());
    match parts {
        Some((sum, bytes)) if *sum == checksum(kind, bytes) => Block::Whole(bytes.to_vec()),
        _ => Block::Damaged,
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
        let text = write(Kind::Ballot, &ballots(1)[0]);
        assert!(text.len() <= 4_000, "{}", text.len());
        assert!(text.lines().all(|line| line.len() <= LINE));
    }

    #[test]
    fn whatever_a_thread_does_to_ballots_the_same_come_out() {
        let ballots = ballots(3);
        let texts: Vec<String> = ballots.iter().map(|ballot| write(Kind::Ballot, ballot)).collect();
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
            assert_eq!(read(Kind::Ballot, &text), Ok(whole(&ballots)), "{text}");
        }
        // A line before or after that is broken in two is not known any more.
        assert!(read(Kind::Ballot, &wrapped).is_ok_and(|blocks| blocks.len() <= ballots.len()));
    }

    #[test]
    fn a_letter_that_is_missing_or_another_is_noticed_in_its_block_alone() {
        let ballots = ballots(3);
        let texts: Vec<String> = ballots.iter().map(|ballot| write(Kind::Ballot, ballot)).collect();
        for at in (40..3_900).step_by(37) {
            let mut changed = texts[1].clone();
            let letter = changed.as_bytes()[at];
            if !letter.is_ascii_alphanumeric() {
                continue;
            }
            for other in ["", if letter == b'A' { "B" } else { "A" }] {
                changed.replace_range(at..=at, other);
                let found = read(Kind::Ballot, &[&texts[0], &changed, &texts[2]].map(String::as_str).join("\n")).expect("short");
                assert_eq!(found, [Block::Whole(ballots[0].clone()), Block::Damaged, Block::Whole(ballots[2].clone())], "{at}");
                changed.clone_from(&texts[1]);
            }
        }
    }

    #[test]
    fn other_texts_hold_no_ballot() {
        for text in ["", "Dear all,", "BEGIN", "-----BEGIN CANDOUR CARD-----\nAAAA\n-----END CANDOUR CARD-----", "END CANDOUR BALLOT"] {
            assert_eq!(read(Kind::Ballot, text), Ok(Vec::new()), "{text}");
        }
        assert_eq!(read(Kind::Ballot, "BEGIN CANDOUR BALLOT"), Ok(vec![Block::Damaged]));
        assert_eq!(read(Kind::Ballot, &"x".repeat(MAX_TEXT + 1)), Err(TooLong));
    }
}
