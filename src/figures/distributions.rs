//! The only module that names statrs. Its functions panic or hang on some input (`docs/statistics.md`, "statrs"); this wrapper
//! returns `None` instead.

use statrs::distribution::{ContinuousCDF, FisherSnedecor, Normal, StudentsT};

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

/// The quantile of F with `df1` and `df2` degrees of freedom at probability `p`; `None` outside 0 < p < 1 or finite df > 0.
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    let quantile = fisher(df1, df2)?.inverse_cdf(p);
    quantile.is_finite().then_some(quantile)
}

/// The probability that F with `df1` and `df2` degrees of freedom is above `f`; `None` for negative f or outside finite df > 0.
pub fn f_tail(f: f64, df1: f64, df2: f64) -> Option<f64> {
    if !(f >= 0.0 && f.is_finite()) {
        return None;
    }
    let tail = fisher(df1, df2)?.sf(f);
    tail.is_finite().then_some(tail)
}

fn fisher(df1: f64, df2: f64) -> Option<FisherSnedecor> {
    let usable = |df: f64| df > 0.0 && df.is_finite();
    (usable(df1) && usable(df2)).then(|| FisherSnedecor::new(df1, df2).ok()).flatten()
}
