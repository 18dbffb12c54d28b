//! Shares, and how tables write them.

use crate::chance::Sampled;

/// A share that was worked out: a percentage, or one in so many.
pub fn exact(share: f64) -> String {
    if share <= 0.0 {
        return "never".into();
    }
    // Sums over millions of teams end a little beside 1.
    if share >= 0.01 {
        return format!("{:.1} %", share.min(1.0) * 100.0);
    }
    if share < 1e-9 {
        return "under 1 in 10^9".into();
    }
    // Two digits that count; more would promise more than opinions can be known.
    let (many, mut unit) = (share.recip(), 1.0);
    while many / unit >= 100.0 {
        unit *= 10.0;
    }
    format!("1 in {}", grouped(&format!("{:.0}", (many / unit).round() * unit)))
}

/// Digits in groups of three.
fn grouped(digits: &str) -> String {
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// How likely something is in one of so many that have nothing in common. Exact where it is next to nothing, too.
pub fn in_some(share: f64, many: usize) -> f64 {
    -(many as f64 * (-share).ln_1p()).exp_m1()
}

/// A share that lies between two, in words only where they differ.
pub fn between(least: f64, most: f64) -> String {
    let (least, most) = (exact(least), exact(most));
    if least == most { least } else { format!("{} to {most}", least.trim_end_matches(" %")) }
}

/// Fewer teams than this are too few to name a share.
const FEW: u32 = 20;

/// A share of random teams with half of its 95 % interval, and where it is open what is known, from the least to the most. Where nearly no
/// team is left, the end of the interval.
pub fn sampled(least: Sampled, most: Sampled) -> String {
    let (low, high) = most.interval();
    if most.hits < FEW {
        return format!("under {:.3} %", 100.0 * high);
    }
    if most.teams - most.hits < FEW {
        return format!("over {:.2} %", 100.0 * least.interval().0);
    }
    let half = 50.0 * (high - low);
    // As many digits as the error has to one that counts.
    let digits = (1..4).find(|&digits| half * 10f64.powi(digits) >= 0.95).unwrap_or(4);
    let digits = usize::try_from(digits).unwrap_or(1);
    let percent = |sampled: Sampled| format!("{:.digits$}", 100.0 * sampled.share());
    let (least, most) = (percent(least), percent(most));
    let value = if least == most { most } else { format!("{least} to {most}") };
    format!("{value} ± {half:.digits$} %")
}

/// A share of random teams of which more may be true than was found.
pub fn at_least(found: Sampled) -> String {
    match found.hits {
        0 => "none found".into(),
        hits if hits < FEW => format!("{hits} of {} found", grouped(&found.teams.to_string())),
        _ => format!("at least {}", sampled(found, found)),
    }
}

/// A share as one of a hundred teams, for people.
pub fn of_a_hundred(share: f64) -> String {
    match 100.0 * share {
        percent if percent < 0.5 => "under 1 of 100".into(),
        percent if percent >= 99.5 => "nearly all".into(),
        percent => format!("{percent:.0} of 100"),
    }
}
