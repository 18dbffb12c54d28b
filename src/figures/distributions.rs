//! The only module that names statrs. Its functions panic or hang on some input (`docs/statistics.md`, "statrs"); this wrapper
//! returns `None` instead.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use statrs::function::erf::erfc;
use statrs::function::gamma;
use std::f64::consts::SQRT_2;

/// Above this many degrees of freedom statrs loses digits, and from 1e8 it never returns.
const SERIES_ABOVE: f64 = 10_000.0;

/// The quantile of Student's t with `df` degrees of freedom at probability `p`; `None` outside 0 < p < 1 or df > 0.
pub fn t_quantile(p: f64, df: f64) -> Option<f64> {
    // Written so that NaN falls out as well.
    if !(p > 0.0 && p < 1.0 && df > 0.0) {
        return None;
    }
    let quantile = if df > SERIES_ABOVE {
        // Abramowitz and Stegun 26.7.5, two terms beyond the normal quantile: exact to 1e-12 here, where the normal quantile alone is off
        // by 1e-4.
        let z = Normal::new(0.0, 1.0).ok()?.inverse_cdf(p);
        z + (z.powi(3) + z) / (4.0 * df) + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * df * df)
    } else {
        StudentsT::new(0.0, 1.0, df).ok()?.inverse_cdf(p)
    };
    quantile.is_finite().then_some(quantile)
}

/// The quantile of the standard normal distribution at probability `p`; `None` outside 0 < p < 1.
pub fn normal_quantile(p: f64) -> Option<f64> {
    (p > 0.0 && p < 1.0).then(|| Normal::new(0.0, 1.0).ok().map(|normal| normal.inverse_cdf(p))).flatten()
}

/// The probability that a standard normal number is above `z`.
pub fn normal_tail(z: f64) -> f64 {
    0.5 * erfc(z / SQRT_2)
}

/// The logarithm of the gamma function.
pub fn ln_gamma(x: f64) -> f64 {
    gamma::ln_gamma(x)
}
