//! What to talk about, in words: for each area with a figure what fits its result, the area that needs it most first.

use super::lang;
use crate::figures::{AreaFigures, Band, Spread};
use crate::guidance::{Pattern, advice};
use crate::locale::catalogue::{Action, Evidence};
use crate::locale::{Locale, fill, isolated};
use crate::release::Release;
use crate::report::{AreaReport, Report};

/// The talk about one area.
#[derive(Debug, Clone, PartialEq)]
pub struct TalkText {
    /// Position of the area in the question set.
    pub area: usize,
    /// The area and how it came out.
    pub heading: String,
    /// The language of the area's title, where it is known.
    pub lang: Option<String>,
    /// How it came out.
    pub pattern: Pattern,
    /// Two sentences to begin with.
    pub opening: [&'static str; 2],
    /// A third sentence where nothing is known of how alike people see it and the others speak for all.
    pub unsure: Option<&'static str>,
    /// Two questions for the team.
    pub questions: [&'static str; 2],
    /// What the manager can do.
    pub actions: &'static [Action],
    /// What to avoid.
    pub avoid: &'static str,
    /// How much is known about such actions.
    pub evidence: &'static str,
}

impl TalkText {
    /// The talks about a release's areas: what is low, then what splits the team, then the others, each by score, the lowest first.
    pub fn all(locale: Locale, release: &Release, report: &Report) -> Vec<Self> {
        let mut scored: Vec<_> = report.areas.iter().filter_map(|area| Some((area, area.figures?))).collect();
        let need = |(area, figures): &(&AreaReport, AreaFigures)| match (figures.band(), area.spread) {
            (Band::Low, _) => 0,
            (_, Some(Spread::Wide)) => 1,
            _ => 2,
        };
        scored.sort_by(|first, second| need(first).cmp(&need(second)).then(first.1.score().total_cmp(&second.1.score())));
        let t = locale.guidance();
        let talk = |(area, figures): (&AreaReport, AreaFigures)| {
            let pattern = Pattern::of(figures.band(), area.spread);
            let heading = match pattern {
                Pattern::LowAgreed => t.pattern_low_agreed,
                Pattern::Split if figures.band() == Band::Low => t.pattern_low_split,
                Pattern::Split => t.pattern_split,
                Pattern::LowUnknown => t.pattern_low_unknown,
                Pattern::Middling => t.pattern_middling,
                Pattern::Strong => t.pattern_strong,
            };
            let advice = advice(locale, release.set(), area.area, pattern);
            Self {
                area: area.area,
                heading: fill(heading, &[("area", &isolated(&release.set().areas()[area.area].title))]),
                lang: lang(release.set()),
                pattern,
                opening: advice.opening,
                // What low areas say of few people says so itself.
                unsure: (area.spread.is_none() && [Pattern::Middling, Pattern::Strong].contains(&pattern)).then_some(t.unsure),
                questions: advice.questions,
                actions: advice.actions,
                avoid: advice.avoid,
                evidence: match advice.evidence {
                    Evidence::Tested => t.evidence_tested,
                    Evidence::Linked => t.evidence_linked,
                    Evidence::Practice => t.evidence_practice,
                },
            }
        };
        scored.into_iter().map(talk).collect()
    }
}
