//! Every text people read, in one typed catalogue: a language is one static for each group of texts, and a language with a missing text
//! does not build. [`Locale`] has an accessor for each group, such as [`Locale::desk`].
//!
//! Texts may hold places in curly brackets, such as `{team}`, filled by [`fill`]; what others wrote is filled in [`isolated`]. Where a number decides the form of a word the text is a
//! [`Plural`]. Which form a language uses, and how it writes numbers and days, comes from the browser through [`Speech`].

pub mod catalogue;
pub mod english;
pub mod errors;
mod isolates;
mod scale;

pub use catalogue::Plural;
pub use isolates::{Piece, isolated, pieces, plain};

use crate::round::Day;

/// The plural categories of Unicode CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralCategory {
    /// No thing, in languages that have a form of their own for it.
    Zero,
    /// One thing.
    One,
    /// Two things, in languages that have a dual.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// The general form.
    Other,
}

/// How a language counts and writes numbers and days. The shell gives the browser's `Intl`; the core's own is [`PLAIN`].
#[derive(Debug, Clone, Copy)]
pub struct Speech {
    /// The plural category of a whole number in the language with this tag.
    pub plural: fn(tag: &str, number: u32) -> PluralCategory,
    /// A number with exactly this many decimals.
    pub number: fn(tag: &str, number: f64, decimals: u8) -> String,
    /// A day, written out.
    pub day: fn(tag: &str, day: Day) -> String,
}

/// English rules without a browser, for tests and native tools.
pub const PLAIN: Speech = Speech {
    plural: |_, number| if number == 1 { PluralCategory::One } else { PluralCategory::Other },
    number: |_, number, decimals| format!("{number:.*}", usize::from(decimals)),
    day: |_, day| day.to_string(),
};

/// A language that Candour speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English, in UK spelling.
    English,
}

impl Language {
    /// Language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
        }
    }

    /// `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
        }
    }
}

/// A language at work: which one, and how it counts. Its texts come group by group, such as [`Locale::desk`].
#[derive(Debug, Clone, Copy)]
pub struct Locale {
    /// The language of the texts.
    pub language: Language,
    /// Numbers, plurals, days.
    pub speech: Speech,
}

impl Locale {
    /// English.
    pub fn english(speech: Speech) -> Self {
        Self { language: Language::English, speech }
    }

    /// The form of a text that fits `number`, with `{n}` filled in.
    pub fn count(&self, plural: &Plural, number: u32) -> String {
        fill(self.form(plural, number), &[("n", &self.whole(number))])
    }

    /// The form of a text that fits `number`, with its places still open.
    pub fn form(&self, plural: &Plural, number: u32) -> &'static str {
        let form = match (self.speech.plural)(self.language.tag(), number) {
            PluralCategory::Zero => plural.zero,
            PluralCategory::One => plural.one,
            PluralCategory::Two => plural.two,
            PluralCategory::Few => plural.few,
            PluralCategory::Many => plural.many,
            PluralCategory::Other => None,
        };
        form.unwrap_or(plural.other)
    }

    /// A whole number.
    pub fn whole(&self, number: u32) -> String {
        (self.speech.number)(self.language.tag(), number.into(), 0)
    }

    /// A number with `decimals` decimals.
    pub fn number(&self, number: f64, decimals: u8) -> String {
        (self.speech.number)(self.language.tag(), number, decimals)
    }

    /// A day.
    pub fn day(&self, day: Day) -> String {
        (self.speech.day)(self.language.tag(), day)
    }
}

/// How many things there are, as texts take it: more than 4,294,967,295 are as many as that.
pub fn whole_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Fills the places of a text. A place without a value stays as it is, so that a mistake can be seen.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, end)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, end))
        });
        if let Some((value, end)) = value {
            filled.push_str(value);
            rest = end;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question_set::QuestionSet;

    #[test]
    fn every_text_is_there_and_its_places_are_closed() {
        let all = Locale::english(PLAIN).all();
        assert!(all.len() > 300, "{} texts", all.len());
        for (name, texts) in all {
            for text in texts {
                assert!(!text.trim().is_empty(), "{name} is empty");
                assert_eq!(text.matches('{').count(), text.matches('}').count(), "{name}: {text}");
                assert_eq!(text.trim(), text, "{name} has white space at an end");
            }
        }
    }

    #[test]
    fn texts_use_proper_quotation_marks_and_apostrophes() {
        for (name, texts) in Locale::english(PLAIN).all() {
            for text in texts {
                assert!(!text.contains(['"', '\'']), "{name}: {text}");
            }
        }
    }

    #[test]
    fn every_note_on_an_area_belongs_to_an_area_of_both_built_in_sets() {
        let notes = Locale::english(PLAIN).report().area_notes;
        assert!(!notes.is_empty());
        for set in [QuestionSet::full(), QuestionSet::pulse()] {
            for (id, note) in notes {
                assert!(set.areas().iter().any(|area| area.id == *id), "{}: {id}: {note}", set.id());
            }
        }
    }

    #[test]
    fn places_are_filled_wherever_they_stand_and_unknown_ones_stay() {
        assert_eq!(fill("{a} and {b}, {a}", &[("a", "one"), ("b", "two")]), "one and two, one");
        assert_eq!(fill("{a} {c}", &[("a", "{c}"), ("c", "three")]), "{c} three");
        assert_eq!(fill("{unknown} stays", &[]), "{unknown} stays");
        assert_eq!(fill("an open { brace", &[("a", "x")]), "an open { brace");
    }

    #[test]
    fn the_form_of_a_word_follows_the_number() {
        let locale = Locale::english(PLAIN);
        assert_eq!(locale.count(&locale.new_survey().own_areas, 1), "1 area");
        assert_eq!(locale.count(&locale.new_survey().own_areas, 4), "4 areas");
    }

    #[test]
    fn a_language_without_a_form_uses_the_general_one() {
        let always_few = Speech { plural: |_, _| PluralCategory::Few, ..PLAIN };
        let locale = Locale::english(always_few);
        assert_eq!(locale.count(&locale.new_survey().own_areas, 3), "3 areas");
    }
}
