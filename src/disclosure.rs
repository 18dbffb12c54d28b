//! Every threshold and rule of what may be known. Pure functions of a few numbers; nothing here sees an answer.
//!
//! The reasons are in `docs/threat-model.md`, the enumerations behind them in `docs/statistics.md`.

/// Fewest people of whom anything is shown. Default of Culture Amp, Viva Glint and Qualtrics; an own round may raise it, nothing
/// lowers it.
pub const MIN_PEOPLE: u32 = 5;

/// Highest threshold a round can be given. Above it an ordinary team would never see a result.
pub const MAX_THRESHOLD: u32 = 50;

/// Most people in one round on one device. Beyond this a round is no longer one team in one room.
pub const MAX_PEOPLE: u32 = 500;

/// Fewest answers for the three bands of a statement (but see [`statement_rung`]), and for words about agreement. With mean, spread and counts of five people the
/// exact answers are fixed in 63 % of outcomes, of eight in 29 % (enumerated).
pub const MIN_FOR_BANDS: u32 = 8;

/// Fewest answers for the full counts of a statement. ONS and GP Patient Survey ask 10 for a cell of a table; a full distribution of
/// twenty has on average four people in each of five cells.
pub const MIN_FOR_COUNTS: u32 = 20;

/// One to this many people who left something out in an area are *lone skippers*: the exact sum of the area less its counts would be
/// the sum of their incomplete sheets.
pub const LONE_SKIPPERS: u32 = MIN_PEOPLE - 1;

/// Scales with at most this many points have bands that are the full counts already, and are treated as such.
pub const POINTS_WITHOUT_BANDS: u8 = 3;

/// Two rounds whose numbers of answers differ by one to this many are not compared statement by statement.
pub const FEW_PEOPLE_DIFFER: u32 = MIN_PEOPLE - 1;

/// Half the smallest width at which an interval is drawn or said, as a share of the whole scale (0.1 of the 4 steps from 1 to 5). A
/// unanimous team then looks like one that nearly agrees.
pub const MIN_HALF_WIDTH: f64 = 0.025;

/// The threshold of a round: how many people must have answered before anything is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(u32);

impl Threshold {
    /// A threshold between [`MIN_PEOPLE`] and [`MAX_THRESHOLD`]; `None` outside.
    pub fn new(people: u32) -> Option<Self> {
        (MIN_PEOPLE..=MAX_THRESHOLD).contains(&people).then_some(Self(people))
    }

    /// The number of people.
    pub fn people(self) -> u32 {
        self.0
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self(MIN_PEOPLE)
    }
}

/// What a release holds of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaRung {
    /// Nothing.
    Nothing,
    /// n and the sum of the person scores.
    Sum,
    /// n, the sum and the sum of squares.
    SumAndSquares,
}

/// What a release holds of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatementRung {
    /// Nothing.
    Nothing,
    /// n and counts in bands: disagree, neither, agree.
    Bands,
    /// n and the count of each point.
    Counts,
}

/// What may be known of an area of `statements` statements on a scale of `points`, in which `n` people are scored. Mean and spread of a
/// single statement are its distribution, those of two nearly so; such small areas wait for the rung on which that much is shown anyway.
pub fn area_rung(n: u32, statements: usize, points: u8, threshold: Threshold) -> AreaRung {
    // With two answers to choose from, the sum of one statement is its count, and sum and squares of two statements are the counts of
    // both, one and none.
    let two_points = points <= 2;
    let sum_from = if statements <= 1 && two_points { MIN_FOR_COUNTS } else { MIN_PEOPLE };
    let squares_from = match statements {
        0 | 1 => MIN_FOR_COUNTS,
        2 if two_points => MIN_FOR_COUNTS,
        2 => MIN_FOR_BANDS,
        _ => MIN_PEOPLE,
    };
    if n < threshold.people() || n < sum_from {
        AreaRung::Nothing
    } else if n < squares_from {
        AreaRung::Sum
    } else {
        AreaRung::SumAndSquares
    }
}

/// Whether so few people left something out in an area that its exact sum and the counts of its statements would together give the sum
/// of their incomplete sheets. `full` people answered all of it, `scored` more than half, and its most answered statement has
/// `most_answers` answers.
///
/// People who answered nothing in the area hide nobody: their part of the sums is known to be zero. So those who answered some of it are
/// counted apart, as well as the numbers tell: at least as many as are scored or answered one statement without being complete.
pub fn lone_skippers(sheets: u32, full: u32, scored: u32, most_answers: u32) -> bool {
    let few = |people: u32| (1..=LONE_SKIPPERS).contains(&people);
    few(sheets.saturating_sub(full)) || few(scored.max(most_answers).saturating_sub(full))
}

/// What may be known of a statement with `n` answers in an area of `statements`, on a scale of `points`. `lone_skippers`: see
/// [`lone_skippers`]; true where the area itself is not released, so that nobody can know.
///
/// The only statement of an area waits for [`MIN_FOR_COUNTS`]: its bands and the sum of the area, which is its own, are the full counts
/// whenever one end of the scale is empty. With eight people of ordinary opinions that is in 19 % of teams (enumerated).
pub fn statement_rung(n: u32, statements: usize, points: u8, lone_skippers: bool, threshold: Threshold) -> StatementRung {
    let bands_from = if statements <= 1 { MIN_FOR_COUNTS } else { MIN_FOR_BANDS };
    if n < threshold.people() || n < bands_from {
        return StatementRung::Nothing;
    }
    if n >= MIN_FOR_COUNTS && !lone_skippers {
        StatementRung::Counts
    } else if points > POINTS_WITHOUT_BANDS {
        StatementRung::Bands
    } else {
        StatementRung::Nothing
    }
}

/// How many bands a scale has: three with a middle point, two (lower half, upper half) without.
pub fn bands(points: u8) -> usize {
    if points % 2 == 1 { 3 } else { 2 }
}

/// The band of a point: 0 is the lowest.
pub fn band_of(point: u8, points: u8) -> usize {
    match (2 * u16::from(point)).cmp(&(u16::from(points) + 1)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => bands(points) - 1,
    }
}
