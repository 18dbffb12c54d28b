//! Figures at their edges.

use candour::figures::agreement::{a_wg, ad_mean, ad_median, leik_d, rwg, rwg_j};
use candour::figures::distributions::t_quantile;
use candour::figures::pooled::{BetweenTeams, Reliability, TeamSums};
use candour::figures::{AreaFigures, Band, Spread, WidthFrom, two_camps, van_der_eijk_a};

fn close(got: f64, expected: f64) -> bool {
    (got - expected).abs() <= 1e-9 * expected.abs()
}

#[test]
fn no_quantile_comes_of_numbers_that_are_none() {
    for df in [f64::NAN, 0.0, -0.0, -1.0, f64::NEG_INFINITY] {
        assert_eq!(t_quantile(0.975, df), None, "{df} degrees of freedom");
    }
    for p in [f64::NAN, 0.0, 1.0, -0.1, 1.1, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(t_quantile(p, 7.0), None, "p = {p}");
    }
    assert_eq!(t_quantile(f64::NAN, f64::NAN), None);
}

#[test]
fn quantiles_are_those_of_printed_tables() {
    // SciPy 1.17, t.ppf. The last two: the normal quantile but for the digits at the end.
    let table = [
        (0.975, 1.0, 12.706_204_736_174_698),
        (0.975, 4.0, 2.776_445_105_197_793_4),
        (0.975, 19.0, 2.093_024_054_408_263_3),
        (0.75, 7.0, 0.711_141_778_081_786_2),
        (0.975, 9_999.0, 1.960_201_263_621_357_7),
        (0.975, 1e9, 1.959_963_986_917_5),
        (0.975, f64::INFINITY, 1.959_963_984_540_054),
    ];
    for (p, df, expected) in table {
        let got = t_quantile(p, df).expect("a quantile");
        assert!(close(got, expected), "t({p}, {df}) is {got}");
        let mirrored = t_quantile(1.0 - p, df).expect("a quantile");
        assert!((mirrored + expected).abs() < 1e-8, "t({}, {df}) is {mirrored}", 1.0 - p);
    }
}

#[test]
fn the_quantile_does_not_jump_where_the_method_changes() {
    let (below, above) = (t_quantile(0.975, 10_000.0).expect("below"), t_quantile(0.975, 10_000.1).expect("above"));
    assert!((below - above).abs() < 1e-8, "{below} and {above}");
}

#[test]
fn one_person_has_a_mean_and_no_spread() {
    let figures = AreaFigures::from_sums(1, 180, Some(180 * 180), 60, 5).expect("figures");
    assert!(close(figures.mean, 3.0) && close(figures.score(), 50.0));
    assert_eq!((figures.sd, figures.se, figures.interval), (None, None, None));
    assert_eq!(Spread::of(&figures), None);
}

#[test]
fn nobody_has_no_figures() {
    assert_eq!(AreaFigures::from_sums(0, 0, Some(0), 60, 5), None);
    assert_eq!(AreaFigures::from_sums(5, 5, Some(5), 0, 5), None);
}

#[test]
fn without_squares_there_is_a_mean_and_no_spread_and_the_interval_is_made_of_a_usual_one() {
    let figures = AreaFigures::from_sums(6, 6 * 4, None, 1, 5).expect("figures");
    assert!(close(figures.mean, 4.0));
    assert_eq!((figures.sd, figures.se, figures.width_from), (None, None, WidthFrom::UsualSpread));
    // 1.96 * (P / 5) / sqrt(n), whatever the team answered.
    for (n, points) in [(5, 5), (6, 5), (7, 5), (5, 7), (7, 11), (12, 2)] {
        for mean in 1..=u64::from(points) {
            let figures = AreaFigures::from_sums(n, u64::from(n) * mean, None, 1, points).expect("figures");
            let interval = figures.interval.expect("an interval");
            let half = 1.96 * f64::from(points) / 5.0 / f64::from(n).sqrt();
            assert!(close(interval.low, mean as f64 - half) && close(interval.high, mean as f64 + half), "{interval:?}");
            let (band, core) = (figures.shown_interval(), figures.shown_core());
            assert!(band.low >= 1.0 && band.high <= f64::from(points) && band.low <= core.low && core.high <= band.high);
        }
    }
    let with = AreaFigures::from_sums(6, 6 * 4, Some(6 * 16), 1, 5).expect("figures");
    assert_eq!(with.width_from, WidthFrom::OwnSpread);
}

#[test]
fn equal_scores_have_exactly_no_spread() {
    for u in 60..=300u64 {
        for n in [2, 5, 7, 19] {
            let figures = AreaFigures::from_sums(n, u64::from(n) * u, Some(u64::from(n) * u * u), 60, 5).expect("figures");
            assert_eq!((figures.sd, figures.se, figures.interval), (Some(0.0), Some(0.0), None), "{n} times {u}");
        }
    }
}

