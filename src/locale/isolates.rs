//! Names and other texts of people and files inside sentences of ours. A name that reads from right to left must not turn the words around it,
//! so it is isolated: in a text by two characters that no name can hold, on the page by the element `bdi` (component `Sentence`).

/// Begins text whose direction is its own: first strong isolate, U+2068 (Unicode Standard Annex 9).
const BEGIN: char = '\u{2068}';
/// Ends it: pop directional isolate, U+2069.
const END: char = '\u{2069}';

/// The scripts before the Hebrew one are all read from left to right.
const FIRST_FROM_RIGHT: char = '\u{590}';

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words of ours.
    Ours(&'a str),
    /// A name, or another text that somebody wrote.
    Theirs(&'a str),
}

/// A text that somebody wrote, to be filled into a sentence.
pub fn isolated(theirs: &str) -> String {
    let inside = theirs.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'));
    [BEGIN].into_iter().chain(inside).chain([END]).collect()
}

/// The pieces of a sentence, none of them empty.
pub fn pieces(sentence: &str) -> impl Iterator<Item = Piece<'_>> {
    let parts = sentence.split(BEGIN).enumerate().flat_map(|(at, part)| match part.split_once(END) {
        Some((theirs, ours)) if at > 0 => [Piece::Theirs(theirs), Piece::Ours(ours)],
        _ => [Piece::Theirs(""), Piece::Ours(part)],
    });
    parts.filter(|piece| !matches!(piece, Piece::Ours("") | Piece::Theirs("")))
}

/// A sentence for where there are no elements, such as the title of a page or a text to copy: isolated only where it makes a difference, as some
/// programs show these characters.
pub fn plain(sentence: &str) -> String {
    let piece = |piece: Piece| match piece {
        Piece::Theirs(theirs) if theirs.chars().any(|c| c >= FIRST_FROM_RIGHT) => isolated(theirs),
        Piece::Ours(text) | Piece::Theirs(text) => text.to_owned(),
    };
    pieces(sentence).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::fill;

    #[test]
    fn a_sentence_is_taken_apart_where_texts_of_others_were_filled_in() {
        let sentence = fill("{host} asks “{team}”: {n}.", &[("host", &isolated("Jo")), ("team", &isolated("צוות")), ("n", "5")]);
        let expected = [Piece::Theirs("Jo"), Piece::Ours(" asks “"), Piece::Theirs("צוות"), Piece::Ours("”: 5.")];
        assert_eq!(pieces(&sentence).collect::<Vec<_>>(), expected);
        assert_eq!(pieces("No name.").collect::<Vec<_>>(), [Piece::Ours("No name.")]);
        assert_eq!(pieces("").count(), 0);
    }

    #[test]
    fn nothing_inside_a_text_ends_its_isolation() {
        let sentence = format!("a {} b", isolated("x\u{2069} y \u{2068}z\u{2066}"));
        assert_eq!(pieces(&sentence).collect::<Vec<_>>(), [Piece::Ours("a "), Piece::Theirs("x y z"), Piece::Ours(" b")]);
        // Nor is a mark on its own more than a letter less.
        assert_eq!(plain("a \u{2068} b"), "a  b");
        assert_eq!(pieces("a \u{2069} b").collect::<Vec<_>>(), [Piece::Ours("a \u{2069} b")]);
    }

    #[test]
    fn plain_text_is_isolated_only_where_a_name_may_read_from_right_to_left() {
        let named = |name: &str| plain(&fill("{team}: Autumn", &[("team", &isolated(name))]));
        for name in ["Lab", "Büro", "Ομάδα", "Команда"] {
            assert_eq!(named(name), format!("{name}: Autumn"));
        }
        for name in ["צוות", "فريق", "Lab צ", "𞤀"] {
            assert_eq!(named(name), format!("\u{2068}{name}\u{2069}: Autumn"));
        }
    }
}
