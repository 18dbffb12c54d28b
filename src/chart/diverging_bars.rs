//! Diverging bars of counts: what disagrees to the left of a line, what agrees to the right, *neither* in a column of its own, so that
//! it does not move the line (Heiberger and Robbins 2014).

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
    /// Pieces from left to right. A count of 0 has no piece.
    pub pieces: Vec<Piece>,
    /// Answers on the middle point with the width of its piece; `None` on a scale without a middle.
    pub neither: Option<Piece>,
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
    Bar { pieces, neither }
}