#[test]
fn sums_that_contradict_each_other_have_no_spread() {
    // n S2 below S1 squared: no such people.
    let figures = AreaFigures::from_sums(5, 1_000, Some(10), 60, 5).expect("a mean");
    assert_eq!((figures.sd, figures.interval), (None, None));
}

#[test]
fn very_large_sums_keep_every_digit() {
    // Ten million people on the largest unit; half at 3 and half one unit of the person score above.
    let (n, unit) = (10_000_000u64, 27_720u64);
    let (low, high) = (3 * unit, 3 * unit + 1);
    let (s1, s2) = (n / 2 * low + n / 2 * high, n / 2 * low * low + n / 2 * high * high);
    let figures = AreaFigures::from_sums(10_000_000, s1, Some(s2), 27_720, 11).expect("figures");
    let expected = (0.25 * n as f64 / (n as f64 - 1.0)).sqrt() / unit as f64;
    assert!(close(figures.sd.expect("a spread"), expected), "{:?}", figures.sd);
    let interval = figures.interval.expect("an interval");
    assert!(interval.low < figures.mean && figures.mean < interval.high);
}

#[test]
fn the_shown_interval_stays_on_the_scale_and_the_core_within_it() {
    let split = AreaFigures::from_sums(8, 4 * 60 + 4 * 300, Some(4 * 3_600 + 4 * 90_000), 60, 5).expect("figures");
    let (band, core) = (split.shown_interval(), split.shown_core());
    assert!(band.low >= 1.0 && band.high <= 5.0);
    assert!(band.low < core.low && core.high < band.high);
    let five = AreaFigures::from_sums(5, 4 * 60 + 300, Some(4 * 3_600 + 90_000), 60, 5).expect("figures");
    assert!(five.interval.expect("an interval").low < 1.0);
    assert!(close(five.shown_interval().low, 1.0));
}

#[test]
fn bands_in_words_move_with_the_scale() {
    let band = |n: u32, s1: u64, points: u8| AreaFigures::from_sums(n, s1, None, 1, points).map(|figures| figures.band());
    assert_eq!(band(10, 24, 5), Some(Band::Low));
    assert_eq!(band(10, 25, 5), Some(Band::Mixed));
    assert_eq!(band(100, 349, 5), Some(Band::Mixed));
    assert_eq!(band(10, 35, 5), Some(Band::Good), "it is written 63");
    assert_eq!(band(100, 324, 7), Some(Band::Low));
    assert_eq!(band(100, 325, 7), Some(Band::Mixed));
    assert_eq!(band(100, 474, 7), Some(Band::Mixed));
    assert_eq!(band(100, 475, 7), Some(Band::Good));
}

#[test]
fn spread_has_words_from_eight_people() {
    let of = |n: u32| AreaFigures::from_sums(n, u64::from(n) * 180, Some(u64::from(n) * 180 * 180), 60, 5).and_then(|f| Spread::of(&f));
    assert_eq!(of(7), None);
    assert_eq!(of(8), Some(Spread::Close));
}

#[test]
fn agreement_of_simple_patterns_is_what_its_definition_says() {
    let cases: [(&[u32], f64); 6] = [
        (&[0, 0, 9, 0, 0], 1.0),
        (&[4, 4, 4, 4, 4], 0.0),
        (&[4, 0, 0, 0, 4], -1.0),
        (&[0, 5, 5, 0, 0], 0.75),
        (&[0, 0, 0, 0, 1], 1.0),
        (&[3, 0, 3], -1.0),
    ];
    for (counts, expected) in cases {
        let got = van_der_eijk_a(counts).expect("agreement");
        assert!((got - expected).abs() < 1e-12, "{counts:?}: {got}");
    }
    for counts in [&[][..], &[3], &[3, 3], &[0, 0, 0]] {
        assert_eq!(van_der_eijk_a(counts), None, "{counts:?}");
    }
}

#[test]
fn two_camps_need_eight_answers_and_two_ends_of_about_one_size() {
    assert!(two_camps(&[4, 0, 4]));
    assert!(!two_camps(&[5, 0, 3]), "a majority is no camp");
    assert!(two_camps(&[5, 0, 7]) && two_camps(&[5, 1, 6]));
    assert!(!two_camps(&[4, 0, 8]) && !two_camps(&[4, 3, 5]));
    assert!(!two_camps(&[3, 1, 3]));
    assert!(!two_camps(&[2, 4, 2]));
    assert!(!two_camps(&[0, 0, 8]));
    assert!(!two_camps(&[4, 4]));
    assert!(two_camps(&[9, 1, 0, 1, 9]) && !two_camps(&[4, 4, 4, 4, 4]));
}

