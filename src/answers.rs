//! One person's answer sheet.
//!
//! An [`AnswerSheet`] cannot be stored, printed or copied: it has no `Serialize`, `Clone` or `Display`, its `Debug` says nothing,
//! and its memory is wiped when it is dropped. The only ways on are to be counted, which uses it up, or to be thrown away.
//! The app can ask "is this option ticked?" to draw a page, and nothing else.

use crate::question_set::{QuestionSet, StructureHash};
use std::fmt;
use zeroize::Zeroize;

/// What a person can tick for one statement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A point of the scale: 1 disagrees most.
    Point(u8),
    /// "Prefer not to answer".
    PreferNot,
}

impl Choice {
    /// The option a digit key chooses on a scale of `points`: 0 for "prefer not to answer". `None` for every other key, and for a point that
    /// the scale does not have.
    ///
    /// `sign` is what the key writes, in Latin, Arabic, Persian or Devanagari digits. `place` is the name that the UI Events standard gives to
    /// its place on the keyboard, such as `Digit1`; it counts where the sign is no digit, as on French and Czech keyboards.
    pub fn of_key(sign: &str, place: &str, points: u8) -> Option<Self> {
        let single = |text: &str| text.chars().next().filter(|first| first.len_utf8() == text.len());
        let digit = single(sign).and_then(digit).or_else(|| place.strip_prefix("Digit").and_then(single).and_then(digit))?;
        match digit {
            0 => Some(Self::PreferNot),
            point => (point <= points).then_some(Self::Point(point)),
        }
    }
}

/// The first of the ten digits of a script, which stand in a row in Unicode: Latin, Arabic, Persian, Devanagari.
const NOUGHTS: [char; 4] = ['0', '\u{660}', '\u{6f0}', '\u{966}'];

/// The number that a sign stands for, 0 to 9.
fn digit(sign: char) -> Option<u8> {
    NOUGHTS.iter().filter_map(|&nought| u32::from(sign).checked_sub(nought.into())).find(|&digit| digit < 10)?.try_into().ok()
}

const OPEN: u8 = 0;
const PREFER_NOT: u8 = u8::MAX;

/// One person's answers to one question set.
///
/// The answers lie in one heap block from the first tick to the end, so that moving the sheet leaves no copy behind.
pub struct AnswerSheet {
    set: StructureHash,
    points: u8,
    answers: Box<[u8]>,
}

impl AnswerSheet {
    /// An empty sheet: nothing is preselected.
    pub fn blank(set: &QuestionSet) -> Self {
        Self { set: set.structure_hash(), points: set.scale().points, answers: vec![OPEN; set.statements().len()].into_boxed_slice() }
    }

    /// Ticks `choice` for the statement at position `statement`, in place of what was ticked before. A statement or a point that
    /// the question set does not have is passed over.
    pub fn tick(&mut self, statement: usize, choice: Choice) {
        let answer = match choice {
            Choice::PreferNot => PREFER_NOT,
            Choice::Point(point) if (1..=self.points).contains(&point) => point,
            Choice::Point(_) => return,
        };
        if let Some(place) = self.answers.get_mut(statement) {
            *place = answer;
        }
    }

    /// Takes back what is ticked for a statement.
    pub fn clear(&mut self, statement: usize) {
        if let Some(place) = self.answers.get_mut(statement) {
            *place = OPEN;
        }
    }

    /// Whether `choice` is ticked for a statement.
    pub fn is_ticked(&self, statement: usize, choice: Choice) -> bool {
        self.answers.get(statement).is_some_and(|&answer| match choice {
            Choice::PreferNot => answer == PREFER_NOT,
            Choice::Point(point) => answer == point && (1..=self.points).contains(&point),
        })
    }

    /// Whether nothing is ticked at all.
    pub fn is_blank(&self) -> bool {
        self.answers.iter().all(|&answer| answer == OPEN)
    }

    /// Whether nothing is ticked yet for a statement.
    pub fn is_open(&self, statement: usize) -> bool {
        self.answers.get(statement).is_some_and(|&answer| answer == OPEN)
    }

    /// Whether at least three statements are answered and all with the same point: with reverse-scored statements in the set this is
    /// rarely meant. Asked once on the device before sending; the result is kept nowhere.
    pub fn all_ticks_same(&self) -> bool {
        let mut given = self.answers.iter().filter(|&&answer| answer != OPEN && answer != PREFER_NOT);
        given.next().is_some_and(|first| {
            let mut others = 0;
            given.all(|answer| {
                others += 1;
                answer == first
            }) && others >= 2
        })
    }

    /// The question set this sheet answers.
    pub(crate) fn set(&self) -> StructureHash {
        self.set
    }

    /// The answers, one a statement; `None` where no point is ticked. For counting only.
    pub(crate) fn points_given(&self) -> impl Iterator<Item = Option<u8>> {
        self.answers.iter().map(|&answer| (answer != OPEN && answer != PREFER_NOT).then_some(answer))
    }

