//! Diverging bars of counts: what disagrees to the left of a line, what agrees to the right, *neither* in a column of its own, so that
//! it does not move the line (Heiberger and Robbins 2014).

/// The share of the picture's width that bars take, and where the column of *neither* begins. What is left for it is half of the first, so
/// that an answer is as wide in both.
const BARS: f64 = 0.62;
const NEITHER: f64 = 0.69;

/// Where the line stands, as a share of the picture's width.
pub const MIDDLE: f64 = BARS / 2.0;

/// Scales with at least this many levels tell the outermost level from the next one.
const LEVELS_WITH_MOST: usize = 4;

/// A piece of a bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// Which count it draws, 0 for the least favourable.
    pub level: usize,
    /// How many answers.
    pub count: u32,
    /// Left end, as a share of the width of its column.
    pub start: f64,
    /// Width, as a share of the width of its column.
    pub width: f64,
}

/// A bar: pieces on both sides of the line, which stands in the middle of the first column, and the count in the second column.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// How many counts the bar draws, those of 0 included.
    pub levels: usize,
    /// Pieces from left to right. A count of 0 has no piece.
    pub pieces: Vec<Piece>,
    /// Answers on the middle point with the width of its piece; `None` on a scale without a middle.
    pub neither: Option<Piece>,
}

/// What answers say about the team, from the left to the right of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Most against the team, on scales where that is told apart.
    AgainstMost,
    /// Against the team.
    Against,
    /// Neither.
    Neither,
    /// For the team.
    Favour,
    /// Most for the team, on scales where that is told apart.
    FavourMost,
}

/// A piece in its place on the whole picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedPiece {
    /// What its answers say.
    pub side: Side,
    /// How many answers; at least 1.
    pub count: u32,
    /// Left end, as a share of the picture's width.
    pub start: f64,
    /// Width, as a share of the picture's width.
    pub width: f64,
}

impl Bar {
    /// The bar on the whole picture: both columns side by side, from left to right. A count of 0 has no piece.
    pub fn on_picture(&self) -> Vec<PlacedPiece> {
        let neither = self.neither.filter(|piece| piece.count > 0);
        let bars = self.pieces.iter().map(|piece| self.placed(piece, 0.0, BARS));
        bars.chain(neither.iter().map(|piece| self.placed(piece, NEITHER, 1.0 - NEITHER))).collect()
    }

    /// A piece in a column that begins at `column` and is `width` wide.
    fn placed(&self, piece: &Piece, column: f64, width: f64) -> PlacedPiece {
        PlacedPiece { side: self.side(piece.level), count: piece.count, start: column + piece.start * width, width: piece.width * width }
    }

    fn side(&self, level: usize) -> Side {
        let tells_most = self.levels >= LEVELS_WITH_MOST;
        if level * 2 + 1 == self.levels {
            Side::Neither
        } else if level * 2 < self.levels {
            if level == 0 && tells_most { Side::AgainstMost } else { Side::Against }
        } else if level + 1 == self.levels && tells_most {
            Side::FavourMost
        } else {
            Side::Favour
        }
    }
}

/// The bar of a statement's counts, keyed, on an axis on which `full` answers fill one side.
pub fn bar(counts: &[u32], full: u32) -> Bar {
    let full = f64::from(full.max(1));
    let middle = (counts.len() % 2 == 1).then_some(counts.len() / 2);
    let half = counts.len() / 2;
    let disagree: u32 = counts.iter().take(half).sum();
    let mut start = 0.5 - f64::from(disagree) / full / 2.0;
    let mut pieces = Vec::new();
    for (level, &count) in counts.iter().enumerate().filter(|(level, _)| Some(*level) != middle) {
        let width = f64::from(count) / full / 2.0;
        if count > 0 {
            pieces.push(Piece { level, count, start, width });
        }
        start += width;
    }
    let neither = middle.map(|level| Piece { level, count: counts[level], start: 0.0, width: f64::from(counts[level]) / full });
    Bar { levels: counts.len(), pieces, neither }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(counts: &[u32]) -> Vec<Side> {
        bar(counts, 20).on_picture().into_iter().map(|piece| piece.side).collect()
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
    fn pieces_on_the_picture_lie_left_and_right_of_the_line_and_neither_beyond_them() {
        let close = |number: f64, to: f64| (number - to).abs() < 1e-12;
        let pieces = bar(&[2, 4, 6], 12).on_picture();
        let [against, favour, neither] = &pieces[..] else { panic!("{pieces:?}") };
        assert!(close(against.start + against.width, MIDDLE) && close(favour.start, MIDDLE), "{pieces:?}");
        assert!(favour.start + favour.width < neither.start && neither.start + neither.width <= 1.0, "{pieces:?}");
        let each = |piece: &PlacedPiece| piece.width / f64::from(piece.count);
        assert!(close(each(against), each(favour)) && close(each(favour), each(neither)), "an answer is as wide in both columns");
    }

    #[test]
    fn a_whole_team_on_one_side_fills_it_and_no_more() {
        for counts in [[9, 0, 0, 0, 0], [0, 0, 0, 0, 9]] {
            let pieces = bar(&counts, 9).on_picture();
            assert!((pieces[0].width - MIDDLE).abs() < 1e-12 && pieces[0].start >= 0.0, "{pieces:?}");
        }
        assert!(bar(&[0, 0, 0], 0).on_picture().is_empty());
    }
}
