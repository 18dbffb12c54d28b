//! Which characters a text may hold, by the properties that Unicode gives them: nobody should be able to write what cannot be seen, to
//! turn the direction of reading, or to pile marks over the lines around a name. What is refused, and why: `docs/design.md`.

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, GraphemeExtend};

/// Most marks in a row on one letter (Unicode Technical Standard 39, section 5.4). Real words of any script have fewer.
const MAX_MARKS: usize = 4;

/// The scripts before the Arabic one (Latin, Greek, Cyrillic, Hebrew and others) have no use for joiners.
const FIRST_THAT_JOINS: char = '\u{600}';

/// What stands in the place of a hidden character where a text that was refused is shown.
const SHOWN_INSTEAD: char = '\u{fffd}';

/// Whether nobody sees a character, or it turns the direction of reading, or every device draws it in another way. Joiners and variation
/// selectors depend on what stands around them: see [`has_hidden`].
fn is_hidden(c: char) -> bool {
    // Whatever turns the direction of reading (`Bidi_Control`) is ignorable by default, as are tags and most blank letters.
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) && !is_joiner(c) && !is_selector(c);
    ignorable || c.is_control() || is_no_character(c) || is_blank(c)
}

/// Private use and noncharacters, which no version of Unicode will ever change.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..) || u32::from(c) & 0xfffe == 0xfffe
}

/// What no property tells: separators of lines and paragraphs, a Braille cell without dots, marks that stand for something outside the text,
/// controls and blanks of Egyptian hieroglyphs, the filler of the Khitan small script, a note without a head.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{2800}' | '\u{fff9}'..='\u{fffc}' | '\u{13430}'..='\u{1343f}')
        || matches!(c, '\u{13441}' | '\u{13442}' | '\u{16fe4}' | '\u{1d159}')
}

/// The two of `Join_Control`, and the vowel separator that Mongolian words need before a last vowel.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{180e}')
}

/// `Variation_Selector`: forms of emoji, of Chinese characters in names, and of Mongolian letters.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a text holds something that nobody sees. One joiner between two characters of a script that joins, or of an emoji, is seen by what
/// it does to them, and so is one variation selector behind a character.
pub fn has_hidden(text: &str) -> bool {
    let mut before = None;
    for c in text.chars() {
        let on_something = before.is_some_and(|before: char| !before.is_whitespace() && !is_joiner(before));
        let hidden = if is_joiner(c) {
            !on_something || before < Some(FIRST_THAT_JOINS)
        } else if is_selector(c) {
            !on_something || before.is_some_and(is_selector)
        } else {
            is_hidden(c) || c.is_whitespace() && before.is_some_and(is_joiner)
        };
        if hidden {
            return true;
        }
        before = Some(c);
    }
    before.is_some_and(is_joiner)
}

/// Whether a text begins with a mark, which would sit on whatever stands before it, or has more than [`MAX_MARKS`] in a row.
pub fn has_stray_marks(text: &str) -> bool {
    let marks = CodePointSetData::new::<GraphemeExtend>();
    // At the beginning one is too many.
    let mut in_a_row = MAX_MARKS;
    for c in text.trim().chars().filter(|&c| !is_joiner(c)) {
        in_a_row = if marks.contains(c) { in_a_row + 1 } else { 0 };
        if in_a_row > MAX_MARKS {
            return true;
        }
    }
    false
}

/// Whether a character is seen wherever it stands.
pub fn is_seen(c: char) -> bool {
    !is_hidden(c) && !is_joiner(c) && !is_selector(c)
}

/// A text that was refused, to be shown in the error: what is hidden in it can be seen.
pub fn made_visible(text: &str) -> String {
    text.chars().map(|c| if is_seen(c) { c } else { SHOWN_INSTEAD }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_properties::props::{BidiControl, GeneralCategory, JoinControl, NoncharacterCodePoint, VariationSelector};
    use icu_properties::{CodePointMapData, CodePointSetData};

    /// Every character that fits.
    fn all(fits: impl Fn(char) -> bool) -> Vec<char> {
        (char::MIN..=char::MAX).filter(|&c| fits(c)).collect()
    }

    #[test]
    fn what_is_written_out_here_is_what_unicode_says() {
        let category = CodePointMapData::<GeneralCategory>::new();
        let joins = CodePointSetData::new::<JoinControl>();
        assert_eq!(all(is_joiner), all(|c| joins.contains(c) || c == '\u{180e}'));
        assert_eq!(all(is_selector), all(|c| CodePointSetData::new::<VariationSelector>().contains(c)));
        let noncharacters = CodePointSetData::new::<NoncharacterCodePoint>();
        assert_eq!(all(is_no_character), all(|c| noncharacters.contains(c) || category.get(c) == GeneralCategory::PrivateUse));
        let separators = [GeneralCategory::LineSeparator, GeneralCategory::ParagraphSeparator, GeneralCategory::Control];
        assert!(all(|c| separators.contains(&category.get(c))).into_iter().all(is_hidden));
    }

    #[test]
    fn whatever_turns_the_direction_of_reading_is_hidden() {
        let turning = all(|c| CodePointSetData::new::<BidiControl>().contains(c));
        assert_eq!(turning.len(), 12);
        assert!(turning.into_iter().all(is_hidden));
    }

    /// Signs that stand around or under a number, such as the one of a year: fonts draw them.
    #[test]
    fn of_the_format_characters_only_those_that_are_drawn_stay_beside_the_joiners() {
        let category = CodePointMapData::<GeneralCategory>::new();
        let left = all(|c| category.get(c) == GeneralCategory::Format && !is_hidden(c) && !is_joiner(c));
        let drawn: Vec<char> =
            ('\u{600}'..='\u{605}').chain(['\u{6dd}', '\u{70f}', '\u{890}', '\u{891}', '\u{8e2}', '\u{110bd}', '\u{110cd}']).collect();
        assert_eq!(left, drawn);
    }

    /// Marks that are drawn on a letter: nonspacing and enclosing ones. The few more are what Unicode puts with them.
    #[test]
    fn every_nonspacing_mark_is_a_mark() {
        let (category, marks) = (CodePointMapData::<GeneralCategory>::new(), CodePointSetData::new::<GraphemeExtend>());
        let nonspacing = all(|c| matches!(category.get(c), GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark));
        assert!(nonspacing.len() > 2_000 && nonspacing.into_iter().all(|c| marks.contains(c)));
    }

    #[test]
    fn what_is_hidden_can_be_seen_in_an_error() {
        assert_eq!(made_visible("a\u{202e}b\u{200d}\u{fe0f}\u{2069}ü"), "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}ü");
    }
}