    /// The point ticked for one statement, if any. For counting only.
    pub(crate) fn point(&self, statement: usize) -> Option<u8> {
        self.answers.get(statement).copied().filter(|&answer| answer != OPEN && answer != PREFER_NOT)
    }
}

impl Drop for AnswerSheet {
    fn drop(&mut self) {
        self.answers.zeroize();
    }
}

impl fmt::Debug for AnswerSheet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AnswerSheet(..)")
    }
}

/// What stands in the memory of this very process, which Linux shows as a file: the one way to look at freed memory in safe code.
#[cfg(test)]
#[cfg(target_os = "linux")]
pub(crate) mod memory {
    use std::fs::File;
    use std::os::unix::fs::FileExt;

    pub(crate) fn open() -> File {
        File::open("/proc/self/mem").expect("the memory of this process")
    }

    /// The bytes at an address, into a block of the caller's so that nothing is allocated where something was just freed.
    pub(crate) fn read(memory: &File, address: usize, bytes: &mut [u8]) {
        memory.read_exact_at(bytes, address as u64).expect("memory that was in use a moment ago");
    }

    /// Of a freed block, where the allocator keeps notes of its own: two words.
    pub(crate) const NOTES: usize = 2 * size_of::<usize>();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The option of a key by its sign alone.
    fn of_sign(sign: &str, points: u8) -> Option<Choice> {
        Choice::of_key(sign, "", points)
    }

    #[test]
    fn digits_choose_points_and_nought_prefers_not_to_answer() {
        assert!((1..=5).all(|point| of_sign(&point.to_string(), 5) == Some(Choice::Point(point))));
        assert!(of_sign("0", 5) == Some(Choice::PreferNot));
    }

    #[test]
    fn digits_of_other_scripts_choose_as_latin_ones_do() {
        for [nought, three, six] in [["٠", "٣", "٦"], ["۰", "۳", "۶"], ["०", "३", "६"]] {
            assert!(of_sign(nought, 5) == Some(Choice::PreferNot));
            assert!(of_sign(three, 5) == Some(Choice::Point(3)));
            assert!(of_sign(six, 5).is_none() && of_sign(six, 7) == Some(Choice::Point(6)));
        }
    }

    #[test]
    fn where_a_key_writes_no_digit_its_place_counts() {
        // The row of digits of a French keyboard, and one of a Czech keyboard.
        for (point, sign) in (1..).zip(["&", "é", "\"", "'", "("]) {
            assert!(Choice::of_key(sign, &format!("Digit{point}"), 5) == Some(Choice::Point(point)), "{sign}");
        }
        assert!(Choice::of_key("à", "Digit0", 5) == Some(Choice::PreferNot));
        assert!(Choice::of_key("ě", "Digit2", 5) == Some(Choice::Point(2)));
        assert!(Choice::of_key("è", "Digit7", 5).is_none(), "no point of the scale");
        // With a sign that is a digit the place says nothing.
        assert!(Choice::of_key("4", "Numpad4", 5) == Some(Choice::Point(4)));
        assert!(Choice::of_key("1", "Digit5", 5) == Some(Choice::Point(1)));
        for place in ["KeyA", "Numpad1", "Digit", "Digit12", "F1", "Digitx", ""] {
            assert!(Choice::of_key("&", place, 5).is_none(), "{place}");
        }
    }

    #[test]
    fn a_key_that_is_no_point_of_the_scale_chooses_nothing() {
        for sign in ["6", "9", "", "a", "10", "1 ", "-1", "Enter", "F1", "٦", "½"] {
            assert!(of_sign(sign, 5).is_none(), "{sign}");
        }
        assert!(of_sign("3", 2).is_none() && of_sign("9", 11) == Some(Choice::Point(9)));
    }

    #[test]
    fn a_tick_can_be_taken_back_and_leaves_the_others() {
        let mut sheet = AnswerSheet::blank(&QuestionSet::pulse());
        sheet.tick(0, Choice::Point(2));
        sheet.tick(1, Choice::PreferNot);
        sheet.clear(0);
        sheet.clear(99);
        assert!(sheet.is_open(0) && sheet.is_ticked(1, Choice::PreferNot));
        sheet.clear(1);
        assert!(sheet.is_blank());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_dropped_sheet_leaves_none_of_its_answers_in_memory() {
        const STATEMENTS: usize = 20;
        let set = QuestionSet::full();
        let mut sheet = AnswerSheet::blank(&set);
        for statement in 0..STATEMENTS {
            sheet.tick(statement, Choice::Point(4));
        }
        let (memory, address, mut bytes) = (memory::open(), sheet.answers.as_ptr().addr(), [0; STATEMENTS]);
        memory::read(&memory, address, &mut bytes);
        assert_eq!(bytes, [4; STATEMENTS], "the answers are where they are looked for");
        drop(sheet);
        memory::read(&memory, address, &mut bytes);
        assert_eq!(bytes[memory::NOTES..], [0; STATEMENTS - memory::NOTES]);
    }
}
