//! The F distribution, for any number of people. That of statrs has five digits left at a million degrees of freedom, two at ten million, and
//! at a hundred million it never returns.
//!
//! The distribution function is a regularised incomplete beta function: a factor that is taken from its largest part without loss (Loader 2000)
//! over a continued fraction (Didonato and Morris 1992; by Lentz's method). Quantiles are found by halving. Reference values:
//! `tests/core/f_distribution.rs`.

use std::f64::consts::PI;

/// Where the continued fraction is given up. It takes some three times the root of the degrees of freedom.
const MAX_STEPS: u32 = 1_000_000;
/// Stands for zero where the continued fraction would divide by it.
const TINY: f64 = 1e-300;
/// From here on five terms of Stirling's series are exact.
const SERIES_FROM: f64 = 16.0;

/// The quantile of F with `df1` and `df2` degrees of freedom at probability `p`; `None` outside 0 < p < 1 or finite df > 0.
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> Option<f64> {
    // Written so that NaN falls out as well.
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    // The smaller of the two chances has all its digits.
    let is_above = |f: f64| chances(f, df1, df2).map(|(below, above)| if p < 0.5 { below > p } else { above < 1.0 - p });
    let (mut low, mut high) = (1.0, 1.0);
    while is_above(low)? {
        (low, high) = (low / 2.0, low);
    }
    while !is_above(high)? {
        (low, high) = (high, high * 2.0);
    }
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return Some(middle);
        }
        if is_above(middle)? {
            high = middle;
        } else {
            low = middle;
        }
    }
}

/// The probability that F with `df1` and `df2` degrees of freedom is above `f`; `None` for negative f or outside finite df > 0.
pub fn f_tail(f: f64, df1: f64, df2: f64) -> Option<f64> {
    chances(f, df1, df2).map(|(_, above)| above)
}

/// The chances of a smaller and of a larger F.
fn chances(f: f64, df1: f64, df2: f64) -> Option<(f64, f64)> {
    let usable = |df: f64| df > 0.0 && df.is_finite();
    if !(usable(df1) && usable(df2) && f >= 0.0 && f.is_finite()) {
        return None;
    }
    if f == 0.0 {
        return Some((0.0, 1.0));
    }
    let (a, b, sum) = (df1 / 2.0, df2 / 2.0, df1 * f + df2);
    let (x, rest) = (df1 * f / sum, df2 / sum);
    // How far a is from its share of a + b. As a difference of the two it would lose the digits that count.
    let beyond = x / f * (1.0 - f) * b;
    let deviances = deviance(a, (a + b) * x, beyond) + deviance(b, (a + b) * rest, -beyond);
    let exponent = stirling_error(a + b) - stirling_error(a) - stirling_error(b) - deviances;
    let factor = (a / (a + b) * b / (2.0 * PI)).sqrt() * exponent.exp();
    // Each side of the middle has the fraction that converges there.
    let (below, above) = if f < 1.0 {
        let below = factor / continued_fraction(a, b, x, rest, beyond)?;
        (below, 1.0 - below)
    } else {
        let above = factor / continued_fraction(b, a, rest, x, -beyond)?;
        (1.0 - above, above)
    };
    (below.is_finite() && above.is_finite()).then_some((below, above))
}

/// The logarithm of the factorial of z (by the gamma function) less Stirling's formula for it.
fn stirling_error(z: f64) -> f64 {
    if z < SERIES_FROM {
        return stirling_error(z + 1.0) + (z + 0.5) * (1.0 / z).ln_1p() - 1.0;
    }
    let square = 1.0 / (z * z);
    (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square / 1188.0)))) / z
}

/// x ln(x/m) + m - x, where `beyond` is x - m (Loader's `bd0`).
fn deviance(x: f64, m: f64, beyond: f64) -> f64 {
    let ratio = beyond / (x + m);
    if ratio.abs() >= 0.1 {
        return x * (x / m).ln() - beyond;
    }
    let (mut sum, mut term) = (beyond * ratio, 2.0 * x * ratio);
    // Each is less than a hundredth of the one before.
    for odd in (3u8..=21).step_by(2) {
        term *= ratio * ratio;
        sum += term / f64::from(odd);
    }
    sum
}

/// The continued fraction of the incomplete beta function at x, by which its factor is divided; `None` if it does not settle. `rest` is 1 - x,
/// `beyond` is a - (a + b) x and not negative.
fn continued_fraction(a: f64, b: f64, x: f64, rest: f64, beyond: f64) -> Option<f64> {
    let off_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut fraction = off_zero(a * (beyond + 1.0) / (a + 1.0));
    let (mut numerators, mut denominators) = (fraction, 0.0);
    for step in 1..=MAX_STEPS {
        let m = f64::from(step);
        let at = a + 2.0 * m;
        let part = (a + m - 1.0) / (at - 1.0) * ((a + b + m - 1.0) / (at - 1.0)) * m * (b - m) * x * x;
        let whole = m + m * (b - m) * x / (at - 1.0) + (a + m) * (beyond + 1.0 + m * (1.0 + rest)) / (at + 1.0);
        numerators = off_zero(whole + part / numerators);
        denominators = 1.0 / off_zero(whole + part * denominators);
        let change = numerators * denominators;
        fraction *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            return Some(fraction);
        }
    }
    None
}
