//! Links to results as they arrive: wrapped, quoted, written in another way, with something behind them, or cut off.

use crate::made_up::{complete, question_set, release};
use candour::json::{self, Beginning};
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::transfer::release_file::{self, ReleaseFileError};
use candour::transfer::release_link::{self, MAX_CHARACTERS, MAX_TEXT};

const PAGE: &str = "https://candour.example/tools/";

fn sent() -> Release {
    let set = QuestionSet::pulse();
    let release = release(&set, &complete(&set, 9));
    release_file::decode(release_file::encode(&release).as_bytes()).expect("a release")
}

fn letters() -> String {
    release_link::encode(&sent()).expect("short enough")
}

fn link() -> String {
    format!("{PAGE}#r={}", letters())
}

/// Lines of so many signs, each behind `before`.
fn wrapped(text: &str, before: &str, signs: usize) -> String {
    let all: Vec<char> = text.chars().collect();
    all.chunks(signs).map(|line| format!("{before}{}", line.iter().collect::<String>())).collect::<Vec<_>>().join("\r\n")
}

fn is_read(text: &str) {
    assert_eq!(release_link::decode_text(text), Ok(sent()), "{text}");
}

#[test]
fn a_link_with_something_behind_it_is_read() {
    for behind in [
        ".",
        ">",
        "/",
        ")",
        "\"",
        "&utm_source=x",
        "?utm_source=x&r=1",
        "#",
        "=",
        "…",
        "\u{201d}",
        " Regards, Ada",
        "\n\nRegards,\nAda",
        "Regards",
    ] {
        is_read(&format!("{}{behind}", link()));
    }
}

#[test]
fn a_link_with_something_before_it_is_read() {
    for before in ["Here are the results: ", "<", "(", "Dear team,\n\n", "\u{feff}", "> > ", "https://candour.example/#r=old "] {
        is_read(&format!("{before}{}", link()));
    }
}

#[test]
fn a_link_whose_signs_are_written_in_another_way_is_read() {
    let letters = letters();
    for mark in ["%23r=", "#r%3D", "#r%3d", "%23r%3D", "#%E2%80%8Br="] {
        is_read(&format!("{PAGE}{mark}{letters}"));
    }
    is_read(&format!("https://safelinks.example/?url=https%3A%2F%2Fcandour.example%2F%23r%3D{letters}&data=05%7C01"));
}

#[test]
fn a_link_wrapped_by_a_mail_program_is_read() {
    for signs in [76, 72, 1] {
        is_read(&wrapped(&link(), "", signs));
        is_read(&wrapped(&link(), "    ", signs));
    }
}

#[test]
fn a_link_quoted_in_a_reply_is_read() {
    for before in ["> ", ">", "> > ", ">>", "| "] {
        is_read(&wrapped(&link(), before, 76));
    }
}

#[test]
fn a_link_with_invisible_signs_in_it_is_read() {
    for sign in ["\u{200b}", "\u{ad}", "\u{feff}", "\u{2060}", "\u{202a}", " ", "\n", "\t", "\u{a0}"] {
        for at in [PAGE.len() + 1, PAGE.len() + 3, PAGE.len() + 4, PAGE.len() + 40, link().len()] {
            let mut link = link();
            link.insert_str(at, sign);
            is_read(&link);
        }
    }
}

#[test]
fn a_fragment_as_an_address_bar_gives_it_is_taken_for_a_link_and_read() {
    let letters = letters();
    let (start, rest) = letters.split_at(40);
    let fragments = [
        format!("r={letters}"),
        format!("r%3D{letters}"),
        format!("%E2%80%8Br={letters}"),
        format!("r={start}%C2%AD%E2%80%8B%0A%3E%20{rest}&utm_source=x"),
    ];
    for fragment in fragments {
        assert!(release_link::is_link(&fragment), "{fragment}");
        is_read(&fragment);
        is_read(&format!("{PAGE}#{fragment}"));
    }
    for page in ["", "/", "/about", "/results/r=1", "main", "results", "r", "r%3", "%", "%E2", "rest=1", "/%23r="] {
        assert!(!release_link::is_link(page), "{page}");
    }
}

#[test]
fn every_cut_of_a_link_says_that_its_end_is_missing() {
    let letters = letters();
    for end in 0..letters.len() {
        assert_eq!(release_link::decode(&letters[..end]), Err(ReleaseFileError::CutOff), "cut at {end}");
        assert_eq!(release_link::decode_text(&format!("{PAGE}#r={}", &letters[..end])), Err(ReleaseFileError::CutOff), "cut at {end}");
    }
}

#[test]
fn a_link_with_another_letter_is_damaged_or_cut_off_and_never_read_as_something_else() {
    let letters = letters();
    for at in 0..letters.len() {
        let other = if letters.as_bytes()[at] == b'A' { "B" } else { "A" };
        let mut changed = letters.clone();
        changed.replace_range(at..=at, other);
        // The last letter may hold bits that say nothing.
        let read = release_link::decode(&changed);
        assert!(read.is_err() || read == Ok(sent()), "at {at}");
    }
}

#[test]
fn of_several_links_in_a_text_the_longest_is_read() {
    is_read(&format!("{PAGE}#r=abc {} {PAGE}#r=eyJhIjoxfQ", link()));
    is_read(&format!("[{0}]({0})", link()));
}

#[test]
fn a_text_without_a_link_is_read_as_a_file() {
    let file = release_file::encode(&sent());
    is_read(&file);
    is_read(&format!("\u{feff}\n {file}\n"));
    // Also where the mark of a link stands in it.
    let set = question_set(5, &[2, 2]);
    let named = release(&set, &complete(&set, 9));
    let file = release_file::encode(&named);
    assert!(release_link::decode_text(&file).is_ok());
    let marked = file.replacen("\"label\":\"", "\"label\":\"#r=abc", 1);
    assert_eq!(release_link::decode_text(&marked), release_file::decode(marked.as_bytes()));
}

#[test]
fn a_text_too_large_for_any_mail_is_looked_at_no_further() {
    let text = format!("{}{}", " ".repeat(MAX_TEXT), link());
    assert!(release_link::decode_text(&text).is_err());
    assert_eq!(release_link::decode(&format!("{}{}", " ".repeat(MAX_TEXT), letters())), Err(ReleaseFileError::Damaged));
    // What follows a link may be long.
    is_read(&format!("{}{}", link(), "A".repeat(MAX_CHARACTERS)));
}

#[test]
fn the_first_value_of_json_is_told_from_one_without_an_end_and_from_other_bytes() {
    assert_eq!(json::beginning(b"{\"a\":[1]}xyz"), Beginning::Whole(b"{\"a\":[1]}"));
    for cut in [&b""[..], b" ", b"{", b"{\"a", b"{\"a\":", b"{\"a\":[1", b"{\"a\":\"\xc3"] {
        assert_eq!(json::beginning(cut), Beginning::CutOff, "{cut:?}");
    }
    for other in [&b"hello"[..], b"\0\0\0", b"}", b"{]", b"\xff\xfe"] {
        assert_eq!(json::beginning(other), Beginning::Other, "{other:?}");
    }
}
