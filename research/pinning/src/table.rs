//! The tables of `docs/threat-model.md`: which areas and teams they list, and their lines as Markdown.

use super::{Pinned, Shape, Shares, at_most, exact, skippers, unanimous};

/// How a line is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By going through all patterns.
    Exact,
    /// By a bound: no more than this.
    AtMost,
    /// By a bound: no less than this.
    AtLeast,
}

/// A line of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The area and its people.
    pub shape: Shape,
    /// How many of them left something out, in the table about these.
    pub skippers: Option<u32>,
    /// How it is worked out.
    pub way: Way,
    /// Whether it takes so little time that every run of the tests can check it.
    pub quick: bool,
}

/// The head of the table of teams.
pub const HEAD: &str = "\
| statements | points | people | | all agree on one | outsider | outsider, ordinary | member | member, ordinary | distribution | distribution, ordinary |
|---|---|---|---|---|---|---|---|---|---|---|";

/// The head of the table of people who left something out.
pub const HEAD_OF_SKIPPERS: &str = "\
| statements | points | people | left something out | | outsider | outsider, ordinary | member | member, ordinary |
|---|---|---|---|---|---|---|---|---|";

/// Every line, in order; those about people who left something out last.
pub fn lines() -> Vec<Line> {
    let line = |way, quick, skippers| {
        move |(statements, points, people)| Line { shape: Shape { statements, points, people }, skippers, way, quick }
    };
    let mut lines = Vec::new();
    lines.extend([5, 6, 7, 8, 12, 19, 20].map(|people| (1, 5, people)).map(line(Way::Exact, true, None)));
    for points in [3, 4, 5] {
        lines.extend([5, 6, 7].map(|people| (2, points, people)).map(line(Way::Exact, true, None)));
        lines.push(line(Way::Exact, points == 3, None)((2, points, 8)));
    }
    lines.extend([12, 20, 21].map(|people| (2, 5, people)).map(line(Way::AtMost, true, None)));
    for points in [3, 4, 5] {
        lines.extend([5, 6, 7].map(|people| (3, points, people)).map(|shape| line(Way::Exact, points == 3 || shape.2 == 5, None)(shape)));
    }
    lines.extend([8, 12, 20, 21].map(|people| (3, 5, people)).map(line(Way::AtMost, true, None)));
    lines.extend([5, 6].map(|people| (5, 5, people)).map(line(Way::Exact, false, None)));
    lines.extend([7, 8, 12, 20, 21].map(|people| (5, 5, people)).map(line(Way::AtMost, false, None)));
    for points in [3, 4, 5] {
        for people in [5, 6, 7] {
            let quick = people == 5 || points == 3;
            lines.extend((1..=4).map(|skippers| line(Way::Exact, quick, Some(skippers))((3, points, people))));
        }
    }
    lines.extend([8, 12, 20].map(|people| (3, 5, people)).map(|shape| line(Way::AtLeast, shape.2 == 8, Some(1))(shape)));
    for people in [5, 6] {
        lines.extend([1, 2].map(|skippers| line(Way::Exact, false, Some(skippers))((5, 5, people))));
    }
    lines.extend([7, 8, 12, 20].map(|people| (5, 5, people)).map(line(Way::AtLeast, false, Some(1))));
    lines
}

impl Line {
    /// Works the line out. `None` for a shape that is not gone through.
    pub fn work_out(self) -> Option<String> {
        let Shape { statements, points, people } = self.shape;
        let cells = match (self.skippers, self.way) {
            (None, Way::Exact) => cells(self.shape, exact(self.shape)?),
            (None, _) => cells(self.shape, at_most(self.shape)?),
            (Some(_), Way::AtLeast) => {
                let [equal, ordinary] = both(skippers::one_at_least(self.shape)?);
                vec![equal, ordinary, String::new(), String::new()]
            }
            (Some(number), _) => {
                let pinned = skippers::exact(self.shape, number)?;
                [pinned.outsider, pinned.member].into_iter().flat_map(both).collect()
            }
        };
        let skippers = self.skippers.map(|skippers| format!("{skippers} | ")).unwrap_or_default();
        let way = match self.way {
            Way::Exact => "",
            Way::AtMost => "at most",
            Way::AtLeast => "at least",
        };
        Some(format!("| {statements} | {points} | {people} | {skippers}{way} | {} |", cells.join(" | ")))
    }
}

fn cells(shape: Shape, pinned: Pinned) -> Vec<String> {
    let shares = [pinned.outsider, pinned.member, pinned.distribution].into_iter().flat_map(both);
    std::iter::once(share(unanimous(shape).ordinary)).chain(shares).collect()
}

fn both(shares: Shares) -> [String; 2] {
    [share(shares.equal), share(shares.ordinary)]
}

/// A share in words that can be compared by eye: a percentage, or one in so many.
pub fn share(share: f64) -> String {
    if share <= 0.0 {
        return "never".into();
    }
    if share >= 0.01 {
        return format!("{:.1} %", share * 100.0);
    }
    if share < 1e-9 {
        return "under 1 in 10^9".into();
    }
    // Two digits that count; more would promise more than opinions can be known.
    let (many, mut unit) = (share.recip(), 1.0);
    while many / unit >= 100.0 {
        unit *= 10.0;
    }
    let digits = format!("{:.0}", (many / unit).round() * unit);
    let first = digits.len() % 3;
    let mut grouped = digits[..first].to_owned();
    for group in (first..digits.len()).step_by(3) {
        if !grouped.is_empty() {
            grouped.push(',');
        }
        grouped.push_str(&digits[group..group + 3]);
    }
    format!("1 in {grouped}")
}