/// Shares of the five points where opinions are spread as by a normal distribution with this mean and standard deviation.
fn ordinary(mean: f64, sd: f64) -> Vec<f64> {
    let weights: Vec<f64> = (1..=5).map(|point| (-(f64::from(point) - mean).powi(2) / (2.0 * sd * sd)).exp()).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

/// How often `n` people of whom each ticks a level with its share are said to be two camps: every way in which they may tick, with its probability.
fn rate_of_two_camps(n: u32, shares: &[f64]) -> f64 {
    fn walk(left: u32, shares: &[f64], counts: &mut Vec<u32>, probability: f64) -> f64 {
        let [share, rest @ ..] = shares else { return 0.0 };
        if rest.is_empty() {
            counts.push(left);
            let found = if two_camps(counts) { probability * share.powi(i32::try_from(left).expect("few people")) } else { 0.0 };
            counts.pop();
            return found;
        }
        let mut sum = 0.0;
        let mut ways = probability;
        for count in 0..=left {
            counts.push(count);
            sum += walk(left - count, rest, counts, ways);
            counts.pop();
            // One more of those who are left: the next binomial coefficient, and a factor of the share.
            ways *= f64::from(left - count) / f64::from(count + 1) * share;
        }
        sum
    }
    walk(n, shares, &mut Vec::new(), 1.0)
}

/// The table in `docs/statistics.md`.
#[test]
fn teams_of_ordinary_opinions_are_rarely_said_to_be_two_camps_and_split_ones_often() {
    let means = || (10..=50).step_by(5).map(|tenths| f64::from(tenths) / 10.0);
    let in_bands = |points: &[f64]| vec![points[0] + points[1], points[2], points[3] + points[4]];
    // As released: three bands below twenty people, five points from there.
    let rate = |n: u32, points: &[f64]| if n < 20 { rate_of_two_camps(n, &in_bands(points)) } else { rate_of_two_camps(n, points) };
    let table = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/statistics.md")).expect("the table");
    let mut rows = Vec::new();
    for n in [8, 12, 20] {
        let worst = |sd: f64| 100.0 * means().map(|mean| rate(n, &ordinary(mean, sd))).fold(0.0, f64::max);
        let split = 100.0 * rate(n, &[0.40, 0.08, 0.04, 0.08, 0.40]);
        let row = format!("| {n} | {:.1} % | {:.1} % | {:.1} % | {split:.0} % |", worst(0.8), worst(1.0), worst(1.2));
        assert!(worst(1.0) < 1.0 && split > 15.0, "{row}");
        rows.push(row);
    }
    for row in &rows {
        assert!(table.contains(row), "not in the table: {rows:#?}");
    }
}

#[test]
fn nobody_and_one_person_have_no_agreement() {
    assert_eq!((rwg(&[0, 0, 0]), a_wg(&[0, 0, 0]), ad_mean(&[0, 0, 0])), (None, None, None));
    assert_eq!((ad_median(&[0, 0, 0]), leik_d(&[0, 0, 0])), (None, None));
    assert_eq!((rwg(&[0, 1, 0]), a_wg(&[0, 1, 0]), rwg_j(&[&[0, 1, 0], &[0, 1, 0]])), (None, None, None));
    assert_eq!((rwg(&[]), a_wg(&[]), ad_mean(&[]), ad_median(&[]), leik_d(&[]), rwg_j(&[])), (None, None, None, None, None, None));
}

#[test]
fn dispersion_of_leik_is_none_at_one_point_and_full_at_both_ends() {
    assert_eq!(leik_d(&[0, 7, 0, 0]), Some(0.0));
    assert_eq!(leik_d(&[4, 0, 0, 4]), Some(1.0));
    // The example in the manual of R's agrmt, to its three digits.
    let got = leik_d(&[30, 40, 210, 130, 530, 50, 10]).expect("dispersion");
    assert!((got - 0.287).abs() < 5e-4, "{got}");
}

#[test]
fn reliability_needs_thirty_people_two_statements_and_a_difference() {
    assert!(Reliability::of(30, 0.5, &[0.8, 0.8]).is_some());
    assert_eq!(Reliability::of(29, 0.5, &[0.8, 0.8]), None);
    assert_eq!(Reliability::of(30, 0.5, &[0.8]), None);
    assert_eq!(Reliability::of(30, 0.0, &[0.8, 0.8]), None);
    assert_eq!(Reliability::of(30, f64::NAN, &[0.8, 0.8]), None);
}

#[test]
fn teams_are_compared_from_two_of_five_people() {
    let team = |n: u32, score: u64| TeamSums { n, s1: u64::from(n) * score, s2: u64::from(n) * score * score + 50 };
    assert!(BetweenTeams::of([team(5, 3), team(5, 4)]).is_some());
    assert_eq!(BetweenTeams::of([team(5, 3), team(4, 4)]), None);
    assert_eq!(BetweenTeams::of([]), None);
    let unanimous = TeamSums { n: 5, s1: 15, s2: 45 };
    assert_eq!(BetweenTeams::of([unanimous, unanimous]), None);
}
