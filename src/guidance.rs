//! Which guidance fits an area: by what the area is about, and by how it came out.

use crate::figures::{Band, Spread};
use crate::locale::Locale;
use crate::locale::catalogue::{Advice, AreaAdvice};
use crate::question_set::QuestionSet;

/// How an area came out, as far as guidance goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// Low, and people see it alike.
    LowAgreed,
    /// Low, and people see it differently; or wherever its score lies, it splits the team, and then the score says little.
    Split,
    /// Low, of so few people that nothing is known of how alike they see it.
    LowUnknown,
    /// Neither low nor good, and it does not split the team.
    Middling,
    /// Good, and it does not split the team.
    Strong,
}

impl Pattern {
    /// Every pattern.
    pub const ALL: [Self; 5] = [Self::LowAgreed, Self::Split, Self::LowUnknown, Self::Middling, Self::Strong];

    /// The pattern of an area by where its mean lies and how far people lie apart, if that is known.
    pub fn of(band: Band, spread: Option<Spread>) -> Self {
        match (band, spread) {
            (_, Some(Spread::Wide)) | (Band::Low, Some(Spread::Some)) => Self::Split,
            (Band::Low, Some(Spread::Close)) => Self::LowAgreed,
            (Band::Low, None) => Self::LowUnknown,
            (Band::Mixed, _) => Self::Middling,
            (Band::Good, _) => Self::Strong,
        }
    }
}

/// What to say, ask and do about an area of a question set. Of own sets nothing is known, whatever their areas are called.
pub fn advice(locale: Locale, set: &QuestionSet, area: usize, pattern: Pattern) -> &'static Advice {
    let all = locale.advice();
    let about: &'static AreaAdvice = match set.areas()[area].id.as_str() {
        _ if !set.is_built_in() => all.general,
        "support" => all.support,
        "conflict" => all.conflict,
        "potential" => all.potential,
        "community" => all.community,
        "learn" => all.learn,
        "feelings" => all.feelings,
        "looking-after" => all.looking_after,
        "trust" => all.trust,
        _ => all.general,
    };
    match pattern {
        Pattern::LowAgreed => &about.low_agreed,
        Pattern::Split => &about.split,
        Pattern::LowUnknown => &about.low_unknown,
        Pattern::Middling => &about.middling,
        Pattern::Strong => &about.strong,
    }
}
