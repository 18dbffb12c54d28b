//! What somebody would look for who wants to know what people answered: sheets, totals and keys in every spelling that a program or a
//! browser is likely to give them.
//!
//! A needle must be so long that finding one is no accident. Twelve answers or counts at least, so that even where a file is full of
//! small numbers one in 6^12 places would fit by chance; keys have 60 bits and more. Whoever searches looks for all needles before
//! anybody has answered as well: what a browser brings along must not look like one.

use crate::questions::{Questions, Tick};
use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Fewest numbers in a needle made of numbers.
const FEWEST: usize = 12;
/// What programs write for "prefer not to answer" and for a statement without an answer: as numbers, and as words.
const SKIPS: [(usize, usize); 6] = [(255, 0), (0, 255), (0, 0), (255, 255), (6, 6), (9, 9)];
const SKIP_WORDS: [(&str, &str); 8] =
    [("255", "0"), ("0", "0"), ("x", "."), ("null", "null"), ("-", "-"), ("0", "null"), ("", ""), ("9", "9")];

/// What is looked for, by its bytes, and what it would be.
#[derive(Debug, Clone, Default)]
pub struct Needles(BTreeMap<Vec<u8>, String>);

impl Needles {
    /// One person's answers, or those to the first statements only.
    pub fn of_sheet(who: &str, questions: &Questions, sheet: &[Tick]) -> Self {
        let mut needles = Self::default();
        let set_order: Vec<usize> = (0..sheet.len()).collect();
        let asked: Vec<usize> =
            questions.areas.iter().flat_map(|area| area.members.iter().copied()).filter(|&at| at < sheet.len()).collect();
        let point = |at: usize, keyed: bool| match sheet[at] {
            Tick::Point(point) if keyed && questions.statements[at].reversed => Tick::Point(questions.points + 1 - point),
            other => other,
        };
        let orders = if asked == set_order { 1 } else { 2 };
        for (order, named) in [(&set_order, "in the order of the set"), (&asked, "in the order of asking")].into_iter().take(orders) {
            for (keyed, turned) in [(false, "as ticked"), (true, "towards the area")] {
                for lowest in [0, 1] {
                    let what = format!("answers of {who} {named}, {turned}");
                    let points: Vec<Tick> = order.iter().map(|&at| point(at, keyed)).collect();
                    for (prefer_not, nothing) in SKIPS {
                        let number = |tick: &Tick| match tick {
                            Tick::Point(point) => point + lowest - 1,
                            Tick::PreferNot => prefer_not,
                            Tick::Nothing => nothing,
                        };
                        needles.add_numbers(&what, &points.iter().map(number).collect::<Vec<_>>());
                    }
                    for (prefer_not, nothing) in SKIP_WORDS {
                        let word = |tick: &Tick| match tick {
                            Tick::Point(point) => (point + lowest - 1).to_string(),
                            Tick::PreferNot => prefer_not.to_owned(),
                            Tick::Nothing => nothing.to_owned(),
                        };
                        let words: Vec<String> = points.iter().map(word).collect();
                        needles.add_words(&what, &words);
                        let by_name = |name: &dyn Fn(usize) -> String| {
                            let pairs: Vec<String> =
                                order.iter().zip(&words).map(|(&at, word)| format!("\"{}\":{word}", name(at))).collect();
                            pairs.join(",")
                        };
                        needles.add_text(&what, &by_name(&|at| questions.statements[at].id.clone()));
                        needles.add_text(&what, &by_name(&|at| at.to_string()));
                    }
                }
            }
            let labels: Vec<String> = order
                .iter()
                .map(|&at| match sheet[at] {
                    Tick::Point(point) => questions.labels[point - 1].clone(),
                    Tick::PreferNot => crate::questions::PREFER_NOT.to_owned(),
                    Tick::Nothing => "No answer".to_owned(),
                })
                .collect();
            for between in [",", ", ", "\n", "\",\"", "\t", " "] {
                needles.add_text(&format!("labels of {who}"), &labels.join(between));
            }
        }
        needles
    }

