//! Sums as a release holds them, against a plainer program that tries every pair of sums complete sheets could give.

use candour::disclosure::on_the_grid;

/// A multiple of 1 to 4, so that the scores of areas of so many statements are whole.
const UNIT: u64 = 12;

/// The pair nearest to the exact sums, the larger one where two are as near.
fn nearest(s1: u64, s2: u64, n: u64, k: u64, points: u64) -> (u64, u64) {
    let step = UNIT / k;
    let (lowest, highest) = (k, k * points);
    let sum = (n * lowest..=n * highest).rev().min_by_key(|sum| (sum * step).abs_diff(s1)).expect("some");
    // No spread is negative, and every score is between the lowest and the highest, so (score - lowest)(highest - score) is never negative.
    let possible = |squares: &u64| n * squares >= sum * sum && squares + n * lowest * highest <= (lowest + highest) * sum;
    let possible: Vec<u64> = (0..=n * highest * highest).rev().filter(possible).collect();
    let alike: Vec<u64> = possible.iter().copied().filter(|squares| squares % 2 == sum % 2).collect();
    let squares = if alike.is_empty() { possible } else { alike };
    let squares = squares.into_iter().min_by_key(|squares| (squares * step * step).abs_diff(s2)).expect("some");
    (sum * step, squares * step * step)
}

/// Sums of squares that sheets with these sums can have: the least, the most, and some between.
fn squares(s1: u64, n: u64, points: u64) -> impl Iterator<Item = u64> {
    let least = (s1 * s1).div_ceil(n);
    let most = (UNIT + UNIT * points) * s1 - n * UNIT * UNIT * points;
    (0..=7).map(move |part| least + (most - least) * part / 7)
}

#[test]
fn sums_become_the_nearest_that_complete_sheets_could_give() {
    let mut looked_at = 0;
    for (n, k, points) in [(5, 1, 5), (5, 2, 3), (5, 3, 2), (5, 4, 5), (6, 2, 5), (6, 3, 3), (7, 4, 2), (8, 3, 5), (9, 1, 2)] {
        for s1 in n * UNIT..=n * UNIT * points {
            for s2 in squares(s1, n, points) {
                let released = on_the_grid(
                    s1,
                    s2,
                    u32::try_from(n).expect("few"),
                    u32::try_from(UNIT).expect("small"),
                    usize::try_from(k).expect("few"),
                    u8::try_from(points).expect("few"),
                );
                assert_eq!(released, nearest(s1, s2, n, k, points), "{s1} and {s2} of {n} people, {k} statements, {points} points");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 13_000, "{looked_at}");
}

/// As a file may have it: the sum has been looked at before, its squares can be any number that files can hold.
#[test]
fn squares_nobody_can_have_become_squares_somebody_could_have() {
    for (n, k, points) in [(5, 1, 5), (5, 3, 2), (7, 4, 11)] {
        for s1 in [n * UNIT, n * UNIT * 3 / 2 + 1, n * UNIT * points] {
            for s2 in [0, 1, 1 << 40, i64::MAX.unsigned_abs()] {
                let (few, unit, small) = (u32::try_from(n).expect("few"), 12, u8::try_from(points).expect("few"));
                let released = on_the_grid(s1, s2, few, unit, usize::try_from(k).expect("few"), small);
                assert_eq!(released, nearest(s1, s2, n, k, points), "{s1} and {s2} of {n} people, {k} statements, {points} points");
            }
        }
    }
}
