//! The only module that names statrs. Its functions panic or hang on some input (`docs/statistics.md`, "statrs"); this wrapper
//! returns `None` instead.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// Above this many degrees of freedom Student's t is the normal distribution to six digits, and statrs loses its own.
const NORMAL_ABOVE: f64 = 10_000.0;

/// The quantile of Student's t with `df` degrees of freedom at probability `p`; `None` outside 0 < p < 1 or df > 0.
pub fn t_quantile(p: f64, df: f64) -> Option<f64> {
    // Written so that NaN falls out as well.
    if !(p > 0.0 && p < 1.0 && df > 0.0) {
        return None;
    }
    let quantile =
        if df > NORMAL_ABOVE { Normal::new(0.0, 1.0).ok()?.inverse_cdf(p) } else { StudentsT::new(0.0, 1.0, df).ok()?.inverse_cdf(p) };
    quantile.is_finite().then_some(quantile)
}
