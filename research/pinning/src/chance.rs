//! Random numbers from a fixed start, and how sure a share of random teams is.

/// Numbers that look random and are the same in every run (Steele, Lea and Flood 2014, `SplitMix64`).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// From this start.
    pub fn from(start: u64) -> Self {
        Self(start)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// At least 0, below 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A share of random teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sampled {
    /// Teams in which it was so.
    pub hits: u32,
    /// Teams looked at.
    pub teams: u32,
}

impl Sampled {
    /// The share.
    pub fn share(self) -> f64 {
        f64::from(self.hits) / f64::from(self.teams)
    }

    /// The 95 % interval of Wilson (1927).
    pub fn interval(self) -> (f64, f64) {
        let (z, teams, share) = (1.96, f64::from(self.teams), self.share());
        let spread = z * (share * (1.0 - share) / teams + z * z / (4.0 * teams * teams)).sqrt();
        let middle = share + z * z / (2.0 * teams);
        let all = 1.0 + z * z / teams;
        (((middle - spread) / all).max(0.0), ((middle + spread) / all).min(1.0))
    }
}

/// In how many ways so many of so many can be chosen.
pub fn choose(of: usize, chosen: usize) -> f64 {
    if chosen > of {
        return 0.0;
    }
    (0..chosen).map(|at| (of - at) as f64 / (at + 1) as f64).product::<f64>().round()
}

/// One in a set of weights, by where `unit` falls among their running sums.
pub fn pick(running_sums: &[f64], unit: f64) -> usize {
    running_sums.partition_point(|&sum| sum <= unit).min(running_sums.len() - 1)
}
