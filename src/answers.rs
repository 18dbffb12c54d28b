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
    pub fn of_key(key: &str, points: u8) -> Option<Self> {
        let mut characters = key.chars();
        let digit = characters.next().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
        match (digit, characters.next()) {
            (Some(0), None) => Some(Self::PreferNot),
            (Some(point), None) if point <= points => Some(Self::Point(point)),
            _ => None,
        }
    }
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

    #[test]
    fn digits_choose_points_and_nought_prefers_not_to_answer() {
        assert!((1..=5).all(|point| Choice::of_key(&point.to_string(), 5) == Some(Choice::Point(point))));
        assert!(Choice::of_key("0", 5) == Some(Choice::PreferNot));
    }

    #[test]
    fn a_key_that_is_no_point_of_the_scale_chooses_nothing() {
        for key in ["6", "9", "", "a", "10", "1 ", "-1", "Enter", "F1", "٣"] {
            assert!(Choice::of_key(key, 5).is_none(), "{key}");
        }
        assert!(Choice::of_key("3", 2).is_none() && Choice::of_key("9", 11) == Some(Choice::Point(9)));
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