    /// Totals of the people so far, as an open round has them.
    pub fn of_totals(what: &str, totals: &Totals) -> Self {
        let mut needles = Self::default();
        let bytes = totals.to_bytes();
        needles.add_encoded(&format!("all totals {what}"), &bytes);
        let (statements, width) = (totals.counts.len(), totals.counts[0].len());
        for (from, to) in [(0, statements / 2), (statements / 2, statements)] {
            needles.add_encoded(&format!("bytes of counts {what}"), &bytes[4 * (1 + from * width)..4 * (1 + to * width)]);
            let counts = &totals.counts[from..to];
            needles.add_numbers(&format!("counts {what}"), &counts.concat());
            let without: Vec<Vec<usize>> = counts.iter().map(|counts| counts[1..].to_vec()).collect();
            needles.add_numbers(&format!("counts of points {what}"), &without.concat());
            for (counts, between) in [(counts, "],["), (without.as_slice(), "],["), (without.as_slice(), "], [")] {
                let lists: Vec<String> =
                    counts.iter().map(|counts| counts.iter().map(usize::to_string).collect::<Vec<_>>().join(",")).collect();
                needles.add_text(&format!("lists of counts {what}"), &lists.join(between));
            }
        }
        for area in bytes[4 * (1 + totals.counts.concat().len())..].chunks(AREA) {
            needles.add_encoded(&format!("sums of an area {what}"), area);
            needles.add_encoded(&format!("sum and sum of squares {what}"), &area[8..]);
        }
        for [_, _, s1, s2] in &totals.areas {
            needles.add_text(&format!("sums of an area {what}"), &format!("\"s1\":{s1},\"s2\":{s2}"));
        }
        needles
    }

    /// A text of at least 60 random bits, such as a recovery code, with all ways to write it.
    pub fn of_code(what: &str, code: &str) -> Self {
        let mut needles = Self::default();
        for spelling in [code.to_owned(), code.replace('-', ""), code.replace('-', " ")] {
            for text in [spelling.to_lowercase(), spelling] {
                needles.add_base64(what, text.as_bytes());
                needles.add_text(what, &text);
            }
        }
        needles
    }

    /// A key, or other random bytes.
    pub fn of_bytes(what: &str, bytes: &[u8]) -> Self {
        let mut needles = Self::default();
        needles.add_encoded(what, bytes);
        needles
    }

