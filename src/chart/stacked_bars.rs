//! Stacked bars of counts: what disagrees, then a line, then what agrees, and *neither* aside at the other end, so that it is taken for
//! neither of the two (Heiberger and Robbins 2014). An answer is as wide in every bar, and a bar of everybody is as wide as the picture.

/// The share of the picture's width that stays empty in front of *neither* where everybody answered.
const GAP: f64 = 0.04;

/// The share of the picture's width that a digit takes on the narrowest screen, a little less than its own: it may touch what is beside it.
const DIGIT: f64 = 0.022;

/// Scales with at least this many levels tell the outermost level from the next one.
const LEVELS_WITH_MOST: usize = 4;

/// What answers say about the team, in the order of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Most against the team, on scales where that is told apart.
    AgainstMost,
    /// Against the team.
    Against,
    /// For the team.
    Favour,
    /// Most for the team, on scales where that is told apart.
    FavourMost,
    /// Neither.
    Neither,
}

/// A piece of a bar. Places are shares of the picture's width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// What its answers say.
    pub side: Side,
    /// How many answers; at least 1.
    pub count: u32,
    /// Left end.
    pub start: f64,
    /// Width.
    pub width: f64,
    /// Whether the count can be read on it.
    pub is_wide: bool,
}

/// The bar of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Pieces from left to right. A count of 0 has none.
    pub pieces: Vec<Piece>,
    /// Where the line between what disagrees and what agrees stands, as a share of the picture's width.
    pub line: f64,
}

/// The bar of a statement's counts, keyed, where a picture is as wide as `full` answers and the gap.
pub fn bar(counts: &[u32], full: u32) -> Bar {
    let answer = (1.0 - GAP) / f64::from(full.max(1));
    let levels = counts.len();
    let mut pieces = Vec::new();
    let mut add = |side, count: u32, start: f64| {
        let width = f64::from(count) * answer;
        let is_wide = width >= DIGIT * f64::from(count.checked_ilog10().unwrap_or(0) + 1);
        if count > 0 {
            pieces.push(Piece { side, count, start, width, is_wide });
        }
        start + width
    };
    let mut end = 0.0;
    for (level, &count) in counts.iter().enumerate().take(levels / 2) {
        end = add(side(level, levels), count, end);
    }
    let line = end;
    for (level, &count) in counts.iter().enumerate().skip(levels.div_ceil(2)) {
        end = add(side(level, levels), count, end);
    }
    if levels % 2 == 1 {
        let neither = counts[levels / 2];
        add(Side::Neither, neither, 1.0 - f64::from(neither) * answer);
    }
    Bar { pieces, line }
}

fn side(level: usize, levels: usize) -> Side {
    let tells_most = levels >= LEVELS_WITH_MOST;
    match (level * 2 < levels, level == 0 || level + 1 == levels) {
        (true, true) if tells_most => Side::AgainstMost,
        (true, _) => Side::Against,
        (false, true) if tells_most => Side::FavourMost,
        (false, _) => Side::Favour,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(counts: &[u32]) -> Vec<Side> {
        bar(counts, 20).pieces.into_iter().map(|piece| piece.side).collect()
    }

    fn is_close(number: f64, to: f64) -> bool {
        (number - to).abs() < 1e-12
    }

    #[test]
    fn from_four_levels_on_the_outermost_is_told_from_the_next_one() {
        use Side::{Against, AgainstMost, Favour, FavourMost, Neither};
        assert_eq!(sides(&[1, 1]), [Against, Favour]);
        assert_eq!(sides(&[1, 1, 1]), [Against, Favour, Neither]);
        assert_eq!(sides(&[1, 1, 1, 1]), [AgainstMost, Against, Favour, FavourMost]);
        assert_eq!(sides(&[1, 1, 1, 1, 1]), [AgainstMost, Against, Favour, FavourMost, Neither]);
        assert_eq!(sides(&[1; 7]), [AgainstMost, Against, Against, Favour, Favour, FavourMost, Neither]);
        assert_eq!(sides(&[0, 1, 0, 0, 1]), [Against, FavourMost], "counts of 0 have no piece and change no side");
    }

    #[test]
    fn the_line_parts_what_disagrees_from_what_agrees_and_neither_stands_at_the_other_end() {
        let Bar { pieces, line } = bar(&[2, 4, 6], 12);
        let [against, favour, neither] = &pieces[..] else { panic!("{pieces:?}") };
        assert!(is_close(against.start, 0.0) && is_close(against.width, line) && is_close(favour.start, line), "{pieces:?}");
        assert!(is_close(neither.start - favour.start - favour.width, GAP) && is_close(neither.start + neither.width, 1.0), "{pieces:?}");
        let each = |piece: &Piece| piece.width / f64::from(piece.count);
        assert!(is_close(each(against), each(favour)) && is_close(each(favour), each(neither)), "an answer is as wide everywhere");
    }

    #[test]
    fn what_somebody_left_out_stays_empty_and_an_answer_is_as_wide_as_ever() {
        let (all, some) = (bar(&[3, 0, 7], 10), bar(&[3, 0, 4], 10));
        assert_eq!(all.pieces[0], some.pieces[0]);
        assert!(is_close(all.pieces[1].width / 7.0, some.pieces[1].width / 4.0));
    }

    #[test]
    fn a_whole_team_on_one_side_fills_it_and_no_more() {
        for (counts, line) in [([9, 0, 0, 0, 0], 1.0 - GAP), ([0, 0, 0, 0, 9], 0.0), ([0, 0, 9, 0, 0], 0.0)] {
            let bar = bar(&counts, 9);
            assert!(is_close(bar.pieces[0].width, 1.0 - GAP) && is_close(bar.line, line), "{bar:?}");
        }
        assert!(bar(&[0, 0, 0], 0).pieces.is_empty());
    }

    #[test]
    fn a_count_stands_on_its_piece_where_there_is_room() {
        let wide = |counts: &[u32], full| bar(counts, full).pieces.iter().map(|piece| piece.is_wide).collect::<Vec<_>>();
        assert_eq!(wide(&[1, 21], 22), [true, true]);
        assert_eq!(wide(&[1, 19, 480], 500), [false, true, false], "1 against, 480 for, 19 neither");
    }
}