    /// A text as it is, in the two ways in which browsers store text.
    pub fn of_text(what: &str, text: &str) -> Self {
        let mut needles = Self::default();
        needles.add_text(what, text);
        needles
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// These without some that may be found.
    #[must_use]
    pub fn but(mut self, others: &Self) -> Self {
        self.0.retain(|bytes, _| !others.0.contains_key(bytes));
        self
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes ready for searching.
    pub fn search(&self) -> Search {
        let finder = AhoCorasick::new(self.0.keys()).unwrap_or_else(|error| panic!("{} needles are too many: {error}", self.0.len()));
        Search { finder, names: self.0.values().cloned().collect() }
    }

    fn add(&mut self, what: &str, bytes: Vec<u8>) {
        self.0.entry(bytes).or_insert_with(|| what.to_owned());
    }

    fn add_text(&mut self, what: &str, text: &str) {
        if text.contains('"') {
            // Inside another text of JSON.
            self.add(&format!("{what}, quoted"), text.replace('"', "\\\"").into_bytes());
        }
        self.add(what, text.as_bytes().to_vec());
        self.add(&format!("{what}, in UTF-16"), text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }

    fn add_words(&mut self, what: &str, words: &[String]) {
        assert!(words.len() >= FEWEST, "{what}: {} answers are found by chance", words.len());
        for between in ["", ",", ", ", " ", "\n", ";", "\t", "\",\"", "|", "-"] {
            self.add_text(what, &words.join(between));
        }
    }

    fn add_numbers(&mut self, what: &str, numbers: &[usize]) {
        let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
        self.add_words(what, &words);
        if let Some(bytes) = numbers.iter().map(|&number| u8::try_from(number).ok()).collect::<Option<Vec<u8>>>() {
            self.add_encoded(what, &bytes);
        }
        let wide: Vec<u32> = numbers.iter().map(|&number| u32_of(number)).collect();
        self.add(what, wide.iter().flat_map(|number| number.to_le_bytes()).collect());
        self.add(what, wide.iter().flat_map(|number| number.to_be_bytes()).collect());
        self.add(what, wide.iter().flat_map(|number| number.to_le_bytes()[..2].to_vec()).collect());
        self.add(what, wide.iter().flat_map(|&number| u64::from(number).to_le_bytes()).collect());
        self.add(what, wide.iter().flat_map(|&number| f64::from(number).to_le_bytes()).collect());
        // Whole numbers as a structured clone writes them: `I`, then twice the number, seven bits a byte.
        let cloned = |number: &u32| match number.to_le_bytes()[0] {
            small @ 0..64 => vec![b'I', 2 * small],
            large => vec![b'I', large << 1 | 0x80, large >> 6],
        };
        self.add(what, wide.iter().flat_map(cloned).collect());
    }

    fn add_encoded(&mut self, what: &str, bytes: &[u8]) {
        self.add(what, bytes.to_vec());
        let hex = bytes.iter().fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        });
        self.add_text(&format!("{what}, in hex"), &hex);
        self.add_text(&format!("{what}, in hex"), &hex.to_uppercase());
        self.add_base64(what, bytes);
    }

    /// Base64 of the bytes wherever they begin in something longer: the characters that do not depend on what stands around.
    fn add_base64(&mut self, what: &str, bytes: &[u8]) {
        for before in 0..3 {
            let padded: Vec<u8> = std::iter::repeat_n(0, before).chain(bytes.iter().copied()).collect();
            let text = STANDARD_NO_PAD.encode(&padded);
            let (from, to) = ((8 * before).div_ceil(6), 8 * padded.len() / 6);
            self.add_text(&format!("{what}, in Base64"), &text[from..to]);
        }
    }
}

/// Needles ready to be looked for.
#[derive(Debug)]
pub struct Search {
    finder: AhoCorasick,
    names: Vec<String>,
}

impl Search {
    /// What is found in some bytes, each once.
    pub fn found_in(&self, bytes: &[u8]) -> Vec<&str> {
        let mut found: Vec<&str> =
            self.finder.find_overlapping_iter(bytes).map(|hit| self.names[hit.pattern().as_usize()].as_str()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn u32_of(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

/// Bytes of the sums of one area.
const AREA: usize = 24;

/// The totals of an open round, counted by plain arithmetic.
#[derive(Debug, Clone)]
pub struct Totals {
    sheets: usize,
    /// For each statement how many gave no answer, then how many ticked each point.
    counts: Vec<Vec<usize>>,
    /// For each area: full, n, sum, sum of squares.
    areas: Vec<[u64; 4]>,
}

impl Totals {
    /// Counts sheets.
    pub fn of(questions: &Questions, sheets: &[Vec<Tick>]) -> Self {
        let mut counts = vec![vec![0; questions.points + 1]; questions.statements.len()];
        for (at, counts) in counts.iter_mut().enumerate() {
            for sheet in sheets {
                counts[if let Tick::Point(point) = sheet[at] { point } else { 0 }] += 1;
            }
        }
        let counted = crate::counting::count(questions, sheets);
        let areas = counted.areas.iter().map(|area| [area.full.into(), area.n.into(), area.s1, area.s2]).collect();
        Self { sheets: sheets.len(), counts, areas }
    }

    /// The bytes that are sealed and stored: the number of sheets, the counts and the sums, little-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for &number in std::iter::once(&self.sheets).chain(self.counts.iter().flatten()) {
            bytes.extend(u32_of(number).to_le_bytes());
        }
        for &[full, n, s1, s2] in &self.areas {
            bytes.extend(u32_of(full).to_le_bytes());
            bytes.extend(u32_of(n).to_le_bytes());
            bytes.extend(s1.to_le_bytes());
            bytes.extend(s2.to_le_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::sheet;

    const PERSON: &str = "4152x 31.42 55123 24153";

    #[test]
    fn a_sheet_is_found_however_it_is_written() {
        let questions = Questions::full();
        let search = Needles::of_sheet("somebody", &questions, &sheet(PERSON)).search();
        let by_id = questions
            .statements
            .iter()
            .zip(PERSON.replace(' ', "").replace(['x', '.'], "0").chars().collect::<Vec<_>>())
            .map(|(statement, answer)| format!("\"{}\":{answer}", statement.id))
            .collect::<Vec<_>>();
        let utf16: Vec<u8> =
            "4, 1, 5, 2, 0, 3, 1, 0, 4, 2, 5, 5, 1, 2, 3, 2, 4, 1, 5, 3".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let by_id = by_id.join(",");
        let written: [&[u8]; 7] = [
            b"..\x04\x01\x05\x02\xff\x03\x01\x00\x04\x02\x05\x05\x01\x02\x03\x02\x04\x01\x05\x03..",
            b"x41520310425512324153x",
            b"[4,1,5,2,null,3,1,null,4,2,5,5,1,2,3,2,4,1,5,3]",
            b"4\n1\n5\n2\n0\n3\n1\n0\n4\n2\n5\n5\n1\n2\n3\n2\n4\n1\n5\n3\n",
            // The fourth of each area is worded the other way round.
            b"x41540310225514324113",
            by_id.as_bytes(),
            &utf16,
        ];
        for (number, bytes) in written.iter().enumerate() {
            assert!(!search.found_in(bytes).is_empty(), "spelling {number}");
        }
        assert_eq!(search.found_in(b"41520310425512324152"), Vec::<&str>::new(), "the last answer is another one");
    }

    #[test]
    fn bytes_are_found_inside_base64_wherever_they_begin() {
        let search = Needles::of_bytes("a key", b"nineteen bytes long").search();
        for before in ["", "a", "ab", "abc"] {
            let text = STANDARD_NO_PAD.encode(format!("{before}nineteen bytes long and more"));
            assert_eq!(search.found_in(text.as_bytes()), ["a key, in Base64"], "{before}");
        }
    }

    #[test]
    #[should_panic(expected = "found by chance")]
    fn a_needle_that_could_be_found_by_chance_is_refused() {
        Needles::of_sheet("somebody", &Questions::pulse(), &sheet("41324251"));
    }
}
